"""A time that is still being typed, taken to its end: "yes" is the beginning of yesterday, "tom 3pm" of tomorrow."""

from collections.abc import Iterator

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WORDS = (
    "yesterday", "today", "tomorrow", "ago", "tonight", "noon", "midnight", "morning", "afternoon", "evening",
    "hours", "minutes", "days", "last", "next", "this", *_WEEKDAYS,
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS = ("yesterday", "today", "tomorrow", "ago", *_WEEKDAYS)
"""What a single letter may begin."""
_BEFORE_A_DAY = ("last", "next", "this")
MOST = 7
"""How many ways to go on are looked at."""


def begun(text: str) -> tuple[str, ...]:
    """What this may become with a word of it taken to its end, the likeliest first; the text itself is none of them."""
    words = text.lower().split()
    found = dict.fromkeys(each for each in _ways(words) if each != " ".join(words))
    return tuple(found)[:MOST] if 0 < len(words) <= MOST else ()


def _ways(words: list[str]) -> Iterator[str]:
    if not words:
        return
    *before, last = words
    # A clock of which the minutes are still missing: "3:", "3:3".
    hour, colon, minutes = last.partition(":")
    if colon and hour.isdecimal() and len(minutes) < 2 and (not minutes or minutes in "012345"):
        yield " ".join([*before, f"{hour}:{minutes or '0'}0"])
    if last in _BEFORE_A_DAY:
        yield from (" ".join([*words, day]) for day in _WEEKDAYS)
    for n, word in enumerate(words):
        for whole in _WORDS:
            if word.isalpha() and word != whole and whole.startswith(word) and (len(word) > 1 or whole in _DAYS):
                yield " ".join([*words[:n], whole, *words[n + 1 :]])
