"""What a member is after: an opportunity, its contacts, and the people met."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.clock import Instant, micros
from bot.model.ids import ContactId, MemberId, OpportunityId, PersonId
from bot.model.note import UNDO_FOR, Channel
from bot.model.posting import Posting


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
    APPLICATION = "application"
    """Applied for a position; follows up once, the posting permitting."""
    RESUME = "resume"
    """A résumé sent without an application, directly or `through` a contact."""
    INTRO = "intro"
    """An introduction call."""
    NETWORKING = "networking"
    """A conversation that is about no position: coffee, a meet-up, an informational interview."""
    REFERRAL = "referral"
    """Somebody put the member forward; they are thanked, and told what came of it."""


MEETINGS = frozenset({ContactKind.INTERVIEW, ContactKind.INTRO, ContactKind.NETWORKING})
"""Kinds where people talked; each of them is thanked."""
SENT_IN = frozenset({ContactKind.APPLICATION, ContactKind.RESUME})
"""Kinds where something was handed in; whether it arrived is asked."""
SOCIAL = frozenset({ContactKind.INTRO, ContactKind.NETWORKING})
"""Kinds that are kept warm."""


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
    AGENCY = "agency recruiter"
    """Stands between: notes to the others go through them."""
    GATEKEEPER = "gatekeeper"
    CHAMPION = "champion"
    """Speaks up for the member; is thanked when it comes to something."""
    REFERRER = "referrer"


@dataclass(frozen=True, slots=True)
class Research:
    """What the member found out beforehand; all private, and `worth` never enters a note."""

    need: str = ""
    """What the employer needs."""
    match: str = ""
    """How the member meets it; feeds the draft."""
    worth: str = ""
    """What they are worth on the market: theirs alone."""
    profiles: str = ""
    """Public profiles of whom they will meet, as pasted."""


@dataclass(frozen=True, slots=True)
class Before:
    """What an outcome took the place of, for Undo."""

    at: Instant
    """When that outcome was recorded; the notes it dropped were dropped at this instant."""
    outcome: Outcome
    replied_at: Instant | None
    decides_by: date | None = None

    @property
    def key(self) -> str:
        """Which outcome or reply it was: a later one is not taken back by the button of an earlier."""
        return f"{micros(self.at)} {self.outcome}"


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
    """The next step that was promised, in the member's words."""
    decides_by: date | None = None
    """When an answer was promised, on the member's calendar."""
    unsure: tuple[date, date] | None = None
    """A promised day that was read one way and may be the other, until the member says which."""
    replied_at: Instant | None = None
    """When they last wrote; a follow-up that was planned before it no longer stands."""
    status_to: PersonId | None = None
    """Whom the member picked for the status follow-up."""
    before: Before | None = None
    posting: Posting | None = None
    research: Research = field(default_factory=Research)
    social: bool = False
    """A relationship and no position: networking and introduction calls; never taken for an application."""
    language: str = ""
    """The language of its notes; empty: the member's."""

    @property
    def or_by(self) -> date | None:
        """The other day that the promised one may be, while that is open."""
        return self.unsure[1] if self.unsure is not None and self.unsure[0] == self.decides_by else None

    @property
    def surely_by(self) -> date | None:
        """The promised day, where its words left no other; only such a day goes into a note."""
        return self.decides_by if self.or_by is None else None

    def settled(self, outcome: Outcome, now: Instant) -> "Opportunity":
        """The same opportunity with this outcome; said twice, it stays as it was said first."""
        if outcome is self.outcome:
            return self
        replied = self.replied_at if outcome is Outcome.NO_ANSWER else now
        before = Before(now, self.outcome, self.replied_at, self.decides_by)
        return replace(self, outcome=outcome, replied_at=replied, before=before)

    def answered(self, now: Instant, *, decides_by: date | None = None, goes_on: bool = False) -> "Opportunity":
        """The same opportunity after they wrote: open again where it was closed, with the date that they now name.

        An offer stays one, unless it `goes_on` with another round.
        """
        outcome = Outcome.OFFER if self.outcome is Outcome.OFFER and not goes_on else Outcome.OPEN
        before = Before(now, self.outcome, self.replied_at, self.decides_by)
        return replace(self, outcome=outcome, replied_at=now, decides_by=decides_by, before=before)

    def undone(self, now: Instant) -> "Opportunity":
        """The same opportunity before its outcome was recorded; unchanged once 24 h have passed."""
        if self.before is None or now - self.before.at > UNDO_FOR:
            return self
        was = self.before
        return replace(
            self, outcome=was.outcome, replied_at=was.replied_at, decides_by=was.decides_by, before=None
        )


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
    link: str = ""
    """Their public profile, such as LinkedIn."""
    prefers: Channel | None = None
    """How they like to be written to, where that is known."""
    postal: str = ""
    """Where a card to them goes, a line each, as it was given."""

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
    answer: str = ""
    """What they would answer now; kept in the notebook."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One touch with an employer, from `starts_at` to `ended_at`; what has no length ends as it starts."""

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
    through: PersonId | None = None
    """Of a résumé: who handed it on."""
    day_only: bool = False
    """Only the day was said: `starts_at` and `ended_at` are its noon."""
    keep_warm: bool = True
    """Of a social contact: whether it is kept warm."""

    def meeting(self, person: PersonId) -> Meeting | None:
        """The meeting with this person, if there was one."""
        return next((met for met in self.meetings if met.person_id == person), None)
