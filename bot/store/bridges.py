"""Bridges: one cohort in a channel of each of several platforms; its people are one group, counted once.

A bridge is made by a coach of the cohort: where they typed the code themselves, at once; where somebody else did, by
the yes of the coach who made it. It hands out no role: whoever typed it is what they were.
"""

from dataclasses import replace
from enum import StrEnum

from bot.clock import Instant
from bot.model.cohort import Room
from bot.model.ids import CohortId, NudgeId, RoomId, derived
from bot.model.link import Link
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Address
from bot.store import charters, cohorts, grants, links, nudges
from bot.store.grants import Grant
from bot.store.tx import Tx


class Refused(StrEnum):
    """Why there is no bridge."""

    NOT_YOURS = "not yours"
    """The asker is no coach of it, or it is over."""
    TAKEN = "taken"
    """Another group goes on in that channel."""
    SAME_PLATFORM = "same platform"
    """The cohort has a channel there already."""
    ONLY_ONE = "only one"
    """It is the only channel that the cohort has."""


async def may_open(tx: Tx, cohort_id: CohortId, place: Address) -> Grant | Refused:
    """What a coach holds who may have this cohort in that channel too, or why not."""
    await charters.locked(tx, cohort_id)
    await charters.place_locked(tx, place)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return Refused.NOT_YOURS
    there = [each for each in await cohorts.rooms_at(grant.tx, place) if not each.gone]
    found = await cohorts.get_many(grant.tx, {each.cohort_id for each in there})
    if any(each.open and each.id != cohort_id for each in found.values()):
        return Refused.TAKEN
    rooms = await charters.rooms_of(grant)
    if any(each.address.platform == place.platform and not each.gone for each in rooms):
        return Refused.SAME_PLATFORM
    return grant


async def open_room(tx: Tx, link: Link, id: RoomId, now: Instant) -> Room | Refused:
    """The channel in which the code was typed, now one of the cohort's; the joining card is on its way there.

    A channel that it was in before is the same again.
    """
    if link.cohort_id is None or link.room is None:
        return Refused.NOT_YOURS
    grant = await may_open(tx, link.cohort_id, link.room)
    if isinstance(grant, Refused):
        return grant
    known = [each for each in await charters.rooms_of(grant) if each.address == link.room]
    room = (
        replace(known[0], gone=False)
        if known
        else Room(id=id, cohort_id=link.cohort_id, address=link.room, name=link.room_name, opened_at=now)
    )
    await cohorts.put_room(grant.tx, room, now)
    await charters.replan(grant, now)
    joining = Nudge(
        id=NudgeId(derived(room.id, NudgeKind.JOINING, room.cohort_id, link.id)), to=room.id, kind=NudgeKind.JOINING,
        subject=room.cohort_id, due_at=now, next_at=now, reason=Reason(Because.COHORT, now), in_room=True,
    )  # fmt: skip
    await nudges.add(grant.tx, joining)
    await links.drop(tx, link)
    return room


async def close_room(tx: Tx, cohort_id: CohortId, id: RoomId, now: Instant) -> Room | Refused:
    """The channel that the cohort is in no more; whoever joined there stays in it."""
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return Refused.NOT_YOURS
    rooms = [each for each in await charters.rooms_of(grant) if not each.gone]
    room = next((each for each in rooms if each.id == id), None)
    if room is None:
        return Refused.NOT_YOURS
    if len(rooms) < 2:
        return Refused.ONLY_ONE
    gone = replace(room, gone=True)
    await cohorts.put_room(grant.tx, gone, now)
    await charters.replan(grant, now)
    return gone


async def rooms(tx: Tx, cohort_id: CohortId) -> tuple[Room, ...] | None:
    """The channels that the cohort is in, for its coaches; None for anybody else."""
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    return tuple(each for each in await charters.rooms_of(grant) if not each.gone)
