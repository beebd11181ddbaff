"""An oracle of its own: quiet hours, wall times and business days counted with zoneinfo and a table alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
OFF = {
    ("US", 2026): "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    ("US", 2027): "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    ("CA", 2026): "01-01 02-16 04-03 05-18 07-01 09-07 10-12 12-25 12-28",
    ("CA", 2027): "01-01 02-15 03-26 05-24 07-01 09-06 10-11 12-27 12-28",
    ("GB", 2026): "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    ("GB", 2027): "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    ("DE", 2026): "01-01 04-03 04-06 05-01 05-14 05-25 12-25",
    ("DE", 2027): "01-01 03-26 03-29 05-06 05-17",
    ("ES", 2026): "01-01 01-06 04-03 05-01 10-12 12-08 12-25",
    ("ES", 2027): "01-01 01-06 03-26 10-12 11-01 12-06 12-08",
}
"""Days off from Monday to Friday: US federal, Ontario, England, Germany and Spain as wholes.

Read off once and looked over by hand: a change here is a decision.
"""


def utc(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=UTC)


def at_work(day: date, country: str | None = None) -> bool:
    """Whether people are at work; the table covers two years and five countries."""
    weekday = day.strftime("%a") not in ("Sat", "Sun")
    return weekday and f"{day:%m-%d}" not in OFF.get((country or "", day.year), "").split()


def asleep(at: datetime, zone: str, wakes: time, sleeps: time, *, weekends: bool) -> bool:
    """Whether the wall says night, or a weekend that is kept free."""
    here = at.astimezone(ZoneInfo(zone))
    if weekends and here.strftime("%A") in ("Saturday", "Sunday"):
        return True
    minute, up, down = (each.hour * 60 + each.minute for each in (here.time(), wakes, sleeps))
    awake = up <= minute < down if up <= down else minute >= up or minute < down
    return not awake


def within(at: datetime, spans: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(start <= at < end for start, end in spans)


def silent(contacts: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """A quarter of an hour before each to a quarter of an hour after."""
    return [(start - timedelta(minutes=15), end + timedelta(minutes=15)) for start, end in contacts]


def at_wall(day: date, at: time, zone: str) -> datetime:
    """The first instant, by search on the UTC line, at which the wall shows this or something later that day."""
    wanted = datetime.combine(day, at)
    start = datetime.combine(day, at, tzinfo=UTC) - timedelta(hours=16)
    for step in range(16 * 60 * 3):
        here = (start + step * MINUTE).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if here == wanted:
            return start + step * MINUTE
    # The time is in a gap: as wide a gap later.
    for step in range(16 * 60 * 3):
        moment = start + step * MINUTE
        here = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if here > wanted:
            before = (moment - MINUTE).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            gap = here - before - MINUTE
            wall = wanted + gap
            return at_wall(wall.date(), wall.time(), zone)
    raise AssertionError("the day never came")


def business_after(day: date, count: int, country: str | None = None) -> date:
    for _ in range(count):
        day += timedelta(days=1)
        while not at_work(day, country):
            day += timedelta(days=1)
    return day


def first_at_work(day: date, country: str | None = None) -> date:
    while not at_work(day, country):
        day += timedelta(days=1)
    return day


# the cadence, worked out again in the plainest way


ALONE = ("before", "owed", "keep_warm", "follow_up", "close")
"""Kinds whose moment depends on no other kind's."""


