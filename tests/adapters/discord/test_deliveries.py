"""The engine and the courier together, while Discord fails in every way: what is due is posted, and posted once."""

import asyncio
import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from adapters.discord.courier import nonce
from bot.model.nudge import NudgeStatus
from bot.store import tables
from bot.store.rights import System
from bot.store.vault import Vault
from tests.adapters.discord.delivering import Out, bot, client, database, discord, out, posted, store, time
from tests.adapters.discord.loopback import LoopbackDiscord, faults
from tests.adapters.discord.loopback.control import Far, far
from tests.adapters.discord.loopback.faults import Fault
from tests.adapters.discord.loopback.people import DiscordPerson
from tests.databases import DEEP
from tests.dialogs.dialog import NOON

SEEDS = range(60 if DEEP else 4)
POST, EDIT = "message.post", "message.edit"
POSTING = (
    # An answer that is lost is the worst there is, so it comes most often.
    *[faults.reset(accepted=True)] * 6, faults.reset(), faults.broken(500), faults.broken(502, accepted=True),
    faults.garbled(accepted=True), faults.a_page(), faults.too_many(30), faults.too_many(30, scope="global"),
    faults.too_many(None, via=False), faults.banned(40), faults.says(401, 0),
    faults.a_page(accepted=True),
)  # fmt: skip
READING = (faults.broken(503), faults.too_many(60), faults.garbled(), faults.reset(), faults.a_page())
DRAWING = (faults.broken(503), faults.too_many(3), faults.reset(accepted=True), faults.reset(), faults.says(403, 50001))
ROOT = Path(__file__).parents[3]


async def nudges(out: Out) -> dict[str, NudgeStatus]:
    """What became of every nudge, by its key."""
    async with out.bot.store.read(System("a test")) as tx:
        rows = await tx.rows(select(tables.nudges.c.id, tables.nudges.c.revision, tables.nudges.c.status))
    return {f"{id}.{revision}": NudgeStatus(status) for id, revision, status in rows}


async def times(out: Out, discord: LoopbackDiscord) -> dict[str, int]:
    """How often each nudge was posted, whether it is still there or not."""
    made = Counter(each.nonce for each in discord.world.messages)
    return {key: made[nonce(key)] for key in await nudges(out) if made[nonce(key)]}


async def log_some(out: Out, people: list[DiscordPerson]) -> None:
    for person in people:
        for n in range(3):
            await out.types(
                person, f"/interview log C{n} Inc, Engineer, today {n + 1}pm with Grace{n} Hopper", met=n > 1
            )


def evening(day: int = 0) -> datetime:
    return NOON + timedelta(days=day, hours=8)


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_fails_nothing_is_posted_twice_and_nothing_is_lost(
    out: Out, discord: LoopbackDiscord, seed: int
):
    random, real = Random(seed), discord.faults.take

    def take(route: str, of: str | None) -> Fault | None:
        chance = random.random()
        if route == POST and chance < 0.5:
            return random.choice(POSTING)
        if route in ("history", "dm.open") and chance < 0.2:
            return random.choice(READING)
        if route == EDIT and chance < 0.3:
            return random.choice(DRAWING)
        return real(route, of)

    people = [discord.person(name) for name in ("ana", "bob")]
    await log_some(out, people)
    discord.faults.take = take  # type: ignore[method-assign]
    await out.delivers(evening())
    discord.faults.take = real  # type: ignore[method-assign]
    await out.delivers(evening(1))
    found = await times(out, discord)
    assert found
    assert {key: count for key, count in found.items() if count > 1} == {}
    became = await nudges(out)
    assert set(found) == {key for key, status in became.items() if status is NudgeStatus.DELIVERED}
    assert not {NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN, NudgeStatus.PARKED} & set(became.values())
    for person in people:
        assert all(each.v2 or not each.labels for each in posted(person) if each.edited)


async def test_h24_a_process_that_ends_between_the_post_and_its_commit_posts_once(out: Out, discord: LoopbackDiscord):
    await log_some(out, [discord.person("ana")])
    settle, lost = out.bot.worker._settle, []

    async def killed(claimed, settled):
        lost.extend(settled)

    out.bot.worker._settle = killed  # type: ignore[method-assign]
    await out.delivers(NOON + timedelta(hours=3))
    assert lost
    out.bot.worker._settle = settle  # type: ignore[method-assign]
    await out.delivers(evening())
    found = await times(out, discord)
    assert set(found.values()) == {1}
    assert set(found) == {key for key, status in (await nudges(out)).items() if status is NudgeStatus.DELIVERED}


@pytest.mark.parametrize(
    ("moment", "reads"),
    [
        ("post", True), pytest.param("post", False, marks=pytest.mark.deep),
        pytest.param("deliver", False, marks=pytest.mark.deep),
        pytest.param("deliver", True, marks=pytest.mark.deep), pytest.param("edit", True, marks=pytest.mark.deep),
    ],
)
async def test_h24_a_process_that_is_killed_when_discord_has_answered_posts_once(
    database_url: str, tmp_path: Path, moment: str, reads: bool
):
    key = tmp_path / "afternote.key"
    Vault.from_file(key)
    async with far(at=NOON) as there:
        ana = await there.do("person", name="ana")
        given = (database_url, str(key), there.api_url, there.token, ana["id"], ana["dm"])
        victim = await started(*given, NOON.isoformat(), moment)
        assert victim.stdout is not None
        assert victim.stdin is not None
        word, _, due = (await victim.stdout.readline()).decode().strip().partition(" ")
        assert word == "due"
        await there.do("clock", to=due)
        victim.stdin.write(b"go\n")
        assert await victim.stdout.readline() == b"there\n"
        victim.kill()
        await victim.communicate()
        assert victim.returncode == -9
        (first,) = await cards(there, ana["dm"])
        if not reads:
            unread = {"status": 403, "code": 50001}
            await there.do("fault", kind="says", route="history", always=True, **{"with": unread})
        later = datetime.fromisoformat(due) + timedelta(minutes=2)
        await there.do("clock", to=later.isoformat())
        again = await started(*given, later.isoformat(), "finish")
        told, _ = await again.communicate()
        assert told == b"done\n"
        assert again.returncode == 0
        (message,) = await cards(there, ana["dm"])
        assert message["id"] == first["id"]
        calls = (await there.world())["calls"]
        # The card is drawn beside, and by then the delivery may be written down.
        if moment != "edit":
            assert calls["history"] >= 1
            assert calls[POST] == (1 if reads else 2) + len(await texts(there, ana["dm"]))
        assert (await there.world())["wrong"] == []


async def started(*given: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.adapters.discord.victim", *given,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip


async def cards(there: Far, room: str) -> list[dict]:
    """The messages with controls, or that are cards."""
    return [each for each in (await there.world())["messages"] if each["channel"] == room and each["components"]]


async def texts(there: Far, room: str) -> list[dict]:
    return [each for each in (await there.world())["messages"] if each["channel"] == room and not each["components"]]


__all__ = ["bot", "client", "database", "discord", "out", "store", "time"]
