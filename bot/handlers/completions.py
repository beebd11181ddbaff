"""Completions: what an option is understood as while it is typed. Read, never written, and quick."""

from collections.abc import Iterable
from datetime import timedelta

from bot.cards import afternote as afternote_cards
from bot.cards import completions as cards
from bot.chat.card import Suggestion
from bot.clock import Instant
from bot.handlers import gists, logs
from bot.handlers.turn import Turn
from bot.model.moment import Grain, Unread
from bot.reading import zone_search, zones
from bot.reading.announced import announces, without_lead
from bot.reading.details import details

READINGS = 3
"""How many other moments are offered that a time may mean."""
HOURS_AGO = (1, 2, 3)
"""What is offered before anything is typed: interviews are logged soon after."""
FRESH = timedelta(minutes=20)
"""No interview is over that began less than so long ago."""


async def past(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """The moment of an interview: what was understood, and what else it may mean; the value is the moment itself."""
    typed = typed.strip()
    zone = turn.zone
    if not typed:
        return () if zone is None else tuple(_ago(turn, hours) for hours in HOURS_AGO)
    if not cards.fits(typed):
        return ()
    read = logs.moment(turn, typed, zone or logs.UNKNOWN)
    if isinstance(read, Unread):
        return (cards.not_read(turn.reader, read, typed),)
    if zone is None:
        return (cards.zone_asked(turn.reader, typed),)
    if read.grain is not Grain.MINUTE:
        return (cards.day_offered(turn.reader, read.start, turn.now, typed),)
    lasts = None if read.end is None else read.end - read.start
    starts = (read.start, *read.alternatives[:READINGS])
    return tuple(_offered(turn, at, lasts, zone) for at in starts)


def _offered(turn: Turn, at: Instant, lasts: timedelta | None, zone: str) -> Suggestion:
    """One reading; with an end it stands for itself in words, since an instant alone would lose that."""
    if lasts is None:
        return cards.moment_offered(turn.reader, at, turn.now)
    value = logs.typed_time(at, at + lasts, zone)
    return cards.moment_offered(turn.reader, at, turn.now, until=at + lasts, value=value)


def _ago(turn: Turn, hours: int) -> Suggestion:
    """A full hour, that many before this one began."""
    hour = (turn.now - FRESH).replace(minute=0, second=0, microsecond=0)
    return cards.moment_offered(turn.reader, hour - timedelta(hours=hours - 1), turn.now)


async def line(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """A line to log as it is understood so far; it stands for itself, and nothing of it is changed."""
    if not typed.strip() or not cards.fits(typed):
        return ()
    text = without_lead(typed) if announces(typed) else typed
    zone = turn.zone or logs.UNKNOWN
    read = details(text, now=turn.now, zone=zone, country=turn.member.country)
    if read.foreign:
        return (cards.foreign_line(turn.reader, typed),)
    gist = gists.gist(turn, read)
    part = read.when is not None and read.when.grain is not Grain.MINUTE
    missing = part or read.when is None
    asks = ""
    if read.when_trouble is not None:
        asks = afternote_cards.unread(turn.reader, read.when_trouble, past=True)
    elif gist and (missing or not read.company):
        asks = afternote_cards.ask_rest(turn.reader, company=not read.company, when=missing, part=part)
    return (cards.line_offered(turn.reader, gist, asks, typed),)


async def zone(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Time zones by city, country or alias, each with the time that it is there."""
    found = zone_search.completed(typed)
    if not typed.strip():
        found = tuple(zone_search.Place(each) for each in zone_search.likely(turn.reader.locale))
    return _zones(turn, found)


def _zones(turn: Turn, found: Iterable[zone_search.Place]) -> tuple[Suggestion, ...]:
    return tuple(
        cards.zone_offered(turn.reader, each.zone, each.name, zones.country(each.zone), turn.now) for each in found
    )


async def zone_or_slip(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """The same, and what a slip was likely meant as; what names no place is said to, and stands for itself."""
    found = await zone(turn, typed) or _zones(turn, zone_search.near(typed))
    if found or not cards.fits(typed.strip()):
        return found
    return (cards.place_not_known(turn.reader, typed.strip()),)
