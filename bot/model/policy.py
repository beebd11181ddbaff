"""The cadence as numbers: what a coach may change within caps, and a member may lower."""

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum


class FridayLate(StrEnum):
    """What becomes of an interview that ends after one o'clock on a Friday; sources differ, so a coach chooses."""

    AS_USUAL = "as usual"
    """The next morning, or as free weekends have it."""
    SAME_EVENING = "same evening"
    MONDAY = "monday"
    """Monday at nine, within the 48 counted hours."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The default cadence; all numbers are defaults."""

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
    friday_late: FridayLate = FridayLate.AS_USUAL
    application_after: int = 7
    """Days from an application, or from a résumé sent directly, to its follow-up."""
    application_again: int = 7
    """Days to the second, where a coach allows one."""
    application_follow_ups: int = 1
    through_after: int = 2
    """Days from a résumé that a contact hands on; again after `application_again`."""
    through_follow_ups: int = 2
    window_plus: int = 1
    """Business days after the window that a posting names."""
    agency_apart: int = 14
    """Days between two follow-ups that go to an agency."""
    warm_months: int = 4
    warm_a_year: int = 3
    rounds_over: int = 3
    """More application follow-ups than this within seven days come as one list a week."""
    round_weekday: int = 1
    """Tuesday; Monday is 0."""
    round_at: time = time(10, 0)
    round_size: int = 5
    before_at: time = time(18, 30)
    """The evening before an interview."""
    old: timedelta = timedelta(days=21)
    """What is imported and older comes in as unanswered."""
    silent_applications: int = 25
    """After so many without a reply it is said, once, that more follow-ups are unlikely to change that."""


DEFAULT = Policy()
