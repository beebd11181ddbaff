"""Values for what is shown of what a cohort adds up to: digests, insights, celebrations and their picture."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.cards.words import within
from bot.model.cohort import Celebration, Goal, GoalKind
from bot.model.digest import Bar, Digest
from bot.model.figures import Figure, Figures
from bot.model.ids import CelebrationId, CohortId, MemberId
from tests.contract.exhibited import ID, NOW, Values
from tests.contract.exhibited_cohorts_kept import cohort_of

WEEK = date(2026, 3, 20)


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of these modules are shown with, by type."""
    cohort = cohort_of(within(values.text, 80))
    made = Celebration(CelebrationId(ID), MemberId(ID), CohortId(ID), NOW, within(values.text, 200))
    whole = Figures(Figure(75), Figure(9), Figure(21), Figure(30), Figure(12), any=True)
    about = Figures(Figure(80, True, 4), Figure(10, True, 4), Figure(20, True), Figure(), Figure(0, True), any=True)
    bars = tuple(Bar(WEEK - timedelta(weeks=n), 40 + 5 * n, n == 2) for n in range(8))
    full = Digest(cohort, WEEK, whole, True, bars, (made, made, made))
    return {
        Digest: [
            full,
            replace(full, bars=bars[:1], celebrations=()),
            replace(full, posted=False, bars=()),
            replace(full, figures=about, cohort=replace(cohort, goal=Goal(GoalKind.ON_TIME, 80))),
            replace(full, cohort=replace(cohort, goal=Goal(GoalKind.NOTES, 40))),
            replace(full, figures=Figures(any=True), posted=False, bars=(), celebrations=()),
        ],
        Celebration: [made],
        Bar: list(bars),
        tuple[Bar, ...]: [bars, bars[:2], ()],
    }  # fmt: skip
