"""A bare bot of the kit at the loopback: what shows that the loopback does what Discord does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import discord
import yarl

from tests.adapters.discord.loopback.server import LoopbackDiscord

Answer = Callable[[discord.Interaction], Awaitable[Any]]


class Bare(discord.AutoShardedClient):
    """It keeps everything it hears, and answers with what a test has put."""

    def __init__(self, **more: Any) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0, **more)
        self.heard: list[discord.Interaction] = []
        self.events: list[tuple[str, Any]] = []
        self.changed = asyncio.Event()
        self.answer: Answer | None = None

    def dispatch(self, event: str, /, *args: Any, **more: Any) -> None:
        """Writes down what the kit tells."""
        super().dispatch(event, *args, **more)
        if event == "interaction":
            self.heard.append(args[0])
        self.events.append((event, args[0] if args else None))
        self.changed.set()
        self.changed = asyncio.Event()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The kit would wait five seconds here, as Discord asks; the loopback does not."""

    async def until(self, event: str, times: int = 1) -> None:
        """Returns once the kit has told of this so often."""
        while sum(name == event for name, _ in self.events) < times:
            await self.changed.wait()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answers."""
        if self.answer is not None:
            await self.answer(interaction)


class Sheet(discord.ui.LayoutView):
    """Components as they go over the wire."""

    def __init__(self, *components: dict[str, Any]) -> None:
        super().__init__(timeout=None)
        self._components = list(components)
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        """Exactly what was given."""
        return self._components

    def has_components_v2(self) -> bool:
        """Always: these are components alone."""
        return True


class Rows(discord.ui.View):
    """Rows of old as they go over the wire."""

    def __init__(self, *components: dict[str, Any]) -> None:
        super().__init__(timeout=None)
        self._components = list(components)
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        """Exactly what was given."""
        return self._components


class WireForm(discord.ui.Modal):
    """A form as it goes over the wire."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(title="x", timeout=None)
        self._body = body
        self.stop()

    def to_dict(self) -> dict[str, Any]:
        """Exactly what was given."""
        return self._body


@contextmanager
def moved(world: LoopbackDiscord) -> Iterator[None]:
    """The kit calls this loopback, until the block ends."""
    base, gateway = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    discord.http.Route.BASE = world.api_url
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(world.gateway_url)
    try:
        yield
    finally:
        discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@asynccontextmanager
async def connected(world: LoopbackDiscord, client: discord.Client, *, sessions: int = 1) -> AsyncIterator[None]:
    """The client is logged in and holds its sessions, until the block ends."""
    await client.login(world.token)
    going = asyncio.ensure_future(client.connect())
    try:
        await world.gateway.ready(sessions)
        await client.wait_until_ready()
        yield
    finally:
        await client.close()
        with suppress(asyncio.CancelledError, discord.ConnectionClosed):
            await going
