"""Wall time and the calendar: daylight saving, business days, quiet hours.

Days and weeks are counted on wall time, hours and minutes on the UTC line. A wall time inside a
spring gap moves forward by the gap's width; one that occurs twice is the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from bot.clock import Instant
from bot.model.holidays import is_business_day, is_weekend


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall time placed on the UTC line; `gap` and `fold` say that it was moved or occurs twice."""

    instant: Instant
    gap: bool = False
    fold: bool = False


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every zone of the IANA database on this machine."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Whether this is the name of an IANA zone (asked of the list, never of the file system)."""
    return name in zone_names()


def on_the_line(day: date, at: time, zone: str) -> Wall:
    """The instant of this wall time in this zone, and whether it was a gap or a fold."""
    info = ZoneInfo(zone)
    first = datetime.combine(day, at.replace(fold=0), tzinfo=info)
    second = first.replace(fold=1)
    utc = first.astimezone(UTC)
    if utc.astimezone(info).replace(tzinfo=None) != first.replace(tzinfo=None):
        # Before the gap, fold 0 keeps the old offset: the same instant reads later on the new one.
        return Wall(utc, gap=True)
    return Wall(utc, fold=first.utcoffset() != second.utcoffset())


def wall(instant: Instant, zone: str) -> datetime:
    """This instant as it reads on a wall in this zone."""
    return instant.astimezone(ZoneInfo(zone))


def business_days_after(day: date, count: int, country: str | None = None) -> date:
    """The business day that many business days after `day`, with the holidays of this country."""
    while count > 0:
        day += timedelta(days=1)
        if is_business_day(day, country):
            count -= 1
    return day


def business_days_before(day: date, count: int, country: str | None = None) -> date:
    """The business day that many business days before `day`, with the holidays of this country."""
    while count > 0:
        day -= timedelta(days=1)
        if is_business_day(day, country):
            count -= 1
    return day


def on_business(day: date, country: str | None = None) -> date:
    """This day, or the first business day after it."""
    return day if is_business_day(day, country) else business_days_after(day, 1, country)


def months_after(day: date, count: int) -> date:
    """The same day of the month so many months later; a month too short ends it."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Quiet:
    """When a member is not to be disturbed.

    Awake from `wakes` until `sleeps` on the wall in `zone`; `weekends` free or not, those of `country`; `until` is
    the end of a pause; `busy` are spans (start, end) in which nothing is sent.
    """

    zone: str
    wakes: time = time(8, 0)
    sleeps: time = time(21, 0)
    weekends: bool = False
    until: Instant | None = None
    busy: tuple[tuple[Instant, Instant], ...] = ()
    country: str | None = None

    def first_allowed(self, at: Instant) -> Instant:
        """The first moment at or after `at` when a message may be sent."""
        for _ in range(400):
            later = self._pushed(at)
            if later == at:
                return at
            at = later
        return at

    def last_allowed(self, before: Instant, *, not_before: Instant) -> Instant | None:
        """The last whole minute before `before`, not earlier than `not_before`, when one may be sent."""
        at = before.replace(second=0, microsecond=0)
        if at >= before:
            at -= timedelta(minutes=1)
        while at >= not_before:
            if self._pushed(at) == at:
                return at
            at = self._pulled(at)
        return None

    def _pushed(self, at: Instant) -> Instant:
        if self.until is not None and at < self.until:
            return self.until
        for start, end in self.busy:
            if start <= at < end:
                return end
        here = wall(at, self.zone)
        if self._free(here.date()):
            day = here.date()
            while self._free(day):
                day += timedelta(days=1)
            return self._after(at, day, time.min)
        if self._asleep(here.time()):
            day = here.date()
            # A night that began before midnight ends tomorrow; one that goes on ends today.
            if here.time() >= self.wakes:
                day += timedelta(days=1)
            return self._after(at, day, self.wakes)
        return at

    def _free(self, day: date) -> bool:
        return self.weekends and is_weekend(day, self.country)

    def _asleep(self, at: time) -> bool:
        at = at.replace(tzinfo=None)
        if self.wakes <= self.sleeps:
            return not self.wakes <= at < self.sleeps
        return self.sleeps <= at < self.wakes

    def _pulled(self, at: Instant) -> Instant:
        """An earlier moment to look at, when `at` is not allowed."""
        if self.until is not None and at < self.until:
            return at - timedelta(days=4000)
        for start, end in self.busy:
            if start <= at < end:
                return start - timedelta(minutes=1)
        here = wall(at, self.zone)
        if self._free(here.date()):
            day = here.date()
            while self._free(day):
                day -= timedelta(days=1)
            return min(self._on(day, time(23, 59)), at - timedelta(minutes=1))
        night = here.date() if here.time() >= self.sleeps else here.date() - timedelta(days=1)
        return min(self._on(night, self.sleeps) - timedelta(minutes=1), at - timedelta(minutes=1))

    def _on(self, day: date, at: time) -> Instant:
        return on_the_line(day, at, self.zone).instant

    def _after(self, before: Instant, day: date, at: time) -> Instant:
        """The instant of this wall time that lies after `before`: the second one in the hour that comes twice."""
        found = self._on(day, at)
        if found > before:
            return found
        return datetime.combine(day, at, tzinfo=ZoneInfo(self.zone)).replace(fold=1).astimezone(UTC)


def merged(spans: Iterable[tuple[Instant, Instant]]) -> tuple[tuple[Instant, Instant], ...]:
    """The same spans in order, those that touch made one."""
    out: list[tuple[Instant, Instant]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)
