"""A note: one for each person met, and the status follow-ups; its states and legal moves."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from bot.clock import Instant
from bot.model.ids import ContactId, MemberId, NoteId, OpportunityId, PersonId

UNDO_FOR = timedelta(hours=24)
"""How long Sent and Skip can be taken back."""


class NoteKind(StrEnum):
    """What a note is for."""

    THANK_YOU = "thank_you"
    STATUS = "no_answer"
    """Asks how things stand; the name is the rubric's."""
    APPLICATION = "application_followup"
    """Asks whether an application arrived, and offers more."""
    RESUME = "resume_sent"
    """Asks whether a résumé arrived; attaches nothing again."""
    INTRO = "intro_call"
    """Thanks for an introduction call, or for a conversation that was about no position."""
    KEEP_WARM = "keep_warm"
    """A word now and then to somebody met; asks for nothing."""
    REFERRAL = "referral"
    """Thanks who put the member forward."""
    NEWS = "news"
    """Tells who helped what came of it."""
    REJECTION = "post_rejection"
    """Thanks after a no; asks nobody to think again."""
    WITHDRAWAL = "withdrawal"
    """Withdraws politely, because another offer was accepted."""


THANKS = frozenset({NoteKind.THANK_YOU, NoteKind.INTRO, NoteKind.REFERRAL})
"""Owed right after a contact, one for each person of it: rows of its one live card."""
FOLLOW_UPS = frozenset({NoteKind.STATUS, NoteKind.APPLICATION, NoteKind.RESUME})
"""Asks after something; one waits at a time, and a reply overtakes it."""
OWED = frozenset({NoteKind.NEWS, NoteKind.REJECTION, NoteKind.WITHDRAWAL, NoteKind.KEEP_WARM})
"""Stand for themselves: each has a card and a nudge of its own."""


class NoteStatus(StrEnum):
    """planned -> drafted -> sent | skipped | dropped; planned -> sent | skipped; Undo goes back."""

    PLANNED = "planned"
    DRAFTED = "drafted"
    SENT = "sent"
    SKIPPED = "skipped"
    DROPPED = "dropped"
    """Overtaken by events: a reply, a later follow-up, an outcome."""


class Length(StrEnum):
    """How long a draft shall be."""

    FULL = "full"
    SHORT = "short"


class Channel(StrEnum):
    """How the member says it was sent; any counts."""

    EMAIL = "e-mail"
    LINKEDIN = "LinkedIn"
    CALL = "call"
    CARD = "card"
    IN_PERSON = "in person"


class SkipReason(StrEnum):
    """What got in the way; offered, never required."""

    PUSHING = "feared pushing"
    NO_TIME = "no time"
    NO_ADDRESS = "no address"
    WENT_BADLY = "went badly"
    NOT_INTERESTED = "not interested"
    TOLD_NOT_TO = "told not to contact"
    NOT_USUAL = "not usual here"
    IN_PERSON = "already thanked them in person"
    RATHER_NOT_SAY = "rather not say"
    OTHER = "other"


OPEN = frozenset({NoteStatus.PLANNED, NoteStatus.DRAFTED})
DONE = frozenset({NoteStatus.SENT, NoteStatus.SKIPPED})


@dataclass(frozen=True, slots=True)
class Note:
    """What one person is to be written; `own` text is the member's and is never overwritten."""

    id: NoteId
    member_id: MemberId
    opportunity_id: OpportunityId
    contact_id: ContactId
    person_id: PersonId
    kind: NoteKind
    created_at: Instant
    ordinal: int = 1
    """1 for a thank-you; 1 or 2 for a status follow-up."""
    status: NoteStatus = NoteStatus.PLANNED
    was: NoteStatus = NoteStatus.PLANNED
    """The state before Sent or Skip, for Undo."""
    subject: str = ""
    body: str = ""
    own: bool = False
    version: int = 0
    """Which draft of several this is; "Another version" raises it."""
    length: Length = Length.FULL
    short: bool = False
    """A short note for want of a detail."""
    frames: tuple[str, ...] = ()
    """Which sentences the draft took, so that colleagues get others."""
    done_at: Instant | None = None
    channel: Channel | None = None
    reason: SkipReason | None = None
    medium: Channel = Channel.EMAIL
    """What it is written for: a mail, a LinkedIn message, a card, or what to say on the phone."""
    covers: tuple[PersonId, ...] = ()
    """Of one note to the lead: the others whom it names, who get none of their own."""
    pledged_for: Instant | None = None
    """When the member said they would send it."""
    pledged_at: Instant | None = None
    polished: bool = False
    """Whether the body was reworded by a language model, at the member's wish."""
    plain_body: str = ""
    """Of a reworded note: the draft before it, one tap away."""
    news: str = ""
    """Of NEWS: what happened, as a `Stage` says it: "interview", "next round", "offer", "accepted", "rejected"."""

    @property
    def open(self) -> bool:
        """Whether it still waits for the member."""
        return self.status in OPEN

    def drafted(self, *, subject: str, body: str, short: bool, frames: tuple[str, ...]) -> "Note":
        """The same note with this draft; the member's own text stays as it is."""
        if self.own or not self.open:
            return self
        return replace(
            self, status=NoteStatus.DRAFTED, subject=subject, body=body, short=short, frames=frames,
            polished=False, plain_body="",
        )  # fmt: skip

    def written(self, *, subject: str, body: str) -> "Note":
        """The same note in the member's own words."""
        status = NoteStatus.DRAFTED if self.status is NoteStatus.PLANNED else self.status
        return replace(
            self, status=status, subject=subject, body=body, own=True, short=False, polished=False, plain_body=""
        )

    def sent(self, now: Instant, channel: Channel | None = None) -> "Note":
        """The same note, sent, by the way it was written for unless another is named; one that is done stays."""
        if not self.open:
            return self
        channel = channel or self.medium
        return replace(self, status=NoteStatus.SENT, was=self.status, done_at=now, channel=channel)

    def skipped(self, now: Instant) -> "Note":
        """The same note, skipped; a note that is done or dropped stays as it is."""
        if not self.open:
            return self
        return replace(self, status=NoteStatus.SKIPPED, was=self.status, done_at=now)

    def dropped(self, now: Instant) -> "Note":
        """The same note, overtaken by events."""
        if not self.open:
            return self
        return replace(self, status=NoteStatus.DROPPED, was=self.status, done_at=now)

    def restored(self) -> "Note":
        """The same note before it was dropped."""
        return replace(self, status=self.was, done_at=None) if self.status is NoteStatus.DROPPED else self

    def undone(self, now: Instant) -> "Note":
        """The same note before Sent or Skip; unchanged once 24 h have passed."""
        if self.status not in DONE or self.done_at is None or now - self.done_at > UNDO_FOR:
            return self
        return replace(self, status=self.was, done_at=None, channel=None, reason=None)
