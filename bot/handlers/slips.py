"""Slips: half a command, or one that is none, and the ways to what was likely meant."""

from bot.cards import said as cards
from bot.cards.said import Way
from bot.cards.words import units
from bot.chat.card import Card
from bot.handlers import followup_logging, prefilling
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn

ON_A_BUTTON = 88
"""How long what is typed again by a button may be, in UTF-16 units: one id holds what it does and with what."""


async def meant(turn: Turn, routes: Routes, path: str, text: str) -> Card:
    """The commands that begin so, or those that this is likely a slip for; what was typed after it is kept."""
    begun = routes.begun(path)
    ways = [await _way(turn, each, text) for each in begun or routes.near(path)]
    if begun:
        return cards.which_command(turn.reader, path, ways)
    return cards.unknown_command(turn.reader, path, ways)


async def _way(turn: Turn, path: str, text: str) -> Way:
    if path == "interview log" and text.strip():
        # A log may be longer than what a button can hold: a form that is kept holds it.
        return Way(path, "form.open", (await prefilling.prefilled(turn, text)).id)
    if path == "followup add" and text.strip():
        return Way(path, "form.open", (await followup_logging.prefilled(turn, text)).id)
    typed = f"{path} {text.strip()}".rstrip()
    return Way(path, "command", typed if units(typed) <= ON_A_BUTTON else path)
