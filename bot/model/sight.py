"""A sight: what a page or a home tab looks at; reads only."""

from dataclasses import dataclass

from bot.model.note import Note
from bot.model.nudge import Nudge
from bot.model.opportunity import Contact, Opportunity, Person
from bot.model.people import Member


@dataclass(frozen=True, slots=True)
class Coming:
    """The nudges to come, soonest first."""

    limit: int = 100


@dataclass(frozen=True, slots=True)
class Home:
    """One member's page: at most so many notes that are due, debriefs that wait, and nudges to come."""

    due: int = 5
    debriefs: int = 3
    coming: int = 3


@dataclass(frozen=True, slots=True)
class Due:
    """A note that waits for the member now, and when it comes up next."""

    note: Note
    person: Person
    opportunity: Opportunity
    reminder: Nudge | None


@dataclass(frozen=True, slots=True)
class Telling:
    """An interview that nobody has told about yet."""

    opportunity: Opportunity
    contact: Contact
    notes: int = 0
    """How many notes wait for it and are shown nowhere else."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a member's page shows, each most urgent first."""

    member: Member
    logged: bool
    """Whether they have logged anything yet."""
    due: tuple[Due, ...] = ()
    more: int = 0
    """How many more notes are due."""
    debriefs: tuple[Telling, ...] = ()
    untold: int = 0
    """How many more interviews nobody has told about."""
    coming: tuple[tuple[Nudge, Opportunity | None], ...] = ()


Sight = Coming | Home
