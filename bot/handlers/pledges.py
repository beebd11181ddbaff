"""Pledges: "I'll send it by 6 pm", that hour, and what became of all of them."""

from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import pledges as cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.clock import Instant
from bot.handlers import chosen, drafts
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand
from bot.handlers.notes import before_it, shown
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.handlers.which_note import pressed
from bot.model.ids import NoteId
from bot.model.note import Note
from bot.model.opportunity import CLOSED
from bot.model.people import Member
from bot.model.pledges import Record, record
from bot.store import contacts, notes, opportunities
from bot.store.tx import Tx


async def pledge(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The time that is named for this note; without one it is asked for."""
    found = await _found(turn, value)
    if found is None or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, note = found
    if not note.open:
        return Amend(shown(turn, dossier, note))
    if (early := before_it(turn, dossier, note)) is not None:
        return early
    at = cards.named(picked or "", turn.now, turn.zone)
    if at is None:
        return await turn.opened(cards.by_when(turn.reader, note.id))
    return await _pledged(turn, dossier, note, at)


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    return replace(cards.by_when(turn.reader, value), filled=dict(values))


async def at_time(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The time that was typed."""
    found = await _found(turn, value)
    if found is None or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    at = chosen.moment(turn, values.get("when", ""), turn.zone)
    if isinstance(at, str):
        return Invalid({"when": at})
    dossier, note = found
    return await _pledged(turn, dossier, note, at) if note.open else Amend(shown(turn, dossier, note))


async def _found(turn: Turn, value: str) -> tuple[Dossier, Note] | None:
    found = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    return None if found is None or found[1].person_id not in found[0].people else found


async def _pledged(turn: Turn, dossier: Dossier, note: Note, at: Instant) -> Amend:
    again = replace(note, pledged_for=at, pledged_at=turn.now)
    await _written(turn, dossier, again)
    return Amend(cards.pledged(turn.reader, again, dossier.people[note.person_id], at, turn.now))


async def _written(turn: Turn, dossier: Dossier, note: Note) -> Dossier:
    await notes.put(turn.tx, note)
    turn.leaves("note.open", note.id)
    return await dossiers.replanned(turn.tx, dossier.with_note(note), turn.member, turn.policy, turn.now)


async def undo(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """No time named after all: it is reminded of as it would have been."""
    if note.open and note.pledged_for is not None:
        note = replace(note, pledged_for=None, pledged_at=None)
        dossier = await _written(turn, dossier, note)
    return Amend(shown(turn, dossier, note))


async def errand(errand: Errand) -> Card | None:
    """The hour that the member named for a note; nothing where it went out, was skipped, or got another hour."""
    dossier = errand.dossier
    if dossier is None or dossier.opportunity.outcome in CLOSED:
        return None
    note = next((each for each in dossier.notes if each.id == errand.nudge.subject), None)
    if note is None or not note.open or note.person_id not in dossier.people:
        return None
    if note.pledged_for is None or note.pledged_for > errand.now:
        return None
    dossier, note = await drafts.ensured(errand.tx, dossier, note, errand.member, errand.now)
    person = dossier.people[note.person_id]
    return cards.due(errand.reader, note, person, errand.now, discreet=errand.member.discreet)


async def report(tx: Tx, member: Member, now: Instant) -> Record:
    """What the member said and did, for them alone."""
    return record(
        await notes.of(tx, member.id), await contacts.of(tx, member.id), await opportunities.of(tx, member.id), now
    )


async def my_record(turn: Turn, value: str, picked: str | None) -> Card:
    """The same as a card."""
    return cards.my_record(turn.reader, await report(turn.tx, turn.member, turn.now))


ROUTES = Routes(
    actions={"note.pledge": pledge, "note.record": my_record, "pledge.undo": pressed(undo)},
    forms={"pledge.at": Submitted(make_form, at_time)},
)
