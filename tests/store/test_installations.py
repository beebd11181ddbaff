"""What a platform keeps: installations, leases, tickets; and what follows when a tenant leaves or comes back."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.clock import MovableClock
from bot.errors import NotYours, SealBroken
from bot.keeping import Keeping
from bot.model.nudge import Nudge
from bot.model.people import Tenant
from bot.ports import Installation
from bot.store import members, nudges, pace, queue, sweep, tables
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.vault import Vault
from tests.store.makers import BOT, NOW, member, with_members

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
T1, T2 = Tenant("slack", "T1"), Tenant("slack", "T2")
TOKEN = "xoxb-a-token-of-T1"


def installation(tenant: Tenant = T1, token: str = TOKEN, **more: object) -> Installation:
    return Installation(tenant, {"bot_token": token, "scopes": ["chat:write"], **more}, NOW + 12 * HOUR)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def keeping(store: Store, clock: MovableClock) -> Keeping:
    return Keeping(store, clock, asker=BOT, purge_after=WEEK)


async def everyone(store: Store) -> set[str]:
    async with store.read(BOT) as tx:
        return set(await members.everyone(tx))


async def nudge_now(store: Store, id: str) -> Nudge:
    async with store.read(BOT) as tx:
        found = await nudges.get(tx, id)
    assert found is not None
    return found


async def claim(store: Store, at=NOW, token: str = "t") -> list[str]:
    async with store.begin(BOT) as tx:
        return [each.nudge.id for each in await queue.claim(tx, now=at, limit=50, lease=MINUTE, token=token)]


async def count(store: Store, table) -> int:
    async with store.read(BOT) as tx:
        return len(await tx.rows(select(table)))


# installations


async def test_an_installation_comes_back_as_it_was_kept(keeping: Keeping) -> None:
    assert await keeping.installed(T1) is None
    await keeping.install(installation())
    await keeping.install(replace(installation(T2), expires_at=None))
    assert await keeping.installed(T1) == installation()
    assert await keeping.installations("slack") == (installation(), replace(installation(T2), expires_at=None))
    assert await keeping.installations("discord") == ()
    assert await keeping.installed(Tenant("discord", "T1")) is None


async def test_what_runs_out_soon_is_found_by_its_time_and_nothing_else_is_opened(
    keeping: Keeping, store: Store
) -> None:
    await keeping.install(installation())
    await keeping.install(replace(installation(T2), expires_at=None))
    await keeping.install(replace(installation(Tenant("slack", "T3")), expires_at=NOW + HOUR))
    async with store.begin(BOT) as tx:
        await tx.rows(update(tables.installations).where(tables.installations.c.tenant != "T3").values(sealed=b"{}"))
    for before, found in ((NOW + HOUR, 0), (NOW + HOUR + timedelta(microseconds=1), 1), (NOW + 12 * HOUR, 1)):
        assert len(await keeping.installations("slack", expiring_before=before)) == found
    with pytest.raises(SealBroken):
        await keeping.installations("slack", expiring_before=NOW + 13 * HOUR)
    assert await keeping.installations("discord", expiring_before=NOW + HOUR * 2) == ()


async def test_a_second_installation_takes_the_place_of_the_first(keeping: Keeping, store: Store) -> None:
    await keeping.install(installation())
    await keeping.install(installation(token="xoxb-new", scopes=["chat:write", "im:history"]))
    found = await keeping.installed(T1)
    assert found is not None
    assert found.details["scopes"] == ["chat:write", "im:history"]
    assert await count(store, tables.installations) == 1


async def test_nothing_of_an_installation_can_be_read_without_the_key(keeping: Keeping, store: Store) -> None:
    await keeping.install(installation(team_name="Acme Alumni", installer="U-ana"))
    async with store.read(BOT) as tx:
        (row,) = await tx.rows(select(tables.installations))
    words = b"|".join(value if isinstance(value, bytes) else str(value).encode() for value in row)
    for private in (b"xoxb", b"Acme", b"U-ana", b"chat:write"):
        assert private not in words


async def test_an_installation_opens_only_in_its_own_row(keeping: Keeping, store: Store) -> None:
    await keeping.install(installation())
    await keeping.install(installation(T2, "xoxb-other"))
    async with store.begin(BOT) as tx:
        (row,) = await tx.rows(select(tables.installations.c.sealed).where(tables.installations.c.tenant == "T2"))
        moved = update(tables.installations).where(tables.installations.c.tenant == "T1").values(sealed=bytes(row[0]))
        await tx.rows(moved)
    with pytest.raises(SealBroken):
        await keeping.installed(T1)


async def test_a_token_is_in_no_repr(keeping: Keeping) -> None:
    await keeping.install(installation())
    assert TOKEN not in repr(await keeping.installed(T1))


async def test_only_the_bot_itself_has_to_do_with_installations(store: Store) -> None:
    ana = member("ana")
    await with_members(store, ana)
    keeping = Keeping(store, MovableClock(NOW), asker=AsMember(ana.id), purge_after=WEEK)
    for attempt in (
        keeping.installed(T1),
        keeping.installations("slack"),
        keeping.install(installation()),
        keeping.renew(installation()),
        keeping.lease(T1, until=NOW),
        keeping.uninstall(T1),
        keeping.installations("slack", expiring_before=NOW),
        keeping.take_ticket("slack", "x", expires_at=NOW),
        keeping.purge(),
    ):
        with pytest.raises(NotYours):
            await attempt


# leases


async def test_one_of_many_gets_the_lease_until_it_ends(keeping: Keeping, clock: MovableClock) -> None:
    assert not await keeping.lease(T1, until=NOW + MINUTE)
    await keeping.install(installation())
    asked = await asyncio.gather(*(keeping.lease(T1, until=NOW + MINUTE) for _ in range(8)))
    assert sorted(asked) == [False] * 7 + [True]
    clock.move_to(NOW + MINUTE - timedelta(microseconds=1))
    assert not await keeping.lease(T1, until=NOW + 2 * MINUTE)
    clock.move_to(NOW + MINUTE)
    assert await keeping.lease(T1, until=NOW + 2 * MINUTE)


async def test_a_new_token_ends_the_lease(keeping: Keeping) -> None:
    await keeping.install(installation())
    assert await keeping.lease(T1, until=NOW + MINUTE)
    assert await keeping.renew(installation(token="xoxb-new"))
    assert await keeping.installed(T1) == installation(token="xoxb-new")
    assert await keeping.lease(T1, until=NOW + MINUTE)
    await keeping.install(installation())
    assert await keeping.lease(T1, until=NOW + MINUTE)


@pytest.mark.parametrize("database", ["postgresql"])
async def test_one_of_several_processes_gets_the_lease(database_url: str, vault: Vault) -> None:
    stores = [await Store.open(database_url, vault) for _ in range(3)]
    all_of_them = [Keeping(each, MovableClock(NOW), asker=BOT, purge_after=WEEK) for each in stores]
    await all_of_them[0].install(installation())
    asked = await asyncio.gather(*(each.lease(T1, until=NOW + MINUTE) for each in all_of_them * 4))
    assert asked.count(True) == 1
    for each in stores:
        await each.close()


async def test_a_token_renewed_after_the_tenant_left_does_not_bring_it_back(keeping: Keeping, store: Store) -> None:
    await keeping.install(installation())
    await keeping.uninstall(T1)
    assert not await keeping.renew(installation(token="xoxb-new"))
    assert await keeping.installed(T1) is None
    assert await count(store, tables.departures) == 1


# tickets


async def test_a_ticket_is_taken_once(keeping: Keeping) -> None:
    asked = await asyncio.gather(
        *(keeping.take_ticket("slack", "secret", expires_at=NOW + MINUTE) for _ in range(8))
    )
    assert sorted(asked) == [False] * 7 + [True]
    assert await keeping.take_ticket("discord", "secret", expires_at=NOW + MINUTE)
    assert await keeping.take_ticket("slack", "another", expires_at=NOW + MINUTE)
    assert not await keeping.take_ticket("slack", "another", expires_at=NOW + HOUR)


@pytest.mark.parametrize("database", ["postgresql"])
async def test_a_ticket_is_taken_by_one_of_several_processes(database_url: str, vault: Vault) -> None:
    stores = [await Store.open(database_url, vault) for _ in range(3)]
    all_of_them = [Keeping(each, MovableClock(NOW), asker=BOT, purge_after=WEEK) for each in stores]
    asked = await asyncio.gather(*(each.take_ticket("slack", "x", expires_at=NOW + MINUTE) for each in all_of_them * 4))
    assert asked.count(True) == 1
    for each in stores:
        await each.close()


async def test_a_ticket_is_kept_as_a_hash_and_swept_when_it_expired(keeping: Keeping, store: Store) -> None:
    await keeping.take_ticket("slack", "secret", expires_at=NOW + MINUTE)
    async with store.read(BOT) as tx:
        (row,) = await tx.rows(select(tables.tickets))
    assert b"secret" not in bytes(row[1])
    for at, left in ((NOW + MINUTE - timedelta(microseconds=1), 1), (NOW + MINUTE, 0)):
        async with store.begin(BOT) as tx:
            await sweep.sweep(tx, at)
        assert await count(store, tables.tickets) == left


# lanes


async def test_a_shut_lane_is_kept_for_as_long_as_it_is_shut(store: Store) -> None:
    async with store.begin(BOT) as tx:
        await pace.shut(tx, "slack/T1", NOW + MINUTE)
        await pace.shut(tx, "slack/T1", NOW + 2 * MINUTE)
        await pace.shut(tx, "slack/T1", NOW + MINUTE)
        await pace.shut(tx, "slack/T2", NOW + MINUTE)
        assert await pace.shut_lanes(tx, NOW) == {"slack/T1": NOW + 2 * MINUTE, "slack/T2": NOW + MINUTE}
        assert await pace.shut_lanes(tx, NOW + MINUTE) == {"slack/T1": NOW + 2 * MINUTE}
        await sweep.sweep(tx, NOW + MINUTE)
    assert await count(store, tables.lanes) == 1


# leaving


async def left(keeping: Keeping, store: Store, times: int = 1) -> None:
    for _ in range(times):
        await keeping.uninstall(T1)
