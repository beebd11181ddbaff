"""What the core asks of the world: couriers, platforms, a clock, ids."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic_settings import BaseSettings

from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.inbound import Inbound
from bot.chat.reply import Reply
from bot.clock import Clock, Instant
from bot.model.people import Address

__all__ = [
    "Absent",
    "Clock",
    "Connection",
    "Courier",
    "Handles",
    "Ids",
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


class Courier(Protocol):
    """The way out to one platform."""

    pace: float | None
    """Messages a second that one tenant may get; None: as fast as they come."""

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


class Handles(Protocol):
    """The way in: what an adapter hands an inbound to."""

    async def handle(self, inbound: Inbound) -> Reply:
        """One turn."""
        ...


class Connection(Protocol):
    """A platform that is connected."""

    courier: Courier

    async def changed(self, address: Address) -> None:
        """Something that this person may be looking at has changed."""
        ...

    async def close(self) -> None:
        """Stops taking in, finishes what runs, lets go."""
        ...


class Site(Protocol):
    """The process's one web server, as a platform sees it."""

    def mount(self, path: str, handler: Callable[[Any], Awaitable[Any]]) -> None:
        """Serves `path` with `handler`."""
        ...


class Platform(Protocol):
    """A chat platform: one folder of the adapters."""

    name: str
    settings: type[BaseSettings]

    def configured(self, settings: BaseSettings) -> bool:
        """Whether the operator has given what it needs."""
        ...

    def render(self, shown: Card | Form) -> Mapping[str, Any]:
        """The exact payload the platform would get; pure."""
        ...

    def manifest(self) -> str:
        """What the operator registers with the platform."""
        ...

    async def connect(self, bot: Handles, settings: BaseSettings, site: Site) -> Connection:
        """Starts listening and answers the way out."""
        ...
