"""Values for what a coach is shown: the roster, the page, and the link to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.model.cohort import Cohort, CohortStatus, Role
from bot.model.figures import Figure, Figures, Insights, Week
from bot.model.ids import MemberId
from bot.model.note import SkipReason
from bot.model.people import Address, Member, Tenant
from bot.model.sight import CoachView
from bot.model.standing import Help, Progress, Roster, Stage, Standing, Waiting
from tests.contract.exhibited import ID, NOW, Values
from tests.contract.exhibited_cohorts_kept import cohort_of

_MODULES = ("coaching", "coach_page", "coach_sheet", "coach_figures")
_DAY = timedelta(days=1)


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of these modules are shown with, by type."""
    cohort = cohort_of(values.text)
    who = MemberId(ID)
    drafted = Progress(who, values.text, Standing.DRAFTED, NOW - 3 * _DAY, values.company, Stage.ONSITE, Help.ASK)
    rows = (
        drafted,
        replace(drafted, help=Help.READ),
        replace(drafted, standing=Standing.QUIET, help=Help.HELLO, since=NOW - 20 * _DAY, stage=Stage.APPLIED),
        Progress(who, "", Standing.QUIET, None, help=Help.FIRST, logged=False),
        replace(drafted, standing=Standing.ON_TRACK, help=Help.NOTHING, since=NOW, stage=Stage.OFFER),
    )
    counts = {Standing.DRAFTED: 2, Standing.QUIET: 2, Standing.ON_TRACK: 1}
    roster = Roster(cohort, counts, rows, others=True)
    many = replace(roster, counts={Standing.DRAFTED: 23}, rows=(drafted,) * 10, page=2, pages=3, others=False)
    nobody = Roster(cohort, {}, (), others=True)
    over = replace(nobody, cohort=replace(cohort, status=CohortStatus.ENDED, ended_at=NOW))
    member = Member(who, Tenant("stage", "stage"), (Address("stage", "stage", user="cleo"),), NOW, values.text)
    queue = (Waiting(who, values.text, NOW - _DAY, NOW + _DAY), Waiting(who, "", NOW, None))
    exact, about = Figure(83), Figure(80, about=True)
    week = Figures(exact, Figure(14), Figure(31), Figure(9), Figure(17, weeks=4), any=True)
    blurred = Figures(about, about, about, about, about, any=True)
    skips = ((SkipReason.NO_ADDRESS, Figure(6)), (SkipReason.PUSHING, Figure(5, about=True)))
    added = Insights((Week(date(2026, 2, 16), Figures()), Week(date(2026, 2, 23), week)), week, exact, exact, skips)
    vague = Insights((Week(date(2026, 2, 16), blurred),) * 2, blurred, skips=skips, about=True)
    none = Insights((), Figures())
    seen = CoachView(member, cohort, Role.COACH, NOW, roster, queue=queue, insights=added)
    return {
        Progress: rows,
        Roster: [roster, many, nobody, over],
        Cohort: [cohort],
        Figure: [exact, about, Figure(), Figure(0, weeks=4)],
        Insights: [added, vague, none],
        CoachView: [
            seen, *(replace(seen, insights=each) for each in (None, vague, none)),
            replace(seen, roster=many, queue=()), replace(seen, roster=nobody),
            replace(seen, role=Role.SPONSOR, roster=None, queue=()), replace(seen, cohort=over.cohort, roster=over),
        ],
    }  # fmt: skip


def named(values: Values, function: str, name: str) -> Sequence[object] | None:
    """Values for arguments that their name tells more about than their type."""
    if function.partition(".")[0] not in _MODULES:
        return None
    shown = shown_of(values)
    told: dict[str, Sequence[object]] = {
        "url": ["https://afternote.example/coach#" + "x" * 43],
        "zone": ["America/New_York"],
        "shown": shown[Roster],
        "row": shown[Progress],
        "seen": shown[CoachView],
        "has_page": [False, True],
        "standing": list(Standing),
        "stage": list(Stage),
        "help": list(Help),
        "now": [NOW],
        "found": shown[Insights],
        "figure": shown[Figure],
    }
    return told.get(name)
