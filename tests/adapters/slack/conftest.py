"""A loopback Slack of one's own, at noon of Monday, 2 March 2026, New York."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import MovableClock
from tests.adapters.slack.loopback import LoopbackSlack
from tests.dialogs.dialog import NOON, shared, spelling


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kit reads these silently."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID",
                 "SLACK_CLIENT_SECRET", "SLACK_SCOPES", "SLACK_API_URL", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy",
                 "https_proxy"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
async def slack(clock: MovableClock) -> AsyncIterator[LoopbackSlack]:
    """A Slack with one workspace in which the bot is installed."""
    slack = await LoopbackSlack(clock).start()
    slack.world.bot_token(slack.world.team("acme"))
    yield slack
    await slack.stop()


__all__ = ["clock", "shared", "slack", "spelling"]
