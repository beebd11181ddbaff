"""Connecting: logging in, putting the commands up, listening; what is refused or missing is said with what to do."""

import asyncio

import pytest
from structlog.testing import capture_logs

from adapters.discord import connect as connecting
from adapters.discord.connect import GATEWAY, TRUST, connect
from adapters.discord.parse import APP
from adapters.discord.told import Commands
from adapters.discord.tree import LEASE
from adapters.web.server import Server
from bot.app import Bot
from bot.chat.card import Card, Line
from bot.clock import MovableClock
from bot.errors import SettingsError, TryLater
from bot.model.ids import CountedIds
from bot.model.people import Address
from bot.model.policy import DEFAULT
from bot.ports import Installation
from tests.adapters.discord.life import Naps, bot, kept, living, refused_address, settings, there, until
from tests.adapters.discord.loopback import TOKEN
from tests.adapters.discord.loopback.faults import Fault, broken, hangs, too_many
from tests.adapters.slack.test_proxy import Proxy

CARD = Card("Hello", (Line("Hello there"),))
ACME = {"details": "Acme, Staff Engineer, 2026-03-02 10:30 with Grace Hopper"}


async def refused(there, bot, naps, **given) -> str:
    """What the operator is told when it cannot start."""
    with pytest.raises(SettingsError) as caught:
        await connect(bot, settings(there, **given), Server(), sleep=naps.sleep)
    told = str(caught.value)
    assert "\n" not in told
    assert TOKEN not in told
    return told


async def test_a_token_that_discord_refuses_is_the_operators_to_mend_and_not_tried_again(there, bot):
    there.token_refused = True
    naps = Naps()
    told = await refused(there, bot, naps)
    assert "refuses DISCORD_TOKEN" in told
    assert "Reset Token" in told
    assert (there.count("me"), naps.taken(), there.gateway.opened) == (1, [], 0)


async def test_a_discord_that_cannot_be_reached_is_tried_a_few_times_and_then_told(there, bot):
    there.faults.always("me", broken(503))
    naps = Naps()
    told = await refused(there, bot, naps)
    assert f"cannot be reached at {there.api_url} (503)" in told
    assert "DISCORD_API_URL" in told
    assert naps.taken() == [1.0, 2.0, 4.0, 8.0]


async def test_nor_where_nobody_listens(there, bot):
    naps = Naps()
    address = (await refused_address(there)).replace("ws:", "http:")
    assert "ClientConnectorError" in await refused(there, bot, naps, api_url=address)
    assert naps.taken() == [1.0, 2.0, 4.0, 8.0]


async def test_nor_where_nothing_is_answered(there, bot, monkeypatch):
    monkeypatch.setattr(connecting, "LOGIN", 0.01)
    held = asyncio.Event()
    there.faults.always("me", hangs(held))
    naps = Naps()
    assert "TimeoutError" in await refused(there, bot, naps)
    held.set()


async def test_one_that_is_there_in_the_end_is_connected_to(there, bot):
    there.faults.add("me", broken(503), too_many(60.0))
    there.faults.add("application", broken(503))
    async with living(bot, there) as here:
        assert here.naps.taken() == [1.0, 2.0, 4.0]
        assert here.connection.told[0].startswith("Connected to Discord as Afternote, in ")
        assert (await here.ready())[0] == 200


async def test_it_says_as_whom_and_where_and_what_to_type(there, bot):
    there.world.guild("spring")
    async with living(bot, there) as here:
        connected, link, attempt = here.connection.told
        assert connected == "Connected to Discord as Afternote, in 1 server."
        assert f"client_id={there.world.application}&" in link
        assert attempt == "Type /interview log in Discord to see it work."


async def test_a_gateway_that_is_not_there_yet_is_told_and_readyz_waits_for_it(there, bot):
    there.gateway.refuse = 3
    async with living(bot, there) as here:
        (told, _) = here.connection.told
        assert "Not connected to Discord yet, as Afternote: the gateway does not open (WSServerHandshakeError)" in told
        await here.here()
        assert (await here.ready())[0] == 200


async def test_readyz_waits_for_the_gateway_while_it_is_away(there, bot):
    async with living(bot, there) as here:
        await here.here()
        there.gateway.refuse = -1
        await there.gateway.drop()
        await until(lambda: len(here.naps.asked) > 2)
        assert await here.ready() == (503, f"waiting for {GATEWAY}\n")
        there.gateway.refuse = 0
        await here.here()
        assert (await here.ready())[0] == 200


