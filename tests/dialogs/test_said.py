"""What is typed without being a command, or as half of one: answered with what was likely meant."""

import pytest

from bot.cards.words import units
from bot.chat.card import Button, Card
from bot.chat.form import Form
from bot.chat.words import shown_words
from tests.dialogs.dialog import Dialog, Person

PANEL = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com> and Alan Turing"


async def logged(stage: Dialog) -> Person:
    ana = stage.actor("ana")
    await ana.types(f"/interview log {PANEL}")
    return ana


# lines in the DM


@pytest.mark.parametrize("text", ["stop", "Stop!", "pause", "please stop", "unsubscribe", "be quiet"])
async def test_stop_offers_a_pause_and_one_press_takes_it(stage: Dialog, text):
    ana = await logged(stage)
    await ana.types(text)
    ana.sees("pause")
    await ana.presses("Pause for a week")
    ana.sees("Paused. I'll be back on Mon 9 Mar at 8 am")


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("settings", "Your settings"),
        ("Settings?", "Your settings"),
        ("notes", "Notes that wait for you"),
        ("my notes", "Notes that wait for you"),
        ("interviews", "Your interviews"),
        ("help", "What you can type"),
        ("resume", "You weren't paused"),
        ("why", "The evidence is mixed"),
    ],
)
async def test_a_word_for_a_command_is_that_command(stage: Dialog, text, shows):
    ana = await logged(stage)
    await ana.types(text)
    ana.sees(shows)


@pytest.mark.parametrize("text", ["log", "Log an interview"])
async def test_log_opens_the_form(stage: Dialog, text):
    ana = stage.actor("ana")
    assert isinstance(await ana.types(text), Form)
    assert ana.form.title == "Log an interview"


@pytest.mark.parametrize("text", ["Grace", "grace hopper", "note to Grace", "the note for Grace Hopper", "Note Grace"])
async def test_a_known_name_opens_their_note(stage: Dialog, text):
    ana = await logged(stage)
    await ana.types(text)
    ana.sees("To Grace Hopper, Acme", "Tap Sent")


async def test_a_known_company_asks_whose_note_or_shows_the_interview(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview log Globex, PM, today 9am")
    await ana.types("acme")
    ana.sees("Which one is \"acme\"?")
    assert [label.split(",")[0] for label in ana.offered()] == ["Grace Hopper", "Alan Turing"]
    await ana.types("Globex")
    ana.sees("Globex, PM", "State: Open")


async def test_a_name_that_nobody_has_is_not_found(stage: Dialog):
    ana = await logged(stage)
    await ana.types("note to Zebedee")
    ana.sees("I don't find \"Zebedee\"", "Nothing was changed")


@pytest.mark.parametrize("text", ["hello there", "Hi", "what a day", "gracious", "\U0001f642"])
async def test_anything_else_is_answered_with_what_it_can_do_and_what_waits(stage: Dialog, text):
    ana = await logged(stage)
    await ana.types(text)
    ana.misses("I read commands")
    ana.sees("I can log an interview", "How was Acme?")
    assert ana.offered() == ["Debrief", "Log an interview", "Help"]
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    await ana.types(text)
    ana.sees("Notes to Grace and Alan wait for you.")
    assert ana.offered() == ["Your notes", "Log an interview", "Help"]
    await ana.presses("Your notes")
    ana.sees("Notes that wait for you")
    ben = stage.actor("ben")
    await ben.types(text)
    ben.sees("I can log an interview", "Nothing waits for you right now.")
    assert ben.offered() == ["Log an interview", "Help"]


async def test_a_line_with_a_time_is_offered_as_a_log_also_when_its_names_are_known(stage: Dialog):
    ana = await logged(stage)
    await ana.types("Acme, Engineer, tomorrow 10am with Grace Hopper")
    ana.sees("Shall I log that as an interview?")


# half a command


async def test_a_half_command_that_two_begin_with_asks_which_and_keeps_what_was_typed(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview l Globex, PM, today 9am with Lin Chen")
    ana.sees("list or log?")
    assert ana.offered() == ["/interview list", "/interview log"]
    reply = await ana.presses("/interview log")
    assert isinstance(reply, Form)
    assert (ana.form.filled["company"], ana.form.filled["people"]) == ("Globex", "Lin Chen")
    await ana.fills()
    ana.sees("Saved: Globex, PM")
    await ana.types("/note s Grace")
    ana.sees("sent, show or skip?")
    await ana.presses("/note show")
    ana.sees("To Grace Hopper, Acme")
    await ana.types("/interview de Acme")
    ana.sees("debrief or delete?")


async def test_a_slip_has_a_button_that_opens_what_was_meant(stage: Dialog):
    ana = await logged(stage)
    long = "Globex, PM, today 9am with " + ", ".join(f"Lin{n} Chen" for n in range(8)) + " and Bob Long"
    assert len(long) > 100
    await ana.types(f"/interview lgo {long}")
    ana.sees("Did you mean /interview log?", "Nothing was saved")
    await ana.presses("/interview log")
    assert ana.form.filled["company"] == "Globex"
    assert "Bob Long" in ana.form.filled["people"]
    await ana.types("/interview lsit")
    await ana.presses("/interview list")
    ana.sees("Your interviews")
    await ana.types("/note shwo " + "Grace " * 30)
    await ana.presses("/note show")
    ana.sees("Which one?")
    await ana.types("/help")
    await ana.presses("/afternote help")
    ana.sees("What you can type")


async def test_what_a_button_types_again_fits_the_one_id_that_a_platform_has_for_it(stage: Dialog):
    ana = await logged(stage)
    smile = "\U0001f642"
    for typed, kept in (("Grace " * 13, True), ("Grace " * 14, False), (smile * 39, True), (smile * 40, False)):
        await ana.types(f"/note shwo {typed}")
        button = ana.control("/note show")
        assert isinstance(button, Button)
        assert button.value == (f"note show {typed}".rstrip() if kept else "note show")
        assert units(button.action + button.value) <= 96


@pytest.mark.parametrize(
    "value", ["", "x", "zzz qqq", "note burn", "interview log\0", "form.open", "note show " + "x" * 90]
)
async def test_a_crafted_button_for_a_command_is_a_command_typed(stage: Dialog, value):
    ana = await logged(stage)
    reply = await ana.sends(ana.action("command", value))
    assert isinstance(reply, Card | Form)
    assert "broke on my side" not in shown_words(reply)


async def test_a_button_of_the_fallback_is_no_second_main_one(stage: Dialog):
    ana = await logged(stage)
    reply = await ana.types("hello there")
    assert isinstance(reply, Card)
    assert sum(isinstance(each, Button) and each.style.value == "primary" for each in reply.controls) == 1
