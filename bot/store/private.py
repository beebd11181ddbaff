"""Tables of sealed rows: what the nouns have in common."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.errors import NotYours, SealBroken
from bot.store import tables
from bot.store.rights import AsMember, own, sees
from bot.store.sql import Row, Value, given, ids, parameter, text_of
from bot.store.tx import Tx, home
from bot.store.vault import Vault

Json = dict[str, Any]
"""What is read back from a sealed column; each noun's module turns it into a domain object at once."""


class Owned(Protocol):
    """Something that belongs to a member."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def member_id(self) -> str:
        """Whose it is."""
        ...


T = TypeVar("T", bound=Owned)


def shut(vault: Vault, private: Json, *, table: str, row: str, tenant: str, owner: str) -> bytes:
    """The private fields, sealed to their row; the owner is inside, so that a row cannot change hands."""
    text = json.dumps({**private, "of": owner}, separators=(",", ":"))
    return vault.seal(text.encode(), table=table, column="sealed", row=row, tenant=tenant)


def opened(vault: Vault, sealed: bytes, *, table: str, row: str, tenant: str, owner: str) -> Json:
    """The private fields of a row.

    Raises SealBroken when the row was changed or belonged to somebody else.
    """
    private: Json = json.loads(vault.unseal(bytes(sealed), table=table, column="sealed", row=row, tenant=tenant))
    if private.get("of") != owner:
        raise SealBroken(f"a row of {table} has changed hands")
    return private


class Private(Generic[T]):
    """A table whose rows belong to members; its columns are id, member_id, the plain ones, sealed."""

    def __init__(
        self,
        table: Table,
        *,
        plain: Callable[[T], Mapping[str, Value]],
        private: Callable[[T], Json],
        row: Callable[[Row, Json], T],
    ) -> None:
        self._name = table.name
        self._plain = plain
        self._private = private
        self._row = row
        columns = table.c
        self._columns = [
            columns.id,
            columns.member_id,
            columns.sealed,
            *(column for column in columns if column.name not in ("id", "member_id", "sealed")),
        ]
        whole = select(*self._columns, tables.members.c.platform, tables.members.c.tenant).join(
            tables.members, tables.members.c.id == columns.member_id
        )
        self.whole = whole
        wanted = given("ids")
        self.by_ids = whole.where(columns.id.in_(select(text_of(wanted, 0))))
        self._of_member = whole.where(columns.member_id == parameter("member")).order_by(columns.id)
        written = insert(table)
        self._put = written.on_conflict_do_update(
            index_elements=[columns.id],
            set_={
                column.name: written.excluded[column.name]
                for column in columns
                if column.name not in ("id", "member_id")
            },
            where=columns.member_id == written.excluded.member_id,
        ).returning(columns.id)
        self._others = select(columns.id, columns.member_id).where(columns.id.in_(select(text_of(wanted, 0))))
        self._remove = (
            delete(table)
            .where(columns.id == parameter("row"), columns.member_id == parameter("member"))
            .returning(columns.id)
        )
        self._put_many = written.on_conflict_do_update(
            index_elements=[columns.id],
            set_={
                column.name: written.excluded[column.name]
                for column in columns
                if column.name not in ("id", "member_id")
            },
            where=columns.member_id == written.excluded.member_id,
        )

    def made(self, tx: Tx, rows: Sequence[Row]) -> tuple[T, ...]:
        """Of these rows, those that the asker may see, opened."""
        out = []
        for row in rows:
            row_id, owner, sealed, *plain, platform, tenant = row
            if not sees(tx.asker, owner):
                continue
            tx.settled_in(owner, platform, tenant)
            private = opened(
                tx.vault,
                sealed,
                table=self._name,
                row=row_id,
                tenant=home(platform, tenant),
                owner=owner,
            )
            out.append(self._row((row_id, owner, *plain), private))
        return tuple(out)

    async def get(self, tx: Tx, row_id: str) -> T | None:
        """The row, or None."""
        found = self.made(tx, await tx.rows(self.by_ids, ids=ids([row_id])))
        return found[0] if found else None

    async def get_many(self, tx: Tx, row_ids: Iterable[str]) -> tuple[T, ...]:
        """Those of the rows that are there."""
        wanted = sorted(set(row_ids))
        if not wanted:
            return ()
        return self.made(tx, await tx.rows(self.by_ids, ids=ids(wanted)))

    async def of(self, tx: Tx, member_id: str) -> tuple[T, ...]:
        """All of a member's rows, the oldest first."""
        if not sees(tx.asker, member_id):
            return ()
        return self.made(tx, await tx.rows(self._of_member, member=member_id))

    async def put(self, tx: Tx, row: T) -> None:
        """Inserts or updates one row.

        Raises NotYours when it is another member's.
        """
        (values,) = await self._sealed(tx, [row])
        if await tx.first(self._put, **values) is None:
            raise NotYours(f"a row of {self._name} belongs to another member")

    async def put_many(self, tx: Tx, rows: Sequence[T]) -> None:
        """Inserts or updates rows with three statements at most.

        Raises NotYours when one is another member's.
        """
        if not rows:
            return
        values = await self._sealed(tx, rows)
        owners = {row.id: row.member_id for row in rows}
        for row_id, owner in await tx.rows(self._others, ids=ids(sorted(owners))):
            if owners[row_id] != owner:
                raise NotYours(f"a row of {self._name} belongs to another member")
        await tx.many(self._put_many, values)

    async def remove(self, tx: Tx, row_id: str) -> bool:
        """Whether there was such a row; it is gone, and what hangs on it."""
        found = await tx.first(self._others, ids=ids([row_id]))
        if found is None or not sees(tx.asker, found[1]):
            return False
        return await tx.first(self._remove, row=row_id, member=found[1]) is not None

    async def _sealed(self, tx: Tx, rows: Sequence[T]) -> list[dict[str, Value]]:
        owners = {row.member_id for row in rows}
        for owner in owners:
            own(tx.asker, owner)
        homes = await tx.homes(owners)
        out = []
        for row in rows:
            tenant = homes.get(row.member_id)
            if tenant is None:
                raise NotYours("there is no such member")
            sealed = shut(
                tx.vault,
                self._private(row),
                table=self._name,
                row=row.id,
                tenant=tenant,
                owner=row.member_id,
            )
            out.append({**self._plain(row), "id": row.id, "member_id": row.member_id, "sealed": sealed})
        return out


def when(value: Instant | None) -> int | None:
    """An instant as it is stored."""
    return None if value is None else micros(value)


def back(value: int | None) -> Instant | None:
    """A stored instant."""
    return None if value is None else instant(value)


def day(value: str | None) -> date | None:
    """A stored day."""
    return None if value is None else date.fromisoformat(value)


def asked_by(tx: Tx) -> str | None:
    """The member who asks; None: the bot itself."""
    return tx.asker.member_id if isinstance(tx.asker, AsMember) else None
