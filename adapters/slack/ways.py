"""The way to a person or a room: whose token, which DM, and what is known of a workspace that asked to wait."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.clients import BACK_OFF, Clients, code, sorted_error
from adapters.slack.expiry import Tokens, next_token, unexpired
from bot.clock import Clock, Instant
from bot.errors import DeliveryError, TryLater, Uncertain, traced
from bot.model.people import Address

log = structlog.get_logger("afternote.slack")

_ROOMS = 10_000
"""DMs that are remembered."""

T = TypeVar("T")
Do = Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]


@dataclass(slots=True)
class Way:
    """How one delivery goes: to whom, with which token, into which room."""

    to: Address
    token: str = field(repr=False)
    room: str
    """Empty until it is opened."""
    opened: bool
    """Whether the room was asked for just now, so that asking again would change nothing."""
    renewed: bool = False
    """Whether the token was renewed on the way."""


class Ways:
    """Every way there is, and every call that goes along one."""

    def __init__(self, workspaces: Tokens, clients: Clients, *, clock: Clock) -> None:
        self._workspaces = workspaces
        self.clients = clients
        self.clock = clock
        self._rooms: dict[Address, str] = {}
        self._shut: dict[str, Instant] = {}
        self.small_pages: set[str] = set()
        """The workspaces whose history is read in small pages."""

    async def to(self, address: Address) -> Way:
        """The way to this address; the DM of a person is opened where it is not known."""
        return await self.opened(await self.toward(address))

    async def toward(self, address: Address) -> Way:
        """The way as far as it is the workspace's: what fails until here is wrong with no one address.

        Raises DeliveryError, and never Uncertain.
        """
        token = await self._token(self._workspaces.token(address.tenant), address)
        room = address.room or self._rooms.get(address)
        return Way(address, token, room or "", opened=room is None)

    async def opened(self, way: Way) -> Way:
        """The same way, with the room that it leads to.

        Raises what the client raises, and DeliveryError.
        """
        if not way.room:
            way.room = await self._opened(way)
        return way

    async def into(self, address: Address, room: str) -> Way:
        """The way into a room that was written to before; no other is opened."""
        return Way(address, await self._token(self._workspaces.token(address.tenant), address), room, opened=True)

    async def _token(self, coming: Awaitable[str], to: Address) -> str:
        """The token; that it is not to be had is nothing about the address."""
        try:
            return await coming
        except Exception as error:
            found = self.sorted(error, to)
            raise TryLater(BACK_OFF) if isinstance(found, Uncertain) else found from None

    async def reopened(self, way: Way) -> bool:
        """Whether there is another room to try, now in `way`: a remembered DM may have been replaced."""
        if way.opened or way.to.user is None:
            return False
        way.opened, before = True, way.room
        self._rooms.pop(way.to, None)
        way.room = await self._opened(way)
        return way.room != before

    async def _opened(self, way: Way) -> str:
        answer = await self.call(way, lambda client: client.conversations_open(users=str(way.to.user)), reads=True)
        channel = answer.get("channel")
        room = channel.get("id") if isinstance(channel, dict) else None
        if not isinstance(room, str) or not room:
            raise TryLater(BACK_OFF, alone=True)
        while len(self._rooms) >= _ROOMS:
            del self._rooms[next(iter(self._rooms))]
        self._rooms[way.to] = room
        return room

    async def call(self, way: Way, do: Do, *, reads: bool = False) -> AsyncSlackResponse:
        """What the call answers; `reads`: it changes nothing, and may be made again after a dropped connection.

        A token that ran out is renewed once, and the call, which was refused for it, made again.
        """
        make = self.clients.reads if reads else self.clients.sends

        async def after() -> str:
            way.renewed = True
            way.token = await self._token(next_token(self._workspaces, way.to.tenant), way.to)
            return way.token

        if way.renewed:
            return await do(make(way.token))
        return await unexpired(way.token, lambda token: do(make(token)), after)

    async def before(self, what: Awaitable[T], to: Address) -> T:
        """The result of what comes before a message is sent, or sent again.

        Raises DeliveryError, and never Uncertain.
        """
        try:
            return await what
        except Exception as error:
            raise self.sorted(error, to, sent=False) from None

    def sorted(self, error: Exception, to: Address, *, sent: bool = True, shuts: bool = True) -> DeliveryError:
        """What an error says of the message.

        `sent`: the call that failed was to send it. `shuts`: a limit that it met holds for sending too.
        """
        found = sorted_error(error)
        if isinstance(error, SlackApiError):
            if shuts and isinstance(found, TryLater) and not found.alone:
                self._shut[to.tenant] = self.clock.now() + found.after
            log.warning("slack refused", code=code(error), means=type(found).__name__)
        elif not isinstance(error, DeliveryError):
            log.warning("a call failed", error=traced(error), means=type(found).__name__)
        return found if sent or not isinstance(found, Uncertain) else TryLater(BACK_OFF, alone=True)

    def check_open(self, to: Address) -> None:
        """Raises TryLater while Slack asked to leave this workspace alone."""
        until = self._shut.get(to.tenant)
        if until is None:
            return
        left = until - self.clock.now()
        if left > timedelta(0):
            raise TryLater(left)
        del self._shut[to.tenant]
