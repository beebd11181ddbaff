"""kill -9 at any moment: what was acknowledged is there, what was due is delivered, and delivered once."""

import random
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import asyncpg
import pytest

from bot.model.ids import NudgeId, OpportunityId
from bot.model.nudge import NudgeStatus
from bot.store import nudges, opportunities
from bot.store.store import Store
from bot.store.vault import Vault
from tests.databases import DEEP
from tests.simulation.victim import IN_FLIGHT
from tests.store.makers import BOT

ROOT = Path(__file__).parents[2]
KILLS = {"sqlite": 200, "postgresql": 100} if DEEP else {"sqlite": 3, "postgresql": 3}


class Loop:
    """Starts the process again and again, and remembers what it acknowledged."""

    def __init__(self, url: str, key: str, platform: Path, mode: str) -> None:
        self._arguments = [url, key, str(platform)]
        self._mode = mode
        self._generation = 0
        self.saved: dict[str, list[str]] = {}

    def _start(self, end: str) -> "subprocess.Popen[str]":
        self._generation += 1
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.simulation.victim",
                *self._arguments,
                str(self._generation),
                self._mode,
                end,
            ],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def kill_after(self, lines: int) -> None:
        """Lets it save or send that many times, and kills it wherever it then is."""
        with self._start("go") as process:
            assert process.stdout is not None
            for count, line in enumerate(process.stdout):
                self._heard(line)
                if count == lines:
                    process.kill()
                    break
            else:
                pytest.fail("the process ended by itself")
            # What it said before it died counts as well.
            for line in process.stdout:
                self._heard(line)
        assert process.returncode == -9

    def finish(self) -> None:
        """Lets it deliver whatever is left."""
        with self._start("finish") as process:
            process.communicate()
        assert process.returncode == 0

    def _heard(self, line: str) -> None:
        words = line.split()
        # The last line may be cut.
        if line.endswith("\n") and words[0] == "saved":
            self.saved[words[1]] = words[2:]


@pytest.mark.timeout(1800 if DEEP else 120)
@pytest.mark.parametrize("mode", ["history", "plain"])
async def test_nothing_is_lost_and_nothing_is_sent_twice(
    database_url: str, database: str, key: str, vault: Vault, tmp_path: Path, mode: str
) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    platform = tmp_path / "platform"
    kills = KILLS[database]
    loop = Loop(database_url, key, platform, mode)
    for _ in range(kills):
        loop.kill_after(chance.randrange(1, 150))
    loop.finish()

    sent = Counter(platform.read_text().split())
    store = await Store.open(database_url, vault)
    async with store.read(BOT) as tx:
        wanted = [OpportunityId(id) for id in loop.saved]
        assert set(await opportunities.get_many(tx, wanted)) == set(wanted)
        promised = {NudgeId(id) for ids in loop.saved.values() for id in ids}
        rows = await nudges.get_many(tx, promised)
        assert set(rows) == promised
        assert {row.status for row in rows.values()} == {NudgeStatus.DELIVERED}
        assert all(sent[row.key] for row in rows.values())
        assert await nudges.everyone_coming(tx) == ()
    await store.close()
    doubled = {key: count for key, count in sent.items() if count > 1}
    print(f"{len(sent)} delivered, {len(doubled)} doubled in {kills} kills")
    if mode == "history":
        assert doubled == {}
    else:
        # Only what was in flight at a kill is in doubt.
        assert sum(count - 1 for count in doubled.values()) <= IN_FLIGHT * kills
    await _sound(database_url)


async def _sound(url: str) -> None:
    """The file or the tables are whole, index by index and row by row."""
    if url.startswith("sqlite"):
        raw = sqlite3.connect(url.removeprefix("sqlite:///"))
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.close()
        return
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'"):
            await connection.execute("CREATE EXTENSION amcheck")
            await connection.execute(
                "SELECT bt_index_check(index.indexrelid, true) FROM pg_index AS index"
                " JOIN pg_class AS class ON class.oid = index.indexrelid"
                " JOIN pg_namespace AS space ON space.oid = class.relnamespace"
                " WHERE space.nspname = 'public' AND class.relkind = 'i'"
            )
        for (table,) in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
            await connection.fetch(f'SELECT * FROM "{table}"')
    finally:
        await connection.close()
