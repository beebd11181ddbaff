"""Where times stand inside a text: phrases of the grammar, and those that only look like one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.reading.when_english import ENGLISH
from bot.reading.when_grammar import candidates
from bot.reading.when_line import Line
from bot.reading.when_tokens import (
    Clock,
    DayOfMonth,
    Kind,
    Lasting,
    Lean,
    MonthDay,
    Near,
    NthWeekday,
    Numeric,
    Offset,
    PartSaid,
    Piece,
    Span,
    Stamp,
    Week,
    Weekday,
    ZoneSaid,
    tokens,
)
from bot.reading.when_words import Lexicon

_LONGEST = 200
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_LINKS = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A run of words that speak of time, by their place in the text."""

    start: int
    end: int
    sure: bool
    """Hardly a name or a plain number, wherever it stands."""
    odd: bool
    """A word of it is misspelt or unknown."""
    impossible: bool
    """It has the form of a time or date that there is none of."""


@dataclass(frozen=True, slots=True)
class _Step:
    """What one token begins: how far it reaches and what it says."""

    end: int
    pieces: tuple[Piece, ...] = ()
    odd: bool = False
    month: bool = False
    """Odd, and meant as a month."""
    impossible: bool = False
    refused: bool = False

    def may_open(self) -> bool:
        """Whether a run may begin with it: not with a plain number, a length, a zone or a bare half."""
        if self.odd or self.impossible or self.refused:
            return True
        return any(not _leans(piece) for piece in self.pieces)


def may_be_a_time(text: str, words: Lexicon = ENGLISH) -> bool:
    """Whether there is a digit or a word of time in it at all; without one, nothing needs to be read."""
    return bool(_DIGIT.search(text)) or any(word.lower() in words.of_time for word in _WORD.findall(text))


def spots(text: str, words: Lexicon = ENGLISH) -> tuple[Spot, ...]:
    """Every run of words that speak of time, in order."""
    if len(text) > _LONGEST or not (
        may_be_a_time(text, words) or any(misspelt(word, words) for word in _WORD.findall(text))
    ):
        return ()
    line = Line(tokens(text, words), words)
    steps = [_step(line, at, text) for at in range(len(line))]
    for trouble in line.troubles:
        known = steps[trouble.start]
        if known is None or trouble.end >= known.end:
            steps[trouble.start] = _Step(max(trouble.end, trouble.start + 1), impossible=True)
    out: list[Spot] = []
    _with_their_days(line, steps)
    at = 0
    while at < len(line):
        run = _run(line, steps, at, text)
        if run is None:
            at += 1
            continue
        end, taken = run
        out.append(_spot(line, at, end, taken, text))
        at = end
    return tuple(out)


def _with_their_days(line: Line, steps: list[_Step | None]) -> None:
    """Lets a misspelt month take the number beside it: febuary 30, 30th febuary."""
    for at, step in enumerate(steps):
        if step is None or not step.month:
            continue
        end = step.end
        if line.digits(end, 2) is not None and line.kind(end + 1) is not Kind.HALF and line.low(end + 1) != ":":
            end += 2 if line.low(end + 1) in line.words.ordinal_tails else 1
            steps[at] = _Step(end, odd=True, month=True)
        before = at - 2 if line.low(at - 1) in line.words.ordinal_tails else at - 1
        if line.digits(before, 2) is not None:
            steps[before] = _Step(end, odd=True, month=True)


def _spot(line: Line, at: int, end: int, taken: Iterable[_Step], text: str) -> Spot:
    start, last = line[at].start, line[end - 1].end
    pieces = [piece for step in taken for piece in step.pieces]
    small = text[start:last].islower()
    sure = any(_is_hard(piece, alone=len(pieces) == 1 and not small) for piece in pieces) or (
        len(pieces) > 1 and any(isinstance(piece, Weekday) for piece in pieces)
    )
    return Spot(start, last, sure, any(step.odd for step in taken), any(step.impossible for step in taken))


