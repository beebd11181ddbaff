"""How long a person's command and their completions take to be answered: the whole app, and discord.py alone."""

import asyncio
import itertools
import statistics
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import discord
from aiohttp import web
from discord import app_commands
from pydantic import SecretStr

from adapters.discord.bench.loopback import Loopback, token
from adapters.discord.connect import DiscordConnection, connect
from adapters.discord.parse import HOME
from adapters.discord.settings import DiscordSettings
from bot.app import Bot
from bot.chat.inbound import Command, Lookup, Origin, Profile
from bot.clock import MovableClock, stopwatch
from bot.model.people import Address

_MEMBERS = 20
_FIRST = 500000000000000000
"""The id of the first member."""
_ROUND = 20
"""Commands in a row before the next contestant's turn: all meet the same weather."""
_RATE = 20
"""Messages a second that are due while the worker delivers beside: each is two calls, and Discord takes fifty."""
_BURST = 1000
_LINE = "Company {0}, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@c{0}.example> and Bob Lee"
_TYPED = "yesterday 3:30pm"

Send = Callable[[int], Awaitable[Any]]


@dataclass(slots=True)
class Rig:
    """A site of the measurement's own."""

    url: str | None = None
    checks: dict[str, Callable[[], Awaitable[bool]]] = field(default_factory=dict)

    def mount(self, path: str, handler: Callable[[Any], Awaitable[Any]]) -> None:
        """Nothing: Discord is reached over its gateway."""


async def acks(bot: Bot, clock: MovableClock, count: int) -> dict[str, list[float]]:
    """Seconds to each answer by contestant, and the rate of what a worker delivered beside; the bot is fresh.

    `burst` and `burst_bare` are a thousand commands at once: seconds from its beginning to each answer.
    """
    async with AsyncExitStack() as stack:
        there = Loopback()
        api = await there.start()
        stack.push_async_callback(there.stop)
        numbers = itertools.count()
        connection, ours_at = await stack.enter_async_context(_ours(bot, there, api))
        bare_at = await stack.enter_async_context(_bare(there))
        bot.connect("discord", connection)
        for who in range(_MEMBERS):
            zone = {"zone": "America/New_York"}
            await there.send(ours_at, there.command(_FIRST + who, "afternote settings", zone))
            await there.send(ours_at, _log(there, who, numbers))
        await connection.settled()
        alone = await _taking_turns(
            {
                "bare": lambda who: there.send(bare_at, _log(there, who, numbers)),
                "app": lambda who: there.send(ours_at, _log(there, who, numbers)),
                "turn": _turn(bot, numbers),
                "autocomplete_bare": lambda who: there.send(bare_at, _typing(there, who)),
                "autocomplete": lambda who: there.send(ours_at, _typing(there, who)),
                "autocomplete_turn": _lookup(bot),
            },
            count,
        )
        await connection.settled()
        burst_bare = await _at_once(lambda who: there.send(bare_at, _log(there, who, numbers)))
        burst = await _at_once(lambda who: there.send(ours_at, _log(there, who, numbers)))
        await connection.settled()
        await _arrivals(bot, clock, seconds=2 + 2 * count * statistics.median(alone["app"]))
        async with _delivering(bot, clock, there) as rate:
            ours = {"app_beside_deliveries": lambda who: there.send(ours_at, _log(there, who, numbers))}
            beside = await _taking_turns(ours, count)
            delivered = rate()
        await connection.settled()
        return {**alone, "burst_bare": burst_bare, "burst": burst, **beside, "delivered_per_second": [delivered]}


def _log(there: Loopback, who: int, numbers: "itertools.count[int]") -> dict[str, Any]:
    return there.command(_FIRST + who, "interview log", {"details": _LINE.format(next(numbers))})


def _typing(there: Loopback, who: int) -> dict[str, Any]:
    return there.typing(_FIRST + who, "interview log", "when", _TYPED)


def _address(who: int) -> Address:
    return Address("discord", HOME, user=str(_FIRST + who))


