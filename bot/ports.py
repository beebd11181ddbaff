"""What the core asks of the world: couriers, platforms, a clock, ids."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from pydantic_settings import BaseSettings

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.inbound import Command, Inbound, Origin, RoomChange
from bot.chat.reply import Reply
from bot.chat.spec import CommandSpec, MenuSpec
from bot.clock import Clock, Instant
from bot.model.people import Address, Tenant

__all__ = [
    "Absent",
    "Clock",
    "Connection",
    "Core",
    "Courier",
    "Drawn",
    "Ids",
    "Installation",
    "Keeps",
    "Known",
    "Platform",
    "Receipt",
    "Site",
    "Unknowable",
]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a delivery ended up: the platform's opaque message id, and the address as used."""

    message: str
    address: Address


@dataclass(frozen=True, slots=True)
class Absent:
    """The platform says that no message with this key was posted."""


@dataclass(frozen=True, slots=True)
class Unknowable:
    """The platform cannot say."""


class Ids(Protocol):
    """Where new ids come from."""

    def new(self, now: Instant) -> str:
        """A fresh id of 16 characters."""
        ...


class Rewriter(Protocol):
    """A language model behind one address, where the operator has set one."""

    @property
    def longest(self) -> timedelta:
        """What one try takes at most."""
        ...

    @property
    def host(self) -> str:
        """Where it is, as members are told: "models.example"."""
        ...

    async def reword(self, instructions: str, facts: str) -> str | None:
        """What the model answers, or None for whatever went wrong; one try, never raises.

        `facts` is JSON, one field a fact; beside the instructions nothing else leaves this machine.
        """
        ...


class Courier(Protocol):
    """The way out to one platform."""

    pace: float | None
    """Messages a second that one tenant may get; None: as fast as they come."""
    longest: timedelta
    """What one delivery takes at most, however the platform drags: it is let go then, and leases outlast it."""

    async def deliver(
        self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None
    ) -> Receipt:
        """Posts the card; the message that it `replaces` loses its controls, where the platform can.

        Raises TryLater: surely not sent; Uncertain: perhaps sent; Undeliverable: never will be; nothing else.
        """
        ...

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        """Whether a message with this key was posted since then."""
        ...


@dataclass(frozen=True, slots=True)
class Installation:
    """One workspace that took the bot in: whatever its platform needs to speak there, kept sealed whole."""

    tenant: Tenant
    details: Mapping[str, Any] = field(repr=False)
    """The platform's own, as JSON types; tokens among them."""
    expires_at: Instant | None = None
    """When its token runs out, if it does."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the one card about something stands on a platform."""

    about: str
    tenant: str
    room: str
    messages: tuple[str, ...]
    """The platform's ids: the card, empty where only a text of it was posted, then each text to be copied alone."""
    at: Instant
    digest: str = ""
    """The platform's own sign of what the card would have shown when it was drawn."""


class Keeps(Protocol):
    """What a platform has kept in the database."""

    async def installed(self, tenant: Tenant) -> Installation | None:
        """The installation of this tenant."""
        ...

    @property
    def purge_after(self) -> timedelta:
        """How long what is left of a tenant that went is kept."""
        ...

    async def installations(
        self, platform: str, *, expiring_before: Instant | None = None
    ) -> tuple[Installation, ...]:
        """Every installation on this platform, or only those whose token runs out before then."""
        ...

    async def install(self, installation: Installation) -> None:
        """Keeps it, in the place of an earlier one; a tenant that had left is back, with all that was not purged."""
        ...

    async def renew(self, installation: Installation) -> bool:
        """Whether the tenant is still installed; this is its installation now, and whoever left stays away."""
        ...

    async def lease(self, tenant: Tenant, *, until: Instant) -> bool:
        """Whether the caller alone, of all processes, may renew this tenant's token before `until`."""
        ...

    async def uninstall(self, tenant: Tenant) -> None:
        """Forgets the installation, stops everything for that tenant, and has it purged by policy; once or often."""
        ...

    async def take_ticket(self, platform: str, ticket: str, *, expires_at: Instant) -> bool:
        """Whether this secret was never taken before; its hash is kept until then, and by then it has to be void."""
        ...

    async def drawn(self, who: Address, about: str) -> Drawn | None:
        """Where the card about this stands in this person's DM."""
        ...

    async def drawings(self, who: Address, *, since: Instant, most: int) -> tuple[Drawn, ...]:
        """The cards that were drawn for this person since then, the newest first."""
        ...

    async def draw(
        self, who: Address, about: str, room: str, messages: Sequence[str], *, digest: str = "",
        instead_of: Sequence[str] | None = None,
    ) -> tuple[Drawn, ...]:  # fmt: skip
        """Keeps where the card about this stands now; without messages it stands nowhere any more.

        With `instead_of` only while it stands in those messages: who drew it elsewhere meanwhile is left alone.

        Answers what was kept of it before, and what the same message was before. Nothing is kept of a stranger.
        """
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """What an adapter may need to know of a person before it has asked the platform."""

    zone: str | None
    room: str | None
    """Their DM with the bot."""
    locale: str
    discreet: bool = False
    """Whether notification lines are to name nothing and nobody."""
    clock24: bool = False
    country: str | None = None


