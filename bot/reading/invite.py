"""Calendar invites: the events of an .ics file, read within bounds.

Only the few properties that tell of a meeting reach the parser. Recurrences are not among them and so are never
expanded; zone definitions are not either, since expanding theirs is as costly: zones are known by name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from bot.reading import addresses, zones

EVENTS = 50
"""How many events of a file are read."""
PEOPLE = 25
"""How many people of an event are read."""
_LINE = 2000
_TEXT = 300
_KEPT = frozenset({"DTSTART", "DTEND", "DURATION", "SUMMARY", "ATTENDEE", "ORGANIZER", "LOCATION", "STATUS"})
_LINKS = frozenset({"X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK",
                    "CONFERENCE"})  # fmt: skip
_TZID = re.compile(r";TZID=(\"[^\"]*\"|[^;:]*)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}(?=[;:])")
_LONGEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody an invite names."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting: `starts` is a wall time in `zone`, or a day when it takes the whole of it."""

    title: str
    starts: datetime | date
    ends: datetime | None = None
    zone: str | None = None
    """None: none is named that is known, so whoever reads it is meant."""
    odd_zone: str = ""
    """The name of a zone that is not known."""
    organizer: Invitee | None = None
    attendees: tuple[Invitee, ...] = ()
    location: str = ""
    online: bool = False
    """Whether a link to meet by video hangs on it."""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """What a calendar file holds; `more` events were not read."""

    events: tuple[Event, ...]
    more: int = 0
    broken: int = 0
    """Events without a time that can be read."""


def invite(text: str) -> Invite:
    """The events of a calendar file; one that holds none has no event. Never raises."""
    method, blocks, more = _blocks(_unfolded(text))
    events: list[Event] = []
    for block in blocks:
        event = _event(block, cancelled=method == "CANCEL")
        if event is not None:
            events.append(event)
    return Invite(tuple(events), more=more, broken=len(blocks) - len(events))


def _unfolded(text: str) -> Iterator[str]:
    """The lines of the file, those that were folded made whole as far as anything is read of them."""
    line = ""
    for raw in text.splitlines():
        if raw[:1] in (" ", "\t"):
            if len(line) < _LINE:
                line += raw[1:]
            continue
        if line:
            yield line[:_LINE]
        line = raw
    if line:
        yield line[:_LINE]


@dataclass(slots=True)
class _Block:
    """The lines of one event that are read."""

    lines: list[str]
    zones: dict[str, str]
    online: bool = False


def _blocks(lines: Iterable[str]) -> tuple[str, list[_Block], int]:
    """The method of the file, its first events, and how many more there are."""
    method, found, more = "", list[_Block](), 0
    block: _Block | None = None
    inner = 0
    people = 0
    for line in lines:
        low = line[:40].upper().strip()
        if block is None:
            if low == "BEGIN:VEVENT":
                more += len(found) >= EVENTS
                block, inner, people = _Block([], {}), 0, 0
            elif low.startswith("METHOD:"):
                method = low.removeprefix("METHOD:").strip()
            continue
        if low == "END:VEVENT":
            if len(found) < EVENTS:
                found.append(block)
            block = None
        elif low.startswith("BEGIN:"):
            inner += 1
        elif low.startswith("END:"):
            inner = max(0, inner - 1)
        elif not inner and len(found) < EVENTS:
            named = _NAME.match(line)
            name = named.group().upper() if named is not None else ""
            block.online = block.online or name in _LINKS
            people += name == "ATTENDEE"
            if name in _KEPT and people <= PEOPLE:
                block.lines.append(_without_zone(block, name, line))
    return method, found, more


def _without_zone(block: _Block, name: str, line: str) -> str:
    """The line without the zone's name, which is kept apart: a file's text looks up no zone."""
    if name not in ("DTSTART", "DTEND"):
        return line
    match = _TZID.search(line)
    if match is None:
        return line
    block.zones.setdefault(name, match[1].strip('"')[:120])
    return line[: match.start()] + line[match.end() :]


