"""How long ago Discord asked what comes in now."""

from collections import deque

from discord.utils import snowflake_time

from bot.clock import Clock

MOST = 3.0
"""Seconds after which Discord waits no longer."""
_ODD = 900.0
"""Seconds that nothing is on its way: what seems older has an id that tells no time."""
_SEEN = 256
"""How many of the last are remembered."""
_FEW = 8
"""How many have to be, until what they say of the two clocks is taken for so."""


class Lag:
    """Tells how old interactions are by their ids.

    Discord's clock and ours may be apart: by as much as all of the last seem to be older than they can be, which is
    what the quickest of them took.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: deque[float] = deque(maxlen=_SEEN)

    def of(self, id: int) -> float:
        """Seconds since Discord made this interaction, up to those after which it waits no longer."""
        age = (self._clock.now() - snowflake_time(id)).total_seconds()
        if abs(age) > _ODD:
            return 0.0
        self._seen.append(age)
        apart = min(self._seen) if len(self._seen) >= _FEW else 0.0
        return min(max(0.0, age - apart), MOST)
