"""What was read of a line so far, and how its times are read."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.clock import Instant
from bot.model.moment import Flag, Tense, Unread, When
from bot.model.opportunity import InterviewFormat
from bot.reading.when import find, read


@dataclass(slots=True)
class Sheet:
    """What was read so far, and how times are read."""

    now: Instant
    zone: str
    country: str | None
    company: str | None = None
    role: str | None = None
    several: bool = False
    """Whether the line has several fields."""
    when: When | None = None
    trouble: Unread | None = None
    format: InterviewFormat | None = None
    round: str | None = None
    crowd: list[str] = field(default_factory=list)
    in_crowd: bool = False
    decides_by: When | None = None
    left: list[str] = field(default_factory=list)

    def read(self, text: str, tense: Tense = Tense.PAST) -> When | Unread:
        """The moment that the whole text says, to this member."""
        found = self._read(text, tense)
        if tense is Tense.PAST and self._far_behind(found):
            later = self._ahead(self._read(text, Tense.FUTURE))
            return found if later is None else later
        return found

    def find(self, text: str) -> When | Unread | None:
        """The time at the edge of the text, to this member."""
        found = self._find(text, Tense.PAST)
        later = self._ahead(self._find(text, Tense.FUTURE)) if self._far_behind(found) else None
        return found if later is None else later

    def _far_behind(self, found: When | Unread | None) -> bool:
        """Whether a date of no year lies far behind, while the next one is near."""
        return isinstance(found, When) and Flag.YEAR in found.flags and found.start <= self.now

    def _ahead(self, later: When | Unread | None) -> When | None:
        if not isinstance(later, When) or not self.now < later.start < self.now + _HALF_A_YEAR:
            return None
        return replace(later, flags=later.flags - {Flag.YEAR} | {Flag.FUTURE_IN_LOG})

    def take_time(self, when: When) -> None:
        """Keeps a time."""
        self.when = when
        self.in_crowd = False

    def _read(self, text: str, tense: Tense) -> When | Unread:
        return read(text, now=self.now, zone=self.zone, tense=tense, country=self.country)

    def _find(self, text: str, tense: Tense) -> When | Unread | None:
        return find(text, now=self.now, zone=self.zone, tense=tense, country=self.country)


_HALF_A_YEAR = timedelta(days=186)
