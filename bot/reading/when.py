"""What a time phrase means: `read` a whole field, or `find` a phrase at the edge of one."""

import re
from dataclasses import replace

from bot.clock import Instant
from bot.model.moment import Flag, Grain, Tense, Trouble, Unread, When
from bot.reading.when_english import ENGLISH
from bot.reading.when_grammar import Draft, Parse, closing, furthest, whole
from bot.reading.when_line import Line
from bot.reading.when_resolve import ahead, resolve
from bot.reading.when_tokens import Kind, tokens
from bot.reading.when_words import Lexicon

__all__ = ["Flag", "Grain", "Tense", "Trouble", "Unread", "When", "find", "read"]

_LONGEST = 200
_PIECE = 80
_MONTH_FIRST = frozenset({"US"})


def read(
    text: str,
    *,
    now: Instant,
    zone: str,
    tense: Tense,
    country: str | None = None,
    day_first: bool | None = None,
    lengths: bool = True,
    words: Lexicon = ENGLISH,
) -> When | Unread:
    """The moment that the whole text says; `lengths`: a bare "2 hours" is one, so far from now."""
    if len(text) > _LONGEST:
        return Unread(Trouble.TOO_LONG, text[:_PIECE])
    line = Line(tokens(text, words), words, lengths=lengths)
    parse = whole(line) if not _spans_days(line) else None
    if parse is None:
        return _why_not(line, text)
    return _resolved(parse.draft, text, now, zone, tense, country, day_first, words)


def find(
    text: str,
    *,
    now: Instant,
    zone: str,
    tense: Tense,
    country: str | None = None,
    day_first: bool | None = None,
) -> When | Unread | None:
    """The longest time phrase that opens or closes the text; what is left is in `rest`."""
    found = edge(text, now=now, zone=zone, tense=tense, country=country, day_first=day_first)
    if not isinstance(found, tuple):
        return found
    start, end, when = found
    return replace(when, rest=_trimmed(f"{text[:start]} {text[end:]}"))


def edge(
    text: str,
    *,
    now: Instant,
    zone: str,
    tense: Tense,
    country: str | None = None,
    day_first: bool | None = None,
    lengths: bool = True,
    words: Lexicon = ENGLISH,
) -> tuple[int, int, When] | Unread | None:
    """The longest time phrase that opens or closes the text, and where it begins and ends."""
    if len(text) > _LONGEST:
        return Unread(Trouble.TOO_LONG, text[:_PIECE])
    line = Line(tokens(text, words), words, lengths=lengths)
    if not len(line):
        return None
    opens, closes = _opening(line), closing(line)
    if closes is not None and not closes.draft.is_strong():
        closes = None
    parse = closes
    if opens is not None and (closes is None or opens.end - opens.start > closes.end - closes.start):
        parse = opens
    if parse is None:
        return _impossible(line, text)
    found = _resolved(parse.draft, text, now, zone, tense, country, day_first, words)
    if isinstance(found, Unread):
        return found
    return line[parse.start].start, line[parse.end - 1].end, found


def _resolved(
    draft: Draft,
    text: str,
    now: Instant,
    zone: str,
    tense: Tense,
    country: str | None,
    day_first: bool | None,
    words: Lexicon,
) -> When | Unread:
    usual = country not in _MONTH_FIRST if country is not None else words.day_first
    order = day_first if day_first is not None else usual
    known = day_first is not None
    found = resolve(draft, now=now, zone=zone, tense=tense, day_first=order, order_known=known, country=country)
    if isinstance(found, Trouble):
        return Unread(found, text.strip()[:_PIECE])
    if tense is Tense.PAST and ahead(found, now):
        return replace(found, flags=found.flags | {Flag.FUTURE_IN_LOG})
    return found


def _opening(line: Line) -> Parse | None:
    """A phrase that opens the line; one word alone may as well open a name."""
    parse = furthest(line)
    if parse is None or not parse.draft.is_strong():
        return None
    alone = parse.end - parse.start == 1
    name = line.low(0) in line.words.weekdays or line.low(0) in line.words.clocks
    opens_a_name = alone and name and line.kind(1) is Kind.WORD and line.low(1) not in ("with", "at")
    # "10 Downing Street": a number, and words that are no hour.
    lone = parse.draft.clock is not None and parse.draft.clock.bare and not parse.draft.anchored
    cut = parse.end < len(line) and line.glued(parse.end) and line.kind(parse.end) is not Kind.SIGN
    return None if opens_a_name or cut or (lone and alone) else parse


def _trimmed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;|-–—·")


def _why_not(line: Line, text: str) -> Unread:
    impossible = _impossible(line, text)
    if impossible is not None:
        return impossible
    if _is_refused(line):
        return Unread(Trouble.REFUSED, text.strip()[:_PIECE])
    parse = furthest(line)
    at = line[parse.end].start if parse is not None and parse.end < len(line) else 0
    return Unread(Trouble.UNREADABLE, text[at:].strip()[:_PIECE])


def _impossible(line: Line, text: str) -> Unread | None:
    if not line.troubles:
        return None
    first = line.troubles[0]
    end = line[min(first.end, len(line)) - 1].end
    return Unread(first.trouble, text[line[first.start].start : end][:_PIECE])


def _is_refused(line: Line) -> bool:
    """Whether it speaks of a season, a whole week, several days or every day."""
    for at in range(len(line)):
        low = line.low(at)
        quarter = low == "q" and line.glued(at + 1) and line.digits(at + 1, 1) is not None
        if quarter or low in line.words.refused:
            return True
    return _spans_days(line)


def _spans_days(line: Line) -> bool:
    """Whether it goes from one day to another: Monday to Friday, 5-7 March."""
    words = line.words
    for at in range(1, len(line) - 1):
        if line.low(at) not in words.until:
            continue
        if line.low(at - 1) in words.weekdays and line.low(at + 1) in words.weekdays:
            return True
        if line.digits(at - 1, 2) is None or line.digits(at + 1, 2) is None:
            continue
        after = at + 3 if line.low(at + 2) in words.ordinal_tails else at + 2
        after += words.days_in_words and line.low(after) in words.genitive
        # "10-11 March 5" is a time and a day, "5-7 March" two days.
        if line.low(after) in words.months and line.digits(after + 1, 2) is None:
            return True
        if line.low(at - 2) in words.months and line.kind(after) is None:
            return True
    return False
