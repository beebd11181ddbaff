"""A transaction: the rights of who asks, and statements that only the modules of the store run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.sql.elements import ClauseElement

from bot.errors import StoreError
from bot.store import tables
from bot.store.rights import Asker, AsMember
from bot.store.sql import Row, Statements, Value, given, ids, text_of
from bot.store.vault import Vault
from bot.store.wake import Wake

_rows = given("ids")
_HOMES = select(tables.members.c.id, tables.members.c.platform, tables.members.c.tenant).where(
    tables.members.c.id.in_(select(text_of(_rows, 0)))
)


class Session(Protocol):
    """One connection while a transaction has it."""

    async def rows(self, text: str, arguments: Sequence[Value]) -> Sequence[Row]:
        """Runs one statement and answers its rows.

        Raises StoreError for whatever the database says.
        """
        ...

    async def many(self, text: str, arguments: Sequence[Sequence[Value]]) -> None:
        """Runs one statement for each of the arguments."""
        ...

    async def members(self, member_ids: Sequence[str]) -> None:
        """Waits until no other transaction writes for these members."""
        ...

    async def tell(self, earliest: int) -> None:
        """Tells the other processes, at the commit, that a row is due then."""
        ...

    async def end(self, *, commit: bool) -> None:
        """Commits or rolls back, and gives the connection back in any case."""
        ...


@dataclass(slots=True)
class Work:
    """What a transaction and its narrowed selves share."""

    session: Session
    statements: Statements
    vault: Vault
    wake: Wake
    writing: bool
    homes: dict[str, str] = field(default_factory=dict)
    locked: set[str] = field(default_factory=set)
    earliest: int | None = None
    over: bool = False


class Tx:
    """One transaction as one asker; await nothing inside it but the functions of the store."""

    __slots__ = ("_work", "asker")

    def __init__(self, work: Work, asker: Asker) -> None:
        self._work = work
        self.asker = asker

    def narrowed(self, asker: Asker) -> "Tx":
        """The same transaction with other rights."""
        return Tx(self._work, asker)

    @property
    def vault(self) -> Vault:
        """What seals and opens."""
        return self._work.vault

    @property
    def wake(self) -> Wake:
        """The worker's bell."""
        return self._work.wake

    async def rows(self, statement: ClauseElement, **given: Value) -> Sequence[Row]:
        """The rows that the statement answers."""
        await self._ready()
        prepared = self._work.statements.prepared(statement)
        return await self._work.session.rows(prepared.text, prepared.arguments(given))

    async def first(self, statement: ClauseElement, **given: Value) -> Row | None:
        """The first row, if there is one."""
        found = await self.rows(statement, **given)
        return found[0] if found else None

    async def many(self, statement: ClauseElement, given: Sequence[Mapping[str, Value]]) -> None:
        """Runs the statement for each of the given rows, in one go."""
        if not given:
            return
        await self._ready()
        prepared = self._work.statements.prepared(statement)
        await self._work.session.many(prepared.text, [prepared.arguments(row) for row in given])

    async def homes(self, member_ids: Iterable[str]) -> Mapping[str, str]:
        """The home of each of these members, as rows are sealed to it; unknown ones are left out."""
        known = self._work.homes
        missing = {member_id for member_id in member_ids if member_id not in known}
        if missing:
            for member_id, platform, tenant in await self.rows(_HOMES, ids=ids(sorted(missing))):
                known[member_id] = home(platform, tenant)
        return known

    def settled_in(self, member_id: str, platform: str, tenant: str) -> None:
        """Remembers the home of a member who was read or written in this transaction."""
        self._work.homes[member_id] = home(platform, tenant)

    def forgotten(self, member_id: str) -> None:
        """No longer knows this member's home."""
        self._work.homes.pop(member_id, None)

    async def hold(self, member_ids: Iterable[str]) -> None:
        """Waits until no other transaction writes for these members; none does until this one ends."""
        missing = sorted(set(member_ids) - self._work.locked)
        if missing and self._work.writing:
            self._work.locked.update(missing)
            await self._work.session.members(missing)

    def stirs(self, next_at: int) -> None:
        """At the commit, whoever sleeps for a later row is woken."""
        earliest = self._work.earliest
        self._work.earliest = next_at if earliest is None else min(earliest, next_at)

    async def _ready(self) -> None:
        work = self._work
        if work.over:
            raise StoreError("the transaction is over")
        if work.writing and isinstance(self.asker, AsMember) and self.asker.member_id not in work.locked:
            work.locked.add(self.asker.member_id)
            await work.session.members([self.asker.member_id])


def home(platform: str, tenant: str) -> str:
    """A tenant as one text: what rows are sealed to, and what the worker paces by."""
    return f"{platform}/{tenant}"
