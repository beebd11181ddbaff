"""Charters: what a coach changes of a cohort, one change at a time, and how it takes effect on its members.

Two coaches may change it at once: each change is made of the cohort as it is then, so that neither undoes the other.
"""

from collections.abc import Callable, Sequence
from datetime import time, timedelta

from bot.clock import Instant, micros
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Membership, Room
from bot.model.ids import CohortId, MemberId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Address
from bot.store import cohorts, grants, memberships, nudges
from bot.store.grants import Grant
from bot.store.rights import system
from bot.store.tx import Tx

AT_ONCE = 25
"""Members whom one CADENCE nudge has a changed policy take effect on."""


async def locked(tx: Tx, cohort_id: CohortId) -> None:
    """Waits until nobody else changes this cohort; nobody does until the transaction ends."""
    await tx.hold([cohort_id])


async def place_locked(tx: Tx, place: Address) -> None:
    """Waits until no other cohort moves into this channel; none does until the transaction ends."""
    await tx.hold([f"{place.platform}/{place.tenant}/{place.room}"])


async def changed(tx: Tx, cohort_id: CohortId, change: Callable[[Cohort], Cohort]) -> Grant | None:
    """What a coach holds of the cohort after this change; None for anybody else, and of a cohort that is over."""
    await locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    await cohorts.put(grant.tx, change(grant.cohort))
    return await grants.coach(tx, cohort_id)


async def rooms_of(grant: Grant) -> tuple[Room, ...]:
    """The cohort's rooms, the first opened first."""
    return (await cohorts.rooms_of(grant.tx, [grant.cohort.id]))[grant.cohort.id]


async def takes_effect(grant: Grant, now: Instant) -> None:
    """Has the policy, as it is now, take effect on everybody's waiting reminders, a few members a time."""
    rooms = await rooms_of(grant)
    if rooms:
        await nudges.add(grant.tx, carried_on(rooms[0], grant.cohort.id, now, now, after=""))


def carried_on(room: Room, cohort_id: CohortId, since: Instant, now: Instant, *, after: str) -> Nudge:
    """The nudge that has a policy take effect on the members after this one."""
    ordinal = f"{micros(since)} {after}".strip()
    return Nudge(
        id=NudgeId(derived(cohort_id, NudgeKind.CADENCE, ordinal)), to=room.id, kind=NudgeKind.CADENCE,
        subject=cohort_id, due_at=now, next_at=now, reason=Reason(Because.COHORT, now), ordinal=ordinal, in_room=True,
    )  # fmt: skip


async def next_members(tx: Tx, cohort_id: CohortId, after: str) -> tuple[MemberId, ...]:
    """Up to `AT_ONCE` members of the cohort whose ids come after this one, in their order.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return await memberships.members_after(tx, cohort_id, after, AT_ONCE)


def parting(cohort: Cohort, room: Room) -> Nudge:
    """The nudge that ends the cohort by itself at its midnight after the last day, whether or not its room is there."""
    at = ends_at(cohort)
    return Nudge(
        id=NudgeId(derived(room.id, NudgeKind.PARTING, cohort.id)), to=room.id, kind=NudgeKind.PARTING,
        subject=cohort.id, due_at=at, next_at=at, reason=Reason(Because.COHORT, at), in_room=True,
    )  # fmt: skip


GOODBYE = "goodbye"
"""Of a nudge by which a room is told that its cohort is over; the one that ends it is without."""


def goodbye(cohort: Cohort, room: Room, at: Instant) -> Nudge:
    """The nudge that tells a room at this moment that the cohort is over."""
    return Nudge(
        id=NudgeId(derived(room.id, NudgeKind.PARTING, cohort.id, GOODBYE)), to=room.id, kind=NudgeKind.PARTING,
        subject=cohort.id, ordinal=GOODBYE, due_at=at, next_at=at, reason=Reason(Because.COHORT, at), in_room=True,
    )  # fmt: skip


def digest_hour(cohort: Cohort, now: Instant) -> Instant:
    """When its digest's time of day comes next, on its own clock: today's, or tomorrow's once that has passed."""
    today = wall(now, cohort.zone).date()
    at = cohort.at(today, cohort.digest_at)
    return at if at >= now else cohort.at(today + timedelta(days=1), cohort.digest_at)


def ends_at(cohort: Cohort) -> Instant:
    """When it ends by itself: its own midnight after its last day."""
    return cohort.at(cohort.ends_on + timedelta(days=1), time(0))


def begins_at(cohort: Cohort) -> Instant:
    """When its first day begins, at its own midnight."""
    return cohort.at(cohort.starts_on, time(0))


def digests(cohort: Cohort, room: Room, now: Instant) -> tuple[Nudge, ...]:
    """Its weekly digests to this room that are still ahead."""
    moments = ((day, cohort.at(day, cohort.digest_at)) for day in cohort.digest_days)
    return tuple(
        Nudge(
            id=NudgeId(derived(room.id, NudgeKind.DIGEST, cohort.id, day.isoformat())), to=room.id,
            kind=NudgeKind.DIGEST, subject=cohort.id, ordinal=day.isoformat(), due_at=at, next_at=at,
            reason=Reason(Because.COHORT, at), in_room=True,
        )
        for day, at in moments
        if at > now
    )  # fmt: skip


async def plan(tx: Tx, cohort: Cohort, rooms: Sequence[Room], now: Instant) -> None:
    """Makes what waits for the cohort's rooms what its times are now: its weekly digests, and its end.

    The same twice changes nothing; once the cohort is over nothing of it is left.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    wanted = {
        each.id: each
        for room in rooms
        if cohort.open
        for each in (parting(cohort, room), *(() if room.gone else digests(cohort, room, now)))
    }
    kinds = (NudgeKind.DIGEST, NudgeKind.PARTING) if cohort.open else (NudgeKind.DIGEST,)
    waiting = await nudges.of_rooms(tx, [room.id for room in rooms])
    await nudges.cancel(tx, [each.id for each in waiting if each.kind in kinds and each.id not in wanted])
    await nudges.renew(tx, list(wanted.values()))


async def replan(grant: Grant, now: Instant) -> None:
    """Makes what waits for the rooms of a coach's cohort what its times are now."""
    await plan(grant.tx, grant.cohort, await rooms_of(grant), now)


async def everybody(grant: Grant) -> tuple[Membership, ...]:
    """Everybody in it, the longest first; for the modules of the store and for counting alone."""
    return await memberships.of_cohort(grant.tx, grant.cohort.id)
