"""Errands to rooms: what a cohort's channel is shown. Each re-reads the truth as it fires; nobody is waiting.

A room has no quiet hours: its times are the cohort's own, which a coach has chosen.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.cards.words import Reader
from bot.chat.card import Card
from bot.clock import Instant
from bot.model.cohort import Cohort, Room
from bot.model.ids import RoomId
from bot.model.nudge import Nudge, NudgeKind
from bot.store import cohorts
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class RoomErrand:
    """A nudge that is due, the room it is for, and the cohort that lives there."""

    nudge: Nudge
    room: Room
    cohort: Cohort
    now: Instant
    tx: Tx
    """As the bot itself; reads only, but for CADENCE."""

    @property
    def reader(self) -> Reader:
        """Whoever reads in the room: in English, at the cohort's own time."""
        return Reader(zone=self.cohort.zone)


Handler = Callable[[RoomErrand], Awaitable[Card | None]]


async def places(tx: Tx, due: Sequence[Nudge]) -> Mapping[RoomId, tuple[Room, Cohort]]:
    """The rooms that these nudges go to, with their cohorts; a room that is gone is left out."""
    rooms = await cohorts.rooms(tx, {RoomId(nudge.to) for nudge in due})
    found = await cohorts.get_many(tx, {room.cohort_id for room in rooms.values()})
    return {
        id: (room, found[room.cohort_id])
        for id, room in rooms.items()
        if not room.gone and room.cohort_id in found
    }


async def run(errand: RoomErrand) -> Card | None:
    """The card that this nudge comes to, or None when there is nothing to show any more."""
    handler = _HANDLERS.get(errand.nudge.kind)
    return None if handler is None else await handler(errand)


async def delivered(tx: Tx, nudge: Nudge, now: Instant) -> None:
    """What a nudge changes once it stands in its room, and not before."""


async def undelivered(tx: Tx, nudge: Nudge, now: Instant) -> None:
    """What follows when a nudge can never reach its room."""


_HANDLERS: Mapping[NudgeKind, Handler] = {}
