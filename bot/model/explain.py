"""Why a nudge comes when it comes, or why none does: what a plan says of itself."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.clock import Instant
from bot.model.cadence import Case, plan
from bot.model.following import window
from bot.model.ids import ContactId
from bot.model.norms import CUSTOMARY
from bot.model.note import NoteStatus
from bot.model.nudge import PROMPTS, Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import CLOSED, ContactKind
from bot.model.planner import Planner
from bot.model.policy import Policy


class Silence(StrEnum):
    """Why nothing comes; or, beside a nudge that does come, why not before it."""

    ZONE_UNKNOWN = "zone unknown"
    PAUSED = "paused"
    """Until the pause ends."""
    HELD_FOR_GOOD = "held for good"
    """The posting asks not to be contacted."""
    HELD_UNTIL = "held until"
    """The posting names a window for their reply."""
    TOLD_NOT_TO = "told not to"
    ALL_SENT = "all sent"
    """Every note is sent, and this kind brings nothing more."""
    NOTHING_MORE = "nothing more"
    CLOSED = "closed"
    FEWER = "fewer"
    """The member asked for no nudges."""
    OPTIONAL = "optional"
    """It comes, but where they are such notes are no custom, or it is not known whether they are."""
    WAITS = "waits"
    """The interview is ahead."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The next nudge, if any; and why there is none, or why it is not sooner."""

    next: Nudge | None = None
    silence: Silence | None = None
    until: Instant | None = None
    """When a pause ends, or when the interview that is ahead does."""
    day: date | None = None
    """The last day of the window that the posting names."""
    sentence: str = ""
    """What the posting says, verbatim."""


def explain(case: Case, policy: Policy, now: Instant, *, contact: ContactId | None = None) -> Explanation:
    """What comes next about an opportunity and why, or why nothing does; of one contact, when it is named."""
    if case.member.zone is None:
        return Explanation(silence=Silence.ZONE_UNKNOWN)
    coming = _next(case, policy, now, contact)
    if coming is None:
        return _none(case)
    return _beside(case, policy, now, coming)


def _next(case: Case, policy: Policy, now: Instant, contact: ContactId | None) -> Nudge | None:
    known = {each.id: each for each in case.history}
    put_off = [each for each in case.history if each.kind is NudgeKind.SNOOZED and each.waiting]
    found: list[Nudge] = list(put_off)
    for each in plan(case, policy, now):
        before = known.get(each.id)
        if before is not None and (before.given or before.status is NudgeStatus.PARKED):
            continue
        # As it stands in the queue, where a busy day or a pause may have moved it.
        standing = before is not None and before.waiting and before.due_at == each.due_at
        found.append(replace(each, next_at=before.next_at) if standing and before is not None else each)
    found.sort(key=lambda each: (each.next_at, each.id))
    if contact is None:
        return found[0] if found else None
    mine = {contact, *(note.id for note in case.notes if note.contact_id == contact)}
    about = [each for each in found if each.subject in mine or each.put_off in mine]
    if about:
        return about[0]
    last = case.last
    rest = [each for each in found if each.subject == case.opportunity.id]
    return rest[0] if rest and last is not None and last.id == contact else None


def _none(case: Case) -> Explanation:
    opportunity = case.opportunity
    if opportunity.outcome in CLOSED:
        return Explanation(silence=Silence.CLOSED)
    posting = opportunity.posting
    if case.held and posting is not None and posting.forbids:
        return Explanation(silence=Silence.HELD_FOR_GOOD, sentence=posting.no_contact or posting.only_selected)
    if case.told_not_to:
        return Explanation(silence=Silence.TOLD_NOT_TO)
    if case.member.nudges == 0:
        return Explanation(silence=Silence.FEWER)
    thanks = [note for each in case.contacts for note in case.thanks(each)]
    if thanks and case.asks is None and all(note.status is NoteStatus.SENT for note in thanks):
        return Explanation(silence=Silence.ALL_SENT)
    return Explanation(silence=Silence.NOTHING_MORE)


def _beside(case: Case, policy: Policy, now: Instant, coming: Nudge) -> Explanation:
    paused = case.member.paused_until
    if paused is not None and paused > now and coming.next_at >= paused:
        return Explanation(coming, Silence.PAUSED, until=paused)
    last, posting = case.last, case.opportunity.posting
    if coming.kind is NudgeKind.FOLLOW_UP and last is not None and posting is not None:
        ends = window(Planner(case, policy, now), last)
        if ends is not None and case.opportunity.decides_by is None:
            return Explanation(coming, Silence.HELD_UNTIL, day=ends, sentence=posting.window)
    about = next((each for each in case.contacts if each.id == coming.subject), None)
    ahead = coming.kind is not NudgeKind.BEFORE and about is not None and about.ended_at > now
    if about is not None and ahead and about.kind is ContactKind.INTERVIEW:
        return Explanation(coming, Silence.WAITS, until=about.ended_at)
    if coming.kind in PROMPTS and about is not None and case.member.country not in CUSTOMARY:
        return Explanation(coming, Silence.OPTIONAL)
    if case.member.nudges == 0:
        return Explanation(coming, Silence.FEWER)
    return Explanation(coming)
