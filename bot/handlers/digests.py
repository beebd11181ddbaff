"""The digest: weekly in the cohort's channel, and at a coach's wish; insights and the export of totals."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.cards import afternote as afternote_cards
from bot.cards import digests as cards
from bot.cards.words import N_
from bot.chat.card import Card, File
from bot.chat.reply import ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given
from bot.clock import Instant
from bot.handlers import which_cohort
from bot.handlers.errand import Errand
from bot.handlers.exporting import table
from bot.handlers.room_errand import RoomErrand
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model import digest as model
from bot.model.cohort import Cohort, Role, Shown
from bot.model.digest import Digest
from bot.model.figures import NAMES, Insights, kept_before
from bot.model.ids import CohortId
from bot.model.nudge import Nudge
from bot.store import celebrations, cohorts, digests, grants, memberships, totals
from bot.store.tx import Tx

SPECS = (
    CommandSpec("cohort digest", N_("Look at this week's digest, and post it"), coach=True),
    CommandSpec("cohort insights", N_("What your group adds up to"), coach=True),
    CommandSpec("cohort export", N_("Your group's totals as a spreadsheet"), coach=True),
)
_WEEK = timedelta(days=7)


async def _made(tx: Tx, cohort: Cohort, first: date, until: Instant) -> tuple[Digest, totals.Totals]:
    found = await totals.week(tx, cohort, first)
    shared = await celebrations.waiting(tx, cohort.id, until)
    return model.digest(cohort, first, found.figures, found.earlier, shared), found


def _first(nudge: Nudge) -> date:
    return date.fromisoformat(nudge.ordinal) - _WEEK


async def errand(errand: RoomErrand) -> Card | None:
    """The digest of the week that ends as this day begins; None when nothing happened."""
    if not errand.cohort.open:
        return None
    found, of = await _made(errand.tx, errand.cohort, _first(errand.nudge), errand.nudge.due_at)
    if found.empty:
        return None
    errand.keeps.append(_shown(found, of, errand.now))
    return cards.digest(errand.reader, found)


def _shown(found: Digest, of: totals.Totals, now: Instant) -> Shown:
    return Shown(found.cohort.id, found.first, now, of.counted, found.posted, found.figures.kept(), of.longer)


async def delivered(tx: Tx, nudge: Nudge, now: Instant) -> None:
    """Keeps what the room was shown; its coaches are told of a rate that it was not."""
    cohort = await cohorts.get(tx, CohortId(nudge.subject))
    if cohort is None:
        return
    first = _first(nudge)
    # As it went out: who is counted may be others by now, and to count a large cohort takes its time.
    shown = await digests.went(tx, cohort, first)
    if shown is None:
        shown = _shown(*await _made(tx, cohort, first, nudge.due_at), now)
    await digests.keep(tx, cohort, first.isoformat(), replace(shown, shown_at=now))
    shared = await celebrations.waiting(tx, cohort.id, nudge.due_at)
    await celebrations.shown(tx, model.picked(shared, first), now)
    if Digest(cohort, first, kept_before(shown.figures), shown.posted).withheld:
        await digests.tell_coaches(tx, cohort, first, now)


async def coached(errand: Errand) -> Card | None:
    """For a coach: the rate that the channel was not shown."""
    cohort = await cohorts.get(errand.tx, CohortId(errand.nudge.subject))
    if cohort is None or not cohort.open:
        return None
    mine = await memberships.in_cohort(errand.tx, cohort.id, errand.member.id)
    week = errand.nudge.ordinal.removeprefix("digest ")
    kept = dict(await digests.of(errand.tx, cohort)).get(week)
    if mine is None or mine.role is not Role.COACH or kept is None or kept.posted:
        return None
    found = Digest(cohort, kept.week, kept_before(kept.figures), posted=False)
    return cards.withheld(errand.reader, found) if found.withheld else None


async def digest(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """A look at the last full week's digest, for a coach alone."""
    cohort = await which_cohort.found(turn, "digest.show", roles=(Role.COACH,))
    return cohort if isinstance(cohort, Card) else await _looked_at(turn, cohort.id)