class Core(Protocol):
    """The core, as an adapter holds it."""

    clock: Clock
    keeps: Keeps

    @property
    def specs(self) -> tuple[CommandSpec, ...]:
        """Every command that is declared."""
        ...

    @property
    def menus(self) -> tuple[MenuSpec, ...]:
        """Every entry of a message's menu that is declared."""
        ...

    def path(self, text: str) -> tuple[str, str]:
        """A typed line as a command's path, completed where one only can be meant, and what follows it."""
        ...

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn."""
        ...

    def said(self, origin: Origin, text: str) -> Command:
        """A line in the DM that is no command, as what to handle."""
        ...

    async def known(self, who: Address) -> Known | None:
        """What is known of this person; None before their first contact."""
        ...

    async def met(self, origin: Origin) -> None:
        """Takes in what the platform now says of a person: their zone and locale are followed unless they chose."""
        ...

    async def greet(self, origin: Origin) -> None:
        """Welcomes a person who opened the bot for the first time, by DM and once ever."""
        ...

    async def room_changed(self, address: Address, change: RoomChange, name: str = "") -> None:
        """Takes in that a channel was deleted, archived, renamed or is there again; harmless for any channel."""
        ...

    async def present(self, who: Address, about: str) -> Card | None:
        """The card about this as it would be drawn now; None where there is nothing to draw anew. Reads only."""
        ...

    async def home(self, who: Address) -> Card:
        """The person's page: what is due, what is next, settings, privacy; a welcome before their first contact."""
        ...


class Connection(Protocol):
    """A platform that is connected."""

    courier: Courier

    @property
    def told(self) -> tuple[str, ...]:
        """What the operator reads at the start: connected as whom and where, what is missing, what to try."""
        ...

    async def changed(self, address: Address) -> None:
        """Something that this person may be looking at has changed."""
        ...

    async def upkeep(self) -> None:
        """What has to be done now and then, such as renewing tokens; called every few minutes, idempotent."""
        ...

    async def drain(self, within: float) -> None:
        """Takes nothing more in, and lets what came in finish for that many seconds; the way out stays open."""
        ...

    async def close(self) -> None:
        """Stops taking in, finishes at once what can be, lets go."""
        ...


class Site(Protocol):
    """The process's one web server, as a platform sees it."""

    checks: dict[str, Callable[[], Awaitable[bool]]]
    """What must hold before `/readyz` says yes, by name."""
    url: str | None
    """The public address, without a slash at the end, where the operator has set one."""

    def mount(self, path: str, handler: Callable[[Any], Awaitable[Any]]) -> None:
        """Serves `path` with `handler`."""
        ...


class Platform(Protocol):
    """A chat platform: one folder of the adapters."""

    name: str
    label: str
    """The name as its people write it."""
    settings: type[BaseSettings]
    typed_options: bool
    """Whether what a command is given is typed under its options' names there; else in one line after it."""

    def configured(self, settings: BaseSettings) -> bool:
        """Whether the operator has given what it needs."""
        ...

    def render(self, shown: Card | Form, *, delivery: bool = False, room: bool = False) -> Mapping[str, Any]:
        """What the platform would get, but for what tells one message from another; pure.

        `delivery`: nobody asked for it, so that a notification tells of it; `room`: it is for a channel, or answers
        somebody there.
        """
        ...

    def manifest(self, specs: Sequence[CommandSpec], *, url: str | None = None) -> str:
        """What the operator registers with the platform; `url`: the public address, where it is to call us."""
        ...

    async def connect(self, bot: Core, settings: BaseSettings, site: Site) -> Connection:
        """Starts listening and answers the way out.

        Raises SettingsError when the platform refuses what the operator has given.
        """
        ...
