"""How what `afternote run` serves ends: those who were let in are answered before anything is let go."""

import asyncio

import aiohttp
import pytest

from adapters.cli import serve
from adapters.slack import PLATFORM
from adapters.slack.connect import CLOSING, DRAINING
from bot.app import Bot
from bot.clock import SystemClock
from bot.settings import Settings
from tests.adapters.slack.lines import encoded, signed
from tests.adapters.slack.loopback import SIGNING_SECRET


@pytest.fixture
def settings(slack, tmp_path, monkeypatch):
    """What an operator has set for the loopback Slack, over HTTP."""
    monkeypatch.setattr(serve, "platforms", lambda: (PLATFORM,))
    monkeypatch.setattr(serve, "start_logging", lambda *_, **__: None)
    for name, value in (
        ("SLACK_BOT_TOKEN", next(iter(slack.world.tokens))), ("SLACK_SIGNING_SECRET", SIGNING_SECRET),
        ("SLACK_API_URL", slack.api_url),
    ):  # fmt: skip
        monkeypatch.setenv(name, value)
    return Settings(data=tmp_path / "data", port=0, database_url=None, keys=None, host="127.0.0.1")


async def test_a_command_that_is_inside_at_the_end_is_answered_and_nobody_else_is_let_in(
    slack, settings, monkeypatch
):
    entered, held, handles = asyncio.Event(), asyncio.Event(), Bot.handle

    async def slow(bot, inbound):
        entered.set()
        await held.wait()
        return await handles(bot, inbound)

    ana = slack.person("ana")

    async def sends(session, address, text):
        body, kind = encoded("slash_commands", slack.payloads.command(ana.user, ana.dm.id, "/interview", text))
        headers = signed(SIGNING_SECRET, body, int(SystemClock().now().timestamp()))
        url = f"{address}/slack/events"
        async with session.post(url, data=body, headers={"Content-Type": kind, **headers}) as answer:
            return answer.status, await answer.text()

    async with aiohttp.ClientSession() as session:
        house = serve.serving(settings)
        running = await house.__aenter__()
        assert (await sends(session, running.address, "list"))[0] == 200
        # Known from now on, so that the next turn is taken before its ack.
        while "users.info" not in {call.method for call in slack.calls}:
            await asyncio.sleep(0)
        while not any("logged" in each.text for each in ana.messages):
            await asyncio.sleep(0)
        monkeypatch.setattr(Bot, "handle", slow)
        inside = asyncio.create_task(sends(session, running.address, "list "))
        await entered.wait()
        ending = asyncio.create_task(house.__aexit__(None, None, None))
        assert (await sends(session, running.address, "show"))[0] == 503
        assert not ending.done()
        held.set()
        status, said = await inside
        assert status == 200
        assert "Nothing logged yet" in said
        await ending


def test_the_end_takes_no_longer_than_a_host_waits():
    assert serve._DRAIN == DRAINING
    assert serve._DRAIN + serve._CUT_OFF + CLOSING + 1 <= 25
