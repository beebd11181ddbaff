"""A nudge: a row of the queue, for a member or for a room; its kinds and states."""

from dataclasses import dataclass
from enum import StrEnum

from bot.clock import Instant
from bot.model.ids import MemberId, NudgeId, OpportunityId, RoomId


class NudgeKind(StrEnum):
    """What a nudge is about; `subject` of a nudge is the contact's id unless said otherwise."""

    DEBRIEF = "debrief"
    DRAFT = "draft"
    THANK = "thank"
    SNOOZED = "snoozed"
    """Asked for by the member; subject is a contact or a note."""
    FOLLOW_UP = "follow_up"
    """Subject is the opportunity."""
    CLOSE = "close"
    """Nothing more to do; subject is the opportunity."""
    GATHERED = "gathered"
    """Several as one list: what a full day put off, subject is the day; or what fell due together, the moment."""
    ASKED = "asked"
    """About a message, at a time that the member chose; subject is what was asked."""
    WELCOME = "welcome"
    """What the bot is, once, to somebody who has opened it; subject is the member."""
    BEFORE = "before"
    """The evening before an interview, for those who want it; subject is the contact."""
    OWED = "owed"
    """A note that stands for itself is due: news, after a no, a withdrawal; subject is the note."""
    KEEP_WARM = "keep_warm"
    """A word to somebody met months ago; subject is the contact, ordinal the how-many-eth."""
    ROUND = "round"
    """The week's application follow-ups as one list; subject is its day, ISO."""
    PLEDGE = "pledge"
    """The hour at which the member said they would send it; subject is the note."""
    POLISH = "polish"
    """Rewords a draft, due now; subject is the note."""
    WEEKLY = "weekly"
    """What was opted into and is about no contact, in one message a week; subject is the member."""
    LINKING = "linking"
    """Asks whoever made a code whether what it was typed for is meant; subject is the link."""
    # To a room.
    JOINING = "joining"
    """The card with which people join; subject is the cohort."""
    DIGEST = "digest"
    """The week in a cohort; subject is the cohort, ordinal its day, ISO."""
    PARTING = "parting"
    """The cohort has ended; subject is the cohort."""
    CADENCE = "cadence"
    """Has a changed policy take effect, a part of the members a time; subject is the cohort. Shows nothing."""
    # To people of a cohort; subject is the cohort unless said otherwise.
    INVITED = "invited"
    TIP = "tip"
    """Opted into; ordinal is the day of the cohort."""
    QUEUE = "queue"
    """To a coach: the drafts that wait, once a day; ordinal is the day, ISO."""
    READ_SOON = "read_soon"
    """To a coach: a draft that is needed soon; subject is the review."""
    REVIEWED = "reviewed"
    """To its author: a coach has answered; subject is the review."""
    MAY_I = "may_i"
    """To a member: a coach asks to read a draft; subject is the note."""
    CLOSING = "closing"
    """The closing page, to members and coaches."""
    COACHED = "coached"
    """News of a cohort for one person, such as a rate that the channel was not shown; ordinal says of what."""


ASKED_FOR = frozenset({
    NudgeKind.SNOOZED, NudgeKind.ASKED, NudgeKind.WELCOME, NudgeKind.PLEDGE, NudgeKind.POLISH,
    NudgeKind.LINKING,
    NudgeKind.QUEUE, NudgeKind.READ_SOON, NudgeKind.REVIEWED, NudgeKind.CLOSING, NudgeKind.COACHED,
})  # fmt: skip
"""Kinds that the member's own doing brought about, a coach's being one among it; they do not count as unasked."""
FROM_OTHERS = frozenset({
    NudgeKind.QUEUE, NudgeKind.READ_SOON, NudgeKind.REVIEWED, NudgeKind.CLOSING, NudgeKind.COACHED,
})  # fmt: skip
"""Of those, what somebody else brings at any hour: no member chose a time at night, so it waits for the morning."""


PROMPTS = frozenset({NudgeKind.DEBRIEF, NudgeKind.DRAFT, NudgeKind.THANK})
"""States of an interview's one live card: of several that are due together, the last says it all."""
REMINDERS = frozenset({NudgeKind.THANK, NudgeKind.SNOOZED})
"""Nudges proper about an interview's notes."""
FOLLOWING = frozenset({NudgeKind.FOLLOW_UP, NudgeKind.CLOSE})
"""Steps that keep their distance: of several that are due together, the first goes out."""


class NudgeStatus(StrEnum):
    """due -> claimed -> delivered | uncertain | postponed | parked | cancelled."""

    DUE = "due"
    CLAIMED = "claimed"
    DELIVERED = "delivered"
    UNCERTAIN = "uncertain"
    POSTPONED = "postponed"
    PARKED = "parked"
    CANCELLED = "cancelled"


