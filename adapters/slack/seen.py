"""What was taken in already, for ten minutes: a request that is repeated does nothing."""

from datetime import timedelta

from bot.clock import Instant

FOR = timedelta(minutes=10)
"""Longer than a signed request may be old and new together."""
MOST = 100_000


class Seen:
    """Keys that came within the last ten minutes, bounded: the oldest go first."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._until: dict[str, Instant] = {}

    def __len__(self) -> int:
        return len(self._until)

    def first(self, key: str, now: Instant) -> bool:
        """Whether this key comes for the first time; it is remembered from now on."""
        self._let_go(now)
        until = self._until.pop(key, None)
        if until is not None and until > now:
            self._until[key] = until
            return False
        self._until[key] = now + FOR
        return True

    def has(self, key: str, now: Instant) -> bool:
        """Whether this key came within the last ten minutes; it is not remembered by this."""
        return key in self._until and self._until[key] > now

    def forget(self, key: str) -> None:
        """Takes back that this key came: what it asked for was not done, and is to be when it comes again."""
        self._until.pop(key, None)

    def _let_go(self, now: Instant) -> None:
        """Drops what is over; keys came in the order in which they run out, but for a clock set back."""
        while self._until:
            key, until = next(iter(self._until.items()))
            if until > now and len(self._until) < self._most:
                return
            del self._until[key]
