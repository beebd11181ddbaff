"""Who there is: addresses on platforms, members, and how each wants to be treated."""

from dataclasses import dataclass, field, replace
from datetime import time
from enum import StrEnum

from bot.clock import Instant
from bot.model.calendar import Quiet
from bot.model.goal import Goal
from bot.model.ids import MemberId


@dataclass(frozen=True, slots=True)
class Tenant:
    """A workspace as its platform names it."""

    platform: str
    tenant: str


@dataclass(frozen=True, slots=True, eq=False)
class Address:
    """A person or a room. A person is the same whatever DM `room` is remembered; a room is its `room`."""

    platform: str
    tenant: str
    user: str | None = None
    room: str | None = None

    def __post_init__(self) -> None:
        if self.user is None and self.room is None:
            raise ValueError("an address names a person or a room")

    def _identity(self) -> tuple[str, str, str | None, str | None]:
        return (self.platform, self.tenant, self.user, None if self.user else self.room)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    @property
    def home(self) -> Tenant:
        """The tenant it belongs to."""
        return Tenant(self.platform, self.tenant)


class Tone(StrEnum):
    """How a member's notes sound."""

    PLAIN = "plain"
    WARM = "warm"
    FORMAL = "formal"


class MailProgram(StrEnum):
    """Where a member writes mail, and so what a link to it opens."""

    DEVICE = "device"
    """Whatever their phone or computer opens for a mail address."""
    GMAIL = "gmail"
    OUTLOOK_WORK = "outlook work"
    OUTLOOK_HOME = "outlook home"


@dataclass(frozen=True, slots=True)
class Signature:
    """What closes a member's notes: the full name and ways to be reached."""

    name: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""

    @property
    def complete(self) -> bool:
        """A name and at least one way to be reached."""
        return bool(self.name and (self.email or self.phone))

    @property
    def lines(self) -> tuple[str, ...]:
        """One line each, those that are known."""
        return tuple(part for part in (self.name, self.email, self.phone, self.link) if part)


PAUSES_KEPT = 12


@dataclass(frozen=True, slots=True)
class Member:
    """A person who logs; nothing is planned before `zone` is known."""

    id: MemberId
    home: Tenant
    addresses: tuple[Address, ...]
    created_at: Instant
    name: str = ""
    names: tuple[tuple[str, str], ...] = ()
    """Of somebody with several accounts: each platform, and what it calls them."""
    zone: str | None = None
    zone_chosen: bool = False
    """Whether they named the zone themselves: then what the platform says does not change it."""
    zone_moved: bool = False
    """Whether it followed the platform since they were last told which it is."""
    wakes: time = time(8, 0)
    sleeps: time = time(21, 0)
    weekends: bool = False
    """Whether weekends are kept free of messages."""
    paused_until: Instant | None = None
    pauses: tuple[tuple[Instant, Instant], ...] = ()
    """From when until when they were paused, the latest ones: hours that count towards no note's being on time."""
    nudges: int = 2
    """How many nudges an interview may bring: 0, 1 or 2."""
    signature: Signature = field(default_factory=Signature)
    tone: Tone = Tone.WARM
    country: str | None = None
    locale: str = "en"
    clock24: bool | None = None
    """None: as the locale has it."""
    discreet: bool = False
    discreet_asked: bool = False
    """Whether discreet previews were offered."""
    country_said: bool = False
    language: str = ""
    """The language of cards and drafts, as an ISO 639-1 code; empty: as the locale has it."""
    before: bool | None = None
    """Whether a word the evening before an interview is welcome; None: never asked."""
    weekly: bool = False
    """Whether they opted into the weekly message."""
    goal: Goal | None = None
    """What they aim at each week; theirs alone."""
    polish: bool = False
    """Whether a language model may reword their drafts, where the operator offers one."""
    enough_said: bool = False
    """Whether it was said that more follow-ups are unlikely to change the silence."""
    round_weekday: int | None = None
    """The day of the weekly list of application follow-ups, Monday 0; None: as the policy has it."""
    mails_with: MailProgram = MailProgram.DEVICE
    """What "Open in mail" opens."""
    first_sent: bool = False
    unreachable: bool = False
    """Whether something did not reach them that they were not told of yet."""
    missed: int = 0
    """How much of that there is."""

    def paused(self, now: Instant, until: Instant) -> "Member":
        """The same member, paused from now until then."""
        before = self.resumed(now).pauses
        return replace(self, paused_until=until, pauses=(*before, (now, until))[-PAUSES_KEPT:])

    def resumed(self, now: Instant) -> "Member":
        """The same member, paused no more: a pause that goes on ends now."""
        ended = tuple((since, min(until, now)) for since, until in self.pauses)
        return replace(self, paused_until=None, pauses=ended)

    def awake(self, at: time) -> bool:
        """Whether messages are welcome at this time of day."""
        if self.wakes <= self.sleeps:
            return self.wakes <= at < self.sleeps
        return at >= self.wakes or at < self.sleeps

    def quiet(self, busy: tuple[tuple[Instant, Instant], ...] = ()) -> Quiet:
        """When not to disturb this member; the zone must be known.

        Raises ValueError when it is not.
        """
        if self.zone is None:
            raise ValueError("nothing is planned before the zone is known")
        return Quiet(
            zone=self.zone,
            wakes=self.wakes,
            sleeps=self.sleeps,
            weekends=self.weekends,
            until=self.paused_until,
            busy=busy,
            country=self.country,
        )

    def called_at(self, platform: str) -> str:
        """What this platform calls them; one account's name is never told at another's place."""
        if len({each.platform for each in self.addresses}) < 2:
            return self.name
        return dict(self.names).get(platform, "")

    def at(self, address: Address) -> "Member":
        """The same member reached at one more address, or at a room now known."""
        kept = tuple(known for known in self.addresses if known != address)
        return replace(self, addresses=(*kept, address))
