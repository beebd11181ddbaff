"""The follow-up after a silence: which note it is, and whom it goes to."""

from bot.clock import Instant
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.model.case import ASKS, generation
from bot.model.ids import NoteId, derived
from bot.model.note import FOLLOW_UPS, Channel, Note, NoteKind, NoteStatus
from bot.model.opportunity import Person
from bot.model.people import Member
from bot.store import notes
from bot.store.tx import Tx


def kind_of(dossier: Dossier) -> NoteKind:
    """Which follow-up this opportunity is due: it follows from what happened last."""
    return ASKS.get(dossier.last.kind, NoteKind.STATUS)


async def follow_up_note(
    tx: Tx, dossier: Dossier, person: Person, member: Member, now: Instant, *, ordinal: int | None = None
) -> tuple[Dossier, Note]:
    """The follow-up of this rank to this person, drafted; an open thank-you to them becomes part of it."""
    last, kind = dossier.last, kind_of(dossier)
    tag = generation(dossier.opportunity, last)
    mine = [note for note in dossier.notes if note.kind in FOLLOW_UPS and note.contact_id == last.id]
    if ordinal is None:
        sent = [note for note in mine if note.status in (NoteStatus.SENT, NoteStatus.SKIPPED)]
        replied = dossier.opportunity.replied_at
        ordinal = 1 + sum(replied is None or note.created_at > replied for note in sent)
    id = NoteId(derived(last.id, person.id, kind, ordinal, tag))
    known = next((note for note in dossier.notes if note.id == id), None)
    # One follow-up waits at a time: an earlier one that was not sent gives way.
    for other in mine:
        if other.open and other.id != id:
            gone = other.dropped(now)
            await notes.put(tx, gone)
            dossier = dossier.with_note(gone)
    note = known or Note(
        id=id,
        member_id=member.id,
        opportunity_id=dossier.opportunity.id,
        contact_id=last.id,
        person_id=person.id,
        kind=kind,
        created_at=now,
        ordinal=ordinal,
        medium=medium_for(person),
    )
    dossier = dossier.with_note(note)
    dossier, note = await drafts.ensured(tx, dossier, note, member, now)
    for thanks in dossier.notes:
        if thanks.kind is NoteKind.THANK_YOU and thanks.person_id == person.id and thanks.open:
            gone = thanks.dropped(now)
            await notes.put(tx, gone)
            dossier = dossier.with_note(gone)
    return dossier, note


def medium_for(person: Person) -> Channel:
    """What a note to this person is written for: LinkedIn where they are reached there alone, else a mail."""
    if person.prefers is Channel.LINKEDIN or (person.link and not person.email):
        return Channel.LINKEDIN
    return Channel.EMAIL
