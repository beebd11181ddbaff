"""What is posted, and what goes wrong."""

import asyncio
import json
import socket
from datetime import timedelta

import pytest

from adapters.slack import courier as courier_module
from adapters.slack.clients import Clients
from adapters.slack.courier import SlackCourier
from bot.chat.card import Card, Copy, File, Line, Picture
from bot.errors import Finality, TryLater, Uncertain, Undeliverable
from bot.model.people import Address
from bot.ports import Receipt
from tests.adapters.slack import faults
from tests.adapters.slack.blockkit import problems_of_message
from tests.adapters.slack.couriers import (
    CARD,
    KEY,
    SVG,
    Workspaces,
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

# what is posted


async def test_a_card_is_posted_to_the_dm_and_the_receipt_says_where(slack, courier, ana):
    receipt = await courier.deliver(ana, CARD, key=KEY)
    (message,) = slack.world.messages
    assert receipt == Receipt(message.ts, ana)
    assert receipt.address.room == message.channel == slack.world.dm(ana.tenant, ana.user).id
    assert message.blocks[0]["block_id"] == f"k:{KEY}"
    assert message.text.startswith("Your Acme interview should be over.")
    assert message.unfurl == (False, False)


async def test_a_known_room_is_not_asked_for(slack, courier, known):
    await courier.deliver(known, CARD, key=KEY)
    assert slack.count("conversations.open") == 0


async def test_an_opened_room_is_remembered(slack, courier, ana):
    for n in range(3):
        await courier.deliver(ana, CARD, key=f"{KEY}{n}")
    assert slack.count("conversations.open") == 1
    assert posts(slack) == 3


async def test_a_room_is_posted_to_as_it_is(slack, courier, team):
    spring = slack.world.channel("spring", team)
    receipt = await courier.deliver(Address("slack", team, room=spring.id), CARD, key=KEY)
    assert receipt.address.room == spring.id == slack.world.messages[0].channel


async def test_a_key_has_one_client_message_id_whatever_the_try(slack, courier, known):
    slack.faults.add("chat.postMessage", faults.says("fatal_error"))
    await raised(courier.deliver(known, CARD, key=KEY))
    await courier.deliver(known, CARD, key=KEY)
    await courier.deliver(known, CARD, key="another.1")
    first, again, other = [each.args["client_msg_id"] for each in slack.calls if each.method == "chat.postMessage"]
    assert first == again != other


async def test_hostile_words_are_posted_as_words(slack, courier, known):
    words = "<http://x|y> *b* \u202e\x07"
    card = Card("Hello\x00 <!channel> \ud800 &lt;", (Line((words,)), Copy("x", "\x00", alone=True)))
    await courier.deliver(known, card, key=KEY)
    for message in slack.world.messages:
        assert not problems_of_message({"text": message.text, "blocks": message.blocks})
        assert "<!channel>" not in message.text
        assert "\x00" not in json.dumps(message.blocks)
        json.dumps(message.blocks, ensure_ascii=False).encode()


async def test_what_is_copied_alone_follows_as_messages_of_its_own(slack, courier, known, time):
    card = Card("To Grace", (Copy("Subject", "Thank you", alone=True), Copy("Body", "Dear *Grace*", alone=True)))
    receipt = await courier.deliver(known, card, key=KEY)
    head, subject, body = slack.world.messages
    assert receipt.message == head.ts
    assert (subject.text, body.text) == ("Thank you", "Dear *Grace*")
    assert time.slept == [1.0, 1.0]
    ids = {each.args["client_msg_id"] for each in slack.calls if each.method == "chat.postMessage"}
    assert len(ids) == 3


async def test_a_file_follows_the_card(slack, courier, known):
    await courier.deliver(known, Card("Yours", (File("notes.csv", "text/csv", b"a,b"),)), key=KEY)
    card, file = slack.world.messages
    assert (card.channel, file.channel) == (known.room, known.room)
    assert [each["name"] for each in file.files] == ["notes.csv"]
    assert b"a,b" in slack.world.contents.values()


async def test_a_picture_is_shown_above_the_buttons(slack, courier, known):
    card = Card("A week", (Picture(SVG, "four bars"),), CARD.controls)
    await courier.deliver(known, card, key=KEY)
    (message,) = slack.world.messages
    kinds = [each["type"] for each in message.blocks]
    assert kinds.index("image") < kinds.index("actions")
    assert message.blocks[0]["block_id"] == f"k:{KEY}"
    (image,) = [each for each in message.blocks if each["type"] == "image"]
    assert image["alt_text"] == "four bars"
    assert slack.world.contents[image["slack_file"]["id"]].startswith(b"\x89PNG")


# what goes wrong


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.says("channel_not_found"), Finality.GONE), (faults.says("is_archived"), Finality.GONE),
        (faults.says("user_not_found"), Finality.GONE), (faults.says("messages_tab_disabled"), Finality.CLOSED),
        (faults.says("cannot_dm_bot"), Finality.CLOSED), (faults.says("restricted_action"), Finality.CLOSED),
        (faults.says("not_in_channel"), Finality.CLOSED), (faults.says("account_inactive"), Finality.REVOKED),
        (faults.says("token_revoked"), Finality.REVOKED), (faults.says("invalid_auth"), Finality.REVOKED),
        (faults.says("missing_scope"), Finality.REVOKED), (faults.says("msg_too_long"), Finality.REFUSED),
        (faults.says("no_text"), Finality.REFUSED), (faults.too_many(30), TryLater), (faults.too_many(None), TryLater),
        (faults.says("ratelimited"), TryLater), (faults.says("fatal_error"), Uncertain),
        (faults.says("internal_error"), Uncertain), (faults.broken(500), Uncertain), (faults.broken(503), Uncertain),
        (faults.broken(503, accepted=True), Uncertain), (faults.reset(), Uncertain),
        (faults.reset(accepted=True), Uncertain), (faults.garbled(), Uncertain),
        (faults.garbled(accepted=True), Uncertain), (faults.a_page(), Uncertain),
        (faults.a_page(accepted=True), Uncertain), (faults.Fault(raw="ok", kind="text/plain"), Uncertain),
        (faults.Fault(raw="[]"), Uncertain), (faults.Fault(raw='{"ok": true}'), Uncertain),
    ],
)  # fmt: skip
async def test_every_error_is_sorted_and_nothing_is_posted_twice(slack, courier, known, fault, kind):
    slack.faults.add("chat.postMessage", fault)
    error = await raised(courier.deliver(known, CARD, key=KEY))
    if isinstance(kind, Finality):
        assert isinstance(error, Undeliverable)
        assert error.why is kind
    else:
        assert isinstance(error, kind)
    assert posts(slack) == 1
    assert len(slack.world.messages) == fault.accepted


