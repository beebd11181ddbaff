"""What a coach sees of members by name: states, companies and stages; a fixed number of statements for any cohort.

Nothing that a member wrote leaves here, nor an address, a salary or a rating. `grants` says who may ask.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from bot.clock import Instant, instant, micros
from bot.model.cohort import Cohort, Consent, Membership, Role
from bot.model.ids import CohortId, MemberId, OpportunityId
from bot.model.note import FOLLOW_UPS, THANKS, NoteKind, NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Contact, ContactKind, Opportunity, Outcome
from bot.model.standing import (
    LET_GO,
    Mark,
    Order,
    Progress,
    Roster,
    Signs,
    Standing,
    Waiting,
    at_hand,
    in_order,
    stage,
    standing,
    what_helps,
)
from bot.store import contacts, grants, memberships, opportunities, sql, tables, views
from bot.store.private import back
from bot.store.rights import AsMember
from bot.store.sql import literal, number, parameter, text_of
from bot.store.tx import Tx

PAGE = 10
PROGRESS = "progress"
"""What a view of a member's row is called in their log."""
ON_PAGE = "page"
"""The same, on the page."""

_contacts = tables.contacts.c
_notes = tables.notes.c
_nudges = tables.nudges.c
_opportunities = tables.opportunities.c
_reviews = tables.reviews.c


