"""A promise as it is told: the step in their own words, and the day that stands somewhere in the sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.moment import Trouble, Unread
from bot.reading.language import Language
from bot.reading.languages import ENGLISH
from bot.reading.promise import Day, day_promised

_WORD = re.compile(r"\S+")
_TRIM = " \t.,;:!?¡¿()[]\"'“”‘’–—-~"
_CUT = re.compile(r"[;!?]|\.(?=\s|$)")
_LONGEST_RUN = 14
_LONGEST = 9
"""Words that a day is said in at most: "by the end of the second week of next month"."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What they promised: the step as it was typed, without the day, and the day."""

    step: str
    day: date
    other: date | None = None
    """Another day that may have been meant, where the words leave it open."""


@dataclass(frozen=True, slots=True)
class _Token:
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Spot:
    start: int
    end: int
    found: Day


def promised(
    text: str, *, now: Instant, zone: str, country: str | None = None, language: Language = ENGLISH
) -> Promised | Unread:
    """The step and the day of a sentence such as "Lena will write by next Friday"; never raises."""
    whole = day_promised(text, now=now, zone=zone, country=country, language=language)
    if not isinstance(whole, Unread):
        return Promised("", whole.day, whole.other)
    if whole.trouble is Trouble.TOO_LONG:
        return whole
    today = wall(now, zone).date()
    spots = [each for each in _spots(text, now, zone, country, language) if each.found.day >= today]
    later = [each for each in spots if each.found.day > today] or spots
    if not later:
        return whole if whole.trouble is not Trouble.UNREADABLE else Unread(whole.trouble, text.strip()[:80])
    last = max(later, key=lambda each: (each.found.day, -each.start))
    others = [each.found.day for each in later if each.found.day != last.found.day]
    return Promised(
        _without(text, last, language), last.found.day, last.found.other or (max(others) if others else None)
    )


def _without(text: str, spot: _Spot, language: Language) -> str:
    """The sentence without the day and the words that led up to it."""
    before = text[: spot.start].rstrip(_TRIM)
    words = language.promise
    kept = words.stranded if text[spot.start : spot.end].split()[0].lower() in words.leaning else frozenset()
    while before and (word := before.split()[-1].lower()) in words.leaning - kept:
        before = before[: len(before) - len(word)].rstrip(_TRIM)
    after = text[spot.end :].strip(_TRIM)
    if not before or not after:
        return re.sub(r"\s+", " ", before or after).strip(_TRIM)
    joined = text[spot.end :].lstrip(" ")[:1] in (",", ";", ".")
    return re.sub(r"\s+", " ", f"{before}{', ' if joined else ' '}{after}").strip(_TRIM)


def _spots(text: str, now: Instant, zone: str, country: str | None, language: Language) -> Iterator[_Spot]:
    """Every place in the text that names a day to come, left to right."""
    words = language.promise
    for clause_start, clause in _clauses(text):
        if words.silent_words.search(words.unless_heard.sub(" ", clause)):
            continue
        for run in _runs(clause, clause_start, language):
            at = 0
            while at < len(run):
                spot = _longest(run, at, text, now, zone, country, language)
                if spot is None:
                    break
                yield spot
                at = next((index for index, each in enumerate(run) if each.start >= spot.end), len(run))


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for cut in _CUT.finditer(text):
        # "Fri." and "p.m." end no sentence where a small letter or a digit follows.
        rest = text[cut.end() :].lstrip()
        if cut.group() == "." and rest and not rest[0].isupper():
            continue
        yield start, text[start : cut.start()]
        start = cut.end()
    yield start, text[start:]


def _runs(clause: str, offset: int, language: Language) -> Iterator[list[_Token]]:
    """Runs of words that may belong to a day, each with at least one that speaks of time."""
    words = language.promise
    run: list[_Token] = []
    before = ""
    for match in _WORD.finditer(clause):
        low = match.group().strip(_TRIM).lower()
        counts = low.isdigit() and before in words.counted
        # "HR" is no hour.
        counts = counts or (low in language.when.units and len(low) < 3 and not before[-1:].isdigit())
        before = low
        if low and _of_time(low, language) and not counts and len(run) < _LONGEST_RUN:
            start = offset + match.start() + match.group().lower().find(low)
            run.append(_Token(low, start, start + len(low)))
            continue
        if any(_core(each.low, language) for each in run):
            yield run
        run = []
    if any(_core(each.low, language) for each in run):
        yield run


def _of_time(low: str, language: Language) -> bool:
    words = language.promise
    return _core(low, language) or low in words.glue or low in words.openers


def _core(low: str, language: Language) -> bool:
    known = language.when.of_time
    if low in known or low in language.promise.core or any(char.isdigit() for char in low):
        return True
    return any(part in known for part in re.split(r"[-/–]", low.rstrip("'’s"))) if len(low) > 2 else False


def _longest(
    run: list[_Token], at: int, text: str, now: Instant, zone: str, country: str | None, language: Language
) -> _Spot | None:
    """The longest stretch of the run that is a day, the first of the longest."""
    words = language.promise
    # Of "after Friday" no last day is known, though of "after two weeks" it is.
    opens = next((index for index, each in enumerate(run) if index >= at and each.low in words.openers), len(run))
    for size in range(min(_LONGEST, len(run) - at), 0, -1):
        for first in range(at, min(opens, len(run) - size) + 1):
            some = run[first : first + size]
            before, after = run[first - 1].low if first else "", _next_word(text, some[-1].end)
            if not _stands(some, before, after, text, language):
                continue
            start, end = some[0].start, some[-1].end
            found = day_promised(text[start:end], now=now, zone=zone, country=country, language=language)
            if not isinstance(found, Unread) and not found.timed:
                return _Spot(start, end, found)
    return None


def _next_word(text: str, at: int) -> str:
    found = _WORD.search(text, at)
    return found.group().strip(_TRIM).lower() if found is not None else ""


def _stands(some: list[_Token], before: str, after: str, text: str, language: Language) -> bool:
    """Whether these words may be a day: not "the second" of a round, a length that something lasts, a month's name."""
    words, when = language.promise, language.when
    lows = [each.low for each in some]
    if not any(_core(low, language) for low in lows):
        return False
    if len(lows) > 1 and lows[0] in words.stranded and lows[1] in words.leaning:
        return False
    last = lows[-1]
    if last in when.ordinals or (after in words.counted and last[0].isdigit()):
        return False
    if last in when.units and when.units[last][0] == "minute" and lows[0] not in language.line.within:
        return False
    if last in when.week and after in when.genitive and lows[-2:-1] and lows[-2] in when.the:
        return False
    if last in when.units and before in words.lasting:
        return False
    if len(some) > 1:
        return True
    # A month or a short weekday alone may be a name, a word or a verb; a number alone counts.
    if last in when.months or last in when.numbers or last.isdigit():
        return False
    return not (last in when.names_too and text[some[0].start : some[0].end].islower())
