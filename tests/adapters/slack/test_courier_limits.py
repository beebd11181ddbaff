"""Limits, refusals, pace, what is found again and what is replaced."""

import asyncio
import json
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from adapters.slack.coding import Behind
from adapters.slack.courier import SlackCourier
from adapters.slack.history import PAGE, PAGES, SMALL, without_controls
from adapters.slack.pacing import Pace
from adapters.slack.parse import Heard, Surface
from adapters.slack.render import messages
from adapters.slack.ways import Way
from bot.chat.card import Button, Card, Choice, Copy, Option, Picture, Row
from bot.chat.inbound import Command, Origin
from bot.errors import Finality, TryLater, Uncertain, Undeliverable
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable
from tests.adapters.slack import faults
from tests.adapters.slack.couriers import (
    CARD,
    KEY,
    SVG,
    ana,
    clients,
    courier,
    known,
    posts,
    raised,
    team,
    time,
    workspaces,
)
from tests.adapters.slack.world import Message


async def test_h25_a_limited_workspace_is_left_alone_for_as_long_as_it_asks(slack, courier, workspaces, known, clock):
    other = slack.world.team("other")
    workspaces.tokens[other.id] = slack.world.bot_token(other).value
    bob = Address("slack", other.id, slack.world.user("bob", other.id).id)
    slack.faults.add("chat.postMessage", faults.too_many(30), team=known.tenant)
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert error.after == timedelta(seconds=30)
    await courier.deliver(bob, CARD, key="b.1")
    clock.move_to(clock.now() + timedelta(seconds=29))
    again = await raised(courier.deliver(known, CARD, key=KEY))
    eve = Address("slack", known.tenant, slack.world.user("eve", known.tenant).id)
    assert isinstance(await raised(courier.deliver(eve, CARD, key="e.1")), TryLater)
    assert isinstance(await raised(courier.find(eve, key="e.1", since=clock.now())), TryLater)
    assert slack.count("conversations.open", team=known.tenant) == 0
    assert isinstance(again, TryLater)
    assert again.after == timedelta(seconds=1)
    assert slack.count("chat.postMessage", team=known.tenant) == 1
    clock.move_to(clock.now() + timedelta(seconds=1))
    await courier.deliver(known, CARD, key=KEY)
    assert slack.count("chat.postMessage", team=known.tenant) == 2


async def test_h26_a_closed_door_is_knocked_at_once(slack, courier, known, team):
    for error in ("channel_not_found", "account_inactive", "token_revoked"):
        slack.calls.clear()
        slack.faults.always("chat.postMessage", faults.says(error))
        assert isinstance(await raised(courier.deliver(known, CARD, key=KEY)), Undeliverable)
        assert posts(slack) == 1


async def test_refused_blocks_are_replaced_by_plain_ones_once(slack, courier, known):
    told = {"messages": ["[ERROR] too long: Acme [json-pointer:/blocks/0/elements/0]"]}
    slack.faults.add("chat.postMessage", faults.says("invalid_blocks", response_metadata=told))
    with capture_logs() as logs:
        await courier.deliver(known, CARD, key=KEY)
    (message,) = slack.world.messages
    assert message.blocks[0]["type"] == "section"
    assert message.blocks[0]["block_id"] == f"k:{KEY}"
    labels = [each["text"]["text"] for block in message.blocks for each in block.get("elements", ())]
    assert labels == ["Debrief", "Later"]
    (line,) = [each for each in logs if each["event"] == "blocks refused"]
    assert line["where"] == ["/blocks/0/elements/0"]
    assert "Acme" not in repr(logs)


async def test_plain_blocks_that_are_refused_too_are_not_tried_again(slack, courier, known):
    slack.faults.always("chat.postMessage", faults.says("invalid_blocks"))
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.REFUSED
    assert posts(slack) == 2


async def test_a_picture_that_slack_refuses_is_left_to_its_words(slack, courier, known):
    slack.faults.add("chat.postMessage", faults.says("invalid_blocks"))
    await courier.deliver(known, Card("A week", (Picture(SVG, "four bars"),)), key=KEY)
    (message,) = slack.world.messages
    assert "image" not in [each["type"] for each in message.blocks]
    assert "four bars" in json.dumps(message.blocks)
    assert message.blocks[0]["type"] == "rich_text"


