"""The hour that a member names for a note, and their own record: theirs alone, and never held against them."""

import re

from bot.cards.pledges import due, my_record, report_lines
from bot.cards.words import Reader
from bot.chat.words import shown_words
from bot.model.pledges import Compared, Rate, Record
from tests.contract.gallery import NOW, Values
from tests.dialogs.dialog import Dialog
from tests.practices.handed import FOUR, every_note, met

# whose record it is


async def test_000_05_hours_to_send_are_the_members_own_record(stage: Dialog):
    ana = await met(stage, FOUR, topics="")
    await ana.types("/note list")
    await ana.presses("My record")
    ana.sees("Nothing yet")
    await ana.types("/note sent Grace")
    await stage.passes(hours=4)
    await ana.types("/note sent Alan")
    await ana.types("/note list")
    await ana.presses("My record")
    ana.sees("Notes sent", "Half went out within", "3 hours", "Only you see this")


async def test_001_07_what_was_said_and_what_was_done_stand_side_by_side(stage: Dialog):
    ana = await met(stage, FOUR, topics="")
    for name in ("Grace", "Alan"):
        await ana.types(f"/note show {name}")
        await ana.presses("Other ways")
        await ana.picks("I'll send it by…", "today")
        ana.sees("Mon 2 Mar, 6 pm New York")
    await stage.moves_to("2026-03-02", "17:00")
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-02", "20:30")
    await ana.types("/note list")
    await ana.presses("My record")
    ana.sees("By the time you named", "1 of 2")
    ana.misses("streak", "failed", "missed")


def test_001_08_the_gap_is_told_to_the_member_alone_and_never_held_against_them():
    record = Record(pledged=4, kept=1, thanked=6, hours=20.0)
    note, person = Values(hostile=False).note(), Values(hostile=False).people[0]
    told = [shown_words(my_record(Reader(), record)), *report_lines(Reader(), record),
            shown_words(due(Reader(), note, person, NOW, discreet=False))]  # fmt: skip
    assert "1 of 4" in told[0]
    assert "You named a time for 4 notes; 1 went out by it." in told
    for text in told:
        assert not re.search(r"\b(missed|late|overdue|only \d|failed|streak|should|must|behind)\b", text, re.I), text


def test_001_27_before_and_after_are_told_of_five_each_and_called_no_proof():
    compared = Compared(Rate(5, 1), Rate(6, 3))
    told = shown_words(my_record(Reader(), Record(thanked=6, since=compared)))
    assert "Before your first note from here: 1 of 5" in told
    assert "Since then: 3 of 6" in told
    assert "prove nothing" in told
    (line,) = report_lines(Reader(), Record(thanked=6, since=compared))
    assert line.endswith("That's no proof.")


def test_003_18_second_interviews_with_and_without_a_note_stand_side_by_side():
    (line,) = report_lines(Reader(), Record(thanked=6, with_note=Compared(Rate(6, 3), Rate(5, 2))))
    assert line == "A second interview followed 3 of 6 with a note and 2 of 5 without. That's no proof."


# the hour that was named


async def test_the_hour_that_was_named_is_kept_and_later_is_as_good_an_answer(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.picks("I'll send it by…", "today")
    ana.sees("Noted: Grace's note by Mon 2 Mar, 6 pm New York")
    await stage.moves_to("2026-03-02", "18:00")
    ana.sees("You said you'd send Grace's note around now. It's ready.")
    ana.misses("billing", "overdue", "forgot")
    await ana.picks("Later", "tomorrow")
    ana.sees("Tue 3 Mar, 9 am New York")
    await stage.moves_to("2026-03-03", "08:59")
    ana.sees_nothing()
    await stage.moves_to("2026-03-03", "09:00")
    ana.sees("around now")
    await ana.presses("Sent")
    await stage.moves_to("2026-03-04", "12:00")
    ana.sees_nothing()


async def test_a_time_is_typed_echoed_and_taken_back(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.picks("I'll send it by…", "pick")
    await ana.fills(when="yesterday 3pm")
    assert ana.actor.form is not None
    await ana.fills(when="tomorrow 7:45am")
    ana.sees("Tue 3 Mar, 7:45 am New York")
    await ana.types("/note show Grace")
    ana.sees("You said by Tue 3 Mar, 7:45 am New York")
    await ana.presses("Other ways")
    await ana.picks("I'll send it by…", "tomorrow")
    await ana.presses("Undo")
    ana.misses("You said by")
    (note,) = await every_note(stage, ana)
    assert note.pledged_for is None


async def test_what_went_out_before_its_hour_is_not_spoken_of_at_it(stage: Dialog):
    ana = await met(stage)
    await ana.types("/note show Grace")
    await ana.presses("Other ways")
    await ana.picks("I'll send it by…", "today")
    await ana.presses("Sent")
    await stage.moves_to("2026-03-02", "18:05")
    ana.sees_nothing()
