"""The sign of what a card says: whether what was drawn may stay."""

import hashlib
import json
from dataclasses import replace

from bot.chat import codec
from bot.chat.card import Card, Line, Mood, Row
from bot.ports import Drawn

STALE = "stale"
"""The sign of a card that does not stand as it was to be: it is drawn anew at the next change."""


def says(stands: Drawn, card: Card) -> bool:
    """Whether what was drawn may stay: it says this already, or did when it was drawn as it is."""
    return not stands.digest or digest(card) in stands.digest.split()


def digest(card: Card) -> str:
    """A sign of what the card says, but for what changes with time alone: what is offered, and what is told quietly."""
    blocks = tuple(
        replace(each, controls=()) if isinstance(each, Row) else each for each in card.blocks
        if not (isinstance(each, Line) and each.mood is Mood.QUIET)
    )  # fmt: skip
    whole = codec.encode(replace(card, blocks=blocks, controls=()))
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:32]
