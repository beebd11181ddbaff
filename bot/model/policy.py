"""The cadence as numbers: what a coach may change within caps, and a member may lower."""

from dataclasses import dataclass
from datetime import time, timedelta


@dataclass(frozen=True, slots=True)
class Policy:
    """The default cadence after an interview."""

    debrief_after: timedelta = timedelta(minutes=15)
    still_going: timedelta = timedelta(hours=1)
    draft_after: timedelta = timedelta(hours=1)
    morning_before: time = time(13, 0)
    """An interview that ended before it gets its first nudge the same evening."""
    evening: time = time(18, 30)
    morning: time = time(9, 30)
    last_after: timedelta = timedelta(hours=40)
    on_time: timedelta = timedelta(hours=48)
    apart: timedelta = timedelta(hours=12)
    """No two nudges of one interview are closer."""
    not_within: timedelta = timedelta(hours=2)
    """A nudge pulled forward stays at least this long after the end."""
    nudges: int = 2
    promised_plus: int = 2
    """Business days after a promised date."""
    status_after: int = 5
    """Business days, when no date was promised; also between the two follow-ups and before closing."""
    follow_ups: int = 2
    unasked_a_day: int = 3
    silent_around: timedelta = timedelta(minutes=15)


DEFAULT = Policy()
