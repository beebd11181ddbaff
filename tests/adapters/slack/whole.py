"""Fixtures of tests that go the whole way: from Slack through the app and the core to a database and back."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.store import tables
from bot.store.rights import System
from bot.store.store import Store
from tests.adapters.slack.door import SlackDialog
from tests.adapters.slack.loopback import LoopbackSlack
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.running import Running, running
from tests.adapters.slack.unrender import key_of
from tests.dialogs.dialog import store


def a_bot(store: Store, clock: MovableClock, spelling: Light) -> Bot:
    return Bot(store, clock, CountedIds(), DEFAULT, spelling)


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
async def here(store: Store, clock: MovableClock, slack: LoopbackSlack, spelling: Light) -> AsyncIterator[Running]:
    """The app of one workspace, over HTTP."""
    async with running(a_bot(store, clock, spelling), slack) as here:
        yield here


@pytest.fixture
async def many(store: Store, clock: MovableClock, slack: LoopbackSlack, spelling: Light) -> AsyncIterator[Running]:
    """The app of many workspaces, over HTTP."""
    async with running(a_bot(store, clock, spelling), slack, oauth=True) as here:
        yield here


@pytest.fixture
def stage(here: Running, clock: MovableClock) -> SlackDialog:
    """A dialog with that one workspace."""
    return SlackDialog(here, clock, "sqlite")


def delivered(person: SlackPerson) -> list[str]:
    """What came unasked to their DM and is there."""
    return [each.text for each in person.messages if key_of(each) is not None]


async def everything(here: Running, *leaving_out: str) -> dict[str, list[Any]]:
    """Every row of every table, but of these."""
    async with here.bot.store.read(System("a test")) as tx:
        return {
            table.name: [tuple(row) for row in await tx.rows(select(table))]
            for table in tables.metadata.sorted_tables
            if table.name not in leaving_out
        }


__all__ = ["database", "here", "many", "stage", "store"]
