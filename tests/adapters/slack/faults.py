"""What may go wrong on the way: one fault a call, in the order they were put, or on every call."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """How one call is answered instead; `accepted`: what was asked is done all the same."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: str | None = None
    raw: str | None = None
    kind: str = "application/json"
    more: dict[str, Any] = field(default_factory=dict)
    accepted: bool = False
    reset: bool = False
    held: asyncio.Event | None = None


def says(error: str, **more: Any) -> Fault:
    """`ok: false` with this error."""
    return Fault(error=error, more=more)


def too_many(seconds: int | None = 1) -> Fault:
    """429, with or without a Retry-After."""
    headers = {} if seconds is None else {"Retry-After": str(seconds)}
    return Fault(status=429, headers=headers, error="ratelimited")


def broken(status: int = 503, *, accepted: bool = False) -> Fault:
    """5xx with a page for people, before or after it was done."""
    return Fault(status=status, raw="<html>out of order</html>", kind="text/html", accepted=accepted)


def reset(*, accepted: bool = False) -> Fault:
    """The connection breaks, before or after it was done."""
    return Fault(reset=True, accepted=accepted)


def hangs(until: asyncio.Event, *, accepted: bool = False) -> Fault:
    """No answer until the event is set."""
    return Fault(held=until, accepted=accepted, error=None if accepted else "fatal_error")


def garbled(*, accepted: bool = False) -> Fault:
    """200, and JSON that is none."""
    return Fault(raw='{"ok": tr', accepted=accepted)


def a_page(*, accepted: bool = False) -> Fault:
    """200, and a page for people."""
    return Fault(raw="<html>hello</html>", kind="text/html", accepted=accepted)


class Faults:
    """The faults that wait, by method and, where it matters, by workspace."""

    def __init__(self) -> None:
        self._next: dict[tuple[str, str | None], deque[Fault]] = {}
        self._always: dict[tuple[str, str | None], Fault] = {}

    def add(self, method: str, *faults: Fault, team: str | None = None) -> None:
        """The next calls of this method meet these, one each."""
        self._next.setdefault((method, team), deque()).extend(faults)

    def always(self, method: str, fault: Fault, *, team: str | None = None) -> None:
        """Every call of this method meets this one."""
        self._always[method, team] = fault

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self._next.clear()
        self._always.clear()

    def take(self, method: str, team: str | None) -> Fault | None:
        """The fault that this call meets."""
        for key in ((method, team), (method, None)):
            if waiting := self._next.get(key):
                return waiting.popleft()
        return self._always.get((method, team)) or self._always.get((method, None))
