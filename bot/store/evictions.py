"""Evictions: what goes with a place whose time has come: the cohorts that were made there, and its rooms.

Members whose home is elsewhere keep all that is theirs; what they were in that cohort is gone with it.
"""

from sqlalchemy import delete

from bot.model.people import Tenant
from bot.store import tables
from bot.store.rights import system
from bot.store.sql import parameter
from bot.store.tx import Tx

_cohorts = tables.cohorts.c
_rooms = tables.rooms.c
_COHORTS = delete(tables.cohorts).where(_cohorts.platform == parameter("on"), _cohorts.tenant == parameter("within"))
_ROOMS = delete(tables.rooms).where(_rooms.platform == parameter("on"), _rooms.tenant == parameter("within"))


async def evict(tx: Tx, tenant: Tenant) -> None:
    """Removes the cohorts at home there with all that hangs on them, and the rooms there of other cohorts.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await tx.rows(_COHORTS, on=tenant.platform, within=tenant.tenant)
    await tx.rows(_ROOMS, on=tenant.platform, within=tenant.tenant)
