"""Which cohort a command is about: the channel's where it was typed, else the only one, else they are asked."""

from collections.abc import Iterable

from bot.cards import cohort_roles as cards
from bot.chat.card import Card
from bot.handlers.turn import Turn
from bot.model.cohort import Cohort, Role
from bot.store import grants


async def found(turn: Turn, action: str, *, roles: Iterable[Role] = Role) -> Cohort | Card:
    """The cohort that the asker is in with one of these roles, or a card: none, or a question whose answer does
    `action` with the picked cohort.
    """
    wanted = frozenset(roles)
    mine = [cohort for each, cohort in await grants.places(turn.tx) if each.role in wanted]
    if turn.where is not None and turn.where.room is not None:
        here = await grants.here(turn.tx, turn.where)
        mine = [cohort for cohort in mine if cohort.id in here] or mine
    candidates = [cohort for cohort in mine if cohort.open] or mine
    if not candidates:
        return cards.no_group(turn.reader, coach=Role.MEMBER not in wanted)
    if len(candidates) == 1:
        return candidates[0]
    return cards.which_group(turn.reader, candidates, action)
