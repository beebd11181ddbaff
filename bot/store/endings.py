"""Endings: a cohort is over, by its day, by a coach's word, or because no coach is left; sharing stops with it."""

from dataclasses import replace
from datetime import time, timedelta

from sqlalchemy import case, select, update

from bot.clock import Instant, micros
from bot.model.calendar import wall
from bot.model.cohort import Cohort, CohortStatus, Role
from bot.model.ids import CohortId, MemberId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.store import charters, closing_figures, cohorts, grants, memberships, nudges, tables
from bot.store.grants import Grant
from bot.store.rights import system
from bot.store.sql import literal, number, parameter
from bot.store.tx import Tx

_MORNING, _EVENING = time(8, 0), time(21, 0)
_reviews = tables.reviews.c
_memberships = tables.memberships.c
_waiting = _reviews.status == literal("waiting")
# Of one member what was answered as well: who comes back to a cohort shows nothing there until they show it again.
_theirs = (_reviews.member_id == parameter("member")) & (_waiting | (_reviews.status == literal("answered")))
_WITHDRAW = (
    update(tables.reviews)
    .where(_reviews.cohort_id == parameter("cohort"), ((parameter("member") == literal("")) & _waiting) | _theirs)
    .values(
        status=literal("withdrawn"),
        answered_at=case((_waiting, number("now")), else_=_reviews.answered_at),
    )
    .returning(_reviews.id)
)
_ORPHANED = (
    select(tables.cohorts.c.id)
    .where(
        tables.cohorts.c.status == literal("open"),
        ~select(_memberships.id)
        .where(_memberships.cohort_id == tables.cohorts.c.id, _memberships.role == literal("coach"))
        .exists(),
    )
    .order_by(tables.cohorts.c.id)
)


async def withdrawn(tx: Tx, cohort_id: CohortId, whom: MemberId | None, now: Instant) -> int:
    """How many drafts coaches were shown, of one member, or how many waited, of all; no coach sees them any more.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return len(await tx.rows(_WITHDRAW, cohort=cohort_id, member=whom or "", now=micros(now)))


async def end(tx: Tx, cohort_id: CohortId, now: Instant) -> Grant | None:
    """Ends it by a coach's word; None for anybody else. Ended twice, it ended the first time."""
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    await ended(grant.tx, cohort_id, now, at_once=True)
    return await grants.coach(tx, cohort_id)


async def ended(tx: Tx, cohort_id: CohortId, now: Instant, *, at_once: bool = False) -> Cohort | None:
    """The cohort, which is over from this moment: reviews withdrawn, digests called off, a closing page to each.

    None when there is none. One that is over already stays as it ended. Its rooms are told at its digest's time of
    day, or at once, as where a coach has ended it.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await charters.locked(tx, cohort_id)
    cohort = await cohorts.get(tx, cohort_id)
    if cohort is None or not cohort.open:
        return cohort
    await withdrawn(tx, cohort_id, None, now)
    over = replace(cohort, status=CohortStatus.ENDED, ended_at=now)
    await cohorts.put(tx, over)
    rooms = (await cohorts.rooms_of(tx, [cohort_id]))[cohort_id]
    await charters.plan(tx, over, rooms, now)
    # What was planned for its last midnight makes its figures now; nobody is told anything in a channel at night.
    await nudges.renew(tx, [
        replace(charters.parting(over, room), due_at=now, next_at=now) for room in rooms
    ])  # fmt: skip
    said_at = now if at_once else charters.digest_hour(over, now)
    await nudges.renew(tx, [charters.goodbye(over, room, said_at) for room in rooms])
    if rooms:
        # What it had set holds no more from now on, and not only from the closing page on, which waits for the day.
        await nudges.add(tx, charters.carried_on(rooms[0], cohort_id, now, now, after=""))
    # Coaches have theirs once its figures are made, as a room is told; without any room, of what there is.
    told = [id for id, role, _, _ in await memberships.levels(tx, cohort_id) if role is Role.MEMBER or not rooms]
    await nudges.renew(tx, [_closing(id, over, now) for id in told])
    return over


async def concluded(tx: Tx, cohort_id: CohortId, now: Instant) -> Cohort | None:
    """The cohort that is over with its figures made, and a page to whoever looks after it on the way.

    Raises NotYours for anybody but the bot itself.
    """
    over = await closing_figures.made(tx, cohort_id, now)
    if over is not None and not over.open:
        staff = await memberships.staff(tx, cohort_id)
        await nudges.renew(tx, [_closing(each.member_id, over, now) for each in staff])
    return over


def _closing(to: MemberId, cohort: Cohort, now: Instant) -> Nudge:
    at = _by_day(cohort, now)
    return Nudge(
        id=NudgeId(derived(to, NudgeKind.CLOSING, cohort.id)), to=to, kind=NudgeKind.CLOSING, subject=cohort.id,
        due_at=at, next_at=at, reason=Reason(Because.COHORT, at),
    )  # fmt: skip


def _by_day(cohort: Cohort, now: Instant) -> Instant:
    """Now, or the cohort's next morning: it ends at midnight, and not everybody's own night is known."""
    here = wall(now, cohort.zone)
    if _MORNING <= here.time() < _EVENING:
        return now
    return cohort.at(here.date() + timedelta(days=here.time() >= _EVENING), _MORNING)


async def without_coach(tx: Tx, now: Instant) -> int:
    """How many cohorts had no coach any more, as after one has erased everything; they are over.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    found = [CohortId(row[0]) for row in await tx.rows(_ORPHANED)]
    for id in found:
        await ended(tx, id, now)
    return len(found)


async def run_out(tx: Tx, now: Instant) -> int:
    """How many cohorts were past their last day though nothing ended them; they are over.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    past = [each.id for each in await cohorts.all_open(tx) if charters.ends_at(each) <= now]
    for id in past:
        await ended(tx, id, now)
    return len(past)


async def left_alone(tx: Tx, now: Instant) -> int:
    """How many cohorts had nobody but the asker as their coach, who is about to erase everything; they are over."""
    count = 0
    for mine, cohort in await grants.places(tx):
        if not cohort.open or mine.role is not Role.COACH:
            continue
        await charters.locked(tx, cohort.id)
        grant = await grants.coach(tx, cohort.id)
        if grant is None:
            continue
        there = await memberships.staff(grant.tx, cohort.id)
        if not any(each.role is Role.COACH and each.member_id != mine.member_id for each in there):
            await ended(grant.tx, cohort.id, now, at_once=True)
            count += 1
    return count


async def archived(tx: Tx, cohort_id: CohortId) -> Grant | None:
    """Puts away what has ended, by a coach's word; None for anybody else, and while it goes on."""
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or grant.cohort.open:
        return None
    await cohorts.put(grant.tx, replace(grant.cohort, status=CohortStatus.ARCHIVED))
    return await grants.coach(tx, cohort_id)
