"""Forms, what was asked, turns, the audit, the stage, and the sweep."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.store import asked, audit, forms, members, nudges, stages, turns
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.sweep import sweep
from bot.store.turns import Seen
from tests.store.makers import BOT, NOW, stored, world

DAY = timedelta(days=1)


async def test_a_form_is_kept_step_by_step_and_done_once(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    further = replace(ana.form, step=2, filled={**ana.form.filled, "role": "Engineer"})
    async with store.begin(AsMember(ana.member.id)) as tx:
        await forms.put(tx, further)
        assert await forms.get(tx, ana.form.id) == further
        assert await forms.finish(tx, ana.form.id, "logged", "c-1")
        assert not await forms.finish(tx, ana.form.id, "logged", "c-2")
        done = await forms.get(tx, ana.form.id)
        assert done == replace(further, done_action="logged", done_value="c-1")
        assert not await forms.finish(tx, "nothing", "logged", "c-2")


async def test_a_form_sent_twice_at_once_is_done_once(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)

    async def submit(value: str) -> bool:
        async with store.begin(BOT) as tx:
            return await forms.finish(tx, ana.form.id, "logged", value)

    assert sorted(await asyncio.gather(*(submit(str(n)) for n in range(5)))) == [False] * 4 + [True]


async def test_a_press_acts_once(store: Store) -> None:
    async with store.begin(BOT) as tx:
        assert await turns.seen(tx, "slack", "T1", "k") is None
        assert await turns.record(tx, "slack", "T1", "k", NOW, "sent", "n-1")
        assert not await turns.record(tx, "slack", "T1", "k", NOW, "sent", "n-2")
        assert await turns.seen(tx, "slack", "T1", "k") == Seen("sent", "n-1")
        assert await turns.seen(tx, "slack", "T2", "k") is None
        assert await turns.seen(tx, "discord", "T1", "k") is None

    async def press() -> bool:
        async with store.begin(BOT) as tx:
            return await turns.record(tx, "slack", "T1", "twice", NOW, "sent", "")

    assert sorted(await asyncio.gather(*(press() for _ in range(5)))) == [False] * 4 + [True]


async def test_the_sweep_takes_what_is_older_than_a_day(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    async with store.begin(BOT) as tx:
        await turns.record(tx, "slack", "T1", "old", NOW - DAY - timedelta(seconds=1), "", "")
        await turns.record(tx, "slack", "T1", "new", NOW - DAY, "", "")
        await sweep(tx, NOW)
        await sweep(tx, NOW)
        assert await turns.seen(tx, "slack", "T1", "old") is None
        assert await turns.seen(tx, "slack", "T1", "new") is not None
        assert await forms.get(tx, ana.form.id) == ana.form
        await sweep(tx, ana.form.expires_at)
        assert await forms.get(tx, ana.form.id) is None
        assert await nudges.get(tx, ana.nudge.id) == ana.nudge


async def test_what_was_asked_is_kept_until_a_day_after_it_is_done(store: Store) -> None:
    ana = world("ana")
    await stored(store, ana)
    async with store.begin(BOT) as tx:
        await sweep(tx, NOW + 400 * DAY)
        assert await asked.get(tx, ana.asked.id) == ana.asked
        done = replace(ana.asked, due_at=NOW + 2 * DAY, done_at=NOW)
        await asked.put(tx, done)
        await sweep(tx, NOW + DAY)
        assert await asked.get(tx, ana.asked.id) == done
        await sweep(tx, NOW + DAY + timedelta(seconds=1))
        assert await asked.get(tx, ana.asked.id) is None
        assert not await asked.remove(tx, ana.asked.id)


async def test_what_was_asked_goes_with_its_member(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    async with store.begin(BOT) as tx:
        await members.remove(tx, ana.member.id)
        assert await asked.get(tx, ana.asked.id) is None
        assert await asked.get(tx, ben.asked.id) == ben.asked
        assert await asked.remove(tx, ben.asked.id)


async def test_the_audit_counts_what_was_reached_for_and_tells_what_is_somebody_elses(store: Store) -> None:
    ana, ben = world("ana"), world("ben")
    await stored(store, ana, ben)
    theirs = [ana.opportunity.id, ana.person.id, ana.contact.id, ana.note.id, ana.nudge.id, ana.form.id, ana.asked.id,
              ana.member.id]  # fmt: skip
    async with store.begin(BOT) as tx:
        for thing in theirs:
            assert await audit.write(tx, ben.member.id, "x", ["nothing", thing], NOW), thing
        assert await audit.write(tx, ben.member.id, "x", [ana.contact.id], NOW + DAY)
        assert not await audit.write(tx, ben.member.id, "x", [ben.note.id], NOW)
        assert not await audit.write(tx, ben.member.id, "x", ["nothing"], NOW)
        assert not await audit.write(tx, ben.member.id, "x", [], NOW)
        found = {each.thing: each for each in await audit.every(tx)}
    assert {thing for thing, each in found.items() if each.theirs} == set(theirs)
    assert set(found) - set(theirs) == {ben.note.id, "nothing", ""}
    twice = found[ana.contact.id]
    assert (twice.member_id, twice.times, twice.first_at, twice.last_at) == (ben.member.id, 2, NOW, NOW + DAY)
    async with store.begin(BOT) as tx:
        assert [each.thing for each in await audit.every(tx, most=1)] == [ana.contact.id]
        await audit.purge(tx, NOW + DAY)
        assert [each.thing for each in await audit.every(tx)] == [ana.contact.id]
        await members.remove(tx, ben.member.id)
        assert await audit.every(tx) == ()
        # Of somebody who is gone nothing is kept.
        assert await audit.write(tx, ben.member.id, "x", [ana.note.id], NOW)
        assert await audit.every(tx) == ()


async def test_the_stage_keeps_its_transcript_in_order(store: Store) -> None:
    async with store.begin(BOT) as tx:
        first = await stages.append(tx, "one", "a")
        await stages.append(tx, "two", "x")
        last = await stages.append(tx, "one", "c\x00")
        await stages.replace(tx, first, "b")
        await stages.replace(tx, 10**6, "nowhere")
        await stages.remember(tx, "one", "who", "ana")
        await stages.remember(tx, "one", "who", "ben")
    async with store.read(BOT) as tx:
        assert first < last
        assert await stages.all(tx, "one") == ((first, "b"), (last, "c\x00"))
        assert await stages.recall(tx, "one", "who") == "ben"
        assert await stages.recall(tx, "two", "who") is None
    async with store.begin(BOT) as tx:
        await stages.clear(tx, "one")
        assert await stages.all(tx, "one") == ()
        assert await stages.recall(tx, "one", "who") is None
        assert len(await stages.all(tx, "two")) == 1
