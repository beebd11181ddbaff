"""One member's week: what they did in it, how far their goal is, and a streak that forgives; for them alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from bot.clock import Instant
from bot.model.calendar import on_the_line, wall
from bot.model.goal import Goal, GoalKind
from bot.model.ids import ContactId, OpportunityId
from bot.model.norms import norm
from bot.model.note import THANKS, Note, NoteStatus, SkipReason
from bot.model.opportunity import SENT_IN, SOCIAL, Contact, ContactKind, Opportunity, Outcome
from bot.model.people import Member

COUNTED = timedelta(hours=48)
"""Hours from an interview's end within which a note is on time; free weekends and pauses are not counted."""
MOST = {GoalKind.NOTES: 50, GoalKind.INTERVIEWS: 20, GoalKind.STEPS: 100, GoalKind.ON_TIME: 100}
"""The most that a goal may be; a rate is in per cent."""
_DAYS = 400
"""More days than any counting needs: whoever keeps every day free is not counted for ever."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in one week."""

    notes: int = 0
    interviews: int = 0
    steps: int = 0
    on_time: int = 0
    """Of the interviews that are settled by then: those with every note on time."""
    settled: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was done in it."""
        return not (self.notes or self.interviews or self.steps or self.settled)

    def reached(self, kind: GoalKind) -> int | None:
        """How much of this there was; of a rate, None where nothing was settled."""
        match kind:
            case GoalKind.NOTES:
                return self.notes
            case GoalKind.INTERVIEWS:
                return self.interviews
            case GoalKind.STEPS:
                return self.steps
            case GoalKind.ON_TIME:
                return round(100 * self.on_time / self.settled) if self.settled else None

    def meets(self, goal: Goal) -> bool:
        """Whether the goal is reached; a rate of nothing is not missed."""
        reached = self.reached(goal.kind)
        return reached is None or reached >= goal.target


@dataclass(frozen=True, slots=True)
class Streak:
    """Opportunities in a row with every note on time; `rests`: the last one was not, and the next goes on from here."""

    length: int = 0
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A member's own figures; nobody else sees them."""

    this_week: Week
    last_week: Week
    streak: Streak
    goal: Goal | None = None


class Kept(StrEnum):
    """How an interview stands with its notes."""

    ON_TIME = "on time"
    NOT = "not"
    OPEN = "open"
    """Its hours are not over."""
    LEFT_OUT = "left out"
    """Nothing was owed: optional where they search, told not to write, withdrawn, skipped."""


def week_of(now: Instant, zone: str) -> tuple[Instant, Instant]:
    """The week that this moment is in: from Monday's midnight to the next, on this zone's calendar."""
    today = wall(now, zone).date()
    monday = today - timedelta(days=today.weekday())
    return on_the_line(monday, time(0), zone).instant, on_the_line(monday + timedelta(days=7), time(0), zone).instant


def deadline(ended_at: Instant, member: Member) -> Instant:
    """Until when a note is on time: 48 counted hours, free weekends and pauses left out."""
    zone = member.zone or "UTC"
    at, left = ended_at, COUNTED
    pauses = list(member.pauses)
    if member.paused_until is not None and all(until != member.paused_until for _, until in pauses):
        # A pause from before its beginning was kept.
        pauses.append((ended_at, member.paused_until))
    for _ in range(_DAYS):
        within = [until for since, until in pauses if since <= at < until]
        if within:
            at = max(within)
            continue
        day = wall(at, zone).date()
        stop = _midnight(day + timedelta(days=1), zone)
        if member.weekends and day.weekday() >= 5:
            at = stop
            continue
        stop = min((since for since, until in pauses if at < since < stop and until > since), default=stop)
        if at + left <= stop:
            return at + left
        left -= stop - at
        at = stop
    return at


def _midnight(day: date, zone: str) -> Instant:
    return on_the_line(day, time(0), zone).instant


