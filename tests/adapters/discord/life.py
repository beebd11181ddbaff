"""What the tests of the app's life ask for: it connected to a Discord on loopback, and sleeps that pass at once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp
import discord
import pytest

from adapters.discord import connect as connecting
from adapters.discord.client import Door
from adapters.discord.connect import DiscordConnection
from adapters.discord.settings import DiscordSettings
from adapters.web.server import Server
from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.store.store import Store
from bot.store.vault import Vault
from tests.adapters.discord.loopback import TOKEN, LoopbackDiscord
from tests.databases import Files

PATIENCE = 10.0
"""Real seconds before a test is told that what it waits for does not come."""


class Naps:
    """Sleeps that are over at once, written down; and a time that they alone move."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asked: list[float] = []

    def tick(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.asked.append(round(seconds, 3))
        self.now += seconds
        await asyncio.sleep(0)

    def taken(self) -> list[float]:
        """The sleeps since the last look."""
        taken, self.asked = self.asked, []
        return taken


async def until(holds: Callable[[], object | Awaitable[object]]) -> None:
    """Returns once this is so."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = holds()
            if await found if isinstance(found, Awaitable) else found:
                return
            await asyncio.sleep(0)


class Bare(discord.AutoShardedClient):
    """A bare client of the kit, and what it dispatched."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0)
        self.heard: list[object] = []

    async def on_ready(self) -> None:
        self.heard.append("ready")

    async def on_shard_ready(self, shard: int) -> None:
        self.heard.append(("shard", shard, sorted(str(each.id) for each in self.guilds if each.shard_id == shard)))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.heard.append(interaction.id)
        await interaction.response.send_message("heard")


async def refused_address(discord: LoopbackDiscord) -> str:
    """An address of the gateway at which nobody listens."""
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return f"ws://127.0.0.1:{port}/gateway"


@dataclass
class Living:
    """The app, connected to the loopback over its gateway and its REST."""

    bot: Bot
    there: LoopbackDiscord
    connection: DiscordConnection
    server: Server
    naps: Naps

    async def ready(self) -> tuple[int, str]:
        """What `/readyz` says."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.server.address}/readyz") as answer:
            return answer.status, await answer.text()

    async def here(self) -> None:
        """Returns once every shard is there."""
        gateway = self.connection.gateway
        assert gateway is not None
        await until(gateway.connected)


def settings(there: LoopbackDiscord, **given: Any) -> DiscordSettings:
    """What an operator has set for this Discord; without `gateway_url` it says itself where its gateway is."""
    given = {"token": TOKEN, "api_url": there.api_url, **given}
    return DiscordSettings(_env_file=None, **given)


@asynccontextmanager
async def living(bot: Bot, there: LoopbackDiscord, **given: Any) -> AsyncIterator[Living]:
    """The app, connected; at the end it is let go in the order of `afternote run`."""
    server, naps = Server(), Naps()
    await server.start(port=0)
    try:
        connection = await connecting.connect(bot, settings(there, **given), server, sleep=naps.sleep)
        bot.connect("discord", connection)
        try:
            yield Living(bot, there, connection, server, naps)
        finally:
            await connection.drain()
            await connection.close()
    finally:
        await server.stop()


@pytest.fixture
async def there(clock: MovableClock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    """A Discord; neither the kit's own addresses nor the operator's are known to be its."""
    there = await LoopbackDiscord(clock).start()
    # Put back at the end: connecting sets it.
    monkeypatch.setattr("discord.http.Route.BASE", there.api_url)
    monkeypatch.setattr(connecting, "Door", partial(Door, guild_ready_timeout=0))
    yield there
    await there.stop()
    assert there.wrong == []


@pytest.fixture
async def kept(files: Files, vault: Vault, tmp_path, clock: MovableClock) -> AsyncIterator[Store]:
    """An open store of this test alone."""
    store = await Store.open(files.fresh(tmp_path / "afternote.sqlite3"), vault, clock=clock)
    yield store
    await store.close()


@pytest.fixture
def bot(kept: Store, clock: MovableClock, spelling: Light) -> Bot:
    return Bot(kept, clock, CountedIds(), DEFAULT, spelling)
