"""What follows when a tenant leaves, or comes back."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from bot.clock import MovableClock, micros
from bot.errors import SealBroken, StoreError
from bot.keeping import Keeping
from bot.model.nudge import NudgeStatus
from bot.model.people import Address
from bot.store import contacts, installations, members, nudges, opportunities, pace, queue, sweep, tables
from bot.store.queue import Settlement
from bot.store.store import Store
from tests.store.makers import BOT, NOW, member, nudge, stored, with_members, world
from tests.store.test_installations import (
    DAY,
    HOUR,
    MINUTE,
    T1,
    T2,
    WEEK,
    claim,
    clock,
    count,
    everyone,
    installation,
    keeping,
    left,
    nudge_now,
)


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


__all__ = ["clock", "keeping"]
