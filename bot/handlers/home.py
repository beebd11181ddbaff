"""Home: what a member's page shows, read and never written."""

from bot.clock import Instant
from bot.handlers import places
from bot.handlers.references import Entry, entries_of
from bot.model.cadence import ASIDE
from bot.model.note import OWED, Note
from bot.model.nudge import NudgeKind
from bot.model.opportunity import ContactKind
from bot.model.people import Member
from bot.model.sight import Due, Home, Page, Telling
from bot.store import nudges
from bot.store.tx import Tx

LOOKED_AT = 50
"""How many of the nudges to come are looked at for those that a page shows."""


async def page(tx: Tx, member: Member, sight: Home, now: Instant) -> Page:
    """What is due, which debriefs wait, what comes next, and the groups that they are in."""
    every = await entries_of(tx, member, now)
    # What nobody has told about, and nobody drafted, waits as one thing and not as one a person.
    due = [_due(entry, note) for entry in every if drafted(entry) for note in waiting(entry, now)]
    found = [each for each in due if each is not None]
    told = [_telling(each, now) for each in every if untold(each, now)]
    about = {entry.opportunity.id: entry.opportunity for entry in every}
    planned = await nudges.coming(tx, member.id, limit=LOOKED_AT)
    coming = [each for each in planned if each.kind is not NudgeKind.WELCOME]
    return Page(
        member=member,
        logged=bool(every),
        due=tuple(found[: sight.due]),
        more=max(0, len(found) - sight.due),
        debriefs=tuple(told[: sight.debriefs]),
        untold=max(0, len(told) - sight.debriefs),
        coming=tuple(
            (each, about.get(each.opportunity_id) if each.opportunity_id is not None else None)
            for each in coming[: sight.coming]
        ),
        groups=await places.mine(tx),
    )


def drafted(entry: Entry) -> bool:
    """Whether its notes are things of their own: it was told about, or one of them has words or is done.

    Only an interview is told about; of anything else they are from the beginning.
    """
    if entry.contact.kind is not ContactKind.INTERVIEW:
        return True
    return entry.contact.debrief is not None or any(note.body or not note.open for note in entry.notes)


def untold(entry: Entry, now: Instant) -> bool:
    """Whether a debrief would still help: notes wait for it now, or nobody is named yet."""
    contact = entry.contact
    if contact.kind is not ContactKind.INTERVIEW:
        return False
    if not entry.open or contact.ended_at > now or contact.debrief is not None:
        return False
    if waiting(entry, now):
        return not drafted(entry) or now < contact.ended_at + ASIDE
    return not entry.notes and now < contact.ended_at + ASIDE


def _telling(entry: Entry, now: Instant) -> Telling:
    apart = drafted(entry)
    return Telling(entry.opportunity, entry.contact, 0 if apart else len(waiting(entry, now)))


def waiting(entry: Entry, now: Instant) -> list[Note]:
    """Its open notes that the member has not put off to a later time; none before it is over.

    Of what is closed those alone that stand for themselves: news, a word after a no, a withdrawal.
    """
    later = {each.put_off for each in entry.coming if each.kind is NudgeKind.SNOOZED and each.due_at > now}
    if entry.contact.ended_at > now or entry.contact.id in later:
        return []
    return [note for note in entry.waiting if note.id not in later and (entry.open or note.kind in OWED)]


def _due(entry: Entry, note: Note) -> Due | None:
    person = next((each for each in entry.written_to if each.id == note.person_id), None)
    return None if person is None else Due(note, person, entry.opportunity, entry.reminder(note))
