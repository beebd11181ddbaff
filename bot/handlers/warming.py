"""Keeping warm: a word now and then to somebody met months ago, unless the two were in touch meanwhile."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import notes as note_cards
from bot.cards import warming as cards
from bot.cards.notes import Ready
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand
from bot.handlers.following import medium_for
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.calendar import months_after, wall
from bot.model.identity import alike
from bot.model.ids import ContactId, NoteId, OpportunityId, PersonId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import Nudge
from bot.model.opportunity import CLOSED, SOCIAL, Contact, Person
from bot.model.owed import in_touch
from bot.model.policy import Policy
from bot.store import contacts, members, notes, people
from bot.store.tx import Tx


async def _rows_of(tx: Tx, dossier: Dossier, of: Iterable[Person]) -> set[PersonId]:
    """Every row that these people have among all whom the member met."""
    met = await people.of(tx, dossier.opportunity.member_id)
    return set().union(*alike(of, met).values())


async def errand(errand: Errand) -> Card | None:
    """A word to those of a contact whom the member has not been in touch with for months; its notes are made now."""
    dossier, member, now = errand.dossier, errand.member, errand.now
    contact = _contact(dossier, errand.nudge.subject)
    if dossier is None or contact is None or not contact.keep_warm or dossier.opportunity.outcome in CLOSED:
        return None
    zone, months = member.zone or contact.zone, errand.policy.warm_months
    due = [
        dossier.people[id]
        for id, at in in_touch(dossier.case(member), contact).items()
        if id in dossier.people and months_after(wall(at, zone).date(), months) <= wall(now, zone).date()
    ]
    if not due:
        # They have been in touch since this was planned: it waits its months from there.
        await dossiers.replanned(errand.tx, dossier, member, errand.policy, now)
        return None
    dossier = await _made(errand, dossier, contact, due)
    return _card(errand, dossier, contact)


def _contact(dossier: Dossier | None, id: str) -> Contact | None:
    return dossier.contact(ContactId(id)) if dossier is not None else None


async def _made(errand: Errand, dossier: Dossier, contact: Contact, whom: Sequence[Person]) -> Dossier:
    """The dossier with this word to each of them drafted; one that was not sent before gives way."""
    count = errand.nudge.ordinal.rpartition(".")[2]
    for person in whom:
        id = NoteId(derived(contact.id, person.id, NoteKind.KEEP_WARM, errand.nudge.ordinal))
        for other in _words(dossier, contact):
            if other.person_id == person.id and other.open and other.id != id:
                gone = other.dropped(errand.now)
                await notes.put(errand.tx, gone)
                dossier = dossier.with_note(gone)
        note = next((each for each in dossier.notes if each.id == id), None) or Note(
            id=id,
            member_id=errand.member.id,
            opportunity_id=dossier.opportunity.id,
            contact_id=contact.id,
            person_id=person.id,
            kind=NoteKind.KEEP_WARM,
            created_at=errand.now,
            ordinal=int(count) if count.isdecimal() else 1,
            medium=medium_for(person),
        )
        dossier, _ = await drafts.ensured(errand.tx, dossier.with_note(note), note, errand.member, errand.now)
    return dossier


def _words(dossier: Dossier, contact: Contact) -> list[Note]:
    """The words to those of a contact, the oldest first."""
    mine = [each for each in dossier.notes if each.kind is NoteKind.KEEP_WARM and each.contact_id == contact.id]
    return sorted(mine, key=lambda each: (each.created_at, each.id))


def _rows(dossier: Dossier, contact: Contact) -> list[Ready]:
    """The latest word to each of them."""
    latest = {note.person_id: note for note in _words(dossier, contact)}
    order = dossiers.in_order(contact, latest.values())
    return [drafts.ready(dossier, note) for note in order if note.person_id in dossier.people]


def _since(dossier: Dossier, contact: Contact) -> Instant:
    """When the two last talked, or the member last wrote a word."""
    sent = [note.done_at for note in _words(dossier, contact) if note.done_at and note.status is NoteStatus.SENT]
    return max([contact.ended_at, *sent])


def _card(errand: Errand, dossier: Dossier, contact: Contact) -> Card | None:
    rows = _rows(dossier, contact)
    if not any(each.note.open for each in rows):
        return None
    since = _since(dossier, contact)
    return cards.warm(errand.reader, contact, rows, since, errand.now, discreet=errand.member.discreet)


async def again(errand: Errand, dossier: Dossier, note: Note) -> Card | None:
    """The reminder of a word that was put off."""
    contact = dossier.contact(note.contact_id)
    return None if contact is None or not note.open else _card(errand, dossier, contact)


async def delivered(tx: Tx, nudge: Nudge, policy: Policy, now: Instant) -> None:
    """Plans the next word, once this one has reached the member."""
    member = await members.get(tx, nudge.member)
    if member is None or nudge.opportunity_id is None:
        return
    dossier = await dossiers.read(tx, OpportunityId(nudge.opportunity_id), member, policy)
    if dossier is not None and dossier.contacts:
        await dossiers.replanned(tx, dossier, member, policy, now)


# what the member does about it


def stands(turn: Turn, dossier: Dossier, contact: Contact) -> Card | None:
    """The card of a contact's words as it is now; None where there are none yet."""
    if not contact.keep_warm:
        return cards.stopped(turn.reader, contact, dossier.met(contact))
    rows = _rows(dossier, contact)
    if not rows:
        return None
    since = _since(dossier, contact)
    return cards.warm(turn.reader, contact, rows, since, turn.now, discreet=turn.member.discreet)


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The words to those of a contact."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    return stands(turn, *found) or note_cards.nothing_waits(turn.reader)