def _turn(bot: Bot, numbers: "itertools.count[int]") -> Send:
    """The same turn, without a platform in front."""

    async def send(who: int) -> object:
        number = next(numbers)
        origin = Origin(key=f"turn{number}", who=_address(who), profile=Profile())
        return await bot.handle(Command(origin, "interview log", given={"details": _LINE.format(number)}))

    return send


def _lookup(bot: Bot) -> Send:
    """The same completions, without a platform in front."""

    async def send(who: int) -> object:
        origin = Origin(key="", who=_address(who), profile=Profile())
        return await bot.handle(Lookup(origin, "interview log", "when", _TYPED))

    return send


async def _taking_turns(contestants: Mapping[str, Send], count: int) -> dict[str, list[float]]:
    """Each sends as many, a round at a time, one command after the other."""
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(max(1, count // _ROUND)):
        for name, send in contestants.items():
            for number in range(min(count, _ROUND)):
                started = stopwatch()
                await send(number % _MEMBERS)
                seconds[name].append(stopwatch() - started)
    return seconds


async def _at_once(send: Send) -> list[float]:
    """Seconds from the beginning of a burst to each answer."""
    started = stopwatch()

    async def one(number: int) -> float:
        await send(number % _MEMBERS)
        return stopwatch() - started

    return list(await asyncio.gather(*(one(number) for number in range(_BURST))))


@asynccontextmanager
async def _ours(
    bot: Bot, there: Loopback, api: str
) -> AsyncIterator[tuple[DiscordConnection, web.WebSocketResponse]]:
    settings = DiscordSettings(
        token=SecretStr(token("1")), api_url=api, gateway_url=there.gateway_url, shards="all", proxy=None
    )
    connection = await connect(bot, settings, Rig())
    try:
        yield connection, await there.connected.get()
    finally:
        await connection.close()


@asynccontextmanager
async def _bare(there: Loopback) -> AsyncIterator[web.WebSocketResponse]:
    """discord.py with one command that says a word, and one completion; it goes where the app's client went."""
    client = discord.AutoShardedClient(intents=discord.Intents(guilds=True))
    tree = app_commands.CommandTree(client)
    group = app_commands.Group(name="interview", description="Interviews")

    @group.command(name="log", description="Log an interview")
    async def log(
        interaction: discord.Interaction, details: str | None = None, when: str | None = None
    ) -> None:
        await interaction.response.send_message("ok", ephemeral=True)

    @log.autocomplete("when")
    async def complete(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed, value=typed)]

    tree.add_command(group)
    await client.login(token("1"))
    running = asyncio.create_task(client.connect(reconnect=False))
    try:
        yield await there.connected.get()
    finally:
        await client.close()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def _arrivals(bot: Bot, clock: MovableClock, *, seconds: float) -> None:
    """People who are met for the first time; so many a second are to be welcomed from now on."""
    now = clock.now()
    for number in range(int(seconds * _RATE)):
        clock.move_to(now + timedelta(seconds=number / _RATE))
        who = Address("discord", HOME, user=f"6{number:017}", room=f"7{number:017}")
        await bot.greet(Origin(key=f"arrival{number}", who=who, profile=Profile(zone="America/New_York")))
    clock.move_to(now)


@asynccontextmanager
async def _delivering(bot: Bot, clock: MovableClock, there: Loopback) -> AsyncIterator[Callable[[], float]]:
    """A worker that delivers what is due, by a clock that goes as the machine's does."""
    before, started = there.calls["POST channels"], stopwatch()
    tasks = [asyncio.create_task(bot.worker.run()), asyncio.create_task(_ticking(clock))]
    try:
        yield lambda: round((there.calls["POST channels"] - before) / (stopwatch() - started), 1)
    finally:
        bot.worker.stop()
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _ticking(clock: MovableClock) -> None:
    now, started = clock.now(), stopwatch()
    while True:
        clock.move_to(now + timedelta(seconds=stopwatch() - started))
        await asyncio.sleep(0.002)
