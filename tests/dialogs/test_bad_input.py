"""Bad input: never a traceback, never a lost entry."""

import pytest

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.words import shown_words
from tests.dialogs.dialog import Dialog

BROKE = "broke on my side"


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("next thurdsay-ish", "I couldn't read"),
        ("today 25:99", "There is no such time"),
        ("30 February 3pm", "There is no such date"),
        ("in 999999999 years", "years"),
        ("31 Dec 2031 3pm", "more than two years away"),
        ("9" * 190, "I couldn't read"),
        ("every monday 3pm", "more than one moment"),
    ],
)
async def test_h19_a_time_that_is_none_says_why_and_keeps_everything_else(stage: Dialog, when, says):
    ana = stage.actor("ana")
    await ana.types("/interview log")
    await ana.fills(company="Acme", role="Engineer", when=when, people="Grace Hopper <grace@acme.com>")
    ana.misses(BROKE, "Saved")
    ana.sees(says)
    assert {"Company: Acme", "Role: Engineer"} <= set(ana.told().splitlines())
    await ana.fills(when="today 9am")
    ana.sees("Saved: Acme, Engineer", "Grace Hopper")


@pytest.mark.parametrize("line", ["Acme, Engineer, 25:99 with Grace", "Acme, Engineer, 30 February 3pm with Grace"])
async def test_an_impossible_time_in_a_line_opens_the_form_with_the_rest(stage: Dialog, line):
    ana = stage.actor("ana")
    reply = await ana.types(f"/interview log {line}")
    assert isinstance(reply, Form)
    ana.sees("Company: Acme", "There is no such", "Grace")


