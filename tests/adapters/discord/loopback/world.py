"""What the loopback Discord knows: people, DMs, guilds, messages, interactions, commands; and its own clock."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import MovableClock
from tests.adapters.discord.loopback.things import (
    EPHEMERAL,
    HISTORY,
    LOADING,
    SEND_MESSAGES,
    SILENT,
    SUPPRESS_EMBEDS,
    V2,
    VIEW_CHANNEL,
    Channel,
    Guild,
    Interaction,
    Json,
    Message,
    News,
    User,
    walked,
)

__all__ = [
    "EPHEMERAL", "HISTORY", "LOADING", "SEND_MESSAGES", "SILENT", "SUPPRESS_EMBEDS", "V2", "VIEW_CHANNEL", "Channel",
    "Guild", "Interaction", "Json", "Message", "News", "User", "World", "walked",
]  # fmt: skip

DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
FIRST_ANSWER = timedelta(seconds=3)
TOKEN_LIVES = timedelta(minutes=15)
NONCE_LIVES = timedelta(minutes=5)
OLD = timedelta(hours=1)


class World:
    """The state behind the REST API and the gateway."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.address = ""
        """Where the server listens."""
        self.users: dict[str, User] = {}
        self.guilds: dict[str, Guild] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Message] = []
        self.interactions: dict[str, Interaction] = {}
        self.tokens: dict[str, Interaction] = {}
        """The interactions by their tokens."""
        self.commands: list[Json] = []
        """The global commands, as they were uploaded, each with its id."""
        self.guild_commands: dict[str, list[Json]] = {}
        self.files: dict[str, bytes] = {}
        """What attachments hold, by attachment id."""
        self.modals: dict[str, tuple[Json, Interaction]] = {}
        """The open form of each person, and what opened it."""
        self.news: list[News] = []
        self.watchers: list[Callable[[News], None]] = []
        self.opened: list[str] = []
        """The people whose DM the bot was the first to open, in order."""
        self.new_dms: int | None = None
        """How many DMs the bot may still open for the first time before it meets 40003; None: as many as it likes."""
        self.old_edits: int | None = None
        """How many edits of messages older than an hour are still taken before 30046; None: all."""
        self._dms: dict[str, Channel] = {}
        self._by_id: dict[str, Message] = {}
        self._nonces: dict[tuple[str, str], Message] = {}
        self._last = 0
        self._ids: Iterator[int] = itertools.count(1)
        self.bot = self._made(User(self.new(), "afternote", "Afternote", bot=True))
        self.owner = self._made(User(self.new(), "operator", "Operator"))
        self.application = self.bot.id

    def new(self) -> str:
        """A fresh snowflake: later than every one before, and of this moment."""
        milliseconds = (self.clock.now() - DISCORD_EPOCH) // timedelta(milliseconds=1)
        self._last = max(self._last + 1, milliseconds << 22)
        return str(self._last)

    def tell(self, what: str, to: str | None, *, message: Message | None = None, modal: Json | None = None,
             by: str = "") -> None:  # fmt: skip
        """Writes down what is now seen."""
        news = News(what, to, message, modal, by)
        self.news.append(news)
        for watcher in self.watchers:
            watcher(news)

    # who and where

    def _made(self, user: User) -> User:
        self.users[user.id] = user
        return user

    def user(self, name: str, **facts: Any) -> User:
        """A new person; `id` may be given."""
        id = facts.pop("id", None) or self.new()
        return self._made(User(id, name, **{"global_name": name.capitalize(), **facts}))

    def guild(self, name: str, *, id: str | None = None, bot: bool = True) -> Guild:
        """The guild of this name, made at first use; `id` may be given, for a shard of one's choice."""
        for guild in self.guilds.values():
            if guild.name == name and id in (None, guild.id):
                return guild
        made = Guild(id or self.new(), name, bot=bot)
        self.guilds[made.id] = made
        return made

    def join(self, user: User, guild: Guild, permissions: int = VIEW_CHANNEL | SEND_MESSAGES | HISTORY) -> None:
        """The person is a member from now on, with these permissions."""
        guild.members[user.id] = permissions

    def channel(self, name: str, guild: Guild) -> Channel:
        """The text channel of this name in a guild, made at first use."""
        for channel in self.channels.values():
            if channel.guild == guild.id and channel.name == name and not channel.deleted:
                return channel
        made = Channel(self.new(), name, guild=guild.id)
        self.channels[made.id] = made
        return made

    def dm(self, user: str) -> Channel:
        """The DM of this person with the bot, made at first use."""
        if user not in self._dms:
            made = self._dms[user] = Channel(self.new(), user=user)
            self.channels[made.id] = made
        return self._dms[user]

    def replace_dm(self, user: str) -> None:
        """Their DM with the bot is none any more; another is made when it is asked for."""
        self._dms.pop(user).deleted = True

    def between(self, *people: User) -> Channel:
        """A private channel of these people, where the bot is not."""
        made = Channel(self.new(), private=frozenset(each.id for each in people))
        self.channels[made.id] = made
        return made

    def has_dm(self, user: str) -> bool:
        """Whether the DM of this person with the bot was ever opened."""
        return user in self._dms

    def mutual(self, user: str) -> bool:
        """Whether the bot and this person share a guild, or the person has the app."""
        if self.users[user].installed:
            return True
        return any(guild.bot and user in guild.members for guild in self.guilds.values())

    # what is said

    def post(self, message: Message, *, by: str = "") -> Message:
        """Adds it and tells whoever sees it."""
        self.messages.append(message)
        self._by_id[message.id] = message
        self.tell("posted", message.to or self.channels[message.channel].user, message=message, by=by)
        return message

    def changed(self, message: Message, *, by: str = "") -> None:
        """Says that it was redrawn."""
        message.edited += 1
        message.edited_at = self.clock.now()
        self.tell("changed", message.to or self.channels[message.channel].user, message=message, by=by)

    def delete(self, message: Message, *, by: str = "") -> None:
        """Takes it away."""
        message.deleted = True
        self.tell("deleted", message.to or self.channels[message.channel].user, message=message, by=by)

    def find(self, channel: str, id: str) -> Message | None:
        """The message of this id in this channel that everybody there sees."""
        found = self._by_id.get(id)
        if found is None or found.channel != channel or found.deleted or found.to is not None:
            return None
        return found

    def repeated(self, author: str, nonce: str) -> Message | None:
        """The message that came with this nonce within the last minutes; it may be deleted by now."""
        found = self._nonces.get((author, nonce))
        return found if found is not None and self.clock.now() - found.at <= NONCE_LIVES else None

    def remember(self, nonce: str, message: Message) -> None:
        """Keeps the nonce, so that a repeat of it posts nothing."""
        self._nonces[message.author, nonce] = message

    def visible(self, user: str) -> list[Message]:
        """Every message before this person's eyes, ephemeral ones too, oldest first."""
        rooms = {each.id for each in self.channels.values() if self._there(each, user)}
        return [
            each for each in self.messages
            if not each.deleted and (each.to == user or (each.to is None and each.channel in rooms))
        ]  # fmt: skip

    def _there(self, channel: Channel, user: str) -> bool:
        if channel.deleted:
            return False
        if channel.guild is not None:
            return user in self.guilds[channel.guild].members
        return channel.user == user or user in channel.private

    # what people do

    def interaction(
        self, kind: int, user: User, channel: Channel, data: Json, message: Message | None = None
    ) -> Interaction:
        """A fresh interaction, not yet sent."""
        id = self.new()
        owners: Json = {}
        guild = self.guilds[channel.guild] if channel.guild is not None else None
        if guild is not None and guild.bot:
            owners["0"] = guild.id
        elif channel.context == 1:
            owners["0"] = "0"
        if user.installed:
            owners["1"] = user.id
        made = Interaction(
            id, f"token-of-{id}", kind, user.id, channel.id, self.clock.now(), channel.guild, owners, message, data
        )
        self.interactions[id] = self.tokens[made.token] = made
        return made
