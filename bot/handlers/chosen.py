"""Chosen: the moment that a member picks for something to come."""

from bot.cards import afternote as cards
from bot.clock import Instant
from bot.handlers.turn import Turn
from bot.model.calendar import on_the_line, wall
from bot.model.moment import Grain, Tense, Unread
from bot.reading import spoken


def moment(turn: Turn, typed: str, zone: str) -> Instant | str:
    """The moment that was typed, or what is wrong with it; a day alone means the hour when the member wakes."""
    read = spoken.read(
        typed.strip(), turn.reader.locale, now=turn.now, zone=zone, tense=Tense.FUTURE, country=turn.member.country
    )
    if isinstance(read, Unread):
        return cards.unread(turn.reader, read)
    at = read.start
    if read.grain is Grain.DAY:
        at = on_the_line(wall(at, zone).date(), turn.member.wakes, zone).instant
        if at <= turn.now and wall(at, zone).date() == wall(turn.now, zone).date():
            return cards.ask_rest(turn.reader, company=False, when=True, part=True)
    return at if at > turn.now else cards.behind_us(turn.reader)
