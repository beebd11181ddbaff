"""Said: lines that are no command, and words from elsewhere to log from."""

from collections.abc import Mapping

from bot.cards import afternote as cards
from bot.chat.reply import ToAction, ToCommand
from bot.chat.spec import Given
from bot.handlers import logs
from bot.handlers.afternote import EVERY_SPEC
from bot.handlers.references import folded
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.reading.details import details

ASKS_HELP = frozenset({"help", "help me", "commands", "what can you do", "what do you do", "what can i type"})
THANKS = frozenset({"thanks", "thank you", "thanks a lot", "many thanks", "thank you very much", "thx", "ty", "cheers"})


async def said(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """A line in the DM that is no command: offered as a log when it reads like one."""
    text = str(given.get("text", ""))
    plain = folded(text)
    if plain in ASKS_HELP or (not plain and "?" in text):
        return cards.help_card(turn.reader, EVERY_SPEC)
    if plain in THANKS:
        return cards.welcome(turn.reader)
    if plain == "privacy":
        return cards.privacy(turn.reader)
    read = details(text, now=turn.now, zone=turn.zone or "UTC", country=turn.member.country)
    if read.when is None or not (read.company or read.people):
        return cards.said(turn.reader, offers=None)
    return cards.said(turn.reader, offers=(await logs.prefilled(turn, text)).id)


async def log_from(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The log form with what was understood of any words, such as a message that somebody else wrote."""
    return await logs.prefilled(turn, value)


ROUTES = Routes(commands={"": said}, actions={"interview.from": log_from})
