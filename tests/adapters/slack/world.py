"""What the loopback Slack knows: workspaces, people, channels, messages, views, tokens; and its own clock."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.clock import MovableClock

Json = dict[str, Any]

TRIGGER = timedelta(seconds=3)
RESPONSE_URL = timedelta(minutes=30)
RESPONSES = 5
STACK = 3
SCOPES = ("chat:write", "commands", "im:history", "im:write", "users:read", "files:read", "files:write")


@dataclass
class User:
    """A person of one workspace, or a bot."""

    id: str
    team: str
    name: str
    real_name: str = ""
    tz: str | None = "America/New_York"
    locale: str | None = "en-US"
    is_bot: bool = False
    deleted: bool = False
    refuses: str | None = None
    """The error with which a DM to them fails: `messages_tab_disabled`, `cannot_dm_bot`, ..."""


@dataclass
class Channel:
    """A room, or the DM of one person with the bot."""

    id: str
    team: str
    name: str
    user: str | None = None
    members: set[str] = field(default_factory=set)
    archived: bool = False
    private: bool = False

    @property
    def is_im(self) -> bool:
        return self.user is not None


@dataclass
class Message:
    """One message; `to`: the only person who sees it."""

    ts: str
    team: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    to: str | None = None
    bot_id: str | None = None
    thread_ts: str | None = None
    files: list[Json] = field(default_factory=list)
    unfurl: tuple[bool, bool] = (True, True)
    edited: int = 0
    deleted: bool = False


@dataclass
class View:
    """An open modal, or a home tab."""

    id: str
    team: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str | None = None
    external_id: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    """What it shows beside its fields, by block id."""
    typed: dict[str, Any] = field(default_factory=dict)
    """What the person has filled in since, by block id; it outlives an update that keeps the field."""


@dataclass
class Token:
    """A token and what it opens; `refused`: the error every use of it gets."""

    value: str
    team: str | None
    enterprise: str | None = None
    bot_user: str = ""
    bot_id: str = ""
    scopes: tuple[str, ...] = SCOPES
    expires_at: datetime | None = None
    refused: str | None = None
    kind: str = "bot"


@dataclass
class Team:
    """A workspace."""

    id: str
    name: str
    domain: str
    enterprise: str | None = None


@dataclass
class Trigger:
    """What lets the app open one view for one person, for three seconds."""

    user: str
    team: str
    at: datetime
    used: bool = False


@dataclass
class ResponseUrl:
    """An address that answers one press or command: five times in half an hour."""

    user: str
    team: str
    channel: str
    at: datetime
    original: Message | None = None
    used: int = 0


@dataclass(frozen=True)
class News:
    """Something that a person, or everybody in a channel, now sees differently.

    `what`: posted, changed, deleted, opened, updated, pushed, closed, wrong, home.
    """

    what: str
    to: str | None
    message: Message | None = None
    view: View | None = None
    by: str = ""
    """The method or way by which it came."""


class World:
    """The state behind the Web API."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Message] = []
        self.stacks: dict[str, list[View]] = {}
        """The open modals of each person, the lowest first."""
        self.homes: dict[str, View] = {}
        self.tokens: dict[str, Token] = {}
        self.refreshes: dict[str, str | None] = {}
        """Refresh tokens: the access token each came with; None once used."""
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.files: dict[str, Json] = {}
        self.contents: dict[str, bytes] = {}
        self.news: list[News] = []
        self.watchers: list[Callable[[News], None]] = []
        self._last = (0, 0)
        self._ids: Iterator[int] = itertools.count(1)

    def new(self, prefix: str) -> str:
        """A fresh id that begins with this."""
        return f"{prefix}{next(self._ids):08d}"

    def ts(self) -> str:
        """A message's time: unique, and later than every one before."""
        second, count = self._last
        now = int(self.clock.now().timestamp())
        self._last = (now, 1) if now > second else (second, count + 1)
        return "{}.{:06d}".format(*self._last)

    def tell(self, what: str, to: str | None, *, message: Message | None = None, view: View | None = None,
             by: str = "") -> None:  # fmt: skip
        """Writes down what is now seen."""
        news = News(what, to, message, view, by)
        self.news.append(news)
        for watcher in self.watchers:
            watcher(news)

    # who and where

    def team(self, name: str = "acme", *, enterprise: str | None = None) -> Team:
        """The workspace of this name, made at first use."""
        for team in self.teams.values():
            if team.domain == name:
                return team
        made = Team(self.new("T"), name.capitalize(), name, enterprise)
        self.teams[made.id] = made
        return made

    def user(self, name: str, team: str, **facts: Any) -> User:
        """A new person of a workspace; `id` may be given, for the same id in two workspaces."""
        id = facts.pop("id", None) or self.new("U")
        made = User(id=id, team=team, name=name, real_name=facts.pop("real_name", "") or name.capitalize(), **facts)
        self.users[self.key(team, made.id)] = made
        return made

    @staticmethod
    def key(team: str, user: str) -> str:
        """How a person is looked up: ids of people are unique in a workspace only."""
        return f"{team}/{user}"

    def channel(self, name: str, team: str, *, private: bool = False, bot: bool = True) -> Channel:
        """A room; `bot`: whether the bot is in it."""
        made = Channel(self.new("C"), team, name, private=private)
        if bot:
            made.members |= {token.bot_user for token in self.tokens.values() if token.bot_user}
        self.channels[made.id] = made
        return made

    def dm(self, team: str, user: str) -> Channel:
        """The DM of this person with the bot, made at first use."""
        for channel in self.channels.values():
            if channel.team == team and channel.user == user:
                return channel
        made = Channel(self.new("D"), team, "directmessage", user=user, members={user})
        self.channels[made.id] = made
        return made

    def bot_token(self, team: Team, *, value: str | None = None, expires_at: datetime | None = None,
                  org: bool = False, scopes: tuple[str, ...] = SCOPES) -> Token:  # fmt: skip
        """A bot token of this workspace, or of its whole organisation."""
        bot_user = next((user.id for user in self.users.values() if user.team == team.id and user.is_bot), None)
        if bot_user is None:
            bot_user = self.user("afternote", team.id, is_bot=True).id
        known = next((each for each in self.tokens.values() if each.bot_user == bot_user), None)
        made = Token(
            value=value or f"xoxb-{self.new('')}-loopback", team=None if org else team.id,
            enterprise=team.enterprise, bot_user=bot_user, bot_id=known.bot_id if known else self.new("B"),
            scopes=scopes, expires_at=expires_at,
        )  # fmt: skip
        self.tokens[made.value] = made
        return made

    # what is said

    def post(self, message: Message, *, by: str = "") -> Message:
        """Adds it and tells whoever sees it."""
        self.messages.append(message)
        self.tell("posted", message.to or self.channels[message.channel].user, message=message, by=by)
        return message

    def change(self, message: Message, text: str, blocks: list[Json], *, by: str = "") -> None:
        """Redraws it."""
        message.text, message.blocks = text, blocks
        message.edited += 1
        self.tell("changed", message.to or self.channels[message.channel].user, message=message, by=by)

    def delete(self, message: Message, *, by: str = "") -> None:
        """Takes it away."""
        message.deleted = True
        self.tell("deleted", message.to or self.channels[message.channel].user, message=message, by=by)

    def find(self, channel: str, ts: str) -> Message | None:
        """The message of this time in this channel, which is no ephemeral one."""
        found = (each for each in self.messages if each.channel == channel and each.ts == ts and each.to is None)
        return next((each for each in found if not each.deleted), None)

    def visible(self, team: str, user: str) -> list[Message]:
        """Every message before this person's eyes, ephemerals too, oldest first."""
        rooms = {each.id for each in self.channels.values() if each.team == team and user in each.members}
        there = [each for each in self.messages if each.team == team and not each.deleted]
        return [each for each in there if each.to == user or (each.to is None and each.channel in rooms)]

    # presses and views

    def trigger(self, team: str, user: str) -> str:
        """A fresh trigger id."""
        id = f"{self.new('')}.{team[1:]}.{self.new('t')}"
        self.triggers[id] = Trigger(user, team, self.clock.now())
        return id

    def spend(self, id: str) -> Trigger | str:
        """The trigger, spent now; or the error that it is met with."""
        found = self.triggers.get(id)
        if found is None:
            return "invalid_trigger_id"
        if found.used:
            return "exchanged_trigger_id"
        if self.clock.now() - found.at > TRIGGER:
            return "expired_trigger_id"
        found.used = True
        return found

    def response_url(self, team: str, user: str, channel: str, original: Message | None = None) -> str:
        """The id of a fresh address that answers a press or a command."""
        id = self.new("r")
        self.response_urls[id] = ResponseUrl(user, team, channel, self.clock.now(), original)
        return id

    def stack(self, team: str, user: str) -> list[View]:
        """The open modals of this person, the lowest first."""
        return self.stacks.setdefault(self.key(team, user), [])

    def view(self, id: str) -> View | None:
        """The open modal or home of this id."""
        every = [each for stack in self.stacks.values() for each in stack]
        return next((each for each in [*every, *self.homes.values()] if each.id == id), None)
