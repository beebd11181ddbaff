"""What goes to a channel of Slack: cards, charts that Slack draws itself, and what is told of the channel."""

import pytest

from adapters.slack.charts import charted
from adapters.slack.clients import Clients
from adapters.slack.courier import SlackCourier
from adapters.slack.render import messages
from bot.chat.card import Button, Card, Chart, Line, Picture, Series, Style
from bot.errors import Finality, Undeliverable
from bot.model.people import Address
from bot.ports import Unknowable
from tests.adapters.slack import faults

KEY = "0123456789abcdef.1"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
CHART = Chart("On time", ("W1", "W2"), (Series("Group", (50.0, 75.0)),), "%")
WEEK = Card(
    "A week", (Line(("Five notes went out.",)), Picture(SVG, "50, then 75 per cent", CHART)),
    (Button("Open", "open", "o1", Style.PRIMARY),),
)  # fmt: skip


class Workspaces:
    """The one token there is."""

    def __init__(self, token):
        self._token = token

    async def token(self, tenant_key):
        return self._token

    async def renewed(self, tenant_key):
        return self._token


@pytest.fixture
async def courier(slack, clock):
    clients = Clients(slack.api_url)
    courier = SlackCourier(Workspaces(next(iter(slack.world.tokens))), clients, clock=clock)
    yield courier
    await courier.close()
    await clients.close()


@pytest.fixture
def spring(slack):
    """A channel that the bot is in."""
    team = slack.world.team("acme").id
    return Address("slack", team, room=slack.world.channel("spring", team).id)


def kinds(message):
    return [each["type"] for each in message.blocks]


async def test_a_card_is_posted_in_the_channel_with_nothing_unfolded(slack, courier, spring):
    receipt = await courier.deliver(spring, Card("Spring", (Line(("<!channel> & @everyone",)),)), key=KEY)
    (message,) = slack.world.messages
    assert (message.channel, receipt.message) == (spring.room, message.ts)
    assert "<!channel>" not in message.text


async def test_a_chart_is_drawn_by_slack_itself_and_nothing_is_uploaded(slack, courier, spring):
    await courier.deliver(spring, WEEK, key=KEY)
    (message,) = slack.world.messages
    shown = kinds(message)
    assert shown.index("data_visualization") < shown.index("context") < shown.index("actions")
    (chart,) = [each for each in message.blocks if each["type"] == "data_visualization"]
    assert chart["chart"]["series"][0]["data"] == [{"label": "W1", "value": 50.0}, {"label": "W2", "value": 75.0}]
    assert slack.world.contents == {}


async def test_a_chart_that_slack_refuses_becomes_its_picture_and_no_other_is_tried(slack, courier, spring):
    slack.faults.add("chat.postMessage", faults.says("invalid_blocks"))
    await courier.deliver(spring, WEEK, key=KEY)
    await courier.deliver(spring, WEEK, key=f"{KEY[:-1]}2")
    assert ["image" in kinds(each) for each in slack.world.messages] == [True, True]
    assert ["data_visualization" in kinds(each) for each in slack.world.messages] == [False, False]


@pytest.mark.parametrize("chart", [
    Chart("T", tuple(f"W{n}" for n in range(21)), (Series("G", (1.0,) * 21),)),
    Chart("T", ("a" * 30, "a" * 31), (Series("G", (1.0, 2.0)),)),
    Chart("T", ("a",), tuple(Series(f"S{n}", (1.0,)) for n in range(7))),
])  # fmt: skip
def test_a_chart_past_slacks_limits_is_its_picture_from_the_start(chart):
    (message, *_) = messages(Card("A week", (Picture(SVG, "words", chart),)))
    assert charted(message) is None


@pytest.mark.parametrize("said", ["is_archived", "channel_not_found", "not_in_channel", "restricted_action"])
async def test_a_channel_that_takes_no_message_is_told_of_once_and_for_all(slack, courier, spring, said):
    slack.faults.add("chat.postMessage", *[faults.says(said)] * 4)
    with pytest.raises(Undeliverable) as caught:
        await courier.deliver(spring, Card("Spring"), key=KEY)
    assert caught.value.why in (Finality.GONE, Finality.CLOSED)
    assert slack.world.messages == []


async def test_a_later_card_stands_though_the_one_that_it_replaces_cannot_be_read(slack, courier, spring):
    first = await courier.deliver(spring, WEEK, key=KEY)
    await courier.deliver(spring, Card("Spring is over"), key=f"{KEY[:-1]}2", replaces=first)
    await courier.after.settled()
    old, new = slack.world.messages
    assert ("actions" in kinds(old), old.ts, new.channel) == (True, first.message, spring.room)


@pytest.mark.parametrize("said", ["missing_scope", "not_in_channel"])
async def test_in_a_channel_that_it_may_not_read_nothing_can_be_said_of_a_message(slack, courier, spring, said, clock):
    await courier.deliver(spring, WEEK, key=KEY)
    slack.faults.add("conversations.history", *[faults.says(said)] * 4)
    assert isinstance(await courier.find(spring, key=KEY, since=clock.now()), Unknowable)
