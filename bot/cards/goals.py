"""What is said about goals: one's own scorecard, which nobody else sees, and the forms that set a goal."""

from bot.cards.words import Reader, say, say_n
from bot.chat.card import Block, Button, Card, Fact, Facts, Line, Mood, Option, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.cohort import Cohort
from bot.model.goal import Goal, GoalKind
from bot.model.goals import MOST, Scorecard, Streak, Week


def goal_text(reader: Reader, goal: Goal) -> str:
    """A goal in words: "5 notes a week"."""
    n = goal.target
    match goal.kind:
        case GoalKind.NOTES:
            return say_n(reader, "{n} note a week", "{n} notes a week", n)
        case GoalKind.INTERVIEWS:
            return say_n(reader, "{n} interview a week", "{n} interviews a week", n)
        case GoalKind.STEPS:
            return say_n(reader, "{n} step a week", "{n} steps a week", n)
        case GoalKind.ON_TIME if n == MOST[GoalKind.ON_TIME]:
            return say(reader, "every note within 48 hours")
        case GoalKind.ON_TIME:
            return say(reader, "{n} % of interviews with every note within 48 hours", n=n)


def scorecard(reader: Reader, card: Scorecard, cohort: Cohort | None = None, *, coach: bool = False) -> Card:
    """This week and last, one's own goal, and the group's where there is one."""
    rows = [
        Fact(say(reader, "This week"), (week_text(reader, card.this_week),)),
        Fact(say(reader, "Last week"), (week_text(reader, card.last_week),)),
    ]
    if card.goal is not None:
        rows.insert(0, Fact(say(reader, "My goal"), (goal_text(reader, card.goal),)))
    if cohort is not None and cohort.goal is not None:
        rows.append(Fact(say(reader, "{name} aims at", name=cohort.name), (goal_text(reader, cohort.goal),)))
    if line := streak_line(reader, card.streak):
        rows.append(Fact(say(reader, "In a row"), (line,)))
    blocks: list[Block] = [Facts(tuple(rows))]
    if reached := reached_line(reader, card):
        blocks.append(Line((reached,), Mood.GOOD if _met(card) else Mood.PLAIN))
    blocks.append(Line((say(reader, "Steps are applications and conversations. Only you see this."),), Mood.QUIET))
    label = say(reader, "Set a goal") if card.goal is None else say(reader, "Change")
    controls = [Button(label, "goal.mine", "", Style.PRIMARY)]
    if card.goal is not None:
        controls.append(Button(say(reader, "No goal"), "goal.none", ""))
    if coach and cohort is not None and cohort.open:
        controls.append(Button(say(reader, "The group's goal"), "goal.cohort", cohort.id))
    return Card(title=say(reader, "My week"), blocks=tuple(blocks), controls=tuple(controls))


def week_text(reader: Reader, week: Week) -> str:
    """A week in words; what there was none of is left out."""
    if week.empty:
        return say(reader, "nothing logged")
    parts = []
    if week.interviews:
        parts.append(say_n(reader, "{n} interview", "{n} interviews", week.interviews))
    if week.notes:
        parts.append(say_n(reader, "{n} note sent", "{n} notes sent", week.notes))
    if week.steps:
        parts.append(say_n(reader, "{n} step", "{n} steps", week.steps))
    if week.settled:
        parts.append(say(reader, "{kept} of {n} with every note in 48 hours", kept=week.on_time, n=week.settled))
    return ", ".join(parts)


def reached_line(reader: Reader, card: Scorecard) -> str:
    """How far the goal is this week; empty without one."""
    if card.goal is None:
        return ""
    reached = card.this_week.reached(card.goal.kind)
    if reached is None:
        return say(reader, "Nothing to count yet this week.")
    if _met(card):
        return say(reader, "This week's goal is reached.")
    if card.goal.kind is GoalKind.ON_TIME:
        return say(reader, "{n} % so far.", n=reached)
    return say(reader, "{n} of {of} so far; the week isn't over.", n=reached, of=card.goal.target)


def _met(card: Scorecard) -> bool:
    return card.goal is not None and card.this_week.reached(card.goal.kind) is not None and card.this_week.meets(
        card.goal)  # fmt: skip


def streak_line(reader: Reader, streak: Streak) -> str:
    """Opportunities in a row with every note within 48 hours; empty of fewer than two."""
    if streak.rests:
        return say_n(reader, "{n} employer, resting; the next one goes on from here",
                     "{n} employers, resting; the next one goes on from here", streak.length)  # fmt: skip
    if streak.length < 2:
        return ""
    return say_n(reader, "{n} employer with every note within 48 hours",
                 "{n} employers with every note within 48 hours", streak.length)  # fmt: skip


def weekly_lines(reader: Reader, card: Scorecard) -> tuple[str, ...]:
    """The scorecard in the week's message: last week, and the goal where there is one."""
    lines = []
    if card.goal is not None:
        lines.append(say(reader, "Your goal: {goal}. Last week: {week}.", goal=goal_text(reader, card.goal),
                         week=week_text(reader, card.last_week)))  # fmt: skip
    return tuple(lines)


def form(reader: Reader, goal: Goal | None, cohort: Cohort | None = None) -> Form:
    """Asks what to aim at: for oneself, or for this cohort."""
    hint = say(reader, "Up to {notes} notes, {interviews} interviews, {steps} steps, or per cent.",
               notes=MOST[GoalKind.NOTES], interviews=MOST[GoalKind.INTERVIEWS],
               steps=MOST[GoalKind.STEPS])  # fmt: skip
    return Form(
        id="",
        title=say(reader, "My goal") if cohort is None else say(reader, "The group's goal"),
        action="goal.save",
        value="" if cohort is None else cohort.id,
        steps=(Step((
            Field("kind", say(reader, "What"), FieldKind.CHOICE, options=tuple(
                Option(kind_name(reader, each), each.value) for each in GoalKind)),
            Field("target", say(reader, "How many a week"), hint=hint, limit=10, example="5"),
        )),),
        submit=say(reader, "Save"),
        filled={} if goal is None else {"kind": goal.kind.value, "target": str(goal.target)},
        intro=say(reader, "Only you see it.") if cohort is None else say(
            reader, "It stands in the weekly digest, for the group as a whole."),
    )  # fmt: skip


def kind_name(reader: Reader, kind: GoalKind) -> str:
    """What can be aimed at."""
    match kind:
        case GoalKind.NOTES:
            return say(reader, "Notes sent")
        case GoalKind.INTERVIEWS:
            return say(reader, "Interviews")
        case GoalKind.STEPS:
            return say(reader, "Steps: applications and conversations")
        case GoalKind.ON_TIME:
            return say(reader, "Notes within 48 hours, in per cent")


def no_such_number(reader: Reader, kind: GoalKind) -> str:
    """What was typed is no number that a goal may be."""
    return say(reader, "A number from 1 to {most}.", most=MOST[kind])


def not_read(reader: Reader) -> str:
    """A typed goal that could not be read."""
    return say(reader, "I couldn't read that as a goal, such as \"5 steps\" or \"every note on time\".")


def cohort_saved(reader: Reader, cohort: Cohort) -> Card:
    """The cohort's goal as it is now."""
    text = (
        say(reader, "The group has no goal now.")
        if cohort.goal is None
        else say(reader, "The group aims at {goal}. It stands in the next digest.",
                 goal=goal_text(reader, cohort.goal))
    )  # fmt: skip
    return Card(title="", blocks=(Line((text,), Mood.GOOD),))
