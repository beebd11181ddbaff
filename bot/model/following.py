"""Follow-ups: after an interview, an application or a résumé that nobody answered; and the last word."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.case import generation
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import PROMPTS, Because, Nudge, NudgeKind
from bot.model.opportunity import Contact, ContactKind, Outcome, PersonRole
from bot.model.planner import Planner
from bot.model.policy import DEFAULT


@dataclass(frozen=True, slots=True)
class Asking:
    """How often the silence after a contact is asked about; `apart` days, or `business` days, lie between."""

    most: int
    apart: int = 0
    business: int = 0
    because: Because = Because.FIVE_MORE


def beside(planner: Planner, found: list[Nudge]) -> list[Nudge]:
    """These nudges and the follow-ups, the first of them not on top of another."""
    coming = list(follow_ups(planner))
    last = planner.case.last
    if not coming or last is None:
        return found + coming
    first = coming[0]
    near = [each for each in found if each.waiting and _meet(planner, each, first)]
    if not near:
        return found + coming
    one = len(last.meetings) == 1 and all(each.subject == last.id for each in near)
    if first.kind is NudgeKind.FOLLOW_UP and (one or not any(each.kind is NudgeKind.THANK for each in near)):
        # What is still open becomes part of it: to the one person, it thanks too.
        return [each for each in found if each not in near] + coming
    return found + list(follow_ups(planner, after=max(each.due_at for each in near)))


def _meet(planner: Planner, each: Nudge, follow_up: Nudge) -> bool:
    if each.kind not in PROMPTS:
        return False
    if each.kind is NudgeKind.THANK:
        return abs(each.due_at - follow_up.due_at) < planner.policy.apart
    return each.due_at >= follow_up.due_at


def asking(planner: Planner, last: Contact) -> Asking:
    """How often, and how far apart."""
    policy = planner.policy
    if last.kind is ContactKind.INTERVIEW:
        return Asking(policy.follow_ups, business=policy.status_after)
    through = last.kind is ContactKind.RESUME and last.through is not None
    most = policy.through_follow_ups if through else policy.application_follow_ups
    return Asking(most, apart=policy.application_again, because=Because.A_WEEK_MORE)


def follow_ups(planner: Planner, *, after: Instant | None = None) -> Iterator[Nudge]:
    """The follow-ups still to come and the last word; none while the posting holds them, or when told not to."""
    case, policy = planner.case, planner.policy
    opportunity, last = case.opportunity, case.last
    if opportunity.outcome is not Outcome.OPEN or last is None or case.asks is None or case.told_not_to:
        return
    if case.held and opportunity.posting is not None and opportunity.posting.forbids:
        return
    tag, rule = generation(opportunity, last), asking(planner, last)
    allowed = min(rule.most, case.member.nudges)
    day, because = first_day(planner, last)
    if after is not None:
        day = max(day, planner.business(planner.day(after), 1))
    for ordinal in range(1, allowed + 1):
        ruled = planner.local(day, policy.morning)
        note = _note(planner, ordinal, last)
        done = note is not None and note.done_at is not None
        at = ruled
        if not done:
            nudge = _nudge(planner, NudgeKind.FOLLOW_UP, f"{tag}.{ordinal}", ruled, because)
            if nudge is not None:
                # The next is counted from when this one comes, also when a pause puts it off.
                at = max(ruled, nudge.due_at)
                if not nudge.given:
                    yield replace(nudge, last=ordinal == allowed)
        if note is not None and note.done_at is not None:
            at = note.done_at
        elif note is not None and note.open and (until := planner.put_off(note)) is not None:
            # What was put off, or promised for a time, comes then: the next is counted from there.
            at = max(at, until)
        day, because = _next_day(planner, rule, planner.day(at))
        if note is not None and note.status is NoteStatus.SKIPPED:
            break
        if ordinal == allowed:
            break
    if allowed:
        day = planner.business(planner.day(at), policy.status_after)
    word = _nudge(planner, NudgeKind.CLOSE, tag, planner.local(day, policy.morning), Because.NOTHING_MORE)
    if word is not None and not word.given:
        yield word


def _next_day(planner: Planner, rule: Asking, before: date) -> tuple[date, Because]:
    day = planner.at_work(before + timedelta(days=rule.apart)) if rule.apart else planner.business(
        before, rule.business)  # fmt: skip
    to = planner.case.to
    if to is not None and to.role is PersonRole.AGENCY:
        fortnight = planner.at_work(before + timedelta(days=planner.policy.agency_apart))
        if fortnight > day:
            return fortnight, Because.AGENCY
    return day, rule.because


def _note(planner: Planner, ordinal: int, last: Contact) -> Note | None:
    """The note of this rank in the present row of follow-ups."""
    note = planner.case.follow_up(ordinal)
    replied = planner.case.opportunity.replied_at
    if note is None or note.contact_id != last.id:
        return None
    return None if replied is not None and note.created_at <= replied else note


def first_day(planner: Planner, last: Contact) -> tuple[date, Because]:
    """When the first follow-up comes, and by which rule: a promised date, the posting's window, or the kind's own."""
    opportunity, policy = planner.case.opportunity, planner.policy
    if opportunity.decides_by is not None:
        return planner.business(opportunity.decides_by, policy.promised_plus), Because.PROMISED_DATE
    since = planner.day(max(filter(None, (last.ended_at, opportunity.replied_at))))
    if planner.case.asks is NoteKind.STATUS:
        return planner.business(since, policy.status_after), Because.FIVE_BUSINESS_DAYS
    ends = window(planner, last)
    if ends is not None:
        return planner.business(ends, policy.window_plus), Because.REPLY_WINDOW
    if last.kind is ContactKind.RESUME and last.through is not None:
        return planner.at_work(since + timedelta(days=policy.through_after)), Because.TWO_DAYS_AFTER
    return planner.at_work(since + timedelta(days=policy.application_after)), Because.A_WEEK_AFTER


def window(planner: Planner, last: Contact) -> date | None:
    """The last day of the reply window that the posting names, if it holds; one that was over before is none.

    Nobody decides before a posting closes: where that day is the later, it counts.
    """
    posting = planner.case.opportunity.posting
    if posting is None or posting.window_ends is None or not planner.case.gated:
        return None
    if posting.overruled and not (posting.no_contact or posting.only_selected):
        # The window itself was overruled.
        return None
    ends = max(posting.window_ends, posting.closes or posting.window_ends)
    return ends if ends >= wall(last.ended_at, planner.zone).date() else None


_NUMBERS = {
    Because.PROMISED_DATE: "promised_plus",
    Because.FIVE_BUSINESS_DAYS: "status_after",
    Because.FIVE_MORE: "status_after",
    Because.NOTHING_MORE: "status_after",
    Because.A_WEEK_AFTER: "application_after",
}
"""The number behind each reason that names one."""


def _by_whose_rule(planner: Planner, because: Because) -> Because:
    """The reason, or that it is the group's, where the coach has set its number otherwise."""
    number = _NUMBERS.get(because)
    if number is None or getattr(planner.policy, number) == getattr(DEFAULT, number):
        return because
    return Because.GROUP


