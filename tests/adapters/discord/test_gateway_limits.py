"""The gateway: how often it asks Discord for a session, and how it ends."""

import asyncio

import discord
from structlog.testing import capture_logs

from adapters.discord import shards
from adapters.discord.gateway import ASKING, LONGEST, OPENING, READYING, REFUSED
from adapters.discord.shards import LEAVING
from adapters.discord.starts import DAY, GAP
from tests.adapters.discord.life import refused_address, there, until
from tests.adapters.discord.loopback.faults import Fault, too_many
from tests.adapters.discord.test_gateway import client, counts, naps, opens, stands

# how often


async def test_no_session_is_begun_that_would_cost_the_token(opens, there, naps):
    there.gateway.remaining = 0
    gateway = opens()
    assert await gateway.start() == "Discord lets too few new sessions in"
    await until(gateway.connected)
    assert naps.taken() == [3600.0]


async def test_where_fewer_sessions_are_left_than_there_are_shards_the_rest_waits_until_there_are_more(
    opens, there, naps
):
    there.gateway.shards, there.gateway.remaining = 3, 2
    gateway = opens()
    await gateway.start()
    await until(gateway.connected)
    assert naps.taken() == [GAP, 3600.0 - GAP]


async def test_a_process_takes_its_part_of_the_sessions_that_are_left(opens, there, naps):
    there.gateway.remaining = 5
    gateway = opens(shards=(0, 1), count=4, address=None)
    await gateway.start()
    await until(gateway.connected)
    stands(naps)
    await there.gateway.invalid(resumable=False)
    await until(lambda: max(naps.asked) > 3000)


async def test_a_day_of_sessions_that_are_refused_is_far_from_what_discord_allows(opens, there, naps):
    there.gateway.invalidate = -1
    gateway = opens()
    await gateway.start()
    await until(lambda: naps.now > DAY)
    await gateway.close()
    assert 200 < len(there.gateway.identified) < 400
    assert max(naps.taken()) <= 2 * LONGEST


async def test_a_day_of_sessions_that_stand_for_a_moment_is_too(opens, there, naps):
    gateway = opens()
    await gateway.start()
    while naps.now < DAY:
        sessions = len(there.gateway.sessions)
        stands(naps)
        await there.gateway.invalid(resumable=False)
        await there.gateway.until(lambda it, sessions=sessions: len(it.sessions) > sessions)
        await until(gateway.connected)
    assert 200 < len(there.gateway.identified) < 400


async def test_nor_do_ten_shards_cost_the_token_in_a_day(opens, there, naps):
    there.gateway.shards, there.gateway.invalidate = 10, -1
    gateway = opens()
    await gateway.start()
    await until(lambda: naps.now > DAY)
    await gateway.close()
    assert len(there.gateway.identified) < 400


async def test_sockets_that_never_open_are_no_sessions(opens, there, naps):
    there.gateway.refuse = 200
    gateway = opens()
    await gateway.start()
    await until(gateway.connected)
    assert len(there.gateway.identified) == 1
    assert max(naps.taken()) <= LONGEST


async def test_after_some_attempts_in_vain_discord_is_asked_again_where_it_is(opens, there, naps, monkeypatch):
    where = there.gateway.address
    monkeypatch.setattr(there.gateway, "address", await refused_address(there))
    gateway = opens()
    assert await gateway.start() == "ClientConnectorError"
    monkeypatch.setattr(there.gateway, "address", where)
    await until(gateway.connected)
    assert there.count("gateway.bot") > 1


async def test_it_is_not_asked_more_often_than_once_a_minute(opens, there, naps):
    there.gateway.refuse, there.gateway.shards = -1, 8
    gateway = opens()
    await gateway.start()
    await until(lambda: len(naps.asked) > 40)
    await gateway.close()
    assert 1 < there.count("gateway.bot") <= 1 + naps.now // ASKING


async def test_where_it_says_nothing_it_is_tried_as_before(opens, there, naps):
    there.gateway.refuse = 12
    gateway = opens()
    await gateway.start()
    there.faults.always("gateway.bot", Fault(raw="<html>"))
    await until(gateway.connected)
    assert there.count("gateway.bot") > 1


