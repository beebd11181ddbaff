"""One note to the lead that names the others, whose own are set aside; and a note each after all."""

from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import handover as cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.notes import before_it, shown
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.handlers.which_note import pressed
from bot.model.ids import ContactId, NoteId, PersonId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Contact, Person
from bot.store import notes


async def lead(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One note to the lead, which names the others, whose own are set aside."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    person = dossier.people.get(PersonId(picked or ""))
    if person is None:
        return afternote_cards.not_yours(turn.reader)
    if contact.starts_at > turn.now:
        return await _none_yet(turn, dossier, contact)
    theirs = next((each for each in dossier.thanks(contact) if each.person_id == person.id), None)
    note = theirs or _note_to(contact, person, turn)
    others = [each for each in dossier.thanks(contact) if each.open and each.id != note.id]
    if not note.open or not others:
        return Amend(shown(turn, dossier, note)) if theirs is not None else afternote_cards.not_yours(turn.reader)
    aside = [each.dropped(turn.now) for each in others]
    await notes.put_many(turn.tx, aside)
    for each in aside:
        dossier = dossier.with_note(each)
    note = replace(note, covers=tuple(each.person_id for each in aside))
    await notes.put(turn.tx, note)
    dossier, note = await drafts.draft_one(turn.tx, dossier.with_note(note), note, turn.member, turn.now)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("note.open", note.id)
    named = [dossier.people[id] for id in note.covers if id in dossier.people]
    return Amend(cards.led(turn.reader, shown(turn, dossier, note), note, person, named))


async def _none_yet(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    note = next(iter(dossier.thanks(contact)), None)
    early = before_it(turn, dossier, note) if note is not None else None
    return early or afternote_cards.not_yours(turn.reader)


def _note_to(contact: Contact, person: Person, turn: Turn) -> Note:
    """A thank-you to somebody who was not at the talk, such as its coordinator."""
    return Note(
        id=NoteId(derived(contact.id, person.id, NoteKind.THANK_YOU)),
        member_id=contact.member_id,
        opportunity_id=contact.opportunity_id,
        contact_id=contact.id,
        person_id=person.id,
        kind=NoteKind.THANK_YOU,
        created_at=turn.now,
    )


async def one_each(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """A note each after all: theirs are back, and the lead's names nobody else."""
    if not note.covers or not note.open:
        return Amend(shown(turn, dossier, note))
    back = [
        each.restored()
        for each in dossier.notes
        if each.contact_id == note.contact_id and each.kind is note.kind and each.person_id in note.covers
        and each.status is NoteStatus.DROPPED
    ]  # fmt: skip
    await notes.put_many(turn.tx, back)
    for each in back:
        dossier = dossier.with_note(each)
    note = replace(note, covers=())
    contact = dossier.contact(note.contact_id)
    if contact is not None and contact.meeting(note.person_id) is None:
        # Who was not at the talk is thanked for arranging it only where that names the others.
        note = note.dropped(turn.now)
    await notes.put(turn.tx, note)
    dossier = dossier.with_note(note)
    if note.open:
        dossier, note = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("note.open", note.id)
    return Amend(shown(turn, dossier, note))


ROUTES = Routes(actions={"note.each": pressed(one_each), "note.lead": lead})
