"""Bridging: one cohort over two channels, on one platform or on two."""

from bot.cards import bridging as cards
from bot.chat.card import Card
from bot.handlers.errand import Errand
from bot.handlers.turn import Turn
from bot.model.link import Link, Party


async def asked(turn: Turn, found: Link, who: Party) -> Card:
    """The question to the coach whose code was typed in a channel."""
    return cards.asked(turn.reader, who, found.room_name, found.id)


async def errand(errand: Errand, found: Link, who: Party) -> Card | None:
    """The same by DM."""
    return cards.asked(errand.reader, who, found.room_name, found.id)
