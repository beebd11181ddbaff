"""The real adapter around the kit's unmodified client, in a simulated Discord."""

import contextvars
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast

from adapters.discord.client import Door
from adapters.discord.connect import DiscordConnection
from adapters.ground.after import After, Job
from bot.app import Bot
from bot.chat.card import Card
from bot.chat.inbound import Inbound, Lookup, Origin
from bot.chat.reply import Amend, Reply
from bot.clock import MovableClock
from bot.model.people import Address
from bot.ports import Courier, Receipt
from tests.adapters.discord.simulated import Simulated


class Overheard:
    """The core as the adapter holds it, and what it has answered: tests ask for its words, people see Discord's."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.inbounds: list[Inbound] = []
        self.replies: list[Reply] = []
        self.cards: list[Card] = []
        """Every card that it has said, in answers and by itself."""
        self.zones: dict[str, str | None] = {}
        """The zone that a person of a dialog has said already: Discord tells none, and dialogs begin with it."""
        self.greets = False
        """Whether people are welcomed: in dialogs nothing is said but what they are about."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)

    async def handle(self, inbound: Inbound) -> Reply:
        """The bot's own answer."""
        who = inbound.origin.who.user or ""
        profile = replace(inbound.origin.profile, zone=self.zones.get(who))
        inbound = replace(inbound, origin=replace(inbound.origin, profile=profile))
        reply = await self._bot.handle(inbound)
        if not isinstance(inbound, Lookup):
            self.inbounds.append(inbound)
            self.replies.append(reply)
            said = (reply.card, reply.aside) if isinstance(reply, Amend) else (reply,)
            self.cards += [each for each in said if isinstance(each, Card)]
        return reply

    async def greet(self, origin: Origin) -> None:
        """A welcome, where a test is about it."""
        if self.greets:
            await self._bot.greet(origin)


class Carrying:
    """The way out, and what it was given to carry."""

    def __init__(self, courier: Courier, cards: list[Card]) -> None:
        self._courier = courier
        self._cards = cards

    def __getattr__(self, name: str) -> Any:
        return getattr(self._courier, name)

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        """The courier's own receipt."""
        self._cards.append(card)
        return await self._courier.deliver(to, card, key=key, replaces=replaces)


@dataclass
class Running:
    """The adapter at work."""

    bot: Bot
    world: Simulated
    connection: DiscordConnection
    overheard: Overheard

    async def settled(self) -> None:
        """Waits until the adapter has done all that follows its answers and deliveries."""
        with self.world.env.time_context():
            await self.connection.settled()


@asynccontextmanager
async def running(bot: Bot, clock: MovableClock, *, paced: bool = False) -> AsyncIterator[Running]:
    """The adapter, connected and its commands put up.

    Unless it is `paced`, what is due at one moment is sent at that moment: the clock of most tests stands still.
    """
    overheard = Overheard(bot)
    client = Door(overheard, shard_count=1)
    connection = DiscordConnection(overheard, client)
    connection.after.later = partial(_later, connection.after)  # type: ignore[method-assign]
    if not paced:
        connection.courier.pace = None
    world = Simulated.around(client, clock)
    await world.start()
    try:
        with world.env.time_context():
            assert await connection.put_up()
        bot.connect("discord", connection)
        bot.couriers["discord"] = cast(Courier, Carrying(connection.courier, overheard.cards))
        yield Running(bot, world, connection, overheard)
    finally:
        with world.env.time_context():
            await connection.drain()
        await world.stop()


def _later(after: After, seconds: float, job: Job, *, name: str) -> None:
    """Puts it off outside of what simcord waits for: whoever waits until all is settled has it run at once."""
    contextvars.Context().run(After.later, after, seconds, job, name=name)
