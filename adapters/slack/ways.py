"""The way to a person or a room: whose token, which DM, and what is known of a workspace that asked to wait."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol, TypeVar

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.clients import BACK_OFF, Clients, code, sorted_error
from bot.clock import Clock, Instant
from bot.errors import DeliveryError, TryLater, Uncertain, traced
from bot.model.people import Address

log = structlog.get_logger("afternote.slack")

_ROOMS = 10_000
"""DMs that are remembered."""

T = TypeVar("T")
Do = Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]


class Tokens(Protocol):
    """Where a workspace's token comes from."""

    async def token(self, tenant_key: str) -> str:
        """The bot token of this workspace.

        Raises Undeliverable when there is none.
        """
        ...

    async def renewed(self, tenant_key: str) -> None:
        """Has the token renewed: Slack said that it has expired."""
        ...


@dataclass(slots=True)
class Way:
    """How one delivery goes: to whom, with which token, into which room."""

    to: Address
    token: str
    room: str
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

    async def to(self, address: Address) -> Way:
        """The way to this address; the DM of a person is opened where it is not known."""
        token = await self._workspaces.token(address.tenant)
        room = address.room or self._rooms.get(address)
        way = Way(address, token, room or "", opened=room is None)
        if room is None:
            way.room = await self._opened(way)
        return way

    async def into(self, address: Address, room: str) -> Way:
        """The way into a room that was written to before; no other is opened."""
        return Way(address, await self._workspaces.token(address.tenant), room, opened=True)

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
            raise TryLater(BACK_OFF)
        while len(self._rooms) >= _ROOMS:
            del self._rooms[next(iter(self._rooms))]
        self._rooms[way.to] = room
        return room

    async def call(self, way: Way, do: Do, *, reads: bool = False) -> AsyncSlackResponse:
        """What the call answers; `reads`: it changes nothing, and may be made again after a dropped connection.

        A token that ran out is renewed once, and the call, which was refused for it, made again.
        """
        while True:
            client = self.clients.reads(way.token) if reads else self.clients.sends(way.token)
            try:
                return await do(client)
            except SlackApiError as error:
                if code(error) != "token_expired" or way.renewed:
                    raise
            way.renewed = True
            await self.before(self._workspaces.renewed(way.to.tenant), way.to)
            way.token = await self.before(self._workspaces.token(way.to.tenant), way.to)

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
            if shuts and isinstance(found, TryLater):
                self._shut[to.tenant] = self.clock.now() + found.after
            log.warning("slack refused", code=code(error), means=type(found).__name__)
        elif not isinstance(error, DeliveryError):
            log.warning("a call failed", error=traced(error), means=type(found).__name__)
        return found if sent or not isinstance(found, Uncertain) else TryLater(BACK_OFF)

    def check_open(self, to: Address) -> None:
        """Raises TryLater while Slack asked to leave this workspace alone."""
        until = self._shut.get(to.tenant)
        if until is None:
            return
        left = until - self.clock.now()
        if left > timedelta(0):
            raise TryLater(left)
        del self._shut[to.tenant]
