"""What a member is after: an opportunity, its contacts, and the people met."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.clock import Instant
from bot.model.ids import ContactId, MemberId, OpportunityId, PersonId
from bot.model.note import UNDO_FOR


class Outcome(StrEnum):
    """How an opportunity ended, or `open`."""

    OPEN = "open"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no answer"


CLOSED = frozenset({Outcome.ACCEPTED, Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER})
"""Outcomes after which nothing more is asked."""


class ContactKind(StrEnum):
    """What kind of touch a contact was."""

    INTERVIEW = "interview"


class InterviewFormat(StrEnum):
    """How an interview is held."""

    PHONE = "phone"
    VIDEO = "video"
    ONSITE = "onsite"


LENGTHS = {
    InterviewFormat.PHONE: timedelta(minutes=30),
    InterviewFormat.VIDEO: timedelta(minutes=60),
    InterviewFormat.ONSITE: timedelta(minutes=120),
    None: timedelta(minutes=60),
}
"""How long an interview is taken to last when nobody said."""


class PersonRole(StrEnum):
    """What a person is in the hiring; decides who gets the status follow-up."""

    RECRUITER = "recruiter"
    COORDINATOR = "coordinator"
    MANAGER = "hiring manager"
    INTERVIEWER = "interviewer"


@dataclass(frozen=True, slots=True)
class Before:
    """What an outcome took the place of, for Undo."""

    at: Instant
    """When that outcome was recorded; the notes it dropped were dropped at this instant."""
    outcome: Outcome
    replied_at: Instant | None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One company and role, until it is closed."""

    id: OpportunityId
    member_id: MemberId
    company: str
    role: str
    created_at: Instant
    outcome: Outcome = Outcome.OPEN
    stage: str = ""
    decides_by: date | None = None
    """When an answer was promised, on the member's calendar."""
    replied_at: Instant | None = None
    """When they last wrote; a follow-up that was planned before it no longer stands."""
    status_to: PersonId | None = None
    """Whom the member picked for the status follow-up."""
    before: Before | None = None

    def settled(self, outcome: Outcome, now: Instant) -> "Opportunity":
        """The same opportunity with this outcome; said twice, it stays as it was said first."""
        if outcome is self.outcome:
            return self
        replied = self.replied_at if outcome is Outcome.NO_ANSWER else now
        return replace(self, outcome=outcome, replied_at=replied, before=Before(now, self.outcome, self.replied_at))

    def undone(self, now: Instant) -> "Opportunity":
        """The same opportunity before its outcome was recorded; unchanged once 24 h have passed."""
        if self.before is None or now - self.before.at > UNDO_FOR:
            return self
        return replace(self, outcome=self.before.outcome, replied_at=self.before.replied_at, before=None)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody met; `title` only as typed, `call_them` is what follows "Dear"."""

    id: PersonId
    member_id: MemberId
    name: str
    call_them: str
    email: str = ""
    title: str = ""
    job: str = ""
    role: PersonRole = PersonRole.INTERVIEWER

    @property
    def full(self) -> str:
        """The name with the title that was typed: "Prof. van der Berg"."""
        return f"{self.title} {self.name}" if self.title else self.name


@dataclass(frozen=True, slots=True)
class Meeting:
    """One person met at one contact; feeds one note."""

    person_id: PersonId
    topic: str = ""
    """What the two talked about, in the member's words."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """What the member told after an interview."""

    at: Instant
    feeling: int | None = None
    """1 to 5; None: rather not say."""
    question: str = ""
    """A question they want a better answer to."""
    fit: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """One touch with an employer: an interview from `starts_at` to `ended_at`."""

    id: ContactId
    member_id: MemberId
    opportunity_id: OpportunityId
    kind: ContactKind
    starts_at: Instant
    ended_at: Instant
    zone: str
    logged_at: Instant
    format: InterviewFormat | None = None
    round: str = ""
    length_said: bool = False
    moved: int = 0
    """How often it was rescheduled; plans of an earlier date are void."""
    still_going: int = 0
    meetings: tuple[Meeting, ...] = ()
    debrief: Debrief | None = None

    def meeting(self, person: PersonId) -> Meeting | None:
        """The meeting with this person, if there was one."""
        return next((met for met in self.meetings if met.person_id == person), None)
