"""Channels of a server: what becomes of one reaches the core, and what is refused in one is refused for good."""

import pytest

from bot.chat.card import Card, Line
from bot.chat.inbound import RoomChange
from bot.errors import Finality, Undeliverable
from bot.model.people import Address
from tests.adapters.discord.delivering import (
    CARD,
    KEY,
    POST,
    client,
    database,
    discord,
    out,
    raised,
    store,
    time,
)
from tests.adapters.discord.life import bot, kept, living, there, until
from tests.adapters.discord.loopback import faults
from tests.adapters.discord.loopback.shown import shown_channel

__all__ = ["bot", "client", "database", "discord", "kept", "out", "store", "there", "time"]


@pytest.fixture
def changes(bot, monkeypatch):
    """What the core is told of channels."""
    found = []

    async def changed(where, change, name=""):
        found.append((where, change, name))

    monkeypatch.setattr(bot, "room_changed", changed)
    return found


async def test_a_channel_that_is_renamed_and_then_deleted_is_told_of(there, bot, changes):
    spring = there.world.guild("spring")
    channel = there.world.channel("cohort", spring)
    where = Address("discord", spring.id, room=channel.id)
    async with living(bot, there):
        shown = {**shown_channel(there.world, channel), "guild_id": spring.id}
        await there.gateway.tells("CHANNEL_CREATE", shown, guild=spring.id)
        await there.gateway.tells("CHANNEL_UPDATE", {**shown, "topic": "another"}, guild=spring.id)
        await there.gateway.tells("CHANNEL_UPDATE", {**shown, "name": "summer"}, guild=spring.id)
        await until(lambda: len(changes) == 1)
        await there.gateway.tells("CHANNEL_DELETE", {**shown, "name": "summer"}, guild=spring.id)
        await until(lambda: len(changes) == 2)
    assert changes == [(where, RoomChange.RENAMED, "summer"), (where, RoomChange.GONE, "")]


@pytest.mark.parametrize(
    ("status", "code", "why"),
    [(404, 10003, Finality.GONE), (403, 50001, Finality.GONE), (403, 50013, Finality.CLOSED)],
)
async def test_a_channel_that_takes_no_message_is_told_of_once_and_for_all(discord, out, status, code, why):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    discord.faults.always(POST, faults.says(status, code))
    error = await raised(out.courier.deliver(Address("discord", spring.guild, room=spring.id), CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is why


async def test_the_same_key_posts_once_and_nobody_is_called(discord, out):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    where = Address("discord", spring.guild, room=spring.id)
    card = Card("@everyone", (Line(("@here <@&1> <@7>",)),))
    first = await out.courier.deliver(where, card, key=KEY)
    again = await out.courier.deliver(where, card, key=KEY)
    await out.settled()
    (message,) = [each for each in discord.world.messages if each.channel == spring.id]
    assert first == again
    assert message.allowed_mentions == {"parse": []}
