"""Reading: what a coach sees of the drafts that members asked them to read, and what a coach says of one.

A draft is read live, and only while its author lets it be: the review visible, the note open, the author a member of
the cohort, the cohort going on, and whoever asks its coach. Otherwise it is as if it never was.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import LargeBinary, bindparam, func, select, update

from bot.clock import Instant, micros
from bot.model.cohort import Cohort, Role
from bot.model.finding import fingerprint
from bot.model.ids import CohortId, MemberId, NudgeId, ReviewId, derived
from bot.model.note import THANKS, Note, NoteStatus
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.opportunity import Contact, Opportunity, Person
from bot.model.people import Member
from bot.model.review import Answer, Queue, Queued, Reading, Review, ReviewStatus
from bot.store import (
    contacts,
    grants,
    members,
    memberships,
    notes,
    nudges,
    opportunities,
    people,
    reviews,
    tables,
    views,
)
from bot.store.grants import Grant
from bot.store.private import back, shut
from bot.store.rights import AsMember
from bot.store.sql import literal, number, parameter
from bot.store.tx import Tx

NOTE = "note"
"""What a view of a draft is called in its author's log."""
A_WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)

_reviews, _notes, _nudges = tables.reviews.c, tables.notes.c, tables.nudges.c
_OF_COHORT = (
    reviews.table.whole.join(tables.notes, _notes.id == _reviews.note_id)
    .where(
        _reviews.cohort_id == parameter("cohort"), _reviews.status == literal("waiting"),
        _notes.status == literal("drafted"),
    )
    .order_by(_reviews.asked_at, _reviews.id)
)  # fmt: skip
_WAITING = (
    select(_reviews.needed_by)
    .join(tables.notes, _notes.id == _reviews.note_id)
    .join(
        tables.memberships,
        (tables.memberships.c.cohort_id == _reviews.cohort_id)
        & (tables.memberships.c.member_id == _reviews.member_id),
    )
    .where(
        _reviews.cohort_id == parameter("cohort"), _reviews.status == literal("waiting"),
        _notes.status == literal("drafted"), tables.memberships.c.role == literal("member"),
    )
)  # fmt: skip
_ANSWERED_LATELY = reviews.table.whole.where(
    _reviews.cohort_id == parameter("cohort"), _reviews.answered_by == parameter("coach"),
    _reviews.answered_at > number("since"),
)  # fmt: skip
_ANSWER = (
    update(tables.reviews)
    .where(_reviews.id == parameter("review"), _reviews.status == literal("waiting"))
    .values(
        status=literal("answered"), answered_at=number("new_answered_at"), answered_by=parameter("new_answered_by"),
        sealed=bindparam("new_sealed", type_=LargeBinary),
    )
    .returning(_reviews.id)
)  # fmt: skip
_ASKED_LATELY = select(func.count()).where(
    _nudges.member_id == parameter("member"), _nudges.kind == literal(NudgeKind.MAY_I.value),
    _nudges.due_at > number("since"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waits:
    """How many drafts wait in a cohort, and when the first is needed; None: none has a time."""

    cohort: Cohort
    count: int
    first: Instant | None


async def queue(tx: Tx, cohort_id: CohortId, now: Instant) -> Queue | None:
    """What waits for the coaches of a cohort, by when it is needed; None for anybody but one of them.

    Everybody who stands in it is written down as seen.
    """
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    if not grant.cohort.open:
        return Queue(grant.cohort, ())
    found = reviews.table.made(grant.tx, await grant.tx.rows(_OF_COHORT, cohort=cohort_id))
    everybody = await memberships.of_cohort(grant.tx, cohort_id) if found else ()
    names = {each.member_id: each.shown_as for each in everybody if each.role is Role.MEMBER}
    found = tuple(each for each in found if each.member_id in names)
    known = await notes.get_many(grant.tx, [each.note_id for each in found])
    about = await opportunities.get_many(grant.tx, {each.opportunity_id for each in known.values()})
    met = await people.get_many(grant.tx, {each.person_id for each in known.values()})
    rows = []
    for each in found:
        note = known[each.note_id]
        if note.opportunity_id in about and note.person_id in met:
            company = about[note.opportunity_id].company
            rows.append(Queued(each, names[each.member_id], company, met[note.person_id].name))
    # What has no time of its own comes after all that has.
    rows.sort(key=lambda row: (row.review.needed_by is None, row.review.needed_by or row.review.asked_at))
    await views.note(grant, [row.review.member_id for row in rows], views.QUEUE, now)
    lately = await grant.tx.rows(
        _ANSWERED_LATELY, cohort=cohort_id, coach=grant.membership.member_id, since=micros(now - A_WEEK)
    )
    thanks = sum(each.thanked for each in reviews.table.made(grant.tx, lately))
    return Queue(grant.cohort, tuple(rows), await reviews.hours(grant), thanks)


async def waits(tx: Tx, cohort_id: CohortId) -> Waits | None:
    """How many drafts wait, without a word of whose; None for anybody but a coach, and once the cohort is over."""
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    times = [row[0] for row in await grant.tx.rows(_WAITING, cohort=cohort_id)]
    first = min((each for each in times if each is not None), default=None)
    return Waits(grant.cohort, len(times), back(first))


async def waiting(tx: Tx, id: ReviewId) -> Review | None:
    """A review that waits, without whose or a word of the draft; None for anybody who is no coach that it is for."""
    found = await _granted(tx, id)
    if found is None or found[1].status is not ReviewStatus.WAITING:
        return None
    return found[1]


async def read(tx: Tx, id: ReviewId, now: Instant, *, before: str = "") -> Reading | None:
    """The draft as it is now, for a coach whom its author asked; it is written down as seen.

    `before`: the fingerprint of what they have before them; while that is all there is, nothing more is seen.
    """
    found = await _granted(tx, id)
    if found is None:
        return None
    grant, review, note, name = found
    wide = grant.tx
    about = await opportunities.get_many(wide, [note.opportunity_id])
    met = await people.get_many(wide, [note.person_id, *note.covers])
    touch, author = await contacts.get(wide, note.contact_id), await members.get(wide, review.member_id)
    if note.opportunity_id not in about or note.person_id not in met or touch is None or author is None:
        return None
    if fingerprint(note.body) != before:
        await views.note(grant, [review.member_id], NOTE, now)
    return Reading(
        review, grant.cohort, name, _cut_note(note), _cut_person(met[note.person_id]),
        _cut_opportunity(about[note.opportunity_id]), _cut_contact(touch, note),
        tuple(_cut_person(met[each]) for each in note.covers if each in met), _cut_member(author, name),
    )  # fmt: skip


async def over(tx: Tx, id: ReviewId) -> CohortId | None:
    """The cohort of a draft that its coaches cannot open any more, for one of them: sent, skipped or withdrawn alike.

    None for anybody else, and while it is open to them.
    """
    wide = grants.before_a_review(tx)
    review = None if wide is None else await reviews.table.get(wide, id)
    if review is None or await grants.coach(tx, review.cohort_id) is None or await _granted(tx, id) is not None:
        return None
    return review.cohort_id


async def _granted(tx: Tx, id: ReviewId) -> tuple[Grant, Review, Note, str] | None:
    """What a coach holds of a draft that they were asked to read: the one place that says whether they were."""
    wide = grants.before_a_review(tx)
    if wide is None:
        return None
    review = await reviews.table.get(wide, id)
    if review is None or not review.visible:
        return None
    grant = await grants.coach(tx, review.cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    author = await memberships.in_cohort(grant.tx, review.cohort_id, review.member_id)
    note = await notes.get(grant.tx, review.note_id)
    if author is None or author.role is not Role.MEMBER or note is None or note.status is not NoteStatus.DRAFTED:
        return None
    return grant, review, note, author.shown_as


def _cut_note(note: Note) -> Note:
    return replace(note, plain_body="", news="", reason=None, pledged_at=None, pledged_for=None)


def _cut_person(person: Person) -> Person:
    return replace(person, email="", link="", postal="", prefers=None)


def _cut_opportunity(about: Opportunity) -> Opportunity:
    return Opportunity(
        about.id, about.member_id, about.company, about.role, about.created_at, social=about.social,
        language=about.language,
    )  # fmt: skip


def _cut_contact(touch: Contact, note: Note) -> Contact:
    own = tuple(each for each in touch.meetings if each.person_id == note.person_id)
    return replace(touch, meetings=own, debrief=None, through=None, round="")


def _cut_member(author: Member, name: str) -> Member:
    return Member(
        author.id, author.home, (), author.created_at, name, zone=author.zone, signature=author.signature,
        country=author.country, locale=author.locale, language=author.language, tone=author.tone,
    )  # fmt: skip


async def answer(tx: Tx, id: ReviewId, said: Answer, now: Instant) -> Review | None:
    """The review after a coach answered: with this answer if it was the first, else with the one that stands.

    None for anybody but a coach whom its author lets read it.
    """
    found = await _granted(tx, id)
    if found is None:
        return None
    # It is sealed to its author's home, which may be moving: read again under their own lock.
    await tx.hold([found[1].member_id])
    found = await _granted(tx, id)
    if found is None:
        return None
    grant, review, _, _ = found
    mine = grant.membership
    row = replace(
        review, status=ReviewStatus.ANSWERED, answered_at=now, answered_by=mine.member_id, coach_name=mine.shown_as,
        answer=said,
    )  # fmt: skip
    home = (await grant.tx.homes([row.member_id]))[row.member_id]
    sealed = shut(grant.tx.vault, reviews.private(row), table="reviews", row=row.id, tenant=home, owner=row.member_id)
    first = await grant.tx.first(
        _ANSWER, review=id, new_answered_at=micros(now), new_answered_by=mine.member_id, new_sealed=sealed
    )
    if first is not None:
        await nudges.add(grant.tx, reviews.reviewed_nudge(row, now))
        return row
    again = await _granted(tx, id)
    return None if again is None else again[1]


# asking to read


@dataclass(frozen=True, slots=True)
class AskedToRead:
    """What came of a coach's question whether they may read a draft."""

    name: str
    """Of the member."""
    asked: bool
    """Whether they are asked: once a week at most, and once about a draft."""


async def may_i(tx: Tx, cohort_id: CohortId, member_id: MemberId, now: Instant) -> AskedToRead | None:
    """Asks a member whether a draft that has waited a day may be read.

    At most once about a note, and once a week. None for anybody but a coach, and where the member's level does not
    allow it.
    """
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    await grant.tx.hold([member_id])
    membership = await memberships.in_cohort(grant.tx, cohort_id, member_id)
    if membership is None or not grants.may_be_asked(grant.cohort, membership):
        return None
    (lately,) = await grant.tx.rows(_ASKED_LATELY, member=member_id, since=micros(now - A_WEEK))
    note = None if lately[0] else await _longest(grant, member_id, now)
    if note is None:
        return AskedToRead(membership.shown_as, asked=False)
    ordinal = f"{cohort_id} {grant.membership.member_id}"
    new = await nudges.add(grant.tx, Nudge(
        asked_to_read(note), member_id, NudgeKind.MAY_I, note.id, now, now, Reason(Because.COHORT, now),
        ordinal=ordinal,
    ))  # fmt: skip
    return AskedToRead(membership.shown_as, asked=new)


def asked_to_read(note: Note) -> NudgeId:
    """The id of the one question about this note."""
    return NudgeId(derived(note.member_id, NudgeKind.MAY_I, note.id))


async def _longest(grant: Grant, member_id: MemberId, now: Instant) -> Note | None:
    """The draft of a member that has waited the longest, a day or more, and was not asked about or shown."""
    drafts = [each for each in await notes.of(grant.tx, member_id) if each.status is NoteStatus.DRAFTED and each.body]
    met = {each.id: each for each in await contacts.of_members(grant.tx, [member_id])}
    waited: list[tuple[Instant, Note]] = []
    for each in drafts:
        touch = met.get(each.contact_id)
        if touch is not None:
            waited.append((touch.ended_at if each.kind in THANKS else each.created_at, each))
    shown = await reviews.of_notes(grant.tx, [each.id for each in drafts])
    asked = await nudges.get_many(grant.tx, [asked_to_read(each) for each in drafts])
    left = [
        (since, each) for since, each in waited
        if now - since >= A_DAY and each.id not in shown and asked_to_read(each) not in asked
    ]  # fmt: skip
    return min(left, key=lambda pair: (pair[0], pair[1].id))[1] if left else None


async def asker(tx: Tx, nudge: Nudge) -> tuple[Cohort, str] | None:
    """Who asks by this nudge whether they may read a draft, while they may ask; for its member."""
    cohort_id, _, coach_id = nudge.ordinal.partition(" ")
    grant = await grants.member(tx, CohortId(cohort_id))
    if grant is None or not grants.may_be_asked(grant.cohort, grant.membership):
        return None
    coach = await memberships.in_cohort(grant.tx, grant.cohort.id, MemberId(coach_id))
    return None if coach is None or coach.role is not Role.COACH else (grant.cohort, coach.shown_as)


async def overtaken(tx: Tx, nudge: Nudge, now: Instant) -> bool:
    """Whether a later day's message about this queue is due as well, or came already: it says it all."""
    first = date.fromisoformat(nudge.ordinal)
    days = (now.date() - first).days + 1
    later = [
        NudgeId(derived(nudge.member, NudgeKind.QUEUE, nudge.subject, (first + n * A_DAY).isoformat()))
        for n in range(1, days + 1)
    ]
    found = (await nudges.get_many(tx, later)).values()
    return any(each.due_at <= now and (each.waiting or each.status is NudgeStatus.DELIVERED) for each in found)


async def told_of_queue(tx: Tx, nudge: Nudge, now: Instant) -> None:
    """After the day's message has reached a coach: the next one, for as long as something waits."""
    mine = tx.narrowed(AsMember(nudge.member))
    found = await waits(mine, CohortId(nudge.subject))
    if found is not None and found.count:
        await nudges.add(tx, reviews.queue_nudge(found.cohort, nudge.member, now, tomorrow=True))
