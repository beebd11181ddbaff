"""An oracle of its own: quiet hours and wall times counted with zoneinfo alone, minute by minute."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


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


def business_after(day: date, count: int) -> date:
    for _ in range(count):
        day += timedelta(days=1)
        while day.strftime("%a") in ("Sat", "Sun"):
            day += timedelta(days=1)
    return day
