"""Debrief, drafts, checks, sent, skipped, undone; what the member's word does."""

import pytest

from bot.chat.reply import Amend
from bot.chat.words import shown_words
from bot.model.note import SkipReason
from tests.dialogs.dialog import Dialog, Person

ONE = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>"
PANEL = f"{ONE} and Alan Turing"


async def logged(stage: Dialog, line: str = PANEL) -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    return ana


async def debriefed(stage: Dialog, line: str = ONE, **values: str) -> Person:
    ana = await logged(stage, line)
    await ana.types("/interview debrief Acme")
    await ana.fills(**values)
    return ana


async def test_a_debrief_of_one_person_opens_the_draft_with_the_detail_in_it(stage: Dialog):
    ana = await debriefed(stage, topic1="the billing migration", feeling="5")
    ana.sees("To Grace Hopper, Acme", "billing migration", "Sent it? Tap Sent. I can't see your mail", "grace@acme.com")
    await ana.presses("Add my contact details")
    await ana.fills(email="ana@mail.example")
    ana.sees("Ana Silva", "ana@mail.example", "Ready:")


async def test_a_debrief_of_two_drafts_two_that_differ(stage: Dialog):
    ana = await debriefed(stage, PANEL, topic1="the billing migration", topic2="an on-call rota", next="by friday")
    ana.sees("Your 2 notes are ready, each different: Grace and Alan")
    await ana.types("/note show Grace")
    ana.sees("billing migration")
    ana.misses("on-call rota")
    first = ana.told()
    await ana.types("/note show Alan")
    ana.sees("on-call rota")
    assert first != ana.told()


async def test_three_people_share_one_field_with_a_line_a_name_and_blanks_are_fine(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, today 10am with Grace Hopper, Alan Turing, Lin Chen")
    await ana.types("/interview debrief Acme")
    assert ana.form.filled["topics"].splitlines() == ["Grace Hopper:", "Alan Turing:", "Lin Chen:"]
    await ana.fills(topics="Grace Hopper: the billing migration\nwho knows")
    ana.sees("I can't tell whom \"who knows\" is about")
    await ana.fills(topics="Grace Hopper: the billing migration\nAlan Turing:\nLin: her team in Oslo")
    ana.sees("Your 3 notes are ready", "Alan, a detail of your talk would make it yours")
    await ana.types("/note show Lin")
    ana.sees("Oslo")


async def test_an_empty_debrief_is_fine_and_a_bad_date_keeps_the_rest(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration", next="when pigs fly")
    ana.sees("I found no day in \"when pigs fly\"", "five business days", "Your 2 notes are ready")
    await ana.types("/note show Grace")
    ana.sees("billing migration")
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="")
    ana.sees("Your 2 notes are ready", "would make them yours")


async def test_a_low_rating_gets_no_cheer_and_no_advice(stage: Dialog):
    ana = await debriefed(stage, PANEL, feeling="1")
    ana.sees("Thanks for telling me. That stays here.")
    ana.misses("great", "!", "next time", "don't worry")
    await ana.types("/interview debrief Acme")
    await ana.fills(feeling="2", question="system design")
    await ana.types("/interview show Acme")
    ana.sees("For next time: system design")
    ana.misses("rating", " 2 of 5")
    # A rating cancels nothing.
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Grace and Alan still have notes ready")


async def test_a_debrief_without_people_asks_whom_they_met(stage: Dialog):
    ana = await debriefed(stage, "Acme, Engineer, today 10am", feeling="4")
    ana.sees("If you tell me whom you met, I'll draft their notes")
    await ana.presses("Add people")
    await ana.fills(people="Grace Hopper")
    ana.sees("Saved again", "with Grace Hopper")
    await ana.types("/note show Grace")
    ana.sees("To Grace Hopper, Acme")


async def test_notes_are_listed_shown_checked_and_edited(stage: Dialog):
    ana = await debriefed(stage, topic1="the billing migration")
    await ana.types("/note list")
    ana.sees("Notes that wait for you", "Acme, Grace:", "Reminder at 6:30 pm")
    await ana.types("/note check Grace")
    ana.sees("Checks: note to Grace Hopper", "A way to reach you is missing at the end.")
    await ana.types("/note edit Grace")
    body = "Dear Grace,\n\nthanks for teh billing talk.\n\nAna Silva, ana@mail.example"
    await ana.fills(subject="Thank you", body=body)
    ana.sees("Your own words", "teh billing talk")
    await ana.presses("Check")
    ana.sees("teh", "Perhaps \"the\"")
    # Their own words stay, whatever is drafted.
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="something else")
    await ana.types("/note show Grace")
    ana.sees("teh billing talk")
    assert "Shorter" not in ana.offered()


