"""Goals: one's own, which nobody else sees, and the cohort's; and what a week came to."""

import pytest

from bot.handlers.goals import read
from bot.model.cohort import Goal, GoalKind
from tests.cohorts.kept import SPRING, founded, known, told
from tests.dialogs.dialog import Dialog


@pytest.mark.parametrize(
    ("typed", "goal"),
    [
        ("5 steps", Goal(GoalKind.STEPS, 5)),
        ("2 interviews", Goal(GoalKind.INTERVIEWS, 2)),
        ("every note on time", Goal(GoalKind.ON_TIME, 100)),
        ("80% on time", Goal(GoalKind.ON_TIME, 80)),
        ("all notes within 48 hours", Goal(GoalKind.ON_TIME, 100)),
        ("3 notas", Goal(GoalKind.NOTES, 3)),
        ("10 applications", Goal(GoalKind.STEPS, 10)),
        ("0 steps", None), ("999 notes", None), ("be brave", None), ("notes", None), ("", None),
    ],
)  # fmt: skip
def test_a_goal_is_read_as_people_say_it(typed: str, goal: Goal | None):
    assert read(typed) == goal


async def test_ones_own_goal_and_week_are_seen_by_oneself_alone(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/cohort goal 2 notes")
    ana.sees("My goal: 2 notes a week", "0 of 2 so far; the week isn't over", "Only you see this")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper and Alan Turing")
    await ana.types("/note sent Grace")
    await ana.types("/note sent Alan")
    await ana.types("/cohort goal")
    ana.sees("1 interview, 2 notes sent", "This week's goal is reached")
    await kept.coach.types("/cohort goal")
    kept.coach.misses("2 notes a week", "Acme")
    await ana.presses("No goal")
    assert (await known(stage, ana)).goal is None


async def test_a_goal_stays_when_the_cohort_ends_and_needs_none(stage: Dialog):
    eve = stage.actor("eve", display="Eve")
    await eve.types("/cohort goal 5 steps")
    eve.sees("5 steps a week")


async def test_the_cohorts_goal_is_set_by_coaches_and_shown_to_all(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    assert "That's gone" in await told(ana, "goal.cohort", SPRING)
    await kept.coach.types("/cohort goal")
    await kept.coach.presses("The group's goal")
    await kept.coach.fills(kind="on time", target="120")
    kept.coach.sees("A number from 1 to 100")
    await kept.coach.fills(kind="on time", target="80%")
    kept.coach.sees("The group aims at 80 % of interviews with every note within 48 hours")
    assert (await kept.cohort()).goal == Goal(GoalKind.ON_TIME, 80)
    await ana.types("/cohort goal")
    ana.sees("Spring 26 aims at: 80 % of interviews")


async def test_the_goal_comes_in_the_weeks_message_for_those_who_want_one(stage: Dialog):
    ana = stage.actor("ana", display="Ana")
    await ana.types("/cohort goal 1 interview")
    await told(ana, "weekly.on")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/note sent Grace")
    await stage.moves_to("2026-03-09", "10:30")
    assert any("Your goal: 1 interview a week. Last week: 1 interview" in each.words for each in ana.deliveries())
