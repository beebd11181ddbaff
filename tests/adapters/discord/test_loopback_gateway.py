"""The loopback's gateway does what Discord's does: sessions begin, break, are resumed, and hold their guilds."""

from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from bot.clock import MovableClock
from tests.adapters.discord.loopback import TOKEN, LoopbackDiscord
from tests.adapters.discord.loopback.bare import Bare, connected, moved
from tests.adapters.discord.test_loopback import says


@pytest.fixture
async def world(clock: MovableClock) -> AsyncIterator[LoopbackDiscord]:
    world = await LoopbackDiscord(clock).start()
    with moved(world):
        yield world
    await world.stop()


@pytest.fixture
async def bare(world: LoopbackDiscord) -> AsyncIterator[Bare]:
    client = Bare()
    client.answer = says()
    async with connected(world, client):
        yield client


class Plain(discord.Client):
    """A client that is not sharded: it never asks for advice."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), guild_ready_timeout=0)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Plainly")


async def test_a_plain_client_is_served_as_well(world: LoopbackDiscord):
    client = Plain()
    async with connected(world, client):
        ana = world.person("ana")
        await ana.slash("interview list")
        assert ana.last.words == "Plainly"
        assert world.count("gateway.bot") == 0


async def test_who_identifies_is_ready_and_told_of_its_guilds(world: LoopbackDiscord):
    spring, away = world.world.guild("spring"), world.world.guild("away", bot=False)
    hall = world.world.channel("hall", spring)
    client = Bare()
    async with connected(world, client):
        assert [guild.id for guild in client.guilds] == [int(spring.id)]
        assert client.get_channel(int(hall.id)).name == "hall"
        assert client.get_guild(int(away.id)) is None
        assert world.gateway.identified[0]["intents"] == 1
        assert world.gateway.remaining == 999


@pytest.mark.parametrize("how", ["drop", "reconnect", "hang_up"])
async def test_a_broken_session_is_resumed_and_what_was_missed_comes(world: LoopbackDiscord, bare: Bare, how):
    ana = world.person("ana")
    await ana.slash("interview list")
    world.gateway.deaf = True
    await getattr(world.gateway, how)()
    await world.gateway.until(lambda gateway: not gateway.live())
    missed = await ana.slash("interview list", waits=False)
    world.gateway.deaf = False
    await world.gateway.drop()
    await bare.until("resumed")
    await ana.answered(missed)
    assert [each.words for each in ana.sees] == ["Saved", "Saved"]
    assert len(world.gateway.identified) == 1
    assert world.gateway.resumed[-1]["session_id"] == world.gateway.sessions[0].id
    assert [name for name, _ in bare.events].count("ready") == 1


async def test_one_shard_alone_may_be_hung_up_on(world: LoopbackDiscord):
    world.gateway.shards = 2
    client = Bare()
    async with connected(world, client, sessions=2):
        await world.gateway.hang_up(4000, 1)
        await client.until("shard_resumed")
        assert [each["session_id"] for each in world.gateway.resumed] == [
            each.id for each in world.gateway.sessions if each.shard == 1
        ]


async def test_an_invalid_session_begins_anew(world: LoopbackDiscord, bare: Bare):
    await world.gateway.invalid(resumable=False)
    await world.gateway.until(lambda gateway: len(gateway.identified) == 2)
    await bare.until("ready", 2)
    ana = world.person("ana")
    await ana.slash("interview list")
    assert ana.last.words == "Saved"
    assert world.gateway.resumed == []


async def test_a_session_may_be_invalid_and_still_be_resumed(world: LoopbackDiscord, bare: Bare):
    await world.gateway.invalid(resumable=True)
    await bare.until("resumed")
    assert len(world.gateway.identified) == 1


async def test_every_shard_holds_its_own_guilds(world: LoopbackDiscord):
    even, odd = world.world.guild("even", id=str(2 << 22)), world.world.guild("odd", id=str(3 << 22))
    world.gateway.shards = 2
    client = Bare()
    client.answer = says()
    async with connected(world, client, sessions=2):
        assert client.shard_count == 2
        shards = {session.shard: session for session in world.gateway.sessions}
        assert [frame["d"]["id"] for frame in shards[0].sent if frame["t"] == "GUILD_CREATE"] == [even.id]
        assert [frame["d"]["id"] for frame in shards[1].sent if frame["t"] == "GUILD_CREATE"] == [odd.id]
        ana = world.person("ana", guild="odd")
        await ana.slash("interview list", channel=world.world.channel("hall", odd))
        await ana.slash("interview list")
        heard = {n: sum(frame["t"] == "INTERACTION_CREATE" for frame in shards[n].sent) for n in (0, 1)}
        assert heard == {0: 1, 1: 1}


async def test_one_process_may_hold_some_of_the_shards(world: LoopbackDiscord):
    odd = world.world.guild("odd", id=str(3 << 22))
    ana = world.person("ana", guild="odd")
    client = Bare(shard_ids=[0], shard_count=2)
    client.answer = says()
    async with connected(world, client):
        await ana.slash("interview list")
        with pytest.raises(AssertionError, match="nobody hears"):
            await ana.slash("interview list", channel=world.world.channel("hall", odd))
        other = Bare(shard_ids=[1], shard_count=2)
        other.answer = says("The other")
        async with connected(world, other, sessions=2):
            await ana.slash("interview list", channel=world.world.channel("hall", odd))
            assert ana.last.words == "The other"


async def test_two_processes_with_one_shard_both_hear_and_one_answers(world: LoopbackDiscord, bare: Bare):
    refused: list[int] = []

    async def answers(interaction):
        try:
            await interaction.response.send_message("Saved")
        except discord.HTTPException as error:
            refused.append(error.code)

    other = Bare()
    bare.answer = other.answer = answers
    async with connected(world, other, sessions=2):
        ana = world.person("ana")
        await ana.slash("interview list")
        await world.until(lambda: world.count("callback") == 2)
        await other.until("interaction")
        assert [each.words for each in ana.sees] == ["Saved"]
    assert refused == [40060]


async def test_guilds_join_leave_and_fail(world: LoopbackDiscord, bare: Bare):
    guild = world.world.guild("summer", bot=False)
    await world.gateway.joins(guild)
    await bare.until("guild_join")
    await world.gateway.fails(guild)
    await bare.until("guild_unavailable")
    await world.gateway.joins(guild)
    await bare.until("guild_available")
    await world.gateway.leaves(guild)
    await bare.until("guild_remove")
    assert [name for name, _ in bare.events if name in ("guild_join", "guild_remove")] == ["guild_join", "guild_remove"]
    await world.gateway.joins(guild)
    await bare.until("guild_join", 2)
    await bare.get_guild(int(guild.id)).leave()
    await bare.until("guild_remove", 2)
    assert not guild.bot


async def test_a_guild_in_an_outage_is_named_and_not_shown(world: LoopbackDiscord):
    guild = world.world.guild("spring")
    guild.unavailable = True
    client = Bare()
    async with connected(world, client):
        assert client.get_guild(int(guild.id)).unavailable
        await world.gateway.joins(guild)
        await client.until("guild_available")


async def test_the_wrong_token_and_intents_that_were_not_granted_are_closed_out(world: LoopbackDiscord):
    client = Bare()
    await client.login(TOKEN)
    world.gateway.granted = 0
    client._connection._intents = discord.Intents(guilds=True, members=True)
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await client.connect()
    await client.close()
    refused = Bare()
    await refused.login(TOKEN)
    world.token_refused = True
    refused._connection.shard_count = 1
    refused.shard_count, refused.shard_ids = 1, [0]
    with pytest.raises(discord.ConnectionClosed) as caught:
        await refused.connect()
    assert caught.value.code == 4004
    await refused.close()


async def test_a_refused_connection_is_a_503(world: LoopbackDiscord):
    world.gateway.refuse = 1
    client = Plain()
    await client.login(TOKEN)
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await client.connect(reconnect=False)
    assert caught.value.status == 503
    assert world.gateway.opened == 0
    again = Plain()
    async with connected(world, again):
        assert world.gateway.opened == 1


async def test_a_client_that_goes_gives_its_session_up(world: LoopbackDiscord):
    client = Bare()
    async with connected(world, client):
        pass
    await world.gateway.until(lambda gateway: gateway.sessions[0].over)
    assert world.gateway.live() == []
