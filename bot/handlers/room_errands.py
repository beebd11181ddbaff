"""Errands to rooms: what a cohort's channel is shown. Each re-reads the truth as it fires; nobody is waiting.

A room has no quiet hours: its times are the cohort's own, which a coach has chosen.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.chat.card import Card
from bot.clock import Instant
from bot.handlers import cohort_ending, cohort_policy, digests, rooms_changed
from bot.handlers import cohorts as cohorts_handlers
from bot.handlers.room_errand import RoomErrand as RoomErrand
from bot.model.cohort import Cohort, Room, Shown
from bot.model.ids import RoomId
from bot.model.nudge import Nudge, NudgeKind
from bot.store import cohorts, invitations
from bot.store import digests as digest_store
from bot.store.tx import Tx

Handler = Callable[[RoomErrand], Awaitable[Card | None]]


WRITES = frozenset({NudgeKind.CADENCE, NudgeKind.PARTING})
"""Kinds whose errands write, and are run also where the room is gone."""


async def places(tx: Tx, due: Sequence[Nudge]) -> Mapping[RoomId, tuple[Room, Cohort]]:
    """The rooms that these nudges go to, with their cohorts; a room that is gone is left out but for what writes."""
    anyhow = {RoomId(nudge.to) for nudge in due if nudge.kind in WRITES}
    rooms = await cohorts.rooms(tx, {RoomId(nudge.to) for nudge in due})
    found = await cohorts.get_many(tx, {room.cohort_id for room in rooms.values()})
    return {
        id: (room, found[room.cohort_id])
        for id, room in rooms.items()
        if (not room.gone or id in anyhow) and room.cohort_id in found
    }


async def run(errand: RoomErrand) -> Card | None:
    """The card that this nudge comes to, or None when there is nothing to show any more."""
    handler = _HANDLERS.get(errand.nudge.kind)
    return None if handler is None else await handler(errand)


async def going(tx: Tx, keeps: Sequence[Shown]) -> None:
    """Writes down what a room is about to be shown."""
    for each in keeps:
        cohort = await cohorts.get(tx, each.cohort_id)
        if cohort is not None:
            await digest_store.going(tx, cohort, each)


async def delivered(tx: Tx, nudge: Nudge, now: Instant) -> None:
    """What a nudge changes once it stands in its room, and not before."""
    if nudge.kind is NudgeKind.DIGEST:
        await digests.delivered(tx, nudge, now)


async def undelivered(tx: Tx, nudge: Nudge, now: Instant) -> None:
    """What follows when a nudge can never reach its room: nothing else does, and its coaches are told."""
    room = (await cohorts.rooms(tx, [RoomId(nudge.to)])).get(RoomId(nudge.to))
    if room is not None:
        uninvited = nudge.kind is NudgeKind.JOINING and await invitations.awaited(tx, room.id)
        await rooms_changed.gone(tx, room, now, uninvited=uninvited)


_HANDLERS: Mapping[NudgeKind, Handler] = {
    NudgeKind.JOINING: cohorts_handlers.joining,
    NudgeKind.DIGEST: digests.errand,
    NudgeKind.PARTING: cohort_ending.parting,
    NudgeKind.CADENCE: cohort_policy.cadence,
}
