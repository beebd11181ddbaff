"""What may go wrong on the way: one fault a call, in the order they were put, or on every call."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """How one call is answered instead; `accepted`: what was asked is done all the same."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: Json | None = None
    """None: what it would have answered."""
    raw: str | None = None
    kind: str = "text/html"
    accepted: bool = False
    reset: bool = False
    held: asyncio.Event | None = None


def says(status: int, code: int, message: str = "") -> Fault:
    """An error of the API with this status and code."""
    return Fault(status, body={"message": message or KNOWN.get(code, "no"), "code": code})


def too_many(
    seconds: float | None = 1.0, *, scope: str = "user", via: bool = True, header: bool = True, code: int | None = None
) -> Fault:
    """429 of the API; `scope`: user, global or shared; `seconds` None: nothing says how long.

    Without `via` the kit takes it for one that did not come from the API, and raises at once.
    """
    headers = {"X-RateLimit-Scope": scope}
    if via:
        headers["Via"] = "1.1 google"
    if seconds is not None and header:
        headers["Retry-After"] = str(max(1, round(seconds)))
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    body: Json = {"message": "You are being rate limited.", "global": scope == "global"}
    if seconds is not None:
        body["retry_after"] = seconds
    if code is not None:
        body["code"] = code
    return Fault(429, headers, body)


def banned(seconds: int | None = 600) -> Fault:
    """429 of the firewall before the API: a page, no Via."""
    headers = {} if seconds is None else {"Retry-After": str(seconds)}
    return Fault(429, headers, raw="error code: 1015", kind="text/plain")


def broken(status: int = 503, *, accepted: bool = False) -> Fault:
    """5xx with a page for people, before or after it was done; 500, 502, 504 and 524 the kit tries again by itself."""
    return Fault(status, raw="<html>out of order</html>", accepted=accepted)


def reset(*, accepted: bool = False) -> Fault:
    """The connection breaks, before or after it was done."""
    return Fault(reset=True, accepted=accepted)


def hangs(until: asyncio.Event, *, accepted: bool = False) -> Fault:
    """No answer until the event is set; then 503, or what it would have answered when accepted."""
    return Fault(200 if accepted else 503, raw=None if accepted else "<html>late</html>", held=until, accepted=accepted)


def slow(until: asyncio.Event) -> Fault:
    """Done at once, answered when the event is set."""
    return hangs(until, accepted=True)


def garbled(*, accepted: bool = False) -> Fault:
    """200, and JSON that is none."""
    return Fault(raw='{"id": tr', kind="application/json", accepted=accepted)


def a_page(*, accepted: bool = False) -> Fault:
    """200, and a page for people."""
    return Fault(raw="<html>hello</html>", accepted=accepted)


def closed() -> Fault:
    """50007, as somebody whose DMs are closed."""
    return says(403, 50007)


def strangers() -> Fault:
    """50278: the bot and the person share no guild."""
    return says(403, 50278)


def too_fast() -> Fault:
    """40003: too many DMs were opened."""
    return says(403, 40003)


KNOWN = {
    0: "401: Unauthorized",
    10003: "Unknown Channel",
    10004: "Unknown Guild",
    10008: "Unknown Message",
    10013: "Unknown User",
    10015: "Unknown Webhook",
    10062: "Unknown interaction",
    20028: "The write action you are performing on the channel has hit the write rate limit.",
    30046: "Maximum number of edits to messages older than 1 hour reached. Try again later",
    40003: "You are opening direct messages too fast",
    40060: "Interaction has already been acknowledged.",
    40094: "Maximum number of followups reached for this interaction",
    50001: "Missing Access",
    50005: "Cannot edit a message authored by another user",
    50006: "Cannot send an empty message",
    50007: "Cannot send messages to this user",
    50013: "Missing Permissions",
    50027: "Invalid Webhook Token",
    50033: "Invalid Recipient(s)",
    50035: "Invalid Form Body",
    50278: "Cannot send messages to this user due to having no mutual guilds",
}
"""The words of the codes that the loopback uses."""


class Faults:
    """The faults that wait, by route and, where it matters, by channel, person or interaction."""

    def __init__(self) -> None:
        self._next: dict[tuple[str, str | None], deque[Fault]] = {}
        self._always: dict[tuple[str, str | None], Fault] = {}

    def add(self, route: str, *faults: Fault, of: str | None = None) -> None:
        """The next calls of this route meet these, one each; `*` is every route; `of` is the id in its path."""
        self._next.setdefault((route, of), deque()).extend(faults)

    def always(self, route: str, fault: Fault, *, of: str | None = None) -> None:
        """Every call of this route meets this one."""
        self._always[route, of] = fault

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._next.clear()
        self._always.clear()

    def take(self, route: str, of: str | None) -> Fault | None:
        """The fault that this call meets."""
        keys = ((route, of), (route, None), ("*", of), ("*", None))
        for key in keys:
            if waiting := self._next.get(key):
                return waiting.popleft()
        return next((self._always[key] for key in keys if key in self._always), None)
