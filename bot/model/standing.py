"""How a member stands, as the coach of their cohort sees it who may see them by name: pure, and told to nobody else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.clock import Instant
from bot.model.cohort import Cohort, Membership
from bot.model.ids import MemberId
from bot.model.opportunity import CLOSED, SENT_IN, SOCIAL, Contact, ContactKind, InterviewFormat, Opportunity, Outcome

WAITED = timedelta(days=1)
"""From when a draft counts as one that waits; its first reminder has come by then."""
LET_GO = timedelta(days=14)
"""After which an old draft no longer says anything: it was let go."""
QUIET_AFTER = timedelta(days=14)
"""Without anything logged, sent, skipped or coming up."""


class Standing(StrEnum):
    """One of three; in the order of who may need a word first."""

    DRAFTED = "drafted"
    """A note has waited for a day, and was neither sent nor skipped: drafted or not, or a follow-up that is due."""
    QUIET = "quiet"
    """Nothing was logged, sent or skipped for 14 days, and nothing is coming up."""
    ON_TRACK = "on track"


class Stage(StrEnum):
    """Where it stands with a company, from what was logged; never the member's own words."""

    REFERRED = "referred"
    APPLIED = "applied"
    TALKING = "talking"
    """An introduction call, or a conversation that was about no position."""
    PHONE = "phone interview"
    VIDEO = "video interview"
    ONSITE = "onsite interview"
    INTERVIEW = "interview"
    OFFER = "offer"


class Help(StrEnum):
    """What may help somebody, as a code."""

    READ = "read"
    """They have asked for a draft to be read."""
    ASK = "ask"
    """They may be asked whether a draft is wanted to be read."""
    WORD = "word"
    """A word; what to send is theirs."""
    FIRST = "first"
    """They have logged nothing yet: a hand with the first one."""
    HELLO = "hello"
    """They have been quiet."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Signs:
    """What can be told of a member without reading a word of theirs."""

    logged_at: Instant | None = None
    """When they last logged something."""
    ahead_until: Instant | None = None
    """When the last contact that they logged ends; in time to come: something is coming up."""
    done_at: Instant | None = None
    """When they last sent or skipped a note."""
    drafts_since: tuple[Instant, ...] = ()
    """Since when each draft waits: the end of the meeting that it thanks for, or when it was made."""
    undrafted_since: tuple[Instant, ...] = ()
    """The same of notes that nobody has drafted so far, and since when each follow-up is due that has no note."""

    @property
    def last(self) -> Instant | None:
        """When they last gave a sign."""
        known = [each for each in (self.logged_at, self.done_at) if each is not None]
        return max(known, default=None)


@dataclass(frozen=True, slots=True)
class Progress:
    """One member, as their coach sees them: no text, no address, no money, no rating."""

    member_id: MemberId
    name: str
    standing: Standing
    since: Instant | None
    """Since when the draft waits, or of when the last sign is; None: there was none."""
    company: str = ""
    stage: Stage | None = None
    help: Help = Help.NOTHING
    logged: bool = True
    """Whether they have ever logged anything."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The members of a cohort whom its coach sees by name, a page of them."""

    cohort: Cohort
    counts: Mapping[Standing, int]
    rows: tuple[Progress, ...]
    page: int = 1
    pages: int = 1
    others: bool = False
    """Whether there are members who are private or counted only; how many, and who, is not said."""

    @property
    def named(self) -> int:
        """How many are seen by name."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for a coach to read a draft; nothing of the draft."""

    member_id: MemberId
    name: str
    asked_at: Instant
    needed_by: Instant | None


class Order(StrEnum):
    """What a roster is sorted by."""

    STUCK = "stuck"
    """Drafts that wait longest, then who was quiet longest, then the others."""
    NAME = "name"
    SINCE = "since"
    """The longest ago first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A member's standing and since when, before their row is filled in."""

    standing: Standing
    since: Instant | None


def standing(signs: Signs, joined_at: Instant, now: Instant) -> Mark:
    """How a member stands; whoever has joined a moment ago is not quiet yet."""
    waiting = [each for each in (*signs.drafts_since, *signs.undrafted_since) if WAITED <= now - each <= LET_GO]
    if waiting:
        return Mark(Standing.DRAFTED, min(waiting))
    ahead = signs.ahead_until is not None and signs.ahead_until > now
    begun = max(joined_at, signs.last or joined_at)
    if not ahead and now - begun >= QUIET_AFTER:
        return Mark(Standing.QUIET, signs.last)
    return Mark(Standing.ON_TRACK, signs.last)


def stage(opportunity: Opportunity, contacts: Iterable[Contact]) -> Stage | None:
    """Where it stands with this company; None where nothing was logged of it."""
    if opportunity.outcome is Outcome.OFFER:
        return Stage.OFFER
    latest = max(contacts, key=lambda each: (each.ended_at, each.id), default=None)
    if latest is None:
        return None
    if latest.kind in SENT_IN:
        return Stage.APPLIED
    if latest.kind in SOCIAL:
        return Stage.TALKING
    if latest.kind is ContactKind.REFERRAL:
        return Stage.REFERRED
    match latest.format:
        case InterviewFormat.PHONE:
            return Stage.PHONE
        case InterviewFormat.VIDEO:
            return Stage.VIDEO
        case InterviewFormat.ONSITE:
            return Stage.ONSITE
        case None:
            return Stage.INTERVIEW


def at_hand(opportunities: Iterable[Opportunity], contacts: Iterable[Contact]) -> Opportunity | None:
    """Of a member's opportunities that go on, the one that was last logged about."""
    latest = {each.opportunity_id: each.logged_at for each in sorted(contacts, key=lambda each: each.logged_at)}
    going = [each for each in opportunities if each.outcome not in CLOSED and each.id in latest]
    return max(going, key=lambda each: (latest[each.id], each.id), default=None)


def what_helps(mark: Mark, signs: Signs, *, may_be_asked: bool, asked: bool) -> Help:
    """What may help: `asked`, they wait for a coach to read; `may_be_asked`, they let the coach ask."""
    if asked:
        return Help.READ
    match mark.standing:
        case Standing.DRAFTED:
            # Where nothing is drafted there is nothing to read.
            return Help.ASK if may_be_asked and mark.since in signs.drafts_since else Help.WORD
        case Standing.QUIET:
            return Help.HELLO if signs.last is not None else Help.FIRST
        case Standing.ON_TRACK:
            return Help.NOTHING if signs.last is not None else Help.FIRST


_FIRST = {Standing.DRAFTED: 0, Standing.QUIET: 1, Standing.ON_TRACK: 2}


def in_order(
    marks: Mapping[MemberId, Mark], memberships: Mapping[MemberId, Membership], order: Order
) -> list[MemberId]:
    """The members in this order; the id settles what is equal, so that pages do not overlap."""

    def name(id: MemberId) -> str:
        return memberships[id].shown_as.casefold()

    def since(id: MemberId) -> float:
        # Who never gave a sign has waited since they joined.
        return (marks[id].since or memberships[id].joined_at).timestamp()

    match order:
        case Order.NAME:
            return sorted(marks, key=lambda id: (name(id), id))
        case Order.SINCE:
            return sorted(marks, key=lambda id: (since(id), name(id), id))
        case Order.STUCK:
            return sorted(marks, key=lambda id: (_FIRST[marks[id].standing], since(id), name(id), id))
