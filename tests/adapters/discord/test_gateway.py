"""The gateway: how its sockets open, what replaces them, what is gone on with, and how it ends."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters.discord import gateway as gateways
from adapters.discord.gateway import REFUSED, STEADY, Gateway
from adapters.discord.starts import GAP
from tests.adapters.discord.life import Bare, Naps, refused_address, there, until
from tests.adapters.discord.loopback import TOKEN, LoopbackDiscord
from tests.adapters.discord.loopback.faults import Fault

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


__all__ = ["there"]
