"""One card about one thing at Slack: deliveries, and what is opened outside the DM."""

import asyncio
import json
from dataclasses import replace

import pytest

from adapters.ground.drawn import digest
from adapters.slack.render import messages
from bot.chat.card import Button, Card, Choice, Copy, Line, Mood, Option, Row
from bot.chat.inbound import Command, Origin
from bot.model.people import Address
from tests.adapters.slack import faults
from tests.adapters.slack.running import Running, delivers
from tests.adapters.slack.test_one_card import DAY, ONE, PANEL, card, cards, debriefed, labels, press, texts
from tests.adapters.slack.unrender import lone_copy
from tests.adapters.slack.whole import database, here, store
from tests.adapters.slack.world import Message
from tests.contract.gallery import exhibits

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