@pytest.mark.parametrize("fault", [faults.reset(accepted=True), faults.broken(502, accepted=True),
                                   faults.garbled(accepted=True), faults.a_page(accepted=True)])  # fmt: skip
async def test_an_answer_that_was_lost_is_found_by_its_key(slack, courier, known, clock, fault):
    slack.faults.add("chat.postMessage", fault)
    assert isinstance(await raised(courier.deliver(known, CARD, key=KEY)), Uncertain)
    (message,) = slack.world.messages
    found = await courier.find(known, key=KEY, since=clock.now())
    assert found == Receipt(message.ts, known)
    assert posts(slack) == 1


async def test_a_send_that_hangs_is_given_up_and_was_made_once(slack, workspaces, clock, known):
    held = asyncio.Event()
    slack.faults.add("chat.postMessage", faults.hangs(held, accepted=True))
    clients = Clients(slack.api_url, total=0.3)
    try:
        error = await raised(SlackCourier(workspaces, clients, clock=clock).deliver(known, CARD, key=KEY))
    finally:
        held.set()
        await clients.close()
    assert isinstance(error, Uncertain)
    assert posts(slack) == 1


async def test_a_send_takes_no_longer_than_it_may_whatever_has_to_be_tried(
    slack, courier, known, clock, monkeypatch
):
    go = asyncio.Event()
    monkeypatch.setattr(courier_module, "SENDING", 0.2)
    slack.faults.add("chat.postMessage", faults.says("invalid_blocks"), faults.hangs(go, accepted=True))
    error = await raised(courier.deliver(known, CARD, key=KEY))
    go.set()
    assert isinstance(error, Uncertain)
    assert posts(slack) == 2


async def test_a_slack_that_cannot_be_reached_was_surely_not_told(workspaces, clock, known):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    clients = Clients(f"http://127.0.0.1:{port}/api/")
    try:
        error = await raised(SlackCourier(workspaces, clients, clock=clock).deliver(known, CARD, key=KEY))
    finally:
        await clients.close()
    assert isinstance(error, TryLater)
    assert not error.alone
    assert error.after == timedelta(seconds=30)


