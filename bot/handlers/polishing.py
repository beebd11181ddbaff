"""Rewording a draft by a language model, where operator and member both want it."""

from bot.chat.card import Card
from bot.handlers.errand import Errand


async def errand(errand: Errand) -> Card | None:
    """The card that this nudge comes to, or None when there is nothing to say any more."""
    raise NotImplementedError
