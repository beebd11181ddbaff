"""Socket Mode, watched: a socket that is open and silent is replaced, and the end waits for what runs."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.clients import code
from bot.errors import SettingsError, traced

log = structlog.get_logger("afternote.slack")

PING = 10.0
"""Seconds between the pings that Slack has to answer."""
SILENCE = 75.0
"""Seconds without a sign of life: 30 of pings, and 45 that the SDK has to connect anew by itself."""
LOOKS = 5.0
CONNECTING = 20.0
"""Seconds that one attempt to connect may take."""
CLOSING = 15.0
LEAVING = 2.0
"""Seconds that the last socket has to close: nothing comes after it."""
DRAINING = 20.0
_BACK_OFF = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0)
_REFUSALS = frozenset({
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type",
    "missing_scope", "no_permission", "app_missing_action_url", "forbidden_team", "socket_mode_not_enabled",
})  # fmt: skip

Sleep = Callable[[float], Awaitable[None]]


class _Handler(AsyncSocketModeHandler):
    """Bolt's handler, which tells how it is and what it runs."""

    def __init__(self, app: AsyncApp, token: str, web: AsyncWebClient, ping: float, runs: "set[asyncio.Task[None]]",
                 tick: Callable[[], float]) -> None:  # fmt: skip
        super().__init__(app, app_token=token, web_client=web, ping_interval=ping)
        # Left empty, the SDK fills it from the environment.
        self.client.proxy = web.proxy
        self.client.on_message_listeners.append(self._heard)
        self._runs = runs
        self._tick = tick
        self._last = tick()
        self._pong: float | None = None
        self._session: object = None

    async def _heard(self, message: object) -> None:
        self._last = self._tick()

    def silent_for(self) -> float:
        """Seconds since the last message, answered ping or new session."""
        client = self.client
        # By change, not by age: the SDK reads the wall clock, which may be set.
        if client.last_ping_pong_time != self._pong or client.current_session is not self._session:
            if client.last_ping_pong_time is not None:
                self._last = self._tick()
            self._pong, self._session = client.last_ping_pong_time, client.current_session
        return self._tick() - self._last

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Runs one envelope through Bolt and acks it."""
        task = asyncio.current_task()
        assert task is not None
        self._runs.add(task)
        try:
            answer = await run_async_bolt_app(self.app, req)
            if answer.status != 200:
                log.warning("an envelope was not answered", kind=req.type, status=answer.status)
                return
            # The answer is JSON already: it goes into the envelope as it is.
            ack = f'{{"envelope_id": {json.dumps(req.envelope_id)}'
            if answer.body:
                body = answer.body if answer.body.startswith("{") else json.dumps({"text": answer.body})
                ack += f', "payload": {body}'
            await client.send_message(ack + "}")
        except Exception as error:
            log.error("an envelope was not acked", kind=req.type, error=traced(error))
        finally:
            self._runs.discard(task)

    async def let_go(self, within: float) -> None:
        """Closes within that many seconds, or drops what does not close."""
        client = self.client
        try:
            await asyncio.wait_for(client.close(), within)  # type: ignore[no-untyped-call]
        except Exception as error:
            log.warning("a socket did not close", error=traced(error))
            client.closed = True
            for task in (client.message_processor, client.current_session_monitor, client.message_receiver):
                if task is not None:
                    task.cancel()
            if not client.aiohttp_client_session.closed:
                await client.aiohttp_client_session.close()


class Socket:
    """The connection to Slack over a WebSocket, for one app-level token."""

    def __init__(
        self, app: AsyncApp, app_token: str, web: AsyncWebClient, *, ping: float = PING, silence: float = SILENCE,
        sleep: Sleep = asyncio.sleep, tick: Callable[[], float] | None = None,
    ) -> None:  # fmt: skip
        self._app = app
        self._token = app_token
        self._web = web
        self._ping = ping
        self._silence = silence
        self._sleep = sleep
        self._tick = tick or asyncio.get_running_loop().time
        self._runs: set[asyncio.Task[None]] = set()
        self._handler: _Handler | None = None
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> str | None:
        """Connects and keeps watch; None when connected, else why not yet: it is tried again until it is.

        Raises SettingsError when Slack refuses the token.
        """
        why = await self._try()
        self._watch = asyncio.create_task(self._watching(), name="slack socket")
        return why

    async def connected(self) -> bool:
        """Whether there is a socket with signs of life."""
        handler = self._handler
        return handler is not None and await handler.client.is_connected() and handler.silent_for() < self._silence

    async def drain(self, within: float) -> None:
        """Takes nothing more in, and lets what runs be acked for that many seconds."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        if self._handler is not None:
            self._handler.client.socket_mode_request_listeners.clear()
        if self._runs:
            await asyncio.wait(set(self._runs), timeout=within)

    async def close(self, within: float = DRAINING) -> None:
        """Takes nothing more in, lets what runs be acked for that many seconds, and lets go."""
        await self.drain(within)
        handler, self._handler = self._handler, None
        if handler is not None:
            await handler.let_go(min(within, LEAVING))

    async def _watching(self) -> None:
        tries = 0
        while True:
            if self._handler is None:
                await self._sleep(_BACK_OFF[min(tries, len(_BACK_OFF) - 1)])
                tries += 1
                try:
                    why = await self._try()
                except SettingsError as refused:
                    why = str(refused)
                if why is not None:
                    log.warning("not connected to Slack yet", why=why, tries=tries)
                    continue
                log.info("connected to Slack")
            tries = 0
            await self._sleep(LOOKS)
            await self._look()

    async def _look(self) -> None:
        handler = self._handler
        assert handler is not None
        silent = handler.silent_for()
        if silent < self._silence:
            return
        log.warning("the socket was silent and is replaced", seconds=round(silent))
        self._handler = None
        await handler.let_go(CLOSING)
        if await self._try_quietly() is None:
            log.info("connected to Slack")

    async def _try_quietly(self) -> str | None:
        try:
            return await self._try()
        except SettingsError as refused:
            return str(refused)

    async def _try(self) -> str | None:
        """One attempt with a handler of its own; why it failed."""
        handler = _Handler(self._app, self._token, self._web, self._ping, self._runs, self._tick)
        client = handler.client
        try:
            async with asyncio.timeout(CONNECTING):
                opened = await self._web.apps_connections_open(app_token=self._token)
                client.wss_uri = str(opened["url"])
                await client.connect()  # type: ignore[no-untyped-call]
        except BaseException as error:
            await handler.let_go(CLOSING)
            if not isinstance(error, Exception):
                raise
            said = code(error)
            if said in _REFUSALS:
                raise SettingsError(
                    f"Slack refuses SLACK_APP_TOKEN: {said}. Make an app-level token with the scope "
                    "connections:write under Basic Information, and turn Socket Mode on."
                ) from None
            return said or type(error).__name__
        self._handler = handler
        return None
