"""What is due in rooms: each nudge by itself, since a large cohort's week takes its time."""

from collections.abc import Mapping, Sequence

from bot.clock import Instant
from bot.handlers import room_errands
from bot.handlers.batch import Prepared, settlement
from bot.handlers.room_errand import RoomErrand
from bot.model.ids import RoomId
from bot.model.nudge import Nudge, NudgeStatus
from bot.model.people import Address
from bot.model.policy import Policy
from bot.store import cohorts, members, nudges
from bot.store.queue import Claimed
from bot.store.tx import Tx


async def prepared_for_room(tx: Tx, claimed: Claimed, policy: Policy, now: Instant) -> Prepared:
    """What to send to a room, or that there is nothing to send any more."""
    nudge = claimed.nudge
    current = await nudges.get(tx, nudge.id)
    place = (await room_errands.places(tx, [nudge])).get(RoomId(nudge.to))
    gone = current is None or current.status is not NudgeStatus.CLAIMED or current.token != nudge.token
    if place is None or gone:
        return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED))
    room, cohort = place
    errand = RoomErrand(nudge, room, cohort, now, tx, policy)
    card = await room_errands.run(errand)
    if card is None:
        return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED))
    return Prepared(claimed, to=room.address, card=card, keeps=tuple(errand.keeps))


async def addresses(tx: Tx, due: Sequence[Nudge]) -> Mapping[str, tuple[Address, ...]]:
    """Where each of these nudges may have gone, by what it is to, the likeliest last; who or what is gone is left out.
    """
    people = await members.get_many(tx, {nudge.member for nudge in due if not nudge.in_room})
    rooms = await cohorts.rooms(tx, {RoomId(nudge.to) for nudge in due if nudge.in_room})
    found: dict[str, tuple[Address, ...]] = {id: one.addresses for id, one in people.items()}
    return found | {id: (room.address,) for id, room in rooms.items()}
