"""The clock as a time line: now, and each coming nudge as a mark that one can jump to; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from adapters.web.playground.drawing import city, clock_time, day_name, short_day
from bot.clock import Instant
from bot.model.calendar import on_the_line, wall

FURTHEST = timedelta(days=732)


class Promised(Protocol):
    """What the time line needs of a coming nudge."""

    @property
    def name(self) -> str:
        """Whom it goes to, as shown."""
        ...

    @property
    def person(self) -> str:
        """Whom it goes to, by key."""
        ...

    @property
    def line(self) -> str:
        """What it does."""
        ...

    @property
    def at(self) -> Instant:
        """When."""
        ...

    @property
    def why(self) -> str:
        """Why then."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A coming nudge on the line."""

    at: Instant
    clock: str
    lapse: str
    """How far it is from now."""
    room: int
    """How much room stands before it, from 1 to 5: the wait since the mark before."""
    name: str
    person: str
    line: str
    why: str
    theirs: str
    """The time where they are, when that is another zone's."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the line."""

    name: str
    today: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The clock as one person reads it."""

    at: Instant
    clock: str
    day: str
    zone: str
    place: str
    field: str
    """The same for a field of date and time."""
    days: tuple[Day, ...]
    next: str
    """When the next nudge comes; empty: none does."""


def time_line(now: Instant, coming: Sequence[Promised], *, zone: str, zones: Mapping[str, str | None]) -> TimeLine:
    """What is coming, by day, on the wall of `zone`; `zones` are people's own, by key."""
    here = wall(now, zone)
    days: list[Day] = []
    before = now
    for each in sorted(coming, key=lambda one: (one.at, one.person)):
        there = wall(each.at, zone)
        own = zones.get(each.person) or zone
        theirs = wall(each.at, own)
        differs = theirs.utcoffset() != there.utcoffset()
        mark = Mark(
            at=each.at,
            clock=clock_time(there),
            lapse=lapse(each.at - now),
            room=_room(each.at - before),
            name=each.name,
            person=each.person,
            line=each.line,
            why=each.why[:1].upper() + each.why[1:],
            theirs=f"{short_day(theirs)}, {clock_time(theirs)} in {city(own)}" if differs else "",
        )
        name = day_name(there)
        if days and days[-1].name == name:
            days[-1] = Day(name, days[-1].today, (*days[-1].marks, mark))
        else:
            days.append(Day(name, there.date() == here.date(), (mark,)))
        before = each.at
    first = wall(min(each.at for each in coming), zone) if coming else None
    return TimeLine(
        at=now,
        clock=clock_time(here),
        day=day_name(here),
        zone=zone,
        place=city(zone),
        field=f"{here:%Y-%m-%dT%H:%M}",
        days=tuple(days),
        next=_said(first, here) if first is not None else "",
    )


def lapse(ahead: timedelta) -> str:
    """A wait in its two largest units: in 2 h 5 min."""
    minutes = max(0, round(ahead.total_seconds() / 60))
    if minutes < 1:
        return "now"
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days >= 3:
        return f"in {days} days"
    if days:
        return f"in {days} d {hours} h" if hours else f"in {days} d"
    if hours:
        return f"in {hours} h {minutes} min" if minutes else f"in {hours} h"
    return f"in {minutes} min"


def typed_time(text: str, zone: str) -> Instant | None:
    """The instant of a date-and-time field, on the wall of `zone`; None when it is none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    if read.tzinfo is not None or not 1970 < read.year < 9000:
        return None
    return on_the_line(read.date(), read.time(), zone).instant


def instant_of(text: str) -> Instant | None:
    """The instant that a mark carries; None when it carries none."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo is not None else None


def examples(now: Instant, zone: str) -> tuple[str, ...]:
    """Three lines to try, with hours that make sense at this moment."""
    here = wall(now, zone)
    over = f"today {_hour(min(here.hour - 1, 16))}" if here.hour >= 10 else "yesterday 3pm"
    ahead = f"today {_hour(here.hour + 2)}" if 7 <= here.hour <= 14 else "tomorrow 11am"
    return (
        f"/interview log Acme, Staff Engineer, {over} with Grace Hopper <grace@acme.com>",
        f"/interview log Northwind, Junior Developer, {ahead} with Priya Nair and Tom Lee",
        "/afternote help",
    )


def room_examples(*, coach: bool) -> tuple[str, ...]:
    """Lines to try in a channel, for its coach or for anybody else."""
    if coach:
        return ("/cohort create Spring group", "/cohort members", "/cohort digest")
    return ("/cohort join counts", "/cohort leave")


def _hour(hour: int) -> str:
    return f"{hour % 12 or 12}{'am' if hour < 12 else 'pm'}"


def _said(at: datetime, here: datetime) -> str:
    return clock_time(at) if at.date() == here.date() else f"{short_day(at)}, {clock_time(at)}"


def _room(wait: timedelta) -> int:
    for size, longest in enumerate((1, 6, 24, 96), start=1):
        if wait <= timedelta(hours=longest):
            return size
    return 5
