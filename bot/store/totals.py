"""What a cohort adds up to, read with a fixed number of statements for any number of members; figures make it of it.

Of notes only why one was skipped is opened, of contacts nothing. Nothing of one member leaves here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from sqlalchemy import select

from bot.clock import Instant, instant
from bot.model import figures
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Shown
from bot.model.figures import Done, Due, Figures, Held, Insights, Records, Skip, Week
from bot.model.ids import CohortId, MemberId, OpportunityId
from bot.model.note import THANKS, NoteKind, NoteStatus, SkipReason
from bot.model.opportunity import SENT_IN, SOCIAL, ContactKind, Outcome
from bot.store import digests, grants, members, memberships, sql, tables
from bot.store.private import back, opened
from bot.store.rights import system
from bot.store.sql import literal, text_of
from bot.store.tx import Tx, home

_notes, _contacts, _opportunities, _members = (
    tables.notes.c, tables.contacts.c, tables.opportunities.c, tables.members.c,
)  # fmt: skip
_wanted = select(text_of(sql.given("ids"), 0))
_CONTACTS = (
    select(
        _contacts.id, _contacts.member_id, _contacts.opportunity_id, _contacts.kind, _contacts.starts_at,
        _contacts.ended_at, _opportunities.outcome,
    )
    .join(tables.opportunities, _opportunities.id == _contacts.opportunity_id)
    .where(_contacts.member_id.in_(_wanted))
    .order_by(_contacts.ended_at, _contacts.id)
)  # fmt: skip
_NOTES = (
    select(_notes.id, _notes.member_id, _notes.contact_id, _notes.kind, _notes.status, _notes.done_at)
    .where(_notes.member_id.in_(_wanted))
    .order_by(_notes.id)
)
_SKIPPED = (
    select(_notes.id, _notes.member_id, _notes.done_at, _notes.sealed, _members.platform, _members.tenant)
    .join(tables.members, _members.id == _notes.member_id)
    .where(_notes.member_id.in_(_wanted), _notes.status == literal(NoteStatus.SKIPPED.value))
    .order_by(_notes.id)
)


@dataclass(frozen=True, slots=True)
class Totals:
    """One week of a cohort: its figures, and what earlier weeks were shown with."""

    cohort: Cohort
    first: date
    figures: Figures
    earlier: tuple[Shown, ...]
    """Digests of earlier weeks, the oldest first."""
    counted: frozenset[MemberId]
    """Whom the figures count; stays in the store."""
    longer: frozenset[MemberId] = frozenset()
    """Whom those over several weeks count, where some are shown; stays in the store."""


def week_of(cohort: Cohort, first: date) -> tuple[Instant, Instant]:
    """The week that begins on this day, from its midnight in the cohort's zone to the midnight seven days later."""
    return cohort.at(first, time(0)), cohort.at(first + timedelta(days=7), time(0))


