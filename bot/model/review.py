"""A review: one draft that a member asked their coach to read."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.clock import Instant
from bot.model.ids import CohortId, MemberId, NoteId, ReviewId


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

    @property
    def visible(self) -> bool:
        """Whether the coaches may see the note."""
        return self.status in (ReviewStatus.WAITING, ReviewStatus.ANSWERED)