async def stop(turn: Turn, value: str, picked: str | None) -> ToAction:
    """No more words to these people, wherever they were met."""
    return await _set(turn, value, keep=False)


async def again_after_all(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Stop taken back."""
    return await _set(turn, value, keep=True)


async def _set(turn: Turn, value: str, *, keep: bool) -> ToAction:
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    whom = dossier.met(contact)
    rows = await _rows_of(turn.tx, dossier, whom)
    changed = [
        replace(each, keep_warm=keep)
        for each in dossier.every
        if each.kind in SOCIAL and each.keep_warm is not keep and any(met.person_id in rows for met in each.meetings)
    ]
    await contacts.put_many(turn.tx, changed)
    about = await dossiers.read_many(
        turn.tx, {each.opportunity_id for each in changed}, {turn.member.id: turn.member}, turn.policy
    )
    gone = [
        note.dropped(turn.now)
        for each in changed
        for note in _words(about[each.opportunity_id], each)
        if note.open and not keep
    ]
    await notes.put_many(turn.tx, gone)
    for note in gone:
        about[note.opportunity_id] = about[note.opportunity_id].with_note(note)
    await dossiers.replan_many(turn.tx, about.values(), turn.member, turn.policy, turn.now)
    turn.leaves("warm.show", contact.id)
    shown = cards.kept if keep else cards.stopped
    return Amend(shown(turn.reader, contact, whom))


async def last_touches(tx: Tx, dossier: Dossier, now: Instant) -> tuple[Instant | None, Instant | None]:
    """When the member last talked with the people of an opportunity, and last wrote them, wherever they were met."""
    rows = await _rows_of(tx, dossier, dossier.everyone)
    talked = [
        each.ended_at
        for each in dossier.every
        if each.ended_at <= now and any(met.person_id in rows for met in each.meetings)
    ]
    wrote = [
        each.done_at
        for each in await notes.of(tx, dossier.opportunity.member_id)
        if each.person_id in rows and each.status is NoteStatus.SENT and each.done_at is not None
    ]
    return max(talked, default=None), max(wrote, default=None)


ROUTES = Routes(actions={"warm.show": show, "warm.stop": stop, "warm.again": again_after_all})
