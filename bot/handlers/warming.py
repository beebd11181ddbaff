"""Keeping warm: a word now and then to somebody met months ago, unless the two were in touch meanwhile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

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
from bot.handlers.references import folded
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.calendar import months_after, on_the_line, wall
from bot.model.case import kept_warm
from bot.model.ids import ContactId, NoteId, NudgeId, OpportunityId, PersonId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import Nudge
from bot.model.opportunity import CLOSED, SOCIAL, Contact, Person
from bot.model.policy import Policy
from bot.store import contacts, members, notes, nudges, people
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Touch:
    """The last time a member was in touch with somebody, other than by one contact; `warm`: it is kept warm itself."""

    at: Instant
    warm: bool


def same(one: Person, other: Person) -> bool:
    """Whether two rows are one person: by address, else by whole name; a first name alone is nobody in particular."""
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    name = folded(one.name)
    return " " in name and name == folded(other.name)


async def _rows_of(tx: Tx, dossier: Dossier, of: Iterable[Person]) -> dict[PersonId, set[PersonId]]:
    """Every row that each of these people has among all whom the member met."""
    met = await people.of(tx, dossier.opportunity.member_id)
    return {one.id: {one.id, *(each.id for each in met if same(one, each))} for one in of}


def _touched(dossier: Dossier, but: Contact, rows: set[PersonId], written: Sequence[Note]) -> Touch | None:
    """When the member was last in touch with this person by another contact, or will be."""
    found = [
        Touch(each.ended_at, each.kind in SOCIAL and each.keep_warm)
        for each in dossier.every
        if each.id != but.id and any(met.person_id in rows for met in each.meetings) and each.ended_at >= but.ended_at
    ]
    found += [
        Touch(each.done_at, False)
        for each in written
        if each.kind is NoteKind.KEEP_WARM and each.status is NoteStatus.SENT and each.done_at is not None
        and each.person_id in rows
    ]  # fmt: skip
    return max(found, key=lambda each: each.at, default=None)


async def errand(errand: Errand) -> Card | None:
    """A word to those of a contact whom the member has not been in touch with for months; its notes are made now."""
    dossier, member, now = errand.dossier, errand.member, errand.now
    contact = _contact(dossier, errand.nudge.subject)
    if dossier is None or contact is None or not contact.keep_warm or dossier.opportunity.outcome in CLOSED:
        return None
    whom = [dossier.people[id] for id in kept_warm(contact, dossier.contacts) if id in dossier.people]
    rows = await _rows_of(errand.tx, dossier, whom)
    written = await notes.of(errand.tx, member.id)
    zone = member.zone or contact.zone
    due, later = [], list[date]()
    for person in whom:
        touch = _touched(dossier, contact, rows[person.id], written)
        ready = None if touch is None else months_after(wall(touch.at, zone).date(), errand.policy.warm_months)
        if ready is None or ready <= wall(now, zone).date():
            due.append(person)
        elif touch is not None and not touch.warm:
            later.append(ready)
    if not due:
        # Another contact that is kept warm has its own words; after any other this one waits its months.
        if later:
            await nudges.add(errand.tx, _put_later(errand, min(later), zone))
        return None
    dossier = await _made(errand, dossier, contact, due)
    return _card(errand, dossier, contact)


def _contact(dossier: Dossier | None, id: str) -> Contact | None:
    return dossier.contact(ContactId(id)) if dossier is not None else None


def _put_later(errand: Errand, day: date, zone: str) -> Nudge:
    """The same word, once the months have passed since they were last in touch."""
    assert errand.dossier is not None
    nudge = errand.nudge
    ruled = on_the_line(day, errand.policy.morning, zone).instant
    at = errand.member.quiet(errand.dossier.busy).first_allowed(ruled)
    id = NudgeId(derived(nudge.to, nudge.kind, nudge.subject, nudge.ordinal, day.isoformat()))
    return Nudge(
        id=id, to=nudge.to, kind=nudge.kind, subject=nudge.subject, due_at=at, next_at=at,
        reason=replace(nudge.reason, ruled_at=ruled), opportunity_id=nudge.opportunity_id, ordinal=nudge.ordinal,
    )  # fmt: skip


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
    member = await members.get(tx, nudge.to)
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
    rows = set[PersonId]().union(*(await _rows_of(turn.tx, dossier, whom)).values())
    for each in dossier.every:
        theirs = each.kind in SOCIAL and any(met.person_id in rows for met in each.meetings)
        if not theirs or each.keep_warm is keep:
            continue
        about = await dossiers.read(turn.tx, each.opportunity_id, turn.member, turn.policy)
        if about is None:
            continue
        await contacts.put(turn.tx, replace(each, keep_warm=keep))
        about = about.with_contact(replace(each, keep_warm=keep))
        gone = [note.dropped(turn.now) for note in _words(about, each) if note.open and not keep]
        await notes.put_many(turn.tx, gone)
        for note in gone:
            about = about.with_note(note)
        await dossiers.replanned(turn.tx, about, turn.member, turn.policy, turn.now)
    turn.leaves("warm.show", contact.id)
    shown = cards.kept if keep else cards.stopped
    return Amend(shown(turn.reader, contact, whom))


async def last_touches(tx: Tx, dossier: Dossier, now: Instant) -> tuple[Instant | None, Instant | None]:
    """When the member last talked with the people of an opportunity, and last wrote them, wherever they were met."""
    rows = set[PersonId]().union(*(await _rows_of(tx, dossier, dossier.everyone)).values())
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
