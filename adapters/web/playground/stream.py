"""Server-sent events: what changed since a page was drawn, as pieces of HTML that find their own places."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable

from bot.stage import Shown

_TOGETHER = 0.03
"""Seconds in which changes are gathered into one event."""


class Ledger:
    """Counts the changes of a stage, and which message changed at which count."""

    def __init__(self) -> None:
        self.run = secrets.token_urlsafe(6)
        """This ledger's own name: counts of another one say nothing."""
        self.revision = 0
        self.told = ("", 0)
        """What was last said of the clock, and at which count."""
        self._born: dict[int, int] = {}
        self._changed: dict[int, int] = {}
        self._waiting: set[asyncio.Event] = set()
        self.over = False

    def note(self, shown: Shown | None) -> None:
        """A watcher of the stage: something was shown, redrawn or otherwise changed."""
        self.revision += 1
        if shown is not None:
            self._born.setdefault(shown.id, self.revision)
            self._changed[shown.id] = self.revision
        self._wake()

    def tell(self, words: str) -> None:
        """Has every page say this, once."""
        self.revision += 1
        self.told = (words, self.revision)
        self._wake()

    def end(self) -> None:
        """Lets every stream end."""
        self.over = True
        self._wake()

    def changed(self, shown: Shown, since: int) -> bool:
        """Whether this message changed after that count."""
        return self._changed.get(shown.id, 0) > since

    def is_new(self, shown: Shown, since: int) -> bool:
        """Whether this message was first shown after that count."""
        return self._born.get(shown.id, 0) > since

    async def changes(self, every: Callable[[], float]) -> AsyncIterator[None]:
        """At first, after each change, and when `every` seconds have passed; ends with the ledger."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            while not self.over:
                event.clear()
                yield
                try:
                    async with asyncio.timeout(every()):
                        await event.wait()
                    await asyncio.sleep(_TOGETHER)
                except TimeoutError:
                    pass
        finally:
            self._waiting.discard(event)

    def _wake(self) -> None:
        for event in self._waiting:
            event.set()


def piece(target: str, swap: str, html: str) -> str:
    """HTML that htmx puts where `target` is."""
    return f'<hx-partial hx-target="{target}" hx-swap="{swap}">{html}</hx-partial>'


def event(html: str, *, key: str, name: str = "") -> bytes:
    """One server-sent event."""
    lines = [f"id: {key}"]
    if name:
        lines.append(f"event: {name}")
    # A bare carriage return ends a line of the stream too.
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    lines += [f"data: {line}" for line in text.split("\n")]
    return ("\n".join(lines) + "\n\n").encode()


def seen(key: str) -> tuple[str, int]:
    """The run and the count in an event's id; a count of 0 when it is none."""
    run, _, count = key.rpartition("-")
    return run, int(count) if count.isdecimal() else 0
