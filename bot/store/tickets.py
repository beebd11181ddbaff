"""Tickets: secrets that work once; only their hash is kept."""

import hashlib

from sqlalchemy import LargeBinary, bindparam, delete
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, micros
from bot.store import tables
from bot.store.rights import system
from bot.store.sql import Value, number, parameter
from bot.store.tx import Tx

_tickets = tables.tickets.c

_written = insert(tables.tickets)
_PUT = _written.on_conflict_do_update(
    index_elements=[_tickets.platform, _tickets.hash], set_={"expires_at": _written.excluded.expires_at}
)
_TAKE = (
    delete(tables.tickets)
    .where(_tickets.platform == parameter("on"), _tickets.hash == bindparam("digest", type_=LargeBinary))
    .returning(_tickets.expires_at)
)
_EXPIRED = delete(tables.tickets).where(_tickets.expires_at <= number("now"))


async def put(tx: Tx, platform: str, ticket: str, *, expires_at: Instant) -> None:
    """Keeps its hash until then."""
    system(tx.asker)
    row: dict[str, Value] = {"platform": platform, "hash": _hash(ticket), "expires_at": micros(expires_at)}
    await tx.many(_PUT, [row])


async def take(tx: Tx, platform: str, ticket: str, *, now: Instant) -> bool:
    """Whether it was there and had not expired; of several who take it at once, one is told so."""
    system(tx.asker)
    found = await tx.first(_TAKE, on=platform, digest=_hash(ticket))
    return found is not None and bool(found[0] > micros(now))


async def purge(tx: Tx, now: Instant) -> None:
    """Removes those that have expired."""
    await tx.rows(_EXPIRED, now=micros(now))


def _hash(ticket: str) -> bytes:
    return hashlib.sha256(ticket.encode("utf-8", "surrogatepass")).digest()