async def test_what_follows_is_tried_again_when_the_wait_is_short(slack, courier, known, time):
    card = Card("To Grace", (Copy("Body", "Dear Grace", alone=True),))
    receipt = await delivered_with_faults(slack, courier, known, card, [faults.too_many(3)])
    assert [each.text for each in slack.world.messages] == ["To Grace", "Dear Grace"]
    assert receipt.message == slack.world.messages[0].ts
    assert 3.0 in time.slept


@pytest.mark.parametrize("fault", [faults.too_many(60), faults.reset(accepted=True), faults.says("token_revoked")])
async def test_what_follows_may_be_lost_and_the_card_is_delivered(slack, courier, known, fault):
    card = Card("To Grace", (Copy("Body", "Dear Grace", alone=True),))
    with capture_logs() as logs:
        receipt = await delivered_with_faults(slack, courier, known, card, [fault])
    assert receipt.message == slack.world.messages[0].ts
    assert posts(slack) == 2
    assert [each["missing"] for each in logs if "not all that follows" in each["event"]] == [1]


async def delivered_with_faults(slack, courier, to, card, after_the_first):
    """Delivers the card; the calls after the first message meet these faults."""

    def watch(news):
        if news.what == "posted":
            slack.world.watchers.remove(watch)
            slack.faults.add("chat.postMessage", *after_the_first)

    slack.world.watchers.append(watch)
    return await courier.deliver(to, card, key=KEY)


# pace and connections


async def test_one_channel_gets_a_message_a_second_and_others_are_not_held_up(slack, courier, known, time, team):
    spring = Address("slack", team, room=slack.world.channel("spring", team).id)
    for n in range(3):
        await courier.deliver(known, CARD, key=f"{KEY}{n}")
    assert time.slept == [1.0, 1.0]
    await courier.deliver(spring, CARD, key="s.1")
    assert time.slept == [1.0, 1.0]


async def test_deliveries_to_one_channel_at_once_go_in_order(slack, courier, known, time):
    cards = [Card(f"Number {n}") for n in range(5)]
    await asyncio.gather(*(courier.deliver(known, each, key=f"{n}.1") for n, each in enumerate(cards)))
    assert [each.text for each in slack.world.messages] == [f"Number {n}" for n in range(5)]
    assert time.slept == [1.0] * 4


async def test_a_channel_with_too_many_waiting_is_for_later(slack, workspaces, clients, clock, known):
    waits = asyncio.Event()

    async def sleep(seconds):
        await waits.wait()

    courier = SlackCourier(workspaces, clients, clock=clock, pace=Pace(sleep=sleep), patience=0.2)
    await courier.deliver(known, CARD, key="1.1")
    error = await raised(courier.deliver(known, CARD, key="2.1"))
    assert isinstance(error, TryLater)
    assert error.alone
    assert posts(slack) == 1


async def test_a_workspace_gets_four_messages_a_second():
    assert SlackCourier.pace == 4.0


async def test_twenty_deliveries_use_one_connection(slack, courier, known):
    for n in range(20):
        await courier.deliver(known, CARD, key=f"{n}.1")
    assert len(slack.world.messages) == 20
    assert len(slack.connections) == 1


# finding


async def test_what_was_not_posted_is_absent(slack, courier, known, clock):
    await courier.deliver(known, CARD, key="another.1")
    assert await courier.find(known, key=KEY, since=clock.now()) == Absent()


async def test_what_was_posted_before_is_not_looked_at(slack, courier, known, clock):
    await courier.deliver(known, CARD, key=KEY)
    clock.move_to(clock.now() + timedelta(hours=1))
    assert await courier.find(known, key=KEY, since=clock.now()) == Absent()
    assert isinstance(await courier.find(known, key=KEY, since=clock.now() - timedelta(hours=1)), Receipt)


async def test_clocks_that_differ_by_a_minute_do_not_hide_a_message(slack, courier, known, clock):
    await courier.deliver(known, CARD, key=KEY)
    assert isinstance(await courier.find(known, key=KEY, since=clock.now() + timedelta(minutes=1)), Receipt)


