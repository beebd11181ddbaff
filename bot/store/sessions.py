"""Sessions: who has the coach page open; only the hash of what the browser holds is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import LargeBinary, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.ids import CohortId, MemberId
from bot.store import tables
from bot.store.rights import system
from bot.store.sql import Value, number, parameter
from bot.store.tx import Tx

IDLE = timedelta(minutes=15)
"""How long one lasts that nobody looks at."""
LIVES = timedelta(hours=8)
"""How long one lasts at most."""
_TOUCHED_EVERY = timedelta(seconds=30)
"""A look within it writes nothing."""

_sessions = tables.sessions.c
_hash_is = bindparam("hash_is", type_=LargeBinary)
_ADD = insert(tables.sessions)
_OF = select(_sessions.member_id, _sessions.cohort_id, _sessions.opened_at, _sessions.used_at).where(
    _sessions.hash == _hash_is
)
_TOUCH = update(tables.sessions).where(_sessions.hash == _hash_is).values(used_at=number("seen_at"))
_END = delete(tables.sessions).where(_sessions.hash == _hash_is)
_MINE = delete(tables.sessions).where(_sessions.member_id == parameter("member"))
_OLD = delete(tables.sessions).where(
    (_sessions.used_at <= number("idle_since")) | (_sessions.opened_at <= number("opened_before"))
)


@dataclass(frozen=True, slots=True)
class Session:
    """A page that is open: for whom, and of which cohort."""

    member_id: MemberId
    cohort_id: CohortId
    opened_at: Instant
    used_at: Instant

    def lasts(self, now: Instant) -> bool:
        """Whether it still holds."""
        return now - self.used_at < IDLE and now - self.opened_at < LIVES

    def stale(self, now: Instant) -> bool:
        """Whether its last use is to be written anew."""
        return now - self.used_at >= _TOUCHED_EVERY


async def open(tx: Tx, member_id: MemberId, cohort_id: CohortId, now: Instant) -> str:
    """A fresh session, and what the browser holds of it; every earlier one of this member is over.

    Raises NotYours for anybody but the bot itself, as all of this module does.
    """
    system(tx.asker)
    token = secrets.token_urlsafe(32)
    await tx.rows(_MINE, member=member_id)
    row: dict[str, Value] = {
        "hash": _hash(token), "member_id": member_id, "cohort_id": cohort_id, "opened_at": micros(now),
        "used_at": micros(now),
    }  # fmt: skip
    await tx.many(_ADD, [row])
    return token


async def get(tx: Tx, token: str, now: Instant) -> Session | None:
    """The session that this token is of; None for one that is over or never was."""
    system(tx.asker)
    found = await tx.first(_OF, hash_is=_hash(token))
    if found is None:
        return None
    session = Session(MemberId(found[0]), CohortId(found[1]), instant(found[2]), instant(found[3]))
    return session if session.lasts(now) else None


async def touch(tx: Tx, token: str, now: Instant) -> None:
    """Writes down that it was used."""
    system(tx.asker)
    await tx.rows(_TOUCH, hash_is=_hash(token), seen_at=micros(now))


async def end(tx: Tx, token: str) -> None:
    """It is over; harmless where it was already."""
    system(tx.asker)
    await tx.rows(_END, hash_is=_hash(token))


async def purge(tx: Tx, now: Instant) -> None:
    """Removes those that are over."""
    system(tx.asker)
    await tx.rows(_OLD, idle_since=micros(now - IDLE), opened_before=micros(now - LIVES))


def _hash(token: str) -> bytes:
    return hashlib.sha256(b"session\x1f" + token.encode("utf-8", "surrogatepass")).digest()
