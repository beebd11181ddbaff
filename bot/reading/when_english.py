"""The English of time, as tables; another language is another `Lexicon`."""

from collections.abc import Mapping
from dataclasses import dataclass


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
}


@dataclass(frozen=True, slots=True)
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


_MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "febr": 2, "march": 3, "mar": 3, "april": 4,
    "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
_WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2, "weds": 2,
    "thursday": 3, "thu": 3, "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5,
    "sunday": 6, "sun": 6,
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_UNITS = {
    "minutes": ("minute", 1), "minute": ("minute", 1), "mins": ("minute", 1), "min": ("minute", 1),
    "m": ("minute", 1), "hours": ("minute", 60), "hour": ("minute", 60), "hrs": ("minute", 60),
    "hr": ("minute", 60), "h": ("minute", 60), "days": ("day", 1), "day": ("day", 1), "d": ("day", 1),
    "weeks": ("day", 7), "week": ("day", 7), "wks": ("day", 7), "wk": ("day", 7), "w": ("day", 7),
    "fortnight": ("day", 14), "fortnights": ("day", 14), "months": ("month", 1), "month": ("month", 1),
    "years": ("month", 12), "year": ("month", 12),
}  # fmt: skip
_REFUSED = """
    weekend weekends spring summer autumn fall winter quarter q1 q2 q3 q4 every each daily weekly biweekly
    monthly fortnightly week weeks month months year years easter christmas thanksgiving xmas holiday
    holidays mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays
"""

ENGLISH = Lexicon(
    weekdays=_WEEKDAYS,
    names_too=frozenset({"mon", "wed", "fri", "sat", "sun", "tue", "thu"}),
    months=_MONTHS,
    numbers=_NUMBERS,
    tens=_TENS,
    ordinals=_ORDINALS,
    ordinal_tails=frozenset({"st", "nd", "rd", "th"}),
    days={
        "today": (0, ""), "tod": (0, ""), "tomorrow": (1, ""), "tomorrows": (1, ""), "tomorow": (1, ""),
        "tommorow": (1, ""), "tommorrow": (1, ""), "tmrw": (1, ""), "tmr": (1, ""), "tmw": (1, ""),
        "yesterday": (-1, ""), "yday": (-1, ""), "yest": (-1, ""),
        "tonight": (0, "night"), "tonite": (0, "night"),
    },
    parts={
        "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night",
        "eve": "evening", "lunch": "lunch", "lunchtime": "lunch", "eod": "close", "cob": "close",
    },
    long_parts={("end", "of", "day"): "close", ("end", "of", "the", "day"): "close",
                ("close", "of", "business"): "close"},
    units=_UNITS,
    business=frozenset({"business", "working", "work"}),
    ahead=frozenset({"next"}),
    behind=frozenset({"last", "past", "previous"}),
    this=frozenset({"this"}),
    coming=frozenset({"coming", "upcoming"}),
    following=frozenset({"following"}),
    week=frozenset({"week"}),
    month=frozenset({"month"}),
    clocks={"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)},
    oclock=frozenset({"o'clock", "oclock", "o’clock"}),
    hour_marks=frozenset({"h", "hours", "hrs"}),
    minutes=frozenset({"minutes", "minute", "mins", "min"}),
    half="half",
    quarter="quarter",
    past=frozenset({"past", "after"}),
    to=frozenset({"to", "til", "till", "before", "of"}),
    until=frozenset({"to", "until", "til", "till", "and", "through", "thru", "-", "–", "—", "~"}),
    ago=frozenset({"ago", "back", "earlier"}),
    after=frozenset({"after", "from", "on"}),
    before=frozenset({"before"}),
    now=frozenset({"now"}),
    within=frozenset({"in"}),
    articles=frozenset({"a", "an"}),
    of=frozenset({"of", "in"}),
    plus=frozenset({"and", ",", "+"}),
    couple="couple",
    lasting=frozenset({"for"}),
    at=frozenset({"at", "@", "from", "around", "about", "by", "until", "till", "between", "approx"}),
    fillers=frozenset({
        "on", "at", "for", "around", "about", "the", "from", "by", "in", "approximately", "approx",
        "starting", "of", "between", "circa", "ca", "this", "roughly", "later", "earlier", "time",
        "until", "till", "right", "just",
    }),
    signs=frozenset(",.-–—@~()"),
    time=frozenset({"time", "timezone", "tz"}),
    refused=frozenset(_REFUSED.split()),
)  # fmt: skip
