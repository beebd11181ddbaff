"""What Discord's errors say of a message: surely not sent, perhaps, or never."""

import asyncio
import math
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import structlog

from bot.errors import DeliveryError, Finality, TryLater, Uncertain, Undeliverable

log = structlog.get_logger("afternote.discord")

BACK_OFF = timedelta(seconds=30)
"""What to wait where Discord doesn't say."""
BANNED = timedelta(minutes=5)
"""What to wait where something before Discord turns us away, and doesn't say for how long."""
NO_TOKEN = timedelta(minutes=5)
"""How long nothing is tried with a token that Discord doesn't take: the operator has to act, and nothing is lost."""
LONGEST = timedelta(days=1)
"""The longest wait that is taken from an answer."""

UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
OPENING_TOO_FAST = 40003
_EDITED_TOO_OFTEN = 30046
_NOT_ALLOWED = 50013
GONE = frozenset({UNKNOWN_CHANNEL, 10004, UNKNOWN_MESSAGE, 10013, 50001, 50278})
"""No such channel, server, message or person; no access to it; no server that we share."""

NEVER_LEFT = (
    aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL, aiohttp.ClientHttpProxyError,
)  # fmt: skip
LOST = (aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""Errors after which nobody knows whether a call was heard."""
_STEP = re.compile(r"[A-Za-z0-9_]{1,40}")


class Intercepted(discord.HTTPException):
    """A refusal that is not Discord's: whatever stands between has answered, such as a firewall or a proxy."""


class TooMany(discord.HTTPException):
    """A 429: how long to wait, and for whom it holds."""

    def __init__(self, response: aiohttp.ClientResponse, said: Any) -> None:
        super().__init__(response, said if isinstance(said, dict) else "")
        body: Mapping[str, Any] = said if isinstance(said, dict) else {}
        self.after = _seconds(body.get("retry_after")) or _seconds(response.headers.get("Retry-After"))
        """None where it is not said."""
        self.scope = response.headers.get("X-RateLimit-Scope") or ("global" if body.get("global") else "")
        """`global`, `user` or `shared`; empty where nobody says, which holds for everything."""


def code(error: BaseException) -> int:
    """Discord's own number for what went wrong; 0 where it gave none."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def status(error: BaseException) -> int:
    """The HTTP status of the answer; 0 where there was none."""
    return error.status if isinstance(error, discord.HTTPException) else 0


def refused(error: BaseException) -> bool:
    """Whether Discord refused what was in the call: plainer, it may be taken."""
    return status(error) == 400


def unfit(error: BaseException) -> bool:
    """Whether Discord did not take what was in the call, or what comes along with it: plainer, it may be taken."""
    return refused(error) or status(error) == 413 or code(error) == _NOT_ALLOWED


def gone(error: BaseException) -> bool:
    """Whether there is no such message or channel any more."""
    return isinstance(error, discord.NotFound)


def lost(error: BaseException) -> bool:
    """Whether nobody knows if the call was heard, so that the same once more may help."""
    return status(error) >= 500 or (isinstance(error, LOST) and not isinstance(error, NEVER_LEFT))


def pointers(error: BaseException) -> list[str]:
    """The places in a message that Discord refused, without a word of it."""
    found: list[str] = []

    def walk(node: Any, path: str) -> None:
        for name, below in node.items() if isinstance(node, dict) and len(found) < 10 else ():
            if name == "_errors":
                found.append(path or "/")
            elif isinstance(name, str) and _STEP.fullmatch(name):
                walk(below, f"{path}/{name}")

    walk(getattr(error, "_errors", None), "")
    return found[:10]


def told(error: BaseException) -> dict[str, object]:
    """What a log may say of an error: numbers, and places."""
    return {"status": status(error), "code": code(error), "error": type(error).__name__, "where": pointers(error)}


def sorted_error(error: BaseException, *, sent: bool = True) -> DeliveryError:
    """What an error of one call says of the message; `sent`: that call was to send it.

    Only what is certain is called so: what is not known here leaves it open whether it was sent.
    """
    if isinstance(error, DeliveryError):
        return error if sent or not isinstance(error, Uncertain) else TryLater(BACK_OFF, alone=True)
    if isinstance(error, NEVER_LEFT):
        return TryLater(BACK_OFF)
    if isinstance(error, discord.RateLimited):
        return TryLater(wait(error), alone=True, tried=False)
    if not isinstance(error, discord.HTTPException):
        return Uncertain() if sent else TryLater(BACK_OFF, alone=True)
    if isinstance(error, Intercepted):
        # Discord says why it refuses; a page of somebody else's is about the way there, and nobody is lost over it.
        return TryLater(BANNED)
    match error.status:
        case _ if error.code == OPENING_TOO_FAST:
            return Undeliverable(Finality.CLOSED)
        case 429 if everywhere(error):
            return TryLater(wait(error))
        case 429:
            return TryLater(wait(error), alone=True, tried=False)
        case 401:
            return TryLater(NO_TOKEN)
        case 400 | 403 | 404 if error.code in GONE:
            return Undeliverable(Finality.GONE)
        case 403:
            return Undeliverable(Finality.CLOSED)
        case 404:
            return Undeliverable(Finality.GONE)
        case known if 400 <= known < 500 and known != 408:
            return Undeliverable(Finality.REFUSED)
    return Uncertain() if sent else TryLater(BACK_OFF, alone=True)


def everywhere(error: BaseException) -> bool:
    """Whether a limit holds for all that this bot does, and not for one place or person."""
    if not isinstance(error, TooMany):
        return status(error) == 429 and code(error) == 0
    return error.scope not in ("user", "shared") and code(error) != _EDITED_TOO_OFTEN


def wait(error: BaseException) -> timedelta:
    """How long a limit asks to wait, never less."""
    if isinstance(error, discord.RateLimited):
        after: float | None = _seconds(error.retry_after)
    elif isinstance(error, TooMany):
        after = error.after
    else:
        headers = getattr(getattr(error, "response", None), "headers", None) or {}
        after = _seconds(headers.get("Retry-After"))
    if after is None:
        return BANNED if everywhere(error) else BACK_OFF
    # A whole millisecond more than was asked, so that no clock calls too early.
    return min(timedelta(milliseconds=math.ceil(after * 1000) + 1), LONGEST)


def _seconds(said: object) -> float | None:
    if isinstance(said, bool) or not isinstance(said, int | float | str):
        return None
    try:
        found = float(said)
    except (ValueError, OverflowError):
        return None
    return min(found, LONGEST.total_seconds()) if math.isfinite(found) and found >= 0 else None
