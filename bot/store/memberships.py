"""Memberships: a row belongs to its member; others reach it by way of `grants` alone."""

from collections.abc import Mapping

from sqlalchemy import select

from bot.clock import Instant, instant, micros
from bot.model.cohort import Consent, Membership, Role
from bot.model.ids import CohortId, MemberId, MembershipId, RoomId
from bot.store import sql, tables
from bot.store.private import Json, Private, back, when
from bot.store.rights import system
from bot.store.sql import Row, Value, parameter
from bot.store.tx import Tx

_memberships = tables.memberships.c


def _plain(row: Membership) -> Mapping[str, Value]:
    return {
        "cohort_id": row.cohort_id,
        "role": row.role.value,
        "consent": row.consent.value,
        "joined_at": micros(row.joined_at),
        "counted_since": when(row.counted_since),
    }


def _private(row: Membership) -> Json:
    return {"shown_as": row.shown_as, "room_id": row.room_id, "tips": row.tips}


def _row(row: Row, private: Json) -> Membership:
    row_id, member_id, cohort_id, role, consent, joined_at, counted_since = row
    room_id = private["room_id"]
    return Membership(
        id=MembershipId(row_id), cohort_id=CohortId(cohort_id), member_id=MemberId(member_id), role=Role(role),
        joined_at=instant(joined_at), consent=Consent(consent), counted_since=back(counted_since),
        shown_as=private["shown_as"], room_id=None if room_id is None else RoomId(room_id), tips=private["tips"],
    )  # fmt: skip


_table = Private(tables.memberships, plain=_plain, private=_private, row=_row)
_OF_COHORT = _table.whole.where(_memberships.cohort_id == parameter("cohort")).order_by(
    _memberships.joined_at, _memberships.id
)
_LEVELS = select(
    _memberships.member_id, _memberships.role, _memberships.consent, _memberships.counted_since
).where(_memberships.cohort_id == parameter("cohort"))
_AFTER = (
    select(_memberships.member_id)
    .where(
        _memberships.cohort_id == parameter("cohort"), _memberships.member_id > parameter("after"),
        _memberships.role == sql.literal("member"),
    )
    .order_by(_memberships.member_id)
    .limit(sql.number("most"))
)  # fmt: skip
_STAFF = _OF_COHORT.where(_memberships.role != sql.literal("member"))
_IN = _table.whole.where(
    _memberships.cohort_id == parameter("cohort"), _memberships.member_id == parameter("member")
)


async def of(tx: Tx, member_id: MemberId) -> tuple[Membership, ...]:
    """All of a member's memberships, the oldest first."""
    return await _table.of(tx, member_id)


async def in_cohort(tx: Tx, cohort_id: CohortId, member_id: MemberId) -> Membership | None:
    """The member's own membership of this cohort, or None."""
    found = _table.made(tx, await tx.rows(_IN, cohort=cohort_id, member=member_id))
    return found[0] if found else None


async def of_cohort(tx: Tx, cohort_id: CohortId) -> tuple[Membership, ...]:
    """Everybody in it, the longest first.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return _table.made(tx, await tx.rows(_OF_COHORT, cohort=cohort_id))


async def levels(tx: Tx, cohort_id: CohortId) -> tuple[tuple[MemberId, Role, Consent, Instant | None], ...]:
    """Of everybody in it: their role, their level, and since when they are counted; what is sealed stays shut.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return tuple(
        (MemberId(id), Role(role), Consent(consent), back(since))
        for id, role, consent, since in await tx.rows(_LEVELS, cohort=cohort_id)
    )


async def staff(tx: Tx, cohort_id: CohortId) -> tuple[Membership, ...]:
    """Its coaches and sponsors, the longest first.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return _table.made(tx, await tx.rows(_STAFF, cohort=cohort_id))


async def members_after(tx: Tx, cohort_id: CohortId, after: str, most: int) -> tuple[MemberId, ...]:
    """Up to so many of its members whose ids come after this one, in their order; what is sealed stays shut.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return tuple(MemberId(row[0]) for row in await tx.rows(_AFTER, cohort=cohort_id, after=after, most=most))


async def put(tx: Tx, row: Membership) -> None:
    """Inserts or updates it.

    Raises NotYours when it is another member's, and for whoever makes themself more than a member.
    """
    if row.role is not Role.MEMBER:
        system(tx.asker)
    await _table.put(tx, row)


async def remove(tx: Tx, id: MembershipId) -> bool:
    """Whether it was there."""
    return await _table.remove(tx, id)
