"""The two ways by which Slack reaches an app: signed HTTP and Socket Mode."""

import asyncio
import hashlib
import hmac
import io
import json
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

import aiohttp

from bot.clock import MovableClock
from tests.adapters.slack.sockets import Sockets

Json = dict[str, Any]

PATIENCE = 3.0
"""Seconds that Slack waits for an ack."""


@dataclass(frozen=True)
class Ack:
    """How one delivery was answered; status 0: not within three seconds."""

    status: int
    body: Json | None = None
    text: str = ""


class Line(Protocol):
    """A way to the app."""

    async def send(self, kind: str, payload: Json) -> Ack:
        """Delivers `slash_commands`, `interactive` or `events_api`, and answers the ack."""
        ...


def signed(secret: str, body: bytes, at: int) -> dict[str, str]:
    """The headers that say this is Slack."""
    digest = hmac.new(secret.encode(), b"v0:%d:" % at + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": f"v0={digest}"}


def encoded(kind: str, payload: Json) -> tuple[bytes, str]:
    """The raw body and its content type."""
    match kind:
        case "slash_commands":
            return urlencode(payload).encode(), "application/x-www-form-urlencoded"
        case "interactive":
            return urlencode({"payload": json.dumps(payload)}).encode(), "application/x-www-form-urlencoded"
        case _:
            return json.dumps(payload).encode(), "application/json"


class HttpLine:
    """Signed posts to the app's address."""

    def __init__(self, url: str, secret: str, clock: MovableClock, session: aiohttp.ClientSession) -> None:
        self.url = url
        self.secret = secret
        self.clock = clock
        self._session = session

    async def send(self, kind: str, payload: Json) -> Ack:
        """Signed with the clock's present."""
        body, content_type = encoded(kind, payload)
        headers = signed(self.secret, body, int(self.clock.now().timestamp()))
        return await self.raw(body, {"Content-Type": content_type, **headers})

    async def raw(self, body: bytes, headers: dict[str, str]) -> Ack:
        """Posts exactly this."""
        try:
            async with asyncio.timeout(PATIENCE):
                got = await self._session.post(self.url, data=io.BytesIO(body), headers=headers)
                text = await got.text()
        except TimeoutError:
            return Ack(0)
        read = json.loads(text) if got.content_type == "application/json" and text else None
        return Ack(got.status, read, text)


class SocketLine:
    """Envelopes over the app's own socket."""

    def __init__(self, sockets: Sockets) -> None:
        self._sockets = sockets

    async def send(self, kind: str, payload: Json) -> Ack:
        """An app that does not ack is one that has not understood."""
        try:
            async with asyncio.timeout(PATIENCE):
                ack = await self._sockets.send(kind, payload, responds=kind != "events_api")
        except TimeoutError:
            return Ack(0)
        return Ack(200, ack.get("payload"))
