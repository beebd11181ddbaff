"""A thread that does one thing after the other, for a driver that blocks."""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
_Job = tuple[Callable[[], Any], asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


class Lane:
    """What is sent down the lane is done in order, also what nobody waits for any longer."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._drive, name=name, daemon=True)
        self._thread.start()

    def do(self, job: Callable[[], T]) -> "asyncio.Future[T]":
        """The answer of the job, to be awaited or not."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._jobs.put((job, loop, answer))
        return answer

    def close(self) -> None:
        """Ends the thread once everything is done."""
        self._jobs.put(None)
        self._thread.join()

    def _drive(self) -> None:
        while (entry := self._jobs.get()) is not None:
            job, loop, answer = entry
            try:
                outcome, error = job(), None
            except BaseException as exc:
                outcome, error = None, exc
            try:
                loop.call_soon_threadsafe(_answer, answer, outcome, error)
            except RuntimeError:
                # The loop is gone, and with it whoever asked.
                pass
            del entry, job, answer, outcome, error


def _answer(answer: "asyncio.Future[Any]", outcome: object, error: BaseException | None) -> None:
    if answer.cancelled():
        return
    if error is not None:
        answer.set_exception(error)
    else:
        answer.set_result(outcome)
