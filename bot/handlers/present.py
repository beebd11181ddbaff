"""What a card that was drawn before would show now; it is read, and nothing is written."""

from dataclasses import replace

from bot.cards import addressing as addressing_cards
from bot.cards import debriefs, done, nudges
from bot.cards import nudges_following as following_cards
from bot.cards import owed as owed_cards
from bot.cards import present as cards
from bot.cards import skips as skip_cards
from bot.chat.card import Card
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, readable, rounds, unanswered, warming
from bot.handlers.asked import stands
from bot.handlers.dossier import Dossier
from bot.handlers.notes import shown
from bot.handlers.sending import as_sent, everything, is_last, next_step
from bot.handlers.turn import Turn
from bot.model.ids import AskedId, ContactId, NoteId, OpportunityId
from bot.model.note import FOLLOW_UPS, Note, NoteStatus
from bot.model.opportunity import ContactKind, Outcome
from bot.store import asked


async def present(turn: Turn, about: str) -> Card | None:
    """The card about this as it would be drawn now; None where what is there may stay as it is."""
    kind, _, id = about.partition(":")
    match kind:
        case "note":
            card = await _note(turn, NoteId(id))
        case "live":
            card = await _live(turn, ContactId(id))
        case "following":
            card = await _following(turn, OpportunityId(id))
        case "owed":
            card = await _owed(turn, NoteId(id))
        case "warm":
            card = await _warm(turn, ContactId(id))
        case "round":
            card = await rounds.stands(turn, id)
        case "asked":
            card = await _asked(turn, AskedId(id))
        case _:
            return None
    return None if card is None else replace(card, about=about)


async def _note(turn: Turn, id: NoteId) -> Card | None:
    found = await dossiers.of_note(turn.tx, id, turn.member, turn.policy)
    if found is None or found[1].person_id not in found[0].people:
        return cards.gone(turn.reader)
    dossier, note = found
    if note.open:
        return shown(turn, dossier, note) if note.body else None
    return _done(turn, dossier, note)


def _done(turn: Turn, dossier: Dossier, note: Note) -> Card:
    person = dossier.people[note.person_id]
    match note.status:
        case NoteStatus.SENT:
            return as_sent(turn, dossier, note)
        case NoteStatus.SKIPPED:
            return skip_cards.skipped(turn.reader, note, person, turn.now)
        case _:
            return done.done_already(turn.reader, note, person, turn.now)


async def _live(turn: Turn, id: ContactId) -> Card | None:
    found = await dossiers.of_contact(turn.tx, id, turn.member, turn.policy)
    if found is None:
        return cards.gone(turn.reader)
    dossier, contact = found
    if contact.ended_at > turn.now:
        return None
    live = nudges.Live(dossier.opportunity, contact, drafts.rows(dossier, contact))
    if not any(each.note.body or not each.note.open for each in live.rows):
        if contact.kind is not ContactKind.INTERVIEW:
            return None
        if contact.debrief is None:
            return nudges.debrief(turn.reader, live, discreet=turn.member.discreet)
        return debriefs.debriefed(turn.reader, dossier.opportunity, contact, turn.now)
    card = cards.live(turn.reader, live, turn.now, next_step(turn, dossier) if not live.open else "")
    return await readable.rows(turn, card, [each.note for each in live.open])


async def _asked(turn: Turn, id: AskedId) -> Card | None:
    row = await asked.get(turn.tx, id)
    # One that was done with is forgotten after a day, and its card says so already.
    return None if row is None else await stands(turn, row)


async def _owed(turn: Turn, id: NoteId) -> Card | None:
    found = await dossiers.of_note(turn.tx, id, turn.member, turn.policy)
    if found is None or found[1].person_id not in found[0].people:
        return cards.gone(turn.reader)
    dossier, note = found
    if not note.open:
        return _done(turn, dossier, note)
    ready = drafts.ready(dossier, note)
    return owed_cards.due(turn.reader, dossier.opportunity, ready, turn.now, discreet=turn.member.discreet)


async def _warm(turn: Turn, id: ContactId) -> Card | None:
    found = await dossiers.of_contact(turn.tx, id, turn.member, turn.policy)
    return cards.gone(turn.reader) if found is None else warming.stands(turn, *found)


async def _following(turn: Turn, id: OpportunityId) -> Card | None:
    dossier = await dossiers.read(turn.tx, id, turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return cards.gone(turn.reader)
    if dossier.opportunity.outcome is Outcome.NO_ANSWER:
        return everything(turn, dossier)
    if dossier.opportunity.outcome is not Outcome.OPEN:
        return cards.closed(turn.reader, dossier.opportunity)
    if dossier.addressee is None:
        return addressing_cards.who_could(
            turn.reader, dossier.opportunity, dossier.last, dossier.everyone, discreet=turn.member.discreet
        )
    mine = [note for note in dossier.notes if note.kind in FOLLOW_UPS and note.contact_id == dossier.last.id]
    note = max(mine, key=lambda each: (each.created_at, each.ordinal), default=None)
    if note is None or note.person_id not in dossier.people:
        return None
    if not note.open:
        ended = note.status is NoteStatus.SENT and is_last(dossier)
        return everything(turn, dossier, undo=note) if ended else _done(turn, dossier, note)
    shown = unanswered.asking(dossier, note, turn.member, turn.now)
    return following_cards.follow_up(turn.reader, shown, turn.now, discreet=turn.member.discreet)
