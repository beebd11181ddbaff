"""Servers: each that took the bot in is kept, each that left is let go, and no other."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from adapters.discord.guilds import GuildWatch
from bot.model.people import Tenant
from bot.ports import Installation
from bot.store import tables
from bot.store.rights import System
from tests.adapters.discord.life import Living, bot, kept, living, there, until

SHARD = 1 << 22


class Kept:
    """What is kept, in memory; fails as often as it is told to."""

    def __init__(self, *guilds: int) -> None:
        self.there = {str(each) for each in guilds}
        self.done: list[str] = []
        self.fails = 0

    async def installations(self, platform, *, expiring_before=None):
        await asyncio.sleep(0)
        if self.fails:
            self.fails -= 1
            raise OSError("a canary")
        return tuple(Installation(Tenant(platform, each), {}) for each in sorted({*self.there, "@app"}))

    async def install(self, installation):
        self.done.append(f"+{installation.tenant.tenant}")
        self.there.add(installation.tenant.tenant)

    async def uninstall(self, tenant):
        self.done.append(f"-{tenant.tenant}")
        self.there.discard(tenant.tenant)


def guild(id: int) -> SimpleNamespace:
    return SimpleNamespace(id=id)


async def servers(of: Living) -> set[str]:
    """The servers that are kept."""
    return {each.tenant.tenant for each in await of.bot.keeps.installations("discord")} - {"@app"}


async def departed(of: Living) -> list[str]:
    """The servers that left and whose rows wait to be erased."""
    async with of.bot.store.read(System("a test")) as tx:
        return sorted(tenant for (tenant,) in await tx.rows(select(tables.departures.c.tenant)))


async def test_what_is_there_is_kept_and_what_is_not_is_let_go():
    keeps = Kept(1, 2)
    watch = GuildWatch(keeps)
    await watch.ready([0], [2, 3])
    assert keeps.done == ["+3", "-1"]


async def test_the_same_news_again_does_nothing():
    keeps = Kept(1, 2)
    watch = GuildWatch(keeps)
    for _ in range(3):
        await watch.ready([0], [2, 3])
        await watch.look()
    assert keeps.done == ["+3", "-1"]


async def test_nobody_is_let_go_before_their_shard_is_ready():
    keeps = Kept(0, SHARD, 2 * SHARD, 3 * SHARD)
    watch = GuildWatch(keeps)
    watch.sharded(4)
    await watch.look()
    assert keeps.done == []
    await watch.ready([1], [])
    assert keeps.done == [f"-{SHARD}"]
    await watch.ready([2], [2 * SHARD])
    await watch.look()
    assert keeps.done == [f"-{SHARD}"]


async def test_one_that_comes_before_its_shard_is_ready_says_nothing_of_the_others():
    keeps = Kept(1, 2, 3)
    watch = GuildWatch(keeps)
    watch.sharded(1)
    await watch.joined(guild(4))
    await watch.look()
    assert keeps.done == ["+4"]
    await watch.ready([0], [1, 2, 4])
    assert keeps.done == ["+4", "-3"]


async def test_after_a_change_of_shards_all_is_looked_at_anew():
    keeps = Kept(SHARD)
    watch = GuildWatch(keeps)
    await watch.ready([0], [SHARD])
    keeps.there.add("1")
    watch.sharded(2)
    # What was there before says nothing: another process may have kept one since.
    await watch.look()
    await watch.ready([0], [1])
    assert keeps.done == []
    await watch.ready([1], [])
    assert keeps.done == [f"-{SHARD}"]


async def test_a_server_is_its_own_shards_whoever_tells_of_it():
    keeps = Kept()
    watch = GuildWatch(keeps)
    watch.sharded(2)
    await watch.ready([0, 1], [1, SHARD])
    await watch.left(guild(SHARD))
    await watch.look()
    assert keeps.done == ["+1", f"+{SHARD}", f"-{SHARD}"]


async def test_what_could_not_be_kept_is_kept_at_the_next_look():
    keeps = Kept(1)
    watch = GuildWatch(keeps)
    keeps.fails = 1
    with capture_logs() as lines:
        await watch.ready([0], [2])
    assert keeps.done == []
    assert "canary" not in repr(lines)
    assert [each["log_level"] for each in lines] == ["error"]
    await watch.look()
    assert keeps.done == ["+2", "-1"]


async def test_coming_and_going_are_taken_one_after_another():
    keeps = Kept()
    watch = GuildWatch(keeps)
    await watch.ready([0], [])
    await asyncio.gather(watch.joined(guild(1)), watch.left(guild(1)), watch.joined(guild(1)), watch.look())
    assert keeps.there == {"1"}


async def test_one_that_was_let_go_meanwhile_is_not_taken_for_one_that_came():
    keeps = Kept()
    watch = GuildWatch(keeps)
    await watch.ready([0], [1, 2])
    looking = asyncio.create_task(watch.look())
    await watch.left(guild(2))
    await looking
    await watch.look()
    assert keeps.there == {"1"}


# the whole way


async def test_servers_are_kept_when_they_take_it_in_and_let_go_when_they_send_it_away(there, bot):
    spring = there.world.guild("spring")
    async with living(bot, there) as here:
        await until(lambda: _is(here, {spring.id}))
        autumn = there.world.guild("autumn", bot=False)
        await there.gateway.joins(autumn)
        await until(lambda: _is(here, {spring.id, autumn.id}))
        await there.gateway.leaves(spring)
        await until(lambda: _is(here, {autumn.id}))
        assert await departed(here) == [spring.id]
        # It comes back, and nothing of it is erased.
        await there.gateway.joins(spring)
        await until(lambda: _is(here, {spring.id, autumn.id}))
        assert await departed(here) == []


async def test_an_outage_is_no_farewell(there, bot):
    spring = there.world.guild("spring")
    async with living(bot, there) as here:
        await until(lambda: _is(here, {spring.id}))
        await there.gateway.fails(spring)
        await there.gateway.invalid(resumable=False)
        await there.gateway.until(lambda it: len(it.sessions) == 2)
        await here.here()
        await here.connection.upkeep()
        assert await servers(here) == {spring.id}
        assert await departed(here) == []
        await there.gateway.joins(spring)
    async with living(bot, there) as here:
        await here.connection.upkeep()
        assert await servers(here) == {spring.id}


@pytest.mark.parametrize("restarts", [True, False])
async def test_servers_that_came_and_went_while_nobody_listened_are_kept_and_let_go(there, bot, restarts):
    spring, autumn = there.world.guild("spring"), there.world.guild("autumn", bot=False)
    async with living(bot, there) as here:
        await until(lambda: _is(here, {spring.id}))
        if not restarts:
            spring.bot, autumn.bot = False, True
            await there.gateway.invalid(resumable=False)
            await until(lambda: _is(here, {autumn.id}))
            assert await departed(here) == [spring.id]
            return
    spring.bot, autumn.bot = False, True
    async with living(bot, there) as here:
        await until(lambda: _is(here, {autumn.id}))
        assert await departed(here) == [spring.id]


async def test_a_server_that_could_not_be_kept_is_kept_by_the_upkeep(there, bot, monkeypatch):
    spring = there.world.guild("spring", bot=False)

    async def breaks(installation):
        raise OSError("disk full")

    async with living(bot, there) as here:
        with monkeypatch.context() as broken:
            broken.setattr(bot.keeps, "install", breaks)
            with capture_logs() as lines:
                await there.gateway.joins(spring)
                await until(lambda: any(each["log_level"] == "error" for each in lines))
        assert await servers(here) == set()
        await here.connection.upkeep()
        assert await servers(here) == {spring.id}


async def test_a_process_with_some_of_the_shards_lets_nobody_of_the_others_go(there, bot):
    ours, theirs = (there.world.guild(name, id=str(id)) for name, id in (("ours", 4 * SHARD), ("theirs", 5 * SHARD)))
    async with living(bot, there) as here:
        await until(lambda: _is(here, {ours.id, theirs.id}))
    ours.bot = theirs.bot = False
    async with living(bot, there, shards="0 of 2") as here:
        await until(lambda: _is(here, {theirs.id}))
        await here.connection.upkeep()
        assert await departed(here) == [ours.id]


async def test_what_a_member_logged_is_theirs_when_the_server_leaves(there, bot):
    ana = there.person("ana", guild="spring")
    spring = there.world.guild("spring")
    async with living(bot, there) as here:
        await until(lambda: _is(here, {spring.id}))
        room = there.world.channel("general", spring)
        await ana.slash("interview log", {"details": "Acme, Engineer, 2026-03-02 15:30 with Grace"}, channel=room)
        await here.connection.settled()
        await there.gateway.leaves(spring)
        await until(lambda: _is(here, set()))
        asked = await ana.slash("interview list")
        await here.connection.settled()
        assert "Acme" in asked.messages[0].words
        there.clock.move_to(there.clock.now() + timedelta(days=30))
        await bot.sweep()
        asked = await ana.slash("interview list")
        await here.connection.settled()
        assert "Acme" in asked.messages[0].words


async def _is(of: Living, guilds: set[str]) -> bool:
    return await servers(of) == guilds


__all__ = ["bot", "kept", "there"]