WAITING = frozenset({NudgeStatus.DUE, NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN, NudgeStatus.POSTPONED})


class Because(StrEnum):
    """Which rule put a nudge where it is."""

    AFTER_THE_END = "after_the_end"
    STILL_GOING = "still_going"
    AN_HOUR_AFTER = "an_hour_after"
    SAME_EVENING = "same_evening"
    NEXT_MORNING = "next_morning"
    FORTY_HOURS = "forty_hours"
    LOGGED_LATER = "logged_later"
    CAUGHT_UP = "caught_up"
    """Its moments passed without a word, as in a pause that was ended or while the note counted as sent."""
    PROMISED_DATE = "promised_date"
    FIVE_BUSINESS_DAYS = "five_business_days"
    FIVE_MORE = "five_more"
    CHOSEN = "chosen"
    DAY_WAS_FULL = "day_was_full"
    TOGETHER = "together"
    """Several things fell due in one moment, and come as one list."""
    NOTHING_MORE = "nothing_more"
    FIRST_OPENED = "first_opened"
    EVENING_BEFORE = "evening_before"
    A_WEEK_AFTER = "a_week_after"
    """Seven days after an application or a résumé that was sent directly."""
    A_WEEK_MORE = "a_week_more"
    TWO_DAYS_AFTER = "two_days_after"
    """After a résumé that a contact hands on."""
    REPLY_WINDOW = "reply_window"
    """The business day after the window that the posting names."""
    SAME_DAY = "same_day"
    """An introduction call, a conversation, a referral: while it is fresh."""
    FRIDAY = "friday"
    """An interview late on a Friday, by the coach's rule."""
    STAGE_CHANGED = "stage_changed"
    """Something came of a referral: who referred is told."""
    AFTER_A_NO = "after_a_no"
    """The member asked for a note after a rejection."""
    FOUR_MONTHS = "four_months"
    AGENCY = "agency"
    """An agency is asked at most every fortnight."""
    WEEKLY_ROUND = "weekly_round"
    """Several application follow-ups of one week, together."""
    PLEDGED = "pledged"
    ASKED_NOW = "asked_now"
    OPTED_IN = "opted_in"
    GROUP = "group"
    """A number of days that the coach has set otherwise than the default."""
    COHORT = "cohort"
    """What a cohort has at its own time, or what somebody there has brought about."""


class Shift(StrEnum):
    """Why a nudge is not at the moment its rule gives."""

    QUIET = "quiet"
    FORWARD = "forward"
    """Pulled forward, so that it is not past the 48 hours."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why then: the rule, the moment it gave, and what moved it."""

    because: Because
    ruled_at: Instant
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Nudge:
    """One promise: `due_at` changes by its owner's word only, `next_at` is the scheduler's."""

    id: NudgeId
    to: MemberId | RoomId
    kind: NudgeKind
    subject: str
    due_at: Instant
    next_at: Instant
    reason: Reason
    opportunity_id: OpportunityId | None = None
    ordinal: str = "1"
    last: bool = False
    """Whether it is the last nudge about its subject."""
    status: NudgeStatus = NudgeStatus.DUE
    attempts: int = 0
    token: str | None = None
    revision: int = 0
    delivered_at: Instant | None = None
    into: NudgeId | None = None
    """The list that took it up: a gathered one, or a week's; or the later state of the live card that said it all."""
    in_room: bool = False
    """Whether it goes to a room of a cohort, not to a member."""

    @property
    def member(self) -> MemberId:
        """The member it goes to.

        Raises ValueError when it goes to a room.
        """
        if self.in_room:
            raise ValueError("this nudge goes to a room")
        return MemberId(self.to)

    @property
    def key(self) -> str:
        """What a platform may know this very delivery by: at most 24 characters."""
        return f"{self.id}.{self.revision}"

    @property
    def waiting(self) -> bool:
        """Whether it is still to be delivered."""
        return self.status in WAITING

    @property
    def given(self) -> bool:
        """Whether it reached the member, or comes with a morning list."""
        return self.status is NudgeStatus.DELIVERED or self.into is not None

    @property
    def put_off(self) -> str:
        """Of a snooze: the id of the note or the contact that was put off."""
        return self.ordinal.partition("@")[0].partition(" ")[2]

    @property
    def round(self) -> str:
        """Of a follow-up or the last word: which row of follow-ups it belongs to."""
        return self.ordinal.partition(".")[0]

    @property
    def about(self) -> tuple[str, str] | None:
        """Which live card, or which row of follow-ups, it belongs to."""
        if self.kind in PROMPTS:
            return "prompt", self.subject
        if self.kind in FOLLOWING:
            return "following", self.subject
        return None
