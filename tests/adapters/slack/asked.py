"""What the tests of the app ask for: it running over both ways, a core that says what it is told to, and words."""

import logging
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
import structlog

from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.store.store import Store
from bot.store.vault import Vault
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.running import Running, running
from tests.databases import Files

ACME = "/interview log Acme, Staff Engineer, yesterday 3:30pm with Grace Hopper"


@pytest.fixture
async def kept(files: Files, vault: Vault, tmp_path, clock: MovableClock) -> AsyncIterator[Store]:
    """An open store of this test alone."""
    store = await Store.open(files.fresh(tmp_path / "afternote.sqlite3"), vault, clock=clock)
    yield store
    await store.close()


@pytest.fixture(params=["http", "socket"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bot(kept: Store, clock: MovableClock, spelling: Light) -> Bot:
    return Bot(kept, clock, CountedIds(), DEFAULT, spelling)


@pytest.fixture
async def rig(slack: LoopbackSlack, bot: Bot, way: str) -> AsyncIterator[Running]:
    async with running(bot, slack, way) as rig:
        yield rig


@pytest.fixture
async def over_http(slack: LoopbackSlack, bot: Bot) -> AsyncIterator[Running]:
    async with running(bot, slack) as rig:
        yield rig


class Says:
    """A core that answers what it is told to, and otherwise as it does."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.heard: list[Any] = []
        self.answers: list[Any] = []

    async def handle(self, inbound: Any) -> Any:
        self.heard.append(inbound)
        if not self.answers:
            return await self.bot.handle(inbound)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
async def told(over_http: Running, slack: LoopbackSlack, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The app with a core that says what a test wants."""
    core = Says(over_http.bot)
    monkeypatch.setattr(over_http.overheard, "handle", core.handle, raising=False)
    ana = slack.person("ana")
    await ana.types("/afternote help")
    return SimpleNamespace(rig=over_http, core=core, ana=ana)


def words(on: Any) -> str:
    """Everything a message or a view says."""

    def said(of: Any) -> str:
        if isinstance(of, dict):
            return "".join(
                each if name == "text" and isinstance(each, str) else said(each) for name, each in of.items()
            )
        return "".join(map(said, of)) + "\n" if isinstance(of, list) else ""

    return said(on.body) if hasattr(on, "body") else f"{on.text}\n{said(on.blocks)}"


def room(slack: LoopbackSlack, *members: Any) -> str:
    channel = slack.world.channel("general", slack.world.team("acme").id)
    channel.members |= {each.user.id for each in members}
    return channel.id


@pytest.fixture
def logged(caplog, capsys):
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        yield lambda: repr(lines) + caplog.text + "".join(capsys.readouterr())


PRIVATE = "canary-in-the-coal-mine"


__all__ = ["ACME", "PRIVATE", "bot", "kept", "logged", "over_http", "rig", "room", "told", "way", "words"]
