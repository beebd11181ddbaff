"""Migrations at the start: Alembic is imported only when the database is not at the head."""

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0005"
"""The newest file of `migrations/versions`; a test keeps it so."""


def sqlite(raw: sqlite3.Connection) -> None:
    """Brings the file to the head, whole or not at all; the caller holds the lock file."""
    there = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    stored = raw.execute("SELECT version_num FROM alembic_version").fetchone() if there else None
    if stored is not None and stored[0] == HEAD:
        return
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine.connect() as connection:
            # The driver commits each DDL statement by itself unless a transaction was begun by hand.
            raw.execute("BEGIN IMMEDIATE")
            upgrade(connection)
            connection.commit()
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


async def postgresql(
    stored: Callable[[], Awaitable[str | None]], run: Callable[[Callable[["Connection"], None]], Awaitable[None]]
) -> None:
    """Brings the database to the head; the caller holds the advisory lock."""
    if await stored() != HEAD:
        await run(upgrade)


def upgrade(connection: "Connection") -> None:
    """Runs what is missing on this connection.

    Raises StoreError when the database is of a newer version of this program.
    """
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(config(connection), "head")
    except CommandError as exc:
        raise StoreError("the database is newer than this program; install the newer version") from exc


def config(connection: "Connection") -> "Config":
    """Alembic's configuration, made in memory so that it works from an installed package."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
