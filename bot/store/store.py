"""The store: opens a database, and hands out transactions."""

import asyncio
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Protocol
from urllib.parse import unquote

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Dialect

from bot.clock import Clock, SystemClock
from bot.errors import Nested, SealBroken, SettingsError
from bot.store import tables
from bot.store.rights import Asker, System
from bot.store.sql import Statements, literal
from bot.store.tx import Session, Tx, Work
from bot.store.vault import Vault
from bot.store.wake import Wake

__all__ = ["Store", "Tx"]

_inside: ContextVar["asyncio.Task[object] | None"] = ContextVar("inside", default=None)
_CANARY_IS = b"this key fits"
_CANARY = select(tables.meta.c.value).where(tables.meta.c.key == literal("canary"))
_NEW_CANARY = insert(tables.meta).on_conflict_do_nothing()


class Database(Protocol):
    """What differs between SQLite and PostgreSQL."""

    dialect: Dialect

    async def open(self) -> None:
        """Migrates and connects."""
        ...

    async def session(self, *, writing: bool) -> Session:
        """A connection for one transaction."""
        ...

    async def listen(self, wake: Wake) -> None:
        """Makes sure that other processes ring this bell."""
        ...

    async def checkpoint(self) -> None:
        """Moves the log into the file."""
        ...

    async def close(self) -> None:
        """Lets go of everything."""
        ...


class Store:
    """One open database."""

    def __init__(self, database: Database, vault: Vault) -> None:
        self._database = database
        self._vault = vault
        self._wake = Wake()
        self._statements = Statements(database.dialect)

    @classmethod
    async def open(cls, url: str, vault: Vault, *, clock: Clock | None = None) -> "Store":
        """The store at `sqlite:////path/x.sqlite3` or `postgresql://...`, migrated to the newest version.

        Raises SettingsError for another url, AlreadyRunning when the file is in use, SealBroken when the key
        does not fit, StoreError when the database does not answer.
        """
        store = cls(_database(url, clock or SystemClock()), vault)
        try:
            await store._database.open()
            await store._check_key()
        except BaseException:
            await store._database.close()
            raise
        return store

    def read(self, asker: Asker) -> AbstractAsyncContextManager[Tx]:
        """A snapshot that writes nothing.

        Raises Nested inside another transaction of the same task.
        """
        return _Transaction(self, asker, writing=False)

    def begin(self, asker: Asker) -> AbstractAsyncContextManager[Tx]:
        """A transaction: committed at the end, rolled back when anything is raised.

        Raises Nested inside another transaction of the same task.
        """
        return _Transaction(self, asker, writing=True)

    async def close(self) -> None:
        """Closes the database."""
        await self._database.close()

    async def checkpoint(self) -> None:
        """Moves SQLite's log into its file; nothing on PostgreSQL."""
        await self._database.checkpoint()

    async def woken(self, timeout: float) -> None:  # noqa: ASYNC109  the worker's sleep
        """Returns when a row earlier than the last known next was committed, or after that many seconds."""
        await self._database.listen(self._wake)
        await self._wake.rung(timeout)

    async def _work(self, *, writing: bool) -> Work:
        session = await self._database.session(writing=writing)
        return Work(session, self._statements, self._vault, self._wake, writing)

    async def _check_key(self) -> None:
        place = {"table": "meta", "column": "value", "row": "canary", "tenant": ""}
        async with self.begin(System("does the key fit?")) as tx:
            found = await tx.first(_CANARY)
            if found is None:
                sealed = self._vault.seal(_CANARY_IS, **place)
                await tx.many(_NEW_CANARY, [{"key": "canary", "value": sealed}])
                # Another process may have been first, with another key.
                (found,) = await tx.rows(_CANARY)
        try:
            self._vault.unseal(bytes(found[0]), **place)
        except SealBroken as exc:
            raise SealBroken(
                "the key does not fit this database: restore the key it was made with, or start with a new database"
            ) from exc


class _Transaction:
    """From `async with` to its end."""

    __slots__ = ("_asker", "_store", "_work", "_writing")

    def __init__(self, store: Store, asker: Asker, *, writing: bool) -> None:
        self._store = store
        self._asker = asker
        self._writing = writing
        self._work: Work | None = None

    async def __aenter__(self) -> Tx:
        task = asyncio.current_task()
        if _inside.get() is task:
            raise Nested("a transaction was begun inside another of the same task")
        self._work = await self._store._work(writing=self._writing)
        _inside.set(task)
        return Tx(self._work, self._asker)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _inside.set(None)
        work = self._work
        assert work is not None
        work.over = True
        await _to_its_end(self._end(work, commit=kind is None))

    async def _end(self, work: Work, *, commit: bool) -> None:
        earliest = work.earliest if commit else None
        if earliest is not None:
            try:
                await work.session.tell(earliest)
            except BaseException:
                await work.session.end(commit=False)
                raise
        await work.session.end(commit=commit)
        if earliest is not None:
            self._store._wake.committed(earliest)


async def _to_its_end(work: Coroutine[object, object, None]) -> None:
    """Awaits a commit or rollback that goes on to its end also when the task is cancelled."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done():
            await asyncio.wait([task])
        raise


def _database(url: str, clock: Clock) -> Database:
    scheme, mark, rest = url.partition("://")
    driver = scheme.partition("+")[0]
    if mark and driver == "sqlite" and rest.startswith("/") and len(rest) > 1:
        from bot.store.sqlite import SqliteDatabase

        return SqliteDatabase(Path(unquote(rest[1:])))
    if mark and driver in ("postgresql", "postgres"):
        from bot.store.postgres import PostgresDatabase

        return PostgresDatabase(f"postgresql://{rest}", clock)
    raise SettingsError("the database url is sqlite:////path/to/file.sqlite3 or postgresql://user@host/name")