async def test_an_empty_edit_is_asked_about_and_kept_open(stage: Dialog):
    ana = await debriefed(stage)
    await ana.types("/note edit Grace")
    await ana.fills(body="  ")
    ana.sees("This one is needed")
    await ana.fills(body="Thanks, Grace.")
    ana.sees("Your own words, 2 words")


async def test_shorter_and_another_version(stage: Dialog):
    ana = await debriefed(stage, topic1="the billing migration")
    body = ana.told()
    await ana.presses("Another version")
    assert ana.told() != body
    ana.sees("billing migration")
    longer = len(ana.told())
    await ana.presses("Shorter")
    assert len(ana.told()) < longer
    ana.sees("Grace")


@pytest.mark.parametrize("way", ["e-mail", "LinkedIn", "call", "card", "in person"])
async def test_sent_takes_any_way(stage: Dialog, way):
    ana = await debriefed(stage)
    await ana.types(f"/note sent Grace {way}")
    ana.sees("Noted: your note to Grace is sent", "I'll have a follow-up ready")
    await stage.moves_to("2026-03-05", "12:00")
    ana.sees_nothing()


async def test_sent_twice_and_undone_within_a_day(stage: Dialog):
    ana = await debriefed(stage)
    await ana.types("/note sent Grace")
    await ana.types("/note sent Grace")
    ana.misses("Noted: your note")
    await ana.presses("Undo")
    ana.sees("To Grace Hopper", "Tap Sent")
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Grace still has a note ready")


async def test_after_a_day_undo_shows_what_is_and_changes_nothing(stage: Dialog):
    ana = await debriefed(stage)
    await ana.types("/note sent Grace")
    await stage.passes(hours=24, minutes=1)
    await ana.presses("Undo")
    ana.sees("Sent. This is what you had.")
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: sent")


@pytest.mark.parametrize("reason", list(SkipReason))
async def test_skip_takes_effect_at_once_and_each_reason_has_an_answer(stage: Dialog, reason):
    ana = await debriefed(stage)
    await ana.types("/note skip Grace")
    ana.sees("Skipped: no note to Grace. That's a fine answer.", "what got in the way")
    await ana.picks("What got in the way?", reason.value)
    ana.sees("Skipped: no note to Grace.")
    ana.misses("What got in the way?", "broke on my side")
    await stage.moves_to("2026-03-06", "12:00")
    ana.sees_nothing()


async def test_a_skip_can_become_a_short_note_or_count_as_sent(stage: Dialog):
    ana = await debriefed(stage, PANEL)
    await ana.types("/note skip Grace")
    await ana.picks("What got in the way?", "no time")
    await ana.presses("See a short note")
    ana.sees("To Grace Hopper", "Tap Sent")
    await ana.types("/note skip Alan")
    await ana.picks("What got in the way?", "already thanked them in person")
    await ana.presses("Count it as sent")
    ana.sees("Noted: your note to Alan is sent")
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: ready", "Note to Alan: sent")


async def test_a_skipped_note_may_be_sent_after_all_also_days_later(stage: Dialog):
    ana = await debriefed(stage)
    note = ana.control("Skip").value
    await ana.presses("Skip")
    await stage.passes(days=2)
    await ana.sends(ana.action("note.sent", note))
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: sent")


async def test_skip_on_an_old_card_does_not_say_that_a_sent_note_was_skipped(stage: Dialog):
    ana = await debriefed(stage)
    note = ana.control("Skip").value
    await ana.types("/note sent Grace")
    reply = await ana.sends(ana.action("note.skip", note))
    assert isinstance(reply, Amend)
    assert "Skipped" not in shown_words(reply.card)
    assert "Sent. This is what you had." in shown_words(reply.card)


async def test_a_note_that_an_outcome_dropped_may_still_be_reported_sent(stage: Dialog):
    ana = await debriefed(stage)
    note = ana.control("Skip").value
    await ana.types("/interview outcome Acme rejected")
    await ana.sends(ana.action("note.sent", note))
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: sent")
