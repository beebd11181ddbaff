"""The gateway: how its sockets open, what replaces them, what is gone on with, and how it ends."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import discord
import pytest
from structlog.testing import capture_logs

from adapters.discord import gateway as gateways
from adapters.discord import shards
from adapters.discord.gateway import ASKING, LONGEST, OPENING, READYING, REFUSED, STEADY, Gateway
from adapters.discord.shards import LEAVING
from adapters.discord.starts import DAY, GAP
from tests.adapters.discord.life import Bare, Naps, refused_address, there, until
from tests.adapters.discord.loopback import TOKEN, LoopbackDiscord
from tests.adapters.discord.loopback.faults import Fault, too_many

SNOWFLAKE = 1 << 22
"""Guild ids this far apart belong to shards that follow each other."""


@pytest.fixture
async def client(there: LoopbackDiscord) -> AsyncIterator[Bare]:
    client = Bare()
    await client.login(TOKEN)
    yield client
    await client.close()


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def counts() -> list[int]:
    """How many shards there were said to be."""
    return []


@pytest.fixture
async def opens(client: Bare, counts: list[int], naps: Naps) -> AsyncIterator[Callable[..., Gateway]]:
    """Makes gateways that are closed at the end."""
    made: list[Gateway] = []

    def opens(**given: Any) -> Gateway:
        given = {"sleep": naps.sleep, "tick": naps.tick, "chance": lambda: 0.5, **given}
        made.append(Gateway(client, counts.append, **given))
        return made[-1]

    yield opens
    for each in made:
        await each.close()


def stands(naps: Naps) -> None:
    """Enough time passes for what is there to count as steady."""
    naps.now += STEADY


async def test_it_opens_at_once_hears_what_people_do_and_has_minimal_intents(opens, there, client, counts, naps):
    gateway = opens()
    assert not await gateway.connected()
    assert await gateway.start() is None
    assert await gateway.connected()
    assert (counts, naps.taken()) == ([1], [])
    (identify,) = there.gateway.identified
    assert (identify["intents"], identify["shard"]) == (1, [0, 1])
    ana = there.person("ana")
    assert (await ana.slash("interview list", strict=False)).acknowledged


async def test_a_first_connection_that_is_refused_is_told_and_tried_again_ever_more_slowly(opens, there, naps):
    there.gateway.refuse = 10
    gateway = opens()
    assert await gateway.start() == "WSServerHandshakeError"
    await there.gateway.ready()
    await until(gateway.connected)
    assert naps.taken() == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 120.0, 240.0, 240.0]


async def test_no_two_processes_try_again_at_the_same_moments(opens, there, naps):
    there.gateway.refuse = 4
    chances = [0.75, 0.25, 1.0, 0.0]
    gateway = opens(chance=chances.pop)
    await gateway.start()
    await until(gateway.connected)
    assert naps.taken() == [0.75, 2.5, 3.5, 9.0]


async def test_a_gateway_that_nobody_tells_the_way_to_is_asked_for_again(opens, there, naps):
    there.faults.add("gateway.bot", *[Fault(status=503, body={"message": "upstream"})] * 2)
    gateway = opens()
    assert await gateway.start() == "answered with 503"
    await until(gateway.connected)
    assert naps.taken() == [1.0, 2.0]


async def test_a_port_at_which_nobody_listens_is_tried_again(opens, there, naps):
    gateway = opens(address=await refused_address(there), count=1)
    assert await gateway.start() == "ClientConnectorError"
    await until(lambda: len(naps.asked) > 3)
    assert naps.taken()[:3] == [1.0, 2.0, 4.0]
    assert there.gateway.opened == 0


async def test_a_dropped_socket_is_resumed_and_what_was_missed_is_heard_once(opens, there, client, naps):
    gateway = opens()
    await gateway.start()
    ana = there.person("ana")
    stands(naps)
    await there.gateway.drop()
    await until(lambda: not there.gateway.live())
    # It comes while nobody listens.
    asked = await ana.slash("interview list", strict=False, waits=False)
    await there.gateway.until(lambda it: it.sessions[0].resumed == 1)
    await until(gateway.connected)
    await until(lambda: asked.acknowledged)
    assert client.heard.count(int(asked.id)) == 1
    assert (len(there.gateway.identified), naps.taken()) == (1, [0.0])


async def test_one_that_cannot_be_opened_again_at_once_is_resumed_later(opens, there, client, naps):
    gateway = opens()
    await gateway.start()
    stands(naps)
    there.gateway.refuse = 2
    await there.gateway.drop()
    asked = await there.person("ana").slash("interview list", strict=False, waits=False)
    await until(lambda: asked.acknowledged)
    assert naps.taken() == [0.0, 1.0, 2.0]
    assert (len(there.gateway.identified), len(there.gateway.resumed)) == (1, 1)


async def test_discord_may_ask_for_another_socket_whenever_it_likes(opens, there, naps):
    gateway = opens()
    await gateway.start()
    for n in (1, 2, 3):
        stands(naps)
        await there.gateway.reconnect()
        await there.gateway.until(lambda it, n=n: it.sessions[0].resumed == n)
        await until(gateway.connected)
    assert (naps.taken(), len(there.gateway.identified)) == ([0.0] * 3, 1)


async def test_an_invalid_session_is_forgotten_and_another_begun_after_a_moment(opens, there, naps):
    gateway = opens()
    await gateway.start()
    stands(naps)
    await there.gateway.invalid(resumable=False)
    await there.gateway.until(lambda it: len(it.sessions) == 2)
    await until(gateway.connected)
    assert naps.taken() == [3.0]
    assert there.gateway.resumed == []


async def test_an_invalid_session_that_may_be_gone_on_with_is(opens, there, naps):
    gateway = opens()
    await gateway.start()
    stands(naps)
    await there.gateway.invalid(resumable=True)
    await there.gateway.until(lambda it: it.sessions[0].resumed == 1)
    await until(gateway.connected)
    assert len(there.gateway.sessions) == 1


async def test_a_session_that_is_over_when_it_is_to_be_resumed_is_begun_anew(opens, there, naps):
    gateway = opens()
    await gateway.start()
    stands(naps)
    there.gateway.invalidate = 1
    await there.gateway.drop()
    await there.gateway.until(lambda it: len(it.sessions) == 2)
    await until(gateway.connected)
    assert (len(there.gateway.resumed), len(there.gateway.identified)) == (1, 2)


async def test_a_session_that_ends_as_soon_as_it_begins_is_not_begun_anew_at_once(opens, there, naps):
    gateway = opens()
    await gateway.start()
    for n in (1, 2, 3):
        await there.gateway.hang_up(4000)
        await there.gateway.until(lambda it, n=n: it.sessions[0].resumed == n)
        await until(gateway.connected)
    assert naps.taken() == [1.0, 2.0, 4.0]


async def test_a_socket_that_is_open_and_silent_is_let_go(opens, there, monkeypatch, naps):
    monkeypatch.setattr(gateways, "OPENING", 0.02)
    there.gateway.deaf = True
    gateway = opens()
    assert await gateway.start() == "TimeoutError"
    there.gateway.deaf = False
    await until(gateway.connected)
    assert len(there.gateway._sockets) == 1


async def test_one_that_never_gets_ready_is_let_go(opens, there, monkeypatch):
    monkeypatch.setattr(gateways, "READYING", 0.02)
    tells, there.gateway._tell = there.gateway._tell, lambda *_: asyncio.sleep(0)
    gateway = opens()
    assert await gateway.start() == "TimeoutError"
    there.gateway._tell = tells
    await until(gateway.connected)


async def test_several_shards_are_begun_one_after_another(opens, there, counts, naps):
    there.gateway.shards = 3
    gateway = opens()
    await gateway.start()
    await until(gateway.connected)
    assert [each["shard"] for each in there.gateway.identified] == [[0, 3], [1, 3], [2, 3]]
    assert naps.taken() == [GAP, GAP]
    assert counts == [3]


async def test_a_process_holds_the_shards_that_it_is_given_and_no_other(opens, there, client, naps):
    for n in range(4):
        there.world.guild(f"guild {n}", id=str(n * SNOWFLAKE + (1 << 50)))
    gateway = opens(shards=(0, 2), count=4)
    await gateway.start()
    await until(gateway.connected)
    await until(lambda: "ready" in client.heard)
    assert [each["shard"] for each in there.gateway.identified] == [[0, 4], [2, 4]]
    assert sorted(each.name for each in client.guilds) == ["guild 0", "guild 2"]


async def test_a_shard_that_breaks_takes_no_other_with_it(opens, there, naps):
    there.gateway.shards = 2
    gateway = opens()
    await gateway.start()
    await until(gateway.connected)
    stands(naps)
    await there.gateway.hang_up(4000, 1)
    await there.gateway.until(lambda it: it.sessions[1].resumed == 1)
    await until(gateway.connected)
    assert (there.gateway.sessions[0].resumed, len(there.gateway.sessions)) == (0, 2)


async def test_it_is_connected_only_with_every_shard(opens, there, naps):
    there.gateway.shards = 2
    gateway = opens()
    await gateway.start()
    await until(gateway.connected)
    there.gateway.refuse = -1
    await there.gateway.hang_up(4000, 1)
    await until(lambda: len(there.gateway.live()) == 1)
    await until(lambda: len(naps.asked) > 3)
    assert not await gateway.connected()


async def test_where_there_are_more_shards_by_now_all_are_begun_anew(opens, there, counts, naps):
    gateway = opens()
    await gateway.start()
    there.gateway.shards = 2
    await there.gateway.hang_up(4011)
    await until(lambda: len(there.gateway.sessions) == 3)
    await until(gateway.connected)
    assert counts == [1, 2]
    assert REFUSED not in naps.taken()


async def test_shards_that_were_given_and_are_too_few_are_the_operators_to_mend(opens, there, naps):
    gateway = opens(shards=(0,), count=1)
    await gateway.start()
    await there.gateway.hang_up(4011)
    await until(lambda: naps.asked)
    assert naps.taken()[0] == REFUSED


async def test_a_token_that_is_reset_is_told_and_tried_again_rarely(opens, there, naps):
    gateway = opens()
    await gateway.start()
    with capture_logs() as lines:
        there.token_refused = True
        await there.gateway.hang_up(4004)
        await until(lambda: naps.asked.count(REFUSED) > 2)
    assert not await gateway.connected()
    assert set(naps.taken()) == {REFUSED}
    assert "DISCORD_TOKEN" in repr([each for each in lines if each["log_level"] == "error"])
    assert TOKEN not in repr(lines)
    # Discord was wrong about it: all goes on.
    there.token_refused = False
    await until(gateway.connected)


async def test_the_address_that_is_set_is_the_only_one(opens, there, naps, monkeypatch):
    monkeypatch.setattr(there.gateway, "address", await refused_address(there))
    gateway = opens(address=there.gateway_url, count=1)
    assert await gateway.start() is None
    stands(naps)
    await there.gateway.drop()
    await there.gateway.until(lambda it: it.sessions[0].resumed == 1)
    assert naps.taken() == [0.0]
    await there.gateway.invalid(resumable=False)
    await there.gateway.until(lambda it: len(it.sessions) == 2)
    assert there.count("gateway.bot") == 0


async def test_a_session_is_gone_on_with_where_discord_says_and_in_the_end_anywhere(opens, there, naps, monkeypatch):
    advice = there.gateway.advice()
    monkeypatch.setattr(there.gateway, "advice", lambda: advice)
    monkeypatch.setattr(there.gateway, "address", await refused_address(there))
    gateway = opens()
    await gateway.start()
    stands(naps)
    await there.gateway.drop()
    await there.gateway.until(lambda it: it.sessions[0].resumed == 1)
    assert naps.taken() == [0.0, 1.0, 2.0, 4.0]


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


__all__ = ["there"]


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
