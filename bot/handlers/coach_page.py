"""The coach page: its one-time link, and what it shows of a cohort to whoever may look."""

from bot.cards import afternote as cards
from bot.cards import coach_figures as figure_cards
from bot.cards import coach_page as page_cards
from bot.cards.words import Reader
from bot.chat.card import Card
from bot.chat.reply import ToAction
from bot.clock import Instant
from bot.handlers import exporting
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Role
from bot.model.ids import CohortId
from bot.model.people import Member
from bot.model.sight import CoachView, CohortPage
from bot.store import coaching, codes, grants, totals, views
from bot.store.tx import Tx

OPENS = "page.open"


async def opened(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A fresh link to this cohort's page, for whoever presses alone; theirs from before is void."""
    return await link(turn, CohortId(value))


async def link(turn: Turn, cohort_id: CohortId) -> Card:
    """The same, as a card."""
    grant = await grants.looker(turn.tx, cohort_id)
    if grant is None:
        return cards.not_yours(turn.reader)
    if not turn.site:
        return page_cards.no_address(turn.reader, grant.cohort)
    secret = await codes.make(turn.tx, codes.Purpose.PAGE, turn.now, cohort_id=cohort_id)
    return page_cards.link(turn.reader, grant.cohort, f"{turn.site}/coach#{secret}")


async def view(tx: Tx, member: Member, sight: CohortPage, now: Instant) -> CoachView | None:
    """What the page shows of this cohort; None for anybody but its coaches and sponsors, who see nobody by name."""
    grant = await grants.looker(tx, sight.cohort_id)
    if grant is None:
        return None
    role = grant.membership.role
    roster, queue = None, None
    if role is Role.COACH and sight.named:
        roster = await coaching.roster(tx, sight.cohort_id, now, page=sight.page, size=sight.size, order=sight.order)
        queue = await coaching.queue(tx, sight.cohort_id)
    insights = await totals.insights(tx, sight.cohort_id, now)
    return CoachView(
        member=member, cohort=grant.cohort, role=role, now=now, roster=roster, order=sight.order, queue=queue or (),
        insights=insights,
    )  # fmt: skip


def figures_csv(reader: Reader, seen: CoachView) -> bytes:
    """The figures of a page as CSV: weeks and the run so far, hidden and blurred as on it; nobody in it."""
    if seen.insights is None:
        return exporting.table(figure_cards.heads(reader), ())
    return exporting.table(figure_cards.heads(reader), figure_cards.rows(reader, seen.insights))


async def noted(tx: Tx, seen: CoachView) -> None:
    """Writes down what somebody was shown: whose rows, who waits, and whom the figures counted."""
    rows = seen.roster.rows if seen.roster is not None else ()
    if rows:
        await coaching.noted(tx, seen.cohort.id, rows, seen.now, what=coaching.ON_PAGE)
    if seen.queue:
        await coaching.noted(tx, seen.cohort.id, seen.queue, seen.now, what=views.QUEUE)
    if seen.insights is not None:
        await totals.noted(tx, seen.cohort.id, seen.insights, seen.now)


ROUTES = Routes(actions={OPENS: opened})
