"""A line for an interview that tells of something else is offered as what it tells of; anything else is logged."""

from collections.abc import Mapping

from bot.cards import followups as cards
from bot.chat.card import Card
from bot.chat.reply import ToCommand
from bot.chat.spec import Given
from bot.handlers import followup_logging, logs
from bot.handlers.turn import Turn
from bot.model.opportunity import SOCIAL, ContactKind
from bot.reading.followup_line import followup
from bot.reading.profiles import links_apart

ELSE = frozenset(ContactKind) - SOCIAL - {ContactKind.INTERVIEW}
"""Kinds that nobody means by an interview; a talk that is logged as one is."""


async def log(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Logs an interview, unless its line says that it was an application, a résumé or a referral."""
    text, _ = links_apart(str(given.get("details", "")))
    if "\n" in text.strip():
        return await logs.log(turn, given)
    other = await offered(turn, text)
    return await logs.log(turn, given) if other is None else other


async def offered(turn: Turn, text: str) -> Card | None:
    """Asks whether a line is to be logged as what it tells of; None where that is an interview."""
    zone = turn.zone or logs.UNKNOWN
    read = followup(text, now=turn.now, zone=zone, country=turn.member.country, locale=turn.reader.locale)
    kind = read.kind
    if kind is None or kind not in ELSE or not read.said:
        return None
    _, asks = followup_logging.facts_of(turn, read)
    other = await turn.opened(followup_logging.form(turn, read, asks))
    interview = await turn.opened(logs.form(turn, logs.line_of(turn, text), text))
    return cards.is_a_follow_up(turn.reader, kind, other, interview, followup_logging.gist_of(turn, read))
