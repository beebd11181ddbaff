"""Pacing: about one message a second in a channel, in the order they came."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

EVERY = 1.0
"""Seconds between two messages in one channel."""
_KEPT = 512
"""Channels that are remembered before the idle ones are forgotten."""

Turn = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class _Channel:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    held: int = 0


class Pace:
    """When the next message may go to a channel; one for all of a process that post there."""

    def __init__(
        self,
        every: float = EVERY,
        *,
        now: Callable[[], float] | None = None,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._every = every
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._channels: dict[tuple[str, str], _Channel] = {}

    @asynccontextmanager
    async def hold(self, tenant: str, room: str) -> AsyncIterator[Turn]:
        """The channel for oneself, for messages that belong together; await what it yields before each of them."""
        here = self._channels.setdefault((tenant, room), _Channel())
        here.held += 1
        try:
            async with here.lock:

                async def turn() -> None:
                    wait = here.free_at - self._now()
                    if wait > 0:
                        await self._sleep(wait)
                    here.free_at = self._now() + self._every

                yield turn
        finally:
            here.held -= 1
            if len(self._channels) > _KEPT:
                self._forget()

    def _forget(self) -> None:
        now = self._now()
        self._channels = {
            name: each for name, each in self._channels.items() if each.held or each.free_at > now
        }
