"""Transactions: whole or not at all, one a task, one process a file; and the bell."""

import asyncio
import fcntl
import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.errors import AlreadyRunning, Nested, SealBroken, SettingsError, StoreError
from bot.store import members, nudges, queue
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.vault import Vault
from tests.databases import Postgres, Server
from tests.store.makers import BOT, NOW, member, nudge, with_members

NEVER = 60.0


async def names(store: Store) -> tuple[str, ...]:
    async with store.read(BOT) as tx:
        return await members.everyone(tx)


async def test_a_transaction_inside_another_of_the_same_task_is_refused(store: Store) -> None:
    for outer in (store.begin, store.read):
        for inner in (store.begin, store.read):
            async with outer(BOT):
                with pytest.raises(Nested):
                    async with inner(BOT):
                        pass
    async with store.begin(BOT):
        # A task of its own may, and waits its turn.
        other = asyncio.create_task(with_members(store, member("ana")))
    await other
    assert await names(store) == ("m-ana",)


async def test_what_is_raised_rolls_everything_back(store: Store) -> None:
    async def write() -> None:
        async with store.begin(BOT) as tx:
            await members.put(tx, member("ana"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write()
    assert await names(store) == ()


async def test_a_cancelled_task_rolls_back_and_leaves_the_way_free(store: Store) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with store.begin(BOT) as tx:
            await members.put(tx, member("ana"))
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await with_members(store, member("ben"))
    assert await names(store) == ("m-ben",)


async def test_wherever_a_task_is_cancelled_the_rows_are_all_there_or_none(store: Store) -> None:
    for steps in range(0, 60, 3):
        task = asyncio.create_task(with_members(store, member("ana"), member("ben")))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        await with_members(store, member("eva"))
        assert await names(store) in (("m-eva",), ("m-ana", "m-ben", "m-eva")), steps
        async with store.begin(BOT) as tx:
            for name in ("ana", "ben", "eva"):
                await members.remove(tx, member(name).id)


async def test_a_transaction_that_is_over_answers_no_more(store: Store) -> None:
    async with store.begin(BOT) as tx:
        pass
    with pytest.raises(StoreError):
        await members.everyone(tx)


async def test_a_read_writes_nothing(store: Store) -> None:
    with pytest.raises(StoreError):
        async with store.read(BOT) as tx:
            await members.put(tx, member("ana"))
    assert await names(store) == ()


async def test_a_read_sees_one_moment(store: Store) -> None:
    async with store.read(BOT) as tx:
        assert await members.everyone(tx) == ()
        await asyncio.create_task(with_members(store, member("ana")))
        assert await members.everyone(tx) == ()


async def test_two_writers_for_one_member_take_turns(store: Store) -> None:
    await with_members(store, member("ana"))
    asker = AsMember(member("ana").id)

    async def one_more() -> None:
        async with store.begin(BOT) as wide:
            tx = wide.narrowed(asker)
            ana = (await members.get_many(tx, [asker.member_id]))[asker.member_id]
            await members.put(tx, type(ana)(**{**_fields(ana), "nudges": ana.nudges + 1}))

    await asyncio.gather(*(one_more() for _ in range(8)))
    async with store.read(asker) as tx:
        ana = await members.get(tx, asker.member_id)
    assert ana is not None
    assert ana.nudges == 10


def _fields(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}  # type: ignore[attr-defined]


async def test_more_readers_than_connections_wait_their_turn(store: Store) -> None:
    assert await asyncio.gather(*(names(store) for _ in range(50))) == [()] * 50


@pytest.mark.parametrize("database", ["sqlite"])
async def test_a_second_process_on_one_file_is_refused(database_url: str, vault: Vault, tmp_path: Path) -> None:
    store = await Store.open(database_url, vault)
    with pytest.raises(AlreadyRunning, match=f"process {os.getpid()} already runs on .*afternote.sqlite3;"):
        await Store.open(database_url, vault)
    await store.close()
    descriptor = os.open(tmp_path / "afternote.sqlite3.lock", os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(AlreadyRunning):
        await Store.open(database_url, vault)
    os.close(descriptor)
    await (await Store.open(database_url, vault)).close()


@pytest.mark.parametrize("database", ["sqlite"])
async def test_sqlite_is_set_to_be_durable(store: Store, tmp_path: Path) -> None:
    async with store.begin(BOT) as tx:
        told = {
            name: (await tx._work.session.rows(f"PRAGMA {name}", []))[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    await with_members(store, member("ana"))
    await store.checkpoint()
    assert (tmp_path / "afternote.sqlite3-wal").stat().st_size == 0


async def test_another_key_is_told_at_the_start(database_url: str, vault: Vault, key: str) -> None:
    await (await Store.open(database_url, vault)).close()
    other = "A" * 43 + "="
    with pytest.raises(SealBroken, match="the key does not fit"):
        await Store.open(database_url, Vault.from_keys(other))
    await (await Store.open(database_url, Vault.from_keys(other, key))).close()


@pytest.mark.parametrize("url", ["", "mysql://x/y", "sqlite:", "sqlite://", "postgresql:x"])
async def test_an_unknown_url_is_told(url: str, vault: Vault) -> None:
    with pytest.raises(SettingsError):
        await Store.open(url, vault)


async def test_a_server_that_does_not_answer_is_told(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        await Store.open(f"postgresql://postgres@/x?host={tmp_path}", vault)


async def test_an_earlier_row_wakes_the_worker_and_a_later_one_does_not(store: Store) -> None:
    ana = member("ana")
    await with_members(store, ana)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, nudge(ana, "first", at=NOW + timedelta(hours=1)))
    async with store.read(BOT) as tx:
        await queue.next_due(tx)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, nudge(ana, "later", at=NOW + timedelta(hours=2)))
    await store.woken(0.01)
    assert not store._wake._bell.is_set()

    async def undone() -> None:
        async with store.begin(BOT) as tx:
            await nudges.add(tx, nudge(ana, "undone", at=NOW))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await undone()
    assert not store._wake._bell.is_set()
    sleeper = asyncio.create_task(store.woken(NEVER))
    async with store.begin(BOT) as tx:
        await nudges.add(tx, nudge(ana, "earlier", at=NOW))
    async with asyncio.timeout(10):
        await sleeper


async def test_a_row_written_while_the_worker_looks_is_not_slept_through(store: Store) -> None:
    ana = member("ana")
    await with_members(store, ana)
    async with store.read(BOT) as tx:
        await queue.next_due(tx)

        async def write() -> None:
            async with store.begin(BOT) as other:
                await nudges.add(other, nudge(ana, "new", at=NOW))

        await asyncio.create_task(write())
    async with asyncio.timeout(10):
        await store.woken(NEVER)


@pytest.mark.parametrize("database", ["postgresql"])
async def test_another_process_wakes_the_worker_for_what_is_due_soon(database_url: str, vault: Vault) -> None:
    clock = MovableClock(NOW)
    here, there = [await Store.open(database_url, vault, clock=clock) for _ in range(2)]
    ana = member("ana")
    await with_members(there, ana)
    async with here.read(BOT) as tx:
        await queue.next_due(tx)
    await here.woken(0.01)
    async with there.begin(BOT) as tx:
        await nudges.add(tx, nudge(ana, "far", at=NOW + timedelta(seconds=31)))
    async with there.begin(BOT) as tx:
        await nudges.add(tx, nudge(ana, "near", at=NOW + timedelta(seconds=29)))
    async with asyncio.timeout(10):
        await here.woken(NEVER)
    await here.close()
    await there.close()


async def test_a_server_that_was_restarted_is_found_again(postgres: Postgres, vault: Vault) -> None:
    if postgres.server is None:
        pytest.skip("the server is not ours to restart")
    name = postgres.fresh()
    store = await Store.open(postgres.url(name), vault)
    await asyncio.gather(*(names(store) for _ in range(10)))
    await store.woken(0.01)
    server: Server = postgres.server
    server.stop(signal.SIGQUIT)
    with pytest.raises(StoreError):
        await names(store)
    server.start()
    await with_members(store, member("ana"))
    assert await names(store) == ("m-ana",)
    await store.woken(0.01)
    async with store.read(BOT) as tx:
        await queue.next_due(tx)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, nudge(member("ana"), at=NOW))
    async with asyncio.timeout(10):
        await store.woken(NEVER)
    await store.close()
    postgres.drop(name)
