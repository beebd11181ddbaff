"""The dialogs of the core once more, through Slack: the same files, another stage."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.store.store import Store
from tests import shares
from tests.adapters.slack.door import SlackDialog
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.running import running
from tests.dialogs.dialog import NOON, shared, spelling, store

WAYS = [
    pytest.param(("http", "sqlite"), id="http"),
    pytest.param(("socket", "sqlite"), id="socket"),
    pytest.param(("http", "postgresql"), id="http-postgresql", marks=pytest.mark.deep),
]


FILES = "at Slack a file is dropped among the messages, and no form takes one along"
NOT_AT_SLACK = {
    "test_where_a_form_takes_a_file_along_the_command_asks_for_it_there": FILES,
    "test_what_a_file_in_a_form_holds_is_read_back_as_of_one_that_was_dropped": FILES,
    "test_met_knows_nobody_new_and_a_name_that_comes_later_is_taken_in": "at Slack nobody is without a name",
}
"""Tests that cannot hold at Slack by their nature, and why; each is run, and has to fail."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not shares.within(item, Path(__file__).parent):
            continue
        way, database = _way(item)
        reason = NOT_AT_SLACK.get(getattr(item, "originalname", item.name))
        here = reason is not None or shares.platform(item) == "slack" or item.path.name == "test_every_file.py"
        if database == "sqlite" and not (here and way == _quick(item)):
            item.add_marker(pytest.mark.deep)
        if reason is not None:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))


def _way(item: pytest.Item) -> tuple[str, str]:
    """Which way in, and on which database, this run of the test is; nothing where it has neither."""
    spec = getattr(item, "callspec", None)
    way: tuple[str, str] = spec.params.get("way_and_database", ("", "")) if spec is not None else ("", "")
    return way


def _quick(item: pytest.Item) -> str:
    """The way that the fast tier takes this test: every other test each, and the deep tier both."""
    return ("http", "socket")[shares.number(item) % 2]


@pytest.fixture(params=WAYS)
def way_and_database(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Which way in, and on which database, this run of the test is."""
    way: tuple[str, str] = request.param
    return way


@pytest.fixture
def database(way_and_database: tuple[str, str]) -> str:
    return way_and_database[1]


@pytest.fixture
async def stage(
    store: Store, spelling: Light, way_and_database: tuple[str, str], clock: MovableClock, slack: LoopbackSlack
) -> AsyncIterator[SlackDialog]:
    """A bot behind Slack at noon of Monday, 2 March 2026, New York."""
    way, database = way_and_database
    assert clock.now() == NOON
    async with running(Bot(store, clock, CountedIds(), DEFAULT, spelling), slack, way) as here:
        yield SlackDialog(here, clock, database)


__all__ = ["shared", "spelling", "store"]
