"""Which cohort something is about: the one that was picked, the channel's, the only one, else they are asked."""

from collections.abc import Iterable

from bot.cards import afternote as cards
from bot.chat.card import Card
from bot.handlers import group_at_hand
from bot.handlers.turn import Turn
from bot.model.cohort import Cohort, Role
from bot.model.ids import CohortId
from bot.store import grants


async def of(
    turn: Turn, value: str | None, roles: Iterable[Role] = Role, *, action: str = "cohort.show"
) -> Cohort | Card:
    """The cohort that the asker is in with one of these roles, at this moment, or the card that answers them.

    `value` is the cohort's id where a button or an answer named it; one that they are not in so answers as an unknown
    one. `action` is what an answer to "Which group?" does, with the picked cohort.
    """
    wanted = frozenset(roles)
    if not value:
        return await group_at_hand.found(turn, action, roles=wanted)
    grant = await grants.anybody(turn.tx, CohortId(value))
    if grant is None or grant.membership.role not in wanted:
        return cards.not_yours(turn.reader)
    return grant.cohort
