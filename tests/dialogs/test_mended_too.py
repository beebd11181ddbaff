"""What a user test found, each in the words in which a member met it."""

import pytest

from bot.chat.card import Card, Copy, Link
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, Reply
from bot.stage import controls
from tests.dialogs.dialog import Dialog, Person

ONE = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>"
PANEL = "Acme, Engineer, today 10am-11am with Grace Hopper and Alan Turing"


async def logged(stage: Dialog, line: str = ONE) -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    return ana


async def coming(ana: Person) -> list[tuple[str, str]]:
    """What is planned for everybody: kind and time."""
    found = await ana.dialog.bot.coming()
    return [(each.nudge.kind.value, f"{each.nudge.due_at:%a %H:%M}") for each in found]


def body(reply: Reply | None) -> str:
    """The draft of a card, as it is copied."""
    card = reply.card if isinstance(reply, Amend) else reply
    assert isinstance(card, Card)
    return next(block.text for block in card.blocks if isinstance(block, Copy) and block.alone)


# an outcome taken back


@pytest.mark.parametrize("said", ["rejected", "accepted", "withdrawn", "no answer", "offer"])
async def test_an_outcome_is_taken_back_with_its_notes_and_reminders(stage: Dialog, said):
    ana = await logged(stage)
    await ana.types("/note show Grace")
    planned = await coming(ana)
    assert planned
    await stage.passes(minutes=5)
    await ana.types(f"/interview outcome Acme {said}")
    assert "Undo" in ana.offered()
    assert await coming(ana) != planned
    await ana.presses("Undo")
    ana.sees("Taken back: Acme is open again.")
    if said != "offer":
        ana.sees("The note to Grace waits again.", "I'll write at 6:30 pm.")
    assert await coming(ana) == planned
    await ana.types("/note list")
    ana.sees("Acme, Grace")
    await ana.types("/interview show Acme")
    ana.misses("Closed", "Offer", "no longer needed")


async def test_what_was_skipped_or_dropped_before_the_outcome_stays_so(stage: Dialog):
    ana = await logged(stage, PANEL)
    await ana.types("/note skip Alan")
    await ana.types("/interview outcome Acme rejected")
    await ana.presses("Undo")
    ana.sees("The note to Grace waits again.")
    await ana.types("/note list")
    ana.misses("Alan")


