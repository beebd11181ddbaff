"""Goals: a week's aim for oneself, seen by nobody else, and one for a cohort; and the scorecard."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import cohort_policy as policy_cards
from bot.cards import goals as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.clock import Instant
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.cohort import Cohort, Role
from bot.model.goal import Goal, GoalKind
from bot.model.goals import MOST, Scorecard, scorecard
from bot.model.ids import CohortId
from bot.model.people import Member
from bot.store import charters, contacts, grants, members, notes, opportunities
from bot.store.tx import Tx

SPECS = (
    CommandSpec(
        "cohort goal", N_("Your week, and what you aim at; only you see it"),
        (Option("what", N_("What to aim at a week, such as 5 steps"), OptionKind.REST),), example="5 steps",
    ),
)  # fmt: skip
_WORDS = {
    GoalKind.NOTES: re.compile(r"\b(notes?|notas?|thank)", re.IGNORECASE),
    GoalKind.INTERVIEWS: re.compile(r"\b(interviews?|entrevistas?)", re.IGNORECASE),
    GoalKind.STEPS: re.compile(r"\b(steps?|pasos?|applications?|conversations?|candidaturas?)", re.IGNORECASE),
}
_ON_TIME = re.compile(r"\b(on[ -]time|48|a tiempo)\b|%|per ?cent|por ciento", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}")
_NONE = frozenset({"none", "no", "no goal", "ninguno", "ninguna", "nada"})


async def mine(tx: Tx, member: Member, now: Instant) -> Scorecard:
    """A member's own scorecard."""
    return scorecard(
        member, await contacts.of(tx, member.id), await notes.of(tx, member.id),
        await opportunities.of(tx, member.id), now,
    )  # fmt: skip


def read(text: str) -> Goal | None:
    """The goal that was typed: "5 steps", "2 interviews", "every note on time"; None where it is none."""
    number = _NUMBER.search(text.replace("48", "", 1) if _ON_TIME.search(text) else text)
    if _ON_TIME.search(text):
        return _goal(GoalKind.ON_TIME, int(number.group()) if number else MOST[GoalKind.ON_TIME])
    kind = next((each for each, words in _WORDS.items() if words.search(text)), None)
    return _goal(kind, int(number.group())) if kind is not None and number else None


def _goal(kind: GoalKind, target: int) -> Goal | None:
    return Goal(kind, target) if 1 <= target <= MOST[kind] else None


async def goal(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The scorecard; with a goal typed, that goal is kept first."""
    typed = " ".join(str(given.get("what", "")).split())
    if not typed:
        return await shown(turn)
    if typed.casefold() in _NONE:
        return await _kept(turn, None)
    found = read(typed)
    if found is None:
        form = cards.form(turn.reader, turn.member.goal)
        return await turn.opened(replace(form, intro=cards.not_read(turn.reader)))
    return await _kept(turn, found)


async def shown(turn: Turn) -> Card:
    """The scorecard as it is now."""
    cohort, coach = await _place(turn)
    return cards.scorecard(turn.reader, await mine(turn.tx, turn.member, turn.now), cohort, coach=coach)


async def _place(turn: Turn) -> tuple[Cohort | None, bool]:
    """The cohort whose goal stands beside one's own, and whether they may set it."""
    found = [(cohort, each.role) for each, cohort in await grants.places(turn.tx) if cohort.open]
    coached = next((cohort for cohort, role in found if role is Role.COACH), None)
    if coached is not None:
        return coached, True
    return (found[0][0] if found else None), False


async def _kept(turn: Turn, goal: Goal | None) -> Card:
    member = replace(turn.member, goal=goal)
    await members.put(turn.tx, member)
    turn.leaves("goal.show", "")
    return await shown(turn.as_member(member, turn.reader))


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The scorecard, by button."""
    return await shown(turn)


async def none(turn: Turn, value: str, picked: str | None) -> ToAction:
    """No goal of one's own any more."""
    return Amend(await _kept(turn, None))


async def ask_mine(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The form for one's own goal."""
    return await turn.opened(cards.form(turn.reader, turn.member.goal))


async def ask_cohort(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The form for the cohort's goal, for its coaches."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(cards.form(turn.reader, grant.cohort.goal, grant.cohort))


async def make(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    if not value:
        return replace(cards.form(turn.reader, turn.member.goal), filled=dict(values))
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None:
        return None
    return replace(cards.form(turn.reader, grant.cohort.goal, grant.cohort), filled=dict(values))


async def save(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The goal that was chosen; an empty number is no goal."""
    typed, chosen = values.get("target", "").strip().removesuffix("%").strip(), values.get("kind", "")
    kind = GoalKind(chosen) if chosen in tuple(GoalKind) else GoalKind.NOTES
    found: Goal | None = None
    if typed:
        found = _goal(kind, int(typed)) if typed.isascii() and typed.isdecimal() else None
        if found is None:
            return Invalid({"target": cards.no_such_number(turn.reader, kind)})
    if not value:
        return await _kept(turn, found)
    grant = await charters.changed(turn.tx, CohortId(value), lambda cohort: replace(cohort, goal=found))
    if grant is None:
        known = await grants.anybody(turn.tx, CohortId(value))
        return afternote_cards.not_yours(turn.reader) if known is None else policy_cards.for_coaches(turn.reader)
    turn.leaves("goal.show", "")
    return cards.cohort_saved(turn.reader, grant.cohort)


ROUTES = Routes(
    specs=SPECS,
    commands={"cohort goal": goal},
    actions={"goal.show": show, "goal.none": none, "goal.mine": ask_mine, "goal.cohort": ask_cohort},
    forms={"goal.save": Submitted(make, save)},
)
