"""How `afternote run` lives and ends with Discord: those who were let in are answered before anything is let go."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from adapters.cli import serve
from adapters.cli.pages import declared
from adapters.discord import PLATFORM, connect
from adapters.discord.connect import CLOSING, DRAINING
from adapters.discord.shards import LEAVING
from bot.app import Bot
from bot.clock import MovableClock, SystemClock
from bot.settings import Settings
from tests.adapters.discord.life import PATIENCE, there, until
from tests.adapters.discord.loopback import TOKEN, LoopbackDiscord

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def clock() -> MovableClock:
    """The time of this machine: a process of its own knows no other."""
    return MovableClock(SystemClock().now())


@pytest.fixture
def given(there: LoopbackDiscord, tmp_path) -> dict[str, str]:
    """What an operator has set."""
    return {
        "DISCORD_TOKEN": TOKEN, "DISCORD_API_URL": there.api_url, "DISCORD_GATEWAY_URL": there.gateway_url,
        "AFTERNOTE_DATA": str(tmp_path / "data"), "AFTERNOTE_PORT": "0",
    }  # fmt: skip


@pytest.fixture
def settings(given, tmp_path, monkeypatch) -> Settings:
    """The same, for a house in this process."""
    monkeypatch.setattr(serve, "platforms", lambda: (PLATFORM,))
    monkeypatch.setattr(serve, "start_logging", lambda *_, **__: None)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return Settings(data=tmp_path / "data", port=0, database_url=None, keys=None, host="127.0.0.1")


async def test_the_web_server_and_the_gateway_live_in_one_loop(there, settings):
    async with serve.serving(settings) as running, aiohttp.ClientSession() as session:
        assert running.platforms == ("Discord",)
        assert running.lines[0] == "Connected to Discord as Afternote, in no server yet."
        ana = there.person("ana")
        asked = asyncio.create_task(ana.slash("interview list"))
        async with session.get(f"{running.address}/readyz") as ready:
            assert (ready.status, await ready.text()) == (200, "ok\n")
        assert (await asked).acknowledged
        async with session.get(running.address) as page:
            assert page.status == 404


async def test_a_command_that_is_inside_at_the_end_is_answered_and_nobody_else_is_let_in(there, settings, monkeypatch):
    entered, held, handles = asyncio.Event(), asyncio.Event(), Bot.handle

    async def slow(bot, inbound):
        entered.set()
        await held.wait()
        return await handles(bot, inbound)

    ana = there.person("ana")
    house = serve.serving(settings)
    await house.__aenter__()
    assert (await ana.slash("interview list")).acknowledged
    monkeypatch.setattr(Bot, "handle", slow)
    inside = await ana.slash("note list", waits=False)
    await entered.wait()
    ending = asyncio.create_task(house.__aexit__(None, None, None))
    await there.gateway.until(lambda it: not it.live())
    late = await ana.slash("interview list", waits=False)
    assert not ending.done()
    held.set()
    await ending
    assert inside.acknowledged
    assert "note" in inside.messages[0].words.casefold()
    assert not late.acknowledged


async def test_a_gateway_that_is_away_at_the_end_holds_nobody_up(there, settings):
    house = serve.serving(settings)
    await house.__aenter__()
    there.gateway.refuse = -1
    await there.gateway.drop()
    async with asyncio.timeout(PATIENCE):
        await house.__aexit__(None, None, None)


async def test_what_is_due_while_it_ends_is_delivered_whole(there, settings, monkeypatch):
    ana = there.person("ana")
    house = serve.serving(settings)
    await house.__aenter__()
    # The first command of somebody has them welcomed by DM, by the worker.
    assert (await ana.slash("interview list", channel=there.world.channel("general", there.world.guild("spring")))).seen
    await until(lambda: there.count("message.post") > 0)
    await house.__aexit__(None, None, None)
    # Posted as words, then drawn as a card.
    assert [each.v2 for each in ana.world.messages if each.channel == ana.dm.id] == [True]


async def test_it_runs_in_a_process_of_its_own_until_it_is_told_to_stop(there, given, tmp_path):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "adapters.cli", "run", cwd=tmp_path, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE, env=_clean() | given | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        said = [(await process.stdout.readline()).decode().strip()]
        while not said[-1].startswith("Stop it"):
            assert said[-1] or process.returncode is None, (await process.stderr.read()).decode()
            said.append((await process.stdout.readline()).decode().strip())
        assert said[0] == "Connected to Discord as Afternote, in no server yet."
        ana = there.person("ana")
        logged = await ana.slash("interview log", {"details": "Acme, Engineer, with Grace Hopper"})
        assert logged.acknowledged
        (shown,) = (each for each in declared() if each.path == "interview show")
        offered = await ana.completes("interview show", shown.options[0].name, "ac")
        assert isinstance(offered, list)
        process.send_signal(signal.SIGTERM)
        out, told = await process.communicate()
        assert process.returncode == 0, told.decode()
        assert (out, b"Traceback" in told, TOKEN.encode() in told) == (b"", False, False)
        assert b"voice" not in told, "nobody is warned of what is not used"
        await there.gateway.until(lambda it: not it.live())
        assert all(each.over for each in there.gateway.sessions)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_a_token_that_is_refused_ends_it_with_one_line(there, given, tmp_path):
    there.token_refused = True
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "adapters.cli", "run", cwd=tmp_path, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE, env=_clean() | given | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    out, told = await process.communicate()
    lines = told.decode().strip().splitlines()
    assert (process.returncode, out) == (2, b"")
    assert lines[-1].startswith("Discord refuses DISCORD_TOKEN.")
    assert "Traceback" not in told.decode()
    assert TOKEN not in told.decode()


def test_the_end_takes_no_longer_than_a_host_waits():
    assert serve._DRAIN == DRAINING
    assert serve._DRAIN + serve._CUT_OFF + CLOSING + 1 <= 25
    assert LEAVING < CLOSING
    assert connect.LOGIN < 30


def _clean() -> dict[str, str]:
    """This environment without what an operator may have set in it."""
    ours = ("DISCORD_", "SLACK_", "AFTERNOTE_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


__all__ = ["there"]
