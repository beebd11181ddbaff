"""Completions: what an option is understood as while it is typed. Read, never written, and quick."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.cards import afternote as afternote_cards
from bot.cards import completions as cards
from bot.chat.card import Suggestion
from bot.clock import Instant
from bot.handlers import gists, logs
from bot.handlers.as_typed import typed_time
from bot.handlers.turn import Turn
from bot.model.moment import Grain, Trouble, Unread, When
from bot.reading import zone_search, zones
from bot.reading.spoken import announces, begun, details, without_lead

READINGS = 3
"""How many other moments are offered that a time may mean."""
HOURS_AGO = (1, 2, 3)
"""What is offered before anything is typed: interviews are logged soon after."""
FRESH = timedelta(minutes=20)
"""No interview is over that began less than so long ago."""


async def past(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """The moment of an interview: what was understood, and what else it may mean; the value is the moment itself."""
    typed = " ".join(typed.split())
    zone = turn.zone
    if not typed:
        return () if zone is None else tuple(_ago(turn, hours) for hours in HOURS_AGO)
    if not cards.fits(typed):
        return ()
    found = _read(turn, typed)
    if isinstance(found, Unread):
        if found.trouble is not Trouble.UNREADABLE:
            return (cards.not_read(turn.reader, found, typed),)
        goes_on = begun(typed, turn.reader.locale)
        whole = [(text, read) for text in goes_on if isinstance(read := _read(turn, text), When)]
    else:
        whole = [(typed, found)]
    if zone is None:
        asked = (cards.zone_asked(turn.reader, text) for text, _ in whole)
        offered = asked if whole else (cards.not_read(turn.reader, Unread(Trouble.UNREADABLE, typed), typed),)
        return tuple(offered)
    offers = [each for text, read in whole for each in _moments(turn, text, read, zone)]
    return tuple(dict.fromkeys(offers)) or (cards.not_read(turn.reader, Unread(Trouble.UNREADABLE, typed), typed),)


def _read(turn: Turn, text: str) -> When | Unread:
    return logs.moment(turn, text, turn.zone or logs.UNKNOWN)


def _moments(turn: Turn, text: str, read: When, zone: str) -> Iterator[Suggestion]:
    """What it means, and what else it may: what was first, then what lies ahead."""
    ahead = logs.moment(turn, text, zone, ahead=True)
    coming = ahead if isinstance(ahead, When) and ahead.start > turn.now and ahead.grain is read.grain else None
    if read.grain is not Grain.MINUTE:
        yield cards.day_offered(turn.reader, read.start, turn.now, text)
        if coming is not None and coming.start != read.start:
            dated = typed_time(coming.start, None, zone, grain=Grain.DAY)
            yield cards.day_offered(turn.reader, coming.start, turn.now, dated)
        return
    starts = dict.fromkeys((read.start, *read.alternatives[:READINGS]))
    for at in starts:
        yield _offered(turn, at, None if read.end is None else read.end - read.start, zone)
    if coming is not None and coming.start not in starts:
        yield _offered(turn, coming.start, None if coming.end is None else coming.end - coming.start, zone)


def _offered(turn: Turn, at: Instant, lasts: timedelta | None, zone: str) -> Suggestion:
    """One reading; with an end it stands for itself in words, since an instant alone would lose that."""
    if lasts is None:
        return cards.moment_offered(turn.reader, at, turn.now)
    value = typed_time(at, at + lasts, zone)
    return cards.moment_offered(turn.reader, at, turn.now, until=at + lasts, value=value)


def _ago(turn: Turn, hours: int) -> Suggestion:
    """A full hour, that many before this one began."""
    hour = (turn.now - FRESH).replace(minute=0, second=0, microsecond=0)
    return cards.moment_offered(turn.reader, hour - timedelta(hours=hours - 1), turn.now)


async def line(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """A line to log as it is understood so far; it stands for itself, and nothing of it is changed."""
    if not typed.strip():
        return (cards.line_shown(turn.reader),)
    if not cards.fits(typed):
        return ()
    text = without_lead(typed, turn.reader.locale) if announces(typed, turn.reader.locale) else typed
    zone = turn.zone or logs.UNKNOWN
    read = details(text, turn.reader.locale, now=turn.now, zone=zone, country=turn.member.country)
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
    elif gist and turn.zone is None:
        asks = cards.zone_to_ask(turn.reader)
    return (cards.line_offered(turn.reader, gist, asks, typed),)


async def zone(turn: Turn, typed: str) -> tuple[Suggestion, ...]:
    """Time zones by city, country, alias or the time that it is there, each with that time."""
    country = turn.reader.country
    locale = f"und-{country}" if country else turn.reader.locale
    if not typed.strip():
        return _zones(turn, (zone_search.Place(each) for each in zone_search.likely(locale)))
    found = zone_search.there_now(typed, turn.now, locale)
    # Names in other languages are read once, which takes a moment.
    return _zones(turn, found or await asyncio.to_thread(zone_search.completed, typed))


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
