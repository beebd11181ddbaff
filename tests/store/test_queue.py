"""The queue: planned once, claimed by one, settled by who holds the token."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.ids import NudgeId
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus
from bot.model.people import Address
from bot.ports import Receipt
from bot.store import measure, nudges, opportunities, queue
from bot.store.queue import Settlement
from bot.store.store import Store
from bot.store.vault import Vault
from tests.store.makers import BOT, NOW, member, nudge, opportunity, stored, with_members, world

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


async def claimed(store: Store, *, at=NOW, limit: int = 10, token: str = "t") -> tuple[queue.Claimed, ...]:
    async with store.begin(BOT) as tx:
        return await queue.claim(tx, now=at, limit=limit, lease=MINUTE, token=token)


async def settled(store: Store, *settlements: Settlement) -> frozenset[NudgeId]:
    async with store.begin(BOT) as tx:
        return await queue.settle(tx, settlements)


async def found(store: Store, id: NudgeId) -> Nudge:
    async with store.read(BOT) as tx:
        row = await nudges.get(tx, id)
    assert row is not None
    return row


async def planned(store: Store, about, *plan: Nudge) -> None:
    async with store.begin(BOT) as tx:
        await nudges.plan(tx, about.id, plan)


@pytest.fixture
async def about(store: Store):
    ana = member("ana")
    await with_members(store, ana)
    wanted = opportunity(ana)
    async with store.begin(BOT) as tx:
        await opportunities.put(tx, wanted)
    return wanted


async def test_a_nudge_comes_back_as_it_was_added(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    async with store.begin(BOT) as tx:
        assert not await nudges.add(tx, replace(ana.nudge, due_at=NOW + HOUR))
    assert await found(store, ana.nudge.id) == ana.nudge


async def test_what_is_due_is_claimed_in_order_and_no_more_than_asked(store: Store) -> None:
    ana = member("ana")
    await with_members(store, ana)
    rows = [nudge(ana, f"n{number}", at=NOW - number * MINUTE) for number in range(5)]
    async with store.begin(BOT) as tx:
        for row in (*rows, nudge(ana, "later", at=NOW + MINUTE)):
            await nudges.add(tx, row)
    first = await claimed(store, limit=3)
    assert [each.nudge.id for each in first] == [row.id for row in reversed(rows[2:])]
    assert {each.nudge.status for each in first} == {NudgeStatus.CLAIMED}
    assert {each.before for each in first} == {NudgeStatus.DUE}
    assert {each.tenant for each in first} == {"slack/T1"}
    assert [each.nudge.attempts for each in first] == [1, 1, 1]
    assert [each.nudge.next_at for each in first] == [NOW + MINUTE] * 3
    assert len(await claimed(store)) == 2
    assert await claimed(store) == ()


async def test_a_settlement_counts_only_with_the_token_of_the_claim(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    await claimed(store, token="mine")
    done = Settlement(ana.nudge.id, "other", NudgeStatus.DELIVERED, delivered_at=NOW)
    assert await settled(store, done) == frozenset()
    assert (await found(store, ana.nudge.id)).status is NudgeStatus.CLAIMED
    assert await settled(store, replace(done, token="mine")) == {ana.nudge.id}
    assert await settled(store, replace(done, token="mine")) == frozenset()
    row = await found(store, ana.nudge.id)
    assert (row.status, row.delivered_at, row.token) == (NudgeStatus.DELIVERED, NOW, None)


async def test_what_was_cancelled_in_flight_is_not_settled(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    await claimed(store)
    async with store.begin(BOT) as tx:
        assert await nudges.cancel(tx, [ana.nudge.id]) == 1
    assert await settled(store, Settlement(ana.nudge.id, "t", NudgeStatus.DELIVERED)) == frozenset()
    assert (await found(store, ana.nudge.id)).status is NudgeStatus.CANCELLED


async def test_an_expired_lease_is_due_again_and_says_so(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    await claimed(store, token="first")
    assert await claimed(store, at=NOW + MINUTE - timedelta(microseconds=1)) == ()
    (again,) = await claimed(store, at=NOW + MINUTE, token="second")
    assert (again.before, again.nudge.attempts) == (NudgeStatus.CLAIMED, 2)
    late = Settlement(ana.nudge.id, "first", NudgeStatus.DELIVERED)
    assert await settled(store, late) == frozenset()
    assert await settled(store, replace(late, token="second")) == {ana.nudge.id}


async def test_what_is_uncertain_says_so_at_the_next_claim(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    await claimed(store)
    await settled(store, Settlement(ana.nudge.id, "t", NudgeStatus.UNCERTAIN, next_at=NOW + HOUR))
    assert await claimed(store, at=NOW + HOUR - MINUTE) == ()
    (again,) = await claimed(store, at=NOW + HOUR)
    assert again.before is NudgeStatus.UNCERTAIN


async def test_many_are_settled_each_in_its_way(store: Store) -> None:
    ana = member("ana")
    await with_members(store, ana)
    rows = [nudge(ana, f"n{number}") for number in range(4)]
    async with store.begin(BOT) as tx:
        for row in rows:
            await nudges.add(tx, row)
    await claimed(store)
    here = Address("slack", "T1", "U-ana", "D\x00-1")
    a, b, c, d = (row.id for row in rows)
    done = await settled(
        store,
        Settlement(d, "stale", NudgeStatus.PARKED),
        Settlement(c, "t", NudgeStatus.PARKED),
        Settlement(b, "t", NudgeStatus.POSTPONED, next_at=NOW + HOUR),
        Settlement(a, "t", NudgeStatus.DELIVERED, delivered_at=NOW, receipt=Receipt("m\ud800", here), into=d),
    )
    assert done == {a, b, c}
    assert [(await found(store, id)).status.value for id in (a, b, c, d)] == [
        "delivered",
        "postponed",
        "parked",
        "claimed",
    ]
    assert (await found(store, b)).next_at == NOW + HOUR
    assert (await found(store, b)).due_at == NOW
    async with store.read(BOT) as tx:
        assert [row.id for row in await nudges.taken_up(tx, d)] == [a]


async def test_the_last_receipt_is_that_of_the_latest_delivery(store: Store, about) -> None:
    ana = member("ana")
    rows = [nudge(ana, f"n{number}", about=about.id) for number in range(3)]
    await planned(store, about, *rows)
    async with store.read(BOT) as tx:
        assert await nudges.last_receipt(tx, about.id) is None
    await claimed(store)
    for number, row in enumerate((rows[1], rows[0])):
        receipt = Receipt(f"m{number}", Address("slack", "T1", "U-ana", f"D{number}"))
        done = Settlement(row.id, "t", NudgeStatus.DELIVERED, delivered_at=NOW + number * MINUTE, receipt=receipt)
        await settled(store, done)
    async with store.read(BOT) as tx:
        last = await nudges.last_receipt(tx, about.id)
    assert last == receipt
    assert last is not None
    assert last.address.room == "D1"


async def test_planning_twice_writes_nothing_new(store: Store, about) -> None:
    rows = tuple(nudge(member("ana"), f"n{n}", at=NOW + n * HOUR, about=about.id) for n in range(3))
    await planned(store, about, *rows)
    await planned(store, about, *rows)
    async with store.read(BOT) as tx:
        assert await nudges.of_opportunity(tx, about.id) == rows
        assert await nudges.coming(tx, rows[0].to, limit=2) == rows[:2]
        assert await nudges.everyone_coming(tx) == rows


async def test_what_is_no_longer_planned_is_cancelled_but_what_was_asked_for_stays(store: Store, about) -> None:
    ana = member("ana")
    kept = nudge(ana, "kept", about=about.id)
    gone = nudge(ana, "gone", about=about.id)
    snoozed = nudge(ana, "snoozed", about=about.id, kind=NudgeKind.SNOOZED)
    gathered = nudge(ana, "gathered", about=about.id, kind=NudgeKind.GATHERED)
    sent = nudge(ana, "sent", about=about.id, at=NOW - HOUR)
    await planned(store, about, kept, gone, sent)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, snoozed)
        await nudges.add(tx, gathered)
    await claimed(store, limit=1)
    assert await settled(store, Settlement(sent.id, "t", NudgeStatus.DELIVERED, delivered_at=NOW))
    await planned(store, about, kept)
    for row, status in ((kept, "due"), (gone, "cancelled"), (snoozed, "due"), (gathered, "due"), (sent, "delivered")):
        assert (await found(store, row.id)).status == status, row.id


async def test_what_was_cancelled_and_is_planned_again_is_a_new_promise(store: Store, about) -> None:
    row = nudge(member("ana"), about=about.id)
    await planned(store, about, row)
    await claimed(store)
    await planned(store, about)
    await planned(store, about, row)
    assert await found(store, row.id) == replace(row, revision=1)
    (again,) = await claimed(store, token="new")
    assert again.before is NudgeStatus.DUE
    assert again.nudge.key != row.key


async def test_what_is_planned_for_another_time_moves(store: Store, about) -> None:
    row = nudge(member("ana"), about=about.id)
    await planned(store, about, row)
    await claimed(store)
    moved = replace(nudge(member("ana"), at=NOW + HOUR, about=about.id, because=Because.PROMISED_DATE), last=True)
    await planned(store, about, moved)
    assert await found(store, row.id) == replace(moved, revision=1)
    assert await settled(store, Settlement(row.id, "t", NudgeStatus.DELIVERED)) == frozenset()


async def test_another_reason_for_the_same_time_leaves_a_delivery_alone(store: Store, about) -> None:
    row = nudge(member("ana"), about=about.id)
    await planned(store, about, row)
    await claimed(store)
    await planned(store, about, nudge(member("ana"), about=about.id, because=Because.NEXT_MORNING))
    now = await found(store, row.id)
    assert (now.reason.because, now.status, now.revision) == (Because.NEXT_MORNING, NudgeStatus.CLAIMED, 0)
    assert await settled(store, Settlement(row.id, "t", NudgeStatus.DELIVERED, delivered_at=NOW)) == {row.id}
    await planned(store, about, nudge(member("ana"), at=NOW + HOUR, about=about.id))
    assert (await found(store, row.id)).status is NudgeStatus.DELIVERED
    assert (await found(store, row.id)).due_at == NOW


async def test_unasked_messages_are_counted_from_each_members_moment(store: Store) -> None:
    ana, ben, eva = member("ana"), member("ben"), member("eva")
    await with_members(store, ana, ben, eva)
    rows = [
        nudge(ana, "a1"),
        nudge(ana, "a2"),
        nudge(ana, "a3", kind=NudgeKind.SNOOZED),
        nudge(ana, "a4"),
        nudge(ben, "b1"),
    ]
    async with store.begin(BOT) as tx:
        for row in (*rows, nudge(ana, "a5", at=NOW + HOUR)):
            await nudges.add(tx, row)
    await claimed(store)
    await settled(
        store,
        *(Settlement(row.id, "t", NudgeStatus.DELIVERED, delivered_at=NOW) for row in rows[:3]),
        Settlement(rows[3].id, "t", NudgeStatus.DELIVERED, delivered_at=NOW, into=rows[0].id),
        Settlement(rows[4].id, "t", NudgeStatus.DELIVERED, delivered_at=NOW - HOUR),
    )
    async with store.read(BOT) as tx:
        since = {ana.id: NOW, ben.id: NOW, eva.id: NOW}
        assert await measure.unasked_since(tx, since, since) == {ana.id: 2, ben.id: 0, eva.id: 0}
        assert await measure.unasked_since(tx, [ben.id], {ben.id: NOW - HOUR}) == {ben.id: 1}


async def test_the_next_row_is_what_the_worker_sleeps_for(store: Store) -> None:
    ana = member("ana")
    await with_members(store, ana)
    async with store.read(BOT) as tx:
        assert await queue.next_due(tx) is None
    async with store.begin(BOT) as tx:
        await nudges.add(tx, nudge(ana, "far", at=NOW + HOUR))
        await nudges.add(tx, nudge(ana, "near", at=NOW))
    async with store.read(BOT) as tx:
        assert await queue.next_due(tx) == NOW
    await claimed(store)
    async with store.read(BOT) as tx:
        assert await queue.next_due(tx) == NOW + MINUTE


@pytest.mark.parametrize("database", ["postgresql"])
async def test_workers_at_the_same_time_never_claim_the_same_row(database_url: str, vault: Vault) -> None:
    stores = [await Store.open(database_url, vault) for _ in range(2)]
    ana = member("ana")
    await with_members(stores[0], ana)
    async with stores[0].begin(BOT) as tx:
        for number in range(400):
            await nudges.add(tx, nudge(ana, f"n{number:03}"))
    taken: list[str] = []

    async def work(store: Store, token: str) -> int:
        count = 0
        while batch := await claimed(store, limit=7, token=token):
            count += len(batch)
            taken.extend(each.nudge.id for each in batch)
            done = (Settlement(each.nudge.id, token, NudgeStatus.DELIVERED, delivered_at=NOW) for each in batch)
            assert len(await settled(store, *done)) == len(batch)
        return count

    counts = await asyncio.gather(*(work(store, f"w{n}") for n in range(3) for store in stores))
    assert sum(counts) == 400
    assert len(set(taken)) == 400
    for store in stores:
        await store.close()


async def test_the_claim_and_the_next_due_query_use_the_partial_index(store: Store, database: str) -> None:
    ana = member("ana")
    await with_members(store, ana)
    async with store.begin(BOT) as tx:
        rows = [nudge(ana, f"n{number:04}", at=NOW + number * MINUTE) for number in range(2000)]
        await tx.many(nudges._ADD, await nudges._values(tx, rows))
        session = tx._work.session
        if database == "postgresql":
            await session.rows("ANALYZE nudges", [])
            # What a prepared statement turns into after five runs.
            await session.rows("SET LOCAL plan_cache_mode = force_generic_plan", [])
        limits = {"now": 10, "most": 10, "lease_ends": 10, "fence": "t"}
        for statement, given in ((queue._CLAIM, limits), (queue._NEXT_DUE, {"most": 1})):
            prepared = tx._work.statements.prepared(statement)
            explain = "EXPLAIN QUERY PLAN " if database == "sqlite" else "EXPLAIN "
            answer = await session.rows(explain + prepared.text, prepared.arguments(given))
            told = "\n".join(str(tuple(line)) for line in answer)
            assert "nudges_waiting_ix" in told
            assert "Seq Scan" not in told
            assert told.count("SCAN nudges") == told.count("SCAN nudges USING INDEX nudges_waiting_ix")
            assert "$" not in prepared.text.partition("status IN (")[2].partition(")")[0]
