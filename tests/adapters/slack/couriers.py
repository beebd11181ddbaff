"""A courier of a loopback Slack, with time of its own."""

import asyncio
from dataclasses import dataclass, field

import pytest

from adapters.slack.clients import Clients
from adapters.slack.courier import SlackCourier
from adapters.slack.pacing import Pace
from bot.chat.card import Button, Card, Line, Style
from bot.errors import DeliveryError, Finality, Undeliverable
from bot.model.people import Address

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
