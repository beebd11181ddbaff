"""The policy of a cohort: shown to everybody in it, changed by its coaches, in effect a part of the members a time."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.cards import afternote as afternote_cards
from bot.cards import cohort_policy as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given
from bot.handlers import chosen, dripping, which_cohort
from bot.handlers import dossier as dossiers
from bot.handlers.room_errand import RoomErrand
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.cohort import CAPS, Cadence, Cohort, Role
from bot.model.ids import CohortId
from bot.model.policy import DEFAULT, FridayLate
from bot.store import cadences, charters, grants, members, nudges

SPECS = (CommandSpec("cohort policy", N_("How the group goes: reminders, digest, last day"), coach=True),)


async def policy(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The policy of the cohort that they are in, or of the one that they pick."""
    found = await which_cohort.found(turn, "policy.show")
    return await _shown(turn, found) if isinstance(found, Cohort) else found


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    grant = await grants.anybody(turn.tx, CohortId(picked or value))
    return afternote_cards.not_yours(turn.reader) if grant is None else await _shown(turn, grant.cohort)


async def _shown(turn: Turn, cohort: Cohort) -> Card:
    grant = await grants.anybody(turn.tx, cohort.id)
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    coach = grant.membership.role is Role.COACH
    return cards.policy(turn.reader, grant.cohort, grant.cohort.cadence.on(DEFAULT), turn.now, coach=coach)


async def change(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The form, for coaches of a cohort that goes on."""
    form = await make(turn, value, {})
    return afternote_cards.not_yours(turn.reader) if form is None else await turn.opened(form)


async def make(turn: Turn, value: str, values: Values) -> Form | None:
    """That form, as it was filled."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None or not grant.cohort.open:
        return None
    form = cards.form(turn.reader, grant.cohort, grant.cohort.cadence.on(DEFAULT))
    return replace(form, filled={**form.filled, **values})


def check(turn: Turn, values: Values) -> dict[str, str]:
    """What is wrong with the fields of one step; the last day is looked at with the cohort at hand."""
    problems: dict[str, str] = {}
    _numbers(turn, values, problems)
    if values.get("digest_at", "").strip() and chosen.time_of_day(turn, values["digest_at"]) is None:
        problems["digest_at"] = cards.no_such_time(turn.reader, values["digest_at"])
    return problems


async def save(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The policy, kept: the digests are planned by it at once, and what waits for members moves to it."""
    before = await grants.coach(turn.tx, CohortId(value))
    if before is None or not before.cohort.open:
        return await _not_allowed(turn, value)
    problems = check(turn, values)
    ends_on = _day(turn, values.get("ends_on", ""), before.cohort)
    if ends_on is None:
        problems["ends_on"] = cards.no_such_end(turn.reader, before.cohort, turn.now)
    if problems:
        return Invalid(problems)
    numbers = _numbers(turn, values, {})

    def changed(cohort: Cohort) -> Cohort:
        return _with(turn, cohort, values, numbers, ends_on or cohort.ends_on)

    grant = await charters.changed(turn.tx, before.cohort.id, changed)
    if grant is None:
        return await _not_allowed(turn, value)
    after = grant.cohort
    moved = after.cadence != before.cohort.cadence or after.tips != before.cohort.tips
    if moved or after.ends_on != before.cohort.ends_on:
        await charters.takes_effect(grant, turn.now)
    await charters.replan(grant, turn.now)
    turn.leaves("policy.show", after.id)
    return Amend(cards.saved(turn.reader, after, turn.now, moved=moved))


async def _not_allowed(turn: Turn, value: str) -> Card:
    """No coach of it: in the cohort they are told whose it is to change; else there is nothing of the kind."""
    known = await grants.anybody(turn.tx, CohortId(value))
    if known is None or known.membership.role is Role.COACH:
        return afternote_cards.not_yours(turn.reader)
    return cards.for_coaches(turn.reader)


def _with(turn: Turn, cohort: Cohort, values: Values, numbers: Mapping[str, int], ends_on: date) -> Cohort:
    """The cohort with what was typed; what is as by default, or was left empty, is not the coach's own."""
    own = {name: getattr(cohort.cadence, name) for name in CAPS}
    for name, number in numbers.items():
        own[name] = None if number == getattr(DEFAULT, name) else number
    late = values.get("friday_late", "")
    friday = FridayLate(late) if late in tuple(FridayLate) else cohort.cadence.friday_late
    weekday = values.get("digest_weekday", "")
    tips = cohort.tips
    if values.get("tips") == "off":
        tips = ()
    elif values.get("tips") == "on" and tips == ():
        tips = None
    return replace(
        cohort,
        cadence=Cadence(**own, friday_late=None if friday is DEFAULT.friday_late else friday),
        digest_weekday=int(weekday) if weekday in tuple("0123456") else cohort.digest_weekday,
        digest_at=chosen.time_of_day(turn, values.get("digest_at", "")) or cohort.digest_at,
        reading=" ".join(values.get("reading", cohort.reading).split())[: cards.READING],
        ends_on=ends_on,
        tips=tips,
    )


_NUMBER = re.compile(r"\d{1,3}")


def _numbers(turn: Turn, values: Values, problems: dict[str, str]) -> dict[str, int]:
    """The numbers that were given; one outside its cap is refused with its range."""
    found: dict[str, int] = {}
    for name, (least, most) in CAPS.items():
        typed = values.get(name, "").strip()
        if not typed:
            continue
        number = int(typed) if typed.isascii() and _NUMBER.fullmatch(typed) else None
        if number is None or not least <= number <= most:
            problems[name] = cards.out_of_range(turn.reader, name)
        else:
            found[name] = number
    return found


def _day(turn: Turn, typed: str, cohort: Cohort) -> date | None:
    """The last day that was typed, today at the soonest; None where it is none, or too far away."""
    text = typed.strip()
    today = wall(turn.now, cohort.zone).date()
    if not text:
        return cohort.ends_on
    day = chosen.day(turn, text, cohort.zone)
    return day if day is not None and today <= day <= cohort.starts_on + timedelta(days=cards.LONGEST) else None


async def cadence(errand: RoomErrand) -> Card | None:
    """Has the policy, as it is now, take effect on the next members: their reminders and tips, planned anew.

    What was given stays given, nothing is planned in the past, and the next part of the members follows.
    """
    after = errand.nudge.ordinal.partition(" ")[2]
    since = errand.nudge.reason.ruled_at
    whom = await charters.next_members(errand.tx, errand.cohort.id, after)
    await errand.tx.hold(whom)
    who = await members.get_many(errand.tx, whom)
    policies = await cadences.policies(errand.tx, who, errand.policy)
    for member in who.values():
        if member.zone is None:
            continue
        await dossiers.replan_everything(errand.tx, member, policies[member.id], errand.now)
        await dripping.keep(errand.tx, member, errand.now)
    if len(whom) == charters.AT_ONCE:
        more = charters.carried_on(errand.room, errand.cohort.id, since, errand.now, after=whom[-1])
        await nudges.add(errand.tx, more)
    return None


ROUTES = Routes(
    specs=SPECS,
    commands={"cohort policy": policy},
    actions={"policy.show": show, "policy.change": change},
    forms={"policy.save": Submitted(make, save, check)},
)
