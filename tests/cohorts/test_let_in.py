"""A channel that the bot is not in: its coach is told how to let it in, and the joining card comes then."""

import pytest

from bot.chat.inbound import RoomChange
from bot.errors import Finality, Undeliverable
from tests.cohorts.spring import Gathered, created
from tests.cohorts.test_joining import channel, in_room
from tests.dialogs.dialog import Dialog

NOT_IN = "not in Spring 26's channel"


@pytest.fixture
def shut(stage: Dialog, monkeypatch) -> set[str]:
    """The channels that take nothing of ours."""
    closed = {"#spring"}
    real = stage.stage.deliver

    async def deliver(to, card, *, key, replaces=None):
        if to.room in closed and to.user is None:
            raise Undeliverable(Finality.CLOSED)
        return await real(to, card, key=key, replaces=replaces)

    monkeypatch.setattr(stage.stage, "deliver", deliver)
    return closed


def told(made: Gathered, words: str) -> int:
    return sum(words in each.words for each in made.coach.deliveries())


async def test_the_coach_hears_at_once_and_the_card_is_posted_when_they_let_us_in(stage: Dialog, shut):
    await stage.moves_to("2026-03-02", "23:30")
    made = await created(stage)
    assert told(made, NOT_IN) == 1
    assert told(made, "can't post") == 0
    shut.clear()
    await stage.passes(minutes=5)
    for _ in range(2):
        await channel(made, RoomChange.BACK)
    assert len(in_room(made)) == 1
    await channel(made, RoomChange.ARCHIVED)
    await channel(made, RoomChange.BACK)
    assert len(in_room(made)) == 1


async def test_pressing_again_tries_again_where_nobody_tells_that_we_are_in(stage: Dialog, shut):
    made = await created(stage)
    await stage.passes(minutes=5)
    await made.coach.presses("Post the joining card")
    await stage.stage.settle()
    assert (in_room(made), told(made, NOT_IN)) == ([], 2)
    shut.clear()
    await stage.passes(minutes=5)
    await made.coach.presses("Post the joining card")
    await stage.stage.settle()
    assert len(in_room(made)) == 1


async def test_a_channel_that_shuts_us_out_later_is_told_of_as_gone(stage: Dialog, shut):
    shut.clear()
    made = await created(stage)
    shut.add("#spring")
    await made.coach.types("/cohort create", room="spring")
    await channel(made, RoomChange.GONE)
    assert (told(made, "can't post in Spring 26"), told(made, NOT_IN)) == (1, 0)
