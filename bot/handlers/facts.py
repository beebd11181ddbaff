"""The facts that are needed to save a contact."""

from dataclasses import dataclass
from datetime import date, time

from bot.clock import Instant
from bot.model.calendar import on_the_line, wall
from bot.model.moment import Flag
from bot.model.opportunity import ContactKind, InterviewFormat
from bot.reading.names import Doubt, PersonRead

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is needed to save a contact."""

    company: str
    role: str
    start: Instant
    end: Instant | None
    zone: str
    format: InterviewFormat | None
    round: str
    people: tuple[PersonRead, ...]
    promised: date | None = None
    flags: frozenset[Flag] = frozenset()
    alternatives: tuple[Instant, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left: str = ""
    kind: ContactKind = ContactKind.INTERVIEW
    through: PersonRead | None = None
    """Of a résumé: who handed it on."""
    day_only: bool = False
    """Only the day was said: `start` is its noon, or the moment of the log where that is earlier."""
    topic: str = ""
    """What was talked about, with everybody of it."""


def noon(day: Instant, zone: str, now: Instant) -> Instant:
    """The moment that stands for a day: its noon, or now where that day's noon is still to come."""
    here = wall(day, zone).date()
    at = on_the_line(here, NOON, zone).instant
    return min(at, now) if here == wall(now, zone).date() else at