async def test_a_token_that_was_reset_is_seen_when_it_is_asked_again(opens, there, naps):
    there.gateway.refuse = -1
    gateway = opens()
    await gateway.start()
    there.token_refused = True
    await until(lambda: REFUSED in naps.asked)


async def test_a_limit_is_waited_for_and_stops_no_other_call(opens, there, client, naps):
    there.faults.add("gateway.bot", too_many(25, scope="global"))
    gateway = opens()
    assert await gateway.start() == "answered with 429"
    assert client.http._global_over.is_set()
    await until(gateway.connected)
    assert naps.taken() == [25.001]


async def test_a_page_is_no_advice(opens, there, naps):
    there.faults.add("gateway.bot", Fault(raw="<html>"), Fault(body={"url": there.gateway_url}))
    gateway = opens()
    assert await gateway.start() == "ValueError"
    await until(gateway.connected)
    assert naps.taken() == [1.0, 2.0]


async def test_servers_that_went_between_two_sessions_are_not_remembered(opens, there, client, naps):
    spring, autumn = there.world.guild("spring"), there.world.guild("autumn")
    gateway = opens()
    await gateway.start()
    await until(lambda: ("shard", 0, [spring.id, autumn.id]) in client.heard)
    autumn.bot = False
    spring.unavailable = True
    await there.gateway.invalid(resumable=False)
    await until(lambda: ("shard", 0, [spring.id]) in client.heard)


async def test_the_end_gives_the_sessions_up_and_leaves_the_way_out_open(opens, there, client):
    there.gateway.shards = 2
    gateway = opens()
    await gateway.start()
    await until(gateway.connected)
    await gateway.close()
    await gateway.close()
    await there.gateway.until(lambda it: not it.live())
    assert all(each.over for each in there.gateway.sessions)
    assert not await gateway.connected()
    assert await client.http.request(discord.http.Route("GET", "/users/@me"))


async def test_a_socket_that_does_not_close_keeps_nobody(opens, there, monkeypatch):
    monkeypatch.setattr(shards, "LEAVING", 0.01)
    gateway = opens()
    await gateway.start()
    socket = gateway._shards[0].socket

    async def never(code: int = 0) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(socket, "close", never)
    await gateway.close()
    assert not await gateway.connected()
    await type(socket).close(socket, code=1000)


async def test_it_can_end_before_it_was_there(opens, there, naps):
    there.gateway.refuse = -1
    gateway = opens()
    await gateway.start()
    await gateway.close()
    assert there.gateway.sessions == []


def test_the_times_fit_each_other():
    assert GAP > 5
    assert OPENING < 60 < READYING
    assert LONGEST <= 300
    assert LEAVING <= 3



async def test_where_it_breaks_is_told_once_as_long_as_the_same_breaks(opens, there, naps):
    with capture_logs() as lines:
        gateway = opens(address=await refused_address(there), count=1)
        await gateway.start()
        await until(lambda: len(naps.asked) > 4)
    told = [each for each in lines if each["event"] == "a shard is not there"]
    assert {each["why"] for each in told} == {"ClientConnectorError"}
    assert ["error" in each for each in told[:4]] == [True, False, False, False]
    assert [each["tries"] for each in told[:4]] == [1, 2, 3, 4]


async def test_where_another_thing_breaks_is_told_anew_and_after_it_was_there_the_same_too(opens, there, naps):
    with capture_logs() as lines:
        there.faults.add("gateway.bot", *[Fault(status=503, body={"message": "upstream"})] * 2)
        there.faults.add("gateway.bot", Fault(status=500, body={"message": "upstream"}))
        gateway = opens()
        await gateway.start()
        await until(gateway.connected)
        for _ in range(2):
            stands(naps)
            before = len(lines)
            there.gateway.refuse = 2
            await there.gateway.drop()
            await until(lambda before=before: any(each["event"] == "a shard is there" for each in lines[before:]))
    missing = [(each["why"], "error" in each) for each in lines if each["event"] == "the gateway is not there yet"]
    assert missing == [("answered with 503", True), ("answered with 503", False), ("answered with 500", True)]
    dropped = [(each["tries"], "error" in each) for each in lines if each["event"] == "a shard is not there"]
    assert dropped == [(1, True), (2, False)] * 2


__all__ = ["client", "counts", "naps", "opens", "there"]
