"""What comes before its matter: the evening before an interview, and the hour for which a note was promised."""

from collections.abc import Iterator
from datetime import timedelta

from bot.clock import Instant, micros
from bot.model.nudge import Because, Nudge, NudgeKind, Shift
from bot.model.opportunity import CLOSED, Contact, ContactKind
from bot.model.planner import Planner

BACK = timedelta(days=4)
"""How far before the evening a free weekend may bring it forward."""


def evening_before(planner: Planner, contact: Contact) -> Nudge | None:
    """A word the evening before an interview that is ahead, for those who want it."""
    wanted = planner.case.member.before is True and contact.kind is ContactKind.INTERVIEW
    if not wanted or planner.case.opportunity.outcome in CLOSED or contact.starts_at <= planner.now:
        return None
    eve = planner.day(contact.starts_at) - timedelta(days=1)
    ruled = planner.local(eve, planner.policy.before_at)
    at = _awake(planner, contact, ruled)
    if at is None:
        return None
    shift = None if at == ruled else Shift.QUIET
    nudge = planner.made(
        contact.id, NudgeKind.BEFORE, str(contact.moved), at=at, ruled=ruled, because=Because.EVENING_BEFORE,
        shift=shift,
    )  # fmt: skip
    return nudge if planner.ahead(nudge) and not planner.taken(nudge.id) else None


def _awake(planner: Planner, contact: Contact, ruled: Instant) -> Instant | None:
    """That evening if it is allowed, else the last allowed moment before it, else one well before the start."""
    later = planner.quiet.first_allowed(ruled)
    if planner.day(later) == planner.day(ruled):
        return later
    earlier = planner.quiet.last_allowed(ruled, not_before=max(ruled - BACK, planner.now))
    if earlier is not None:
        return earlier
    return later if later + planner.policy.not_within <= contact.starts_at else None


def pledges(planner: Planner) -> Iterator[Nudge]:
    """The hours at which the member said they would send notes; a promised hour is kept at night too."""
    for note in planner.case.notes:
        if note.pledged_for is None or not note.open:
            continue
        at = planner.chosen.first_allowed(note.pledged_for)
        nudge = planner.made(
            note.id, NudgeKind.PLEDGE, str(micros(note.pledged_for)), at=at, ruled=note.pledged_for,
            because=Because.PLEDGED, shift=None if at == note.pledged_for else Shift.QUIET,
        )  # fmt: skip
        if planner.ahead(nudge) and not planner.taken(nudge.id):
            yield nudge
