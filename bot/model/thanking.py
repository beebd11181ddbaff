"""Thanks: the prompts after an interview, and the nudges about notes of thanks, kind by kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta

from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.holidays import is_weekend
from bot.model.note import Note, NoteStatus
from bot.model.nudge import Because, Nudge, NudgeKind, Shift
from bot.model.opportunity import Contact, ContactKind, Outcome
from bot.model.planner import Planner, unless_beside
from bot.model.policy import FridayLate

A_DAY = timedelta(hours=24)
"""A talk that was no interview is thanked for within it."""
MONDAY_AT = time(9, 0)
"""When a late Friday's nudge comes, where the coach wants it on the Monday."""

_ABOUT_THANKS = frozenset({NudgeKind.THANK, NudgeKind.SNOOZED})
_STILL = (Outcome.OPEN, Outcome.OFFER)


@dataclass(frozen=True, slots=True)
class Moments:
    """When the notes of a contact shall be nudged about: at most `most` of `slots`, none pushed past `limit`."""

    slots: tuple[tuple[Instant, Because], ...]
    limit: Instant | None
    most: int


def about(planner: Planner, contact: Contact) -> Iterator[Nudge]:
    """The prompts and the thank-you nudges about a contact."""
    case, policy = planner.case, planner.policy
    waiting = [note for note in case.thanks(contact) if note.open]
    if case.opportunity.outcome not in _STILL:
        return
    end = contact.ended_at + contact.still_going * policy.still_going
    found = list(_thanks(planner, contact, end)) if waiting else []
    if contact.kind is ContactKind.INTERVIEW:
        found = _prompts(planner, contact, end, waiting, found)
    yield from found


def _prompts(
    planner: Planner, contact: Contact, end: Instant, waiting: Sequence[Note], found: list[Nudge]
) -> list[Nudge]:
    policy = planner.policy
    undrafted = any(note.status is NoteStatus.PLANNED for note in waiting)
    if contact.debrief is None and undrafted and contact.logged_at < end + policy.draft_after:
        at = end + policy.draft_after
        found = unless_beside(found, _prompt(planner, contact, NudgeKind.DRAFT, 0, at, Because.AN_HOUR_AFTER))
    if contact.debrief is None and contact.logged_at < contact.ended_at:
        because = Because.STILL_GOING if contact.still_going else Because.AFTER_THE_END
        at = end + policy.debrief_after
        prompt = _prompt(planner, contact, NudgeKind.DEBRIEF, contact.still_going, at, because)
        found = unless_beside(found, prompt)
    return found


def _prompt(
    planner: Planner, contact: Contact, kind: NudgeKind, count: int, ruled: Instant, because: Because
) -> Nudge | None:
    nudge = planner.allowed(contact.id, kind, f"{contact.moved}.{count}", ruled, because)
    return None if planner.taken(nudge.id) or not planner.ahead(nudge) else nudge


def _thanks(planner: Planner, contact: Contact, end: Instant) -> Iterator[Nudge]:
    case, policy, now = planner.case, planner.policy, planner.now
    moments = _moments(planner, contact, end)
    allowed = min(moments.most, case.member.nudges)
    about = [each for each in case.history if each.subject == contact.id and each.kind in _ABOUT_THANKS]
    given = [planner.given_at(nudge) for nudge in about if nudge.given]
    snoozed = [nudge.due_at for nudge in about if nudge.kind is NudgeKind.SNOOZED and nudge.waiting]
    silent = snoozed if _all_put_off(planner, contact, about) else []
    used = sum(nudge.kind is NudgeKind.THANK and nudge.given for nudge in about)
    taken = [*given, *snoozed, *_pledges(planner, contact)]
    kept: list[Nudge] = []
    for slot, (ruled, because) in enumerate(moments.slots, start=1):
        at, shift = _placed(planner, ruled, end, moments.limit)
        ordinal = f"{contact.moved}.{slot}"
        nudge = planner.made(
            contact.id, NudgeKind.THANK, ordinal, at=at, ruled=ruled, because=because, shift=shift
        )
        if planner.given(nudge.id):
            continue
        if used + len(kept) >= allowed or (at < now and not planner.stands(nudge.id)):
            continue
        # What the member put off absorbs what would come before it or soon after.
        if any(at < chosen for chosen in silent):
            continue
        others = [*taken, *(each.due_at for each in kept)]
        if any(abs(at - other) < policy.apart for other in others):
            continue
        kept.append(nudge)
    if not kept and not taken and used < allowed and (later := _caught_up(planner, contact, end)) is not None:
        kept.append(later)
    if kept:
        kept[-1] = replace(kept[-1], last=True)
    yield from kept


