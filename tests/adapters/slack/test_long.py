"""Answers that take several messages, and controls that stand in a menu: said, pressed and drawn anew."""

import pytest

from bot.chat.card import Button, Card, Line, Mood, Row, Style
from bot.chat.reply import Amend
from tests.adapters.slack.asked import bot, kept, over_http, room, told, words
from tests.adapters.slack.people import elements


def long(done: int = -1, *, about: str = "") -> Card:
    """A card of sixty rows, of which one may be done."""
    rows = tuple(
        Row(
            (f"Row {n}: {'done' if n == done else 'open'}.",), () if n == done else (Button(f"Do {n}", "x.do", f"{n}"),)
        )
        for n in range(60)
    )
    ending = (Line(("These need a time; nothing of them is saved.",)), Line(("Only you see this.",), Mood.QUIET))
    return Card("Many", (*rows, *ending), (Button("The end", "x.end", "", Style.PRIMARY),), about=about)


def new(told, before: int) -> list:
    return [each for each in told.ana.messages[before:] if each.bot_id is not None]


@pytest.mark.parametrize("where", ["dm", "room"])
async def test_a_long_answer_to_a_command_is_all_there_in_order(told, slack, where):
    channel = room(slack, told.ana) if where == "room" else None
    told.core.answers = [long()]
    before = len(told.ana.messages)
    await told.ana.types("/interview log", channel=channel)
    first, *rest = new(told, before)
    assert rest
    assert "Many" in first.text
    assert all("Many" not in each.text for each in rest)
    assert "Only you see this." in rest[-1].text
    assert words(rest[-1]).rstrip().endswith("The end")
    said = "".join(each.text + "\n" for each in (first, *rest))
    assert [said.index(f"Row {n}:") for n in range(60)] == sorted(said.index(f"Row {n}:") for n in range(60))
    assert [each.to is None for each in (first, *rest)] == [where == "dm"] * (1 + len(rest))


async def test_a_long_answer_to_a_press_in_the_dm_is_all_there(told):
    told.core.answers = [Card("", (Line(("Hello.",)),), (Button("Go", "x.go"),)), long()]
    await told.ana.types("/interview log")
    before = len(told.ana.messages)
    await told.ana.presses("Go")
    assert len(new(told, before)) > 1
    assert "Only you see this." in new(told, before)[-1].text


async def test_a_long_card_that_is_drawn_anew_replaces_the_first_message_and_goes_on_in_others(told):
    told.core.answers = [Card("", (Line(("Hello.",)),), (Button("Go", "x.go"),)), Amend(long())]
    await told.ana.types("/interview log")
    pressed, before = told.ana.messages[-1], len(told.ana.messages)
    await told.ana.presses("Go")
    assert pressed.edited == 1
    assert "Many" in pressed.text
    assert "Only you see this." in new(told, before)[-1].text


async def test_a_press_in_a_further_message_of_a_card_draws_every_one_anew_in_its_place(told):
    told.core.answers = [long(about="x:1"), Amend(long(55, about="x:1"))]
    before = len(told.ana.messages)
    await told.ana.types("/interview log")
    shown = new(told, before)
    await told.ana.presses("Do 55")
    assert new(told, before) == shown
    assert "Row 0:" in shown[0].text
    assert "Many" in shown[0].text
    assert "Row 0:" not in shown[-1].text
    assert "Row 55: done." in shown[-1].text


async def test_a_button_in_a_menu_does_what_it_says(told, slack):
    several = tuple(Button(each, f"x.{each.lower()}", "v") for each in ("Open", "Sent", "Skip", "Check", "Fewer"))
    told.core.answers = [Card("", (Line(("Hello.",)),), several), Card("", (Line(("Skipped.",)),))]
    await told.ana.types("/interview log")
    assert [each["type"] for _, each in elements(told.ana.messages[-1])] == ["button", "button", "button", "overflow"]
    await told.ana.presses("Check")
    assert (told.core.heard[-1].action, told.core.heard[-1].value, told.core.heard[-1].picked) == ("x.check", "v", None)
    assert "Skipped." in told.ana.messages[-1].text


__all__ = ["bot", "kept", "over_http", "told"]
