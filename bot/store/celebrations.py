"""Celebrations: a member's own words for their cohort's next digest, theirs to take back until they are posted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from bot.clock import Instant, instant, micros
from bot.model.cohort import Celebration, Role
from bot.model.ids import CelebrationId, CohortId, MemberId
from bot.store import grants, memberships, tables
from bot.store.private import Json, Private, back, when
from bot.store.rights import system
from bot.store.sql import Row, Value, literal, number, parameter
from bot.store.tx import Tx


def _plain(row: Celebration) -> Mapping[str, Value]:
    return {"cohort_id": row.cohort_id, "created_at": micros(row.created_at), "shown_at": when(row.shown_at)}


def _private(row: Celebration) -> Json:
    return {"words": row.words}


def _row(row: Row, private: Json) -> Celebration:
    row_id, member_id, cohort_id, created_at, shown_at = row
    return Celebration(
        CelebrationId(row_id), MemberId(member_id), CohortId(cohort_id), instant(created_at), private["words"],
        back(shown_at),
    )  # fmt: skip


_table = Private(tables.celebrations, plain=_plain, private=_private, row=_row)
_celebrations, _memberships = tables.celebrations.c, tables.memberships.c
# Whoever has left takes their words along.
_there = (
    select(_memberships.id)
    .where(
        _memberships.cohort_id == _celebrations.cohort_id, _memberships.member_id == _celebrations.member_id,
        _memberships.role == literal(Role.MEMBER.value),
    )
    .exists()
)  # fmt: skip
_WAITING = _table.whole.where(
    _celebrations.cohort_id == parameter("cohort"),
    _celebrations.created_at < number("until"),
    _celebrations.shown_at.is_(None) | (_celebrations.shown_at >= number("until")),
    _there,
).order_by(_celebrations.id)


async def get(tx: Tx, id: CelebrationId) -> Celebration | None:
    """The celebration, or None."""
    return await _table.get(tx, id)


async def of(tx: Tx, member_id: MemberId) -> tuple[Celebration, ...]:
    """What this member shared, posted or not."""
    return await _table.of(tx, member_id)


async def put(tx: Tx, row: Celebration) -> bool:
    """Whether it is kept: it is the asker's own, and they are in the cohort as a member."""
    mine = await memberships.in_cohort(tx, row.cohort_id, row.member_id)
    if mine is None or mine.role is not Role.MEMBER:
        return False
    await _table.put(tx, row)
    return True


async def take_back(tx: Tx, id: CelebrationId) -> bool:
    """Whether it was taken back; what was posted cannot be."""
    found = await get(tx, id)
    return found is not None and found.shown_at is None and await _table.remove(tx, id)


async def waiting(tx: Tx, cohort_id: CohortId, until: Instant) -> tuple[Celebration, ...]:
    """Those made before this moment, of people who are members, that were in no digest before that moment's.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return _table.made(tx, await tx.rows(_WAITING, cohort=cohort_id, until=micros(until)))


async def looked_at(tx: Tx, cohort_id: CohortId, until: Instant) -> tuple[Celebration, ...]:
    """The same, for a coach who looks at what would be posted; none for anybody else."""
    grant = await grants.coach(tx, cohort_id)
    return () if grant is None else await waiting(grant.tx, cohort_id, until)


async def shown(tx: Tx, rows: Sequence[Celebration], now: Instant) -> None:
    """They stand in a digest; the first time counts.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await _table.put_many(tx, [replace(each, shown_at=now) for each in rows if each.shown_at is None])
