"""Channels of a server: what becomes of one reaches the core, and what is refused in one is refused for good."""

from types import SimpleNamespace

import pytest

from adapters.discord.client import Door
from bot.chat.card import Button, Card, Chart, Line, Picture, Series
from bot.chat.inbound import RoomChange
from bot.errors import Finality, Undeliverable
from bot.model.people import Address
from tests.adapters.discord.delivering import (
    CARD,
    KEY,
    POST,
    bot,
    client,
    database,
    discord,
    out,
    raised,
    store,
    time,
)
from tests.adapters.discord.loopback import faults

__all__ = ["bot", "client", "database", "discord", "out", "store", "time"]


def channel(name: str) -> SimpleNamespace:
    return SimpleNamespace(id=55, name=name, guild=SimpleNamespace(id=40, me=None))


async def test_a_channel_that_is_renamed_and_then_deleted_is_told_of():
    told = []

    async def changed(where, change, name):
        told.append((where, change, name))

    door = Door.__new__(Door)
    door.room_changed = changed
    where = Address("discord", "40", room="55")
    await door.on_guild_channel_update(channel("spring"), channel("spring"))
    await door.on_guild_channel_update(channel("spring"), channel("summer"))
    await door.on_guild_channel_delete(channel("summer"))
    assert told == [(where, RoomChange.RENAMED, "summer"), (where, RoomChange.GONE, "")]


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


async def test_a_chart_is_its_picture_with_the_same_in_words(discord, out):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
    chart = Chart("On time", ("W1", "W2"), (Series("Group", (50.0, 75.0)),), "%")
    card = Card("A week", (Picture(svg, "50, then 75 per cent", chart),))
    await out.courier.deliver(Address("discord", spring.guild, room=spring.id), card, key=KEY)
    await out.settled()
    (message,) = [each for each in discord.world.messages if each.channel == spring.id]
    (picture,) = message.attachments
    assert picture["filename"].endswith(".png")
    assert "50, then 75 per cent" in str((picture, message.components))


async def test_a_later_card_takes_the_controls_of_the_one_that_it_replaces(discord, out):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    where = Address("discord", spring.guild, room=spring.id)
    first = await out.courier.deliver(where, Card("Join", (), (Button("Join", "a", "1"),)), key=KEY)
    await out.settled()
    await out.courier.deliver(where, Card("Over"), key=f"{KEY[:-1]}2", replaces=first)
    await out.settled()
    old, new = [each for each in discord.world.messages if each.channel == spring.id]
    assert ("custom_id" in str(old.components), old.id, new.channel) == (False, first.message, spring.id)
