"""Nudge me about this: a message comes up again when its reader chose, and never with a word too many."""

from collections.abc import Mapping

import pytest
from sqlalchemy import select

from bot.chat.card import Button, Card, Link, Quote
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid
from bot.chat.words import shown_words
from bot.model.nudge import ASKED_FOR, NudgeKind
from bot.stage import controls
from bot.store import asked, members, nudges, tables
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

TEXT = "Hi Ana, could we talk about the platform role?\nThursday 3pm would suit me. Grace Hopper, Acme"
LINK = "https://chat.example/channels/1/2/3"


async def asks(who: Person, when: str, *, about: str = TEXT, link: str | None = LINK, **more: str) -> Card:
    """Asks for a nudge about a message, by its menu and the form."""
    form = await who.sends(who.action("asked.from", about, link))
    assert isinstance(form, Form)
    reply = await who.sends(who.submission(form.id, {"when": when, "about": form.filled["about"], **more}))
    assert isinstance(reply, Card), reply
    return reply


def pressing(card: Card, label: str) -> Button:
    return next(each for each in controls(card) if isinstance(each, Button) and each.label == label)


async def presses(who: Person, card: Card, label: str) -> Card:
    """Presses a button of a card that was not put among the messages."""
    button = pressing(card, label)
    reply = await who.sends(who.action(button.action, button.value))
    assert isinstance(reply, Amend), reply
    return reply.card


def quoted(card: Card) -> list[str]:
    return [each.text for each in card.blocks if isinstance(each, Quote)]


def links(card: Card) -> list[str]:
    return [each.url for each in controls(card) if isinstance(each, Link)]


def test_the_menu_of_a_message_has_two_entries_and_both_are_answered(stage: Dialog):
    assert [(each.name, each.action) for each in stage.bot.menus] == [
        ("Log an interview from this", "interview.from"), ("Nudge me about this", "asked.from"),
    ]  # fmt: skip
    assert {each.action for each in stage.bot.menus} <= set(stage.bot.routes.actions)
    assert all(len(each.name) <= 32 for each in stage.bot.menus)


