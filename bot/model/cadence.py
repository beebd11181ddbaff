"""When Afternote speaks about an opportunity: a pure function of facts, policy and calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain

from bot.clock import Instant, micros
from bot.model.calendar import Quiet, business_days_after, merged, on_the_line, wall
from bot.model.ids import NudgeId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason, Shift
from bot.model.opportunity import Contact, Opportunity, Outcome, Person, PersonRole
from bot.model.people import Member
from bot.model.policy import Policy

ASIDE = timedelta(days=21)
"""What ended longer ago is not nudged about."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known about one opportunity; `history` are its nudges in every state."""

    opportunity: Opportunity
    contacts: tuple[Contact, ...]
    notes: tuple[Note, ...]
    history: tuple[Nudge, ...]
    member: Member
    busy: tuple[tuple[Instant, Instant], ...] = ()

    @property
    def last(self) -> Contact | None:
        """The contact that ends last."""
        return max(self.contacts, key=lambda each: each.ended_at, default=None)

    def thanks(self, contact: Contact) -> tuple[Note, ...]:
        """The thank-you notes of this contact."""
        return tuple(
            note for note in self.notes if note.contact_id == contact.id and note.kind is NoteKind.THANK_YOU
        )

    def status_note(self, ordinal: int) -> Note | None:
        """The newest status follow-up of this rank."""
        found = [n for n in self.notes if n.kind is NoteKind.STATUS and n.ordinal == ordinal]
        return max(found, key=lambda note: note.created_at, default=None)


def silent_spans(contacts: Sequence[Contact], policy: Policy) -> tuple[tuple[Instant, Instant], ...]:
    """The spans around interviews in which nothing is sent."""
    around = policy.silent_around
    return merged((each.starts_at - around, each.ended_at + around) for each in contacts)


def addressee(people: Sequence[Person], chosen: str | None) -> Person | None:
    """Who gets the status follow-up: as chosen, else recruiter, coordinator, hiring manager, the only one."""
    for person in people:
        if person.id == chosen:
            return person
    for role in (PersonRole.RECRUITER, PersonRole.COORDINATOR, PersonRole.MANAGER):
        for person in people:
            if person.role is role:
                return person
    return people[0] if len(people) == 1 else None


def generation(opportunity: Opportunity, last: Contact) -> str:
    """What a follow-up plan is about; a reply or a later contact begins another."""
    replied = micros(opportunity.replied_at) if opportunity.replied_at else 0
    return derived(last.id, last.moved, replied)[:8]


def plan(case: Case, policy: Policy, now: Instant) -> tuple[Nudge, ...]:
    """Every nudge that shall be waiting or was delivered about this opportunity, earliest first."""
    if case.member.zone is None:
        return ()
    planner = _Planner(case, policy, now, case.member.quiet(case.busy))
    found = list(chain.from_iterable(planner.interview(each) for each in case.contacts))
    found = planner.with_follow_ups(found)
    return tuple(sorted(found, key=lambda nudge: (nudge.due_at, nudge.id)))


