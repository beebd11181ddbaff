"""SQLite: one writing connection, a few that only read, each in its own thread."""

import asyncio
import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Dialect

from bot.errors import AlreadyRunning, StoreError
from bot.store import migrate
from bot.store.lane import Lane
from bot.store.sql import Row, Value
from bot.store.tx import Session
from bot.store.wake import Wake

T = TypeVar("T")

_READERS = 3
_PRAGMAS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)
_WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    # What is deleted is overwritten, not merely unlinked.
    "PRAGMA secure_delete = ON",
)


class _Connection:
    """One connection and its thread."""

    def __init__(self, name: str) -> None:
        self.lane = Lane(name)
        self.raw: sqlite3.Connection

    async def open(self, path: Path, *, writing: bool) -> None:
        def opened() -> None:
            self.raw = sqlite3.connect(
                f"file:{quote(str(path))}?mode={'rw' if writing else 'ro'}",
                uri=True,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=512,
            )
            for pragma in (*_PRAGMAS, *(_WRITER if writing else ("PRAGMA query_only = ON",))):
                self.raw.execute(pragma).fetchall()

        await _said(self.lane.do(opened))

    async def close(self) -> None:
        def closed() -> None:
            if hasattr(self, "raw"):
                self.raw.close()

        await _said(self.lane.do(closed))
        self.lane.close()


class _SqliteSession:
    """A transaction on one connection; it begins with its first statement."""

    def __init__(self, connection: _Connection, begin: str, release: Callable[[], None]) -> None:
        self._connection = connection
        self._begin = begin
        self._release = release

    async def rows(self, text: str, arguments: Sequence[Value]) -> Sequence[Row]:
        raw = self._connection.raw

        def run() -> Sequence[Row]:
            if not raw.in_transaction:
                raw.execute(self._begin)
            return raw.execute(text, arguments).fetchall()

        return await _said(self._connection.lane.do(run))

    async def many(self, text: str, arguments: Sequence[Sequence[Value]]) -> None:
        raw = self._connection.raw

        def run() -> None:
            if not raw.in_transaction:
                raw.execute(self._begin)
            raw.executemany(text, arguments)

        await _said(self._connection.lane.do(run))

    async def members(self, member_ids: Sequence[str]) -> None:
        """There is one writer."""

    async def tell(self, earliest: int) -> None:
        """There is one process."""

    async def end(self, *, commit: bool) -> None:
        raw = self._connection.raw

        def over() -> None:
            if not raw.in_transaction:
                return
            try:
                raw.execute("COMMIT" if commit else "ROLLBACK")
            except sqlite3.Error:
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                raise

        try:
            await _said(self._connection.lane.do(over))
        finally:
            self._release()


class _ReadingSession(_SqliteSession):
    """A snapshot; its end need not be waited for."""

    async def end(self, *, commit: bool) -> None:
        raw = self._connection.raw

        def over() -> None:
            if raw.in_transaction:
                raw.execute("ROLLBACK")

        # The lane keeps the order: whoever has the connection next begins after this.
        self._connection.lane.do(over)
        self._release()


class SqliteDatabase:
    """A file, held by this process alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # The driver has question marks; the dialect would else write names.
        self.dialect: Dialect = sqlite.dialect(paramstyle="qmark")
        self._lock_file: int | None = None
        self._writer = _Connection("afternote-writer")
        self._writing = asyncio.Lock()
        self._readers: asyncio.LifoQueue[_Connection] = asyncio.LifoQueue()
        self._all_readers: list[_Connection] = []

    async def open(self) -> None:
        """Takes the lock file, migrates, opens the connections.

        Raises AlreadyRunning when another process holds the file.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._lock_file = _locked(self.path.with_name(self.path.name + ".lock"))
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        await self._writer.open(self.path, writing=True)
        raw = self._writer.raw
        await _said(self._writer.lane.do(lambda: migrate.sqlite(raw)))
        for number in range(_READERS):
            reader = _Connection(f"afternote-reader-{number}")
            self._all_readers.append(reader)
            await reader.open(self.path, writing=False)
            self._readers.put_nowait(reader)

    async def session(self, *, writing: bool) -> Session:
        """The writer, or a reader; waits until one is free."""
        if writing:
            await self._writing.acquire()
            return _SqliteSession(self._writer, "BEGIN IMMEDIATE", self._writing.release)
        reader = await self._readers.get()
        return _ReadingSession(reader, "BEGIN", lambda: self._readers.put_nowait(reader))

    async def listen(self, wake: Wake) -> None:
        """There is one process: the bell is in it."""

    async def checkpoint(self) -> None:
        """Moves the log into the file, between two transactions."""
        raw = self._writer.raw
        async with self._writing:
            await _said(self._writer.lane.do(lambda: raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()))

    async def close(self) -> None:
        """Closes the connections and lets the lock go."""
        for reader in self._all_readers:
            await reader.close()
        await self._writer.close()
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None


async def _said(answer: "asyncio.Future[T]") -> T:
    try:
        return await answer
    except sqlite3.Error as exc:
        # The database's own words may quote values; the cause keeps them for a debugger.
        raise StoreError(f"the database refused: {type(exc).__name__} {exc.sqlite_errorname}") from exc


def _locked(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        with contextlib.suppress(OSError):
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
        os.close(descriptor)
        raise AlreadyRunning(
            f"process {holder or 'unknown'} already runs on {path.with_suffix('')}; "
            "stop it first, or use PostgreSQL for more than one"
        ) from exc
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())
    return descriptor
