"""kill -9 at any moment: what was acknowledged is there, what was due is delivered, and delivered once."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.app import Bot
from bot.chat.inbound import Command, Origin, Profile
from bot.clock import Instant, MovableClock, instant, micros
from bot.model.ids import CountedIds, NudgeId
from bot.model.nudge import Nudge, NudgeStatus
from bot.model.opportunity import Opportunity
from bot.model.policy import DEFAULT
from bot.store import contacts, members, notes, nudges, opportunities
from bot.store.store import Store
from bot.store.vault import Vault
from tests.simulation.couriers import Faulty
from tests.simulation.victim import EACH, PLATFORM, address_of, company_of, member_of
from tests.store.makers import BOT

ROOT = Path(__file__).parents[2]
KILLS = 3
DEEPLY = {"sqlite": 200, "postgresql": 100}
MORNING = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
"""Half past nine in New York, on a Tuesday."""
WORKING_DAY = timedelta(hours=7)
APART = timedelta(minutes=21)
"""Between two generations, at most: longer than a debrief waits; in any case it is longer than a lease."""
LONG = timedelta(minutes=70)
"""Now and then: a debrief and a draft of one interview come due together."""


@dataclass(frozen=True)
class Moment:
    """So many seconds after it has said this for the so many-eth time."""

    line: str
    count: int
    later: float


def moments(chance: random.Random, count: int) -> list[Moment]:
    """When to kill: in the middle of a delivery, in the middle of a turn, and anywhere, the start included."""
    found: list[Moment] = []
    for number in range(count):
        match number % 3:
            case 0:
                found.append(Moment("sent", chance.randrange(1, 25), 0))
            case 1:
                found.append(Moment("typing", chance.randrange(1, 40), chance.uniform(0, 0.015)))
            case _:
                found.append(Moment("", chance.choice([1, 2, *range(3, 120)]), chance.uniform(0, 0.02)))
    chance.shuffle(found)
    return found


class Loop:
    """Starts the process again and again, and remembers what it acknowledged and what the platform has."""

    def __init__(
        self, url: str, key: Path, platform: Path, *, mode: str, kills: int, chance: random.Random
    ) -> None:
        self._places = [url, str(key), str(platform)]
        self._platform = platform
        self.mode = mode
        self._long = set(chance.sample(range(2, kills + 2), 3))
        self._apart = min(APART, WORKING_DAY / kills)
        self._now = MORNING
        self._generation = 0
        self.typed: set[str] = set()
        self.saved: set[str] = set()
        self.doubts: dict[int, set[str]] = {}
        """What each generation found that may have been sent before it."""
        self.ended: Instant | None = None

    def _start(self, end: str) -> "subprocess.Popen[str]":
        self._generation += 1
        self._now += LONG if self._generation in self._long else self._apart
        again = ",".join(sorted(self.typed - self.saved))
        arguments = [*self._places, str(self._generation), str(micros(self._now)), self.mode, end, again]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.simulation.victim", *arguments],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=_compiling_once(self._platform.parent.parent),
        )

    def kill_at(self, moment: Moment) -> None:
        """Lets it come so far, and kills it wherever it then is."""
        left = moment.count
        with self._start("go") as process:
            assert process.stdout is not None
            for line in process.stdout:
                self._heard(line)
                left -= line.startswith(moment.line)
                if left == 0:
                    time.sleep(moment.later)
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
            assert process.stdout is not None
            for line in process.stdout:
                self._heard(line)
        assert process.returncode == 0

    def _heard(self, line: str) -> None:
        # The last line may be cut.
        if not line.endswith("\n"):
            return
        match line.split():
            case ["typing", press]:
                self.typed.add(press)
            case ["saved", press]:
                self.saved.add(press)
            case ["doubt", *keys]:
                self.doubts[self._generation] = set(keys)
            case ["done", now]:
                self.ended = instant(int(now))

    @property
    def sent(self) -> dict[str, list[int]]:
        """The generations that sent each key, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        for line in self._platform.read_text().splitlines() if self._platform.exists() else ():
            generation, key = line.split()
            found[key].append(int(generation))
        return found