def _event(block: _Block, *, cancelled: bool) -> Event | None:
    from icalendar import Calendar

    text = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *block.lines, "END:VEVENT", "END:VCALENDAR", ""])
    try:
        read = Calendar.from_ical(text).subcomponents[0]
    except (ValueError, IndexError):
        return None
    starts = _moment(read, "DTSTART")
    if starts is None:
        return None
    said = block.zones.get("DTSTART", "")
    known = zone_named(said) if said else None
    at_utc = isinstance(starts, datetime) and starts.tzinfo is not None
    zone = "Etc/UTC" if at_utc else known
    return Event(
        title=_words(read.get("SUMMARY")),
        starts=starts.replace(tzinfo=None) if isinstance(starts, datetime) else starts,
        ends=_ends(read, starts, zone, block.zones.get("DTEND", "")),
        zone=zone,
        odd_zone=said if said and known is None and not at_utc else "",
        organizer=next(iter(_people(read.get("ORGANIZER"))), None),
        attendees=tuple(_people(read.get("ATTENDEE"))),
        location=_words(read.get("LOCATION")),
        online=block.online,
        cancelled=cancelled or _words(read.get("STATUS")).upper() in ("CANCELLED", "CANCELED"),
    )


def _moment(read: Any, name: str) -> datetime | date | None:
    found = read.get(name)
    try:
        value = getattr(found, "dt", None)
    except (ValueError, AttributeError):
        return None
    return value if isinstance(value, date) else None


def _ends(read: Any, starts: datetime | date, zone: str | None, said: str) -> datetime | None:
    """The end on the wall of the start's zone; none where it takes a day or more, or does not come after the start."""
    if not isinstance(starts, datetime):
        return None
    wall = starts.replace(tzinfo=None)
    ends = _moment(read, "DTEND")
    try:
        length = getattr(read.get("DURATION"), "dt", None)
        if not isinstance(ends, datetime):
            ends = wall + length if isinstance(length, timedelta) else None
        elif (ends.tzinfo is not None) != (starts.tzinfo is not None) or zone_named(said) not in (None, zone):
            # Start and end in two zones: the length is what counts.
            start, end = (_placed(each, name) for each, name in ((starts, zone), (ends, zone_named(said) or zone)))
            ends = wall + (end - start)
    except (ValueError, AttributeError, OverflowError):
        return None
    if ends is None:
        return None
    ends = ends.replace(tzinfo=None)
    return ends if timedelta(0) < ends - wall < _LONGEST else None


def _placed(at: datetime, zone: str | None) -> datetime:
    from zoneinfo import ZoneInfo

    return at if at.tzinfo is not None else at.replace(tzinfo=ZoneInfo(zone) if zone else UTC)


def _people(found: object) -> Iterator[Invitee]:
    """Everybody of a property; rooms and projectors are nobody."""
    for each in (found if isinstance(found, list) else [found])[:PEOPLE]:
        if each is None:
            continue
        given = getattr(each, "params", {})
        if str(given.get("CUTYPE", "")).upper() in ("RESOURCE", "ROOM"):
            continue
        email = addresses.valid(re.sub(r"^mailto:", "", str(each)[:300], flags=re.IGNORECASE))
        name = _words(given.get("CN")).strip("'\" ")
        if email or name:
            yield Invitee("" if "@" in name else name[:120], email or "")


def _words(value: object) -> str:
    return " ".join(addresses.seen(str(value or "")[: 2 * _TEXT]).split())[:_TEXT]


def on_day(starts: datetime | date) -> date:
    """The day on which it starts."""
    return starts.date() if isinstance(starts, datetime) else starts


def at_time(starts: datetime | date) -> time | None:
    """The time of day at which it starts, unless it takes the whole day."""
    return starts.time() if isinstance(starts, datetime) else None


@lru_cache(maxsize=256)
def zone_named(name: str) -> str | None:
    """The IANA zone that a calendar program calls by this name, or None."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip()
    if not name:
        return None
    exact = zones.named(name)
    if exact is not None:
        return exact
    if (windows := WINDOWS_TO_OLSON.get(name)) is not None:
        return str(windows)
    parts = name.strip("/").split("/")
    for count in (3, 2):
        # "/freeassociation.sourceforge.net/Europe/Berlin".
        tail = zones.named("/".join(parts[-count:])) if len(parts) >= count else None
        if tail is not None:
            return tail
    # "(UTC+01:00) Amsterdam, Berlin", "Eastern Time (US & Canada)".
    for word in re.sub(r"\([^()]*\)", " ", name).split(","):
        found = zones.zone(word) if word.strip() else ()
        if len(found) == 1:
            return found[0]
    return None
