"""Joined: which cohorts live in a channel, of those that the asker is in."""

from bot.model.ids import CohortId
from bot.model.people import Address
from bot.store import cohorts, grants
from bot.store.tx import Tx


async def rooms_here(tx: Tx, where: Address) -> frozenset[CohortId]:
    """The cohorts of this channel that the asker is in."""
    mine = {cohort.id for _, cohort in await grants.places(tx)}
    for id in sorted(mine):
        if (grant := await grants.anybody(tx, id)) is not None:
            return frozenset(room.cohort_id for room in await cohorts.rooms_at(grant.tx, where)) & mine
    return frozenset()
