"""People met: everything about them is sealed."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from bot.model.ids import MemberId, PersonId
from bot.model.note import Channel
from bot.model.opportunity import Person, PersonRole
from bot.store import sql, tables
from bot.store.private import Json, Private
from bot.store.sql import Row, Value
from bot.store.tx import Tx


def _plain(row: Person) -> Mapping[str, Value]:
    return {}


def _private(row: Person) -> Json:
    return {
        "name": row.name,
        "call_them": row.call_them,
        "email": row.email,
        "title": row.title,
        "job": row.job,
        "role": row.role.value,
        "link": row.link,
        "prefers": row.prefers,
        "postal": row.postal,
    }


def _row(row: Row, private: Json) -> Person:
    row_id, member_id = row
    return Person(
        id=PersonId(row_id),
        member_id=MemberId(member_id),
        name=private["name"],
        call_them=private["call_them"],
        email=private["email"],
        title=private["title"],
        job=private["job"],
        role=PersonRole(private["role"]),
        link=private.get("link", ""),
        prefers=None if private.get("prefers") is None else Channel(private["prefers"]),
        postal=private.get("postal", ""),
    )


_table = Private(tables.people, plain=_plain, private=_private, row=_row)
_OF_MEMBERS = _table.whole.where(tables.people.c.member_id.in_(select(sql.text_of(sql.given("ids"), 0)))).order_by(
    tables.people.c.id
)


async def get(tx: Tx, id: PersonId) -> Person | None:
    """The person, or None."""
    return await _table.get(tx, id)


async def get_many(tx: Tx, ids: Iterable[PersonId]) -> dict[PersonId, Person]:
    """Those of the people who are there."""
    return {row.id: row for row in await _table.get_many(tx, ids)}


async def of(tx: Tx, member_id: MemberId) -> tuple[Person, ...]:
    """Everybody a member has met, the oldest row first."""
    return await _table.of(tx, member_id)


async def of_members(tx: Tx, ids: Iterable[MemberId]) -> tuple[Person, ...]:
    """Everybody whom these members have met, the oldest row first."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    return _table.made(tx, await tx.rows(_OF_MEMBERS, ids=sql.ids(wanted)))


async def put(tx: Tx, row: Person) -> None:
    """Inserts or updates them.

    Raises NotYours when the row is another member's.
    """
    await _table.put(tx, row)


async def put_many(tx: Tx, rows: Sequence[Person]) -> None:
    """Inserts or updates them.

    Raises NotYours when one is another member's.
    """
    await _table.put_many(tx, rows)


async def remove(tx: Tx, id: PersonId) -> bool:
    """Whether they were there; the notes to them go as well."""
    return await _table.remove(tx, id)
