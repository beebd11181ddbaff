"""Departures: tenants that let the bot go, and what is to be erased of them and when."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, exists, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.ids import MemberId
from bot.model.people import Tenant
from bot.store import sql, tables
from bot.store.rights import system
from bot.store.sql import Value, number, parameter, text_of
from bot.store.tx import Tx

_left = tables.departures.c
_members = tables.members.c
_addresses = tables.addresses.c
_here = (_left.platform == parameter("on"), _left.tenant == parameter("within"))

_RECORD = insert(tables.departures).on_conflict_do_nothing()
_WHEN = select(_left.purge_at).where(*_here).with_for_update()
_GONE = select(_left.tenant).where(*_here)
_FORGET = delete(tables.departures).where(*_here).returning(_left.tenant)
_DUE = (
    select(_left.platform, _left.tenant)
    .where(_left.purge_at <= number("now"))
    .order_by(_left.purge_at, _left.platform, _left.tenant)
    .limit(number("most"))
    .with_for_update()
)
_AT_HOME = (
    select(_members.id)
    .where(_members.platform == parameter("on"), _members.tenant == parameter("within"))
    .order_by(_members.id)
    .limit(number("most"))
)
_reached_there = (_addresses.platform == parameter("on"), _addresses.tenant == parameter("within"))
_LAST_RESORT = update(tables.addresses).where(*_reached_there).values(place=literal_column("-1"))
_DROP = delete(tables.addresses).where(*_reached_there).returning(_addresses.member_id)
_ELSEWHERE = (
    select(_addresses.member_id, _addresses.platform, _addresses.tenant)
    .where(
        _addresses.member_id.in_(select(text_of(sql.given("ids"), 0))),
        (_addresses.platform != parameter("on")) | (_addresses.tenant != parameter("within")),
    )
    .order_by(_addresses.member_id, _addresses.place)
)
_dropped = sql.given("ids")
_NOWHERE = (
    select(_members.id)
    .where(
        _members.id.in_(select(text_of(_dropped, 0))),
        ~exists().where(_addresses.member_id == _members.id),
    )
    .order_by(_members.id)
)


async def record(tx: Tx, tenant: Tenant, *, left_at: Instant, purge_at: Instant) -> Instant:
    """When it is erased; a tenant that had left already keeps its first moment.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    row: dict[str, Value] = {
        "platform": tenant.platform,
        "tenant": tenant.tenant,
        "left_at": micros(left_at),
        "purge_at": micros(purge_at),
    }
    await tx.many(_RECORD, [row])
    (found,) = await tx.rows(_WHEN, **_key(tenant))
    return instant(found[0])


async def forget(tx: Tx, tenant: Tenant) -> bool:
    """Whether it had left; it is back, and nothing more of it is erased."""
    system(tx.asker)
    return await tx.first(_FORGET, **_key(tenant)) is not None


async def stays(tx: Tx, tenants: Collection[Tenant]) -> bool:
    """Whether the bot is still in one of these places.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    gone = [await tx.first(_GONE, **_key(each)) for each in sorted(set(tenants), key=lambda one: str(one))]
    return None in gone


async def due(tx: Tx, now: Instant) -> Tenant | None:
    """One that is to be erased now, held until the transaction ends; it cannot come back in between."""
    system(tx.asker)
    found = await tx.first(_DUE, now=micros(now), most=1)
    return None if found is None else Tenant(found[0], found[1])


async def at_home(tx: Tx, tenant: Tenant, most: int) -> Sequence[MemberId]:
    """Up to so many members whose home it is."""
    system(tx.asker)
    return [MemberId(row[0]) for row in await tx.rows(_AT_HOME, **_key(tenant), most=most)]


async def elsewhere(tx: Tx, tenant: Tenant, ids: Sequence[MemberId]) -> Mapping[MemberId, Tenant]:
    """Where else those of these members are who are somewhere else too: where each was last."""
    system(tx.asker)
    rows = await tx.rows(_ELSEWHERE, **_key(tenant), ids=sql.ids(ids)) if ids else ()
    return {MemberId(id): Tenant(platform, within) for id, platform, within in rows}


async def last_resort(tx: Tx, tenant: Tenant) -> None:
    """Whoever can be reached elsewhere too is reached there from now on."""
    system(tx.asker)
    await tx.rows(_LAST_RESORT, **_key(tenant))


async def drop_addresses(tx: Tx, tenant: Tenant) -> Sequence[MemberId]:
    """Removes every address there; the members that have none left, whom nothing leads to any more."""
    system(tx.asker)
    dropped = sorted({str(row[0]) for row in await tx.rows(_DROP, **_key(tenant))})
    if not dropped:
        return ()
    return [MemberId(row[0]) for row in await tx.rows(_NOWHERE, ids=sql.ids(dropped))]


def _key(tenant: Tenant) -> dict[str, Value]:
    return {"on": tenant.platform, "within": tenant.tenant}