async def test_a_person_whose_dm_is_not_known_is_looked_up_in_it(slack, courier, ana, clock, workspaces, clients):
    await courier.deliver(ana, CARD, key=KEY)
    fresh = SlackCourier(workspaces, clients, clock=clock)
    found = await fresh.find(ana, key=KEY, since=clock.now())
    assert isinstance(found, Receipt)
    assert found.address.room == slack.world.dm(ana.tenant, ana.user).id


async def test_a_message_behind_many_others_is_found_page_by_page(slack, courier, known, clock):
    await courier.deliver(known, CARD, key=KEY)
    chatter(slack, known, PAGE * 2)
    found = await courier.find(known, key=KEY, since=clock.now())
    assert found == Receipt(slack.world.messages[0].ts, known)
    assert slack.count("conversations.history") == 3


async def test_more_than_a_few_pages_cannot_be_known(slack, courier, known, clock):
    chatter(slack, known, PAGE * (PAGES + 1))
    assert await courier.find(known, key=KEY, since=clock.now()) == Unknowable()
    assert slack.count("conversations.history") == PAGES


async def test_where_pages_have_to_be_small_they_are_asked_for_again_and_small_from_then_on(
    slack, courier, known, clock
):
    await courier.deliver(known, CARD, key=KEY)
    chatter(slack, known, SMALL)
    slack.faults.add("conversations.history", faults.says("invalid_limit"))
    for _ in range(2):
        assert isinstance(await courier.find(known, key=KEY, since=clock.now()), Receipt)
    asked = [int(each.args["limit"]) for each in slack.calls if each.method == "conversations.history"]
    assert asked == [PAGE, SMALL, SMALL, SMALL, SMALL]


async def test_what_is_wrong_with_more_than_the_size_of_a_page_is_asked_twice_at_most(slack, courier, known, clock):
    slack.faults.always("conversations.history", faults.says("invalid_arguments"))
    assert await courier.find(known, key=KEY, since=clock.now()) == Unknowable()
    assert slack.count("conversations.history") == 2


async def test_without_the_right_to_read_it_cannot_be_known(slack, courier, known, clock):
    next(iter(slack.world.tokens.values())).scopes = ("chat:write", "im:write")
    assert await courier.find(known, key=KEY, since=clock.now()) == Unknowable()


async def test_a_limit_on_the_first_page_is_for_later_and_on_the_second_says_nothing(slack, courier, known, clock):
    chatter(slack, known, PAGE * 2)
    slack.faults.add("conversations.history", faults.too_many(60))
    error = await raised(courier.find(known, key=KEY, since=clock.now()))
    assert isinstance(error, TryLater)
    assert error.after == timedelta(seconds=60)
    slack.faults.add("conversations.history", faults.too_many(60))

    real, asked = slack.faults.take, []

    def second(method, team):
        asked.append(method)
        return real(method, team) if asked.count("conversations.history") == 2 else None

    slack.faults.take = second
    assert await courier.find(known, key=KEY, since=clock.now()) == Unknowable()


async def test_a_limit_on_reading_holds_up_no_delivery(slack, courier, known, clock):
    slack.faults.add("conversations.history", faults.too_many(60))
    await raised(courier.find(known, key=KEY, since=clock.now()))
    await courier.deliver(known, CARD, key=KEY)
    assert len(slack.world.messages) == 1


@pytest.mark.parametrize("fault", [faults.broken(500), faults.garbled(), faults.says("internal_error"),
                                   faults.Fault(raw='{"ok": true}')])  # fmt: skip
async def test_a_reading_that_fails_is_never_taken_for_an_absence(slack, courier, known, clock, fault):
    slack.faults.always("conversations.history", fault)
    assert isinstance(await raised(courier.find(known, key=KEY, since=clock.now())), Uncertain)


async def test_a_person_who_is_gone_is_not_looked_up_again(slack, courier, known, clock):
    slack.faults.always("conversations.history", faults.says("token_revoked"))
    assert isinstance(await raised(courier.find(known, key=KEY, since=clock.now())), Undeliverable)


def chatter(slack, where, count):
    """So many messages of somebody else in this room."""
    for n in range(count):
        slack.world.post(Message(slack.world.ts(), where.tenant, where.room, where.user, text=str(n)))


# what is replaced