async def test_a_token_that_is_reset_later_is_seen_in_readyz_and_in_the_log(there, bot):
    async with living(bot, there) as here:
        await here.here()
        with capture_logs() as lines:
            there.token_refused = True
            await there.gateway.hang_up(4004)
            await until(lambda: len(here.naps.asked) > 0)
            with pytest.raises(TryLater):
                await here.connection.courier.deliver(
                    Address("discord", "discord", user=there.person("ana").id), CARD, key="k"
                )
        status, told = await here.ready()
        assert (status, GATEWAY in told, TRUST in told) == (503, True, True)
        assert any(each["log_level"] == "error" and "DISCORD_TOKEN" in each.get("why", "") for each in lines)
        assert TOKEN not in repr(lines)


# the commands


async def test_the_commands_are_put_up_once_and_before_anybody_can_type_them(there, bot):
    async with living(bot, there):
        assert there.count("commands.put") == 1
        routes = [each.route for each in there.calls]
        assert routes.index("commands.put") < routes.index("gateway.bot")
    async with living(bot, there) as here:
        await here.connection.upkeep()
        assert there.count("commands.put") == 1


async def test_commands_that_discord_does_not_take_are_told_and_put_up_later(there, bot):
    there.faults.add("commands.put", broken(503))
    async with living(bot, there) as here:
        assert any("did not take the commands" in each for each in here.connection.told)
        assert there.world.commands == []
        there.clock.move_to(there.clock.now() + 2 * LEASE)
        await here.connection.upkeep()
        assert {each["name"] for each in there.world.commands} >= {"interview", "note", "afternote"}


async def test_commands_that_another_process_is_putting_up_are_told_as_such(there, bot, kept):
    await bot.keeps.install(Installation(APP, {}))
    assert await bot.keeps.lease(APP, until=there.clock.now() + LEASE)
    async with living(bot, there) as here:
        assert any(each.startswith("Another process") for each in here.connection.told)
        assert (here.connection.commands, there.count("commands.put")) == (Commands.ELSEWHERE, 0)
        # That one came to nothing.
        there.clock.move_to(there.clock.now() + 2 * LEASE)
        await here.connection.upkeep()
        assert (here.connection.commands, there.count("commands.put")) == (Commands.UP, 1)


async def test_a_limit_met_on_the_way_stops_the_commands_and_no_other_call_of_the_kit(there, bot):
    there.faults.add("commands.put", too_many(25, scope="global"))
    async with living(bot, there) as here:
        assert any("did not take the commands" in each for each in here.connection.told)
        assert there.count("commands.put") == 1
        http = here.connection.client.http
        assert http._global_over.is_set()
        with pytest.raises(TryLater):
            here.connection.pace.check()
        assert (await there.person("ana").slash("interview list")).acknowledged


async def test_a_command_that_discord_refuses_is_told_by_its_place(there, bot):
    errors = {"0": {"name": {"_errors": [{"code": "X", "message": "a canary"}]}}}
    there.faults.add("commands.put", Fault(400, body={"code": 50035, "message": "Invalid", "errors": errors}))
    with capture_logs() as lines:
        async with living(bot, there):
            pass
    (line,) = (each for each in lines if each["event"] == "the commands were not put up")
    assert (line["status"], line["code"], line["where"]) == (400, 50035, ["/0/name"])
    assert "canary" not in repr(lines)


async def test_of_two_processes_one_puts_the_commands_up(there, bot, kept, spelling, clock: MovableClock):
    other = Bot(kept, clock, CountedIds(), DEFAULT, spelling)
    async with living(bot, there, shards="0 of 2"), living(other, there, shards="1 of 2") as there_too:
        await there_too.here()
        assert there.count("commands.put") == 1


# which part of it


async def test_one_that_only_sends_asks_nothing_of_the_gateway(there, bot):
    async with living(bot, there, shards="none") as here:
        assert here.connection.gateway is None
        (told,) = here.connection.told
        assert "to send alone" in told
        assert (await here.ready())[0] == 200
        ana = there.person("ana")
        to = Address("discord", "discord", user=ana.id)
        receipt = await here.connection.courier.deliver(to, CARD, key="k")
        await here.connection.settled()
        assert receipt.address.room == ana.dm.id
        assert "Hello" in ana.last.words
        await here.connection.upkeep()
    assert there.gateway.opened == there.count("gateway.bot") == there.count("commands.put") == 0


async def test_what_is_delivered_while_it_ends_is_delivered_whole(there, bot):
    ana = there.person("ana")
    async with living(bot, there) as here:
        await here.connection.drain()
        await here.connection.courier.deliver(Address("discord", "discord", user=ana.id), CARD, key="k")
    # Posted as words, then drawn as the card.
    assert [each.v2 for each in ana.sees] == [True]


