"""A time that is still being typed, taken to its end: "yes" is the beginning of yesterday, "tom 3pm" of tomorrow."""

from collections.abc import Iterator

from bot.reading.when_english import ENGLISH
from bot.reading.when_words import Lexicon

MOST = 7
"""How many ways to go on are looked at."""


def begun(text: str, words: Lexicon = ENGLISH) -> tuple[str, ...]:
    """What this may become with a word of it taken to its end, the likeliest first; the text itself is none of them."""
    said = text.lower().split()
    found = dict.fromkeys(each for each in _ways(said, words) if each != " ".join(said))
    return tuple(found)[:MOST] if 0 < len(said) <= MOST else ()


def _ways(said: list[str], words: Lexicon) -> Iterator[str]:
    if not said:
        return
    *before, last = said
    # A clock of which the minutes are still missing: "3:", "3:3".
    hour, colon, minutes = last.partition(":")
    if colon and hour.isdecimal() and len(minutes) < 2 and (not minutes or minutes in "012345"):
        yield " ".join([*before, f"{hour}:{minutes or '0'}0"])
    if last in words.begun_before_a_day:
        yield from (" ".join([*said, day]) for day in words.begun_days[-7:])
    for n, word in enumerate(said):
        for whole in words.begun:
            opens = whole.startswith(word) and (len(word) > 1 or whole in words.begun_days)
            if word.isalpha() and word != whole and opens:
                yield " ".join([*said[:n], whole, *said[n + 1 :]])
