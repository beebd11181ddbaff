"""What the grammar of time asks of a language: its words, as tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day: accepted from hour to hour, taken as one hour when no time is said."""

    begins: int
    ends: int
    usual: int


PARTS = {
    "morning": Part(0, 12, 9),
    "afternoon": Part(12, 18, 14),
    "evening": Part(16, 24, 18),
    "night": Part(18, 24, 20),
    "lunch": Part(12, 14, 12),
    "close": Part(16, 20, 17),
    "dawn": Part(0, 7, 5),
}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Lexicon:
    """Every word that the grammar of time knows in one language; all keys are lower case."""

    weekdays: Mapping[str, int]
    names_too: frozenset[str]
    """Short weekdays that are also names: alone and unmarked they are no date."""
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_tails: frozenset[str]
    days: Mapping[str, tuple[int, str]]
    """Words for a day near today: days away and a part of it, or nothing."""
    parts: Mapping[str, str]
    long_parts: Mapping[tuple[str, ...], str]
    units: Mapping[str, tuple[str, int]]
    business: frozenset[str]
    ahead: frozenset[str]
    behind: frozenset[str]
    this: frozenset[str]
    coming: frozenset[str]
    following: frozenset[str]
    week: frozenset[str]
    month: frozenset[str]
    clocks: Mapping[str, tuple[int, int]]
    oclock: frozenset[str]
    hour_marks: frozenset[str]
    minutes: frozenset[str]
    half: str
    quarter: str
    past: frozenset[str]
    to: frozenset[str]
    until: frozenset[str]
    ago: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    now: frozenset[str]
    within: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    plus: frozenset[str]
    couple: str
    lasting: frozenset[str]
    at: frozenset[str]
    """Words that make a bare number an hour."""
    fillers: frozenset[str]
    signs: frozenset[str]
    time: frozenset[str]
    """Words that make the place before them a zone."""
    refused: frozenset[str]
    begun: tuple[str, ...] = ()
    """Words that a time still being typed may go on to."""
    begun_days: tuple[str, ...] = ()
    """What a single letter may begin; the last seven are the weekdays."""
    begun_before_a_day: tuple[str, ...] = ()
    """Words that a weekday goes on from."""
    of_time: frozenset[str] = field(init=False)
    """Every word that speaks of time."""

    # Where languages differ in order; what a language does not do stays empty.
    day_first: bool = False
    """Whether 3/4 is the third of April where no country says otherwise."""
    the: frozenset[str] = frozenset({"the"})
    the_day: frozenset[str] = frozenset()
    """Words after which a plain number is a day of the month: "el 15"."""
    bare_days: bool = False
    """Whether any number right after a weekday is a day of the month: "martes 3"."""
    days_in_words: bool = False
    """Whether the days of a month are said as plain numbers: "tres de marzo"."""
    spelt_days: frozenset[str] | None = None
    """The ordinals that are a day of the month without the month's name; None: all."""
    genitive: frozenset[str] = frozenset({"of"})
    tens_join: frozenset[str] = frozenset({"-"})
    """What stands between tens and units in words."""
    long_days: Mapping[tuple[str, ...], tuple[int, str]] = field(default_factory=dict)
    """Days near today that take several words, as in `days`."""
    next_after: tuple[tuple[str, ...], ...] = ()
    """What makes the weekday or week before it the coming one: "lunes que viene"."""
    last_after: tuple[tuple[str, ...], ...] = ()
    minutes_first: bool = True
    """Whether "half past three" goes before the hour."""
    hour_articles: frozenset[str] = frozenset()
    """Words that stand before an hour, and make a number one."""
    hours_in_words: int = 12
    """The last hour that is said in a word."""
    fractions: Mapping[str, int] = field(default_factory=dict)
    """Parts of an hour in minutes that follow it: "tres y media"."""
    plus_minutes: frozenset[str] = frozenset()
    minus_minutes: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    until_between: frozenset[str] = frozenset()
    """What goes before the end of a span that such a word opens."""
    ago_before: frozenset[str] = frozenset()
    """Words before a length that make it one from now back: "hace dos horas"."""
    within_of: frozenset[str] = frozenset()
    """Those of `within` that an "of" follows: "dentro de"."""
    business_after: frozenset[str] = frozenset()
    """Words after "days" that make them business days."""
    zone_before: frozenset[str] = frozenset()
    """Words that make the place after them a zone: "hora de Madrid"."""
    zone_names: Mapping[str, str] = field(default_factory=dict)
    """Zones by what such a word is said of."""

    parts_by_word: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(init=False)
    """`long_parts` by the first word of each."""
    days_by_word: Mapping[str, tuple[tuple[tuple[str, ...], tuple[int, str]], ...]] = field(init=False)
    """`long_days` by the first word of each."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts_by_word", _by_word(self.long_parts))
        object.__setattr__(self, "days_by_word", _by_word(self.long_days))
        tables = (
            self.weekdays, self.months, self.numbers, self.tens, self.ordinals, self.days, self.parts, self.units,
            self.clocks, self.now, self.refused, {words[0] for words in self.long_parts},
        )  # fmt: skip
        object.__setattr__(self, "of_time", frozenset(word for table in tables for word in table))


def _by_word(table: Mapping[tuple[str, ...], _V]) -> Mapping[str, tuple[tuple[tuple[str, ...], _V], ...]]:
    out: dict[str, tuple[tuple[tuple[str, ...], _V], ...]] = {}
    for phrase, value in table.items():
        out[phrase[0]] = (*out.get(phrase[0], ()), (phrase, value))
    return out
