"""Deliveries to Slack: posted once, sorted rightly when something goes wrong, and found again."""

import asyncio
import json
import socket
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from adapters.slack import courier as courier_module
from adapters.slack.clients import Clients
from adapters.slack.coding import Behind
from adapters.slack.courier import SlackCourier
from adapters.slack.history import PAGE, PAGES, SMALL, without_controls
from adapters.slack.pacing import Pace
from adapters.slack.parse import Heard, Surface
from adapters.slack.render import messages
from adapters.slack.ways import Way
from bot.chat.card import Button, Card, Choice, Copy, File, Line, Option, Picture, Row, Style
from bot.chat.inbound import Command, Origin
from bot.errors import DeliveryError, Finality, TryLater, Uncertain, Undeliverable
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable
from tests.adapters.slack import faults
from tests.adapters.slack.blockkit import problems_of_message
from tests.adapters.slack.world import Message

KEY = "0123456789abcdef.1"
CARD = Card(
    "Your Acme interview should be over.",
    (Line(("How did it go?",)),),
    (Button("Debrief", "debrief", "o1", Style.PRIMARY), Button("Later", "later", "o1")),
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


@dataclass
class Time:
    """A clock that only sleeping moves."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds
        await asyncio.sleep(0)


@dataclass
class Workspaces:
    """Tokens of workspaces, as the courier asks for them."""

    tokens: dict[str, str]
    fresh: dict[str, str] = field(default_factory=dict)
    renewals: list[str] = field(default_factory=list)
    broken: Exception | None = None

    async def token(self, tenant_key):
        if self.broken is not None:
            raise self.broken
        if tenant_key not in self.tokens:
            raise Undeliverable(Finality.REVOKED)
        return self.tokens[tenant_key]

    async def renewed(self, tenant_key):
        self.renewals.append(tenant_key)
        self.tokens[tenant_key] = self.fresh.get(tenant_key, self.tokens[tenant_key])


@pytest.fixture
def team(slack):
    return slack.world.team("acme").id


@pytest.fixture
def ana(slack, team):
    """Ana, whose DM is not known yet."""
    return Address("slack", team, slack.world.user("ana", team).id)


@pytest.fixture
def known(slack, ana):
    """Ana, with her DM."""
    return Address("slack", ana.tenant, ana.user, slack.world.dm(ana.tenant, ana.user).id)


@pytest.fixture
def workspaces(slack, team):
    return Workspaces({team: next(iter(slack.world.tokens))})


@pytest.fixture
def time():
    return Time()


@pytest.fixture
async def clients(slack):
    clients = Clients(slack.api_url)
    yield clients
    await clients.close()


@pytest.fixture
async def courier(workspaces, clients, clock, time):
    courier = SlackCourier(workspaces, clients, clock=clock, pace=Pace(now=time, sleep=time.sleep), sleep=time.sleep)
    yield courier
    await courier.close()


def posts(slack):
    return slack.count("chat.postMessage")


async def raised(awaitable):
    with pytest.raises(DeliveryError) as caught:
        await awaitable
    return caught.value


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
