"""Slack and Discord around one bot: one person at both, through the real adapters."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.app import Bot
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.store.store import Store
from tests.adapters.discord import running as at_discord
from tests.adapters.discord.door import DiscordDialog
from tests.adapters.slack import running as at_slack
from tests.adapters.slack.door import SlackDialog
from tests.adapters.slack.loopback import LoopbackSlack
from tests.dialogs.dialog import NOON, Person, shared, spelling, store

__all__ = ["shared", "spelling", "store"]


@dataclass
class Together:
    """One bot, and people in front of either platform."""

    bot: Bot
    slack: SlackDialog
    discord: DiscordDialog


@pytest.fixture
def database() -> str:
    return "sqlite"


@pytest.fixture
async def together(store: Store, spelling: Light) -> AsyncIterator[Together]:
    """Both adapters, connected to one bot at noon of Monday, 2 March 2026, New York."""
    clock = MovableClock(NOON)
    slack = await LoopbackSlack(clock).start()
    slack.world.bot_token(slack.world.team("acme"))
    bot = Bot(store, clock, CountedIds(), DEFAULT, spelling)
    async with at_slack.running(bot, slack) as there, at_discord.running(bot, clock) as here:
        yield Together(bot, SlackDialog(there, clock, "sqlite"), DiscordDialog(here, clock, "sqlite"))
    await slack.stop()


async def code_of(person: Person) -> str:
    await person.types("/afternote link")
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", person.told())
    assert found is not None, person.told()
    return found.group()


async def test_one_person_at_slack_and_discord_is_linked_and_nudged_where_they_were_last(together: Together) -> None:
    ana, again = together.slack.actor("ana"), together.discord.actor("ana_k", zone=None)
    await ana.types("/interview log Initech, Engineer, today 11am for 30 min with Grace Hopper")
    await again.types(f"/afternote link {await code_of(ana)}")
    again.sees("on Slack made this code", "Is that you?")
    await again.presses("Yes, link them")
    again.sees("Nothing is joined yet")
    await together.slack.passes(minutes=1)
    ana.sees("on Discord typed your code")
    await ana.presses("Yes, link them")
    ana.sees("Discord and Slack are one now")
    await again.types("/note list")
    again.sees("Initech")
    before = len(ana.deliveries())
    await together.discord.passes(days=2)
    assert len(ana.deliveries()) == before
    assert again.deliveries()


async def test_what_is_sent_at_discord_is_done_on_the_home_tab_of_slack(together: Together) -> None:
    ana, again = together.slack.actor("ana"), together.discord.actor("ana_k", zone=None)
    await ana.types("/interview log Initech, Engineer, today 11am for 30 min with Grace Hopper")
    person = ana.actor.person  # type: ignore[attr-defined]
    await person.opens_home()
    await ana.types(f"/afternote link {await code_of(again)}")
    await ana.presses("Yes, link them")
    await together.discord.passes(minutes=1)
    await again.presses("Yes, link them")
    await again.types("/note list")
    again.sees("Grace")
    drawn = str(person.home)
    assert "Grace" in drawn
    await again.types("/note sent Grace")
    again.sees("sent")
    await together.slack.passes(minutes=1)
    assert str(person.home) != drawn, "the home tab at Slack is drawn anew by what was done at Discord"
