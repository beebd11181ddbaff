"""A row of a table as the line reader would have it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time

from bot.clock import Instant
from bot.model.calendar import on_the_line, wall
from bot.model.moment import Grain, Tense, Unread, When
from bot.model.opportunity import InterviewFormat, Outcome
from bot.reading import when as reading
from bot.reading.details import Details, details
from bot.reading.details_english import FORMATS
from bot.reading.names import crowd
from bot.reading.table import LINE, Row, Table

NOON = time(12)
"""What stands for the hour of a day that is over, where a row names none."""
_SLASHED = re.compile(r"^\D{0,12}(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b")
_OUTCOMES = (
    ("reject", Outcome.REJECTED), ("declined by", Outcome.REJECTED), ("turned down", Outcome.REJECTED),
    ("no answer", Outcome.NO_ANSWER), ("no response", Outcome.NO_ANSWER), ("no reply", Outcome.NO_ANSWER),
    ("ghost", Outcome.NO_ANSWER), ("withdr", Outcome.WITHDRAWN), ("accept", Outcome.ACCEPTED),
    ("hired", Outcome.ACCEPTED), ("offer", Outcome.OFFER),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says; `noon` stands for an hour that it does not name."""

    number: int
    details: Details
    outcome: Outcome = Outcome.OPEN
    noon: bool = False


def day_first(rows: Iterable[Row]) -> bool | None:
    """Whether the dates of a table begin with the day, where any of them tells."""
    for row in rows:
        match = _SLASHED.match(row.cells.get("when", ""))
        if match is not None and int(match[1]) > 12 >= int(match[2]):
            return True
        if match is not None and int(match[2]) > 12 >= int(match[1]):
            return False
    return None


@dataclass(frozen=True, slots=True)
class RowsRead:
    """A table with its rows read for somebody in this zone and country."""

    table: Table
    zone: str
    country: str | None
    rows: tuple[Read, ...]


def rows_of(table: Table, *, now: Instant, zone: str, country: str | None) -> RowsRead:
    """The table with every row read."""
    first = day_first(table.rows)
    read = (row(each, now=now, zone=zone, country=country, first=first) for each in table.rows)
    return RowsRead(table, zone, country, tuple(read))


def row(each: Row, *, now: Instant, zone: str, country: str | None, first: bool | None) -> Read:
    """What this row says, its times on the wall of that zone; `first`: dates begin with the day."""
    cells = each.cells
    if LINE in cells:
        read = details(cells[LINE], now=now, zone=zone, country=country)
        return _with_noon(Read(each.number, read), now, zone)
    when, trouble = _when(cells, now, zone, country, first)
    people, email = cells.get("people", ""), cells.get("email", "")
    met = crowd(people)
    if email and len(met.people) <= 1 and "@" not in people:
        met = crowd(f"{people} <{email.strip('<> ')}>" if people else email)
    role = cells.get("role", "")
    read = Details(
        company=cells.get("company", "")[:120] or None,
        role=role[:120] or None,
        when=when,
        when_trouble=trouble,
        format=_format(cells.get("format", "")),
        round=cells.get("round", "")[:120] or None,
        people=met.people,
        doubts=met.doubts,
    )
    return _with_noon(Read(each.number, read, _outcome(cells.get("outcome", ""))), now, zone)


def _when(
    cells: Mapping[str, str], now: Instant, zone: str, country: str | None, first: bool | None
) -> tuple[When | None, Unread | None]:
    said = " ".join(filter(None, (cells.get("when", ""), cells.get("time", ""))))
    if not said:
        return None, None
    span = f"{said}-{cells['end']}" if cells.get("end") else said
    trouble = None
    for text in dict.fromkeys((span, said)):
        found = reading.read(text, now=now, zone=zone, tense=Tense.PAST, country=country, day_first=first)
        if isinstance(found, When):
            return found, None
        trouble = found
    return None, trouble


def _with_noon(read: Read, now: Instant, zone: str) -> Read:
    """The same, at noon where a day that is over names no hour."""
    when = read.details.when
    if when is None or when.grain is Grain.MINUTE or not read.details.company:
        return read
    day = wall(when.start, zone).date()
    if day >= wall(now, zone).date():
        return read
    at = replace(when, start=on_the_line(day, NOON, zone).instant, end=None, grain=Grain.MINUTE, window=None)
    return replace(read, details=replace(read.details, when=at), noon=True)


def _format(said: str) -> InterviewFormat | None:
    low = said.casefold().strip()
    if low in FORMATS:
        return FORMATS[low]
    return next((kind for name, kind in FORMATS.items() if re.search(rf"\b{re.escape(name)}\b", low)), None)


def _outcome(said: str) -> Outcome:
    low = said.casefold()
    return next((outcome for begins, outcome in _OUTCOMES if begins in low), Outcome.OPEN)
