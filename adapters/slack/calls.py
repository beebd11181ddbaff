"""Calls to one workspace with its token, which is renewed where Slack says that it has run out."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.clients import Clients
from adapters.slack.expiry import next_token, unexpired
from adapters.slack.pacing import Pace
from adapters.slack.workspaces import Workspaces
from bot.clock import Clock

T = TypeVar("T")
Do = Callable[[AsyncWebClient], Awaitable[T]]


class Calls:
    """What is asked of Slack and told to it while somebody waits; the courier has its own ways."""

    def __init__(self, workspaces: Workspaces, clients: Clients, clock: Clock, pace: Pace | None = None) -> None:
        self.clients = clients
        self._workspaces = workspaces
        self._clock = clock
        self._pace = pace or Pace()

    async def token(self, tenant: str) -> str:
        """A token that is good now: nobody who waits for an answer waits for the next one, too.

        Raises Undeliverable when the workspace has none.
        """
        found = await self._workspaces.of(tenant)
        if found is not None and (found.expires_at is None or found.expires_at > self._clock.now()):
            return found.token
        return await self._workspaces.token(tenant)

    async def read(self, tenant: str, do: Do[T]) -> T:
        """What `do` answers, given a client that asks again after a hiccup.

        Raises what it raises, and Undeliverable when the workspace has no token.
        """
        return await self._call(tenant, do, self.clients.reads)

    async def send(self, tenant: str, do: Do[T]) -> T:
        """The same, given a client that calls once.

        Raises what it raises, and Undeliverable when the workspace has no token.
        """
        return await self._call(tenant, do, self.clients.sends)

    async def post(self, tenant: str, room: str, body: Mapping[str, Any]) -> AsyncSlackResponse:
        """What chat.postMessage answers, called once when it is this room's turn.

        Raises what it raises, and Undeliverable when the workspace has no token.
        """
        async with self._pace.hold(tenant, room) as turn:
            await turn()
            return await self.send(tenant, lambda slack: slack.chat_postMessage(channel=room, **body))

    async def _call(self, tenant: str, do: Do[T], make: Callable[[str | None], AsyncWebClient]) -> T:
        after = partial(next_token, self._workspaces, tenant)
        return await unexpired(await self.token(tenant), lambda token: do(make(token)), after)
