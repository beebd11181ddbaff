"""After a no: a short note that thanks, for the next morning, or none; both are as good."""

import re
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import owed as cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.following import medium_for
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.ids import NoteId, OpportunityId, PersonId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Contact, ContactKind, Outcome, Person
from bot.store import notes

_NOBODY_READS = ("noreply", "noreplies", "donotreply", "dontreply", "notreply", "mailerdaemon", "bounce")
"""How the addresses of machines begin, without their signs."""


def candidates(dossier: Dossier, now: Instant) -> tuple[tuple[Contact, Person], ...]:
    """Those who interviewed the member and can be written to, whom it would go to first."""
    found: dict[PersonId, tuple[Contact, Person]] = {}
    held = [each for each in dossier.contacts if each.kind is ContactKind.INTERVIEW and each.ended_at <= now]
    for contact in sorted(held, key=lambda each: each.ended_at, reverse=True):
        for person in dossier.met(contact):
            if not nobody_reads(person.email):
                found.setdefault(person.id, (contact, person))
    clear = dossier.addressee
    if clear is not None and clear.id in found:
        return (found[clear.id],)
    return tuple(found.values())


def nobody_reads(email: str) -> bool:
    """Whether an address says of itself that nobody reads what is sent there."""
    local = re.sub(r"[-_.]", "", email.partition("@")[0].casefold())
    return local.startswith(_NOBODY_READS)


def may_be_offered(dossier: Dossier, now: Instant) -> bool:
    """Whether there was an interview, with somebody who can be written to, and no such note yet."""
    known = any(each.kind is NoteKind.REJECTION and each.status is not NoteStatus.DROPPED for each in dossier.notes)
    return not known and bool(candidates(dossier, now))


async def draft(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Yes: a note to whom it goes, else that is asked."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    whom = candidates(dossier, turn.now)
    if dossier.opportunity.outcome is not Outcome.REJECTED or not whom:
        return Amend(cards.no_thanks(turn.reader, dossier.opportunity, again=False))
    if len(whom) > 1:
        return Amend(cards.to_whom(turn.reader, dossier.opportunity, [person for _, person in whom]))
    return Amend(await _planned(turn, dossier, *whom[0]))


async def to(turn: Turn, value: str, picked: str | None) -> ToAction:
    """To whom, picked."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    whom = {person.id: (contact, person) for contact, person in candidates(dossier, turn.now)}
    found = whom.get(PersonId(picked or ""))
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    return Amend(await _planned(turn, dossier, *found))


async def _planned(turn: Turn, dossier: Dossier, contact: Contact, person: Person) -> Card:
    """The note to this person, for the next morning; one to somebody else gives way."""
    id = NoteId(derived(contact.id, person.id, NoteKind.REJECTION))
    mine = [each for each in dossier.notes if each.kind is NoteKind.REJECTION]
    note = next((each for each in mine if each.id == id), None) or Note(
        id=id,
        member_id=turn.member.id,
        opportunity_id=dossier.opportunity.id,
        contact_id=contact.id,
        person_id=person.id,
        kind=NoteKind.REJECTION,
        created_at=turn.now,
        medium=medium_for(person),
    )
    if note.status is NoteStatus.DROPPED:
        note = replace(note.restored(), created_at=turn.now)
    changed = [note, *(each.dropped(turn.now) for each in mine if each.open and each.id != id)]
    await notes.put_many(turn.tx, changed)
    for each in changed:
        dossier = dossier.with_note(each)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", dossier.last.id)
    nudge = next((each for each in dossier.coming if each.kind is NudgeKind.OWED and each.subject == id), None)
    return cards.tomorrow(turn.reader, dossier.opportunity, person, nudge, turn.now)


async def no(turn: Turn, value: str, picked: str | None) -> ToAction:
    """No thanks; a note that was planned is called off."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    dropped = [each.dropped(turn.now) for each in dossier.waiting if each.kind is NoteKind.REJECTION]
    await notes.put_many(turn.tx, dropped)
    for note in dropped:
        dossier = dossier.with_note(note)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", dossier.last.id)
    again = dossier.opportunity.outcome is Outcome.REJECTED and bool(candidates(dossier, turn.now))
    return Amend(cards.no_thanks(turn.reader, dossier.opportunity, again=again))


ROUTES = Routes(actions={"rejection.draft": draft, "rejection.to": to, "rejection.no": no})
