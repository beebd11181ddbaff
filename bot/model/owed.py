"""What is owed to people rather than to a position: news, a word after a no, a withdrawal; and keeping warm."""

from collections.abc import Iterator
from datetime import timedelta

from bot.clock import Instant
from bot.model.calendar import months_after
from bot.model.case import Case, kept_warm
from bot.model.ids import PersonId
from bot.model.note import Note, NoteKind
from bot.model.nudge import Because, Nudge, NudgeKind
from bot.model.opportunity import CLOSED, SOCIAL, Contact
from bot.model.planner import Planner

A_YEAR = timedelta(days=365)
STANDING = frozenset({NoteKind.NEWS, NoteKind.REJECTION, NoteKind.WITHDRAWAL})
"""Owed notes with a nudge of their own; a keep-warm note is made by its nudge."""


def owed(planner: Planner) -> Iterator[Nudge]:
    """One nudge for each owed note, whatever became of the opportunity; what is too long ago is let go."""
    if planner.case.member.nudges == 0:
        return
    for note in planner.case.notes:
        if note.kind not in STANDING or not note.open:
            continue
        ruled, because = _moment(planner, note)
        nudge = planner.allowed(note.id, NudgeKind.OWED, str(note.ordinal), ruled, because)
        if planner.given(nudge.id) or planner.put_off(note) is not None:
            continue
        if planner.ahead(nudge) or planner.now - note.created_at < planner.policy.old:
            yield planner.kept(nudge, planner.next_morning(planner.now))


def _moment(planner: Planner, note: Note) -> tuple[Instant, Because]:
    """After a no it is slept on; news and a withdrawal go the same day."""
    if note.kind is NoteKind.REJECTION:
        return planner.next_morning(note.created_at), Because.AFTER_A_NO
    return planner.same_day(note.created_at), Because.STAGE_CHANGED


def in_touch(case: Case, contact: Contact) -> dict[PersonId, Instant]:
    """Whom of a contact's people its words are for, and when the member was last in touch with each, or will be.

    Somebody whom a later contact keeps warm, here or elsewhere, has the words of that one.
    """
    found: dict[PersonId, Instant] = {}
    for id in kept_warm(contact, case.contacts):
        later = [each for each in case.touched.get(id, ()) if each.at > contact.ended_at]
        if not any(each.warm for each in later):
            found[id] = max([contact.ended_at, *(each.at for each in later)])
    return found


def warmth(planner: Planner, contact: Contact) -> Nudge | None:
    """The next word to those of a social contact's people whom no later one keeps warm.

    Every `warm_months` from when the two were last in touch, on a business day; never more than `warm_a_year` in a
    year. What was logged long after goes on from the present: nothing is made up for.
    """
    case, policy = planner.case, planner.policy
    if contact.kind not in SOCIAL or not contact.keep_warm or case.member.nudges == 0:
        return None
    people = in_touch(case, contact)
    if case.opportunity.outcome in CLOSED or not people:
        return None
    spoken = sorted(
        planner.given_at(each)
        for each in case.history
        if each.kind is NudgeKind.KEEP_WARM and each.subject == contact.id and each.given
    )
    written = [
        note.done_at
        for note in case.notes
        if note.person_id in people and note.kind is NoteKind.KEEP_WARM and note.done_at is not None
    ]
    since = max([min(people.values()), *spoken, *written])
    not_before = spoken[-policy.warm_a_year] + A_YEAR if len(spoken) >= policy.warm_a_year else since
    ordinal = f"{contact.moved}.{len(spoken) + 1}"
    for count in range(1, 600):
        day = months_after(planner.day(since), policy.warm_months * count)
        ruled = planner.local(planner.at_work(max(day, planner.day(not_before))), policy.morning)
        nudge = planner.allowed(contact.id, NudgeKind.KEEP_WARM, ordinal, ruled, Because.FOUR_MONTHS)
        if planner.given(nudge.id):
            return None
        before = planner.known.get(nudge.id)
        same = before is not None and planner.stands(nudge.id) and before.reason.ruled_at == ruled
        if nudge.due_at >= planner.now or same:
            return planner.kept(nudge, planner.next_business_morning())
    return None
