"""New sessions of the gateway, counted: whoever begins more than Discord allows in a day loses the token."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

DAY = 24 * 3600.0
GAP = 5.5
"""Seconds between two new sessions, where Discord lets one in at a time: five, and what the way may take."""
A_DAY = 1000
"""How many Discord allows in a day, where it has not said."""
_FREELY = 8
"""The part of them after which they come slowly: one in so many. Whatever breaks, it is soon known to be no chance."""
_SLOWLY = 4
"""The part that a whole day of slow ones takes."""
_LEAST = 10
"""How many come freely, at least."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What Discord says of its gateway: where it is, for how many shards, and how many sessions may begin."""

    address: str
    shards: int
    total: int = A_DAY
    left: int = A_DAY
    resets_in: float = 0.0
    """Seconds until all are left again."""
    at_once: int = 1

    @classmethod
    def read(cls, said: Any) -> Self:
        """The advice as the API says it.

        Raises ValueError for what is none.
        """
        try:
            limit = said["session_start_limit"]
            return cls(
                str(said["url"]), int(said["shards"]), int(limit["total"]), int(limit["remaining"]),
                int(limit["reset_after"]) / 1000, int(limit.get("max_concurrency") or 1),
            )  # fmt: skip
        except (AttributeError, KeyError, TypeError) as error:
            raise ValueError("no advice") from error


class Starts:
    """When the next new session may begin: a few freely, then evenly over a day, and none that is not left."""

    def __init__(self, tick: Callable[[], float]) -> None:
        self._tick = tick
        self._began: deque[float] = deque()
        self._free_at = 0.0
        self._left: int | None = None
        self._resets_at = 0.0
        self.share()

    def share(self, ours: int = 1, of: int = 1, *, advice: Advice | None = None) -> None:
        """We hold `ours` of all the shards, and begin no more than that part of what Discord allows, if it has said."""
        share = ours / max(of, 1)
        total = A_DAY if advice is None else max(advice.total, 1)
        self._gap = GAP / max(1 if advice is None else advice.at_once, 1)
        # At least enough to begin every shard twice.
        self._freely = max(total * share / _FREELY, 2 * ours, _LEAST)
        self._slow = DAY / max(total * share / _SLOWLY, 1)
        if advice is not None:
            self._left = max(int(advice.left * share), 0)
            self._resets_at = self._tick() + min(max(advice.resets_in, GAP), DAY)

    def wait(self) -> float:
        """Seconds until one may begin."""
        now = self._tick()
        while self._began and self._began[0] <= now - DAY:
            self._began.popleft()
        if now >= self._resets_at:
            self._left = None
        at = self._free_at
        if len(self._began) >= self._freely:
            at = max(at, self._began[-1] + self._slow)
        if self._left is not None and self._left <= 0:
            at = max(at, self._resets_at)
        return max(0.0, at - now)

    def began(self) -> None:
        """One began, or may have."""
        now = self._tick()
        self._began.append(now)
        self._free_at = now + self._gap
        if self._left is not None:
            self._left -= 1
