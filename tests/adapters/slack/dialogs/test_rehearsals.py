"""Every story of tests/dialogs/rehearsals and of the README, played through Slack."""

from typing import Any

import pytest

from adapters.cli.rehearsal import Event, Rehearsal
from adapters.cli.script import At, parse
from adapters.cli.transcript import failure_lines
from bot.app import Bot
from bot.model.calendar import on_the_line
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from tests.adapters.slack.door import SlackStage
from tests.adapters.slack.running import running
from tests.dialogs.test_rehearsals import STORIES


@pytest.mark.parametrize("name", STORIES)
async def test_the_story_holds(
    name: str, store: Any, spelling: Any, way_and_database: Any, clock: Any, slack: Any
) -> None:
    script, events = parse(STORIES[name]), list[Event]()
    first = script[0].act
    assert isinstance(first, At)
    clock.move_to(on_the_line(first.wall.date(), first.wall.time(), first.zone).instant)
    async with running(Bot(store, clock, CountedIds(), DEFAULT, spelling), slack, way_and_database[0]) as here:
        rehearsal = Rehearsal(script, here.bot, clock, events.append)
        rehearsal.stage = SlackStage(here, clock)
        rehearsal.stage.heard = rehearsal._hears
        failure = await rehearsal.play()
    assert failure is None, "\n".join(failure_lines(name, failure))
    assert rehearsal.checks > 0
    assert events
