"""Tips: opted into, one a week at each member's own 9:30, with what else the week's message would say."""

from bot.cards.tips import DEFAULTS
from bot.model.cohort import Role
from bot.model.drip import MOST_WORDS
from tests.cohorts.kept import SPRING, founded, known, told
from tests.dialogs.dialog import Dialog, Person


def tips(who: Person) -> list[str]:
    return [each.words for each in who.deliveries() if "A tip for this week" in each.words]


async def test_a_tip_a_week_at_ones_own_half_past_nine(stage: Dialog):
    kept = await founded(stage)
    ana = stage.actor("ana", zone="Europe/Berlin", display="Ana")
    await ana.types("/afternote help")
    await kept.joins(ana, Role.MEMBER, tips=True)
    await told(ana, "tips.on", SPRING)
    (first,) = await kept.waiting(ana, "tip")
    # The first day began at noon in New York, 18:00 in Berlin: the next tip is of day 8.
    assert first.ordinal == "8"
    await stage.moves_to("2026-03-09", "09:29", "Europe/Berlin")
    assert tips(ana) == []
    await stage.moves_to("2026-03-09", "09:30", "Europe/Berlin")
    assert len(tips(ana)) == 1
    assert DEFAULTS[1] in tips(ana)[0]
    await stage.moves_to("2026-03-30", "09:30", "Europe/Berlin")
    assert len(tips(ana)) == 4


async def test_nobody_gets_one_who_did_not_ask_for_it(stage: Dialog):
    kept = await founded(stage, "ana")
    await stage.passes(days=20)
    assert tips(kept.people["ana"]) == []


async def test_off_and_on_again_by_ones_own_tap(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await told(ana, "tips.on", SPRING)
    await stage.moves_to("2026-03-09", "09:30")
    await ana.presses("Fewer of these")
    ana.sees("no more tips from Spring 26")
    assert not await kept.waiting(ana, "tip")
    await ana.presses("Undo")
    ana.sees("the next on Mon 16 Mar")


async def test_a_moved_zone_moves_the_tip(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await told(ana, "tips.on", SPRING)
    (before,) = await kept.waiting(ana, "tip")
    await ana.types("/afternote settings Berlin")
    (after,) = await kept.waiting(ana, "tip")
    assert (before.due_at - after.due_at).total_seconds() == 5 * 3600


async def test_it_waits_for_waking_hours_and_free_days_and_is_not_dropped(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await told(ana, "tips.on", SPRING)
    await ana.types("/afternote pause until 11 March")
    await stage.moves_to("2026-03-10", "12:00")
    assert tips(ana) == []
    await stage.moves_to("2026-03-11", "12:00")
    assert len(tips(ana)) == 1
    await stage.moves_to("2026-03-16", "12:00")
    assert len(tips(ana)) == 2


async def test_the_weeks_message_comes_with_the_tip_and_not_beside_it(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await told(ana, "weekly.on")
    await told(ana, "tips.on", SPRING)
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await stage.moves_to("2026-03-15", "12:00")
    weekly = [each.words for each in ana.deliveries() if "Your week" in each.words or "What waits now" in each.words]
    assert len(weekly) == 1
    assert "A tip for this week" in weekly[0]


async def test_the_list_is_written_anew_previewed_and_takes_effect(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await told(ana, "tips.on", SPRING)
    await kept.coach.types("/cohort policy")
    await kept.coach.presses("Tips")
    await kept.coach.presses("Change")
    await kept.coach.fills(tips="word " * (MOST_WORDS + 1))
    kept.coach.sees("Line 1 has more than 40 words")
    await kept.coach.fills(tips="First of ours.\n\nSecond {of} ours.\n")
    kept.coach.sees("Day 8: Second {of} ours.", "Nothing is saved yet")
    assert (await kept.cohort()).tips is None
    await kept.coach.presses("Save")
    await stage.moves_to("2026-03-09", "10:00")
    assert "Second {of} ours." in tips(ana)[-1]
    await stage.passes(days=30)
    assert len(tips(ana)) == 1


async def test_no_tip_after_the_end_or_for_who_is_out_of_it(stage: Dialog):
    kept = await founded(stage, "ana", "ben")
    for each in kept.people.values():
        await told(each, "tips.on", SPRING)
    ben = await known(stage, kept.people["ben"])
    await told(kept.coach, "members.do", f"{SPRING} {ben.id} remove")
    await stage.moves_to("2026-03-10", "10:00")
    assert len(tips(kept.people["ana"])) == 1
    assert tips(kept.people["ben"]) == []
    await told(kept.coach, "cohort.end_now", SPRING)
    await stage.passes(days=20)
    assert len(tips(kept.people["ana"])) == 1


def test_the_tips_that_come_along_are_short_and_read_well():
    assert 8 <= len(DEFAULTS) <= 12
    for text in DEFAULTS:
        assert len(text.split()) <= MOST_WORDS, text
        assert "!" not in text
