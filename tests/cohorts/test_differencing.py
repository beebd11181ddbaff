"""Figures held beside figures: what two looks at one group may not tell of one person."""

from dataclasses import replace
from datetime import timedelta

from bot.model.cohort import Consent, Role
from bot.model.note import NoteStatus
from bot.model.people import Member
from bot.store import members, memberships, totals
from bot.store.rights import AsMember
from tests.cohorts.coached import interview, joined, person
from tests.cohorts.kept import BOT, SPRING, Kept, known, told
from tests.cohorts.test_digests import interviewed, settled, spring
from tests.dialogs.dialog import Dialog


async def unshares(kept: Kept, who: Member) -> None:
    async with kept.stage.bot.store.begin(BOT) as tx:
        mine = await memberships.in_cohort(tx, SPRING, who.id)
        assert mine is not None
        await memberships.put(tx, mine.at_level(Consent.PRIVATE, kept.stage.clock.now()))


async def test_two_looks_at_a_digest_do_not_tell_what_somebody_did_who_unshared_between(stage: Dialog):
    kept, people = await spring(stage, 7)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13", "09:00")
    await kept.coach.types("/cohort digest")
    kept.coach.sees("Notes sent: 7")
    await unshares(kept, people[0])
    await kept.coach.types("/cohort digest")
    kept.coach.misses("Notes sent: 6")
    kept.coach.sees("Notes sent: about 5")


async def test_a_look_after_the_digest_was_posted_does_not_tell_either(stage: Dialog):
    kept, people = await spring(stage, 7)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13")
    await unshares(kept, people[0])
    await kept.coach.types("/cohort digest")
    kept.coach.misses("Notes sent: 6")
    kept.coach.sees("Notes sent: about 5")


async def test_weeks_that_begin_on_another_day_are_rounded_beside_those_that_were_shown(stage: Dialog):
    kept, people = await spring(stage, 7)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=2))
    await settled(stage, "2026-03-13")
    assert "Notes sent: 7" in await told(kept.coach, "digest.show", SPRING)
    await kept.coach.types("/cohort policy")
    await kept.coach.presses("Change")
    await kept.coach.fills()
    await kept.coach.fills(digest_weekday="5")
    await kept.coach.fills()
    await settled(stage, "2026-03-14", "09:00")
    shown = await told(kept.coach, "digest.show", SPRING)
    assert "Notes sent: 7" not in shown
    assert "Notes sent: about 5" in shown


async def test_the_whole_run_holds_no_part_of_a_week_that_its_weeks_leave_out(stage: Dialog):
    kept, people = await spring(stage, 6)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-08")
    # Somebody is counted from the middle of a week on, and does three things in what is left of it.
    late = replace(person("late", "Late Comer", stage.clock.now()), addresses=())
    cohort = await kept.cohort()
    async with kept.stage.bot.store.begin(BOT) as tx:
        await members.put(tx, late)
        await joined(tx, cohort, late, role=Role.MEMBER, consent=Consent.COUNTS, at=stage.clock.now())
    for n in range(3):
        async with kept.stage.bot.store.begin(BOT) as tx:
            await interview(tx, late.id, f"Globex {n}", stage.clock.now() + timedelta(hours=5), n=n + 7,
                            done=stage.clock.now() + timedelta(hours=9), status=NoteStatus.SENT)  # fmt: skip
    weeks = ("2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03", "2026-04-10", "2026-04-17", "2026-04-24")
    for n, day in enumerate(weeks):
        await settled(stage, day)
        await interviewed(kept, [*people, late], stage.clock.now() + timedelta(days=1), n=20 + n)
    coach = await known(stage, kept.coach)
    async with stage.bot.store.read(AsMember(coach.id)) as tx:
        seen = await totals.insights(tx, SPRING, stage.clock.now())
    assert seen is not None
    assert not seen.about
    # Six notes of the first week, seven of each later one that is over; the three in between are in neither.
    assert seen.whole.notes.value == 6 + 7 * (len(weeks) - 1)
