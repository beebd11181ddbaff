"""Chosen: a moment, a time of day or a day that somebody types for something to come."""

from datetime import date, time

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


def time_of_day(turn: Turn, typed: str) -> time | None:
    """The time of day that was typed, "3 pm" or "15:30"; None where it is none."""
    text = typed.strip()
    if not text:
        return None
    read = spoken.read(text, turn.reader.locale, now=turn.now, zone="UTC", tense=Tense.FUTURE)
    return None if isinstance(read, Unread) else wall(read.start, "UTC").time()


def day(turn: Turn, typed: str, zone: str) -> date | None:
    """The day that was typed, by its date or in words; None where it is none."""
    text = typed.strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        read = spoken.read(text, turn.reader.locale, now=turn.now, zone=zone, tense=Tense.FUTURE)
        return None if isinstance(read, Unread) else wall(read.start, zone).date()
