"""A time phrase in tokens, and the pieces that the grammar makes of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.when_words import Lexicon


class Kind(StrEnum):
    """What a token is."""

    STAMP = "stamp"
    ISO = "iso"
    PATH = "path"
    OFFSET = "offset"
    NUMBER = "number"
    HALF = "half"
    OPAQUE = "opaque"
    WORD = "word"
    SIGN = "sign"


# No part can be matched in two ways and every repeat is bounded or of one class: linear on any text.
_TOKEN = re.compile(
    r"""
    (?P<stamp><t:-?\d{1,12}(?::[a-z])?>|<!date\^\d{1,12}\^[^<>]{0,120}>)
  | (?P<iso>\d{4}-\d\d-\d\d(?:[tT]|\ (?!\d\d:\d\d\ ?(?:[-–]|to|until)\ ?\d))
      \d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?(?![\w:]))
  | (?P<offset>(?:utc|gmt)[+-]\d{1,2}(?::?\d\d)?(?!\w))
  | (?P<path>[a-z]+(?:/[a-z_]+[a-z_+\-0-9]*){1,2})
  | (?P<opaque>\d{7,}|24/7(?!\w)|[a-z]+(?:\.[a-z]{2,})+(?!\w)|[a-z0-9]*_\w*)
  | (?P<number>\d{1,6})
  | (?P<half>[ap](?:m|\.\s?m|\sm)(?!\w)\.?)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
  | (?P<sign>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text in lower case; `glued` when no space parts it from the one before."""

    kind: Kind
    low: str
    start: int
    end: int
    glued: bool


def tokens(text: str, words: Lexicon) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    out: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = Kind(match.lastgroup or Kind.SIGN)
        low = match.group().lower()
        glued = bool(out) and out[-1].end == match.start()
        if _closes_a_name(kind, low, glued, out, words):
            hyphen, number = out.pop(), out.pop()
            low = f"{number.low}{hyphen.low}{low}"
            out.append(Token(Kind.OPAQUE, low, number.start, match.end(), number.glued))
            continue
        out.append(Token(kind, low, match.start(), match.end(), glued))
    return tuple(out)


def _closes_a_name(kind: Kind, low: str, glued: bool, out: Sequence[Token], words: Lexicon) -> bool:
    """Whether this word makes one name with a number and a hyphen: 7-Eleven, 20-minute."""
    return (
        kind is Kind.WORD
        and glued
        and len(out) > 1
        and len(low) > 2
        and out[-1].low == "-"
        and out[-1].glued
        and out[-2].kind is Kind.NUMBER
        and low not in words.months
        and low not in words.parts
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as said; `pm` is None when no half was said, `exact` when the digits settle it."""

    hour: int
    minute: int
    pm: bool | None = None
    exact: bool = False
    bare: bool = False
    """A number that is an hour only by its neighbours."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of day to another."""

    start: Clock
    end: Clock


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long it takes; `bare` without a "for", which counts after an hour only."""

    minutes: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class PartSaid:
    """A part of the day, by its key; `half` when only am or pm was said."""

    key: str
    half: bool = False


@dataclass(frozen=True, slots=True)
class ZoneSaid:
    """A zone, and what else its abbreviation could mean."""

    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A day counted from today."""

    days: int


class How(StrEnum):
    """Which of the weekdays of that name."""

    BARE = "bare"
    THIS = "this"
    NEXT = "next"
    LAST = "last"
    COMING = "coming"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, Monday being 0."""

    index: int
    how: How
    short: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """A calendar week counted from this one; only a weekday makes it a day."""

    weeks: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month that was named."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month that was not named, or only by its distance."""

    day: int
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """Two numbers that are a day and a month in some order."""

    first: int
    second: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The n-th weekday of a month; -1 is the last."""

    nth: int
    weekday: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time, parts of different kinds kept apart."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    business: int = 0


@dataclass(frozen=True, slots=True)
class Offset:
    """A length of time from a day or from now; `sign` is 0 when only the tense tells."""

    amount: Amount
    sign: int
    base: "Near | Weekday | MonthDay | DayOfMonth | Numeric | NthWeekday | None" = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment as a machine writes it: since 1970, or a wall time and perhaps its distance from UTC."""

    text: str


@dataclass(frozen=True, slots=True)
class Lean:
    """A word that turns the tense for a date: next 23 December."""

    ahead: bool


Day = Near | Weekday | MonthDay | DayOfMonth | Numeric | NthWeekday
Piece = Day | Week | Clock | Span | Lasting | PartSaid | ZoneSaid | Offset | Stamp | Lean