def _touches(which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the opportunity of a nudge has such a contact."""
    of = _contacts.opportunity_id == _nudges.opportunity_id
    return select(_contacts.id).where(of, which).correlate(tables.nudges).exists()


_wanted = select(text_of(sql.given("ids"), 0))
_LOGGED = (
    select(_contacts.member_id, func.max(_contacts.logged_at), func.max(_contacts.ended_at))
    .where(_contacts.member_id.in_(_wanted))
    .group_by(_contacts.member_id)
)
_DONE = (
    select(_notes.member_id, func.max(_notes.done_at))
    .where(_notes.member_id.in_(_wanted), (_notes.status == literal("sent")) | (_notes.status == literal("skipped")))
    .group_by(_notes.member_id)
)
# Of notes that are not drafted, those whose day is that of a meeting: another's is its follow-up's, below.
_WAIT = (
    select(
        _notes.member_id, _notes.opportunity_id, _notes.kind, _notes.created_at, _contacts.ended_at, _notes.status
    )
    .join(tables.contacts, _contacts.id == _notes.contact_id)
    .where(
        _notes.member_id.in_(_wanted),
        (_notes.status == literal("drafted"))
        | ((_notes.status == literal("planned")) & _notes.kind.in_([literal(each.value) for each in sorted(THANKS)])),
    )
    .order_by(_notes.created_at, _notes.id)
)
# A follow-up after an interview that came due, as in a list of several, and has come to no note, reply or contact.
_DUE = (
    select(_nudges.member_id, _nudges.opportunity_id, _nudges.due_at)
    .join(tables.opportunities, _opportunities.id == _nudges.opportunity_id)
    .where(
        _nudges.member_id.in_(_wanted), _nudges.kind == literal(NudgeKind.FOLLOW_UP.value),
        _nudges.due_at <= number("now"), _nudges.due_at >= number("since"),
        (_nudges.status != literal("cancelled")) | _nudges.into_id.is_not(None),
        _opportunities.outcome == literal(Outcome.OPEN.value),
        _opportunities.replied_at.is_(None) | (_opportunities.replied_at < _nudges.due_at),
        _touches(_contacts.kind == literal(ContactKind.INTERVIEW.value)),
        ~_touches(_contacts.logged_at >= _nudges.due_at),
        ~select(_notes.id)
        .where(
            _notes.opportunity_id == _nudges.opportunity_id, _notes.created_at >= _nudges.due_at,
            _notes.kind.in_([literal(each.value) for each in sorted(FOLLOW_UPS)]),
        )
        .correlate(tables.nudges)
        .exists(),
    )
    .order_by(_nudges.due_at, _nudges.id)
)  # fmt: skip
_QUEUE = (
    select(_reviews.member_id, _reviews.asked_at, _reviews.needed_by)
    .join(tables.notes, _notes.id == _reviews.note_id)
    .where(
        _reviews.cohort_id == parameter("cohort"), _reviews.status == literal("waiting"),
        _notes.status == literal("drafted"),
    )
    .order_by(_reviews.asked_at, _reviews.id)
)
_ASKED = (
    select(_reviews.member_id)
    .join(tables.notes, _notes.id == _reviews.note_id)
    .where(
        _reviews.cohort_id == parameter("cohort"), _reviews.status == literal("waiting"),
        _reviews.member_id.in_(_wanted), _notes.status == literal("drafted"),
    )
)


@dataclass(frozen=True, slots=True)
class AsSeen:
    """What a member's own coach sees of them."""

    cohort: Cohort
    membership: Membership
    consent: Consent
    """The level that it is shown for."""
    progress: Progress | None
    """None where that level names nobody."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Of each member: their signs, and about which opportunity each note is that waits."""

    signs: Mapping[MemberId, Signs]
    drafts: Mapping[MemberId, tuple[tuple[Instant, OpportunityId], ...]]


async def roster(
    tx: Tx, cohort_id: CohortId, now: Instant, *, page: int = 1, size: int = PAGE, order: Order = Order.STUCK
) -> Roster | None:
    """The members whom this coach sees by name, `size` a page; a page that is not there is the nearest that is.

    None for anybody but a coach of the cohort. What is shown is to be `noted`.
    """
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    everybody = await memberships.of_cohort(grant.tx, cohort_id)
    named = {each.member_id: each for each in grants.named(grant.cohort, everybody)}
    told = await _told(grant.tx, named, now)
    marks = {id: standing(told.signs[id], each.joined_at, now) for id, each in named.items()}
    pages = max(1, -(-len(marks) // size))
    page = min(max(1, page), pages)
    shown = in_order(marks, named, order)[(page - 1) * size : page * size]
    rows = await _filled(grant.tx, grant.cohort, [named[id] for id in shown], marks, told)
    counts = {each: sum(mark.standing is each for mark in marks.values()) for each in Standing}
    members = sum(each.role is Role.MEMBER for each in everybody)
    return Roster(grant.cohort, counts, rows, page, pages, others=members > len(named))


async def queue(tx: Tx, cohort_id: CohortId) -> tuple[Waiting, ...] | None:
    """Who waits for a draft to be read, by when it is needed; None for anybody but a coach of the cohort."""
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    if not grant.cohort.open:
        return ()
    everybody = await memberships.of_cohort(grant.tx, cohort_id)
    names = {each.member_id: each.shown_as for each in everybody if each.role is Role.MEMBER}
    waiting = [
        Waiting(MemberId(id), names[id], instant(asked), back(needed))
        for id, asked, needed in await grant.tx.rows(_QUEUE, cohort=cohort_id)
        if id in names
    ]
    # What has no deadline comes after all that has.
    return tuple(sorted(waiting, key=lambda each: (each.needed_by is None, each.needed_by or each.asked_at)))


async def noted(
    tx: Tx, cohort_id: CohortId, rows: Iterable[Progress | Waiting], now: Instant, *, what: str = PROGRESS
) -> None:
    """Writes down whose rows a coach was shown; does nothing for anybody else."""
    grant = await grants.coach(tx, cohort_id)
    if grant is not None:
        await views.note(grant, [each.member_id for each in rows], what, now)


async def as_seen(tx: Tx, cohort_id: CohortId, now: Instant, *, consent: Consent | None = None) -> AsSeen | None:
    """What the asker's own coach sees of them, or would see at another level; None where they are no member."""
    grant = await grants.member(tx, cohort_id)
    if grant is None or not isinstance(tx.asker, AsMember):
        return None
    mine, level = grant.membership, consent or grant.membership.consent
    if not (level.named and grant.cohort.open):
        return AsSeen(grant.cohort, mine, level, None)
    told = await _told(tx, [mine.member_id], now)
    marks = {mine.member_id: standing(told.signs[mine.member_id], mine.joined_at, now)}
    (row,) = await _filled(tx, grant.cohort, [mine.at_level(level, now)], marks, told)
    return AsSeen(grant.cohort, mine, level, row)


async def _told(tx: Tx, member_ids: Iterable[MemberId], now: Instant) -> _Told:
    wanted = sorted(set(member_ids))
    if not wanted:
        return _Told({}, {})
    given = sql.ids(wanted)
    logged = {id: (instant(last), instant(until)) for id, last, until in await tx.rows(_LOGGED, ids=given)}
    done = {id: back(last) for id, last in await tx.rows(_DONE, ids=given)}
    drafts: dict[MemberId, list[tuple[Instant, OpportunityId]]] = {}
    undrafted: dict[MemberId, list[tuple[Instant, OpportunityId]]] = {}
    for id, about, kind, made, ended, status in await tx.rows(_WAIT, ids=given):
        since = instant(ended if NoteKind(kind) in THANKS else made)
        there = drafts if status == NoteStatus.DRAFTED else undrafted
        there.setdefault(MemberId(id), []).append((since, OpportunityId(about)))
    for id, about, due in await tx.rows(_DUE, ids=given, now=micros(now), since=micros(now - LET_GO)):
        undrafted.setdefault(MemberId(id), []).append((instant(due), OpportunityId(about)))
    signs = {}
    for id in wanted:
        last, until = logged.get(id, (None, None))
        signs[id] = Signs(
            logged_at=last, ahead_until=until, done_at=done.get(id),
            drafts_since=tuple(since for since, _ in drafts.get(id, ())),
            undrafted_since=tuple(since for since, _ in undrafted.get(id, ())),
        )  # fmt: skip
    return _Told(signs, {id: (*drafts.get(id, ()), *undrafted.get(id, ())) for id in wanted})


async def _filled(
    tx: Tx, cohort: Cohort, shown: Sequence[Membership], marks: Mapping[MemberId, Mark], told: _Told
) -> tuple[Progress, ...]:
    """The rows of these members, in this order, with the company that each is about."""
    if not shown:
        return ()
    ids = [each.member_id for each in shown]
    touched = await contacts.of_members(tx, ids)
    known = await opportunities.get_many(tx, {each.opportunity_id for each in touched})
    asked = {row[0] for row in await tx.rows(_ASKED, cohort=cohort.id, ids=sql.ids(ids))}
    rows = []
    for each in shown:
        id, mark, signs = each.member_id, marks[each.member_id], told.signs[each.member_id]
        own = [one for one in touched if one.member_id == id]
        about = _about(id, mark, told, known, own)
        where = None if about is None else stage(about, [one for one in own if one.opportunity_id == about.id])
        row = Progress(
            member_id=id, name=each.shown_as, standing=mark.standing, since=mark.since,
            company="" if about is None else about.company, stage=where, logged=signs.logged_at is not None,
            help=what_helps(mark, signs, may_be_asked=grants.may_be_asked(cohort, each), asked=id in asked),
        )  # fmt: skip
        rows.append(row)
    return tuple(rows)


def _about(
    id: MemberId, mark: Mark, told: _Told, known: Mapping[OpportunityId, Opportunity], own: Sequence[Contact]
) -> Opportunity | None:
    """What a member's row is about: what the draft that waits longest is for, else what they last logged about."""
    if mark.standing is Standing.DRAFTED:
        waits = next((about for since, about in told.drafts.get(id, ()) if since == mark.since), None)
        if waits is not None and waits in known:
            return known[waits]
    return at_hand([each for each in known.values() if each.member_id == id], own)