def kept(contact: Contact, notes: Sequence[Note], opportunity: Opportunity, member: Member, now: Instant) -> Kept:
    """How this interview stands, `notes` being those of it."""
    if norm(member.country).optional or opportunity.outcome is Outcome.WITHDRAWN:
        return Kept.LEFT_OUT
    thanks = [each for each in notes if each.kind in THANKS and each.contact_id == contact.id]
    if any(each.reason is SkipReason.TOLD_NOT_TO for each in thanks):
        return Kept.LEFT_OUT
    owed = [each for each in thanks if each.status not in (NoteStatus.SKIPPED, NoteStatus.DROPPED)]
    if not owed:
        return Kept.LEFT_OUT
    until = deadline(contact.ended_at, member)
    if any(each.done_at is not None and each.done_at > until for each in owed):
        return Kept.NOT
    if all(each.status is NoteStatus.SENT for each in owed):
        return Kept.ON_TIME
    return Kept.NOT if until <= now else Kept.OPEN


def streak(stood: Iterable[tuple[OpportunityId, Kept]]) -> Streak:
    """The streak over opportunities, given their interviews in order of time.

    What was left out, or is open, neither adds nor takes; one that was not on time rests it, and only a second in a
    row begins it anew.
    """
    of: dict[OpportunityId, bool] = {}
    order: list[OpportunityId] = []
    for id, how in stood:
        if how in (Kept.OPEN, Kept.LEFT_OUT):
            continue
        if id in of:
            order.remove(id)
        order.append(id)
        of[id] = of.get(id, True) and how is Kept.ON_TIME
    found = Streak()
    for id in order:
        if of[id]:
            found = Streak(found.length + 1)
        elif found.rests or not found.length:
            found = Streak()
        else:
            found = Streak(found.length, rests=True)
    return found


def scorecard(
    member: Member, contacts: Sequence[Contact], notes: Sequence[Note], opportunities: Iterable[Opportunity],
    now: Instant,
) -> Scorecard:  # fmt: skip
    """The scorecard of the member whose contacts, notes and opportunities these are."""
    known = {each.id: each for each in opportunities}
    written: dict[ContactId, list[Note]] = {}
    for note in notes:
        written.setdefault(note.contact_id, []).append(note)
    begins, ends = week_of(now, member.zone or "UTC")
    before, _ = week_of(begins - timedelta(hours=1), member.zone or "UTC")
    held = sorted(
        (each for each in contacts if each.kind is ContactKind.INTERVIEW and each.opportunity_id in known
         and each.ended_at <= now),
        key=lambda each: (each.ended_at, each.id),
    )  # fmt: skip
    stood = {
        each.id: kept(each, written.get(each.id, ()), known[each.opportunity_id], member, now) for each in held
    }
    return Scorecard(
        this_week=_week(begins, ends, contacts, notes, held, stood, member, now),
        last_week=_week(before, begins, contacts, notes, held, stood, member, now),
        streak=streak((each.opportunity_id, stood[each.id]) for each in held),
        goal=member.goal,
    )


def _week(
    begins: Instant, ends: Instant, contacts: Iterable[Contact], notes: Iterable[Note], held: Iterable[Contact],
    stood: Mapping[ContactId, Kept], member: Member, now: Instant,
) -> Week:  # fmt: skip
    within = [each for each in held if begins <= each.ended_at < ends]
    settled = [
        stood[each.id] for each in held
        if stood[each.id] in (Kept.ON_TIME, Kept.NOT) and begins <= deadline(each.ended_at, member) < ends
    ]  # fmt: skip
    sent = sum(
        each.status is NoteStatus.SENT and each.done_at is not None and begins <= each.done_at < ends for each in notes
    )
    steps = sum(
        each.kind in SENT_IN | SOCIAL and begins <= each.starts_at < ends and each.starts_at <= now
        for each in contacts
    )
    on_time = sum(each is Kept.ON_TIME for each in settled)
    return Week(notes=sent, interviews=len(within), steps=steps, on_time=on_time, settled=len(settled))
