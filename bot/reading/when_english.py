"""The English of time, as tables."""

from bot.reading.when_words import Lexicon

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
_FULL_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

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
    begun=(
        "yesterday", "today", "tomorrow", "ago", "tonight", "noon", "midnight", "morning", "afternoon", "evening",
        "hours", "minutes", "days", "last", "next", "this", *_FULL_WEEKDAYS,
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
    ),
    begun_days=("yesterday", "today", "tomorrow", "ago", *_FULL_WEEKDAYS),
    begun_before_a_day=("last", "next", "this"),
)  # fmt: skip
