"""Tickets: secrets that work once; of one that was taken, its hash is kept until it could not be used any more."""

import hashlib

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, micros
from bot.store import tables
from bot.store.rights import system
from bot.store.sql import Value, number
from bot.store.tx import Tx

_tickets = tables.tickets.c

_TAKE = insert(tables.tickets).on_conflict_do_nothing().returning(_tickets.hash)
_EXPIRED = delete(tables.tickets).where(_tickets.expires_at <= number("now"))


async def take(tx: Tx, platform: str, ticket: str, *, expires_at: Instant) -> bool:
    """Whether nobody took it before; of several who take it at once, one is told so."""
    system(tx.asker)
    row: dict[str, Value] = {"platform": platform, "hash": _hash(ticket), "expires_at": micros(expires_at)}
    return await tx.first(_TAKE, **row) is not None


async def purge(tx: Tx, now: Instant) -> None:
    """Removes those that have expired."""
    await tx.rows(_EXPIRED, now=micros(now))


def _hash(ticket: str) -> bytes:
    return hashlib.sha256(ticket.encode("utf-8", "surrogatepass")).digest()
