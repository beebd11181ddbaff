"""The bell: rings when a row is committed that is due before the one the worker sleeps for."""

import asyncio


class Wake:
    """What the worker last heard to be next, and a bell for anything earlier."""

    def __init__(self) -> None:
        self._next: int | None = None
        self._known = False
        self._bell = asyncio.Event()

    def looking(self) -> None:
        """The worker reads what is next: until it knows, everything that is committed rings."""
        self._known = False
        self._bell.clear()

    def seen(self, next_at: int | None) -> None:
        """The worker knows what is next; None: nothing is."""
        self._next = next_at
        self._known = True

    def committed(self, earliest: int) -> None:
        """A row due then was committed."""
        if not self._known or self._next is None or earliest < self._next:
            self._bell.set()

    async def rung(self, timeout: float) -> None:  # noqa: ASYNC109  the caller's own sleep
        """Returns when the bell has rung, or after that many seconds."""
        try:
            async with asyncio.timeout(timeout):
                await self._bell.wait()
        except TimeoutError:
            pass