async def test_processes_share_the_shards(there, bot, kept, spelling, clock: MovableClock):
    other = Bot(kept, clock, CountedIds(), DEFAULT, spelling)
    async with living(bot, there, shards="0,1 of 3") as one, living(other, there, shards="2 of 3") as two:
        await one.here()
        await two.here()
        assert [each["shard"] for each in there.gateway.identified] == [[0, 3], [1, 3], [2, 3]]
        ana = there.person("ana")
        asked = await ana.slash("interview list")
        assert asked.acknowledged


# what comes in


async def test_what_came_while_the_socket_was_away_is_answered_once(there, bot):
    async with living(bot, there) as here:
        await here.here()
        ana = there.person("ana")
        await there.gateway.drop()
        await until(lambda: not there.gateway.live())
        asked = await ana.slash("interview log", ACME, waits=False)
        await until(lambda: asked.acknowledged)
        await here.connection.settled()
        assert there.count("callback", of=asked.token) == 1
        assert sum("Acme" in each.words for each in ana.sees) <= 1
        listed = await ana.slash("interview list")
        assert listed.acknowledged


async def test_h28_ready_three_times_is_one_worker_and_the_commands_put_up_once(there, bot, monkeypatch):
    runs, begins = [], Bot.run

    async def counted(self):
        runs.append(self)
        await begins(self)

    monkeypatch.setattr(Bot, "run", counted)
    readies = []
    async with living(bot, there) as here:
        here.connection.client.on_ready = lambda: _said(readies)
        worker = asyncio.create_task(bot.run())
        for n in range(1, 4):
            await there.gateway.invalid(resumable=False)
            await there.gateway.until(lambda it, n=n: len(it.sessions) == n + 1)
            await here.here()
            await until(lambda n=n: len(readies) >= n)
        await here.connection.upkeep()
        assert (len(runs), there.count("commands.put"), there.count("me")) == (1, 1, 1)
        ana = there.person("ana")
        asked = await ana.slash("interview list")
        await here.connection.settled()
        assert there.count("callback", of=asked.token) == 1
        bot.worker.stop()
        await worker


# where it goes


async def test_with_both_addresses_set_nothing_goes_anywhere_else(there, bot, monkeypatch):
    called: list[str] = []
    asks = asyncio.BaseEventLoop.create_connection
    resolves = asyncio.BaseEventLoop.getaddrinfo

    async def asked(loop, factory, host=None, port=None, **given):
        called.append(f"{host}:{port}" if host else str(given.get("sock")))
        return await asks(loop, factory, host, port, **given)

    async def resolved(loop, host, port, **given):
        called.append(str(host))
        return await resolves(loop, host, port, **given)

    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", asked)
    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", resolved)
    monkeypatch.setattr(there.gateway, "address", "wss://gateway.discord.example")
    async with living(bot, there, gateway_url=there.gateway_url) as here:
        await here.here()
        for _ in range(2):
            sessions = len(there.gateway.sessions)
            await there.gateway.drop()
            await there.gateway.until(lambda it: it.live())
            await there.gateway.invalid(resumable=False)
            await there.gateway.until(lambda it, sessions=sessions: len(it.sessions) == sessions + 1)
            await here.here()
        assert (await there.person("ana").slash("interview list")).acknowledged
    assert called
    assert all("127.0.0.1" in each for each in called), called


async def test_the_bot_lives_behind_a_proxy(there, bot, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    proxy = await Proxy().start()
    async with living(bot, there, proxy=proxy.address) as here:
        await here.here()
        ana = there.person("ana")
        assert (await ana.slash("interview list")).acknowledged
        await here.connection.settled()
        await here.connection.courier.deliver(Address("discord", "discord", user=ana.id), CARD, key="k")
        await here.connection.settled()
    asked = [each.removeprefix("/api/v10/") for each in proxy.asked if each.startswith("/api/v10/")]
    # Whatever reached Discord came by way of the proxy, and the gateway's socket too.
    assert sorted(asked) == sorted(each.path for each in there.calls)
    assert [each for each in proxy.asked if "gateway" in each and not each.startswith("/api/")] == ["/gateway"]
    await proxy.stop()


async def test_without_the_setting_no_proxy_is_asked(there, bot, monkeypatch):
    proxy = await Proxy().start()
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, proxy.address)
    async with living(bot, there) as here:
        await here.here()
        await there.person("ana").slash("interview list")
    assert proxy.asked == []
    await proxy.stop()


async def _said(where: list[str]) -> None:
    where.append("ready")


__all__ = ["bot", "kept", "there"]