async def test_a_message_that_is_replaced_loses_its_controls_and_keeps_its_words(slack, courier, known):
    first = await courier.deliver(known, CARD, key="1.1")
    before = json.loads(json.dumps(slack.world.messages[0].blocks))
    await courier.deliver(known, Card("Grace still has a note ready."), key="2.1", replaces=first)
    await courier.after.settled()
    old, new = slack.world.messages
    assert old.blocks == [each for each in before if each["type"] != "actions"]
    assert old.blocks[0]["block_id"] == "k:1.1"
    assert old.edited == 1
    assert new.edited == 0


async def test_a_message_without_controls_is_not_touched(slack, courier, known):
    first = await courier.deliver(known, Card("Noted."), key="1.1")
    await courier.deliver(known, CARD, key="2.1", replaces=first)
    await courier.after.settled()
    assert slack.count("chat.update") == 0


@pytest.mark.parametrize("method", ["conversations.history", "chat.update"])
@pytest.mark.parametrize("fault", [faults.says("missing_scope"), faults.too_many(60), faults.reset(), faults.a_page()])
async def test_controls_that_cannot_be_taken_off_stay(slack, courier, known, method, fault):
    first = await courier.deliver(known, CARD, key="1.1")
    slack.faults.always(method, fault)
    assert isinstance(await courier.deliver(known, CARD, key="2.1", replaces=first), Receipt)
    await courier.after.settled()
    assert slack.world.messages[0].edited == 0
    slack.faults.clear()
    await courier.deliver(known, CARD, key="3.1")


async def test_nothing_is_taken_off_for_a_delivery_that_failed(slack, courier, known):
    first = await courier.deliver(known, CARD, key="1.1")
    slack.faults.add("chat.postMessage", faults.says("internal_error"))
    await raised(courier.deliver(known, CARD, key="2.1", replaces=first))
    await courier.after.settled()
    assert slack.count("chat.update") == 0


async def test_closing_waits_for_controls_to_be_taken_off(slack, workspaces, clients, clock, known, time):
    courier = SlackCourier(workspaces, clients, clock=clock, pace=Pace(now=time, sleep=time.sleep))
    first = await courier.deliver(known, CARD, key="1.1")
    await courier.deliver(known, CARD, key="2.1", replaces=first)
    await courier.close()
    assert slack.world.messages[0].edited == 1


def test_controls_are_taken_off_whatever_holds_them():
    rows = Card("x", (Row(("a",), (Button("Go", "go"),)), Row(("b",), (Choice("c", "go", "", (Option("o", "o"),)),))))
    blocks = list(messages(rows, key=KEY)[0].blocks)
    text = {"type": "mrkdwn", "text": "c"}
    blocks.append({"type": "section", "text": text, "accessory": {"type": "button", "action_id": "go~9"}})
    blocks.append({"type": "section", "text": text, "accessory": {"type": "image", "alt_text": "x"}})
    blocks.append({"type": "image", "slack_file": {"id": "F1", "url": "u"}, "image_url": "u", "alt_text": "x"})
    left = without_controls(blocks)
    assert "action_id" not in json.dumps(left)
    assert left[-2]["accessory"]["type"] == "image"
    assert left[-1] == {"type": "image", "alt_text": "x", "slack_file": {"id": "F1"}}


async def test_logs_hold_no_words_tokens_or_names(slack, courier, known, workspaces, team):
    slack.world.messages.clear()
    with capture_logs() as logs:
        for error in ("invalid_blocks", "fatal_error", "is_archived", "a_word_of_tomorrow"):
            slack.faults.add("chat.postMessage", faults.says(error, more="Acme interview"), faults.says(error))
            await raised(courier.deliver(known, CARD, key=KEY))
            slack.faults.clear()
        slack.faults.add("chat.postMessage", faults.reset())
        await raised(courier.deliver(known, CARD, key=KEY))
    assert logs
    told = repr(logs)
    for word in ("Acme", "Debrief", workspaces.tokens[team], "ana"):
        assert word not in told


def test_what_bears_a_token_or_an_address_to_answer_at_does_not_show_it(known):
    secret = "https://hooks.example/secret"
    way = Way(known, secret, "D1", opened=False)
    heard = Heard(Command(Origin("k", known), "note list"), Surface.COMMAND, trigger=secret, url=secret)
    assert secret not in f"{way!r}{heard!r}{Behind(url=secret)!r}"


__all__ = ["ana", "clients", "courier", "known", "team", "time", "workspaces"]
