"""Every story of tests/dialogs/rehearsals and of the README, played through Discord."""

from typing import Any

import pytest

from adapters.cli.rehearsal import Event, Rehearsal
from adapters.cli.script import At, parse
from adapters.cli.transcript import failure_lines
from bot.app import Bot
from bot.model.calendar import on_the_line
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from tests.adapters.discord.door import DiscordStage
from tests.adapters.discord.running import running
from tests.dialogs.test_rehearsals import STORIES

OTHERWISE = {
    # The button of every form is Discord's own, and says the same on each.
    "real-lines": ("expect ana: [Save]\n", "expect ana: [Submit]\n"),
    # The bot does not read what is typed in its DM.
    "bad-input": ("ana: hello?\nexpect ana: I can log an interview\n", ""),
}
"""What of a story is otherwise at Discord, and how it is there."""


def at_discord(name: str) -> str:
    story = STORIES[name]
    if name in OTHERWISE:
        there, here = OTHERWISE[name]
        assert there in story
        story = story.replace(there, here)
    return story


def test_every_story_that_is_otherwise_is_one():
    assert OTHERWISE.keys() <= STORIES.keys()


@pytest.mark.parametrize("name", STORIES)
async def test_the_story_holds(name: str, store: Any, spelling: Any, clock: Any) -> None:
    script, events = parse(at_discord(name)), list[Event]()
    first = script[0].act
    assert isinstance(first, At)
    clock.move_to(on_the_line(first.wall.date(), first.wall.time(), first.zone).instant)
    async with running(Bot(store, clock, CountedIds(), DEFAULT, spelling), clock) as here:
        rehearsal = Rehearsal(script, here.bot, clock, events.append)
        rehearsal.stage = DiscordStage(here, clock)
        rehearsal.stage.heard = rehearsal._hears
        failure = await rehearsal.play()
    assert failure is None, "\n".join(failure_lines(name, failure))
    assert rehearsal.checks > 0
    assert events
