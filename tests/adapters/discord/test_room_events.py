"""Channels and servers over the real gateway: what becomes of one reaches the core, and no news of others does."""

import pytest

from bot.chat.inbound import RoomChange
from bot.model.people import Address
from tests.adapters.discord.life import bot, kept, living, there, until
from tests.adapters.discord.loopback.shown import shown_channel

__all__ = ["bot", "kept", "there"]

VIEW, SEND = 1 << 10, 1 << 11


@pytest.fixture
def changes(bot, monkeypatch):
    """What the core is told of channels."""
    found = []

    async def changed(where, change, name=""):
        found.append((where, change, name))

    monkeypatch.setattr(bot, "room_changed", changed)
    return found


async def arrived(app, guild):
    """Returns once the server has been told of with its channels: before that it is no more than a number."""
    await app.here()
    kit = app.connection.client
    await until(lambda: (known := kit.get_guild(int(guild.id))) is not None and known.channels)


async def test_a_channel_is_renamed_and_deleted(there, bot, changes):
    guild = there.world.guild("spring")
    spring, other = there.world.channel("spring", guild), there.world.channel("other", guild)
    where = Address("discord", guild.id, room=spring.id)
    async with living(bot, there) as app:
        await arrived(app, guild)
        shown = shown_channel(there.world, spring)
        await there.gateway.tells("CHANNEL_UPDATE", shown | {"name": "summer"}, guild=guild.id)
        await until(lambda: changes)
        await there.gateway.tells("CHANNEL_UPDATE", shown | {"name": "summer", "topic": "Jobs"}, guild=guild.id)
        await there.gateway.tells("CHANNEL_DELETE", shown, guild=guild.id)
        await until(lambda: len(changes) > 1)
        await there.gateway.tells("CHANNEL_DELETE", shown_channel(there.world, other), guild=guild.id)
        await until(lambda: len(changes) > 2)
    assert changes == [
        (where, RoomChange.RENAMED, "summer"), (where, RoomChange.GONE, ""),
        (Address("discord", guild.id, room=other.id), RoomChange.GONE, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("taken", [VIEW, SEND])
async def test_a_channel_that_shuts_us_out_is_gone_until_it_lets_us_in(there, bot, changes, taken):
    guild = there.world.guild("spring")
    spring = there.world.channel("spring", guild)
    where = Address("discord", guild.id, room=spring.id)
    shown = shown_channel(there.world, spring)
    shut = {"id": guild.id, "type": 0, "allow": "0", "deny": str(taken)}
    async with living(bot, there) as app:
        await arrived(app, guild)
        await there.gateway.tells("CHANNEL_UPDATE", shown | {"permission_overwrites": [shut]}, guild=guild.id)
        await until(lambda: changes)
        await there.gateway.tells("CHANNEL_UPDATE", shown, guild=guild.id)
        await until(lambda: len(changes) > 1)
    assert changes == [(where, RoomChange.GONE, ""), (where, RoomChange.BACK, "spring")]
