"""What members asked to be nudged about: the words and the address are sealed."""

from collections.abc import Mapping

from sqlalchemy import delete

from bot.clock import Instant, instant, micros
from bot.model.asked import Asked
from bot.model.ids import AskedId, MemberId
from bot.store import tables
from bot.store.private import Json, Private, back, when
from bot.store.sql import Row, Value, number
from bot.store.tx import Tx

_asked = tables.asked.c


def _plain(row: Asked) -> Mapping[str, Value]:
    return {"created_at": micros(row.created_at), "due_at": micros(row.due_at), "done_at": when(row.done_at)}


def _private(row: Asked) -> Json:
    return {"about": row.about, "link": row.link, "typed": row.typed}


def _row(row: Row, private: Json) -> Asked:
    row_id, member_id, created_at, due_at, done_at = row
    return Asked(
        id=AskedId(row_id), member_id=MemberId(member_id), created_at=instant(created_at), due_at=instant(due_at),
        about=private["about"], link=private["link"], typed=private.get("typed", False),
        done_at=back(done_at),
    )  # fmt: skip


_table = Private(tables.asked, plain=_plain, private=_private, row=_row)
_DONE = delete(tables.asked).where(_asked.done_at < number("before"))


async def get(tx: Tx, id: AskedId) -> Asked | None:
    """What was asked, done or not, or None."""
    return await _table.get(tx, id)


async def of(tx: Tx, member_id: MemberId) -> tuple[Asked, ...]:
    """All that a member asked, the oldest first."""
    return await _table.of(tx, member_id)


async def put(tx: Tx, row: Asked) -> None:
    """Inserts or updates it.

    Raises NotYours when it is another member's.
    """
    await _table.put(tx, row)


async def remove(tx: Tx, id: AskedId) -> bool:
    """Whether it was there."""
    return await _table.remove(tx, id)


async def purge(tx: Tx, before: Instant) -> None:
    """Removes what its member was done with before that moment."""
    await tx.rows(_DONE, before=micros(before))
