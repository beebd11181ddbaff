"""Reviews: drafts that members asked their coaches to read; the author's side, and the rows.

A review belongs to the author, what a coach says of it with it. What coaches see is in `reading`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time, timedelta
from statistics import median

from sqlalchemy import exists, select, update

from bot.clock import Instant, micros
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Role
from bot.model.ids import CohortId, MemberId, NoteId, NudgeId, ReviewId, derived
from bot.model.note import Note, NoteStatus
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.review import ENOUGH, SOON, Answer, Asking, Coaching, Quality, Review, ReviewStatus
from bot.store import grants, members, memberships, notes, nudges, sql, tables
from bot.store.grants import Grant
from bot.store.private import Json, Private, back, when
from bot.store.rights import AsMember, own, sees
from bot.store.sql import Row, Value, literal, parameter, text_of
from bot.store.tx import Tx

_reviews = tables.reviews.c
DAY = timedelta(days=1)
_NINE = time(9, 0)


def plain(row: Review) -> dict[str, Value]:
    """What of a review is kept unsealed."""
    return {
        "cohort_id": row.cohort_id, "note_id": row.note_id, "asked_at": micros(row.asked_at),
        "needed_by": when(row.needed_by), "status": row.status.value, "answered_at": when(row.answered_at),
        "answered_by": row.answered_by,
    }  # fmt: skip


def private(row: Review) -> Json:
    """What of it is sealed to its author."""
    answer = row.answer
    return {
        "question": row.question,
        "coach": row.coach_name,
        "thanked": row.thanked,
        "answer": None if answer is None else {
            "good": answer.good,
            "comments": {key.value: text for key, text in answer.comments.items()},
            "suggestion": answer.suggestion,
            "of": answer.of_body,
        },
    }  # fmt: skip


def _row(row: Row, kept: Json) -> Review:
    row_id, member_id, cohort_id, note_id, asked_at, needed_by, status, answered_at, answered_by = row
    said = kept["answer"]
    asked = back(asked_at)
    assert asked is not None  # the column is never empty
    return Review(
        id=ReviewId(row_id), member_id=MemberId(member_id), cohort_id=CohortId(cohort_id), note_id=NoteId(note_id),
        asked_at=asked, status=ReviewStatus(status), needed_by=back(needed_by), answered_at=back(answered_at),
        answered_by=None if answered_by is None else MemberId(answered_by), coach_name=kept["coach"],
        answer=None if said is None else Answer(
            good=said["good"], comments={Quality(key): text for key, text in said["comments"].items()},
            suggestion=said["suggestion"], of_body=said["of"],
        ),
        question=kept["question"], thanked=kept["thanked"],
    )  # fmt: skip


table = Private(tables.reviews, plain=plain, private=private, row=_row)
_visible = (_reviews.status == literal("waiting")) | (_reviews.status == literal("answered"))
_OF_NOTES = (
    table.whole.where(_reviews.note_id.in_(select(text_of(sql.given("ids"), 0))), _visible)
    .order_by(_reviews.asked_at.desc(), _reviews.id.desc())
)  # fmt: skip
_SHOWN = select(_reviews.note_id, _reviews.status).where(
    _reviews.member_id.in_(select(text_of(sql.given("ids"), 0))), _visible
)
_theirs, _cohorts, _coaches = tables.memberships.c, tables.cohorts.c, tables.memberships.alias("coaches")
_COACHED = (
    select(_theirs.member_id)
    .join(tables.cohorts, _cohorts.id == _theirs.cohort_id)
    .where(
        _theirs.member_id.in_(select(text_of(sql.given("ids"), 0))), _theirs.role == literal("member"),
        _cohorts.status == literal("open"),
        exists().where(_coaches.c.cohort_id == _theirs.cohort_id, _coaches.c.role == literal("coach")),
    )
    .distinct()
)  # fmt: skip
_WITHDRAW = (
    update(tables.reviews)
    .where(_reviews.id == parameter("review"), _reviews.member_id == parameter("member"), _visible)
    .values(status=literal("withdrawn"))
    .returning(_reviews.id)
)
_TAKEN = select(_reviews.answered_at - _reviews.asked_at).where(
    _reviews.cohort_id == parameter("cohort"), _reviews.answered_by.is_not(None), _reviews.answered_at.is_not(None)
)


async def get(tx: Tx, id: ReviewId) -> Review | None:
    """The asker's own review, or None."""
    return await table.get(tx, id)


async def of_notes(tx: Tx, note_ids: Sequence[NoteId]) -> dict[NoteId, Review]:
    """Of these notes of the asker's, those that a coach may see now, each with its review."""
    if not note_ids:
        return {}
    found = table.made(tx, await tx.rows(_OF_NOTES, ids=sql.ids(sorted(set(note_ids)))))
    return {each.note_id: each for each in reversed(found)}


async def coaching(tx: Tx, member_ids: Iterable[MemberId]) -> Coaching:
    """What there is between these members and their coaches, as far as the asker may see it."""
    wanted = sorted({id for id in member_ids if sees(tx.asker, id)})
    if not wanted:
        return Coaching()
    rows = [(NoteId(row[0]), row[1]) for row in await tx.rows(_SHOWN, ids=sql.ids(wanted))]
    return Coaching(
        frozenset(MemberId(row[0]) for row in await tx.rows(_COACHED, ids=sql.ids(wanted))),
        frozenset(id for id, _ in rows),
        frozenset(id for id, status in rows if status == ReviewStatus.WAITING),
    )


