"""Founding: a cohort is made in a channel by whoever will coach it, and moved to another when that one is gone."""

from dataclasses import replace
from enum import StrEnum

from bot.clock import Instant
from bot.model.cohort import Cohort, Membership, Role, Room
from bot.model.ids import CohortId
from bot.model.people import Address
from bot.store import charters, cohorts, grants, invitations, memberships, nudges
from bot.store.grants import Grant
from bot.store.tx import Tx


class NotFounded(StrEnum):
    """Why no cohort was made."""

    TAKEN = "taken"
    """A cohort goes on in this channel."""
    NOT_YOURS = "not yours"


async def taken(tx: Tx, where: Address) -> Cohort | None:
    """The cohort that goes on in this channel, if one does."""
    found = await grants.doors(tx, where)
    return None if found is None else found.cohort


async def found(tx: Tx, cohort: Cohort, room: Room, coach: Membership, now: Instant) -> Grant | NotFounded:
    """What its first coach holds of the cohort, which is there with its room, its digests and its end."""
    wide = grants.founder(tx)
    if wide is None or coach.role is not Role.COACH:
        return NotFounded.NOT_YOURS
    place = room.address
    # One channel, one cohort: two who make one at once wait for each other.
    await charters.place_locked(tx, place)
    if await taken(tx, place) is not None:
        return NotFounded.TAKEN
    await cohorts.put(wide, cohort)
    await cohorts.put_room(wide, room, now)
    await memberships.put(wide, coach)
    await charters.plan(wide, cohort, [room], now)
    grant = await grants.coach(tx, cohort.id)
    return NotFounded.NOT_YOURS if grant is None else grant


async def post_joining(tx: Tx, cohort_id: CohortId, now: Instant) -> Grant | None:
    """Has the joining card posted in the cohort's channels now; None for anybody but a coach of one that goes on."""
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    rooms = await charters.rooms_of(grant)
    if all(each.gone for each in rooms):
        # Somebody may have let us in without a word of it: the next message shows.
        rooms = tuple(replace(each, gone=False) for each in rooms)
        for each in rooms:
            await cohorts.put_room(grant.tx, each, now)
        await charters.plan(grant.tx, grant.cohort, rooms, now)
    for room in rooms:
        if not room.gone:
            await nudges.add(grant.tx, invitations.joining(room, now))
    return grant


async def homeless(tx: Tx, now: Instant) -> tuple[Cohort, ...]:
    """The cohorts that the asker coaches, and that go on without a channel."""
    found = []
    for mine, cohort in await grants.places(tx):
        if mine.role is not Role.COACH or not cohort.open:
            continue
        grant = await grants.coach(tx, cohort.id)
        if grant is not None and all(room.gone for room in await charters.rooms_of(grant)):
            found.append(cohort)
    return tuple(found)


async def moved(tx: Tx, cohort_id: CohortId, room: Room, now: Instant) -> Grant | NotFounded:
    """The same cohort in another channel, as the one that it had is gone."""
    await charters.locked(tx, cohort_id)
    await charters.place_locked(tx, room.address)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return NotFounded.NOT_YOURS
    if await taken(tx, room.address) is not None:
        return NotFounded.TAKEN
    known = [each for each in await charters.rooms_of(grant) if each.address == room.address]
    await cohorts.put_room(grant.tx, replace(known[0], gone=False) if known else room, now)
    await charters.replan(grant, now)
    return grant
