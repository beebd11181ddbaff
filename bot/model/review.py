"""A review: one draft that a member asked their coach to read."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.clock import Instant
from bot.model.cohort import Cohort
from bot.model.ids import CohortId, MemberId, NoteId, ReviewId
from bot.model.note import Note
from bot.model.opportunity import Contact, Opportunity, Person
from bot.model.people import Member

SOON = timedelta(hours=12)
"""Less than this before a draft is needed, its coaches are told at once."""
ENOUGH = 3
"""From so many answers on, the time that an answer takes is told."""


class ReviewStatus(StrEnum):
    """waiting -> answered -> closed; withdrawn at any time by the member, and nothing stays visible."""

    WAITING = "waiting"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    """The note was sent, skipped or deleted, or the cohort ended."""


class Quality(StrEnum):
    """The four headings of a coach's comment, never scores (an executive recruiter's list, Job-Hunt)."""

    COMMUNICATION = "communication"
    PERSONALITY = "personality"
    PROFESSIONALISM = "professionalism"
    TENACITY = "tenacity"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a coach said of a draft; everything is optional."""

    good: bool = False
    """Good to send as it is."""
    comments: dict[Quality, str] = field(default_factory=dict)
    suggestion: str = ""
    """The body as the coach would have it; empty: no suggestion."""
    of_body: str = ""
    """The body that was read."""


@dataclass(frozen=True, slots=True)
class Review:
    """One draft before one cohort's coaches."""

    id: ReviewId
    member_id: MemberId
    """Whose note it is."""
    cohort_id: CohortId
    note_id: NoteId
    asked_at: Instant
    status: ReviewStatus = ReviewStatus.WAITING
    needed_by: Instant | None = None
    """The note's own deadline; None: it has none."""
    answered_at: Instant | None = None
    answered_by: MemberId | None = None
    coach_name: str = ""
    """Whoever answered, as the cohort knows them."""
    answer: Answer | None = None
    question: str = ""
    """What the member wants to know, in their words."""
    thanked: bool = False
    """Whether the member thanked for the answer."""

    @property
    def visible(self) -> bool:
        """Whether the coaches may see the note."""
        return self.status in (ReviewStatus.WAITING, ReviewStatus.ANSWERED)


@dataclass(frozen=True, slots=True)
class Coaching:
    """What there is between members and their coaches, where cards are drawn for them."""

    coached: frozenset[MemberId] = frozenset()
    """Those who are members of a group that goes on, with a coach to ask."""
    shown: frozenset[NoteId] = frozenset()
    """Their notes that a coach may see."""
    unread: frozenset[NoteId] = frozenset()
    """Of these, the ones that no coach has answered."""


@dataclass(frozen=True, slots=True)
class Queued:
    """One draft in the queue of a cohort's coaches."""

    review: Review
    name: str
    """The member, as the cohort knows them."""
    company: str
    person: str


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for the coaches of a cohort, by when it is needed."""

    cohort: Cohort
    waiting: tuple[Queued, ...]
    hours: float | None = None
    """The median of the hours that an answer took; None where there are too few."""
    thanks: int = 0
    """How many answers of whoever asks were thanked for in the last seven days."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One draft before a coach, as it is at this moment.

    What stands beside the note is for its checks, cut down to this note, and is shown to nobody but for the names,
    the company and the role.
    """

    review: Review
    cohort: Cohort
    name: str
    note: Note
    person: Person
    opportunity: Opportunity
    contact: Contact
    others: tuple[Person, ...]
    """Whom one note for all names besides."""
    author: Member


@dataclass(frozen=True, slots=True)
class Asking:
    """What a member is told before they ask: which cohort, its coaches, and what to expect."""

    cohort: Cohort
    coaches: tuple[str, ...]
    hours: float | None = None
