"""What every test may ask for: a database of its own on SQLite and on PostgreSQL, and an open store."""

import base64
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.store.store import Store
from bot.store.vault import Vault
from tests.databases import DEEP, MISSING, STRICT, Files, NoPostgres, Postgres

LEFT = pytest.StashKey[int]()
"""How many tests were left to the deep tier."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Takes out what the deep tier alone runs: to skip thousands one by one costs more than many a test."""
    if DEEP:
        return
    left = [item for item in items if item.get_closest_marker("deep")]
    if left:
        items[:] = [item for item in items if not item.get_closest_marker("deep")]
        config.hook.pytest_deselected(items=left)
    config.stash[LEFT] = len(left)
    if hasattr(config, "workeroutput"):
        config.workeroutput["left"] = len(left)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker has collected the same."""
    node.config.stash[LEFT] = getattr(node, "workeroutput", {}).get("left", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if left := terminalreporter.config.stash.get(LEFT, 0):
        terminalreporter.write_line(f"{left} tests left to the deep tier: AFTERNOTE_TEST_DEEP=1")
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(MISSING in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} tests skipped: {MISSING}")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_or_not() -> Iterator[Postgres | str]:
    try:
        server = Postgres()
    except NoPostgres as exc:
        yield str(exc)
        return
    yield server
    server.close()


@pytest.fixture
def postgres(postgres_or_not: Postgres | str) -> Postgres:
    if isinstance(postgres_or_not, str):
        if STRICT:
            pytest.fail(postgres_or_not)
        pytest.skip(postgres_or_not)
    return postgres_or_not


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Which database this run of the test is on."""
    return str(request.param)


@pytest.fixture
def database_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of this test alone, with our tables and no row."""
    if database == "sqlite":
        yield request.getfixturevalue("files").fresh(tmp_path / "afternote.sqlite3")
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.fresh()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def empty_url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of this test alone, without a table."""
    if database == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.empty()
    yield server.url(name)
    server.drop(name)


@pytest.fixture(scope="session")
def key() -> str:
    """A vault's key in base64."""
    return base64.b64encode(b"afternote tests seal with this k").decode()


@pytest.fixture(scope="session")
def vault(key: str) -> Vault:
    return Vault.from_keys(key)


@pytest.fixture
async def store(database_url: str, vault: Vault) -> AsyncIterator[Store]:
    """An open store on both databases."""
    store = await Store.open(database_url, vault)
    yield store
    await store.close()
