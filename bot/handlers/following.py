"""The status follow-up: which note it is, and whom it goes to."""

from bot.clock import Instant
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.model.cadence import generation
from bot.model.ids import NoteId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Person
from bot.model.people import Member
from bot.store import notes
from bot.store.tx import Tx


async def status_note(
    tx: Tx, dossier: Dossier, person: Person, member: Member, now: Instant, *, ordinal: int | None = None
) -> tuple[Dossier, Note]:
    """The follow-up of this rank to this person, drafted; an open thank-you to them becomes part of it."""
    tag = generation(dossier.opportunity, dossier.last)
    mine = [note for note in dossier.notes if note.kind is NoteKind.STATUS and note.contact_id == dossier.last.id]
    if ordinal is None:
        sent = [note for note in mine if note.status in (NoteStatus.SENT, NoteStatus.SKIPPED)]
        replied = dossier.opportunity.replied_at
        ordinal = 1 + sum(replied is None or note.created_at > replied for note in sent)
    id = NoteId(derived(dossier.last.id, person.id, NoteKind.STATUS, ordinal, tag))
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
        contact_id=dossier.last.id,
        person_id=person.id,
        kind=NoteKind.STATUS,
        created_at=now,
        ordinal=ordinal,
    )
    dossier = dossier.with_note(note)
    dossier, note = await drafts.ensured(tx, dossier, note, member, now)
    for thanks in dossier.notes:
        if thanks.kind is NoteKind.THANK_YOU and thanks.person_id == person.id and thanks.open:
            gone = thanks.dropped(now)
            await notes.put(tx, gone)
            dossier = dossier.with_note(gone)
    return dossier, note
