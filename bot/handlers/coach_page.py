"""The coach page: its one-time link, and what it shows of a cohort to whoever may look."""

from bot.cards import afternote as cards
from bot.cards import coach_page as page_cards
from bot.chat.card import Card
from bot.chat.reply import ToAction
from bot.clock import Instant
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Role
from bot.model.ids import CohortId
from bot.model.people import Member
from bot.model.sight import CoachView, CohortPage
from bot.store import coaching, codes, grants
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
    if role is Role.COACH:
        roster = await coaching.roster(tx, sight.cohort_id, now, page=sight.page, size=sight.size, order=sight.order)
        queue = await coaching.queue(tx, sight.cohort_id)
    return CoachView(
        member=member, cohort=grant.cohort, role=role, now=now, roster=roster, order=sight.order, queue=queue or (),
    )  # fmt: skip


ROUTES = Routes(actions={OPENS: opened})
