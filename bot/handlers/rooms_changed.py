"""What follows when a cohort's channel is deleted, archived, renamed, or there again."""

from dataclasses import replace

from bot.chat.inbound import RoomChange
from bot.clock import Instant
from bot.model.cohort import Role, Room
from bot.model.ids import NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Address
from bot.store import charters, cohorts, invitations, memberships, nudges
from bot.store.tx import Tx

GONE, UNINVITED = "gone", invitations.UNINVITED
"""How an ordinal begins that tells a coach of a channel; the room's id follows."""


async def changed(tx: Tx, address: Address, change: RoomChange, name: str, now: Instant) -> None:
    """Takes in what a platform says of a channel; of one in which no cohort lives nothing is kept.

    Raises NotYours for anybody but the bot itself.
    """
    for room in await cohorts.rooms_at(tx, address):
        match change:
            case RoomChange.RENAMED:
                await cohorts.put_room(tx, replace(room, name=name or room.name), now)
            case RoomChange.BACK:
                await _back(tx, room, name, now)
            case RoomChange.GONE | RoomChange.ARCHIVED:
                await gone(tx, room, now)


async def gone(tx: Tx, room: Room, now: Instant, *, uninvited: bool = False) -> None:
    """Nothing goes to this channel any more, and the coaches of a cohort that goes on are told, once.

    `uninvited`: the bot was never let in there, and the joining card waits for that.
    """
    if room.gone:
        return
    cohort = await cohorts.get(tx, room.cohort_id)
    await cohorts.put_room(tx, replace(room, gone=True), now)
    if cohort is None or not cohort.open:
        return
    rooms = (await cohorts.rooms_of(tx, [cohort.id]))[cohort.id]
    await charters.plan(tx, cohort, rooms, now)
    ordinal = f"{UNINVITED if uninvited else GONE} {room.id} {now.isoformat()}"
    for each in await memberships.staff(tx, cohort.id):
        if each.role is not Role.COACH:
            continue
        told = Nudge(
            NudgeId(derived(each.member_id, NudgeKind.COACHED, cohort.id, ordinal)), each.member_id,
            NudgeKind.COACHED, cohort.id, now, now, Reason(Because.COHORT, now), ordinal=ordinal,
        )  # fmt: skip
        await nudges.add(tx, told)


async def _back(tx: Tx, room: Room, name: str, now: Instant) -> None:
    cohort = await cohorts.get(tx, room.cohort_id)
    if not room.gone or cohort is None or not cohort.open:
        return
    await cohorts.put_room(tx, replace(room, gone=False, name=name or room.name), now)
    rooms = (await cohorts.rooms_of(tx, [cohort.id]))[cohort.id]
    await charters.plan(tx, cohort, rooms, now)
    if await invitations.awaited(tx, room.id):
        await nudges.add(tx, invitations.joining(room, now))
