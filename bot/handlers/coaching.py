"""The coach's eye: the members of a cohort by how they stand, at the level that each has chosen."""

from bot.cards import afternote as cards
from bot.cards import coaching as coaching_cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.cohort import Cohort
from bot.model.ids import CohortId
from bot.store import coaching

LISTS = "members.list"


async def roster(turn: Turn, cohort: Cohort) -> Card:
    """The first page of a cohort's members, for its coach."""
    return await _page(turn, cohort.id, 1)


async def listed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Another page of them, in the place of the one before."""
    cohort_id, _, page = value.partition(" ")
    turned = page.isascii() and page.isdecimal() and len(page) < 6
    card = await _page(turn, CohortId(cohort_id), int(page) if turned else 1)
    return Amend(card) if turned else card


async def _page(turn: Turn, cohort_id: CohortId, page: int) -> Card:
    found = await coaching.roster(turn.tx, cohort_id, turn.now, page=page)
    if found is None:
        return cards.not_yours(turn.reader)
    await coaching.noted(turn.tx, cohort_id, found.rows, turn.now)
    return coaching_cards.roster(turn.reader, found, turn.now, has_page=bool(turn.site))


ROUTES = Routes(actions={LISTS: listed})
