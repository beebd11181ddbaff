"""Leaving and coming back, the whole way: what Slack tells late, and a workspace that has two ways in."""

from datetime import timedelta

import pytest

from adapters.slack.connect import connect
from adapters.slack.settings import SlackSettings
from adapters.web.server import Server
from bot.clock import MovableClock
from bot.model.people import Tenant
from tests.adapters.slack.asked import words
from tests.adapters.slack.installing import Browser
from tests.adapters.slack.lines import HttpLine
from tests.adapters.slack.loopback import SIGNING_SECRET, LoopbackSlack
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.running import WAYS, running
from tests.adapters.slack.whole import a_bot, everything, store

HOUR = timedelta(hours=1)


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.mark.parametrize("way", WAYS)
async def test_h11_an_uninstall_from_before_the_start_that_is_told_late_ends_nothing(
    slack: LoopbackSlack, clock: MovableClock, spelling, store, way
):
    async with running(a_bot(store, clock, spelling), slack, way) as here:
        ana = slack.person("ana")
        late = slack.payloads.event(ana.team, {"type": "app_uninstalled"})
        ack = await ana.tells({**late, "event_time": late["event_time"] - 3600})
        assert ack.status == 200
        await ana.types("/note list")
        assert "No note waits" in words(ana.messages[-1])
        assert (await everything(here))["departures"] == []
        clock.move_to(clock.now() + HOUR)
        await ana.event({"type": "app_uninstalled"})
        assert len((await everything(here))["departures"]) == 1
        assert await here.bot.keeps.installed(Tenant("slack", ana.team)) is None


async def test_a_workspace_with_a_token_set_that_left_is_back_by_the_page(
    slack: LoopbackSlack, clock: MovableClock, spelling, store
):
    (before,) = slack.world.tokens
    server = Server()
    server.url = await server.start(port=0)
    given = SlackSettings(
        _env_file=None, api_url=slack.api_url, bot_token=before, signing_secret=SIGNING_SECRET, client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
    )  # fmt: skip
    bot = a_bot(store, clock, spelling)
    connection = await connect(bot, given, server)
    browser = Browser(server.url)
    try:
        assert f"Other workspaces add it at {server.url}/slack/install" in connection.told
        slack.line = HttpLine(f"{server.url}/slack/events", SIGNING_SECRET, clock, browser.session)
        slack.settled = connection.settled
        ana = slack.person("ana")
        clock.move_to(clock.now() + HOUR)
        slack.world.tokens[before].refused = "token_revoked"
        await ana.event({"type": "app_uninstalled"})
        assert "isn't installed" in (await ana.types("/note list")).body["text"]
        slack.oauth.consents = lambda: (slack.world.team("acme"), False, ana.user.id)
        assert (await browser.goes("/slack/add")).status == 200
        await ana.types("/note list")
        assert "No note waits" in words(ana.messages[-1])
        assert await connection.workspaces.token(ana.team) != before
    finally:
        await connection.close()
        await browser.session.close()
        await server.stop()


__all__ = ["store"]
