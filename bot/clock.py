"""Time as a port: an instant is an aware `datetime` in UTC."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

Instant = datetime
"""An aware moment in UTC; stored as microseconds since 1970."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(instant: Instant) -> int:
    """Whole microseconds since 1970 of an aware moment.

    Raises ValueError for a naive one.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant knows its zone")
    return (instant - EPOCH) // timedelta(microseconds=1)


def instant(micros_since_1970: int) -> Instant:
    """The moment that many microseconds after 1970, in UTC."""
    return EPOCH + timedelta(microseconds=micros_since_1970)


class Clock(Protocol):
    """Where `now` comes from; read once a turn."""

    def now(self) -> Instant:
        """The present moment, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> Instant:
        """The present moment, in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: Instant) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> Instant:
        """The moment it was last moved to."""
        return self._at

    def move_to(self, at: Instant) -> None:
        """Sets it to `at`, forwards or backwards."""
        self._at = at.astimezone(UTC)


class AheadClock:
    """The machine's clock, moved ahead by an offset that can grow."""

    def __init__(self, ahead: timedelta = timedelta(0)) -> None:
        self._system = SystemClock()
        self.ahead = ahead

    def now(self) -> Instant:
        """The machine's time and the offset."""
        return self._system.now() + self.ahead

    def move_to(self, at: Instant) -> None:
        """Sets the offset so that it is `at` now."""
        self.ahead = at.astimezone(UTC) - self._system.now()


def stopwatch() -> float:
    """Seconds on a clock that only goes forward, for measuring."""
    return time.perf_counter()
