"""A planner: what every rule of the cadence needs, the facts and the moments at hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.clock import Instant
from bot.model.calendar import Quiet, business_days_after, on_business, on_the_line, wall
from bot.model.case import Case
from bot.model.ids import MemberId, NudgeId, derived
from bot.model.note import Note
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason, Shift
from bot.model.policy import Policy


class Planner:
    """One case with its policy at one moment; the member's zone must be known."""

    def __init__(self, case: Case, policy: Policy, now: Instant) -> None:
        self.case = case
        self.policy = policy
        self.now = now
        self.quiet = case.member.quiet(case.busy)
        self.zone = self.quiet.zone
        self.country = case.member.country
        self.known = {nudge.id: nudge for nudge in case.history}

    # days and moments

    def local(self, day: date, at: time) -> datetime:
        """This wall time of the member's, on the UTC line."""
        return on_the_line(day, at, self.zone).instant

    def day(self, at: Instant) -> date:
        """The day on the member's calendar."""
        return wall(at, self.zone).date()

    def next_morning(self, at: Instant) -> Instant:
        """The morning of the day after, as the policy has mornings."""
        return self.local(self.day(at) + timedelta(days=1), self.policy.morning)

    def same_day(self, at: Instant) -> Instant:
        """The evening of that day, if it is not too soon; else the next morning."""
        evening = self.local(self.day(at), self.policy.evening)
        return evening if at + self.policy.not_within <= evening else self.next_morning(at)

    def business(self, day: date, count: int) -> date:
        """The business day that many business days later, with the member's country's holidays."""
        return business_days_after(day, count, self.country)

    def at_work(self, day: date) -> date:
        """This day, or the first business day after it."""
        return on_business(day, self.country)

    def next_business_morning(self) -> Instant:
        """The morning of the next business day, from now."""
        return self.local(self.business(self.day(self.now), 1), self.policy.morning)

    @property
    def chosen(self) -> Quiet:
        """When not to disturb with what the member asked for: a pause and an interview only."""
        return Quiet(
            zone=self.zone, wakes=time.min, sleeps=time.max, until=self.case.member.paused_until, busy=self.case.busy
        )

    # what was planned before

    def stands(self, id: NudgeId) -> bool:
        """Whether this very nudge was planned before and not called off: its moment may have passed."""
        before = self.known.get(id)
        return before is not None and before.status is not NudgeStatus.CANCELLED

    def given(self, id: NudgeId) -> bool:
        """Whether it reached the member, by itself or with a list."""
        before = self.known.get(id)
        return before is not None and before.given

    def taken(self, id: NudgeId) -> bool:
        """Whether a list took this very nudge up."""
        before = self.known.get(id)
        return before is not None and before.into is not None

    def given_at(self, nudge: Nudge) -> Instant:
        """When a nudge reached the member; one that a full day put off comes with the next morning's list."""
        if nudge.delivered_at is not None:
            return nudge.delivered_at
        return self.quiet.first_allowed(self.next_morning(nudge.due_at))

    def put_off(self, note: Note) -> Instant | None:
        """Until when the member put this note off, or said that they would send it; None: neither."""
        waiting = [
            each.due_at
            for each in self.case.history
            if each.kind is NudgeKind.SNOOZED and each.waiting and each.put_off in (note.id, note.contact_id)
        ]
        if note.pledged_for is not None and note.open:
            waiting.append(note.pledged_for)
        return max(waiting, default=None)

    # making

    def made(
        self, subject: str, kind: NudgeKind, ordinal: str, *, at: Instant, ruled: Instant, because: Because,
        shift: Shift | None = None,
    ) -> Nudge:  # fmt: skip
        """The nudge with this subject and ordinal, at this moment; the same ones give the same id."""
        member = self.case.member
        return Nudge(
            id=nudge_id(member.id, kind, subject, ordinal),
            to=member.id,
            kind=kind,
            subject=subject,
            due_at=at,
            next_at=at,
            reason=Reason(because, ruled, shift),
            opportunity_id=self.case.opportunity.id,
            ordinal=ordinal,
        )

    def allowed(self, subject: str, kind: NudgeKind, ordinal: str, ruled: Instant, because: Because) -> Nudge:
        """The same, at the first allowed moment from the ruled one on."""
        at = self.quiet.first_allowed(ruled)
        shift = None if at == ruled else Shift.QUIET
        return self.made(subject, kind, ordinal, at=at, ruled=ruled, because=because, shift=shift)

    def ahead(self, nudge: Nudge) -> bool:
        """Whether its moment is not past, or it waits since before that."""
        return nudge.due_at >= self.now or self.stands(nudge.id)

    def kept(self, nudge: Nudge, later: Instant) -> Nudge:
        """The nudge; when its moment has passed, as it stood or at the first allowed moment from `later` on.

        One that a pause had put further off than that comes sooner: the pause is over.
        """
        if nudge.due_at >= self.now:
            return nudge
        at = self.quiet.first_allowed(later)
        before = self.known.get(nudge.id)
        if before is not None and self.stands(nudge.id):
            at = min(before.due_at, at)
        return replace(nudge, due_at=at, next_at=at)


def nudge_id(to: MemberId, kind: NudgeKind, subject: str, ordinal: str) -> NudgeId:
    """The id of a nudge: the same for the same member, kind, subject and ordinal."""
    return NudgeId(derived(to, kind, subject, ordinal))


def unless_beside(found: Sequence[Nudge], prompt: Nudge | None) -> list[Nudge]:
    """These and the prompt, unless it was put off to the moment of one that says more."""
    if prompt is None or (prompt.waiting and any(each.due_at == prompt.due_at for each in found)):
        return list(found)
    return [prompt, *found]
