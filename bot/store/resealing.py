"""Resealing: a member's rows, sealed anew to another owner or another home; nobody can open them in between.

Every table with a `member_id` is named here or in `merging`; a test finds one that is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, LargeBinary, Table, bindparam, delete, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.model.ids import MemberId
from bot.store import tables
from bot.store.private import opened, shut
from bot.store.rights import system
from bot.store.sql import Row, Value, parameter
from bot.store.tx import Tx

BY_ID: tuple[Table, ...] = (
    tables.opportunities, tables.people, tables.contacts, tables.notes, tables.forms, tables.asked, tables.reviews,
    tables.celebrations, tables.memberships, tables.links,
)  # fmt: skip
"""Tables whose rows are sealed to their id and their owner."""


@dataclass(frozen=True, slots=True)
class Move:
    """From whom and where to whom and where; one of the two may stay."""

    was: MemberId
    is_now: MemberId
    home_was: str
    home_is: str


_ROWS = {
    table: select(table.c.id, table.c.sealed).where(table.c.member_id == parameter("member")).order_by(table.c.id)
    for table in BY_ID
}
_MOVE = {
    table: update(table)
    .where(table.c.id == parameter("row"), table.c.member_id == parameter("was"))
    .values(member_id=parameter("is_now"), sealed=bindparam("sealed_is", type_=LargeBinary))
    for table in BY_ID
}

_drawn = tables.drawn.c
_DRAWN = select(tables.drawn).where(_drawn.member_id == parameter("member")).order_by(_drawn.platform, _drawn.about)
_NOT_DRAWN = delete(tables.drawn).where(_drawn.member_id == parameter("member"))
_drawing = insert(tables.drawn)
_DRAW = _drawing.on_conflict_do_nothing()

_views = tables.views.c
_VIEWS = select(tables.views).where(_views.member_id == parameter("member")).order_by(_views.last_at)
_NOT_SEEN = delete(tables.views).where(_views.member_id == parameter("member"))
_seeing = insert(tables.views)
_SEE = _seeing.on_conflict_do_update(
    index_elements=[_views.member_id, _views.cohort_id, _views.coach_id, _views.what, _views.day],
    set_={
        "times": _views.times + _seeing.excluded.times,
        "last_at": literal_column(
            "CASE WHEN views.last_at > excluded.last_at THEN views.last_at ELSE excluded.last_at END", BigInteger
        ),
    },
)

_audit = tables.audit.c
_AUDITED = select(tables.audit).where(_audit.member_id == parameter("member")).order_by(_audit.action, _audit.thing)
_NOT_AUDITED = delete(tables.audit).where(_audit.member_id == parameter("member"))
_auditing = insert(tables.audit)
_AUDIT = _auditing.on_conflict_do_update(
    index_elements=[_audit.member_id, _audit.action, _audit.thing],
    set_={"times": _audit.times + _auditing.excluded.times, "last_at": _auditing.excluded.last_at},
)


async def move(tx: Tx, how: Move) -> None:
    """Seals everything of a member that has a seal to whom and where it belongs from now on.

    Raises NotYours for anybody but the bot itself, SealBroken for a row that was meddled with: nothing moves then.
    """
    system(tx.asker)
    for table in BY_ID:
        rows = await tx.rows(_ROWS[table], member=how.was)
        await tx.many(_MOVE[table], [
            {"row": id, "was": how.was, "is_now": how.is_now,
             "sealed_is": resealed(tx, how, sealed, table=table.name, row=id)}
            for id, sealed in rows
        ])  # fmt: skip
    await _move_drawn(tx, how)
    await _move_views(tx, how)


def resealed(tx: Tx, how: Move, sealed: bytes, *, table: str, row: str, row_is: str = "") -> bytes:
    """What was sealed to the one, sealed to the other; `row_is` where its name in the seal changes too."""
    private = opened(tx.vault, sealed, table=table, row=row, tenant=how.home_was, owner=how.was)
    return shut(tx.vault, private, table=table, row=row_is or row, tenant=how.home_is, owner=how.is_now)


async def _move_drawn(tx: Tx, how: Move) -> None:
    """Where cards stand: one card about a thing on a platform, so that two of one person cannot clash."""
    names = [column.name for column in tables.drawn.columns]
    kept: list[dict[str, Value]] = []
    for row in await tx.rows(_DRAWN, member=how.was):
        values: dict[str, Value] = dict(zip(names, row, strict=True))
        place = "/".join(str(row[names.index(name)]) for name in ("platform", "about"))
        kept.append(values | {
            "member_id": how.is_now, "sealed": resealed(tx, how, _sealed(values), table="drawn", row=place),
        })  # fmt: skip
    await tx.rows(_NOT_DRAWN, member=how.was)
    await tx.many(_DRAW, kept)


async def _move_views(tx: Tx, how: Move) -> None:
    """What coaches saw: of both on one day, added up."""
    names = [column.name for column in tables.views.columns]
    kept: list[dict[str, Value]] = []
    for row in await tx.rows(_VIEWS, member=how.was):
        values: dict[str, Value] = dict(zip(names, row, strict=True))
        rest = " ".join(str(row[names.index(name)]) for name in ("cohort_id", "coach_id", "what", "day"))
        sealed = resealed(
            tx, how, _sealed(values), table="views", row=f"{how.was} {rest}", row_is=f"{how.is_now} {rest}"
        )
        kept.append(values | {"member_id": how.is_now, "sealed": sealed})
    await tx.rows(_NOT_SEEN, member=how.was)
    await tx.many(_SEE, kept)


async def move_audit(tx: Tx, was: MemberId, is_now: MemberId) -> None:
    """What was reached for in vain: by both, added up."""
    system(tx.asker)
    names = [column.name for column in tables.audit.columns]
    rows: Sequence[Row] = await tx.rows(_AUDITED, member=was)
    kept: list[dict[str, Value]] = [dict(zip(names, row, strict=True)) | {"member_id": is_now} for row in rows]
    await tx.rows(_NOT_AUDITED, member=was)
    await tx.many(_AUDIT, kept)


def _sealed(values: dict[str, Value]) -> bytes:
    sealed = values["sealed"]
    assert isinstance(sealed, bytes | memoryview)
    return bytes(sealed)