def closed_weeks(cohort: Cohort, now: Instant) -> tuple[date, ...]:
    """The first days of the cohort's weeks that are over, the oldest first; each ends as a digest's day begins."""
    first = cohort.starts_on - timedelta(days=6)
    first += timedelta(days=(cohort.digest_weekday - first.weekday()) % 7)
    until = min(wall(now, cohort.zone).date(), cohort.ends_on + timedelta(days=7))
    return tuple(first + timedelta(weeks=n) for n in range(max(0, (until - first).days // 7)))


async def records(tx: Tx, cohort: Cohort) -> Records:
    """What the figures of a cohort are made of: of those in its totals now, none once it is over.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    since = {
        id: began
        for id, role, consent, began in await memberships.levels(tx, cohort.id)
        if began is not None and grants.counts(cohort, role, consent)
    }
    if not since:
        return Records()
    given = sql.ids(sorted(since))
    people = await members.get_many(tx, since, reached_at=False)
    reasons = {}
    skips = []
    for id, member_id, at, sealed, platform, tenant in await tx.rows(_SKIPPED, ids=given):
        kept = opened(tx.vault, sealed, table="notes", row=id, tenant=home(platform, tenant), owner=member_id)
        if kept["reason"] is not None:
            reasons[id] = SkipReason(kept["reason"])
            skips.append(Skip(MemberId(member_id), instant(at), reasons[id]))
    dues: dict[str, list[Due]] = {}
    sent = []
    for id, member_id, contact_id, kind, status, at in await tx.rows(_NOTES, ids=given):
        due = Due(NoteStatus(status), back(at), reasons.get(id))
        if NoteKind(kind) in THANKS:
            dues.setdefault(contact_id, []).append(due)
        if due.status is NoteStatus.SENT and due.done_at is not None:
            sent.append(Done(MemberId(member_id), due.done_at))
    held, steps = [], []
    for id, member_id, about, kind, starts_at, ended_at, outcome in await tx.rows(_CONTACTS, ids=given):
        who, what = MemberId(member_id), ContactKind(kind)
        if what is ContactKind.INTERVIEW:
            withdrawn = Outcome(outcome) is Outcome.WITHDRAWN
            held.append(Held(who, OpportunityId(about), instant(ended_at), tuple(dues.get(id, ())), withdrawn))
        elif what in SENT_IN | SOCIAL:
            steps.append(Done(who, instant(starts_at)))
    return Records(people, since, tuple(held), tuple(sent), tuple(steps), tuple(skips))


async def week(tx: Tx, cohort: Cohort, first: date) -> Totals:
    """The week that begins on this day, for the digest.

    Raises NotYours for anybody but the bot itself.
    """
    known = await digests.of(tx, cohort)
    return _week(cohort, first, await records(tx, cohort), known)


async def week_for(tx: Tx, cohort_id: CohortId, now: Instant) -> Totals | None:
    """The last week that is over, for a coach who asks; None for anybody else, and before a week is over.

    It is to be `noted`.
    """
    grant = await grants.coach(tx, cohort_id)
    weeks = () if grant is None else closed_weeks(grant.cohort, now)
    if grant is None or not weeks:
        return None
    return await week(grant.tx, grant.cohort, weeks[-1])


async def insights(tx: Tx, cohort_id: CohortId, now: Instant) -> Insights | None:
    """What a coach or sponsor sees of a cohort's closed weeks; None for anybody else. It is to be `noted`."""
    grant = await grants.looker(tx, cohort_id)
    if grant is None:
        return None
    cohort, weeks = grant.cohort, closed_weeks(grant.cohort, now)
    known = await digests.of(grant.tx, cohort)
    if not weeks:
        return Insights((), Figures())
    found = _from_whole_weeks(cohort, weeks, await records(grant.tx, cohort))
    begins, ends = week_of(cohort, weeks[0])[0], week_of(cohort, weeks[-1])[1]
    who = found.counted(week_of(cohort, weeks[-1])[0])
    about = _about(weeks[-1], who, known)
    # Of an older week fewer people are counted: whoever left, however long ago, may be one of few there.
    left = about or any(each.counted - who for _, each in known)
    exact = figures.exact(found, who, begins, ends, own=True)
    kept = {each.week: each for key, each in known if key == each.week.isoformat()}
    rows = tuple(_row(cohort, each, found, kept.get(each), about=left) for each in weeks)
    with_note, without = figures.second(found, who, ends, about=about)
    return Insights(
        weeks=rows, whole=figures.shown(exact, None, about=about), second_with=with_note, second_without=without,
        skips=figures.tally(found, who, ends, about=about), about=about, counted=who,
    )  # fmt: skip


def _from_whole_weeks(cohort: Cohort, weeks: Sequence[date], found: Records) -> Records:
    """The same, each counted from the first whole week on: the run holds nothing that its weeks do not hold too."""
    begins = [week_of(cohort, each)[0] for each in weeks]
    never = week_of(cohort, weeks[-1])[1]
    since = {id: min((each for each in begins if at <= each), default=never) for id, at in found.since.items()}
    return replace(found, since=since)


async def noted(tx: Tx, cohort_id: CohortId, seen: Insights | Totals, now: Instant) -> None:
    """Writes down whom the figures counted that a coach or sponsor was shown, so that later ones do not tell on one."""
    grant = await grants.looker(tx, cohort_id)
    week = seen.first if isinstance(seen, Totals) else next((each.first for each in reversed(seen.weeks)), None)
    if grant is None or week is None:
        return
    known = await digests.of(grant.tx, grant.cohort)
    longer = seen.longer if isinstance(seen, Totals) else frozenset()
    await digests.looked(grant.tx, grant.cohort, week, seen.counted, known, now, longer=longer)


def _sets(first: date, known: Sequence[tuple[str, Shown]]) -> list[frozenset[MemberId]]:
    """Whom the figures counted that were shown lately: those whose weeks this one's rolling figures may overlap."""
    return [each.counted for _, each in _lately(first, known)]


def _lately(first: date, known: Sequence[tuple[str, Shown]]) -> Sequence[tuple[str, Shown]]:
    recent = [pair for pair in known if pair[1].week >= first - timedelta(weeks=figures.ROLLING)]
    return recent or known[-1:]


def _about(first: date, who: frozenset[MemberId], known: Sequence[tuple[str, Shown]]) -> bool:
    looks = sum(each.week == first for _, each in known)
    if looks >= digests.LOOKS or figures.blurs(who, _sets(first, known)):
        return True
    # Of two weeks that begin on different days and overlap, the difference would be a day or two of few people.
    reach = timedelta(weeks=figures.ROLLING)
    return any((each.week - first).days % 7 and abs(each.week - first) < reach for _, each in known)


def _week(cohort: Cohort, first: date, found: Records, known: Sequence[tuple[str, Shown]]) -> Totals:
    begins, ends = week_of(cohort, first)
    rolling = cohort.at(first - timedelta(weeks=figures.ROLLING - 1), time(0))
    who, longer = found.counted(begins), found.counted(rolling)
    about = _about(first, who, known)
    week, month = figures.exact(found, who, begins, ends), figures.exact(found, longer, rolling, ends)
    shown = figures.shown(week, month, about=about)
    if not shown.rolling:
        longer = frozenset()
    elif not about and figures.blurs(longer, [each.longer for _, each in _lately(first, known) if each.longer]):
        # Like is held against like: figures over several weeks against those that were shown.
        shown = figures.shown(week, month, about=True)
    earlier = tuple(each for key, each in known if key == each.week.isoformat() and each.week < first)
    return Totals(cohort, first, shown, earlier, who, longer)


def _row(cohort: Cohort, first: date, found: Records, kept: Shown | None, *, about: bool) -> Week:
    """A week as its digest showed it, where there was one; else as it is made now."""
    begins, ends = week_of(cohort, first)
    exact = figures.exact(found, found.counted(begins), begins, ends)
    now = figures.shown(exact, None, about=about)
    return Week(first, now if kept is None else figures.kept_before(kept.figures))
