"""A cohort: a channel of job seekers with its coaches, a start and an end, and what each member lets be seen."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum

from bot.clock import Instant
from bot.model.calendar import on_the_line, wall
from bot.model.goal import Goal as Goal
from bot.model.goal import GoalKind as GoalKind
from bot.model.ids import CelebrationId, CohortId, MemberId, MembershipId, RoomId, TemplateId
from bot.model.people import Address, Tenant
from bot.model.policy import DEFAULT, FridayLate, Policy


class Role(StrEnum):
    """What somebody is in a cohort."""

    MEMBER = "member"
    COACH = "coach"
    SPONSOR = "sponsor"
    """Sees what the cohort adds up to, and nobody by name."""


class Consent(StrEnum):
    """How much of a member is seen; each level holds what the one before it does."""

    PRIVATE = "private"
    COUNTS = "counts"
    PROGRESS = "progress"
    DRAFTS = "drafts"

    @property
    def counted(self) -> bool:
        """Whether the member is in the totals."""
        return self is not Consent.PRIVATE

    @property
    def named(self) -> bool:
        """Whether the coach sees company, stage and how it stands, by name."""
        return self in (Consent.PROGRESS, Consent.DRAFTS)

    @property
    def may_be_asked(self) -> bool:
        """Whether the coach may ask to read a draft that has waited a day."""
        return self is Consent.DRAFTS


class CohortStatus(StrEnum):
    """open -> ended -> archived; sharing stops with the end."""

    OPEN = "open"
    ENDED = "ended"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Tip:
    """A short word for a day of the cohort; its first day is 1."""

    day: int
    text: str


CAPS: dict[str, tuple[int, int]] = {
    "nudges": (0, 2),
    "follow_ups": (1, 2),
    "promised_plus": (1, 5),
    "status_after": (3, 10),
    "application_after": (5, 21),
    "application_follow_ups": (1, 2),
    "warm_a_year": (0, 3),
}
"""The least and the most that a coach may set for each number."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """What a coach has set otherwise than the default; None leaves it.

    Raises ValueError for a number outside its cap.
    """

    nudges: int | None = None
    follow_ups: int | None = None
    promised_plus: int | None = None
    status_after: int | None = None
    application_after: int | None = None
    application_follow_ups: int | None = None
    warm_a_year: int | None = None
    friday_late: FridayLate | None = None

    def __post_init__(self) -> None:
        for name, (least, most) in CAPS.items():
            value = getattr(self, name)
            if value is not None and not least <= value <= most:
                raise ValueError(f"{name} is {least} to {most}")

    def on(self, policy: Policy = DEFAULT) -> Policy:
        """The policy with what the coach has set."""
        given = {
            name: value
            for name in (*CAPS, "friday_late")
            if (value := getattr(self, name)) is not None
        }
        return replace(policy, **given) if given else policy


@dataclass(frozen=True, slots=True)
class Cohort:
    """One cohort; its times are wall times in `zone`."""

    id: CohortId
    home: Tenant
    """Where it was made: what is kept of it is sealed to that place."""
    created_at: Instant
    name: str
    zone: str
    starts_on: date
    ends_on: date
    """Its last day."""
    status: CohortStatus = CohortStatus.OPEN
    ended_at: Instant | None = None
    cadence: Cadence = field(default_factory=Cadence)
    digest_weekday: int = 4
    """Monday is 0."""
    digest_at: time = time(15, 0)
    reading: str = ""
    """When coaches read drafts, as they say it: "weekdays until 6 pm"; empty: not said."""
    tips: tuple[Tip, ...] | None = None
    """The coach's own; None: those that come with Afternote."""
    goal: Goal | None = None
    """What the cohort aims at each week."""
    closing: tuple[tuple[str, int], ...] | None = None
    """Once it is over: its figures by name, blurred, those that are shown; None: not made yet."""
    invited: tuple[Instant, ...] = ()
    """When its coaches brought people in, of the last day: not whom."""

    @property
    def open(self) -> bool:
        """Whether it goes on: only then is anything shared."""
        return self.status is CohortStatus.OPEN

    def day(self, now: Instant) -> int:
        """The day of the cohort, its first being 1; zero or less before it."""
        return (wall(now, self.zone).date() - self.starts_on).days + 1

    def at(self, day: date, time_of_day: time) -> Instant:
        """That wall time in the cohort's zone; a time that a change of clocks leaves out comes after it."""
        return on_the_line(day, time_of_day, self.zone).instant

    @property
    def digest_days(self) -> tuple[date, ...]:
        """The days of its weekly digests: from the first such weekday after the start to its last day."""
        first = self.starts_on + timedelta(days=1)
        first += timedelta(days=(self.digest_weekday - first.weekday()) % 7)
        count = max(0, (self.ends_on - first).days // 7 + 1)
        return tuple(first + timedelta(weeks=week) for week in range(count))

    @property
    def full_weeks(self) -> tuple[date, ...]:
        """The days of digests that tell of a full week: of those who are in it from the beginning of that week.

        The week in which a cohort is made is not whole.
        """
        return tuple(each for each in self.digest_days if each - timedelta(days=7) > self.starts_on)


@dataclass(frozen=True, slots=True)
class Room:
    """A channel that a cohort lives in; a bridged cohort has two."""

    id: RoomId
    cohort_id: CohortId
    address: Address
    name: str = ""
    """As the platform shows it, without a sign in front."""
    gone: bool = False
    """Whether it was deleted, archived, or the bot put out of it."""
    opened_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody in a cohort."""

    id: MembershipId
    cohort_id: CohortId
    member_id: MemberId
    role: Role
    joined_at: Instant
    consent: Consent = Consent.PRIVATE
    counted_since: Instant | None = None
    """Since when they are in the totals without a break; None: they are not."""
    shown_as: str = ""
    """Their name in the place that they joined from: the only one that others of the cohort see."""
    room_id: RoomId | None = None
    """Where they joined."""
    tips: bool = False
    """Whether they want the tips."""

    def at_level(self, consent: Consent, now: Instant) -> "Membership":
        """The same at another level."""
        since = (self.counted_since or now) if consent.counted else None
        return replace(self, consent=consent, counted_since=since)


@dataclass(frozen=True, slots=True)
class Template:
    """A coach's wording of a note; only fixed placeholders are filled in."""

    id: TemplateId
    cohort_id: CohortId
    created_at: Instant
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Celebration:
    """A member's own words for their cohort's next digest."""

    id: CelebrationId
    member_id: MemberId
    cohort_id: CohortId
    created_at: Instant
    words: str
    shown_at: Instant | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A digest that was shown: of which week, and whom its figures counted."""

    cohort_id: CohortId
    week: date
    """The first day of the week that it is about."""
    shown_at: Instant
    counted: frozenset[MemberId]
    posted: bool = True
    """Whether the rate was shown in the channel."""
    figures: dict[str, float] = field(default_factory=dict)
    """What was shown, by name, for the weeks to come to be compared with."""
    longer: frozenset[MemberId] = frozenset()
    """Whom the figures over several weeks counted, where some were shown."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """That a coach has seen something of a member, on one day; `times` how often."""

    cohort_id: CohortId
    member_id: MemberId
    coach_id: MemberId
    coach_name: str
    what: str
    day: date
    times: int
    last_at: Instant