async def test_an_outcome_said_over_another_says_what_it_was_and_is_taken_back_to_it(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview outcome Acme accepted")
    ana.misses("was:")
    await stage.passes(minutes=5)
    await ana.types("/interview outcome Acme rejected")
    ana.sees("I'm sorry about Acme", "was: accepted")
    await ana.presses("Undo")
    ana.sees("Taken back: Acme stands as before, accepted.")
    assert await coming(ana) == []
    await ana.types("/interview show Acme")
    ana.sees("Accepted")


async def test_an_outcome_said_twice_is_still_taken_back(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview outcome Acme rejected")
    await stage.passes(minutes=5)
    await ana.types("/interview outcome Acme rejected")
    ana.misses("was:")
    await ana.presses("Undo")
    ana.sees("Acme is open again", "The note to Grace waits again.")


async def test_after_a_day_or_once_they_wrote_an_outcome_stays(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview outcome Acme rejected")
    await stage.passes(hours=24, minutes=1)
    await ana.presses("Undo")
    ana.sees("no outcome of the last day to take back")
    await ana.types("/interview show Acme")
    ana.sees("Closed: a no")
    await ana.types("/interview outcome Acme withdrawn")
    undo = ana.control("Undo")
    await ana.types("/interview outcome Acme acknowledged")
    await ana.sends(ana.action("interview.reopen", undo.value))
    await ana.types("/interview show Acme")
    ana.misses("Closed")


async def test_undo_of_an_outcome_is_for_the_one_whose_it_is(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview outcome Acme rejected")
    ben = stage.actor("ben")
    reply = await ben.sends(ben.action("interview.reopen", ana.control("Undo").value))
    assert isinstance(reply, Card)
    assert "belongs to somebody else" in str(reply.blocks)


async def test_the_reopened_case_takes_another_outcome_at_once(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview outcome Acme rejected")
    await ana.presses("Undo")
    await ana.presses("Another outcome")
    await ana.picks("Outcome", "I withdrew")
    ana.sees("you withdrew from Acme")


# no address


async def test_a_note_without_an_address_becomes_a_line_to_the_recruiter(stage: Dialog):
    ana = await logged(stage, f"{PANEL} and Rita Moreno (recruiter) <rita@acme.com>")
    await ana.types("/note show Grace")
    assert "No address?" in ana.offered()
    reply = await ana.presses("No address?")
    ana.sees("A line to Rita Moreno", "no address for Grace and Alan", "never guessed", "To: rita@acme.com")
    text = body(reply)
    assert "Rita" in text
    assert "Grace and Alan" in text
    assert isinstance(reply, Card)
    links = [each.url for each in controls(reply) if isinstance(each, Link)]
    assert links
    assert links[0].startswith("mailto:rita@acme.com?subject=")
    await ana.presses("Open the note")
    ana.sees("To Grace Hopper, Acme")
    await ana.types("/note show Rita")
    assert "No address?" not in ana.offered()


async def test_with_no_recruiter_known_the_line_goes_to_whoever_invited_them(stage: Dialog):
    ana = await logged(stage, PANEL)
    await ana.types("/note show Grace")
    reply = await ana.presses("No address?")
    ana.sees("A line to whoever invited you", "no address for Grace", "Answer the invitation")
    ana.misses("Alan")
    assert "Grace" in body(reply)
    assert body(reply).startswith("Hello,")


async def test_a_coordinator_with_an_address_comes_before_a_recruiter_without(stage: Dialog):
    people = "Grace Hopper and Rita Moreno (recruiter) and Cora Lee (coordinator) <cora@acme.com>"
    ana = await logged(stage, f"Acme, Engineer, today 10am-11am with {people}")
    await ana.types("/note show Grace")
    await ana.presses("No address?")
    ana.sees("A line to Cora Lee", "cora@acme.com", "no address for Grace and Rita")


async def test_a_recruiter_without_an_address_is_named_and_the_invitation_answered(stage: Dialog):
    ana = await logged(stage, "Acme, Engineer, today 10am with Grace Hopper and Rita Moreno (recruiter)")
    await ana.types("/note show Grace")
    await ana.presses("No address?")
    ana.sees("A line to Rita Moreno", "answer the invitation with this")
    ana.misses("no address for Grace and Rita")


async def test_a_note_that_is_done_asks_for_no_address(stage: Dialog):
    ana = await logged(stage, PANEL)
    await ana.types("/note sent Grace")
    await ana.types("/note show Grace")
    assert "No address?" not in ana.offered()


# each step of the settings


async def test_every_step_of_the_settings_is_checked_as_it_is_sent(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types("/afternote settings")
    await ana.presses("Change")
    for wrong, says in (
        ({"zone": "Gotham"}, "I don't know the zone"),
        ({"zone": "New York", "wakes": "noonish"}, "I couldn't read \"noonish\""),
        ({"wakes": "8am", "sleeps": "9:59am"}, "less than two hours"),
    ):
        reply = await ana.fills(**wrong)
        assert isinstance(reply, Invalid), wrong
        ana.sees(says)
    assert set(reply.problems) == {"sleeps"}
    await ana.fills(sleeps="10am")
    reply = await ana.fills(email="ana at mail", phone="call me")
    assert isinstance(reply, Invalid)
    assert set(reply.problems) == {"email", "phone"}
    ana.sees("\"ana at mail\" is no e-mail address", "at least five digits")
    await ana.fills(email=" ana@MAIL.example ", phone="+1 (555) 0100-22")
    reply = await ana.fills(country="Atlantis")
    assert isinstance(reply, Invalid)
    await ana.fills(country="Germany")
    ana.sees("Your settings", "ana@mail.example", "+1 (555) 0100-22", "Germany")


async def test_a_step_sent_out_of_turn_goes_back_to_the_field_that_is_wrong(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote settings")
    await ana.presses("Change")
    form = ana.form
    await ana.fills(zone="Gotham")
    reply = await ana.sends(ana.submission(form.id, {"country": "Germany"}, step=2))
    assert isinstance(reply, Form)
    assert reply.step == 0
    assert "Gotham" in reply.intro


async def test_hours_through_the_night_are_kept_and_said_back_as_that(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote settings")
    ana.misses("at night")
    await ana.presses("Change")
    await ana.fills(wakes="9pm", sleeps="8am")
    await ana.fills()
    await ana.fills()
    ana.sees("From 9 pm to 8 am: that is at night; is it what you want?")
    await ana.presses("Change")
    await ana.fills(wakes="2pm", sleeps="1am")
    await ana.fills()
    await ana.fills()
    ana.sees("from 2 pm to 1 am")
    ana.misses("at night")


# the signature


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"email": "ana(at)mail"}, "email", "is no e-mail address"),
        ({"phone": "12 34"}, "phone", "at least five digits"),
        ({}, "email", "An e-mail or a phone"),
    ],
)
async def test_contact_details_are_checked(stage: Dialog, given, field, says):
    ana = await logged(stage)
    await ana.types("/note show Grace")
    await ana.presses("Add my contact details")
    reply = await ana.fills(**given)
    assert isinstance(reply, Invalid)
    assert says in reply.problems[field]
    await ana.fills(email="ana@mail.example", phone="")
    ana.sees("ana@mail.example")


async def test_a_new_signature_goes_under_every_open_draft_and_under_no_words_of_their_own(stage: Dialog):
    ana = await logged(stage)
    for line in ("Globex, Engineer, today 9am with Lin Chen", "Initech, Engineer, today 8am with Bill Lumbergh"):
        await ana.types(f"/interview log {line}")
    await ana.types("/note show Grace")
    await ana.types("/note show Lin")
    await ana.types("/note edit Bill")
    await ana.fills(body="Dear Bill,\n\nThank you for the talk.\n\nAna Silva")
    await ana.types("/note show Grace")
    await ana.presses("Add my contact details")
    await ana.fills(email="ana@mail.example")
    ana.sees("To Grace Hopper, Acme", "ana@mail.example")
    first = body(await ana.types("/note show Lin"))
    assert first.endswith("Ana Silva\nana@mail.example")
    ana.misses("Add my contact details")
    assert "ana@mail.example" not in body(await ana.types("/note show Bill"))
    await ana.types("/note show Lin")
    await ana.presses("Another version")
    first = body(await ana.types("/note show Lin"))
    await ana.types("/afternote settings")
    await ana.presses("Change")
    await ana.fills()
    await ana.fills(name="Ana M. Silva", email="ana@silva.example", phone="+49 30 123456")
    await ana.fills()
    again = body(await ana.types("/note show Lin"))
    assert again == first.removesuffix("Ana Silva\nana@mail.example") + "Ana M. Silva\nana@silva.example\n+49 30 123456"
    assert body(await ana.types("/note show Grace")).endswith("+49 30 123456")


async def test_a_note_that_was_sent_keeps_the_signature_it_went_out_with(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note show Grace")
    before = body(await ana.types("/note show Grace"))
    await ana.types("/note sent Grace")
    await ana.types("/afternote settings")
    await ana.presses("Change")
    await ana.fills()
    await ana.fills(email="ana@mail.example")
    await ana.fills()
    assert body(await ana.types("/note show Grace")) == before


# words in the DM


@pytest.mark.parametrize("text", ["help", "Help", "?", "??", "commands", "What can you do?", "help!"])
async def test_a_plain_word_for_help_is_answered_with_help(stage: Dialog, text):
    ana = stage.actor("ana")
    await ana.types(text)
    ana.sees("What you can type", "/interview log", "/afternote privacy")


@pytest.mark.parametrize("text", ["thanks", "Thank you!", "thx"])
async def test_thanks_are_answered_kindly_and_briefly(stage: Dialog, text):
    ana = stage.actor("ana")
    await ana.types(text)
    ana.sees("You're welcome.")
    assert len(ana.told().splitlines()) == 1


@pytest.mark.parametrize("text", ["privacy", "Privacy?", "/afternote privacy"])
async def test_privacy_says_what_is_private_what_is_not_in_our_hands_and_how_to_erase(stage: Dialog, text):
    ana = stage.actor("ana")
    await ana.types(text)
    ana.sees("Private by default", "out of my hands", "whoever runs Afternote holds the key", "/interview delete")


async def test_resume_without_a_pause_changes_and_counts_nothing(stage: Dialog):
    ana = await logged(stage)
    before = await coming(ana)
    await ana.types("/afternote resume")
    ana.sees("You weren't paused.")
    ana.misses("planned", "I'm back")
    assert await coming(ana) == before
    await ana.types("/afternote pause until tomorrow")
    await stage.passes(days=2)
    await ana.types("/afternote resume")
    ana.sees("You weren't paused.")


# slips


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("/interview lgo Acme", ["interview log"]),
        ("/interview lsit", ["interview list"]),
        ("/afternote privcy", ["afternote privacy"]),
        ("/afternote pasue", ["afternote pause"]),
        ("/notes list", ["note list"]),
        ("/help", ["afternote help"]),
        ("/privacy", ["afternote privacy"]),
        ("/afternote try", []),
        ("/interview banana", []),
        ("/interview answers", []),
        ("/zzz qqq", []),
    ],
)
async def test_only_what_is_near_is_suggested(stage: Dialog, typed, near):
    ana = stage.actor("ana")
    await ana.types(typed)
    ana.sees("I don't know")
    if not near:
        ana.sees("/afternote help")
        ana.misses("Did you mean")
    else:
        ana.sees("Did you mean " + ", ".join(f"/{each}" for each in near) + "?")
    assert all(len(stage.bot.routes.near(f"{spec.path}x")) <= 3 for spec in stage.bot.routes.specs)
