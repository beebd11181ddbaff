"""Which hour of the day a clock means, alone or as one end of a span."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.reading.when_tokens import Clock, Span


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day that is settled; `day` counts days after the one said."""

    hour: int
    minute: int
    day: int = 0
    guessed: bool = False

    def minutes(self) -> int:
        """Minutes since the midnight that opens the day said."""
        return (self.day * 24 + self.hour) * 60 + self.minute

    def on(self, day: date) -> tuple[date, time]:
        """The wall time when `day` is the day said."""
        return day + timedelta(days=self.day), time(self.hour, self.minute)


def settled(said: Clock, part: str | None) -> Hour:
    """The hour of the day that a clock means; 1-7 is the afternoon and 8-12 the day, unless it says more."""
    hour = said.hour
    if said.pm is not None:
        if hour <= 12:
            hour = hour % 12 + (12 if said.pm else 0)
    elif not said.exact:
        if part is None or part not in ("morning", "afternoon", "evening", "night", "dawn"):
            return Hour(hour + 12 if 1 <= hour <= 7 else hour, said.minute, guessed=True)
        if part in ("morning", "dawn"):
            hour %= 12
        elif part == "afternoon":
            hour = hour % 12 + 12
        elif hour == 12:
            hour = 0
        elif part == "evening" or hour >= 5:
            hour += 12
    # After midnight, the night that was said still goes on.
    late = part in ("night", "evening") and hour < 5
    return Hour(hour, said.minute, day=1 if late else 0)


def settled_span(span: Span, part: str | None) -> tuple[Hour, Hour]:
    """The hours of both ends; an end without a half of the day takes it from the other."""
    start, end = settled(span.start, part), settled(span.end, part)
    open_start, open_end = _open(span.start), _open(span.end)
    if open_start and not open_end and part is None:
        # The start borrows the end's half of the day where that keeps them in order, else takes the other.
        twelve = 12 if end.hour >= 12 else 0
        same = Hour(start.hour % 12 + twelve, start.minute)
        start = same if same.minutes() <= end.minutes() else Hour(start.hour % 12 + 12 - twelve, start.minute)
    elif open_end and not open_start and part is None:
        end = min(
            (Hour(end.hour % 12 + half, end.minute) for half in (0, 12)),
            key=lambda some: (some.minutes() - start.minutes()) % (24 * 60),
        )
    elif start.minutes() > end.minutes() and open_start and part is None:
        start = Hour(start.hour % 12, start.minute, guessed=True)
    if end.minutes() <= start.minutes():
        end = replace(end, day=start.day + 1)
    return start, end


def _open(said: Clock) -> bool:
    return said.pm is None and not said.exact
