"""The drip of tips: which tip on which day of a cohort, and when at each member's own morning."""

from datetime import time, timedelta

from bot.clock import Instant
from bot.model.calendar import on_the_line
from bot.model.cohort import Cohort, Tip

AT = time(9, 30)
APART = 7
"""Days between two tips: one message a week."""
MOST_WORDS = 40
MOST_TIPS = 52


def days(texts: tuple[str, ...]) -> tuple[Tip, ...]:
    """These texts by day of the cohort: the first on its first day, then one a week."""
    return tuple(Tip(1 + APART * place, text) for place, text in enumerate(texts))


def moment(cohort: Cohort, day: int, zone: str) -> Instant:
    """When the tip of this day of the cohort comes to somebody in this zone: their own 9:30."""
    return on_the_line(cohort.starts_on + timedelta(days=day - 1), AT, zone).instant


def coming(cohort: Cohort, tips: tuple[Tip, ...], zone: str, now: Instant) -> tuple[Tip, Instant] | None:
    """The next tip after now, while the cohort goes on; None where there is none."""
    last = (cohort.ends_on - cohort.starts_on).days + 1
    if not cohort.open:
        return None
    for tip in sorted(tips, key=lambda each: each.day):
        at = moment(cohort, tip.day, zone)
        if at > now and tip.day <= last:
            return tip, at
    return None