@dataclass(frozen=True)
class Facts:
    """One contact with nothing beside it, in plain values."""

    kind: str
    start: datetime
    end: datetime
    now: datetime
    zone: str
    country: str | None
    wakes: time
    sleeps: time
    weekends: bool
    silent: list[tuple[datetime, datetime]]
    nudges: int
    before: bool
    people: int
    promised: date | None
    through: bool
    agency: bool
    forbids: bool
    window: date | None
    most: int

    @classmethod
    def of(cls, case: Any, now: datetime, talks: list[tuple[datetime, datetime]], policy: Any) -> "Facts":
        (contact,), who, posting = case.contacts, case.member, case.opportunity.posting
        counts = posting is not None and not posting.overruled
        # What was overruled is a ban, where there is one: the window beside it goes on.
        waits = counts or (posting is not None and bool(posting.no_contact))
        return cls(
            contact.kind.value, contact.starts_at, contact.ended_at, now, who.zone, who.country, who.wakes, who.sleeps,
            who.weekends, silent(talks), who.nudges, who.before is True, len(contact.meetings),
            case.opportunity.decides_by, contact.through is not None,
            case.to is not None and case.to.role.value == "agency recruiter",
            counts and bool(posting.no_contact), posting.window_ends if waits else None,
            policy.application_follow_ups,
        )  # fmt: skip

    def free(self, at: datetime) -> bool:
        night = asleep(at, self.zone, self.wakes, self.sleeps, weekends=self.weekends)
        return not night and not within(at, self.silent)

    def first(self, at: datetime) -> datetime:
        while not self.free(at):
            # A moment that is no whole minute meets the next one that is, as waking hours do.
            at = at.replace(second=0, microsecond=0) + MINUTE
        return at

    def day(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.zone)).date()


def expected(facts: Facts) -> list[tuple[str, datetime]]:
    """What comes alone, and when."""
    found = [*_before(facts), *_warm(facts), *_follow(facts)]
    return sorted(found, key=lambda each: each[1])


def _before(f: Facts) -> list[tuple[str, datetime]]:
    if f.kind != "interview" or not f.before or f.start <= f.now:
        return []
    eve = f.day(f.start) - timedelta(days=1)
    wanted = at_wall(eve, time(18, 30), f.zone)
    later = f.first(wanted)
    if f.day(later) == eve:
        return [("before", later)] if later >= f.now else []
    at = wanted - MINUTE
    while at >= max(wanted - timedelta(days=4), f.now):
        if f.free(at):
            return [("before", at)]
        at -= MINUTE
    return [("before", later)] if later >= f.now and later + timedelta(hours=2) <= f.start else []


def _warm(f: Facts) -> list[tuple[str, datetime]]:
    if f.kind not in ("intro", "networking") or not f.people or not f.nudges:
        return []
    months = 4
    while True:
        day = f.day(f.end)
        year, month = divmod(day.month - 1 + months, 12)
        # The same day of that month, or its last.
        days = (day.day - n for n in range(4))
        when = next(d for d in (_date(day.year + year, month + 1, n) for n in days) if d is not None)
        at = f.first(at_wall(first_at_work(when, f.country), time(9, 30), f.zone))
        if at >= f.now:
            return [("keep_warm", at)]
        months += 4


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _follow(f: Facts) -> list[tuple[str, datetime]]:
    if f.kind not in ("interview", "application", "resume") or (f.forbids and f.kind != "interview"):
        return []
    here = f.day(f.end)
    if f.promised is not None:
        day = business_after(f.promised, 2, f.country)
    elif f.kind == "interview":
        day = business_after(here, 5, f.country)
    elif f.window is not None and f.window >= here:
        day = business_after(f.window, 1, f.country)
    else:
        day = first_at_work(here + timedelta(days=2 if f.through else 7), f.country)
    most = 2 if f.kind == "interview" or f.through else f.most
    found: list[tuple[str, datetime]] = []
    wanted = min(most, f.nudges)
    for number in range(wanted + 1):
        ruled = at_wall(day, time(9, 30), f.zone)
        kind = "follow_up" if number < wanted else "close"
        at = _or_next_morning(f, f.first(ruled))
        if at is not None:
            found.append((kind, at))
        since = f.day(max(ruled, at or ruled))
        day = business_after(since, 5, f.country)
        if number + 1 < wanted:
            if f.kind != "interview":
                day = first_at_work(since + timedelta(days=7), f.country)
            if f.agency:
                day = max(day, first_at_work(since + timedelta(days=14), f.country))
    return found


def _or_next_morning(f: Facts, at: datetime) -> datetime | None:
    """What is past already comes the next business morning, unless it is three weeks old."""
    if at >= f.now:
        return at
    if f.now - f.end >= timedelta(days=21):
        return None
    return f.first(at_wall(business_after(f.day(f.now), 1, f.country), time(9, 30), f.zone))