def _compiling_once(folder: Path) -> dict[str, str]:
    """The environment, in which compiled code is kept whatever this process was told about its own."""
    kept = dict(os.environ)
    if kept.pop("PYTHONDONTWRITEBYTECODE", None):
        kept["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    return kept


async def killed_again_and_again(url: str, folder: Path, mode: str, kills: int) -> None:
    """The loop, and everything that was promised, looked at when it is over."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    key = folder / "afternote.key"
    loop = Loop(url, key, folder / "platform", mode=mode, kills=kills, chance=chance)
    for moment in moments(chance, kills):
        loop.kill_at(moment)
    loop.finish()

    vault, made = Vault.from_file(key)
    assert not made
    store = await Store.open(url, vault)
    try:
        rows = await _everything_acknowledged_is_there(store, loop)
        await _everything_due_is_settled(store, loop, rows)
    finally:
        await store.close()
    sent = loop.sent
    doubled = {key: generations for key, generations in sent.items() if len(generations) > 1}
    print(f"{len(loop.saved)} saved, {len(sent)} delivered, {len(doubled)} doubled in {kills} kills")
    assert sent
    if mode == "history":
        assert doubled == {}
    # Once at most, and only what a killed process had in hand.
    for one, generations in doubled.items():
        assert len(generations) == 2, (one, generations)
        assert one in loop.doubts[generations[1]], (one, generations)
    await _sound(url)


async def _everything_acknowledged_is_there(store: Store, loop: Loop) -> list[Nudge]:
    """Each interview once, whole, with its note and what it plans; the nudges of all that was ever typed."""
    assert loop.saved == loop.typed, "what nobody answered was typed again"
    by_member: dict[str, set[str]] = defaultdict(set)
    for press in loop.saved:
        by_member[member_of(press)].add(company_of(press))
    planned: list[Nudge] = []
    async with store.read(BOT) as tx:
        assert len(await members.everyone(tx)) == len(by_member)
        for name, companies in by_member.items():
            member = await members.by_address(tx, address_of(name))
            assert member is not None, name
            found: Sequence[Opportunity] = await opportunities.of(tx, member.id)
            assert sorted(one.company for one in found) == sorted(companies)
            met = await contacts.of(tx, member.id)
            assert Counter(one.opportunity_id for one in met) == Counter(one.id for one in found)
            drafted = await notes.of(tx, member.id)
            assert Counter(one.contact_id for one in drafted) == Counter(one.id for one in met)
            for one in found:
                mine = await nudges.of_opportunity(tx, one.id)
                assert mine, one
                planned.extend(mine)
    return planned


async def _everything_due_is_settled(store: Store, loop: Loop, rows: Sequence[Nudge]) -> None:
    """Nothing due is left; what was settled otherwise than by a delivery has its reason."""
    now = loop.ended
    assert now is not None
    async with store.read(BOT) as tx:
        waiting = await nudges.everyone_coming(tx, 1_000_000)
        shown = await nudges.get_many(tx, {NudgeId(key.split(".")[0]) for key in loop.sent})
    assert [nudge for nudge in waiting if nudge.next_at <= now] == []
    known = {nudge.id: nudge for nudge in (*waiting, *rows)}
    for nudge in rows:
        # What another took up, or a list that took that up, is as that one is.
        last = nudge
        while last.status is NudgeStatus.CANCELLED and last.into in known:
            last = known[last.into]
        match last.status:
            case NudgeStatus.DELIVERED:
                assert last.key in loop.sent, (nudge, last)
            case NudgeStatus.PARKED:
                # Nobody can say whether it came: said again once, and then no more.
                assert loop.mode == "plain", (nudge, last)
            case NudgeStatus.DUE | NudgeStatus.POSTPONED:
                assert last.next_at > now, (nudge, last)
            case _:
                pytest.fail(f"{nudge} ended as {last}")
    # Whatever a person was shown is written down as shown.
    settled = {nudge.key: nudge.status for nudge in shown.values()}
    assert set(settled) == set(loop.sent)
    # Of what nobody can look up, some is said again otherwise, or no more.
    unsure = {NudgeStatus.PARKED, NudgeStatus.CANCELLED, NudgeStatus.POSTPONED}
    may = {NudgeStatus.DELIVERED} | (unsure if loop.mode == "plain" else set())
    assert set(settled.values()) <= may, {key: one for key, one in settled.items() if one not in may}
    if loop.mode == "history":
        _nobody_is_told_too_much(rows)


def _nobody_is_told_too_much(rows: Sequence[Nudge]) -> None:
    """A crash is no reason for a fourth message a day; all of this is one day."""
    told = Counter(nudge.to for nudge in rows if nudge.status is NudgeStatus.DELIVERED)
    assert max(told.values()) <= DEFAULT.unasked_a_day, told


@pytest.mark.parametrize(
    ("database", "mode"),
    [
        ("sqlite", "plain"), ("postgresql", "history"),
        pytest.param("sqlite", "history", marks=pytest.mark.deep),
        pytest.param("postgresql", "plain", marks=pytest.mark.deep),
    ],
    indirect=["database"],
)  # fmt: skip
async def test_nothing_is_lost_and_nothing_is_sent_twice(database_url: str, tmp_path: Path, mode: str) -> None:
    """The quick tier takes each database and each way of asking once; the deep tier every pair."""
    await killed_again_and_again(database_url, tmp_path, mode, KILLS)


@pytest.mark.deep
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("mode", ["history", "plain"])
async def test_nothing_is_lost_in_hundreds_of_kills(
    database_url: str, database: str, tmp_path: Path, mode: str
) -> None:
    await killed_again_and_again(database_url, tmp_path, mode, DEEPLY[database])


async def test_after_an_outage_nobody_gets_a_debrief_and_a_draft_of_one_interview_at_once(
    database_url: str, vault: Vault
) -> None:
    clock = MovableClock(MORNING)
    bot = await Bot.open(url=database_url, vault=vault, clock=clock, ids=CountedIds())
    courier = Faulty(clock)
    bot.couriers[PLATFORM] = courier
    presses = [f"1-{number}" for number in range(0, 40 * EACH, EACH)]
    for press in presses:
        origin = Origin(press, address_of(member_of(press)), profile=Profile("Member", zone="America/New_York"))
        details = f"{company_of(press)}, Engineer, with Grace Hopper"
        given = {"details": details, "when": MORNING - timedelta(minutes=30)}
        await bot.handle(Command(origin, "interview log", given=given))
    clock.move_to(MORNING + timedelta(hours=2))
    while await bot.worker.tick():
        continue
    await bot.close()
    assert Counter(each.to for each in courier.accepted) == Counter(member_of(press) for press in presses)


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
