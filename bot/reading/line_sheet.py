"""What was read of a line so far, and how its times are read."""

from dataclasses import dataclass, field, replace

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
        return read(text, now=self.now, zone=self.zone, tense=tense, country=self.country)

    def find(self, text: str) -> When | Unread | None:
        """The time at the edge of the text, to this member."""
        return find(text, now=self.now, zone=self.zone, tense=Tense.PAST, country=self.country)

    def take_time(self, when: When) -> None:
        """Keeps a time; a date of no year that is much nearer ahead than behind is ahead."""
        if Flag.YEAR in when.flags:
            other = self._ahead_of(when)
            if other is not None:
                when = other
        self.when = when
        self.in_crowd = False

    def _ahead_of(self, when: When) -> When | None:
        later = [at for at in when.alternatives if at > self.now and (at - self.now).days < 186]
        if not later or when.start > self.now:
            return None
        start = max(later, key=lambda at: at - self.now) if Flag.NUMERIC not in when.flags else later[-1]
        end = start + (when.end - when.start) if when.end is not None else None
        window = None
        if when.window is not None:
            window = (start + (when.window[0] - when.start), start + (when.window[1] - when.start))
        others = (when.start, *(at for at in when.alternatives if at != start))
        flags = when.flags | {Flag.FUTURE_IN_LOG}
        return replace(when, start=start, end=end, window=window, flags=flags, alternatives=others)
