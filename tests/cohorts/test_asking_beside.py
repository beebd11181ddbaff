"""Ask my coach beside what waits: on reminders and live cards where there is room, and behind Other ways."""

from bot.model.review import ReviewStatus
from tests.cohorts.asked import asks, one, review_of
from tests.cohorts.kept import founded
from tests.dialogs.dialog import Dialog

PANEL = "/interview log Globex, PM, today 9am with Lin Chen and Bo Ek"


async def test_a_reminder_has_the_way_to_the_coach_where_five_buttons_do(stage: Dialog):
    _, ana = await one(stage)
    await stage.passes(hours=9)
    # The first one asks about their country too: the coach is on the note, one tap on.
    assert ana.offered() == ["Open", "Sent", "Snooze", "Skip", "Another country", "Fewer of these"]
    await stage.to_next_nudge()
    assert ana.offered() == ["Open", "Sent", "Snooze", "Skip", "Ask my coach", "Fewer of these"]
    await ana.presses("Ask my coach")
    await ana.presses("Ask my coach")
    ana.sees("Asked. Cleo Park can read your note to Grace now.")


async def test_of_several_each_row_has_it_and_keeps_it_after_a_press(stage: Dialog):
    await founded(stage, "ana")
    ana = stage.people["ana"]
    await ana.types(PANEL)
    await stage.passes(hours=30)
    assert ana.offered().count("Ask my coach") == 2
    await ana.presses("Sent")
    assert ana.offered().count("Ask my coach") == 1


async def test_who_has_no_coach_is_offered_none(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(PANEL)
    await stage.passes(hours=30)
    assert "Ask my coach" not in ana.offered()
    await ana.presses("Sent")
    assert "Ask my coach" not in ana.offered()


async def test_a_note_that_is_with_the_coach_is_not_offered_again(stage: Dialog):
    _, ana = await one(stage)
    await asks(stage, ana)
    await stage.passes(hours=9)
    ana.sees("No reply from your coach yet.")
    assert "Ask my coach" not in ana.offered()


async def test_it_is_two_taps_from_any_note_whatever_else_stands_there(stage: Dialog):
    _, ana = await one(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.presses("Ask my coach")
    await ana.presses("Ask my coach")
    found = await review_of(stage, ana)
    assert found is not None
    assert found.status is ReviewStatus.WAITING
