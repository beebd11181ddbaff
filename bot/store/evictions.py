"""Evictions: what goes with a place whose time has come: the cohorts that were made there, and its rooms.

A cohort that has a channel on another platform goes on there: that is its home then. Members whose home is elsewhere
keep all that is theirs; what they were in a cohort that goes is gone with it.
"""

from sqlalchemy import LargeBinary, bindparam, delete, literal_column, select, update

from bot.model.people import Tenant
from bot.store import tables
from bot.store.private import opened, shut
from bot.store.rights import system
from bot.store.sql import parameter
from bot.store.tx import Tx, home

_cohorts = tables.cohorts.c
_rooms = tables.rooms.c
_COHORTS = delete(tables.cohorts).where(_cohorts.platform == parameter("on"), _cohorts.tenant == parameter("within"))
_ROOMS = delete(tables.rooms).where(_rooms.platform == parameter("on"), _rooms.tenant == parameter("within"))
_ELSEWHERE = (
    select(_cohorts.id, _cohorts.sealed, _rooms.platform, _rooms.tenant)
    .join(tables.rooms, _rooms.cohort_id == _cohorts.id)
    .where(
        _cohorts.platform == parameter("on"),
        _cohorts.tenant == parameter("within"),
        (_rooms.platform != parameter("on")) | (_rooms.tenant != parameter("within")),
        _rooms.gone == literal_column("0"),
    )
    .order_by(_cohorts.id, _rooms.opened_at, _rooms.id)
)
_SETTLE = update(tables.cohorts).where(_cohorts.id == parameter("cohort")).values(
    platform=parameter("to_platform"), tenant=parameter("to_tenant"), sealed=bindparam("sealed_is", type_=LargeBinary)
)
_templates = tables.templates.c
_TEMPLATES = select(_templates.id, _templates.sealed).where(_templates.cohort_id == parameter("cohort"))
_RESEAL = update(tables.templates).where(_templates.id == parameter("row")).values(
    sealed=bindparam("sealed_is", type_=LargeBinary)
)
_digests = tables.digests.c
_SHOWN = select(_digests.week, _digests.sealed).where(_digests.cohort_id == parameter("cohort"))
_SHOWN_AGAIN = update(tables.digests).where(
    _digests.cohort_id == parameter("of_cohort"), _digests.week == parameter("of_week")
).values(sealed=bindparam("sealed_is", type_=LargeBinary))


async def evict(tx: Tx, tenant: Tenant) -> None:
    """Removes the cohorts that are there alone with all that hangs on them, and the rooms there of other cohorts.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await _move_out(tx, tenant)
    await tx.rows(_COHORTS, on=tenant.platform, within=tenant.tenant)
    await tx.rows(_ROOMS, on=tenant.platform, within=tenant.tenant)


async def _move_out(tx: Tx, tenant: Tenant) -> None:
    """Cohorts at home there that have a channel elsewhere are at home there from now on, sealed to that place."""
    was, moved = home(tenant.platform, tenant.tenant), set()
    for id, sealed, platform, within in await tx.rows(_ELSEWHERE, on=tenant.platform, within=tenant.tenant):
        if id in moved:
            continue
        moved.add(id)
        is_now = home(platform, within)
        kept = opened(tx.vault, sealed, table="cohorts", row=id, tenant=was, owner=id)
        again = shut(tx.vault, kept, table="cohorts", row=id, tenant=is_now, owner=id)
        for row, words in await tx.rows(_TEMPLATES, cohort=id):
            text = opened(tx.vault, words, table="templates", row=row, tenant=was, owner=id)
            fresh = shut(tx.vault, text, table="templates", row=row, tenant=is_now, owner=id)
            await tx.many(_RESEAL, [{"row": row, "sealed_is": fresh}])
        # What was shown stays known: without it, figures of those who are left would tell of those who went.
        shown = []
        for week, words in await tx.rows(_SHOWN, cohort=id):
            text = opened(tx.vault, words, table="digests", row=f"{id}/{week}", tenant=was, owner=id)
            fresh = shut(tx.vault, text, table="digests", row=f"{id}/{week}", tenant=is_now, owner=id)
            shown.append({"of_cohort": id, "of_week": week, "sealed_is": fresh})
        await tx.many(_SHOWN_AGAIN, shown)
        await tx.many(_SETTLE, [{"cohort": id, "to_platform": platform, "to_tenant": within, "sealed_is": again}])
