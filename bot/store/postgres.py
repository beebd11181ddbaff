"""PostgreSQL: a pool of connections, row locks, and a listener for the bell."""

import asyncio
import hashlib
from collections.abc import Callable, Sequence

import asyncpg
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.engine import Dialect

from bot.clock import Clock, micros, stopwatch
from bot.errors import Collided, StoreError
from bot.store import migrate
from bot.store.sql import Row, Value
from bot.store.tx import Session
from bot.store.wake import Wake

_POOL = 10
_CHANNEL = "afternote_nudges"
_LOOK_AHEAD = 30_000_000
"""Microseconds; a row due later is found by the worker's own safety wake."""
_PING_AFTER = 5.0
_SETTINGS = {
    "application_name": "afternote",
    "jit": "off",
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}
_TROUBLE = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)


def _refused(exc: BaseException) -> StoreError:
    # The database's own words may quote values; the cause keeps them for a debugger.
    if isinstance(exc, asyncpg.DeadlockDetectedError):
        return Collided("two transactions waited for each other")
    return StoreError(f"the database refused: {type(exc).__name__}")


class _PostgresSession:
    """A transaction on one connection of the pool."""

    def __init__(self, database: "PostgresDatabase", raw: asyncpg.Connection) -> None:
        self._database = database
        self._raw = raw

    async def rows(self, text: str, arguments: Sequence[Value]) -> Sequence[Row]:
        try:
            found: Sequence[Row] = await self._raw.fetch(text, *arguments)
        except _TROUBLE as exc:
            raise _refused(exc) from exc
        return found

    async def many(self, text: str, arguments: Sequence[Sequence[Value]]) -> None:
        try:
            await self._raw.executemany(text, arguments)
        except _TROUBLE as exc:
            raise _refused(exc) from exc

    async def members(self, member_ids: Sequence[str]) -> None:
        digests = (hashlib.blake2b(each.encode(), digest_size=8).digest() for each in member_ids)
        # One order for everybody, so that two transactions never wait for each other.
        keys = sorted({int.from_bytes(digest, "big", signed=True) for digest in digests})
        given = "unnest(string_to_array($1, ','))"
        await self.rows(f"SELECT pg_advisory_xact_lock(key::bigint) FROM {given} AS key", [",".join(map(str, keys))])  # noqa: S608

    async def tell(self, earliest: int) -> None:
        if earliest - micros(self._database.clock.now()) <= _LOOK_AHEAD:
            await self.rows("SELECT pg_notify($1, $2)", [_CHANNEL, str(earliest)])

    async def end(self, *, commit: bool) -> None:
        try:
            done = await self._raw.execute("COMMIT" if commit else "ROLLBACK")
        except _TROUBLE as exc:
            # A lost connection is rolled back by the server; whatever was raised before says more.
            if commit:
                raise _refused(exc) from exc
        else:
            if commit and done != "COMMIT":
                raise StoreError("the transaction had failed and was rolled back")
        finally:
            await self._database.give_back(self._raw)


class PostgresDatabase:
    """A database that other processes may use as well."""

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = url
        self.clock = clock
        self.dialect: Dialect = asyncpg_dialect()  # type: ignore[no-untyped-call]
        self._pool: asyncpg.Pool
        self._last_used: dict[int, float] = {}
        self._listener: asyncpg.Connection | None = None
        self._listening = asyncio.Lock()

    async def open(self) -> None:
        """Migrates under an advisory lock and fills the pool.

        Raises StoreError when the server does not answer.
        """
        try:
            await self._migrate()
            self._pool = await asyncpg.create_pool(
                self.url,
                min_size=1,
                max_size=_POOL,
                max_inactive_connection_lifetime=0,
                statement_cache_size=512,
                max_cached_statement_lifetime=0,
                server_settings=_SETTINGS,
                setup=self._ping,
                reset=_as_it_is,
            )
        except _TROUBLE as exc:
            raise _refused(exc) from exc

    async def session(self, *, writing: bool) -> Session:
        """A connection with a transaction begun on it; waits until one is free."""
        for attempt in range(_POOL + 1):
            try:
                raw = await self._pool.acquire()
            except _TROUBLE as exc:
                # A restarted server leaves as many dead connections as the pool holds, at most.
                if attempt == _POOL or isinstance(exc, asyncpg.CannotConnectNowError | ConnectionRefusedError):
                    raise _refused(exc) from exc
                continue
            try:
                await raw.execute("BEGIN" if writing else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            except _TROUBLE as exc:
                await self.give_back(raw)
                if attempt == _POOL:
                    raise _refused(exc) from exc
            except BaseException:
                await asyncio.shield(self.give_back(raw))
                raise
            else:
                return _PostgresSession(self, raw)
        raise StoreError("no connection to the database")

    async def give_back(self, raw: asyncpg.Connection) -> None:
        """Back to the pool; a connection in doubt is closed instead."""
        try:
            if raw.is_in_transaction():
                raw.terminate()
            else:
                self._last_used[raw.get_server_pid()] = stopwatch()
        except asyncpg.InterfaceError:
            # The connection was lost, and the pool has it back already.
            return
        await self._pool.release(raw)

    async def listen(self, wake: Wake) -> None:
        """Hears the other processes from now on; tries again at the next call when the server is away."""
        async with self._listening:
            if self._listener is not None and not self._listener.is_closed():
                return

            def heard(_connection: object, _pid: int, _channel: str, payload: str) -> None:
                wake.committed(int(payload))

            try:
                self._listener = await asyncpg.connect(self.url, server_settings=_SETTINGS)
                await self._listener.add_listener(_CHANNEL, heard)
            except _TROUBLE:
                self._listener = None

    async def checkpoint(self) -> None:
        """The server sees to it."""

    async def close(self) -> None:
        """Closes the connections."""
        if self._listener is not None:
            await self._listener.close()
        if hasattr(self, "_pool"):
            await self._pool.close()

    async def _ping(self, raw: asyncpg.Connection) -> None:
        last = self._last_used.get(raw.get_server_pid())
        if last is not None and stopwatch() - last > _PING_AFTER:
            await raw.execute("SELECT 1")

    async def _migrate(self) -> None:
        raw = await asyncpg.connect(self.url)
        try:
            await raw.execute("SELECT pg_advisory_lock(hashtext('afternote migrations'))")

            async def stored() -> str | None:
                if await raw.fetchval("SELECT to_regclass('alembic_version')") is None:
                    return None
                version: str | None = await raw.fetchval("SELECT version_num FROM alembic_version")
                return version

            async def run(upgrade: Callable[[Connection], None]) -> None:
                from sqlalchemy.ext.asyncio import create_async_engine
                from sqlalchemy.pool import NullPool

                async def connect() -> asyncpg.Connection:
                    return await asyncpg.connect(self.url)

                engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
                try:
                    async with engine.begin() as connection:
                        await connection.run_sync(upgrade)
                finally:
                    await engine.dispose()

            await migrate.postgresql(stored, run)
        finally:
            await raw.close()


async def _as_it_is(_raw: object) -> None:
    """A transaction leaves nothing behind on its connection: no round trip to reset it."""
