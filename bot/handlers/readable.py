"""Beside a note that waits: the way to one's coach, or back from there."""

from bot.cards import opened as opened_cards
from bot.cards import reviews as cards
from bot.chat.card import Card
from bot.handlers.turn import Turn
from bot.model.note import Note, NoteStatus
from bot.store import reviews


async def beside(turn: Turn, card: Card, note: Note) -> Card:
    """The note's card with the way to one's coach, where there is one and the card has room."""
    if note.status is not NoteStatus.DRAFTED or len(card.controls) >= opened_cards.MOST:
        return card
    if (there := (await reviews.of_notes(turn.tx, [note.id])).get(note.id)) is not None:
        return card.with_controls(*card.controls, cards.take_back(turn.reader, there.id))
    if not await reviews.coached(turn.tx):
        return card
    return card.with_controls(*card.controls, cards.offer(turn.reader, note.id))
