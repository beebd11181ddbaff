"""The words of reading time: what a phrase meant, or why it meant nothing."""

from dataclasses import dataclass
from enum import StrEnum

from bot.clock import Instant


class Tense(StrEnum):
    """Whether the phrase tells of what was or of what will be."""

    PAST = "past"
    FUTURE = "future"


class Grain(StrEnum):
    """How exactly a moment was said; a part is the morning, afternoon, evening or night."""

    MINUTE = "minute"
    DAY = "day"
    PART = "part"


class Flag(StrEnum):
    """What was assumed, and is worth asking about."""

    AMPM = "ampm"
    """The half of the day."""
    WEEK = "week"
    """Which week a weekday is of."""
    NUMERIC = "numeric"
    """The order of day and month."""
    YEAR = "year"
    """The year, though the same date is much nearer in the other tense."""
    WEEKDAY = "weekday"
    """That the date is right and the weekday beside it is not."""
    GAP = "gap"
    """The wall time does not exist that day: moved forward."""
    FOLD = "fold"
    """The wall time occurs twice that day: the first."""
    TIME_ONLY = "time only"
    """No day was said."""
    ZONE = "zone"
    """The abbreviation has several meanings."""
    FUTURE_IN_LOG = "future in log"
    """It lies ahead although the past was asked for."""


@dataclass(frozen=True, slots=True)
class When:
    """A moment or span that was understood."""

    start: Instant
    end: Instant | None = None
    grain: Grain = Grain.MINUTE
    zone: str = "UTC"
    """The zone it is meant in: the one said, else the reader's."""
    flags: frozenset[Flag] = frozenset()
    rest: str = ""
    """What `find` left unread, spaces collapsed."""
    window: tuple[Instant, Instant] | None = None
    """The span of a part of the day."""
    alternatives: tuple[Instant, ...] = ()
    """Other plausible starts, likeliest first."""


class Trouble(StrEnum):
    """Why a phrase is no time."""

    UNREADABLE = "unreadable"
    NO_SUCH_TIME = "no such time"
    NO_SUCH_DATE = "no such date"
    TOO_FAR = "too far"
    """More than two years away."""
    TOO_LONG = "too long"
    """More than 200 characters."""
    REFUSED = "refused"
    """A season, quarter, whole week or month, range of days, or recurrence."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A phrase that is no time; `text` is the offending piece, at most 80 characters."""

    trouble: Trouble
    text: str