async def test_a_form_sent_twice_logs_once_and_shows_the_first_answer(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.types("/interview log")
    assert isinstance(form, Form)
    values = {"company": "Acme", "role": "", "when": "today 9am", "people": "Grace", "format": ""}
    first = await ana.sends(ana.submission(form.id, values))
    again = await ana.sends(ana.submission(form.id, {**values, "company": "Globex"}))
    assert "Saved: Acme" in shown_words(first)
    assert "Acme" in shown_words(again)
    await ana.types("/interview list")
    assert ana.told().count("Mon 2 Mar") == 1
    ana.misses("Globex")


async def test_a_form_that_expired_hands_back_what_was_typed(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.types("/interview log")
    assert isinstance(form, Form)
    await stage.passes(hours=25)
    reply = await ana.sends(ana.submission(form.id, {"company": "Acme", "when": "today 9am"}))
    assert "nothing was saved" in shown_words(reply)
    assert "Acme" in shown_words(reply)


async def test_a_button_pressed_twice_with_one_key_acts_once(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace and Alan")
    await stage.moves_to("2026-03-02", "18:30")
    button = ana.control("Sent to all")
    press = ana.action(button.action, button.value)
    await ana.sends(press)
    undo = ana.action("note.undo", await note_of(ana, "Grace"))
    await ana.sends(undo)
    # The first press, delivered again by the platform: Grace's note stays open.
    again = await ana.sends(press)
    assert BROKE not in shown_words(again)
    await ana.types("/note list")
    ana.sees("Grace:")
    ana.misses("Alan:")


async def note_of(ana, name: str) -> str:
    await ana.types(f"/note show {name}")
    return ana.control("Undo").value


async def test_a_command_with_one_key_logs_once(stage: Dialog):
    ana = stage.actor("ana")
    command = ana.command("interview log", "Acme, Engineer, today 10am with Grace")
    first = await ana.sends(command)
    again = await ana.sends(command)
    assert "Saved" in shown_words(first)
    assert "Acme" in shown_words(again)
    await ana.types("/interview list")
    assert ana.told().count("Acme") == 1


async def test_h18_past_four_thousand_characters_there_is_a_clear_limit(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log " + "x" * 40_000)
    ana.sees("That's 40,000 characters, and I take 4,000. Nothing was saved.")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    await ana.types("/note edit Grace")
    await ana.fills(body="y" * 4001)
    ana.sees("4,000")
    ana.misses(BROKE)
    await ana.types("/note show Grace")
    ana.misses("yyyy")


HOSTILE = {
    "markup": "<b>Bold</b> & *Co* _x_ `y`",
    "mentions": "@everyone <!channel> <!here> <@U123>",
    "format": "{0.__class__.__init__.__globals__} {{7*7}} %(x)s $HOME",
    "bidi": "Acme \u202egnitseT\u202c Ltd",
    "zero-width": "Ac\u200bme\u200d\ufeff",
    "emoji": "🦄 Unicorn 👩‍💻",
    "header": "Engineer\r\nBcc: all@evil.example",
    "long": "L" * 119,
    "script": "阿里巴巴 Ωmega Škoda",
}


@pytest.mark.parametrize("name", list(HOSTILE))
async def test_h12_h13_h16_names_are_shown_literally_everywhere(stage: Dialog, name):
    value = HOSTILE[name]
    ana = stage.actor("ana", display=value[:80])
    await ana.types("/interview log")
    await ana.fills(company=value, role=value, when="today 10am", people="Grace Hopper")
    ana.misses(BROKE)
    shown = " ".join(value.split())
    ana.sees(shown)
    await ana.types("/interview list")
    ana.sees(shown)
    await ana.types("/interview debrief Grace")
    await ana.fills(topic1=value, question=value)
    ana.misses(BROKE)
    await ana.types("/note show Grace")
    ana.misses(BROKE)
    await ana.types("/note check Grace")
    ana.misses(BROKE)
    await stage.moves_to("2026-03-10", "12:00")
    ana.misses(BROKE)
    assert ana.deliveries()
    for each in ana.deliveries():
        assert "\n" not in (each.card.preview or "")


ODD = ["<b>Eve</b> Smith", "@everyone", "{name} {0}", "\u202eeve\u202c Smith", "🦄 Lee", "O'Neil & Sons"]


@pytest.mark.parametrize("who", ODD)
async def test_people_with_odd_names_are_kept_or_asked_about(stage: Dialog, who):
    ana = stage.actor("ana")
    await ana.types("/interview log")
    await ana.fills(company="Acme", when="today 10am", people=who)
    ana.misses(BROKE)
    ana.sees("Saved: Acme")
    await stage.moves_to("2026-03-10", "12:00")
    await ana.types("/note list")
    ana.misses(BROKE)


async def test_h17_nul_has_the_same_outcome_on_both_databases(stage: Dialog):
    ana = stage.actor("ana", display="An\0a")
    await ana.types("/interview log Ac\0me, Eng\0ineer, today 10am with Gra\0ce Hopper")
    ana.misses(BROKE)
    await ana.types("/interview log")
    await ana.fills(company="Glo\0bex", role="S\0RE", when="today 11am", people="Al\0an Turing")
    ana.misses(BROKE)
    await ana.types("/interview show Glo\0bex")
    ana.misses(BROKE)
    await ana.types("/note edit Alan")
    await ana.fills(body="ok\0not ok")
    ana.misses(BROKE)
    assert "\0" not in "".join(each.words for each in stage.shown if each.kind != "typed")
    for inbound in (
        ana.action("note.open", "no\0te"), ana.action("interview.show", "\0"), ana.submission("fo\0rm", {"a": "\0"}),
        ana.action("note.reason", "x", "\0"), ana.command("no\0te show", "\0"),
    ):  # fmt: skip
        assert BROKE not in shown_words(await ana.sends(inbound))


@pytest.mark.parametrize("value", ["9" * 400, "-1", "x", "1 " + "9" * 30, "²", "\ud800"])
async def test_crafted_values_break_nothing(stage: Dialog, value):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    contact = ana.control("Debrief").value
    for action in sorted(stage.bot.routes.actions):
        for given in (value, f"{contact} {value}", contact):
            reply = await ana.sends(ana.action(action, given, value))
            card = getattr(reply, "card", reply)
            assert BROKE not in shown_words(card), (action, given)


async def test_h22_zones_that_are_none_are_unknown(stage: Dialog):
    for n, zone in enumerate(["America", "../../etc/passwd", "a" * 5000, "UTC\0", "tzdata.zi"]):
        bea = stage.actor(f"bea{n}", zone=zone)
        await bea.types("/interview log Acme, Engineer, today 2pm with Grace")
        bea.sees("Your time zone")
    for typed in ["../../etc/passwd", "a" * 150, "tzdata.zi", "UTC\0x"]:
        await bea.fills(zone=typed)
        bea.sees("I don't know the zone")


async def test_what_breaks_says_that_nothing_was_saved_and_gives_a_reference(stage: Dialog, monkeypatch):
    ana = stage.actor("ana")

    async def broken(*_: object) -> Card:
        raise RuntimeError("out of order")

    commands = dict(stage.bot.routes.commands)
    monkeypatch.setitem(stage.bot.routes.commands, "interview list", broken)
    await ana.types("/interview list")
    ana.sees("Something broke on my side, and nothing of this was saved")
    assert commands


async def test_an_unreadable_day_beside_a_time_is_asked_about_not_guessed(stage: Dialog):
    ana = stage.actor("ana")
    reply = await ana.types("/interview log Acme, Engineer, next thurdsay 3pm with Grace Hopper")
    ana.sees("Acme", "thurdsay", "Grace Hopper")
    assert isinstance(reply, Form), "a misread day was saved as a fact"


async def test_an_answer_that_was_never_offered_is_left_out(stage: Dialog):
    ana = stage.actor("ana")
    await ana.gives("interview log", company="Acme", role="SRE", when="today 9am", people="Grace", format="by pigeon")
    ana.sees("Saved: Acme, SRE")
    ana.misses("pigeon")
    await ana.gives("note sent", note="Grace", way="by pigeon")
    ana.sees("Noted: your note to Grace is sent")
