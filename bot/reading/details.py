"""The one-line log: company, role, time, format, round and people."""

from dataclasses import dataclass

from bot.clock import Instant
from bot.model.opportunity import InterviewFormat
from bot.reading.names import Doubt, PersonRead
from bot.reading.when import Unread, When


@dataclass(frozen=True, slots=True)
class Details:
    """What one line says of an interview."""

    company: str | None = None
    role: str | None = None
    when: When | None = None
    when_trouble: Unread | None = None
    """A time was there, but unreadable or impossible."""
    format: InterviewFormat | None = None
    round: str | None = None
    people: tuple[PersonRead, ...] = ()
    decides_by: When | None = None
    doubts: tuple[Doubt, ...] = ()
    left: str = ""
    """What was not understood."""
    foreign: bool = False
    """Not understood at all: written in another script."""


def details(text: str, *, now: Instant, zone: str, country: str | None = None) -> Details:
    """What this line says; never raises."""
    return Details()


def lines(text: str) -> tuple[str, ...]:
    """The logs in this text: one a line where several were pasted."""
    return (text,)
