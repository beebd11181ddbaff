"""What a platform keeps: installations, leases, tickets; and what follows when a tenant leaves or comes back."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.clock import MovableClock, micros
from bot.errors import NotYours, SealBroken, StoreError
from bot.keeping import Keeping
from bot.model.nudge import Nudge, NudgeStatus
from bot.model.people import Address, Tenant
from bot.ports import Installation
from bot.store import contacts, installations, members, nudges, opportunities, pace, queue, sweep, tables
from bot.store.queue import Settlement
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.vault import Vault
from tests.store.makers import BOT, NOW, member, nudge, stored, with_members, world

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


async def test_h11_a_tenant_that_left_is_stopped_and_no_other(keeping: Keeping, store: Store) -> None:
    ana, ben = world("ana"), world("ben", tenant="T2")
    await stored(store, ana, ben)
    for tenant in (T1, T2):
        await keeping.install(installation(tenant))
    async with store.begin(BOT) as tx:
        await pace.shut(tx, "slack/T1", NOW + MINUTE)
    await left(keeping, store, times=6)
    assert await keeping.installed(T1) is None
    assert await keeping.installed(T2) is not None
    assert await claim(store, NOW + WEEK) == [ben.nudge.id]
    aside = await nudge_now(store, ana.nudge.id)
    assert aside.status is NudgeStatus.POSTPONED
    assert aside.due_at == NOW
    assert await count(store, tables.lanes) == 0
    assert await everyone(store) == {ana.member.id, ben.member.id}


async def test_a_delivery_in_flight_when_the_tenant_leaves_is_void_and_asked_after_later(
    keeping: Keeping, store: Store
) -> None:
    ana = world("ana")
    await stored(store, ana)
    await keeping.install(installation())
    assert await claim(store, token="flight") == [ana.nudge.id]
    await left(keeping, store, times=2)
    async with store.begin(BOT) as tx:
        done = Settlement(ana.nudge.id, "flight", NudgeStatus.DELIVERED, delivered_at=NOW)
        assert await queue.settle(tx, [done]) == frozenset()
    void = await nudge_now(store, ana.nudge.id)
    assert (void.status, void.token) == (NudgeStatus.UNCERTAIN, None)
    await keeping.install(installation())
    async with store.begin(BOT) as tx:
        (again,) = await queue.claim(tx, now=NOW, limit=5, lease=MINUTE, token="t")
    assert again.before is NudgeStatus.UNCERTAIN


async def test_a_tenant_that_comes_back_in_time_loses_nothing(
    keeping: Keeping, store: Store, clock: MovableClock
) -> None:
    ana, ben = world("ana"), world("ben", tenant="T2")
    await stored(store, ana, ben)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, nudge(ana.member, "later", at=NOW + 3 * DAY))
    await claim(store)
    async with store.begin(BOT) as tx:
        for each, at in ((ana.nudge, NOW + HOUR), (ben.nudge, NOW + HOUR)):
            await queue.settle(tx, [Settlement(each.id, "t", NudgeStatus.POSTPONED, next_at=at)])
    await left(keeping, store)
    clock.move_to(NOW + 2 * DAY)
    await keeping.install(installation(token="xoxb-new"))
    assert await count(store, tables.departures) == 0
    assert (await nudge_now(store, ana.nudge.id)).next_at == NOW
    assert (await nudge_now(store, f"later-{ana.member.id}")).next_at == NOW + 3 * DAY
    # A tenant that stayed keeps what was put off.
    assert (await nudge_now(store, ben.nudge.id)).next_at == NOW + HOUR
    clock.move_to(NOW + WEEK)
    await keeping.purge()
    assert ana.member.id in await everyone(store)


async def test_installing_again_without_having_left_moves_nothing(keeping: Keeping, store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    await keeping.install(installation())
    await claim(store)
    async with store.begin(BOT) as tx:
        await queue.settle(tx, [Settlement(ana.nudge.id, "t", NudgeStatus.POSTPONED, next_at=NOW + HOUR)])
    await keeping.install(installation(token="xoxb-new"))
    assert (await nudge_now(store, ana.nudge.id)).next_at == NOW + HOUR


async def test_a_tenant_that_comes_back_wakes_the_worker(keeping: Keeping, store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    await left(keeping, store)
    async with store.read(BOT) as tx:
        await queue.next_due(tx)
    await keeping.install(installation())
    async with asyncio.timeout(5):
        await store.woken(600)


# the purge


async def test_what_left_is_erased_when_its_time_has_come(
    keeping: Keeping, store: Store, clock: MovableClock
) -> None:
    ana, ben = world("ana"), world("ben", tenant="T2")
    await stored(store, ana, ben)
    await keeping.install(installation(T2))
    await left(keeping, store)
    clock.move_to(NOW + DAY)
    # Said again, the first moment counts.
    await left(keeping, store)
    clock.move_to(NOW + WEEK - timedelta(microseconds=1))
    await keeping.purge()
    assert ana.member.id in await everyone(store)
    clock.move_to(NOW + WEEK)
    await keeping.purge()
    await keeping.purge()
    assert await everyone(store) == {ben.member.id}
    async with store.read(BOT) as tx:
        assert await opportunities.get(tx, ana.opportunity.id) is None
        assert await contacts.get(tx, ana.contact.id) is None
        assert await nudges.get(tx, ana.nudge.id) is None
        assert await nudges.get(tx, ben.nudge.id) == ben.nudge
        assert await members.by_address(tx, ana.member.addresses[0]) is None
    for table in (tables.departures, tables.lanes):
        assert await count(store, table) == 0
    assert await count(store, tables.installations) == 1


async def test_with_no_days_everything_is_erased_at_once(store: Store, clock: MovableClock) -> None:
    keeping = Keeping(store, clock, asker=BOT, purge_after=timedelta(0))
    ana, ben = world("ana"), world("ben", tenant="T2")
    await stored(store, ana, ben)
    await left(keeping, store, times=3)
    assert await everyone(store) == {ben.member.id}
    assert await count(store, tables.departures) == 0


async def test_somebody_at_home_elsewhere_stays_and_loses_that_address(
    keeping: Keeping, store: Store, clock: MovableClock
) -> None:
    there, elsewhere = Address("slack", "T1", "U-eva", "D1"), Address("slack", "T2", "U-eva", "D2")
    eva = replace(member("eva", tenant="T2"), addresses=(elsewhere, there))
    lone = replace(member("lone", tenant="T2"), addresses=(Address("slack", "T1", "U-lone"),))
    await with_members(store, eva, lone)
    await left(keeping, store)
    async with store.read(BOT) as tx:
        known = await members.get(tx, eva.id)
    # Reached where the bot still is.
    assert known is not None
    assert known.addresses == (there, elsewhere)
    clock.move_to(NOW + WEEK)
    await keeping.purge()
    async with store.read(BOT) as tx:
        known = await members.get(tx, eva.id)
        assert await members.by_address(tx, there) is None
    assert known is not None
    assert known.addresses == (elsewhere,)
    assert known.addresses[0].room == "D2"
    # Whom no address leads to any more, nobody could ever ask for again.
    assert await everyone(store) == {eva.id}


async def test_a_purge_that_is_interrupted_goes_on_where_it_was(
    keeping: Keeping, store: Store, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [member(f"p{number:02}") for number in range(2 * sweep.AT_ONCE + 5)]
    await with_members(store, *people)
    await left(keeping, store)
    clock.move_to(NOW + WEEK)
    real, gone = members.remove, []

    async def cut_off(tx, id):
        gone.append(id)
        if len(gone) == sweep.AT_ONCE + 7:
            raise StoreError("the power went")
        return await real(tx, id)

    monkeypatch.setattr(members, "remove", cut_off)
    with pytest.raises(StoreError):
        await keeping.purge()
    # Whole steps only: the first was committed, the second is as if it had not begun.
    assert len(await everyone(store)) == len(people) - sweep.AT_ONCE
    monkeypatch.undo()
    await keeping.purge()
    assert await everyone(store) == set()
    assert await count(store, tables.departures) == 0


async def test_a_tenant_that_comes_back_during_its_purge_keeps_what_is_left(
    keeping: Keeping, store: Store, clock: MovableClock
) -> None:
    people = [member(f"p{number:02}") for number in range(sweep.AT_ONCE + 5)]
    await with_members(store, *people)
    await left(keeping, store)
    clock.move_to(NOW + WEEK)
    async with store.begin(BOT) as tx:
        assert await sweep.purge(tx, clock.now())
    await keeping.install(installation())
    await keeping.purge()
    assert len(await everyone(store)) == 5
    assert await keeping.installed(T1) is not None


async def test_a_purge_and_a_return_at_the_same_time_end_whole(
    keeping: Keeping, store: Store, clock: MovableClock
) -> None:
    people = [member(f"p{number:02}") for number in range(3)]
    await with_members(store, *people)
    await left(keeping, store)
    clock.move_to(NOW + WEEK)
    await asyncio.gather(keeping.purge(), keeping.install(installation()), keeping.purge())
    # Whichever was first, the tenant is installed, and its members are all there or all gone.
    assert await keeping.installed(T1) is not None
    assert len(await everyone(store)) in (0, 3)
    assert await count(store, tables.departures) == 0


async def test_setting_aside_does_not_read_the_whole_queue(store: Store, database: str) -> None:
    people = [member(f"p{number:03}", tenant=f"T{number}") for number in range(300)]
    await with_members(store, *people)
    async with store.begin(BOT) as tx:
        for each in people:
            await nudges.add(tx, nudge(each))
        session = tx._work.session
        if database == "postgresql":
            await session.rows("ANALYZE nudges", [])
            await session.rows("ANALYZE members", [])
        prepared = tx._work.statements.prepared(queue._SET_ASIDE[0])
        given = {"on": "slack", "within": "T7", "aside_until": micros(NOW)}
        explain = "EXPLAIN QUERY PLAN " if database == "sqlite" else "EXPLAIN "
        answer = await session.rows(explain + prepared.text, prepared.arguments(given))
        told = "\n".join(str(tuple(line)) for line in answer)
    assert "members_home_ix" in told, told
    assert "nudges_member_ix" in told, told


async def test_a_row_of_another_make_is_not_opened(store: Store, keeping: Keeping) -> None:
    async with store.begin(BOT) as tx:
        await tx.many(
            insert(tables.installations),
            [{"platform": "slack", "tenant": "T1", "expires_at": None, "leased_until": None, "sealed": b"{}"}],
        )
    with pytest.raises(SealBroken):
        await keeping.installed(T1)
    async with store.begin(BOT) as tx:
        await installations.remove(tx, T1)
    assert await keeping.installed(T1) is None
