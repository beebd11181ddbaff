"""Servers: which of them took the bot in, kept as the gateway tells it, and those that left while we were away."""

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from typing import Protocol

import structlog

from bot.errors import traced
from bot.model.people import Tenant
from bot.ports import Installation, Keeps

log = structlog.get_logger("afternote.discord")

PLATFORM = "discord"
"""Under what tenants of this platform are kept."""


class Server(Protocol):
    """A server as the kit has it."""

    @property
    def id(self) -> int:
        """Its snowflake."""
        ...


class GuildWatch:
    """Keeps an installation for every server that the bot is in; what could not be kept is kept at the next look.

    A server belongs to one shard, and only whoever holds that shard can say that the server is gone.
    """

    def __init__(self, keeps: Keeps) -> None:
        self._keeps = keeps
        self._one = asyncio.Lock()
        self._shard_count = 1
        self._there: dict[int, set[int]] = {}
        """The servers of each shard that is ready."""

    def sharded(self, count: int) -> None:
        """There are that many shards in all; said before any of them is ready."""
        self._shard_count = count
        self._there.clear()

    async def ready(self, shard_ids: Iterable[int], guild_ids: Iterable[int]) -> None:
        """These shards are ready, and these are all the servers they have, unavailable ones too; once or often."""
        mine = set(guild_ids)
        for shard in shard_ids:
            self._there[shard] = {each for each in mine if self.shard_of(each) == shard}
        await self.look()

    async def joined(self, guild: Server) -> None:
        """A server took the bot in."""
        there = self._there.get(self.shard_of(guild.id))
        # One server is no list of them: a shard that is not ready says nothing of the others.
        if there is not None:
            there.add(guild.id)
        async with self._one:
            await self._guarded(self._keep([guild.id]))

    async def left(self, guild: Server) -> None:
        """A server sent the bot away, or is no more; one that is only unavailable has not."""
        self._there.get(self.shard_of(guild.id), set()).discard(guild.id)
        async with self._one:
            await self._guarded(self._let_go([guild.id]))

    async def look(self) -> None:
        """Compares what is kept with what is there: who came while we were away is kept, who left is let go."""
        async with self._one:
            await self._guarded(self._compared())

    def shard_of(self, guild_id: int) -> int:
        """The shard that a server belongs to."""
        return (guild_id >> 22) % self._shard_count

    async def _compared(self) -> None:
        there = {shard: set(guilds) for shard, guilds in self._there.items()}
        kept = {
            int(each.tenant.tenant) for each in await self._keeps.installations(PLATFORM)
            if each.tenant.tenant.isdecimal()
        }  # fmt: skip
        await self._keep([each for guilds in there.values() for each in sorted(guilds - kept)])
        await self._let_go(
            [each for each in sorted(kept) if (here := there.get(self.shard_of(each))) is not None and each not in here]
        )

    async def _keep(self, guilds: Sequence[int]) -> None:
        for each in guilds:
            await self._keeps.install(Installation(tenant_of(each), {}))
            log.info("a server took the bot in", tenant=str(each))

    async def _let_go(self, guilds: Sequence[int]) -> None:
        for each in guilds:
            await self._keeps.uninstall(tenant_of(each))
            log.info("a server left", tenant=str(each))

    async def _guarded(self, what: Coroutine[object, object, None]) -> None:
        try:
            await what
        except Exception as error:
            log.error("servers were not kept as they are", error=traced(error))


def tenant_of(guild_id: int) -> Tenant:
    """The tenant that a server is."""
    return Tenant(PLATFORM, str(guild_id))
