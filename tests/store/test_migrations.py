"""Migrations: from nothing to the head, on both databases, from wherever the package lies."""

import ast
import asyncio
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import asyncpg
import pytest

from bot.errors import StoreError
from bot.store import members, migrate, nudges, tables, tickets
from bot.store.store import Store
from bot.store.vault import Vault
from tests.store.makers import BOT, NOW, stored, world

ROOT = Path(__file__).parents[2]


async def test_an_empty_database_is_brought_to_the_head(empty_url: str, vault: Vault) -> None:
    ana = world("ana")
    for _ in range(2):
        store = await Store.open(empty_url, vault)
        await stored(store, ana)
        await store.close()


async def test_the_second_start_does_not_import_alembic(empty_url: str, vault: Vault, key: str) -> None:
    script = f"""
import asyncio, sys
from bot.store.store import Store
from bot.store.vault import Vault

async def start():
    await (await Store.open({empty_url!r}, Vault.from_keys({key!r}))).close()

asyncio.run(start())
print("alembic" in sys.modules)
"""

    async def start() -> str:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE, cwd=ROOT
        )
        told, _ = await process.communicate()
        assert process.returncode == 0
        return told.decode().strip()

    assert await start() == "True"
    assert await start() == "False"


async def test_starts_at_the_same_time_migrate_once(empty_url: str, vault: Vault, database: str) -> None:
    if database == "sqlite":
        pytest.skip("there is one process")
    for store in await asyncio.gather(*(Store.open(empty_url, vault) for _ in range(3))):
        await store.close()


async def test_a_database_of_a_newer_version_is_told(database_url: str, vault: Vault, database: str) -> None:
    statement = "UPDATE alembic_version SET version_num = '9999'"
    if database == "sqlite":
        raw = sqlite3.connect(database_url.removeprefix("sqlite:///"))
        raw.execute(statement)
        raw.commit()
        raw.close()
    else:
        connection = await asyncpg.connect(database_url)
        await connection.execute(statement)
        await connection.close()
    with pytest.raises(StoreError, match="newer than this program"):
        await Store.open(database_url, vault)


def _sync(work) -> object:
    """Runs `work(config, connection)` on an SQLite database in memory, migrated to the head."""
    from sqlalchemy import create_engine

    engine = create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            migrate.upgrade(connection)
            return work(migrate.config(connection), connection)
    finally:
        engine.dispose()


def test_the_head_is_the_newest_version() -> None:
    from alembic.script import ScriptDirectory

    assert _sync(lambda config, _: ScriptDirectory.from_config(config).get_current_head()) == migrate.HEAD


def test_the_migrations_make_the_tables_that_the_program_knows() -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def differences(_config: object, connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), tables.metadata)

    assert _sync(differences) == []


async def test_the_migrations_make_the_same_tables_on_both(database_url: str, database: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine
    from sqlalchemy.ext.asyncio import create_async_engine

    def differences(connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), tables.metadata)

    if database == "sqlite":
        engine = create_engine(database_url)
        with engine.connect() as connection:
            assert differences(connection) == []
        engine.dispose()
    else:

        async def connect() -> asyncpg.Connection:
            return await asyncpg.connect(database_url)

        engine = create_async_engine("postgresql+asyncpg://", async_creator=connect)
        async with engine.connect() as connection:
            assert await connection.run_sync(differences) == []
        await engine.dispose()


def test_down_and_up_again() -> None:
    from alembic import command

    def down_and_up(config, connection) -> object:
        command.downgrade(config, "base")
        left = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        command.upgrade(config, "head")
        return left

    assert _sync(down_and_up) == [("alembic_version",)]


async def test_what_was_kept_before_the_second_version_is_kept_after_it(
    empty_url: str, database: str, vault: Vault
) -> None:
    from alembic import command
    from sqlalchemy import create_engine
    from sqlalchemy.ext.asyncio import create_async_engine

    def back(connection) -> None:
        command.downgrade(migrate.config(connection), "0001")

    ana = world("ana")
    store = await Store.open(empty_url, vault)
    await stored(store, ana)
    await store.close()
    if database == "sqlite":
        engine = create_engine(empty_url)
        with engine.begin() as connection:
            back(connection)
        engine.dispose()
    else:

        async def connect() -> asyncpg.Connection:
            return await asyncpg.connect(empty_url)

        engine = create_async_engine("postgresql+asyncpg://", async_creator=connect)
        async with engine.begin() as connection:
            await connection.run_sync(back)
        await engine.dispose()
    store = await Store.open(empty_url, vault)
    async with store.begin(BOT) as tx:
        assert await members.get(tx, ana.member.id) == ana.member
        assert await nudges.get(tx, ana.nudge.id) == ana.nudge
        assert await tickets.take(tx, "slack", "x", expires_at=NOW)
    await store.close()


def test_a_migration_imports_nothing_that_may_change() -> None:
    for path in (ROOT / "bot/store/migrations/versions").glob("v*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert node.module in ("alembic",), path
            if isinstance(node, ast.Import):
                assert [name.name for name in node.names] == ["sqlalchemy"], path


def test_the_migrations_are_in_what_is_packaged(tmp_path: Path) -> None:
    """A copy of what the wheel holds, imported from elsewhere, migrates a new file."""
    archive = tmp_path / "bot.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (ROOT / "bot").rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                packed.write(path, path.relative_to(ROOT))
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "site")
    script = f"""
import asyncio
import bot.store.migrate
from bot.store.store import Store
from bot.store.vault import Vault

assert bot.store.migrate.__file__.startswith({str(tmp_path)!r}), bot.store.migrate.__file__

async def start():
    await (await Store.open("sqlite:///{tmp_path}/x.sqlite3", Vault.from_keys("{"A" * 43}="))).close()

asyncio.run(start())
"""
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, check=True)
