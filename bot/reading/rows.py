"""A row of a table as the line reader would have it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from bot.clock import Instant
from bot.model.calendar import on_the_line, wall
from bot.model.moment import Grain, Tense, Unread, When
from bot.model.opportunity import SENT_IN, SOCIAL, ContactKind, InterviewFormat, Outcome
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
_KINDS = (
    ("through", ContactKind.RESUME), ("resume", ContactKind.RESUME), ("résumé", ContactKind.RESUME),
    ("cv", ContactKind.RESUME), ("appl", ContactKind.APPLICATION), ("network", ContactKind.NETWORKING),
    ("coffee", ContactKind.NETWORKING), ("informational", ContactKind.NETWORKING), ("intro", ContactKind.INTRO),
    ("referral", ContactKind.REFERRAL), ("referred", ContactKind.REFERRAL), ("interview", ContactKind.INTERVIEW),
    ("screen", ContactKind.INTERVIEW), ("onsite", ContactKind.INTERVIEW), ("on-site", ContactKind.INTERVIEW),
)  # fmt: skip
_SENT_IN = re.compile(r"\b(?:applied|submitted|application sent|sent|in review|under review|waiting)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:interview\w*|screen\w*|on-?site|round|assessment|call)\b", re.IGNORECASE)
_TALK = re.compile(
    r"\b(?:interview\w*|(?:phone|recruiter|video|hr)\s+(?:call|screen\w*)|screen\w*|on-?site)\b", re.IGNORECASE
)
_HOUR = re.compile(r"\d\s*[:.h]\s*\d\d|\d\s*(?:am|pm)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says; `noon` stands for an hour that it does not name."""

    number: int
    details: Details
    outcome: Outcome = Outcome.OPEN
    noon: bool = False
    kind: ContactKind = ContactKind.INTERVIEW
    stage: str = ""
    """How far it came, where the row says so in a word that is no outcome: "phone screen"."""
    promised: date | None = None

    @property
    def day_only(self) -> bool:
        """Whether a day is all that counts about it."""
        return self.kind in SENT_IN or self.kind is ContactKind.REFERRAL


def tracks_applications(rows: Sequence[Row]) -> bool:
    """Whether a table keeps applications: one says so in its status, none names an hour or an application's own day."""
    if any("applied" in row.cells or "kind" in row.cells for row in rows):
        return False
    said = any(_SENT_IN.search(row.cells.get("outcome", "")) for row in rows)
    hours = any(_HOUR.search(f"{row.cells.get('when', '')} {row.cells.get('time', '')}") for row in rows)
    return said and not hours


def day_first(rows: Iterable[Row]) -> bool | None:
    """Whether the dates of a table begin with the day, where any of them tells."""
    for row in rows:
        for column in ("when", "applied"):
            match = _SLASHED.match(row.cells.get(column, ""))
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
    usual = ContactKind.APPLICATION if tracks_applications(table.rows) else ContactKind.INTERVIEW
    read = (
        one
        for each in table.rows
        for one in reads(each, now=now, zone=zone, country=country, first=first, usual=usual)
    )
    return RowsRead(table, zone, country, tuple(read))


def reads(
    each: Row, *, now: Instant, zone: str, country: str | None, first: bool | None, usual: ContactKind
) -> tuple[Read, ...]:
    """What a row tells of: an application and the interview that came of it are two; `usual` where it names no kind."""
    cells = each.cells
    if LINE in cells:
        return (row(each, now=now, zone=zone, country=country, first=first),)
    named = _kind(cells)
    if named is None and "when" not in cells and _was_held(cells):
        # "Phone screen", and an hour where the day of applying is kept: the day is the talk's.
        talk = Row(each.number, {**cells, "when": cells["applied"]})
        return (row(talk, now=now, zone=zone, country=country, first=first),)
    if "applied" not in cells:
        kind = named or usual
        return (row(each, now=now, zone=zone, country=country, first=first, kind=kind),)
    own = {name: cell for name, cell in cells.items() if name not in ("when", "time", "end", "format", "round")}
    sent = Row(each.number, {**own, "when": cells["applied"]})
    kind = named if named in SENT_IN else ContactKind.APPLICATION
    found = [row(sent, now=now, zone=zone, country=country, first=first, kind=kind or ContactKind.APPLICATION)]
    if "when" in cells:
        found.append(row(each, now=now, zone=zone, country=country, first=first))
    return tuple(found)


def row(
    each: Row, *, now: Instant, zone: str, country: str | None, first: bool | None,
    kind: ContactKind = ContactKind.INTERVIEW,
) -> Read:  # fmt: skip
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
    said = cells.get("outcome", "")
    outcome = _outcome(said)
    stage = said[:60] if outcome is Outcome.OPEN and _HELD.search(said) else ""
    promised = _day(cells.get("promised", ""), now, zone, country, first)
    return _with_noon(Read(each.number, read, outcome, kind=kind, stage=stage, promised=promised), now, zone)


def _was_held(cells: Mapping[str, str]) -> bool:
    """Whether the one day of a row, with an hour, is that of a talk which its status names."""
    said = cells.get("outcome", "")
    hour = _HOUR.search(f"{cells.get('applied', '')} {cells.get('time', '')}")
    return hour is not None and _outcome(said) is Outcome.OPEN and _TALK.search(said) is not None


def both_orders(rows: Iterable[Row]) -> tuple[str, ...]:
    """A date of a table that begins with its day and one that begins with its month; empty where all are alike."""
    days: dict[bool, str] = {}
    for each in rows:
        for column in ("when", "applied"):
            match = _SLASHED.match(each.cells.get(column, ""))
            if match is not None and (int(match[1]) > 12) is not (int(match[2]) > 12):
                days.setdefault(int(match[1]) > 12, match.group().strip())
    return (days[True], days[False]) if len(days) == 2 else ()


def _kind(cells: Mapping[str, str]) -> ContactKind | None:
    """The kind of contact that a row names; a column called "type" may say it too."""
    said = f"{cells.get('kind', '')} {cells.get('format', '')}".casefold()
    return next((kind for begins, kind in _KINDS if re.search(rf"\b{begins}", said)), None)


def _day(said: str, now: Instant, zone: str, country: str | None, first: bool | None) -> date | None:
    """The day that a cell names, by the tense of a promise; None where it names none."""
    if not said:
        return None
    found = reading.read(said, now=now, zone=zone, tense=Tense.FUTURE, country=country, day_first=first)
    return wall(found.start, zone).date() if isinstance(found, When) else None


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
    if when is None or not (read.details.company or read.kind in SOCIAL):
        return read
    if when.grain is Grain.MINUTE and not read.day_only:
        return read
    day = wall(when.start, zone).date()
    if day >= wall(now, zone).date() and not read.day_only:
        return read
    at = replace(when, start=on_the_line(day, NOON, zone).instant, end=None, grain=Grain.MINUTE, window=None)
    return replace(read, details=replace(read.details, when=at), noon=not read.day_only)


def _format(said: str) -> InterviewFormat | None:
    low = said.casefold().strip()
    if low in FORMATS:
        return FORMATS[low]
    return next((kind for name, kind in FORMATS.items() if re.search(rf"\b{re.escape(name)}\b", low)), None)


def _outcome(said: str) -> Outcome:
    low = said.casefold()
    return next((outcome for begins, outcome in _OUTCOMES if begins in low), Outcome.OPEN)
