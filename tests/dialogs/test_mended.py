"""What a review found, each in the words in which a member met it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards import notes, nudges, nudges_list, references
from bot.cards.words import Reader
from bot.chat.card import Button, Copy, Line, Row, plain
from bot.chat.reply import Amend
from bot.chat.words import shown_words
from bot.model.note import NoteKind, NoteStatus
from bot.stage import Kind, Stage
from tests.contract.gallery import NOW, Values
from tests.dialogs.dialog import Dialog, Person

ONE = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>"
PANEL = f"{ONE} and Alan Turing"
AHEAD = "Acme, Engineer, tomorrow 10am-11am with Grace Hopper"


async def logged(stage: Dialog, line: str = ONE) -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    return ana


async def at_the_last_follow_up(stage: Dialog) -> Person:
    ana = await logged(stage)
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-09", "09:30")
    await ana.presses("Sent")
    await stage.moves_to("2026-03-16", "09:30")
    ana.sees("a second and last note")
    return ana


# Undo


async def test_the_last_follow_up_is_taken_back_where_everything_was_said_to_be_done(stage: Dialog):
    ana = await at_the_last_follow_up(stage)
    await ana.presses("Sent")
    ana.sees("That's everything for Acme: one note and 2 follow-ups sent")
    assert ana.offered() == ["They replied", "Undo"]
    await ana.presses("Undo")
    ana.sees("To Grace Hopper, Acme", "Tap Sent")
    await ana.types("/note list")
    ana.sees("Acme, follow-up, Grace")


async def test_after_a_day_undo_says_so_and_is_not_offered_again(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note show Grace")
    await ana.types("/note sent Grace")
    await stage.passes(hours=24, minutes=1)
    await ana.presses("Undo")
    ana.sees("More than a day has passed, so this stays as it is.", "Sent. This is what you had.")
    assert "Undo" not in ana.offered()
    await ana.types("/note show Grace")
    ana.misses("Undo", "More than a day")


async def test_a_skip_of_days_ago_is_not_taken_back_by_a_short_note_nor_a_sent_note_by_an_old_card(stage: Dialog):
    ana = await logged(stage, PANEL)
    await ana.types("/note skip Grace")
    await ana.picks("What got in the way?", "no time")
    rescue = ana.control("See a short note")
    await stage.passes(days=2)
    await ana.presses("See a short note")
    ana.sees("More than a day has passed")
    await ana.types("/note sent Grace")
    ana.sees("Noted: your note to Grace is sent")
    reply = await ana.sends(ana.action("note.rescue", rescue.value))
    assert isinstance(reply, Amend)
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: sent")


async def test_rows_and_reasons_offer_undo_for_a_day_and_no_longer(stage: Dialog):
    ana = await logged(stage, PANEL)
    await stage.moves_to("2026-03-02", "18:30")
    await ana.presses("Skip")
    ana.sees("Undo")
    await stage.moves_to("2026-03-04", "08:00")
    ana.sees("skipped")
    ana.misses("Undo")
    await ana.picks("What got in the way?", "I'd feel pushy")
    ana.sees("One note is thanks")
    ana.misses("Undo", "See a short note")


# a note that is done


@pytest.mark.parametrize(
    ("how", "says"),
    [("/note sent Grace", "Sent."), ("/note skip Grace", "Skipped."),
     ("/interview outcome Acme rejected", "No longer needed.")],
)  # fmt: skip
async def test_a_note_that_is_done_is_not_criticised(stage: Dialog, how, says):
    ana = await logged(stage)
    await ana.types("/note edit Grace")
    await ana.fills(body="hey grace!! sorry for this, heres my note")
    await ana.types("/note check Grace")
    ana.sees("It doesn't say thank you", "9 things to look at", "And one more, once these are done.")
    await ana.types(how)
    for command in ("/note show Grace", "/note check Grace"):
        await ana.types(command)
        ana.sees(says, "sorry for this")
        ana.misses("The tone slips", "say thank you", "A way to reach you", "Tap Sent", "things to look at", "How can")


@pytest.mark.parametrize("how", ["/note sent Grace", "/note skip Grace"])
async def test_a_note_done_without_a_draft_shows_no_empty_boxes(stage: Dialog, how):
    ana = await logged(stage)
    await ana.types(how)
    reply = await ana.types("/note show Grace")
    assert reply is not None
    assert not [block for block in reply.blocks if isinstance(block, Copy)]  # type: ignore[union-attr]
    ana.sees("There was no draft")


async def test_the_same_sentence_of_the_checks_is_said_and_counted_once(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note edit Grace")
    await ana.fills(body="Dear Grace,\n\nThank you for your time and for telling me about the billing migration.")
    shown = ana.told().splitlines()
    assert len(set(shown)) == len(shown), shown
    reply = await ana.types("/note check Grace")
    said = [plain(block.text) for block in reply.blocks if isinstance(block, Line)]  # type: ignore[union-attr]
    assert len(set(said)) == len(said), said
    signoff = [text for text in said if text.startswith("A closing is missing")]
    naming = [text for text in said if text.startswith("It should name the company")]
    assert len(signoff) == len(naming) == 1
    serious = [block for block in reply.blocks[1:] if block.mood.value == "look"]  # type: ignore[union-attr]
    assert said[0].startswith(f"{len(serious)} things to look at")


async def test_a_note_that_was_sent_is_found_again_and_its_state_is_told(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note sent Grace")
    for command in ("/note sent Grace", "/note skip Grace", "/note edit Grace", "/note sent Acme"):
        await ana.types(command)
        ana.sees("Your note to Grace is sent already.")
        assert ana.offered() == ["Undo"]
    await stage.passes(days=2)
    await ana.types("/note sent Grace")
    ana.sees("Your note to Grace is sent already.")
    ana.misses("Undo", "don't find")


async def test_a_note_that_was_skipped_says_so_and_may_be_sent_after_all(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note skip Grace")
    await ana.types("/note skip Grace")
    ana.sees("You skipped the note to Grace")
    await ana.types("/note sent Grace call")
    ana.sees("Noted: your note to Grace is sent")


async def test_of_two_that_are_done_it_asks_which_and_changes_neither(stage: Dialog):
    ana = await logged(stage, PANEL)
    await ana.types("/note sent Grace")
    await ana.types("/note sent Alan")
    await ana.types("/note sent Acme")
    ana.sees("Which one", "Grace Hopper, Acme", "Alan Turing, Acme")
    await ana.presses("Grace Hopper, Acme")
    ana.sees("Sent.")
    ana.misses("Noted")


async def test_a_name_that_is_nobodys_is_not_found_among_all_interviews(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note sent Beatrice")
    ana.sees("I don't find \"Beatrice\" among your interviews. Nothing was changed.")


async def test_a_follow_up_to_somebody_of_an_earlier_round_is_found_by_their_name(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, yesterday 10am with Grace Hopper (recruiter)")
    await ana.types("/interview log Acme, Engineer, today 9am with Alan Turing")
    await ana.types("/note sent Grace")
    await ana.types("/note sent Alan")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("a note to Grace asking how things stand is ready")
    await ana.types("/note sent Grace")
    ana.sees("Noted: your note to Grace is sent")


async def test_two_notes_to_one_person_are_told_apart(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, yesterday 10am with Grace Hopper")
    await ana.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    await ana.types("/note sent Grace")
    ana.sees("Grace Hopper, Acme, Sun 1 Mar", "Grace Hopper, Acme, Mon 2 Mar")


# before the interview


@pytest.mark.parametrize("command", ["show", "sent", "edit", "check"])
async def test_before_the_interview_the_note_comes_after_it_and_nothing_changes(stage: Dialog, command):
    ana = await logged(stage, AHEAD)
    await ana.types(f"/note {command} Grace")
    ana.sees("You meet Grace of Acme tomorrow at 10 am. The note comes after that.")
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: to be drafted", "Debrief tomorrow at 11:15 am")


async def test_of_several_whom_they_have_not_met_none_is_marked_sent_by_a_pick(stage: Dialog):
    ana = await logged(stage, f"{AHEAD} and Alan Turing")
    await ana.types("/note sent Acme")
    await ana.presses("Grace Hopper, Acme")
    ana.sees("The note comes after that.")
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: to be drafted")


async def test_with_no_name_given_only_notes_of_held_interviews_are_offered(stage: Dialog):
    ana = await logged(stage, AHEAD)
    await ana.types("/note sent")
    ana.sees("No note waits for you")


# nudges


def test_a_last_reminder_that_is_the_only_one_calls_itself_no_last_one():
    values = Values(hostile=False)
    live = nudges.Live(values.opportunity, values.contact, tuple(values.ready()[:1]))
    given = {"discreet": False, "last": True, "optional": None, "country": None}
    only = shown_words(nudges.thank(Reader(zone="America/New_York"), live, NOW, first=True, **given))
    assert "Priya still has a note ready" in only
    assert "I won't remind you again." in only
    assert "tap Skip; that's a fine answer" in only
    assert "last reminder" not in only
    second = shown_words(nudges.thank(Reader(zone="America/New_York"), live, NOW, first=False, **given))
    assert "This is my last reminder about the note to Priya." in second
    assert "tap Skip; that's a fine answer" in second


def test_the_morning_list_has_one_row_an_interview_the_one_that_says_most():
    held = [
        nudges_list.Held("Debrief", "interview.debrief", "acme", "Asks how Acme went"),
        nudges_list.Held("Open notes", "note.of", "acme", "First drafts for Acme"),
        nudges_list.Held("Open notes", "note.of", "acme", "Reminder: notes for Acme"),
        nudges_list.Held("Debrief", "interview.debrief", "globex", "Asks how Globex went"),
        nudges_list.Held("Show", "interview.show", "initech", "Asks whether Initech wrote"),
        nudges_list.Held("Open notes", "note.of", "initech", "Reminder: notes for Initech"),
    ]
    card = nudges_list.gathered(Reader(), held, discreet=False)
    rows = [block for block in card.blocks if isinstance(block, Row)]
    assert [(plain(row.text), row.controls[0].label) for row in rows] == [
        ("First drafts for Acme", "Open notes"),
        ("Asks how Globex went", "Debrief"),
        ("Asks whether Initech wrote", "Show"),
    ]
    pressed = [(row.controls[0].action, row.controls[0].value) for row in rows if isinstance(row.controls[0], Button)]
    assert len(set(pressed)) == len(rows)


async def test_the_note_list_gives_a_follow_up_its_own_time_or_none(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("Heard anything from Acme?")
    await ana.types("/note list")
    ana.sees("Acme, follow-up, Grace")
    ana.misses("Reminder")
    await ana.types("/note show Grace")
    await ana.picks("Snooze", "Tomorrow 9am")
    await ana.types("/note list")
    ana.sees("Reminder tomorrow at 9 am")


async def test_the_note_list_gives_each_note_the_reminder_of_its_own_round(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, today 9am-10am with Grace Hopper")
    await ana.types("/interview log Acme, Engineer, today 10:30am-11am with Alan Turing")
    await ana.types("/note show Grace")
    await ana.picks("Snooze", "1 hour")
    await ana.types("/note list")
    rows = {line.split(":")[0]: line for line in ana.told().splitlines() if line.startswith("Acme")}
    assert "Reminder at 1 pm" in rows["Acme, Grace"]
    assert "Reminder at 1 pm" not in rows["Acme, Alan"]


async def test_the_interview_list_says_what_comes_next_of_that_interview(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, yesterday 10am with Grace Hopper")
    await ana.types("/interview log Acme, Engineer, today 9am with Alan Turing")
    await ana.types("/note sent Grace")
    await ana.types("/note sent Alan")
    await ana.types("/interview list")
    rows = [line for line in ana.told().splitlines() if line.startswith("Acme")]
    assert [("Next: on Mon 9 Mar" in row, "Nothing more to do" in row) for row in rows] == [
        (True, False),
        (False, True),
    ]


# the confirmation


async def test_a_debriefed_interview_is_not_asked_about_again_when_it_is_changed(stage: Dialog):
    ana = await logged(stage)
    ana.sees("How did it go?")
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    await ana.types("/interview edit Acme")
    await ana.fills(role="Staff Engineer")
    ana.sees("Saved again: Acme, Staff Engineer", "I'll remind you at 6:30 pm.", "Only you see this.")
    ana.misses("How did it go?")
    assert ana.offered() == ["Open notes", "Change"]
    await ana.types("/note sent Grace")
    await ana.types("/interview edit Acme")
    await ana.fills(role="Principal Engineer")
    ana.sees("I'll ask whether they wrote on Mon 9 Mar")


async def test_the_first_confirmation_ends_with_who_sees_it(stage: Dialog):
    ana = stage.actor("ana")
    for line in (ONE, AHEAD):
        reply = await ana.types(f"/interview log {line}")
        said = [plain(block.text) for block in reply.blocks if isinstance(block, Line)]  # type: ignore[union-attr]
        assert said[-1].endswith("Only you see this."), said


async def test_an_interview_ahead_offers_no_debrief(stage: Dialog):
    ana = await logged(stage, AHEAD)
    await ana.types("/interview show Acme")
    assert "Debrief" not in ana.offered()


async def test_names_with_signs_that_nobody_sees_are_saved_shown_and_found(stage: Dialog):
    ana = await logged(stage, "Acme, SRE, today 9am with Gra\u200bce \u202eHopper\u202c and Zo\u00eb \U0001f642 Lee")
    ana.sees("Saved: Acme", "Grace Hopper")
    ana.misses("\u202e", "\u200b", "broke on my side")
    await ana.types("/note show Gra\u200bce")
    ana.sees("To Grace Hopper, Acme")
    await ana.types("/note sent \u202eGrace")
    ana.sees("Noted: your note to Grace is sent")
    await ana.types("/note show Zo\u00eb")
    ana.sees("\U0001f642")


def test_a_choice_names_a_second_follow_up():
    values = Values(hostile=False)
    note = values.note(ordinal=2, kind=NoteKind.STATUS)
    said = references.note(Reader(), note, values.people[0], values.opportunity)
    assert said == "Priya Rao, Northwind, second follow-up"


# a stage that is kept


async def test_a_stage_found_again_has_the_form_still_open_what_was_wrong_and_the_card_behind(stage: Dialog):
    before = Stage(stage.bot, stage.clock, name="kept")
    ana = before.actor("ana", zone="America/New_York")
    before.actor("ben").closed = True
    await ana.types("/interview log Acme, Engineer, today 9am with Grace, Alan and Lin")
    await ana.presses("Debrief")
    await ana.fills({"topics": "Zed: the billing migration", "question": "scaling"})
    await before.keep()

    after = Stage(stage.bot, stage.clock, name="kept")
    assert await after.resume()
    ana = after.actor("ana")
    assert after.actor("ben").closed
    assert ana.form is not None
    assert ana.form.filled["question"] == "scaling"
    assert "Zed" in (after.open_forms["ana"].problems or {})["topics"]
    assert after.log == before.log
    await ana.fills({"topics": "Grace: the billing migration"})
    assert ana.form is None
    words = [each.words for each in after.log if each.kind is Kind.REPLY]
    assert any("debriefed" in each for each in words), "the card behind the form was not redrawn"
    assert any("3 notes are ready" in each for each in words)
    await after.keep()
    again = Stage(stage.bot, stage.clock, name="kept")
    assert await again.resume()
    assert again.actor("ana").form is None


async def test_a_stage_kept_by_an_earlier_version_is_found_too(stage: Dialog):
    before = Stage(stage.bot, stage.clock, name="old")
    before.actor("ana")
    await before.keep()
    kept = await stage.bot.kept_stage("old")
    assert kept is not None
    state = kept[0].replace(', "forms": {}', "").replace(', "closed": false', "")
    assert state != kept[0]
    await stage.bot.keep_stage("old", state, [])
    assert await Stage(stage.bot, stage.clock, name="old").resume()


def test_undo_is_offered_for_exactly_a_day():
    note = Values(hostile=False).note(status=NoteStatus.SENT)
    assert notes.undo(Reader(), note, NOW + timedelta(hours=24))
    assert not notes.undo(Reader(), note, NOW + timedelta(hours=24, seconds=1))
    assert not notes.undo(Reader(), replace(note, status=NoteStatus.DRAFTED), NOW)
