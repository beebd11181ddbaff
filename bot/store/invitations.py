"""The joining card on its way to a channel: it is posted when its coach says so, or once the bot is let in there."""

from sqlalchemy import literal, select

from bot.clock import Instant
from bot.model.cohort import Room
from bot.model.ids import NudgeId, RoomId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.store import tables
from bot.store.rights import system
from bot.store.sql import parameter
from bot.store.tx import Tx

UNINVITED = "uninvited"
"""How the ordinal begins that tells a coach that the bot is not in the channel; the room's id follows."""
_nudges = tables.nudges
_HOW = select(_nudges.c.status).where(
    _nudges.c.room_id == parameter("room"), _nudges.c.kind == literal(NudgeKind.JOINING.value)
)


def joining(room: Room, now: Instant) -> Nudge:
    """The nudge that posts the joining card there now."""
    ordinal = now.isoformat()
    return Nudge(
        NudgeId(derived(room.id, NudgeKind.JOINING, room.cohort_id, ordinal)), room.id, NudgeKind.JOINING,
        room.cohort_id, now, now, Reason(Because.COHORT, now), ordinal=ordinal, in_room=True,
    )  # fmt: skip


async def awaited(tx: Tx, room_id: RoomId) -> bool:
    """Whether the joining card was to be posted there, could not be, and never stood there.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    how = {status for (status,) in await tx.rows(_HOW, room=room_id)}
    return NudgeStatus.PARKED.value in how and NudgeStatus.DELIVERED.value not in how