def _run(line: Line, steps: list[_Step | None], at: int, text: str) -> tuple[int, list[_Step]] | None:
    """The longest run of steps from here, links between them included."""
    first = steps[at]
    taken: list[_Step] = []
    if first is None and _leads(line, at):
        found = _after_a_lead(line, steps, at, text)
        if found is None:
            return None
        end, taken = found
    elif first is None or not _may_stand(line, at, first):
        return None
    else:
        end = first.end
        taken.append(first)
    while True:
        after = end
        while after - end < _LINKS and _links(line, after):
            after += 1
        step = steps[after] if after < len(line) else None
        if step is None:
            found = _after_a_lead(line, steps, after, text) if after < len(line) and _leads(line, after) else None
            if found is None:
                return end, taken
            end = found[0]
            taken += found[1]
            continue
        end = step.end
        taken.append(step)


def _may_stand(line: Line, at: int, first: _Step) -> bool:
    """Whether a run may begin here: not within a word, and a plain number only after an "at"."""
    if line.glued(at) and line.kind(at - 1) is not Kind.SIGN:
        return False
    return first.may_open() or line.low(at - 1) in line.words.at


def _after_a_lead(line: Line, steps: list[_Step | None], at: int, text: str) -> tuple[int, list[_Step]] | None:
    """What a "next" or "last" opens: a step, or one unknown word between it and a time."""
    following = steps[at + 1] if at + 1 < len(line) else None
    if following is not None:
        return following.end, [following]
    token = line[at + 1] if at + 1 < len(line) else None
    beyond = at + 2
    while _links(line, beyond) and beyond < at + 4:
        beyond += 1
    timed = steps[beyond] if beyond < len(line) else None
    if token is None or timed is None or token.kind is not Kind.WORD or len(token.low) < 5:
        return None
    if line.words.minutes_first and token.low.endswith("day") and text[line[at].start : token.end].islower():
        return at + 2, [_Step(at + 2, odd=True)]
    return None


def _leads(line: Line, at: int) -> bool:
    words = line.words
    low = line.low(at)
    return low in words.ahead or low in words.behind or low in words.this or low in words.coming


def _links(line: Line, at: int) -> bool:
    words = line.words
    low = line.low(at)
    return bool(low) and (low in words.fillers or low in words.signs or low in words.until or low in words.of)


def _step(line: Line, at: int, text: str) -> _Step | None:
    best: _Step | None = None
    for end, pieces in candidates(line, at):
        if best is None or end > best.end or (end == best.end and _leans(best.pieces[0])):
            best = _Step(end, pieces)
    if best is not None:
        return best
    low = line.low(at)
    if low in line.words.refused:
        return _Step(at + 1, refused=True)
    token = line[at]
    meant = misspelt(text[token.start : token.end], line.words) if token.kind is Kind.WORD else None
    return _Step(at + 1, odd=True, month=meant in line.words.months) if meant is not None else None


def misspelt(word: str, words: Lexicon) -> str | None:
    """The day or month that a word is with a slip of the finger: thurdsay, tomrow, febuary."""
    low = word.lower()
    if not 5 <= len(low) <= 11 or low in words.weekdays or low in words.months or low in words.days:
        return None
    for known in (*words.weekdays, *words.months, *words.days):
        if len(known) < 6 or known[0] != low[0] or abs(len(known) - len(low)) > 2:
            continue
        slips = 1 if len(known) == 6 else 2
        # "Sundar" and "Augusta" are names.
        if (word.islower() or known[-1] == low[-1]) and OSA.distance(known, low, score_cutoff=slips) <= slips:
            return known
    return None


def _leans(piece: Piece) -> bool:
    """Whether it says a time only beside another piece."""
    match piece:
        case Clock(bare=bare):
            return bare
        case Span(start=start, end=end):
            return start.bare and end.bare
        case Offset(sign=sign, base=base):
            return not sign and base is None
        case PartSaid(half=half):
            return half
        case ZoneSaid() | Lasting():
            return True
        case _:
            return False


def _is_hard(piece: Piece, *, alone: bool) -> bool:
    """Whether the piece makes its run a time in the middle of any words."""
    match piece:
        case Near():
            # "USA Today" and "tomorrow" differ by a capital.
            return not alone
        case MonthDay() | Numeric() | NthWeekday() | Stamp() | Offset() | Clock() | Span():
            return not _leans(piece)
        case Weekday() | DayOfMonth() | Week() | PartSaid() | ZoneSaid() | Lasting() | Lean():
            return False
