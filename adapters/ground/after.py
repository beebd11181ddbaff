"""What is done after the ack: tasks that are held, guarded, and waited for at the end."""

import asyncio
import itertools
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from bot.errors import traced

log = structlog.get_logger("afternote.after")

_MANY = 5
"""So often as many jobs as there are at the close are run then."""

Job = Callable[[], Coroutine[Any, Any, object]]


class After:
    """The tasks that run beside the answers; what one of them raises is logged without its words."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._waiting: dict[int, tuple[asyncio.TimerHandle, Job, str]] = {}
        self._numbers = itertools.count()
        self._closed = False

    def start(self, what: Coroutine[Any, Any, object], *, name: str) -> None:
        """Runs it beside; after `close` it is let go."""
        if self._closed:
            what.close()
            return
        task = asyncio.get_running_loop().create_task(_guarded(what, name), name=name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def later(self, seconds: float, job: Job, *, name: str) -> None:
        """Runs it beside after so many seconds; whoever waits until all is settled has it run at once."""
        if self._closed:
            return
        number = next(self._numbers)
        handle = asyncio.get_running_loop().call_later(seconds, self._due, number)
        self._waiting[number] = (handle, job, name)

    def _due(self, number: int) -> None:
        handle, job, name = self._waiting.pop(number)
        handle.cancel()
        self.start(job(), name=name)

    async def settled(self) -> None:
        """Waits until nothing runs, nothing that it started, and nothing that was put off."""
        while self._running or self._waiting:
            for number in list(self._waiting):
                self._due(number)
            await asyncio.wait(self._running)

    async def close(self, within: float = 20.0) -> None:
        """Takes nothing more, and lets what runs finish for that many seconds.

        What was put off until a moment within them runs at once, and so does what is put off meanwhile, if it is not
        without end; the rest is dropped.
        """
        until = asyncio.get_running_loop().time() + within
        left = _MANY * (len(self._running) + len(self._waiting))
        try:
            async with asyncio.timeout(within):
                while True:
                    due = [number for number, (handle, _, _) in self._waiting.items() if handle.when() <= until]
                    for number in due[:left]:
                        left -= 1
                        self._due(number)
                    if not self._running:
                        break
                    # What is put off meanwhile does not wait for the slowest.
                    await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
        except TimeoutError:
            log.warning("tasks were cut off", count=len(self._running))
        self._closed = True
        for handle, _, _ in self._waiting.values():
            handle.cancel()
        self._waiting.clear()
        cut = list(self._running)
        for task in cut:
            task.cancel()
        await asyncio.gather(*cut, return_exceptions=True)


async def _guarded(what: Coroutine[Any, Any, object], name: str) -> None:
    try:
        await what
    except Exception as error:
        log.error("a task failed", name=name, error=traced(error))
