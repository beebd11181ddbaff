"""Turns seen: each press acts once, and a repeat gets what the first led to."""

from dataclasses import dataclass

from sqlalchemy import delete, literal_column, select, union_all, update
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, micros
from bot.model.ids import MemberId
from bot.store import tables
from bot.store.sql import number, parameter
from bot.store.tx import Tx

_turns = tables.turns_seen.c


@dataclass(frozen=True, slots=True)
class Seen:
    """What a turn led to: where its answer can be drawn again from."""

    action: str
    value: str


_SEEN = select(_turns.action, _turns.value).where(
    _turns.platform == parameter("on"),
    _turns.tenant == parameter("within"),
    _turns.key == parameter("press"),
)
_RECORD = insert(tables.turns_seen).on_conflict_do_nothing().returning(_turns.key)
_LOOSEN = (
    update(tables.turns_seen)
    .values(action=literal_column("''"), value=literal_column("''"))
    .where(
        _turns.value.in_(
            union_all(
                *(
                    select(table.c.id).where(table.c.member_id == parameter("member"))
                    for table in (tables.opportunities, tables.contacts, tables.notes, tables.forms, tables.asked)
                )
            )
        )
    )
)
_PURGE = delete(tables.turns_seen).where(_turns.at < number("before"))


async def seen(tx: Tx, platform: str, tenant: str, key: str) -> Seen | None:
    """What this very press led to, if it was here before."""
    found = await tx.first(_SEEN, on=platform, within=tenant, press=key)
    return None if found is None else Seen(*found)


async def record(tx: Tx, platform: str, tenant: str, key: str, now: Instant, action: str, value: str) -> bool:
    """Whether the press was new; on PostgreSQL it waits for another transaction with the same press."""
    row = await tx.first(_RECORD, platform=platform, tenant=tenant, key=key, at=micros(now), action=action, value=value)
    return row is not None


async def loosen(tx: Tx, member: MemberId) -> None:
    """What a member's turns led to is no longer known; that they were here still is, so that none acts again."""
    await tx.rows(_LOOSEN, member=member)


async def purge(tx: Tx, before: Instant) -> None:
    """Forgets the turns before that moment."""
    await tx.rows(_PURGE, before=micros(before))