def _pledges(planner: Planner, contact: Contact) -> list[Instant]:
    """When the member said they would send notes of this contact, and when they were reminded of it."""
    notes = planner.case.thanks(contact)
    ids = {note.id for note in notes}
    named = [
        planner.chosen.first_allowed(note.pledged_for) for note in notes if note.open and note.pledged_for is not None
    ]
    reminded = [
        planner.given_at(each)
        for each in planner.case.history
        if each.kind is NudgeKind.PLEDGE and each.subject in ids and each.given
    ]
    return [*named, *reminded]


def _caught_up(planner: Planner, contact: Contact, end: Instant) -> Nudge | None:
    """One nudge for an open note whose moments passed without a word, while no follow-up has spoken of it."""
    followed = any(each.kind is NudgeKind.FOLLOW_UP and each.given for each in planner.case.history)
    if followed or not end < planner.now < end + planner.policy.old:
        return None
    ruled = planner.next_morning(planner.now)
    ordinal = f"{contact.moved}.later"
    nudge = planner.made(
        contact.id, NudgeKind.THANK, ordinal, at=ruled, ruled=ruled, because=Because.CAUGHT_UP
    )
    before = planner.known.get(nudge.id)
    at = before.due_at if before is not None and planner.stands(nudge.id) else planner.quiet.first_allowed(ruled)
    return replace(nudge, due_at=at, next_at=at)


def _all_put_off(planner: Planner, contact: Contact, about: Sequence[Nudge]) -> bool:
    """Whether everything that is open was put off, and not the note to one of several people."""
    asked = {each.put_off for each in about if each.kind is NudgeKind.SNOOZED and each.waiting}
    return contact.id in asked or all(note.id in asked for note in planner.case.thanks(contact) if note.open)


def _moments(planner: Planner, contact: Contact, end: Instant) -> Moments:
    policy = planner.policy
    match contact.kind:
        case ContactKind.REFERRAL:
            # Thanked the day it is known of, and not for what is long past.
            fresh = contact.logged_at - end < policy.old
            at = planner.same_day(max(end, contact.logged_at))
            return Moments(((at, Because.SAME_DAY),) if fresh else (), None, 1)
        case ContactKind.INTRO | ContactKind.NETWORKING:
            first, _ = _first(planner, end)
            return Moments(_later(planner, contact, end, [(first, Because.SAME_DAY)]), end + A_DAY, 1)
        case _:
            skipped = _friday(planner, end)
            first, because = _first(planner, end)
            if skipped is not None:
                first, because = skipped[0], Because.FRIDAY
            free = skipped[1] if skipped is not None else timedelta(0)
            last = (end + policy.last_after + free, Because.FORTY_HOURS)
            slots = _later(planner, contact, end, [(first, because), last])
            return Moments(slots, end + policy.on_time + free, policy.nudges)


def _first(planner: Planner, end: Instant) -> tuple[Instant, Because]:
    here = wall(end, planner.zone)
    if here.time() < planner.policy.morning_before:
        return planner.local(here.date(), planner.policy.evening), Because.SAME_EVENING
    return planner.next_morning(end), Because.NEXT_MORNING


def _friday(planner: Planner, end: Instant) -> tuple[Instant, timedelta] | None:
    """By the coach's rule, after an end late on the week's last day: the first nudge, and hours that do not count."""
    here, policy = wall(end, planner.zone), planner.policy
    day, a_day = here.date(), timedelta(days=1)
    eve = not is_weekend(day, planner.country) and is_weekend(day + a_day, planner.country)
    if not eve or here.time() < policy.morning_before:
        return None
    match policy.friday_late:
        case FridayLate.AS_USUAL:
            return None
        case FridayLate.SAME_EVENING:
            at = max(planner.local(day, policy.evening), end + policy.not_within)
            same = planner.day(planner.quiet.first_allowed(at)) == day
            return (at, timedelta(0)) if same else None
        case FridayLate.MONDAY:
            monday = day + a_day
            while is_weekend(monday, planner.country):
                monday += a_day
            free = planner.local(monday, time.min) - planner.local(day + a_day, time.min)
            return planner.local(monday, MONDAY_AT), free


def _later(
    planner: Planner, contact: Contact, end: Instant, slots: Sequence[tuple[Instant, Because]]
) -> tuple[tuple[Instant, Because], ...]:
    """Those that are not too soon after logging; when all have passed, the morning after it."""
    logged = contact.logged_at
    later = tuple((at, because) for at, because in slots if at >= logged + planner.policy.not_within)
    if not later and logged - end < planner.policy.old:
        return ((planner.next_morning(logged), Because.LOGGED_LATER),)
    return later


def _placed(planner: Planner, ruled: Instant, end: Instant, limit: Instant | None) -> tuple[Instant, Shift | None]:
    """The allowed moment for a thank-you nudge, and what moved it."""
    at = planner.quiet.first_allowed(ruled)
    if at == ruled:
        return at, None
    if limit is not None and at > limit >= ruled:
        earlier = planner.quiet.last_allowed(limit, not_before=end + planner.policy.not_within)
        if earlier is not None:
            return earlier, Shift.FORWARD
    return at, Shift.QUIET
