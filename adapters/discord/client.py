"""The client: what Discord tells over the gateway, handed to those who know what to do with it."""

import sys
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Protocol

import discord
import structlog
from discord.app_commands import AppCommandError, CommandTree

from adapters.discord import parse
from adapters.discord import tree as trees
from adapters.discord.turns import Turns
from adapters.discord.wire import TAKEN, Asked, Pressed
from bot.chat.inbound import RoomChange
from bot.errors import traced
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.discord")

# Nobody is to install what is for voice: an operator need not be warned of its absence.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False

LONGEST_WAIT = 30.0
"""Seconds that the kit may wait when Discord asks to: longer ones are ours to plan."""


class Watch(Protocol):
    """Who is to know which servers there are."""

    async def ready(self, shard_ids: Iterable[int], guild_ids: Iterable[int]) -> None:
        """These shards are ready, and these are all the servers they have."""
        ...

    async def joined(self, guild: discord.Guild) -> None:
        """A server took the bot in."""
        ...

    async def left(self, guild: discord.Guild) -> None:
        """A server sent the bot away."""
        ...


class Tree(CommandTree[discord.Client]):
    """The commands as Discord shows them; whatever comes in is taken before the kit looks for whom to call.

    So a command that Discord still shows and that is named otherwise by now is answered too.
    """

    async def interaction_check(self, interaction: Asked, /) -> bool:
        """Takes it; the kit has nothing more to do."""
        await _door(interaction).take(interaction)
        return False

    async def on_error(self, interaction: Asked, error: AppCommandError, /) -> None:
        """What breaks before that."""
        _door(interaction).fault(interaction, error)


RoomChanged = Callable[[Address, RoomChange, str], Awaitable[None]]
"""Told what became of a channel."""


class Door(discord.AutoShardedClient):
    """The kit's client with nothing of its own: who is put in takes the turns and keeps the servers."""

    def __init__(
        self, core: Core, *, shard_count: int | None = None, proxy: str | None = None, **options: Any
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=LONGEST_WAIT,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
            proxy=proxy,
            **options,
        )
        self._core = core
        self.tree = Tree(self)
        self.turns: Turns | None = None
        self.guilds_watch: Watch | None = None
        self.room_changed: RoomChanged | None = None

    async def setup_hook(self) -> None:
        """Declares the commands and listens to presses; nothing is put up at Discord here."""
        self.add_dynamic_items(Pressed)
        trees.build(self.tree, self._core.specs, self._core.menus)
        await self.tree.set_translator(trees.Catalogues())

    async def take(self, asked: Asked) -> None:
        """Has an interaction answered, once."""
        if TAKEN in asked.extras:
            return
        if self.turns is None:
            log.error("nobody takes what comes in", kind=asked.type.name)
            return
        asked.extras[TAKEN] = True
        self.turns.start(asked)

    def fault(self, asked: Asked, error: Exception) -> None:
        """Has it told that something broke in the kit, before or beside what we do."""
        if self.turns is not None:
            self.turns.broke(asked, error)

    async def on_interaction(self, asked: Asked) -> None:
        """Forms that were sent, and presses that the kit found nobody for."""
        if asked.type in (discord.InteractionType.modal_submit, discord.InteractionType.component):
            await self.take(asked)

    async def on_shard_ready(self, shard_id: int) -> None:
        """Which servers a shard has."""
        if self.guilds_watch is not None:
            await self.guilds_watch.ready([shard_id], [each.id for each in self.guilds if each.shard_id == shard_id])

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server took the bot in."""
        if self.guilds_watch is not None:
            await self.guilds_watch.joined(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """A server sent the bot away."""
        if self.guilds_watch is not None:
            await self.guilds_watch.left(guild)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is gone, and whatever a cohort had in it."""
        await self._changed(channel, RoomChange.GONE)

    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """A channel was renamed, or shut us out, or let us in again.

        Discord tells of the channels that we may not see too, and only what changed in the channel itself: a role
        that was taken away shows with the next message.
        """
        if before.name != after.name:
            await self._changed(after, RoomChange.RENAMED, after.name)
        could, can = _open_to_us(before), _open_to_us(after)
        if could is not None and could is not can:
            await self._changed(after, RoomChange.BACK if can else RoomChange.GONE, after.name if can else "")

    async def _changed(self, channel: discord.abc.GuildChannel, change: RoomChange, name: str = "") -> None:
        if self.room_changed is not None:
            await self.room_changed(parse.room(str(channel.guild.id), str(channel.id)), change, name)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """What breaks in one of these, logged without words."""
        error = sys.exc_info()[1]
        log.error("an event failed", kind=event_method, error=None if error is None else traced(error))


def _open_to_us(channel: discord.abc.GuildChannel) -> bool | None:
    """Whether we may read and write there; None where we are not known."""
    us: discord.Member | None = channel.guild.me
    if us is None:
        return None
    may = channel.permissions_for(us)
    return may.view_channel and may.send_messages


def _door(asked: Asked) -> Door:
    client = asked.client
    assert isinstance(client, Door)
    return client
