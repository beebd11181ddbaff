"""What was read of a line so far, and how its times are read."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.clock import Instant, instant
from bot.model.calendar import wall
from bot.model.moment import Flag, Tense, Trouble, Unread, When
from bot.model.opportunity import InterviewFormat
from bot.reading.language import Language, LineWords, NameWords
from bot.reading.languages import ENGLISH
from bot.reading.names import is_role
from bot.reading.when import edge, read
from bot.reading.when_spots import Spot, may_be_a_time, spots

_HALF_A_YEAR = timedelta(days=186)
Placed = tuple[int, int, When]
"""A time in a text: where it begins and ends, and what it is."""
_Found = Placed | Unread | None


@dataclass(slots=True)
class Sheet:
    """What was read so far, and how times are read."""

    now: Instant
    zone: str
    country: str | None
    language: Language = ENGLISH
    announces: bool = False
    """Whether somebody announced it, so that a weekday or an hour alone is the coming one."""
    tense: Tense | None = None
    """Whether the line tells of what was or will be, where its verb says so."""
    company: str | None = None
    role: str | None = None
    several: bool = False
    """Whether the line has several fields."""
    ahead: tuple[str, ...] = ()
    """The fields that follow."""
    when: When | None = None
    said: str = ""
    """The words of the time that was read."""
    trouble: Unread | None = None
    when_text: str = ""
    """The words of a time that could not be read."""
    lasting: tuple[str, int] | None = None
    """How long it took: as typed, and in minutes."""
    format: InterviewFormat | None = None
    round: str | None = None
    crowd: list[str] = field(default_factory=list)
    in_crowd: bool = False
    decides_by: When | None = None
    left: list[str] = field(default_factory=list)
    names: NameWords = field(init=False)
    words: LineWords = field(init=False)

    def __post_init__(self) -> None:
        self.names = self.language.names
        self.words = self.language.line

    @classmethod
    def blank(cls, language: Language = ENGLISH) -> "Sheet":
        """A sheet for words without a time."""
        return cls(instant(0), "UTC", None, language)

    @property
    def timed(self) -> bool:
        """Whether the line said its time, be it readable or not."""
        return self.when is not None or bool(self.when_text)

    def read(self, text: str, tense: Tense = Tense.PAST) -> When | Unread:
        """The moment that the whole text says, to this member."""

        if not may_be_a_time(text, self.language.when):
            return Unread(Trouble.UNREADABLE, text.strip()[:80])

        def told(tense: Tense) -> Placed | Unread:
            found = read(
                text, now=self.now, zone=self.zone, tense=tense, country=self.country, lengths=False,
                words=self.language.when,
            )  # fmt: skip
            return found if isinstance(found, Unread) else (0, len(text), found)

        found = told(tense) if tense is Tense.FUTURE else self._likeliest(told)
        assert found is not None
        return found[2] if isinstance(found, tuple) else found

    def edge(self, text: str) -> Placed | Unread | None:
        """The time that opens or closes the text, to this member."""

        if not may_be_a_time(text, self.language.when):
            return None

        def told(tense: Tense) -> Placed | Unread | None:
            return edge(
                text, now=self.now, zone=self.zone, tense=tense, country=self.country, lengths=False,
                words=self.language.when,
            )  # fmt: skip

        return self._likeliest(told)

    def middle(self, text: str) -> Placed | None:
        """The longest time within the text that is hardly anything else."""
        best: Placed | None = None
        for spot in spots(text, self.language.when):
            if not spot.sure or spot.odd or spot.impossible:
                continue
            found = self._opening(text, spot)
            if found is not None and (best is None or found[1] - found[0] > best[1] - best[0]):
                best = found
        return best

    def odd(self, text: str) -> tuple[int, int, Unread] | None:
        """The words that look like a time and are none, and what is wrong with them."""
        if is_role(text, self.language.names):
            return None
        for spot in spots(text, self.language.when):
            found = self.read(text[spot.start : spot.end])
            if isinstance(found, Unread) and self._speaks_of_time(text, spot, found.trouble):
                return spot.start, spot.end, found
        return None

    def take_time(self, when: When, said: str) -> None:
        """Keeps a time."""
        self.when = when
        self.said = said
        self.in_crowd = False

    def take_odd(self, said: str, trouble: Unread) -> None:
        """Keeps the words of a time that is none."""
        self.trouble = trouble
        self.when_text = said.strip(" ,;")
        self.in_crowd = False

    def _opening(self, text: str, spot: Spot) -> Placed | None:
        """The time that the spot is, or opens with: "tomorrow at 10 May Chen"."""
        said = text[spot.start : spot.end]
        found = self.read(said)
        if isinstance(found, When):
            return spot.start, spot.end, found
        for _ in range(2):
            said = said.rpartition(" ")[0]
            opens = self.read(said) if said else None
            if isinstance(opens, When):
                return spot.start, spot.start + len(said), opens
        return None

    def _speaks_of_time(self, text: str, spot: Spot, trouble: Trouble) -> bool:
        """Whether an unreadable spot is a time all the same, and no part of a name."""
        said = text[spot.start : spot.end]
        whole = said == text.strip(" ,;.")
        if trouble in (Trouble.NO_SUCH_DATE, Trouble.NO_SUCH_TIME, Trouble.TOO_FAR):
            return True
        wordy = len(said.split()) > 1
        if trouble is Trouble.UNREADABLE and not spot.odd:
            return False
        if self.company is None and not any(char.isdigit() for char in said):
            return bool(text[: spot.start].strip()) and wordy and said.islower()
        return whole or wordy

    def _likeliest(self, told: Callable[[Tense], _Found]) -> _Found:
        """What was read, in the tense that the line or the calendar makes likeliest."""
        found = told(Tense.PAST)
        if not isinstance(found, tuple) or self.tense is Tense.PAST:
            return found
        when = found[2]
        if self.announces:
            return self._coming(found, told(Tense.FUTURE))
        far_behind = Flag.YEAR in when.flags and when.start <= self.now
        if not far_behind and self.tense is None and not self._of_the_last_week(when):
            return found
        coming = told(Tense.FUTURE)
        if not isinstance(coming, tuple) or not self.now < coming[2].start < self.now + _HALF_A_YEAR:
            return found
        later = coming[2]
        if far_behind or self.tense is Tense.FUTURE:
            flags = later.flags - {Flag.YEAR} | {Flag.FUTURE_IN_LOG}
            return coming[0], coming[1], replace(later, flags=flags)
        if self._a_week_apart(when, later):
            others = (later.start, *when.alternatives)
            return found[0], found[1], replace(when, flags=when.flags | {Flag.WEEK}, alternatives=others)
        return found

    def _coming(self, found: Placed, coming: _Found) -> Placed:
        """What was announced: the coming one where that is near, the other among its alternatives."""
        when = found[2]
        if Flag.NUMERIC in when.flags:
            # The order of day and month that lies nearer ahead.
            every = (when.start, *when.alternatives)
            soon = [at for at in every if self.now < at < self.now + _HALF_A_YEAR]
            if soon and min(soon) != when.start:
                length = when.end - when.start if when.end is not None else None
                others = tuple(at for at in every if at > self.now and at != min(soon))
                end = min(soon) + length if length is not None else None
                found = found[0], found[1], replace(when, start=min(soon), end=end, alternatives=others)
            return found
        later = coming[2] if isinstance(coming, tuple) else when
        if not isinstance(coming, tuple) or later.start == when.start or later.start > self.now + _HALF_A_YEAR:
            return found
        if Flag.YEAR in later.flags and later.start - self.now > self.now - when.start:
            return found
        flags = later.flags - {Flag.YEAR} | {Flag.FUTURE_IN_LOG}
        others = later.alternatives
        if Flag.YEAR not in when.flags | later.flags:
            # A weekday or an hour alone; a date of another year is hardly meant.
            others = (when.start, *others)
        return coming[0], coming[1], replace(later, flags=flags, alternatives=others)

    def _of_the_last_week(self, when: When) -> bool:
        if when.flags & {Flag.TIME_ONLY, Flag.WEEK}:
            return False
        return 0 < (wall(self.now, when.zone).date() - wall(when.start, when.zone).date()).days <= 7

    @staticmethod
    def _a_week_apart(when: When, later: When) -> bool:
        return (wall(later.start, when.zone).date() - wall(when.start, when.zone).date()).days == 7


def tense_of(text: str, words: LineWords) -> Tense | None:
    """The tense of the verb that opens a line, if one does."""
    if words.was.match(text):
        return Tense.PAST
    return Tense.FUTURE if words.will_be.match(text) else None
