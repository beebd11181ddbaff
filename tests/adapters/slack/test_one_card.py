"""One card about one thing: what is pressed draws it anew, a later one takes its place, and no text is there twice."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.ground.drawn import digest
from adapters.slack.render import messages
from bot.chat.card import Button, Card, Choice, Copy, Line, Mood, Option, Row
from bot.chat.inbound import Command, Origin
from bot.chat.words import shown_words
from bot.model.people import Address
from tests.adapters.slack import faults
from tests.adapters.slack.people import SlackPerson, elements
from tests.adapters.slack.people import words as label
from tests.adapters.slack.running import Running, delivers
from tests.adapters.slack.unrender import card_of, lone_copy
from tests.adapters.slack.whole import database, here, store
from tests.adapters.slack.world import Message, View
from tests.contract.gallery import exhibits

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.example>"
PANEL = f"{ONE} and Alan Turing"
DAY = timedelta(days=1)


def texts(ana: SlackPerson) -> list[str]:
    """What stands alone to be copied, in the DM."""
    return [copy for each in ana.messages if each.bot_id and (copy := lone_copy(each)) and "\n" in copy]


def card(ana: SlackPerson, *words: str) -> Message:
    """The newest message that says all of this."""
    return cards(ana, *words)[-1]


def cards(ana: SlackPerson, *words: str) -> list[Message]:
    return [each for each in ana.messages if each.bot_id and all(word in shown(each) for word in words)]


def shown(on: Message) -> str:
    """The words that a message shows."""
    return shown_words(card_of(on))


def labels(on: Message | View) -> list[str]:
    found = []
    for _, element in elements(on):
        options = element.get("options", []) if element["type"] == "overflow" else []
        found += [label(each["text"]) for each in options] or [label(element.get("text") or element.get("placeholder"))]
    return found


async def press(ana: SlackPerson, on: Message | View, name: str) -> None:
    """The first control with this label on this very message or view."""
    for block, element in elements(on):
        if label(element.get("text")) == name:
            await ana.press(on, block, element)
            return
        for option in element.get("options", []) if element["type"] == "overflow" else []:
            if label(option["text"]) == name:
                await ana.press(on, block, element, option)
                return
    raise LookupError(name)


async def debriefed(ana: SlackPerson, line: str = PANEL) -> Message:
    """The list after the debrief of an interview with two people."""
    await ana.types("/afternote help")
    await ana.types(line)
    await ana.presses("Debrief")
    await ana.fills()
    return card(ana, "Grace: ", "Alan: ")


# what is pressed


async def test_however_often_a_note_is_changed_its_text_is_there_once(here: Running, slack):
    ana = slack.person("ana", real_name="Ana Silva")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    (first,) = texts(ana)
    await ana.types("/interview debrief Acme")
    await ana.fills(topic1="the billing migration")
    assert len(texts(ana)) == 1
    posted = len(ana.messages)
    for press_ in ("Another version", "Shorter", "Another version"):
        await ana.presses(press_)
        assert len(texts(ana)) == 1
    await ana.presses("Edit")
    await ana.fills(body="Hi Grace,\n\nthese are my own words.\n\nAna")
    assert texts(ana) == ["Hi Grace,\n\nthese are my own words.\n\nAna"]
    assert first not in texts(ana)
    assert len(ana.messages) == posted
    await ana.presses("Sent")
    assert texts(ana) == []
    await ana.presses("Undo")
    assert texts(ana) == ["Hi Grace,\n\nthese are my own words.\n\nAna"]


async def test_contact_details_asked_for_on_a_note_change_its_text_where_it_stands(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    there = len(ana.messages)
    await ana.presses("Add my contact details")
    await ana.fills(name="Ana Silva", email="ana@silva.example")
    (text,) = texts(ana)
    assert text.endswith("ana@silva.example")
    assert len(ana.messages) == there


async def test_a_note_opened_twice_is_one_card_the_later_one(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    first = card(ana, "To Grace")
    await press(ana, listed, "Open")
    assert first.deleted
    assert len(cards(ana, "To Grace")) == 1
    assert len(texts(ana)) == 1


async def test_a_form_that_is_sent_after_its_address_has_run_out_redraws_the_card_all_the_same(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    there = len(ana.messages)
    await ana.presses("Edit")
    slack.clock.move_to(slack.clock.now() + timedelta(minutes=40))
    await ana.fills(body="Hi Grace,\n\nmine.\n\nAna")
    assert texts(ana) == ["Hi Grace,\n\nmine.\n\nAna"]
    assert len(ana.messages) == there


# what else shows it


async def test_a_note_that_is_sent_on_its_own_card_is_offered_by_the_list_no_more(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    assert labels(listed).count("Sent") == 2
    await press(ana, listed, "Open")
    await press(ana, card(ana, "To Grace"), "Sent")
    assert labels(listed).count("Sent") == 1
    assert "Grace: sent." in shown(listed)


async def test_a_note_that_is_sent_in_the_list_has_no_text_to_copy_any_more(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    opened = card(ana, "To Grace")
    await press(ana, listed, "Sent")
    assert "Sent" not in labels(opened)
    assert "is sent" in shown(opened)
    assert texts(ana) == []


async def test_what_says_what_it_would_say_anew_is_left_alone(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    updates = slack.count("chat.update")
    for line in ("/afternote help", "/note list", "/interview list"):
        await ana.types(line)
        slack.clock.move_to(slack.clock.now() + timedelta(hours=8))
    assert slack.count("chat.update") == updates


async def test_what_was_drawn_more_than_a_week_ago_stays_as_it_is(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    slack.clock.move_to(slack.clock.now() + 8 * DAY)
    await ana.types("/note sent Grace")
    assert labels(listed).count("Sent") == 2


async def test_a_text_that_could_not_be_drawn_anew_stays_until_it_can(here: Running, slack):
    ana = slack.person("ana", real_name="Ana Silva")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    (first,) = texts(ana)
    slack.faults.always("chat.update", faults.too_many(30))
    slack.faults.always("chat.postMessage", faults.too_many(30))
    await ana.presses("Another version")
    assert texts(ana) == [first]
    slack.faults.clear()
    await ana.types("/afternote help")
    (second,) = texts(ana)
    assert second != first


async def test_a_limit_drops_the_redraw_and_never_a_turn(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    slack.faults.always("chat.update", faults.too_many(30))
    await ana.types("/note sent Grace")
    assert "is sent" in json.dumps(ana.messages[-1].blocks)
    assert labels(listed).count("Sent") == 2
    slack.faults.clear()
    await ana.types("/afternote help")
    assert labels(listed).count("Sent") == 1


async def test_what_was_deleted_is_said_to_be_where_it_stood(here: Running, slack):
    ana = slack.person("ana")
    listed = await debriefed(ana)
    await press(ana, listed, "Open")
    await ana.types("/interview delete Acme")
    await ana.presses("Delete")
    assert texts(ana) == []
    assert labels(listed) == []


async def test_what_moved_asks_no_more_how_it_went(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace Hopper")
    await delivers(here, slack.clock.now() + timedelta(hours=3, minutes=20))
    prompt = card(ana, "interview should be over")
    await press(ana, prompt, "It moved")
    await ana.fills(when="thursday 10am")
    assert "Saved again: Acme" in shown(prompt)
    assert "Debrief" not in labels(prompt)


# deliveries


async def test_a_reminder_takes_the_place_of_the_one_before_it(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(PANEL)
    await delivers(here, slack.clock.now() + 3 * DAY)
    assert len([each for each in cards(ana, "Acme") if "Fewer of these" in labels(each)]) == 1


async def test_a_reminder_that_was_long_on_its_way_says_what_changed_meanwhile(here: Running, slack):
    ana = slack.person("ana")
    await debriefed(ana)
    due = await here.bot.next_due()
    assert due is not None
    slack.clock.move_to(due)
    arrives = asyncio.Event()
    slack.faults.add("chat.postMessage", faults.hangs(arrives, accepted=True))
    before = slack.count("chat.postMessage")
    delivery = asyncio.create_task(here.bot.worker.tick())
    while slack.count("chat.postMessage") == before:
        await asyncio.sleep(0)
    who = Address("slack", ana.team, user=ana.user.id)
    await here.bot.handle(Command(Origin("meanwhile", who), "note sent", given={"note": "Grace"}))
    arrives.set()
    await delivery
    await here.settled()
    reminder = card(ana, "Grace", "Alan")
    assert labels(reminder).count("Sent") == 1


async def test_where_nothing_may_be_deleted_the_one_before_loses_its_controls(here: Running, slack):
    slack.faults.always("chat.delete", faults.says("cant_delete_message"))
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(PANEL)
    await delivers(here, slack.clock.now() + 3 * DAY)
    assert len([each for each in cards(ana, "note") if "Fewer of these" in labels(each)]) == 1
    assert len(cards(ana, "reminder")) + len(cards(ana, "still have")) > 1


async def test_what_could_not_be_taken_away_at_once_is_taken_away_later(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note show Grace")
    slack.faults.add("chat.delete", faults.too_many(30))
    slack.faults.add("chat.delete", faults.too_many(30))
    await ana.types("/note show Grace")
    assert len(texts(ana)) == 1


async def test_a_dm_that_takes_no_post_is_answered_by_the_address_of_the_press(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(ONE)
    slack.faults.always("chat.postMessage", faults.says("restricted_action"))
    await ana.types("/note show Grace")
    assert len(texts(ana)) == 1


# outside the DM


async def test_a_note_opened_in_a_room_stays_in_the_dm_and_the_room_says_where(here: Running, slack):
    ana, ben = slack.person("ana"), slack.person("ben")
    room = slack.world.channel("spring", ana.team)
    room.members |= {ana.user.id, ben.user.id}
    await ana.types("/afternote help")
    await ana.types(ONE, channel=room.id)
    await ana.types("/note show Grace", channel=room.id)
    here_ = [each for each in ana.messages if each.channel == room.id][-1]
    assert "our DM" in here_.text
    assert ana.dm.id in json.dumps(here_.blocks)
    assert "Hi Grace" not in json.dumps(here_.blocks)
    assert [each.channel for each in ana.messages if lone_copy(each) in texts(ana)] == [ana.dm.id]
    assert ben.messages == []


async def test_a_note_opened_by_a_press_in_a_room_goes_to_the_dm_too(here: Running, slack):
    ana = slack.person("ana")
    room = slack.world.channel("spring", ana.team)
    room.members.add(ana.user.id)
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.types("/note list", channel=room.id)
    await ana.presses("Open")
    assert "our DM" in [each for each in ana.messages if each.channel == room.id][-1].text
    assert card(ana, "To Grace").channel == ana.dm.id
    assert card(ana, "To Grace").to is None


async def test_what_comes_of_a_message_shortcut_goes_to_the_dm(here: Running, slack):
    ana = slack.person("ana")
    room = slack.world.channel("spring", ana.team)
    room.members.add(ana.user.id)
    await ana.types("/afternote help")
    said = slack.world.post(
        Message(ts=slack.world.ts(), team=ana.team, channel=room.id, user=ana.user.id, text="Acme, today 10am")
    )
    await ana.shortcut("log_from_message", on=said)
    await ana.fills(company="Acme", when="today 10am", people="Grace Hopper")
    assert card(ana, "Saved: Acme").channel == ana.dm.id
    assert "our DM" in [each for each in ana.messages if each.channel == room.id][-1].text


async def test_a_nudge_about_a_message_is_one_card_that_quotes_it_and_leads_back(here: Running, slack):
    ana = slack.person("ana")
    room = slack.world.channel("spring", ana.team)
    room.members.add(ana.user.id)
    await ana.types("/afternote help")
    said = slack.world.post(
        Message(ts=slack.world.ts(), team=ana.team, channel=room.id, user=ana.user.id, text="Grace waits for a call")
    )
    await ana.shortcut("nudge_about_message", on=said)
    await ana.fills(when="tomorrow 9am")
    promised = card(ana, "I'll nudge you on", "Grace waits for a call")
    assert promised.channel == ana.dm.id
    await delivers(here, here.slack.clock.now() + DAY)
    given = card(ana, "You asked for a nudge about this.", "Grace waits for a call")
    assert given.channel == ana.dm.id
    assert labels(given)[:1] == ["Done"]
    assert f"/archives/{room.id}/p{said.ts.replace('.', '')}" in json.dumps(given.blocks)
    await press(ana, given, "Done")
    assert len(cards(ana, "Done. I won't bring it up again.")) == 1
    assert cards(ana, "Grace waits for a call") == []


# home


async def test_home_says_that_the_note_is_in_messages_where_it_is_one_text(here: Running, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types(ONE)
    await ana.opens_home()
    for _ in range(2):
        await press(ana, ana.home, next(each for each in labels(ana.home) if each.startswith("Open")))
        assert "in Messages too" in json.dumps(ana.modal.body["blocks"])
        assert len(texts(ana)) == 1
        await ana.presses("Another version")
        assert len(texts(ana)) == 1
        assert texts(ana)[0].splitlines()[0] in json.dumps(ana.modal.body["blocks"])
        await ana.dismisses()
    await ana.types("/note show Grace")
    assert len(texts(ana)) == 1
    await press(ana, ana.home, next(each for each in labels(ana.home) if each.startswith("Open")))
    await ana.presses("Sent")
    assert texts(ana) == []
    assert cards(ana, "To Grace") == []


# discretion


@pytest.mark.parametrize("discreet", [True, False])
async def test_nothing_before_a_lock_screen_names_anybody_where_it_is_to_be_discreet(here: Running, slack, discreet):
    ana = slack.person("ana", real_name="Ana Silva")
    await ana.types("/afternote help")
    await ana.types("/afternote settings")
    await ana.presses("Change")
    await ana.fills()
    await ana.fills()
    await ana.fills(discreet="yes" if discreet else "no")
    assert ana.modals == []
    seen = len(slack.world.news)
    await ana.types(PANEL)
    await ana.presses("Debrief")
    await ana.fills()
    listed = card(ana, "Grace: ", "Alan: ")
    await press(ana, listed, "Open")
    for name in ("Another version", "Check"):
        await ana.presses(name)
    await press(ana, card(ana, "To Grace"), "Sent")
    for line in ("/note list", "/interview list", "/note show Alan", "/interview show Acme", "/note skip Alan"):
        await ana.types(line)
    await ana.says("acme tomorrow at 3pm")
    await delivers(here, slack.clock.now() + 15 * DAY)
    told = [each.message for each in slack.world.news[seen:] if each.message is not None and each.message.bot_id]
    assert len(told) > 15
    named = [
        each.text for each in told
        if any(word in each.text.casefold() for word in ("acme", "grace", "alan", "interview", "hopper"))
    ]  # fmt: skip
    assert (named == []) is discreet
    assert any("Grace" in json.dumps(each.blocks) for each in told)


def test_a_card_with_a_notification_line_has_no_other_line_before_a_lock_screen():
    every = [each for each in exhibits() if isinstance(each.made, Card)]
    for each in every:
        assert isinstance(each.made, Card)
        told = messages(replace(each.made, preview="Afternote has something for you."))
        assert {one.text for one in told} == {"Afternote has something for you."}, each.name
    assert any(len(messages(each.made)) > 1 for each in every if isinstance(each.made, Card))


# what a card says


def test_a_card_says_the_same_whatever_the_time_offers():
    quiet, words = Line(("If they haven't written by Tuesday",), Mood.QUIET), Line(("Grace: 78 words",))
    one = Card("Acme", (words, quiet, Row(("Alan",), (Button("Sent", "x"),))), (Choice("Snooze", "s", "1", ()),))
    other = Card(
        "Acme", (words, Row(("Alan",), ())), (Choice("Snooze", "s", "1", (Option("1 hour", "1"),)), Button("Undo", "u"))
    )
    assert digest(one) == digest(other)
    for more in (Card("Globex", one.blocks), Card("Acme", (*one.blocks, Copy("", "a text")))):
        assert digest(more) != digest(one)


async def test_of_a_stranger_and_of_what_is_not_known_nothing_is_drawn_anew(here: Running, slack):
    ana = slack.person("ana")
    assert await here.bot.present(Address("slack", ana.team, user=ana.user.id), "note:1") is None
    await ana.types("/afternote help")
    assert await here.bot.present(Address("slack", ana.team, user=ana.user.id), "weather:1") is None


__all__ = ["database", "here", "store"]
