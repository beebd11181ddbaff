"""The house that a stage plays in: who watches it, how far each has read, and what falls due by itself."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from adapters.web.playground.seat import Reading, Seat
from adapters.web.playground.stream import Ledger
from bot.model.calendar import is_zone
from bot.stage import Stage

FALLBACK_ZONE = "America/New_York"
ROOM = "#spring"
FIRST = (
    ("ana", "Ana Silva"), ("ben", "Ben Okafor"), ("cleo", "Cleo Park"), ("emre", "Emre Kaya"),
    ("farid", "Farid Haddad"), ("goran", "Goran Novak"), ("hana", "Hana Sato"),
)  # fmt: skip
"""Who is there from the start: with six members a cohort's figures are shown, as they are from five people on."""
COACH = "cleo"
_LONGEST = 3600.0
_BREATH = 5.0
"""Seconds to wait when what is due does not get done."""

Start = Callable[[], Awaitable[Stage]]
log = structlog.get_logger("playground")


class House:
    """One stage at a time, opened, watched, kept and, on request, begun anew."""

    def __init__(self, stage: Stage, *, start_over: Start | None = None, zone: str | None = None) -> None:
        self.stage = stage
        self.ledger = Ledger()
        self.reading = Reading([])
        self.zone = zone or machine_zone()
        """Of people whose own is not known."""
        self.turn = asyncio.Lock()
        """Held by whatever changes the stage: one thing happens at a time."""
        self._start_over = start_over
        self._stirred = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Finds the stage as it was, or brings on the first people; then watches it."""
        if not await self.stage.resume():
            for name, display in FIRST:
                self.stage.actor(name, display=display, zone=self.zone, coach=name == COACH)
            self.stage.room(ROOM)
        await self.stage.keep()
        self.ledger = Ledger()
        self.reading = Reading(self.stage.log)
        self.stage.watchers.append(self.ledger.note)
        self._loop = asyncio.create_task(self._delivers_what_falls_due())

    async def close(self) -> None:
        """Lets the streams end and keeps the stage."""
        self.ledger.end()
        if self.ledger.note in self.stage.watchers:
            self.stage.watchers.remove(self.ledger.note)
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)
            self._loop = None
        await self.stage.keep()

    async def start_over(self) -> None:
        """A fresh stage, with the first people on it."""
        await self.close()
        if self._start_over is not None:
            self.stage = await self._start_over()
        else:
            await self.stage.clear()
        await self.open()

    def stir(self) -> None:
        """Looks again at what is due: a turn happened, or the clock moved."""
        self._stirred.set()

    def zone_of(self, here: Seat) -> str:
        """The zone in which this person reads the clock."""
        return here.actor.profile.zone or self.zone

    @property
    def names(self) -> dict[str, str]:
        """Everybody's name, by key."""
        return {one.name: one.profile.name for one in self.stage.people.values()}

    async def _delivers_what_falls_due(self) -> None:
        while True:
            self._stirred.clear()
            pause = _BREATH
            try:
                pause = await self._pause_after_delivering()
            except Exception:
                log.exception("playground.settling")
            # Not wait_for: before Python 3.12 it loses a cancellation that comes with the event.
            try:
                async with asyncio.timeout(pause):
                    await self._stirred.wait()
            except TimeoutError:
                pass

    async def _pause_after_delivering(self) -> float:
        due = await self.stage.bot.next_due()
        if due is None:
            return _LONGEST
        wait: float = (due - self.stage.clock.now()).total_seconds()
        if wait > 0:
            return min(wait, _LONGEST)
        async with self.turn:
            await self.stage.settle()
            await self.stage.keep()
        return 0.0 if await self.stage.bot.next_due() != due else _BREATH


def machine_zone() -> str:
    """The zone this machine is set to, when it says so by a place's name."""
    try:
        import tzlocal

        name = tzlocal.get_localzone_name()
    except (ImportError, LookupError, ValueError, OSError):
        return FALLBACK_ZONE
    return name if name and "/" in name and not name.startswith("Etc/") and is_zone(name) else FALLBACK_ZONE
