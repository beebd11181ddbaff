"""The loopback's REST API does what Discord's does, and fails as it is told to: by the kit's own client."""

import asyncio
import io
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import discord
import pytest

from bot.clock import MovableClock
from tests.adapters.discord.loopback import TOKEN, LoopbackDiscord, faults
from tests.adapters.discord.loopback.bare import Bare, moved
from tests.adapters.discord.test_loopback import code


@pytest.fixture
async def world(clock: MovableClock) -> AsyncIterator[LoopbackDiscord]:
    world = await LoopbackDiscord(clock).start()
    with moved(world):
        yield world
    await world.stop()


@pytest.fixture
async def sender(world: LoopbackDiscord) -> AsyncIterator[Bare]:
    """Logged in, and without a gateway."""
    client = Bare(max_ratelimit_timeout=30)
    await client.login(TOKEN)
    yield client
    await client.close()


def room(sender: Bare, channel) -> discord.PartialMessageable:
    return sender.get_partial_messageable(int(channel.id))


async def opened(sender: Bare, person) -> discord.DMChannel:
    return await sender.create_dm(discord.Object(int(person.id)))


async def test_who_logs_in_learns_who_it_is(world: LoopbackDiscord, sender: Bare):
    assert str(sender.user.id) == sender.application.id.__str__() == world.world.bot.id
    assert sender.application_id == int(world.world.application)
    stranger = Bare()
    with pytest.raises(discord.LoginFailure):
        await stranger.login("nobody's")
    await stranger.close()
    world.token_refused = True
    with pytest.raises(discord.HTTPException) as caught:
        await sender.fetch_user(int(world.person("ana").id))
    assert caught.value.status == 401


async def test_a_dm_is_opened_once_and_messages_come_and_go(world: LoopbackDiscord, sender: Bare):
    ana = world.person("ana")
    dm = await opened(sender, ana)
    assert await opened(sender, ana) == dm
    assert world.world.opened == [ana.id]
    sent = [await dm.send(f"n{n}") for n in range(5)]
    assert [each.content async for each in dm.history(limit=2)] == ["n4", "n3"]
    after = [each.content async for each in dm.history(after=discord.Object(sent[1].id), oldest_first=True)]
    assert after == ["n2", "n3", "n4"]
    assert [each.content async for each in dm.history(before=discord.Object(sent[1].id))] == ["n0"]
    await sent[0].edit(content="again")
    await sent[1].delete()
    assert [each.words for each in ana.sees] == ["again", "n2", "n3", "n4"]
    assert (await dm.fetch_message(sent[0].id)).edited_at == world.clock.now()
    assert await code(dm.fetch_message(sent[1].id)) == (404, 10008)
    assert sent[0].created_at == world.clock.now()
    assert world.count("message.post") == world.count("message.post", of=str(dm.id)) == 5


async def test_a_nonce_posts_once_within_minutes(world: LoopbackDiscord, sender: Bare):
    ana = world.person("ana")
    dm = await opened(sender, ana)
    first = await dm.send("one", nonce="A" * 24)
    again = await dm.send("another", nonce="A" * 24)
    assert (again.id, again.content) == (first.id, "one")
    world.clock.move_to(world.clock.now() + timedelta(minutes=6))
    assert (await dm.send("later", nonce="A" * 24)).id != first.id
    assert [each.words for each in ana.sees] == ["one", "later"]
    gone = await dm.send("gone", nonce="B" * 24)
    await gone.delete()
    assert await code(dm.send("gone", nonce="B" * 24)) == (404, 10008)
    assert [each.nonce for each in ana.sees] == ["A" * 24] * 2


async def test_those_who_are_closed_strangers_or_gone_are_not_reached(world: LoopbackDiscord, sender: Bare):
    ana, ben = world.person("ana"), world.person("ben", guild=None)
    cem = world.person("cem", guild=None, installed=True)
    ana.user.closed = True
    dm = await opened(sender, ana)
    assert await code(dm.send("x")) == (403, 50007)
    ana.user.closed = False
    await dm.send("x")
    assert await code((await opened(sender, ben)).send("x")) == (403, 50278)
    await (await opened(sender, cem)).send("x")
    cem.user.gone = True
    assert await code((await opened(sender, cem)).send("x")) == (403, 50007)
    assert await code(sender.create_dm(discord.Object(404))) == (404, 10013)
    assert [len(each.sees) for each in (ana, ben, cem)] == [1, 0, 1]


async def test_a_dm_may_be_replaced_by_another(world: LoopbackDiscord, sender: Bare):
    ana = world.person("ana")
    old = room(sender, ana.dm)
    await old.send("x")
    world.world.replace_dm(ana.id)
    assert await code(old.send("x")) == (404, 10003)
    assert ana.sees == []
    await (await opened(sender, ana)).send("y")
    assert ana.last.words == "y"


async def test_dms_opened_too_fast_are_refused(world: LoopbackDiscord, sender: Bare):
    world.world.new_dms = 1
    ana, ben = world.person("ana"), world.person("ben")
    await opened(sender, ana)
    assert await code(opened(sender, ben)) == (403, 40003)
    await opened(sender, ana)
    world.world.new_dms = None
    await opened(sender, ben)


async def test_rooms_refuse_as_they_are(world: LoopbackDiscord, sender: Bare):
    guild = world.world.guild("spring")
    hall = world.world.channel("hall", guild)
    await room(sender, hall).send("x")
    hall.permissions = 1 << 10
    assert await code(room(sender, hall).send("x")) == (403, 50013)
    hall.permissions = 0
    assert await code(room(sender, hall).send("x")) == (403, 50001)
    hall.deleted = True
    assert await code(room(sender, hall).send("x")) == (404, 10003)
    guild.bot = False
    assert await code(room(sender, world.world.channel("porch", guild)).send("x")) == (403, 50001)
    assert await code(sender.get_partial_messageable(404).send("x")) == (404, 10003)


