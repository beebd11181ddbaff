"""A week's digest: which of its figures the channel is shown, and which its coaches alone."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.model.cohort import Celebration, Cohort, Goal, GoalKind, Shown
from bot.model.figures import Figure, Figures
from bot.model.ids import MemberId

HALF = 50
"""Per cent below which a rate is not posted."""
MOST_CELEBRATED = 3
BARS = 8
"""Weeks that the picture shows at most."""
TIPS = 4
"""Tips that go with a week whose rate is not posted, one after the other."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A week's on-time rate as it was shown, in per cent."""

    first: date
    rate: int
    about: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """What a digest says of the week that begins on `first`."""

    cohort: Cohort
    first: date
    figures: Figures
    posted: bool
    """Whether the channel is shown the rate."""
    bars: tuple[Bar, ...] = ()
    """Rates that the channel was shown, this week's last; none while the rate is not posted."""
    celebrations: tuple[Celebration, ...] = field(default=(), compare=False)

    @property
    def empty(self) -> bool:
        """Whether nothing happened that could be told."""
        return not self.figures.any and not self.celebrations

    @property
    def withheld(self) -> bool:
        """Whether there is a rate that the coaches alone are told."""
        return not self.posted and not self.figures.on_time.hidden

    @property
    def tip(self) -> int:
        """Which of the tips goes with it."""
        return self.first.toordinal() // 7 % TIPS


def digest(
    cohort: Cohort, first: date, figures: Figures, earlier: Sequence[Shown], celebrations: Sequence[Celebration] = ()
) -> Digest:
    """The digest of a week, held against the cohort's own earlier weeks and nothing else.

    A rate below the last one that was shown to anybody, or below half, is not posted.
    """
    rate = figures.on_time
    before = [each for each in earlier if "on_time" in each.figures]
    last = before[-1].figures["on_time"] if before else 0
    posted = rate.value is not None and rate.value >= max(last, HALF)
    bars = [
        Bar(each.week, round(each.figures["on_time"]), bool(each.figures.get("on_time.about")))
        for each in before
        if each.posted
    ]
    if posted and rate.value is not None:
        bars.append(Bar(first, rate.value, rate.about))
    return Digest(cohort, first, figures, posted, tuple(bars[-BARS:]) if posted else (), picked(celebrations, first))


def picked(celebrations: Sequence[Celebration], first: date) -> tuple[Celebration, ...]:
    """Those of the celebrations that the digest of this week shows."""
    return in_any_order(celebrations, first)[:MOST_CELEBRATED]


def in_any_order(celebrations: Sequence[Celebration], first: date) -> tuple[Celebration, ...]:
    """The celebrations in an order that tells nothing of who or when, and is the same in both rooms of a cohort.

    Nobody's second comes before everybody's first.
    """

    def mixed(each: Celebration) -> bytes:
        return hashlib.sha256(f"{first.isoformat()} {each.id}".encode()).digest()

    nth: Counter[MemberId] = Counter()
    ranked = []
    for each in sorted(celebrations, key=mixed):
        ranked.append((nth[each.member_id], each))
        nth[each.member_id] += 1
    return tuple(each for _, each in sorted(ranked, key=lambda one: one[0]))


def reached(goal: Goal, figures: Figures) -> Figure:
    """How far the cohort's goal is: hidden where the figure is, or was taken over more than the week."""
    found = {
        GoalKind.NOTES: figures.notes,
        GoalKind.INTERVIEWS: figures.interviews,
        GoalKind.STEPS: figures.steps,
        GoalKind.ON_TIME: figures.on_time,
    }[goal.kind]
    return found if found.weeks == 1 else Figure()
