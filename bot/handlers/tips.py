"""Tips: the week's, as it comes; on and off by each member; and the list, which a coach may write anew."""

from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import tips as cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, ToAction, ToSubmission
from bot.handlers import dripping, weekly
from bot.handlers.errand import Errand
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.cohort import Cohort, Tip
from bot.model.drip import MOST_TIPS, MOST_WORDS, days
from bot.model.ids import CohortId, FormId
from bot.store import charters, forms, grants, memberships


async def errand(errand: Errand) -> Card | None:
    """The tip of this day of the cohort; the next one is planned either way."""
    member, now = errand.member, errand.now
    cohort = await dripping.of_member(errand.tx, member)
    await dripping.keep(errand.tx, member, now)
    if cohort is None or cohort.id != errand.nudge.subject:
        return None
    found = [each for each in cards.texts(errand.reader, cohort) if str(each.day) == errand.nudge.ordinal]
    if not found:
        return None
    week = await weekly.week(errand.tx, member, now) if member.weekly else None
    return cards.tip(errand.reader, cohort, found[0].text, discreet=member.discreet, week=week)


async def off(turn: Turn, value: str, picked: str | None) -> ToAction:
    """No more tips of this cohort."""
    return await _set(turn, value, wanted=False)


async def on(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Its tips, one a week."""
    return await _set(turn, value, wanted=True)


async def _set(turn: Turn, value: str, *, wanted: bool) -> ToAction:
    grant = await grants.member(turn.tx, CohortId(value))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    if grant.membership.tips is not wanted:
        await memberships.put(turn.tx, replace(grant.membership, tips=wanted))
    coming = await dripping.keep(turn.tx, turn.member, turn.now)
    if not wanted:
        return cards.off(turn.reader, grant.cohort)
    return cards.on(turn.reader, coming, turn.now)


async def listed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The cohort's tips by day, for its coaches."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    return _shown(turn, grant.cohort)


def _shown(turn: Turn, cohort: Cohort) -> Card:
    return cards.tip_list(turn.reader, cohort, cards.texts(turn.reader, cohort))


async def edit(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The tips, to write anew."""
    form = await make(turn, value, {})
    return afternote_cards.not_yours(turn.reader) if form is None else await turn.opened(form)


async def make(turn: Turn, value: str, values: Values) -> Form | None:
    """That form, as it was filled."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None:
        return None
    form = cards.form(turn.reader, grant.cohort, cards.texts(turn.reader, grant.cohort))
    return replace(form, filled={**form.filled, **values})


def check(turn: Turn, values: Values) -> dict[str, str]:
    """What is wrong with the lines."""
    lines = _lines(values)
    if len(lines) > MOST_TIPS:
        return {"tips": cards.too_many(turn.reader)}
    long = next((n for n, line in enumerate(lines, 1) if len(line.split()) > MOST_WORDS), None)
    return {} if long is None else {"tips": cards.too_long(turn.reader, long)}


def _lines(values: Values) -> tuple[str, ...]:
    return tuple(text for line in values.get("tips", "").splitlines() if (text := " ".join(line.split())))


async def preview(turn: Turn, value: str, values: Values) -> ToSubmission:
    """How the list would come; it is kept by the next tap."""
    grant = await grants.coach(turn.tx, CohortId(value))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    form = await turn.opened(replace(cards.form(turn.reader, grant.cohort, ()), filled=dict(values)))
    return cards.preview(turn.reader, grant.cohort, days(_lines(values)), form.id)


async def keep(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The list that was previewed, kept; what waits follows it."""
    row = await forms.get(turn.tx, FormId(value))
    if row is None or row.action != "tips.save" or row.expires_at <= turn.now:
        return afternote_cards.not_yours(turn.reader)
    if check(turn, row.filled):
        return afternote_cards.not_yours(turn.reader)
    return await _written(turn, row.value, days(_lines(row.filled)))


async def default(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Those that come with Afternote again."""
    return await _written(turn, value, None)


async def _written(turn: Turn, value: str, tips: tuple[Tip, ...] | None) -> ToAction:
    grant = await charters.changed(turn.tx, CohortId(value), lambda cohort: replace(cohort, tips=tips))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    await charters.takes_effect(grant, turn.now)
    turn.leaves("tips.list", value)
    return Amend(cards.saved(turn.reader, grant.cohort))


ROUTES = Routes(
    actions={
        "tips.off": off, "tips.on": on, "tips.list": listed, "tips.edit": edit, "tips.keep": keep,
        "tips.default": default,
    },
    forms={"tips.save": Submitted(make, preview, check)},
)  # fmt: skip