async def test_only_ones_own_messages_are_edited_and_old_ones_seldom(world: LoopbackDiscord, sender: Bare):
    ana = world.person("ana")
    said = ana.says("hello")
    dm = room(sender, ana.dm)
    assert await code(dm.get_partial_message(int(said.id)).edit(content="x")) == (403, 50005)
    assert await code(dm.get_partial_message(int(said.id)).delete()) == (403, 50003)
    old = await dm.send("old")
    world.clock.move_to(world.clock.now() + timedelta(hours=2))
    world.world.old_edits = 1
    await old.edit(content="older")
    with pytest.raises(discord.RateLimited):
        await old.edit(content="oldest")
    assert ana.last.words == "older"


async def test_a_guild_is_known_where_the_bot_is(world: LoopbackDiscord, sender: Bare):
    guild = world.world.guild("spring")
    world.world.guild("elsewhere", bot=False)
    assert [each.name async for each in sender.fetch_guilds()] == ["spring"]
    assert (await sender.fetch_guild(int(guild.id), with_counts=False)).name == "spring"
    assert await code(sender.fetch_guild(404)) == (404, 10004)


async def test_files_go_up_and_are_there(world: LoopbackDiscord, sender: Bare):
    ana = world.person("ana")
    sent = await room(sender, ana.dm).send("A picture", file=discord.File(io.BytesIO(b"png"), "a.png"))
    assert ana.last.attachments[0]["filename"] == "a.png"
    async with aiohttp.ClientSession() as session, session.get(sent.attachments[0].url) as got:
        assert await got.read() == b"png"
    await sent.edit(attachments=[])
    assert ana.last.attachments == []


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_a_429_of_the_api_is_waited_for_and_tried_again(world: LoopbackDiscord, sender: Bare, scope):
    ana = world.person("ana")
    world.faults.add("message.post", faults.too_many(0.001, scope=scope))
    await room(sender, ana.dm).send("x")
    assert [each.words for each in ana.sees] == ["x"]
    assert world.count("message.post") == 2


async def test_a_long_429_and_one_of_the_firewall_are_raised(world: LoopbackDiscord, sender: Bare):
    dm = room(sender, world.person("ana").dm)
    world.faults.add("message.post", faults.too_many(31.0))
    with pytest.raises(discord.RateLimited) as caught:
        await dm.send("x")
    assert caught.value.retry_after == 31.0
    world.faults.add("message.post", faults.banned(), faults.too_many(5.0, via=False), faults.too_many(None, via=False))
    for after in ("600", "5", None):
        with pytest.raises(discord.HTTPException) as refused:
            await dm.send("x")
        assert refused.value.status == 429
        assert refused.value.response.headers.get("Retry-After") == after


async def test_faults_are_met_one_by_one_or_by_every_call_and_by_whom_they_are_put_on(world, sender: Bare):
    ana, ben = world.person("ana"), world.person("ben")
    world.faults.add("message.post", faults.broken(503), faults.closed(), of=ana.dm.id)
    world.faults.always("dm.open", faults.too_fast(), of=ben.id)
    await room(sender, ben.dm).send("x")
    with pytest.raises(discord.DiscordServerError):
        await room(sender, ana.dm).send("x")
    assert await code(room(sender, ana.dm).send("x")) == (403, 50007)
    await room(sender, ana.dm).send("x")
    for _ in range(2):
        assert await code(opened(sender, ben)) == (403, 40003)
    await opened(sender, ana)
    world.faults.always("*", faults.says(503, 0))
    with pytest.raises(discord.DiscordServerError):
        await opened(sender, world.person("cem"))
    world.faults.clear()
    await opened(sender, ben)


@pytest.mark.parametrize("fault", [faults.reset(accepted=True), faults.broken(503, accepted=True),
                                   faults.garbled(accepted=True)])  # fmt: skip
async def test_what_was_done_all_the_same_is_not_done_twice_with_a_nonce(world, sender: Bare, fault):
    ana = world.person("ana")
    dm = room(sender, ana.dm)
    world.faults.add("message.post", fault)
    with pytest.raises((discord.HTTPException, aiohttp.ClientError, TypeError)):
        await dm.send("one", nonce="n")
    await dm.send("one", nonce="n")
    assert [each.words for each in ana.sees] == ["one"]


async def test_a_call_may_hang_until_it_is_let_go(world: LoopbackDiscord, sender: Bare):
    ana, go = world.person("ana"), asyncio.Event()
    world.faults.add("message.post", faults.slow(go), faults.hangs(go), faults.reset())
    sending = asyncio.ensure_future(room(sender, ana.dm).send("one"))
    await world.until(lambda: ana.sees)
    assert not sending.done()
    go.set()
    assert (await sending).content == "one"
    with pytest.raises(discord.DiscordServerError):
        await room(sender, ana.dm).send("two")
    with pytest.raises(aiohttp.ClientError):
        await room(sender, ana.dm).send("three")
    assert [each.words for each in ana.sees] == ["one"]


async def test_rate_limits_are_told_only_where_it_is_asked_for(world: LoopbackDiscord, sender: Bare):
    headers = {"Authorization": f"Bot {TOKEN}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.get(f"{world.api_url}/users/@me") as got:
            assert not [each for each in got.headers if each.lower().startswith("x-ratelimit")]
        world.buckets = True
        async with session.get(f"{world.api_url}/users/@me") as got:
            assert got.headers["X-RateLimit-Bucket"] == "b-me"
        async with session.get(f"{world.api_url}/voice/regions") as got:
            assert got.status == 404
    assert world.wrong == ["GET voice/regions is no route of the loopback"]
