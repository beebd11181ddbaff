"""A sight: what a page or a home tab looks at; reads only."""

from dataclasses import dataclass

from bot.clock import Instant
from bot.model.cohort import Cohort, Membership, Role
from bot.model.figures import Insights
from bot.model.ids import CohortId
from bot.model.note import Note
from bot.model.nudge import Nudge
from bot.model.opportunity import Contact, Opportunity, Person
from bot.model.people import Member
from bot.model.standing import Order, Roster, Waiting


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
class Place:
    """A group that somebody is in, as their own page names it."""

    cohort: Cohort
    mine: Membership
    waiting: int = 0
    """Drafts that wait for them to read, where they coach it."""


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
    groups: tuple[Place, ...] = ()
    """Their groups that go on."""


@dataclass(frozen=True, slots=True)
class CohortPage:
    """A cohort on one page, for its coaches and sponsors; its members by name `size` a page."""

    cohort_id: CohortId
    page: int = 1
    size: int = 25
    order: Order = Order.STUCK
    named: bool = True
    """Whether members are to be named at all; without it, only what it adds up to."""


@dataclass(frozen=True, slots=True)
class CoachView:
    """What a coach or a sponsor sees of their cohort."""

    member: Member
    """Who looks."""
    cohort: Cohort
    role: Role
    now: Instant
    roster: Roster | None = None
    """None for a sponsor, who sees nobody by name."""
    order: Order = Order.STUCK
    """What the roster is sorted by."""
    queue: tuple[Waiting, ...] = ()
    insights: Insights | None = None
    """What the cohort adds up to, hidden and blurred as in its digest; None: there is nothing yet."""


Sight = Coming | Home | CohortPage
