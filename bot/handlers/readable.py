"""Beside a note that waits: the way to one's coach, or back from there."""

from collections.abc import Iterable

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
        way = cards.take_back if there.answer is None else cards.words_of
        return card.with_controls(*card.controls, way(turn.reader, there.id))
    if not await reviews.coached(turn.tx):
        return card
    return card.with_controls(*card.controls, cards.offer(turn.reader, note.id))


async def rows(turn: Turn, card: Card, about: Iterable[Note]) -> Card:
    """A live card with the way to one's coach beside each note that waits and none was asked to read."""
    waits = [note.id for note in about if note.open]
    if not waits or not await reviews.coached(turn.tx):
        return card
    shown = await reviews.of_notes(turn.tx, waits)
    return cards.with_asking(turn.reader, card, [each for each in waits if each not in shown])
