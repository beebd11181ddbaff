"""Newcomers whose DMs are closed: told where they have just spoken, once, and not again at their next command."""

from datetime import timedelta

import pytest

from adapters.discord.newcomers import MOST, OPEN, Newcomers
from bot.cards.words import Reader
from bot.clock import MovableClock
from bot.errors import Finality, Undeliverable
from bot.model.people import Address
from tests.adapters.discord.asked import ACME, bot, kept, last, logged, person, rig, room, words
from tests.dialogs.dialog import NOON

__all__ = ["bot", "kept", "logged", "rig"]

CLOSED = "your direct messages are closed to me"


def closes(rig, who) -> None:
    path = f"/channels/{who.dm}/messages"
    rig.world.env.inject_error("POST", path, status=403, code=50007, times=None)


async def works(rig) -> None:
    """What is due is delivered, or is not."""
    with rig.world.env.time_context():
        await rig.bot.worker.tick()
    await rig.settled()


def told(rig, who) -> list[str]:
    """What was said to them of their DMs."""
    return [words(each.message) for each in rig.world.news if CLOSED in words(each.message)]


async def test_somebody_new_is_told_at_once_and_privately_how_to_open_their_dms(rig):
    rig.overheard.greets = True
    ana, here = person(rig, "ana", zone="America/New_York"), room(rig)
    closes(rig, ana)
    await ana.slash("interview log", ACME, channel=here)
    await rig.settled()
    await works(rig)
    said = last(rig)
    assert (said.channel, said.to) == (here.id, ana.user.id)
    assert "To open them: the server's name, Privacy Settings, Direct Messages." in words(said)
    assert "Nothing is lost" in words(said)
    assert "note list" in words(said)
    # It was said, so the next command does not say it once more.
    await ana.slash("interview list", {}, channel=here)
    assert "may not have reached you" not in words(last(rig))
    assert len(told(rig, ana)) == 1


async def test_what_does_not_reach_them_later_is_said_by_their_next_command(rig, clock):
    rig.overheard.greets = True
    ana, here = person(rig, "ana", zone="America/New_York"), room(rig)
    closes(rig, ana)
    await ana.slash("interview log", ACME, channel=here)
    await rig.settled()
    clock.move_to(clock.now() + OPEN)
    await works(rig)
    assert told(rig, ana) == []
    await ana.slash("interview list", {}, channel=here)
    assert "may not have reached you" in words(last(rig))


async def test_whoever_spoke_in_the_dm_first_is_told_nothing_of_the_kind(rig):
    rig.overheard.greets = True
    ana = person(rig, "ana", zone="America/New_York")
    await ana.slash("interview log", ACME)
    closes(rig, ana)
    await rig.settled()
    await works(rig)
    assert told(rig, ana) == []


async def test_where_it_cannot_be_said_there_either_the_next_command_says_it(rig, logged):
    rig.overheard.greets = True
    ana, here = person(rig, "ana", zone="America/New_York"), room(rig)
    closes(rig, ana)
    await ana.slash("interview log", ACME, channel=here)
    await rig.settled()
    rig.world.env.inject_error("POST", "/webhooks/*/*", status=401, code=50027, times=1)
    await works(rig)
    assert "closed DMs were not told of" in logged()
    await ana.slash("interview list", {}, channel=here)
    assert "may not have reached you" in words(last(rig))


class Followups:
    """An interaction that is only followed up."""

    def __init__(self) -> None:
        self.followup = self
        self.said = 0

    async def send(self, **given):
        self.said += 1
        assert given["ephemeral"]


async def test_it_is_said_once_a_person_and_of_the_first_interaction_and_kept_for_no_longer():
    clock = MovableClock(NOON)
    newcomers, first, second = Newcomers(clock), Followups(), Followups()
    ana = Address("discord", "discord", user="7")
    newcomers.came(ana, Reader(), first)
    newcomers.came(ana, Reader(), second)
    assert [await newcomers.told(ana) for _ in range(3)] == [True] * 3
    assert (first.said, second.said) == (1, 0)
    clock.move_to(NOON + OPEN - timedelta(seconds=1))
    assert await newcomers.told(ana)
    clock.move_to(NOON + OPEN)
    assert not await newcomers.told(ana)
    assert newcomers._came == {}


async def test_no_more_people_are_kept_than_there_is_room_for():
    newcomers = Newcomers(MovableClock(NOON))
    for n in range(MOST + 5):
        newcomers.came(Address("discord", "discord", user=str(n)), Reader(), Followups())
    assert len(newcomers._came) == MOST
    assert not await newcomers.told(Address("discord", "discord", user="0"))


@pytest.mark.parametrize("why", [Finality.REFUSED, Finality.REVOKED])
async def test_what_is_undeliverable_for_another_reason_says_nothing_of_dms(rig, why, monkeypatch):
    from adapters.discord.courier import DiscordCourier

    async def never(self, to, card, **_):
        raise Undeliverable(why)

    monkeypatch.setattr(DiscordCourier, "deliver", never)
    ana = Address("discord", "discord", user="7")
    rig.connection.people.newcomers.came(ana, Reader(), Followups())
    with pytest.raises(Undeliverable) as raised:
        await rig.connection.courier.deliver(ana, None, key="k")
    assert not raised.value.told
