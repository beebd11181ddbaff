"""The HTTP door in front of Bolt, which reads a body before it knows whose it is: here nothing is read unsigned."""

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from hashlib import sha256

import structlog
from aiohttp import web
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.seen import Seen
from bot.clock import Clock, Instant, instant
from bot.errors import traced

log = structlog.get_logger("afternote.slack")

Dispatch = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]

BODY_CAP = 256 * 1024
"""Bytes of a request."""
MOST_FIELDS = 1000
WINDOW = timedelta(seconds=300)
"""How far a request's time may be from ours."""
SKEWS = 3
"""Signed requests that have to agree that our clock is wrong: one alone may have lain somewhere."""
SKEWED_FOR = timedelta(minutes=10)
"""How long what they say is believed."""
AGREEING = timedelta(seconds=60)
"""How far apart the times may be by which they say so."""
_PATIENCE = 10.0
"""Seconds that a body may take to come."""
_MOST_SKEWS = 100
LOOKUP = "block_suggestion"
"""What Slack sends while somebody types into a menu."""
_TIMESTAMP = re.compile(r"[0-9]{10}", re.ASCII)
_KINDS = frozenset({"application/x-www-form-urlencoded", "application/json"})


class Gate:
    """Lets in what Slack signed, once, and lets nobody else have a word; an aiohttp handler."""

    def __init__(self, secret: str, clock: Clock, dispatch: Dispatch) -> None:
        self._secret = secret.encode()
        self._clock = clock
        self._dispatch = dispatch
        self._seen = Seen()
        self._skews: dict[str, tuple[Instant, timedelta]] = {}
        """When signed requests came that were not of now, and how far off each was, by signature."""
        self._in_time: Instant | None = None
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False

    async def clock_is_right(self) -> bool:
        """Whether what Slack signs comes with a time that is ours.

        Red when several requests lately agreed that it does not, until one shows it again or nobody says so any more.
        """
        now = self._clock.now()
        lately = sorted(off for at, off in self._skews.values() if abs(now - at) <= SKEWED_FOR)
        return not any(last - first <= AGREEING for first, last in zip(lately, lately[SKEWS - 1 :], strict=False))

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        """Bolt's answer to a request that is Slack's; else a status without a body."""
        if request.method != "POST":
            return _refused("method", 405)
        if (request.content_length or 0) > BODY_CAP:
            return _refused("size", 413)
        if "Content-Encoding" in request.headers:
            return _refused("encoding", 415)
        timestamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        if not _TIMESTAMP.fullmatch(timestamp):
            return _refused("timestamp", 401)
        if not signature:
            return _refused("signature", 401)
        try:
            async with asyncio.timeout(_PATIENCE):
                raw = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return _refused("size", 413)
        except TimeoutError:
            return _refused("slowness", 408)
        if len(raw) > BODY_CAP:
            return _refused("size", 413)
        if not self._signed(raw, timestamp, signature):
            return _refused("signature", 401)
        now = self._clock.now()
        if not self._timely(timestamp, signature, now):
            return _refused("clock", 401)
        if self._closed:
            # Slack tells events again; a person presses again.
            return _refused("the end", 503)
        self._running += 1
        self._idle.clear()
        try:
            return await self._let_in(request, raw, signature)
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()

    async def close(self, within: float = 20.0) -> None:
        """Lets nobody in any more, and lets those inside finish for that many seconds."""
        self._closed = True
        try:
            await asyncio.wait_for(self._idle.wait(), within)
        except TimeoutError:
            log.warning("requests were cut off", count=self._running)

    def _signed(self, raw: bytes, timestamp: str, signature: str) -> bool:
        # Compared as bytes: of two strings with other than ASCII in them compare_digest makes an error.
        mine = "v0=" + hmac.new(self._secret, b"v0:" + timestamp.encode() + b":" + raw, sha256).hexdigest()
        return hmac.compare_digest(mine.encode(), signature.encode("utf-8", "surrogateescape"))

    def _timely(self, timestamp: str, signature: str, now: Instant) -> bool:
        """Whether a signed request is of now; one that is not tells on our clock, unless others were just in time."""
        off = instant(int(timestamp) * 1_000_000) - now
        if abs(off) <= WINDOW:
            self._in_time = now
            self._skews.clear()
            return True
        if self._in_time is None or abs(now - self._in_time) > WINDOW:
            self._skews.setdefault(signature, (now, off))
            while len(self._skews) > _MOST_SKEWS:
                del self._skews[next(iter(self._skews))]
        return False

    async def _let_in(self, request: web.Request, raw: bytes, signature: str) -> web.StreamResponse:
        kind = request.content_type
        if kind not in _KINDS:
            return _refused("content type", 415)
        if kind != "application/json" and raw.count(b"&") >= MOST_FIELDS:
            return _refused("fields", 413)
        # No other header goes in: Bolt obeys some that nobody signed.
        headers: dict[str, str | list[str]] = {"content-type": kind}
        try:
            bolted = AsyncBoltRequest(body=raw.decode(), headers=headers)  # type: ignore[arg-type]
        except Exception as error:
            log.warning("a signed request was no request", error=traced(error))
            return web.Response(status=400)
        # A lookup changes nothing, has nothing of its own in it, and is the same when the same is typed again.
        if bolted.body.get("type") != LOOKUP and not self._seen.first(signature, self._clock.now()):
            log.info("a request came again")
            return web.Response()
        try:
            answer = await self._dispatch(bolted)
        except Exception as error:
            log.error("a request was not answered", error=traced(error))
            answer = BoltResponse(status=500, body="")
        if answer.status < 500:
            return _response(answer)
        # What Slack tells by itself it tells again; with a person it is enough that they are not shown an error.
        if kind != "application/json":
            return web.Response()
        self._seen.forget(signature)
        return web.Response(status=500)


def _response(answer: BoltResponse) -> web.Response:
    body = answer.body
    if not body:
        return web.Response(status=answer.status)
    kind = "application/json" if body.startswith("{") else "text/plain"
    return web.Response(status=answer.status, body=body.encode(), content_type=kind, charset="utf-8")


def _refused(why: str, status: int) -> web.Response:
    log.warning("a request was refused", why=why, status=status)
    return web.Response(status=status)
