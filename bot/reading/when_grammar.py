"""The closed grammar of time: pieces in any order that fill one draft of a moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.when_clock import of_the_clock
from bot.reading.when_days import of_the_calendar
from bot.reading.when_line import Line
from bot.reading.when_tokens import (
    Clock,
    Day,
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
)

_STEPS = 500
"""How many pieces are tried for one phrase: only nonsense needs more."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the pieces of a phrase said so far."""

    day: Day | None = None
    weekday: Weekday | None = None
    week: Week | None = None
    offset: Offset | None = None
    clock: Clock | None = None
    span: Span | None = None
    lasting: Lasting | None = None
    part: PartSaid | None = None
    zone: ZoneSaid | None = None
    stamp: Stamp | None = None
    lean: Lean | None = None
    anchored: bool = False
    """A word like "at" stood before the hour."""

    def holds_a_moment(self) -> bool:
        """Whether this is enough to be a moment."""
        if self.stamp or self.day or self.offset or self.weekday:
            return True
        return not self.week and (self.clock or self.span or self.part) is not None

    def is_strong(self) -> bool:
        """Whether it could hardly be a name or a plain number."""
        if self.stamp or (self.offset and (self.offset.sign or self.offset.base)) or self.day or self.anchored:
            return True
        if self.clock is not None:
            return not self.clock.bare or self.weekday is not None
        if self.span is not None:
            bare = self.span.start.bare and self.span.end.bare
            return not bare or self.weekday is not None
        if self.weekday is not None:
            return not self.weekday.short or (self.week or self.part) is not None
        return False


def _added(draft: Draft, piece: Piece, *, anchored: bool) -> Draft | None:
    """The draft with this piece, or None where there is no room for it."""
    match piece:
        case Weekday():
            # An offset in whole weeks and a weekday: the weekday of that week is more than was asked for.
            free = draft.weekday is None and draft.offset is None and not isinstance(draft.day, Near)
            return replace(draft, weekday=piece) if free else None
        case MonthDay() | Numeric() | DayOfMonth() | NthWeekday():
            free = draft.day is None and draft.offset is None and draft.week is None
            return replace(draft, day=piece) if free else None
        case Near():
            free = draft.day is None and draft.offset is None and draft.week is None and draft.weekday is None
            return replace(draft, day=piece) if free else None
        case Week():
            free = draft.week is None and draft.day is None and draft.offset is None
            return replace(draft, week=piece) if free else None
        case Offset():
            length = piece.amount
            busy = bool(draft.offset or draft.day or draft.weekday or draft.week)
            if length.minutes or not (length.days or length.months or length.business):
                busy = busy or bool(draft.clock or draft.span or draft.part)
            return None if busy else replace(draft, offset=piece)
        case Clock() | Span():
            elapsed = draft.offset is not None and draft.offset.amount.minutes
            if draft.clock or draft.span or elapsed:
                return None
            if isinstance(piece, Clock):
                return replace(draft, clock=piece, anchored=draft.anchored or anchored)
            return replace(draft, span=piece, anchored=draft.anchored or anchored)
        case Lasting():
            free = draft.lasting is None and draft.span is None and (draft.clock is not None or not piece.bare)
            return replace(draft, lasting=piece) if free else None
        case PartSaid():
            # "yesterday evening" after "evening": once is enough, twice the same does no harm.
            same = draft.part is None or draft.part == piece
            if piece.half and not (draft.day or draft.weekday or draft.span or draft.clock or draft.offset):
                # "PM" alone is a product manager.
                return None
            return replace(draft, part=piece) if same else None
        case ZoneSaid():
            timed = draft.clock or draft.span
            return replace(draft, zone=piece) if draft.zone is None and timed else None
        case Stamp():
            return replace(draft, stamp=piece) if draft == Draft() else None
        case Lean():
            return replace(draft, lean=piece) if draft.lean is None else None


def candidates(line: Line, at: int) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """Everything that may be said from here: where it ends, and what it says."""
    if line.kind(at) is Kind.SIGN and line.low(at) != "+":
        return
    yield from of_the_calendar(line, at)
    yield from of_the_clock(line, at)


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens `start` to `end` make this draft; `complete` when nothing dangles at the end."""

    draft: Draft
    start: int
    end: int


class _Walk:
    """One search through a line, within a budget of steps."""

    __slots__ = ("best", "line", "steps")

    def __init__(self, line: Line, steps: int) -> None:
        self.line = line
        self.steps = steps
        self.best: tuple[int, Draft] | None = None

    def go(self, at: int, draft: Draft, *, anchored: bool, dangling: bool = False) -> Draft | None:
        """The first draft that reaches the end of the line."""
        if draft.holds_a_moment() and (self.best is None or at > self.best[0]):
            self.best = (at, draft)
        end = self._past_signs(at)
        if end == len(self.line):
            return draft if draft.holds_a_moment() and not dangling else None
        for after, pieces in candidates(self.line, at):
            self.steps -= 1
            if self.steps <= 0:
                return None
            grown: Draft | None = draft
            for piece in pieces:
                grown = _added(grown, piece, anchored=anchored) if grown is not None else None
            if grown is None:
                continue
            found = self.go(after, grown, anchored=False)
            if found is not None:
                return found
        low, words = self.line.low(at), self.line.words
        if low in words.fillers or low in words.signs:
            self.steps -= 1
            stays = anchored and low in words.signs
            if self.steps > 0:
                dangles = dangling or low in words.fillers
                return self.go(at + 1, draft, anchored=stays or low in words.at, dangling=dangles)
        return None

    def _past_signs(self, at: int) -> int:
        """Past the marks that may close a phrase."""
        while self.line.low(at) in (".", ",", "!", ";", ")", "?"):
            at += 1
        return at


def whole(line: Line) -> Parse | None:
    """The reading of the line that leaves nothing."""
    draft = _Walk(line, _STEPS).go(0, Draft(), anchored=False)
    return Parse(draft, 0, len(line)) if draft is not None else None


def furthest(line: Line, at: int = 0) -> Parse | None:
    """The reading that gets furthest from here."""
    walk = _Walk(line, _STEPS)
    walk.go(at, Draft(), anchored=False)
    return Parse(walk.best[1], at, walk.best[0]) if walk.best is not None else None


def closing(line: Line) -> Parse | None:
    """The longest reading that ends the line."""
    budget = _STEPS
    for at in range(max(0, len(line) - 24), len(line)):
        token = line[at]
        if token.glued and token.kind is not Kind.STAMP and at > 0 and line.low(at - 1) not in ("(", ","):
            continue
        walk = _Walk(line, budget)
        draft = walk.go(at, Draft(), anchored=False)
        budget = walk.steps
        if draft is not None and not _opens_on_a_number(line, at, draft):
            return Parse(draft, at, len(line))
        if budget <= 0:
            return None
    return None


def _opens_on_a_number(line: Line, at: int, draft: Draft) -> bool:
    """Whether the phrase begins with a lone number, which belongs to what stands before it: Engineer 2."""
    lone = draft.clock is not None and draft.clock.bare and not draft.anchored
    return lone and at > 0 and line.kind(at) is Kind.NUMBER