async def test_the_form_holds_the_message_and_saves_nothing_by_itself(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.sends(ana.action("asked.from", TEXT, LINK))
    assert isinstance(form, Form)
    assert [each.name for each in form.steps[0].fields] == ["when", "about"]
    assert form.filled["about"] == TEXT
    await stage.passes(days=30)
    assert ana.deliveries() == []


async def test_the_promise_names_the_moment_and_the_zone_and_can_be_changed_or_called_off(stage: Dialog):
    ana = stage.actor("ana")
    card = await asks(ana, "tomorrow 9am")
    assert "I'll nudge you on Tue 3 Mar, 9 am New York." in shown_words(card)
    assert quoted(card) == [TEXT]
    assert links(card) == [LINK]
    change = pressing(card, "Change")
    form = await ana.sends(ana.action(change.action, change.value))
    assert isinstance(form, Form)
    assert (form.filled["when"], form.filled["about"]) == ("Tue 3 Mar 2026, 9 am", TEXT)
    reply = await ana.sends(ana.submission(form.id, {"when": "tomorrow 10am", "about": "Grace waits"}))
    assert isinstance(reply, Amend)
    assert "Tue 3 Mar, 10 am New York" in shown_words(reply.card)
    assert quoted(reply.card) == ["Grace waits"]
    assert links(reply.card) == [LINK]
    await stage.moves_to("2026-03-03", "09:30")
    assert ana.deliveries() == []
    await stage.moves_to("2026-03-03", "10:00")
    assert len(ana.deliveries()) == 1


async def test_at_its_time_a_card_quotes_it_and_leads_back(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "tomorrow 9am")
    await stage.moves_to("2026-03-03", "08:59")
    assert ana.deliveries() == []
    await stage.moves_to("2026-03-03", "09:00")
    ana.sees("You asked for a nudge about this.", "could we talk about the platform role?")
    assert ana.offered() == ["Done", "Snooze", "Log an interview from this", "To the message"]
    (shown,) = ana.deliveries()
    assert shown.card is not None
    assert links(shown.card) == [LINK]
    assert ana.previews() == ["You asked for a nudge about this."]


async def test_done_ends_it_and_undo_brings_it_back(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "tomorrow 9am")
    await stage.moves_to("2026-03-03", "09:00")
    await ana.presses("Done")
    ana.sees("Done. I won't bring it up again.")
    await ana.presses("Undo")
    ana.sees("You asked for a nudge about this.")
    await ana.picks("Snooze", "1 hour")
    ana.sees("I'll nudge you on Tue 3 Mar, 10 am New York.")
    await ana.presses("Cancel")
    ana.sees("Cancelled: no nudge about this.")
    await stage.passes(days=10)
    assert len(ana.deliveries()) == 1


async def test_snooze_offers_the_same_times_as_everywhere_and_any_other(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "tomorrow 9am")
    await stage.moves_to("2026-03-03", "09:00")
    assert [each.label for each in ana.control("Snooze").options] == [
        "1 hour", "This evening", "Tomorrow 9am", "Monday 9am", "Pick a time",
    ]  # fmt: skip
    await ana.picks("Snooze", "Pick a time")
    await ana.fills(when="yesterday")
    ana.sees("That has passed already.")
    await ana.fills(when="blah")
    ana.sees("I couldn't read \"blah\"")
    await ana.fills(when="friday")
    ana.sees("I'll nudge you on Fri 6 Mar, 8 am New York.")
    await stage.moves_to("2026-03-06", "08:00")
    assert len(ana.deliveries()) == 2
    ana.sees("You asked for a nudge about this.")


async def test_what_was_snoozed_twice_comes_once(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "tomorrow 9am")
    await stage.moves_to("2026-03-03", "09:00")
    again = ana.control("Snooze")
    for answer in ("1 hour", "this evening"):
        await ana.sends(ana.action(again.action, again.value, answer))
    await stage.passes(days=2)
    assert [f"{each.at:%H:%M}" for each in ana.deliveries()] == ["14:00", "23:00"]


async def test_an_interview_is_logged_from_it(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    confirmed = "Hi Ana, your interview with Grace Hopper at Acme is confirmed for Thursday 5 March at 3pm."
    await asks(ana, "tomorrow 9am", about=confirmed)
    await stage.moves_to("2026-03-03", "09:00")
    reply = await ana.presses("Log an interview from this")
    assert isinstance(reply, Form)
    assert reply.action == "interview.save"
    assert "5 Mar" in reply.filled["when"]


async def test_it_is_kept_at_night_and_on_a_weekend_as_what_a_member_chose(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "saturday 11:30pm")
    await stage.moves_to("2026-03-07", "23:30")
    assert len(ana.deliveries()) == 1


async def test_a_pause_holds_it_back_and_the_promise_says_so(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote pause until monday")
    card = await asks(ana, "tomorrow 9am")
    assert "You're paused until Mon 9 Mar, 8 am New York, so it waits until then." in shown_words(card)
    await stage.moves_to("2026-03-09", "07:59")
    assert ana.deliveries() == []
    await stage.moves_to("2026-03-09", "08:00")
    assert len(ana.deliveries()) == 1


async def test_it_is_silent_while_an_interview_is_held(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace")
    await asks(ana, "today 2:30pm")
    await stage.moves_to("2026-03-02", "15:14")
    assert ana.deliveries() == []
    await stage.moves_to("2026-03-02", "15:15")
    assert any("You asked for a nudge" in each.words for each in ana.deliveries())


async def test_it_takes_no_place_among_the_unasked_messages_of_a_day(stage: Dialog):
    assert NudgeKind.ASKED in ASKED_FOR
    ana = stage.actor("ana")
    for hour in (4, 5, 6):
        await asks(ana, f"today {hour}pm", about=f"message {hour}")
    for hour, company in enumerate(("Acme", "Globex", "Initech"), start=1):
        await ana.types(f"/interview log {company}, PM, today {hour}pm-{hour}:15pm with Grace Hopper")
    # A debrief prompt each.
    await stage.moves_to("2026-03-02", "18:30")
    assert len(ana.deliveries()) == 3 + 3


async def test_a_discreet_line_holds_no_word_of_it(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "tomorrow 9am")
    await ana.sends(ana.action("settings.discreet"))
    await stage.moves_to("2026-03-03", "09:00")
    assert ana.previews() == ["Afternote has something for you."]
    ana.sees("could we talk about the platform role?")


async def test_a_zone_that_is_not_known_is_asked_for_in_the_same_form(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    form = await ben.sends(ben.action("asked.from", TEXT, LINK))
    assert isinstance(form, Form)
    assert [each.name for each in form.steps[0].fields] == ["when", "about", "zone"]
    values: Mapping[str, str] = {"when": "tomorrow 9am", "about": TEXT}
    wrong = await ben.sends(ben.submission(form.id, {**values, "zone": "Berlni"}))
    assert isinstance(wrong, Invalid)
    assert wrong.problems == {"zone": "I don't know the zone \"Berlni\". Did you mean Berlin?"}
    reply = await ben.sends(ben.submission(form.id, {**values, "zone": "Berlin"}))
    assert isinstance(reply, Card)
    assert "I'll nudge you on Tue 3 Mar, 09:00 Berlin." in shown_words(reply)
    assert [each.at.hour for each in await stage.bot.coming()] == [8]


async def test_what_is_no_time_or_behind_us_is_said_and_nothing_is_lost(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.sends(ana.action("asked.from", TEXT, LINK))
    assert isinstance(form, Form)
    for when, said in (
        ("", "This one is needed."), ("blah", "I couldn't read"), ("yesterday 3pm", "That has passed already."),
        ("today", "At what time?"), ("next week", "more than one moment"),
    ):  # fmt: skip
        reply = await ana.sends(ana.submission(form.id, {"when": when, "about": TEXT}))
        assert isinstance(reply, Invalid), when
        assert said in reply.problems["when"]
    reply = await ana.sends(ana.submission(form.id, {"when": "<t:1772546400>", "about": TEXT}))
    assert "Tue 3 Mar, 9 am New York" in shown_words(reply)  # type: ignore[arg-type]


@pytest.mark.parametrize("link", [None, "", "http://chat.example/1", "javascript:alert(1)", "https://x.example/ y",
                                  "https://" + "x" * 600, "https://x.example/\u202e"])  # fmt: skip
async def test_an_address_that_may_not_be_opened_is_left_out(stage: Dialog, link):
    ana = stage.actor("ana")
    card = await asks(ana, "tomorrow 9am", link=link)
    assert links(card) == []


async def test_a_message_without_words_is_nudged_about_all_the_same(stage: Dialog):
    ana = stage.actor("ana")
    card = await asks(ana, "tomorrow 9am", about="")
    assert quoted(card) == []
    await stage.moves_to("2026-03-03", "09:00")
    assert ana.offered() == ["Done", "Snooze", "To the message"]
    ana.sees("You asked for a nudge about this.")


async def test_a_long_message_is_cut_and_a_hostile_one_comes_as_it_is(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.sends(ana.action("asked.from", "x" * 3000, LINK))
    assert isinstance(form, Form)
    assert len(form.filled["about"]) == 1000
    card = await asks(ana, "tomorrow 9am", about="<b>{x}</b> @everyone `a` **b**")
    assert quoted(card) == ["<b>{x}</b> @everyone `a` **b**"]


async def test_what_is_to_come_is_shown_where_things_to_come_are_shown(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "tomorrow 9am")
    assert [(each.line, each.why) for each in await stage.bot.coming()] == [
        ("A nudge you asked for", "the time you picked"),
    ]  # fmt: skip
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    assert "A nudge you asked for: Tue 3 Mar, 9 am New York" in shown_words(await stage.bot.home(ana.actor.address))
    await ana.types("/note list")
    ana.sees("A nudge you asked for, Tue 3 Mar, 9 am New York: \"Hi Ana, could we talk")
    await ana.types("/interview show Acme")
    ana.misses("nudge you asked for")
    await ana.types("/note list")
    await ana.presses("Show")
    ana.sees("I'll nudge you on Tue 3 Mar, 9 am New York.")


async def test_the_card_is_one_and_says_how_it_stands(stage: Dialog):
    ana = stage.actor("ana")
    card = await asks(ana, "tomorrow 9am")
    who = ana.actor.address
    assert card.about.startswith("asked:")
    assert (await stage.bot.present(who, card.about)) == card
    over = await presses(ana, card, "Cancel")
    assert over.about == card.about
    assert (await stage.bot.present(who, card.about)) == over
    await stage.passes(days=2)
    await stage.bot.sweep()
    assert await stage.bot.present(who, card.about) is None
    assert (await presses_in_vain(ana, over, "Undo")).startswith("That's gone")


async def presses_in_vain(who: Person, card: Card, label: str) -> str:
    button = pressing(card, label)
    return shown_words(await who.sends(who.action(button.action, button.value)))  # type: ignore[arg-type]


async def test_the_same_press_brought_twice_asks_once(stage: Dialog):
    ana = stage.actor("ana")
    form = await ana.sends(ana.action("asked.from", TEXT, LINK))
    assert isinstance(form, Form)
    sent = ana.submission(form.id, {"when": "tomorrow 9am", "about": TEXT})
    first, again = await ana.sends(sent), await ana.sends(sent)
    once_more = await ana.sends(ana.submission(form.id, {"when": "tomorrow 10am", "about": TEXT}))
    assert first == again == once_more
    await stage.passes(days=2)
    assert len(ana.deliveries()) == 1


async def test_forget_counts_it_and_takes_it_with_everything(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "tomorrow 9am")
    await ana.types("/afternote forget")
    ana.sees("one reminder to come")
    async with stage.bot.store.read(System("a test")) as tx:
        led_to = {row[0] for row in await tx.rows(select(tables.turns_seen.c.value))}
        member = await members.by_address(tx, ana.actor.address)
        assert member is not None
        (row,) = await asked.of(tx, member.id)
    assert row.id in led_to
    await ana.presses("Erase everything")
    async with stage.bot.store.read(System("a test")) as tx:
        assert row.id not in {row[0] for row in await tx.rows(select(tables.turns_seen.c.value))}
    await stage.passes(days=2)
    assert ana.deliveries() == []
    async with stage.bot.store.read(System("a test")) as tx:
        assert await members.by_address(tx, ana.actor.address) is None
        assert await nudges.everyone_coming(tx) == ()


async def test_what_is_done_is_forgotten_after_a_day_and_what_waits_is_not(stage: Dialog):
    ana = stage.actor("ana")
    await asks(ana, "in 3 days", about="waits")
    await presses(ana, await asks(ana, "tomorrow 9am", about="is over"), "Cancel")
    await stage.passes(hours=23)
    await stage.bot.sweep()
    assert await kept(stage, ana) == ["waits", "is over"]
    await stage.passes(hours=2)
    await stage.bot.sweep()
    assert await kept(stage, ana) == ["waits"]


async def kept(stage: Dialog, who: Person) -> list[str]:
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, who.actor.address)
        assert member is not None
        return [each.about for each in await asked.of(tx, member.id)]