def _nudge(planner: Planner, kind: NudgeKind, ordinal: str, ruled: Instant, because: Because) -> Nudge | None:
    """The nudge as it stands or shall be planned; one that was given is as it was given."""
    because = _by_whose_rule(planner, because)
    nudge = planner.allowed(planner.case.opportunity.id, kind, ordinal, ruled, because)
    before = planner.known.get(nudge.id)
    if before is not None and before.given:
        return replace(before, due_at=planner.given_at(before))
    listed = planner.case.rounds.get(nudge.id)
    if listed is not None and because is not Because.TWO_DAYS_AFTER:
        # It comes with the week's list; when it would have come by itself stays beside.
        return planner.made(
            nudge.subject, kind, ordinal, at=listed, ruled=nudge.due_at, because=Because.WEEKLY_ROUND
        )
    if nudge.due_at >= planner.now:
        return nudge
    if planner.stands(nudge.id) or _fresh(planner):
        # Its day has passed: the next business morning, and that stays when it is planned again.
        moved = replace(nudge, reason=replace(nudge.reason, because=Because.CAUGHT_UP))
        return planner.kept(moved, planner.next_business_morning())
    return None


def _fresh(planner: Planner) -> bool:
    """Whether the last contact is recent enough that a missed follow-up is still worth one."""
    last = planner.case.last
    return last is not None and planner.now - last.ended_at < planner.policy.old
