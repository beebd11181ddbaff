"""The things that there are at the loopback Discord: people, channels, guilds, messages, interactions, and news."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]

EPHEMERAL, LOADING, SUPPRESS_EMBEDS, SILENT, V2 = 1 << 6, 1 << 7, 1 << 2, 1 << 12, 1 << 15

VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, HISTORY = 1 << 10, 1 << 11, 1 << 14, 1 << 16
MANAGE_GUILD, ADMINISTRATOR = 1 << 5, 1 << 3


@dataclass
class User:
    """A person, or a bot."""

    id: str
    name: str
    global_name: str | None = None
    locale: str = "en-US"
    bot: bool = False
    closed: bool = False
    """Whether their DMs are closed to the bot: a post there is 50007, and opening the DM succeeds all the same."""
    installed: bool = False
    """Whether they have the app themselves: it is with them everywhere, and they are no stranger to it."""
    gone: bool = False
    """Whether the account is deleted."""


@dataclass
class Channel:
    """A channel of a guild, the DM of one person with the bot, or a private channel where the bot is not."""

    id: str
    name: str = ""
    guild: str | None = None
    user: str | None = None
    private: frozenset[str] = frozenset()
    """The people of a private channel."""
    permissions: int = VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | HISTORY
    """What the bot may do there."""
    deleted: bool = False

    @property
    def context(self) -> int:
        """0 in a guild, 1 in the bot's own DM, 2 in any other private channel."""
        return 0 if self.guild is not None else 2 if self.private else 1


@dataclass
class Guild:
    """A server; `bot`: whether the app is in it."""

    id: str
    name: str
    members: dict[str, int] = field(default_factory=dict)
    """The permissions of each person."""
    bot: bool = True
    unavailable: bool = False
    locale: str = "en-US"


@dataclass
class Message:
    """One message; `to`: the only person who sees it."""

    id: str
    channel: str
    author: str
    at: datetime
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    to: str | None = None
    nonce: str | None = None
    allowed_mentions: Json | None = None
    interaction: "Interaction | None" = None
    """What it answers."""
    edited_at: datetime | None = None
    edited: int = 0
    deleted: bool = False

    @property
    def v2(self) -> bool:
        """Whether it is made of components alone."""
        return bool(self.flags & V2)

    @property
    def words(self) -> str:
        """Everything that is read in it, a line a text."""
        texts = [each["content"] for each in walked(self.components) if each.get("type") == 10]
        return "\n".join(each for each in (self.content, *texts) if each)

    @property
    def labels(self) -> list[str]:
        """What is written on its buttons, in order."""
        return [str(each.get("label", "")) for each in walked(self.components) if each.get("type") == 2]


@dataclass
class Interaction:
    """One thing that a person did with the app, and how it was answered."""

    id: str
    token: str
    kind: int
    user: str
    channel: str
    at: datetime
    guild: str | None = None
    owners: Json = field(default_factory=dict)
    message: Message | None = None
    """What was pressed, or where the submitted form came from."""
    data: Json = field(default_factory=dict)
    answered: int | None = None
    """The type of its response."""
    body: Json = field(default_factory=dict)
    """The data of its response."""
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    waiting: bool = False
    """Whether a placeholder stands that the first followup replaces."""
    seen: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once it is answered."""

    @property
    def acknowledged(self) -> bool:
        return self.answered is not None

    @property
    def ephemeral(self) -> bool:
        """Whether the answer is for one person's eyes."""
        return self.original is not None and self.original.to is not None

    @property
    def modal(self) -> Json | None:
        """The form that it opened."""
        return self.body if self.answered == 9 else None

    @property
    def choices(self) -> list[Json]:
        """What was offered for what was typed so far."""
        return list(self.body.get("choices", ())) if self.answered == 8 else []

    @property
    def messages(self) -> list[Message]:
        """Every message it was answered with, in order."""
        return [*([self.original] if self.original is not None else ()), *self.followups]


@dataclass(frozen=True)
class News:
    """Something that is now seen differently: posted, changed, deleted, opened (a form)."""

    what: str
    to: str | None
    message: Message | None = None
    modal: Json | None = None
    by: str = ""
    """The route by which it came, or `person`."""


def walked(components: Any) -> Iterator[Json]:
    """Every component, the outer before the inner."""
    for each in components if isinstance(components, list | tuple) else ():
        if isinstance(each, dict):
            yield each
            yield from walked(each.get("components"))
            inner = [each.get(name) for name in ("accessory", "component")]
            yield from walked([one for one in inner if isinstance(one, dict)])
