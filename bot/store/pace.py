"""Pace: the lanes that a platform shut, kept so that a restart does not open them."""

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.store import tables
from bot.store.rights import system
from bot.store.sql import number, parameter
from bot.store.tx import Tx

_lanes = tables.lanes.c

_SHUT = select(_lanes.tenant, _lanes.until).where(_lanes.until > number("now"))
_written = insert(tables.lanes)
_PUT = _written.on_conflict_do_update(
    index_elements=[_lanes.tenant],
    set_={"until": _written.excluded.until},
    where=_lanes.until < _written.excluded.until,
)
_OPEN = delete(tables.lanes).where(_lanes.tenant == parameter("lane"))
_OVER = delete(tables.lanes).where(_lanes.until <= number("now"))


async def shut_lanes(tx: Tx, now: Instant) -> Mapping[str, Instant]:
    """Every lane that is shut now, and until when."""
    system(tx.asker)
    return {tenant: instant(until) for tenant, until in await tx.rows(_SHUT, now=micros(now))}


async def shut(tx: Tx, lane: str, until: Instant) -> None:
    """Keeps that this lane is shut until then; never for less than was known."""
    system(tx.asker)
    await tx.many(_PUT, [{"tenant": lane, "until": micros(until)}])


async def open_lane(tx: Tx, lane: str) -> None:
    """Forgets that it was shut."""
    system(tx.asker)
    await tx.rows(_OPEN, lane=lane)


async def purge(tx: Tx, now: Instant) -> None:
    """Forgets the lanes that are open again."""
    await tx.rows(_OVER, now=micros(now))
