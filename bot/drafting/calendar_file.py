"""Calendar files: an interview ahead, and the day of a follow-up, for the member's own calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from icalendar import Alarm, Calendar, Event

from bot.clock import Instant
from bot.drafting.text import clean

KIND = "text/calendar"
"""The media type of what is made here."""
BEFORE = timedelta(minutes=30)
"""How long before an interview the calendar reminds of it."""
MORNING = timedelta(hours=9)
"""When on the day of a follow-up the calendar reminds of it, by its own clock."""
_PRODID = "-//Afternote//EN"
LONGEST = 200
"""Characters of a title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar shows: nothing but these words; whoever looks over a shoulder sees them too."""

    id: str
    """The same id again changes the entry that is there."""
    title: str
    changed: int = 0
    """How often it was moved: a calendar keeps the highest."""


def interview(entry: Entry, starts_at: Instant, ends_at: Instant, now: Instant) -> bytes:
    """An interview as a calendar file: in UTC, which every calendar shows by its own zone; half an hour's notice."""
    event = _event(entry, now)
    event.add("dtstart", starts_at)
    event.add("dtend", max(ends_at, starts_at + timedelta(minutes=1)))
    event.add_component(_alarm(entry, -BEFORE))
    return _file(event)


def whole_day(entry: Entry, on: date, now: Instant) -> bytes:
    """A day to do something on, which takes no time of it; reminded of in the morning."""
    event = _event(entry, now)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(entry, MORNING))
    return _file(event)


def _event(entry: Entry, now: Instant) -> Event:
    event = Event()
    event.add("uid", f"{clean(entry.id)}@afternote")
    event.add("dtstamp", now)
    event.add("sequence", entry.changed)
    event.add("summary", clean(entry.title)[:LONGEST])
    event.add("class", "PRIVATE")
    return event


def _alarm(entry: Entry, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", clean(entry.title)[:LONGEST])
    alarm.add("trigger", trigger)
    return alarm


def _file(event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODID)
    calendar.add_component(event)
    return bytes(calendar.to_ical())
