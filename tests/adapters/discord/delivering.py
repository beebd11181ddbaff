"""The way out, alone: the parts that deliver and draw over a client without a gateway, and the core behind them."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

import discord as kit
import pytest
from discord.http import Route

from adapters.discord.api import Api
from adapters.discord.coding import mark
from adapters.discord.courier import DiscordCourier
from adapters.discord.drawings import Drawings
from adapters.discord.pacing import Pace
from adapters.discord.parse import HOME
from adapters.discord.redrawing import Redrawing
from adapters.discord.render import messages
from adapters.ground.after import After
from bot.app import Bot
from bot.chat.card import Button, Card, Line, Style
from bot.chat.inbound import Action, Command, Origin, Profile
from bot.chat.reply import Reply
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.errors import DeliveryError
from bot.model.ids import CountedIds
from bot.model.people import Address
from bot.model.policy import DEFAULT
from bot.ports import Courier
from bot.store.store import Store
from tests.adapters.discord.loopback import LoopbackDiscord
from tests.adapters.discord.loopback.people import DiscordPerson
from tests.adapters.discord.loopback.world import Json, Message, walked
from tests.dialogs.dialog import ZONE, store

KEY = "0123456789abcdef.1"
CARD = Card(
    "Your Acme interview should be over.",
    (Line(("How did it go?",)),),
    (Button("Debrief", "debrief", "o1", Style.PRIMARY), Button("Later", "later", "o1")),
    preview="Acme: how did it go?",
)
PLAIN = Card("Noted.")
POST, EDIT = "message.post", "message.edit"
PATIENCE = 10.0
"""Real seconds before a test is told that what it waits for does not come."""
_KEYS = itertools.count(1)


@dataclass
class Time:
    """A clock that only sleeping moves."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        # Whoever was let go before runs at its own time.
        await asyncio.sleep(0)
        self.now += seconds
        await asyncio.sleep(0)


@asynccontextmanager
async def logged_in(discord: LoopbackDiscord) -> AsyncIterator[kit.Client]:
    """A client of the kit that is logged in and has no gateway."""
    Route.BASE = discord.api_url
    client = kit.Client(intents=kit.Intents(guilds=True), max_ratelimit_timeout=30)
    await client.login(discord.token)
    try:
        yield client
    finally:
        await client.close()


class Out:
    """Everything that goes out to Discord, connected to a core; implements `bot.ports.Connection`."""

    def __init__(
        self, discord: LoopbackDiscord, client: kit.Client, bot: Bot, time: Time, *, total: float = 5.0,
        chance: Callable[[], float] = lambda: 0.5,
    ) -> None:  # fmt: skip
        self.discord = discord
        self.bot = bot
        self.time = time
        self.pace = Pace(bot.clock, now=time, sleep=time.sleep, chance=chance)
        self.api = Api(client, self.pace, total=total)
        self.after = After()
        self.drawings = Drawings(bot, self.api, self.after)
        self.redrawing = Redrawing(bot, self.api, self.drawings, self.after)
        self.deliveries = DiscordCourier(self.api, self.drawings, sleep=time.sleep)
        self.courier: Courier = self.deliveries
        bot.connect("discord", self)

    @property
    def told(self) -> tuple[str, ...]:
        return ()

    async def changed(self, address: Address) -> None:
        self.redrawing.changed(address)

    async def upkeep(self) -> None:
        return

    async def drain(self, within: float) -> None:
        await self.after.close(within)

    async def close(self) -> None:
        await self.deliveries.close()

    async def settled(self) -> None:
        """Waits until all is done that follows."""
        await self.after.settled()

    async def delivers(self, at: datetime) -> None:
        """Moves the clock to this moment, sending what is due on the way at its own time."""
        clock = self.discord.clock
        while (due := await self.bot.next_due()) is not None and due <= at:
            before = max(due, clock.now())
            clock.move_to(before)
            while await self.bot.worker.tick():
                await self.settled()
            await self.settled()
            if (again := await self.bot.next_due()) is not None and again <= before:
                break
        clock.move_to(at)

    def address(self, who: DiscordPerson, *, room: str | None = None) -> Address:
        return Address("discord", HOME, who.id, room)

    def origin(self, who: DiscordPerson, *, met: bool = True) -> Origin:
        """Something done in the DM; where the DM was not `met`, in no room that is known."""
        return Origin(
            f"k{next(_KEYS)}", self.address(who, room=who.dm.id if met else None),
            profile=Profile(who.user.name.capitalize(), zone=ZONE),
        )  # fmt: skip

    async def types(self, who: DiscordPerson, line: str, *, met: bool = True) -> Reply:
        """A command, straight to the core; its answer is drawn as a press in the DM would be."""
        path, text = self.bot.path(line.removeprefix("/"))
        return await self.bot.handle(Command(self.origin(who, met=met), path, text=text))

    async def presses(self, who: DiscordPerson, action: str, value: str = "") -> Reply:
        return await self.bot.handle(Action(self.origin(who), action, value))

    async def answers(self, who: DiscordPerson, id: str, card: Card) -> None:
        """Draws the card over this message, as the answer to a press does."""
        with self.drawings.strokes.answer(id) as stroke:
            await self.api.edit(who.dm.id, id, messages(card)[0])
        await self.drawings.drew(self.address(who), who.dm.id, id, card, stroke=stroke)

    async def shows(self, who: DiscordPerson, card: Card) -> str:
        """Posts a card in the DM as an answer, and has it remembered; the id of its message."""
        id = await self.api.post(who.dm.id, messages(card)[0])
        await self.drawings.drew(self.address(who), who.dm.id, id, card)
        return id


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
async def discord(clock: MovableClock) -> AsyncIterator[LoopbackDiscord]:
    """A Discord with one server; nothing that it would have refused was sent to it."""
    before = Route.BASE
    discord = await LoopbackDiscord(clock).start()
    yield discord
    await discord.stop()
    Route.BASE = before
    assert discord.wrong == []


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def bot(store: Store, clock: MovableClock, spelling: Light) -> Bot:
    return Bot(store, clock, CountedIds(), DEFAULT, spelling)


@pytest.fixture
async def client(discord: LoopbackDiscord) -> AsyncIterator[kit.Client]:
    async with logged_in(discord) as client:
        yield client


@pytest.fixture
async def out(discord: LoopbackDiscord, client: kit.Client, bot: Bot, time: Time) -> AsyncIterator[Out]:
    out = Out(discord, client, bot, time)
    yield out
    await out.close()


@pytest.fixture
def ana(discord: LoopbackDiscord) -> DiscordPerson:
    return discord.person("ana")


@pytest.fixture
def known(out: Out, ana: DiscordPerson) -> Address:
    """Ana, with her DM."""
    return out.address(ana, room=ana.dm.id)


async def raised(awaitable: Awaitable[object]) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await awaitable
    return caught.value


async def until(holds: Callable[[], object]) -> None:
    """Returns once this is so."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0)


def replaced(who: DiscordPerson) -> None:
    """Their DM is none any more; another is made when it is asked for."""
    who.dm.deleted = True
    del who.world._dms[who.id]


def posted(who: DiscordPerson) -> list[Message]:
    """What the bot has said in their DM and is there."""
    return [each for each in who.sees if each.author != who.id]


def marks(message: Message) -> set[int]:
    """The ids of a message's components."""
    return {each["id"] for each in walked(message.components) if "id" in each}


def bodies(discord: LoopbackDiscord, route: str = "message.post") -> list[Json]:
    """What was sent by this route."""
    return [call.body for call in discord.calls if call.route == route]


__all__ = ["mark", "store"]
