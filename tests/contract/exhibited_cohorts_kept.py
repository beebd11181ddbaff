"""Values for what is shown of a cohort that is looked after: its policy, tips, templates, goals and end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from bot.cards import cohort_closing
from bot.cards import weekly as weekly_cards
from bot.cards.words import within
from bot.chat.card import File
from bot.model.cohort import (
    CAPS,
    Cadence,
    Cohort,
    CohortStatus,
    Consent,
    Goal,
    GoalKind,
    Membership,
    Role,
    Template,
    Tip,
)
from bot.model.goals import Scorecard, Streak, Week
from bot.model.ids import CohortId, MemberId, MembershipId, NoteId, TemplateId
from bot.model.people import Tenant
from bot.model.placeholders import Placeholder
from bot.model.pledges import Record
from bot.model.policy import DEFAULT, FridayLate, Policy
from tests.contract.exhibited import ID, NOW, Values

_MODULES = ("cohort_policy", "cohort_closing", "cohort_roles", "templates", "tips", "goals", "exporting")


def cohort_of(text: str) -> Cohort:
    """A cohort with this name."""
    return Cohort(CohortId(ID), Tenant("stage", "stage"), NOW, text, "America/New_York", date(2026, 3, 2),
                  date(2026, 4, 26))  # fmt: skip


def shown_of(values: Values) -> dict[object, Sequence[object]]:
    """What the cards of these modules are shown with, by type."""
    text = within(values.text, 80)
    cohort = cohort_of(text)
    member = Membership(MembershipId(ID), cohort.id, MemberId(ID), Role.COACH, NOW, shown_as=values.text)
    busy, empty = Week(5, 2, 7, 1, 2), Week()
    whole = Scorecard(busy, empty, Streak(3), Goal(GoalKind.NOTES, 5))
    closing = cohort_closing.Closing(4, 9, 14, tuple(f"{values.company} {n}" for n in range(6)))
    template = Template(TemplateId(ID), cohort.id, NOW, f"{values.text[:24]} x", f"Dear {{name}}, {values.text}")
    return {
        Cohort: [
            cohort,
            replace(cohort, cadence=Cadence(nudges=0, warm_a_year=0), reading=text, tips=(), digest_at=time(9, 30)),
            replace(cohort, tips=(Tip(1, values.text),), goal=Goal(GoalKind.ON_TIME, 80)),
            replace(cohort, status=CohortStatus.ENDED, ended_at=NOW),
            replace(cohort, status=CohortStatus.ARCHIVED, ended_at=NOW, closing=(
                ("interviews", 40), ("notes", 85), ("steps", 30), ("on_time", 80), ("hours", 9))),
            replace(cohort, ends_on=date(2026, 3, 3)),
        ],
        Policy: [DEFAULT, replace(DEFAULT, nudges=0, warm_a_year=0, friday_late=FridayLate.MONDAY, follow_ups=1)],
        Membership: [member, replace(member, role=Role.SPONSOR, shown_as="", consent=Consent.DRAFTS)],
        Template: [template, replace(template, name="After a panel", body="Dear {name},\n\n{topic}\n\n{signature}")],
        Tip: [Tip(1, values.text), Tip(8, "word " * 40)],
        Goal: [*(Goal(each, 5) for each in GoalKind), Goal(GoalKind.ON_TIME, 100), Goal(GoalKind.STEPS, 1)],
        Week: [busy, empty],
        Streak: [Streak(), Streak(1), Streak(3), Streak(1, rests=True), Streak(4, rests=True)],
        Scorecard: [
            whole,
            replace(whole, goal=None, streak=Streak()),
            replace(whole, goal=Goal(GoalKind.ON_TIME, 80)),
            replace(whole, goal=Goal(GoalKind.ON_TIME, 100), this_week=empty),
            replace(whole, goal=Goal(GoalKind.STEPS, 90), streak=Streak(2, rests=True)),
        ],
        cohort_closing.Closing: [closing, cohort_closing.Closing(), replace(closing, hours=1, open=closing.open[:1])],
        NoteId: [NoteId(ID)],
    }


def named(values: Values, function: str, name: str) -> Sequence[object] | None:
    """Values for arguments that their name tells more about than their type."""
    module, _, called = function.partition(".")
    if module not in _MODULES:
        return None
    shown = shown_of(values)
    typed = within(values.text, 40)
    told: dict[str, Sequence[object]] = {
        "do": ["coach", "ask"],
        "form": [ID],
        "undo": [f"{ID} 01234567 0 1"],
        "value": [f"{ID} {ID}"],
        "body": ["Dear {name},\n\n{topic} of {company}, {role}, {date}.\n\n{my_name}\n{signature}"],
        "name": {"preview": ["After a panel"], "form": ["After a panel"], "out_of_range": list(CAPS)}.get(
            called, [typed]),
        "number": [12],
        "days": [7],
        "action": ["policy.show"],
        "text": [values.text],
        "why": None if called == "refused" else [["At most 40 characters."], []],
        "week": [None, weekly_cards.Week(3, Record(4, 3, 6, 14.0), 2, goal=("Your goal: 5 notes a week.",))]
        if called == "tip" else None,
        "found": _found(function, shown),
        "files": [(File("afternote.json", "application/json", b"{}"), File("notes.csv", "text/csv", b"a"))],
        "things": [1, 340],
        "last": [date(2026, 4, 26)],
        "coming": [None, NOW],
        "cohort": [shown[Cohort][0], shown[Cohort][2]] if called.endswith("saved") or module == "goals" else None,
        "lacking": [[Placeholder.TOPIC], list(Placeholder)[:5], list(Placeholder)[2:]],
        "role": list(Role),
        "options": None,
    }  # fmt: skip
    return told.get(name)


def _found(function: str, shown: dict[object, Sequence[object]]) -> Sequence[object]:
    """What there is to choose from."""
    if function == "templates.unknown":
        return [["{firstname}"], ["{a}", "{b.c}", "{}", "{x}"]]
    kind = {"templates": Template}.get(function.partition(".")[0], Membership)
    several = list(shown[Cohort if function.endswith("which_group") else kind])
    asks = function in ("templates.choose", "cohort_roles.which_group", "cohort_roles.which")
    return [several[:1], several, several * 4] if asks else [several[:1], several, [], several * 12]