class _Planner:
    def __init__(self, case: Case, policy: Policy, now: Instant, quiet: Quiet) -> None:
        self.case = case
        self.policy = policy
        self.now = now
        self.quiet = quiet
        self.zone = quiet.zone
        self.known = {nudge.id: nudge for nudge in case.history}

    # an interview

    def interview(self, contact: Contact) -> Iterator[Nudge]:
        if self.case.opportunity.outcome not in (Outcome.OPEN, Outcome.OFFER):
            return
        waiting = [note for note in self.case.thanks(contact) if note.open]
        end = contact.ended_at + contact.still_going * self.policy.still_going
        thanks = list(self._thanks(contact, end)) if waiting else []
        found = thanks
        undrafted = any(note.status is NoteStatus.PLANNED for note in waiting)
        if contact.debrief is None and undrafted and contact.logged_at < end + self.policy.draft_after:
            at = end + self.policy.draft_after
            found = self._unless_beside(found, self._new(contact, NudgeKind.DRAFT, 0, at, Because.AN_HOUR_AFTER))
        if contact.debrief is None and contact.logged_at < contact.ended_at:
            because = Because.STILL_GOING if contact.still_going else Because.AFTER_THE_END
            at = end + self.policy.debrief_after
            found = self._unless_beside(found, self._new(contact, NudgeKind.DEBRIEF, contact.still_going, at, because))
        yield from found

    def _unless_beside(self, found: list[Nudge], prompt: Nudge | None) -> list[Nudge]:
        """These and the prompt, unless it was put off to the moment of one that says more."""
        if prompt is None or (prompt.waiting and any(each.due_at == prompt.due_at for each in found)):
            return found
        return [prompt, *found]

    def _thanks(self, contact: Contact, end: Instant) -> Iterator[Nudge]:
        allowed = min(self.policy.nudges, self.case.member.nudges)
        history = self.case.history
        about = [each for each in history if each.subject == contact.id and each.kind in _ABOUT_THANKS]
        given = [self._given_at(nudge) for nudge in about if nudge.given]
        snoozed = [nudge.due_at for nudge in about if nudge.kind is NudgeKind.SNOOZED and nudge.waiting]
        silent = snoozed if self._all_put_off(contact, about) else []
        used = sum(nudge.kind is NudgeKind.THANK and nudge.given for nudge in about)
        taken = [*given, *snoozed]
        kept: list[Nudge] = []
        for slot, (ruled, because) in enumerate(self._slots(contact, end), start=1):
            at, shift = self._placed(ruled, end)
            ordinal = f"{contact.moved}.{slot}"
            nudge = self._nudge(contact.id, NudgeKind.THANK, ordinal, at, ruled, because, shift)
            before = self.known.get(nudge.id)
            if before is not None and before.given:
                continue
            if used + len(kept) >= allowed or (at < self.now and not self._stands(nudge.id)):
                continue
            # What the member put off absorbs what would come before it or soon after.
            if any(at < chosen for chosen in silent):
                continue
            others = [*taken, *(each.due_at for each in kept)]
            if any(abs(at - other) < self.policy.apart for other in others):
                continue
            kept.append(nudge)
        if not kept and not taken and used < allowed and (late := self._caught_up(contact, end)) is not None:
            kept.append(late)
        if kept:
            kept[-1] = replace(kept[-1], last=True)
        yield from kept

    def _caught_up(self, contact: Contact, end: Instant) -> Nudge | None:
        """One nudge for an open note whose moments passed without a word, while no follow-up has spoken of it."""
        followed = any(each.kind is NudgeKind.FOLLOW_UP and each.given for each in self.case.history)
        if followed or not end < self.now < end + ASIDE:
            return None
        day = wall(self.now, self.zone).date() + timedelta(days=1)
        ruled = self._local(day, self.policy.morning)
        ordinal = f"{contact.moved}.later"
        nudge = self._nudge(contact.id, NudgeKind.THANK, ordinal, ruled, ruled, Because.CAUGHT_UP, None)
        before = self.known.get(nudge.id)
        at = before.due_at if before is not None and self._stands(nudge.id) else self.quiet.first_allowed(ruled)
        return replace(nudge, due_at=at, next_at=at)

    def _all_put_off(self, contact: Contact, about: Sequence[Nudge]) -> bool:
        """Whether everything that is open was put off, and not the note to one of several people."""
        asked = {each.put_off for each in about if each.kind is NudgeKind.SNOOZED and each.waiting}
        return contact.id in asked or all(note.id in asked for note in self.case.thanks(contact) if note.open)

    def _given_at(self, nudge: Nudge) -> Instant:
        """When a nudge reached the member; one that a full day put off comes with the next morning's list."""
        if nudge.delivered_at is not None:
            return nudge.delivered_at
        day = wall(nudge.due_at, self.zone).date() + timedelta(days=1)
        return self.quiet.first_allowed(self._local(day, self.policy.morning))

    def _slots(self, contact: Contact, end: Instant) -> list[tuple[Instant, Because]]:
        here = wall(end, self.zone)
        same_evening = here.time() < self.policy.morning_before
        if same_evening:
            first = (self._local(here.date(), self.policy.evening), Because.SAME_EVENING)
        else:
            first = (self._local(here.date() + timedelta(days=1), self.policy.morning), Because.NEXT_MORNING)
        slots = [first, (end + self.policy.last_after, Because.FORTY_HOURS)]
        logged = contact.logged_at
        later = [(at, because) for at, because in slots if at >= logged + self.policy.not_within]
        if not later and logged - end < ASIDE:
            tomorrow = wall(logged, self.zone).date() + timedelta(days=1)
            return [(self._local(tomorrow, self.policy.morning), Because.LOGGED_LATER)]
        return later

    def _placed(self, ruled: Instant, end: Instant) -> tuple[Instant, Shift | None]:
        """The allowed moment for a thank-you nudge, and what moved it."""
        at = self.quiet.first_allowed(ruled)
        if at == ruled:
            return at, None
        limit = end + self.policy.on_time
        if at > limit >= ruled:
            earlier = self.quiet.last_allowed(limit, not_before=end + self.policy.not_within)
            if earlier is not None:
                return earlier, Shift.FORWARD
        return at, Shift.QUIET

    # the status follow-ups

    def with_follow_ups(self, found: list[Nudge]) -> list[Nudge]:
        """These nudges about interviews and the follow-ups, the first of them not on top of another."""
        follow_ups = list(self.follow_ups())
        last = self.case.last
        if not follow_ups or last is None:
            return found + follow_ups
        first = follow_ups[0]
        beside = [each for each in found if each.waiting and self._meet(each, first)]
        if not beside:
            return found + follow_ups
        one = len(last.meetings) == 1 and all(each.subject == last.id for each in beside)
        if first.kind is NudgeKind.FOLLOW_UP and (one or not any(each.kind is NudgeKind.THANK for each in beside)):
            # What is still open becomes part of it: to the one person, it thanks too.
            return [each for each in found if each not in beside] + follow_ups
        return found + list(self.follow_ups(after=max(each.due_at for each in beside)))

    def _meet(self, each: Nudge, follow_up: Nudge) -> bool:
        if each.kind is NudgeKind.THANK:
            return abs(each.due_at - follow_up.due_at) < self.policy.apart
        return each.due_at >= follow_up.due_at

    def follow_ups(self, *, after: Instant | None = None) -> Iterator[Nudge]:
        opportunity, last = self.case.opportunity, self.case.last
        if opportunity.outcome is not Outcome.OPEN or last is None:
            return
        tag = generation(opportunity, last)
        allowed = min(self.policy.follow_ups, self.case.member.nudges)
        day, because = self._first_day(last)
        if after is not None:
            day = max(day, business_days_after(wall(after, self.zone).date(), 1))
        for ordinal in range(1, allowed + 1):
            ruled = self._local(day, self.policy.morning)
            note = self._status(ordinal, last)
            done = note is not None and note.done_at is not None
            at = ruled
            if not done:
                nudge = self._follow_up(NudgeKind.FOLLOW_UP, f"{tag}.{ordinal}", ruled, because)
                if nudge is not None:
                    # The next is counted from when this one comes, also when a pause puts it off.
                    at = max(ruled, nudge.due_at)
                    if not nudge.given:
                        yield replace(nudge, last=ordinal == allowed)
            if note is not None and note.done_at is not None:
                at = note.done_at
            day = business_days_after(wall(at, self.zone).date(), self.policy.status_after)
            because = Because.FIVE_MORE
            if note is not None and note.status is NoteStatus.SKIPPED:
                break
        ruled = self._local(day, self.policy.morning)
        last_word = self._follow_up(NudgeKind.CLOSE, tag, ruled, Because.NOTHING_MORE)
        if last_word is not None and not last_word.given:
            yield last_word

    def _status(self, ordinal: int, last: Contact) -> Note | None:
        """The status note of this rank in the present round of follow-ups."""
        note = self.case.status_note(ordinal)
        replied = self.case.opportunity.replied_at
        if note is None or note.contact_id != last.id:
            return None
        return None if replied is not None and note.created_at <= replied else note

    def _first_day(self, last: Contact) -> tuple[date, Because]:
        opportunity = self.case.opportunity
        if opportunity.decides_by is not None:
            day = business_days_after(opportunity.decides_by, self.policy.promised_plus)
            return day, Because.PROMISED_DATE
        since = max(filter(None, (last.ended_at, opportunity.replied_at)))
        day = business_days_after(wall(since, self.zone).date(), self.policy.status_after)
        return day, Because.FIVE_BUSINESS_DAYS

    def _follow_up(self, kind: NudgeKind, ordinal: str, ruled: Instant, because: Because) -> Nudge | None:
        """The nudge as it stands or shall be planned; one that was given is as it was given."""
        at = self.quiet.first_allowed(ruled)
        shift = None if at == ruled else Shift.QUIET
        nudge = self._nudge(self.case.opportunity.id, kind, ordinal, at, ruled, because, shift)
        before = self.known.get(nudge.id)
        if before is not None and before.given:
            return replace(before, due_at=self._given_at(before))
        if at < self.now:
            if self._stands(nudge.id) and before is not None:
                at = before.due_at
            elif self._fresh():
                # Its day has passed: the next business morning, and that stays when it is planned again.
                at = self.quiet.first_allowed(self._next_morning())
            else:
                return None
            nudge = replace(nudge, due_at=at, next_at=at)
        return nudge

    def _next_morning(self) -> Instant:
        day = business_days_after(wall(self.now, self.zone).date(), 1)
        return self._local(day, self.policy.morning)

    def _fresh(self) -> bool:
        """Whether the last contact is recent enough that a missed follow-up is still worth one."""
        last = self.case.last
        return last is not None and self.now - last.ended_at < ASIDE

    # making

    def _new(
        self, contact: Contact, kind: NudgeKind, count: int, ruled: Instant, because: Because
    ) -> Nudge | None:
        at = self.quiet.first_allowed(ruled)
        shift = None if at == ruled else Shift.QUIET
        nudge = self._nudge(contact.id, kind, f"{contact.moved}.{count}", at, ruled, because, shift)
        if self._taken(nudge.id) or (at < self.now and not self._stands(nudge.id)):
            return None
        return nudge

    def _stands(self, id: NudgeId) -> bool:
        """Whether this very nudge was planned before and not called off: its moment may have passed."""
        before = self.known.get(id)
        return before is not None and before.status is not NudgeStatus.CANCELLED

    def _taken(self, id: NudgeId) -> bool:
        """Whether a morning list took this very nudge up."""
        before = self.known.get(id)
        return before is not None and before.into is not None

    def _nudge(
        self,
        subject: str,
        kind: NudgeKind,
        ordinal: str,
        at: Instant,
        ruled: Instant,
        because: Because,
        shift: Shift | None,
    ) -> Nudge:
        member = self.case.member
        return Nudge(
            id=NudgeId(derived(member.id, kind, subject, ordinal)),
            to=member.id,
            kind=kind,
            subject=subject,
            due_at=at,
            next_at=at,
            reason=Reason(because, ruled, shift),
            opportunity_id=self.case.opportunity.id,
            ordinal=ordinal,
        )

    def _local(self, day: date, at: time) -> datetime:
        return on_the_line(day, at, self.zone).instant


_ABOUT_THANKS = frozenset({NudgeKind.THANK, NudgeKind.SNOOZED})