async def coached(tx: Tx) -> tuple[Cohort, ...]:
    """The cohorts that go on in which the asker is a member, the latest joined first."""
    return tuple(cohort for mine, cohort in await grants.places(tx) if cohort.open and mine.role is Role.MEMBER)


async def asking(tx: Tx, cohort_id: CohortId) -> Asking | None:
    """What a member is told before they ask the coaches of this cohort; None for who is no member of it."""
    grant = await grants.member(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    coaches = [each for each in await memberships.staff(grant.tx, cohort_id) if each.role is Role.COACH]
    names = tuple(each.shown_as for each in coaches if each.shown_as)
    return Asking(grant.cohort, names, await hours(grant)) if coaches else None


async def hours(grant: Grant) -> float | None:
    """The median of the hours that an answer took in this cohort; None below `ENOUGH` answers."""
    taken = [int(row[0]) for row in await grant.tx.rows(_TAKEN, cohort=grant.cohort.id)]
    return median(taken) / 3_600_000_000 if len(taken) >= ENOUGH else None


async def ask(
    tx: Tx, cohort_id: CohortId, note: Note, id: ReviewId, now: Instant, *, question: str = "",
    needed_by: Instant | None = None,
) -> Review | None:  # fmt: skip
    """Has the coaches of this cohort see this one note, and tells them; the review that there is, asked twice.

    None for who is no member of a cohort that goes on with a coach, and for a note that is not drafted and theirs.
    """
    if not isinstance(tx.asker, AsMember) or note.member_id != tx.asker.member_id:
        return None
    await tx.hold([note.member_id])
    known = await notes.get(tx, note.id)
    grant = await grants.member(tx, cohort_id)
    if known is None or known.status is not NoteStatus.DRAFTED or not known.body:
        return None
    if grant is None or not grant.cohort.open:
        return None
    if (there := (await of_notes(tx, [note.id])).get(note.id)) is not None:
        return there
    coaches = [each for each in await memberships.staff(grant.tx, cohort_id) if each.role is Role.COACH]
    if not coaches:
        return None
    row = Review(id, note.member_id, cohort_id, note.id, now, needed_by=needed_by, question=question)
    await table.put(tx, row)
    for coach in coaches:
        await nudges.add(grant.tx, queue_nudge(grant.cohort, coach.member_id, now))
        if needed_by is not None and needed_by > now:
            at = await _awake(grant.tx, coach.member_id, max(now, needed_by - SOON), now)
            await nudges.add(grant.tx, _soon_nudge(row, coach.member_id, at))
    return row


async def withdraw(tx: Tx, id: ReviewId) -> Review | None:
    """The asker's review, which no coach sees from this moment; None when it is not theirs, or was over."""
    if not isinstance(tx.asker, AsMember):
        return None
    found = await tx.first(_WITHDRAW, review=id, member=tx.asker.member_id)
    return None if found is None else await get(tx, id)


async def thank(tx: Tx, id: ReviewId) -> Review | None:
    """The asker's review, its answer thanked for; None when it is not theirs, or has no answer."""
    row = await get(tx, id)
    if row is None or row.answer is None:
        return None
    own(tx.asker, row.member_id)
    await table.put(tx, replace(row, thanked=True))
    return await get(tx, id)


# telling


def queue_nudge(cohort: Cohort, coach: MemberId, now: Instant, *, tomorrow: bool = False) -> Nudge:
    """The one message of a day about what waits for a coach: at nine on the cohort's clock."""
    day = wall(now, cohort.zone).date()
    at = cohort.at(day, _NINE)
    if at < now or tomorrow:
        day += DAY
        at = cohort.at(day, _NINE)
    ordinal = day.isoformat()
    return Nudge(
        NudgeId(derived(coach, NudgeKind.QUEUE, cohort.id, ordinal)), coach, NudgeKind.QUEUE, cohort.id, at, at,
        Reason(Because.COHORT, at), ordinal=ordinal,
    )  # fmt: skip


async def _awake(tx: Tx, coach: MemberId, at: Instant, now: Instant) -> Instant:
    """This moment, or before it the last one outside the coach's quiet hours: after the night may be too close."""
    member = await members.get(tx, coach)
    if member is None or member.zone is None or member.quiet(()).first_allowed(at) == at:
        return at
    return member.quiet(()).last_allowed(at, not_before=now) or at


def _soon_nudge(review: Review, coach: MemberId, at: Instant) -> Nudge:
    return Nudge(
        NudgeId(derived(coach, NudgeKind.READ_SOON, review.id)), coach, NudgeKind.READ_SOON, review.id, at, at,
        Reason(Because.COHORT, at),
    )  # fmt: skip


def reviewed_nudge(review: Review, now: Instant) -> Nudge:
    """Tells the author that a coach has answered."""
    return Nudge(
        NudgeId(derived(review.member_id, NudgeKind.REVIEWED, review.id)), review.member_id, NudgeKind.REVIEWED,
        review.id, now, now, Reason(Because.COHORT, now),
    )  # fmt: skip