async def show(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, of the cohort that was picked."""
    return await _looked_at(turn, CohortId(picked or value))


async def _looked_at(turn: Turn, cohort_id: CohortId) -> Card:
    grant = await grants.coach(turn.tx, cohort_id)
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    found = await totals.week_for(turn.tx, cohort_id, turn.now)
    if found is None or not grant.cohort.open:
        return cards.nothing_yet(turn.reader, grant.cohort)
    shared = await celebrations.looked_at(turn.tx, cohort_id, turn.now)
    made = model.digest(grant.cohort, found.first, found.figures, found.earlier, shared)
    # An empty one is looked at as well: that nothing was done is known of these people from now on.
    await totals.noted(turn.tx, cohort_id, found, turn.now)
    if made.empty:
        return cards.nothing_yet(turn.reader, grant.cohort)
    return cards.preview(turn.reader, made)


async def post(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Has it go to the channel, by a coach's word."""
    id, _, week = value.partition(" ")
    grant = await grants.coach(turn.tx, CohortId(id))
    if grant is None:
        return afternote_cards.not_yours(turn.reader)
    if week not in {each.isoformat() for each in totals.closed_weeks(grant.cohort, turn.now)[-1:]}:
        return await _looked_at(turn, grant.cohort.id)
    done = await digests.post(turn.tx, grant.cohort.id, date.fromisoformat(week), turn.now)
    if done is None:
        return cards.nothing_yet(turn.reader, grant.cohort)
    turn.leaves("digest.show", id)
    return cards.posted(turn.reader, grant.cohort) if done else cards.posted_before(turn.reader, grant.cohort)


async def insights(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """What the cohort adds up to, for its coaches and sponsors."""
    cohort = await which_cohort.found(turn, "insights.show", roles=(Role.COACH, Role.SPONSOR))
    return cohort if isinstance(cohort, Card) else await _insights(turn, cohort.id)


async def show_insights(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    return await _insights(turn, CohortId(picked or value))


async def _seen(turn: Turn, cohort_id: CohortId) -> tuple[Cohort, Insights] | None:
    grant = await grants.looker(turn.tx, cohort_id)
    found = await totals.insights(turn.tx, cohort_id, turn.now)
    if grant is None or found is None:
        return None
    await totals.noted(turn.tx, cohort_id, found, turn.now)
    return grant.cohort, found


async def _insights(turn: Turn, cohort_id: CohortId) -> Card:
    seen = await _seen(turn, cohort_id)
    if seen is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.insights(turn.reader, *seen, page=bool(turn.site))


async def export(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The totals as a file, for a programme report."""
    cohort = await which_cohort.found(turn, "insights.export", roles=(Role.COACH, Role.SPONSOR))
    return cohort if isinstance(cohort, Card) else await _exported(turn, cohort.id)


async def exported(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    return await _exported(turn, CohortId(picked or value))


async def _exported(turn: Turn, cohort_id: CohortId) -> Card:
    seen = await _seen(turn, cohort_id)
    if seen is None:
        return afternote_cards.not_yours(turn.reader)
    cohort, found = seen
    return cards.export(turn.reader, cohort, File("cohort.csv", "text/csv", sheet(cohort, found)))


def sheet(cohort: Cohort, found: Insights) -> bytes:
    """The totals as CSV, a figure a row; what is hidden is left empty, and what is blurred says so."""
    rows: list[tuple[object, ...]] = []
    for each in found.weeks:
        for name in NAMES:
            figure = getattr(each.figures, name)
            rows.append((cohort.name, each.first.isoformat(), name, figure.value, _yes(figure.about), figure.weeks))
    about = [(name, getattr(found.whole, name)) for name in NAMES]
    about += [("second_with_note", found.second_with), ("second_without_note", found.second_without)]
    about += [(f"skipped: {reason.value}", figure) for reason, figure in found.skips]
    rows += [(cohort.name, "all", name, figure.value, _yes(figure.about), len(found.weeks)) for name, figure in about]
    return table(("cohort", "week", "figure", "value", "rounded", "weeks"), rows)


def _yes(about: bool) -> str:
    return "yes" if about else "no"


ROUTES = Routes(
    specs=SPECS,
    commands={"cohort digest": digest, "cohort insights": insights, "cohort export": export},
    actions={
        "digest.show": show, "digest.post": post, "insights.show": show_insights, "insights.export": exported,
    },
)  # fmt: skip