@pytest.mark.parametrize("fault", [faults.reset(), faults.broken(500), faults.garbled(), faults.says("fatal_error")])
async def test_a_room_that_cannot_be_opened_leaves_nothing_in_doubt(slack, courier, ana, fault):
    slack.faults.always("conversations.open", fault)
    error = await raised(courier.deliver(ana, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert error.alone
    assert posts(slack) == 0


async def test_a_room_that_hangs_while_it_is_opened_holds_up_no_other(slack, workspaces, clients, clock, ana, team):
    go = asyncio.Event()
    slack.faults.add("conversations.open", faults.hangs(go))
    courier = SlackCourier(workspaces, clients, clock=clock, patience=0.2)
    error = await raised(courier.deliver(ana, CARD, key=KEY))
    go.set()
    assert isinstance(error, TryLater)
    assert error.alone
    eve = Address("slack", team, slack.world.user("eve", team).id)
    await courier.deliver(eve, CARD, key="e.1")
    assert posts(slack) == 1


async def test_a_limit_on_opening_rooms_holds_for_the_whole_workspace(slack, courier, ana, known):
    slack.faults.add("conversations.open", faults.too_many(30))
    error = await raised(courier.deliver(ana, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert not error.alone
    assert error.after == timedelta(seconds=30)
    assert isinstance(await raised(courier.deliver(known, CARD, key=KEY)), TryLater)
    assert posts(slack) == 0


async def test_a_person_who_is_gone_is_not_posted_to(slack, courier, ana):
    slack.world.users[slack.world.key(ana.tenant, ana.user)].deleted = True
    error = await raised(courier.deliver(ana, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.GONE
    assert (posts(slack), slack.count("conversations.open")) == (0, 1)


async def test_a_workspace_without_a_token_is_revoked_and_one_that_cannot_be_read_is_for_later(
    slack, courier, workspaces, known
):
    workspaces.broken = RuntimeError("the database is away")
    later = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(later, TryLater)
    assert not later.alone
    workspaces.broken = None
    workspaces.tokens.clear()
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.REVOKED
    assert slack.calls == []


async def test_a_card_that_cannot_be_drawn_never_will_be(slack, courier, known, monkeypatch):
    monkeypatch.setattr(courier_module, "messages", lambda card, *, key: 1 / 0)
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.REFUSED
    assert slack.calls == []


async def test_a_dm_that_was_replaced_is_opened_anew(slack, courier, ana):
    lost = Address("slack", ana.tenant, ana.user, "D0GONE")
    receipt = await courier.deliver(lost, CARD, key=KEY)
    assert receipt.address.room == slack.world.dm(ana.tenant, ana.user).id == slack.world.messages[0].channel
    assert posts(slack) == 2


async def test_a_dm_that_is_not_there_twice_is_gone(slack, courier, known):
    slack.faults.always("chat.postMessage", faults.says("channel_not_found"))
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.GONE
    assert (posts(slack), slack.count("conversations.open")) == (1, 1)


async def test_a_token_that_ran_out_is_renewed_once_and_the_card_posted(slack, courier, workspaces, known, team):
    old = workspaces.tokens[team]
    fresh = slack.world.bot_token(slack.world.team("acme"))
    workspaces.fresh[team] = fresh.value
    slack.world.tokens[old].refused = "token_expired"
    await courier.deliver(known, CARD, key=KEY)
    assert workspaces.renewals == [team]
    assert len(slack.world.messages) == 1


async def test_a_token_that_stays_expired_is_revoked(slack, courier, workspaces, known, team):
    slack.world.tokens[workspaces.tokens[team]].refused = "token_expired"
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.REVOKED
    assert workspaces.renewals == [team]
    assert posts(slack) == 2


async def test_a_renewal_that_fails_leaves_nothing_in_doubt(slack, courier, workspaces, known, team, monkeypatch):
    slack.world.tokens[workspaces.tokens[team]].refused = "token_expired"

    async def away(tenant_key):
        raise RuntimeError

    monkeypatch.setattr(workspaces, "renewed", away)
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert not error.alone
    assert posts(slack) == 1


async def test_a_token_that_does_not_come_in_time_keeps_the_whole_workspace_waiting(slack, clients, clock, known):
    class Away(Workspaces):
        async def token(self, tenant_key):
            await asyncio.Event().wait()

    courier = SlackCourier(Away({}), clients, clock=clock, patience=0.05)
    error = await raised(courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert not error.alone
    assert slack.calls == []


__all__ = ["ana", "clients", "courier", "known", "team", "time", "workspaces"]
