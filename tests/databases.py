"""Databases for tests: a file from a template, or a database of one PostgreSQL server for the whole session."""

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from bot.clock import SystemClock
from bot.store.postgres import PostgresDatabase
from bot.store.sqlite import SqliteDatabase

T = TypeVar("T")

STRICT = os.environ.get("AFTERNOTE_TEST_STRICT") == "1"
DEEP = os.environ.get("AFTERNOTE_TEST_DEEP") == "1"
MISSING = "no PostgreSQL here: install it (Debian: apt-get install postgresql) or set AFTERNOTE_TEST_DATABASE_URL"


class NoPostgres(Exception):
    """Neither binaries nor a url."""


def alone(work: Coroutine[Any, Any, T]) -> T:
    """Runs this to its end on a loop of its own, whatever loop the caller has."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def binaries() -> Path | None:
    """Where PostgreSQL's programs are."""
    if (config := shutil.which("pg_config")) is not None:
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False).stdout.strip()
        if told and (Path(told) / "initdb").exists():
            return Path(told)
    numbered = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if numbered:
        return max(numbered, key=lambda path: int(path.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class Server:
    """A PostgreSQL server of our own, as durable as a real one."""

    def __init__(self, bin_: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="afternote-pg-", dir="/tmp"))
        self._bin = bin_
        self._as: dict[str, Any] = {}
        if os.getuid() == 0:
            # The server refuses to run as root.
            name = next(name for name in ("postgres", "nobody") if _is_account(name))
            account = pwd.getpwnam(name)
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self._as = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        self._run(
            "initdb", "-D", str(self.data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"
        )
        self._process: subprocess.Popen[bytes]
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def pid(self) -> int:
        return self._process.pid

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._bin / program), *arguments], capture_output=True, text=True, cwd=self.folder, **self._as
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")

    def start(self) -> None:
        """Starts it and returns once it answers."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            "fsync": "on",
            "synchronous_commit": "on",
            "max_connections": "100",
            "shared_buffers": "32MB",
            "log_min_messages": "log",
            "log_min_error_statement": "panic",
        }
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._process = subprocess.Popen(
            [str(self._bin / "postgres"), "-D", str(self.data), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            # A Ctrl-C is for pytest, which then stops the server.
            start_new_session=True,
            **self._as,
        )
        said = self._process.stderr
        assert said is not None
        words: list[bytes] = []
        for line in said:
            words.append(line)
            if b"ready to accept connections" in line:
                break
        else:
            said.close()
            self._process.wait()
            raise RuntimeError(b"".join(words).decode("utf-8", "replace"))
        self._drain = threading.Thread(target=_drain, args=(said,), daemon=True)
        self._drain.start()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: fast; SIGQUIT: at once, as a crash."""
        self._process.send_signal(how)
        self._process.wait()
        self._drain.join()

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"


def _drain(pipe: IO[bytes]) -> None:
    with pipe:
        for _ in pipe:
            pass


def _is_account(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


class Postgres:
    """Fresh databases on one server, our own or the one in AFTERNOTE_TEST_DATABASE_URL."""

    def __init__(self) -> None:
        self.server: Server | None = None
        self._given = os.environ.get("AFTERNOTE_TEST_DATABASE_URL")
        if self._given is None:
            found = binaries()
            if found is None:
                raise NoPostgres(MISSING)
            self.server = Server(found)
        self._count = 0
        self._mark = f"afternote_{os.getpid()}"
        self._template: str | None = None

    def url(self, name: str) -> str:
        if self._given is None:
            assert self.server is not None
            return self.server.url(name)
        return urlunsplit(urlsplit(self._given)._replace(path=f"/{name}"))

    def _do(self, *statements: str) -> None:
        async def do() -> None:
            admin = await asyncpg.connect(self._given or self.url("postgres"))
            try:
                for statement in statements:
                    await admin.execute(statement)
            finally:
                await admin.close()

        alone(do())

    def empty(self) -> str:
        """A database without a table."""
        self._count += 1
        name = f"{self._mark}_{self._count}"
        self._do(f'CREATE DATABASE "{name}" TEMPLATE template0')
        return name

    def fresh(self) -> str:
        """A database with our tables and no row."""
        if self._template is None:
            template = self.empty()

            async def migrate() -> None:
                database = PostgresDatabase(self.url(template), SystemClock())
                await database.open()
                await database.close()

            alone(migrate())
            self._template = template
        self._count += 1
        name = f"{self._mark}_{self._count}"
        self._do(f'CREATE DATABASE "{name}" TEMPLATE "{self._template}"')
        return name

    def drop(self, name: str) -> None:
        self._do(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def close(self) -> None:
        if self._template is not None and self.server is None:
            self.drop(self._template)
        if self.server is not None:
            self.server.remove()


class Files:
    """Fresh SQLite files."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite3"

        async def migrate() -> None:
            database = SqliteDatabase(self._template)
            await database.open()
            await database.checkpoint()
            await database.close()

        alone(migrate())

    def fresh(self, path: Path) -> str:
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"
