"""Limits on deliveries: kept where they hold, and nowhere else."""

import asyncio
from datetime import timedelta

import pytest

from adapters.discord.api import EDITING
from adapters.discord.render import messages
from bot.errors import TryLater
from tests.adapters.discord.delivering import (
    CARD,
    EDIT,
    KEY,
    PLAIN,
    POST,
    bot,
    client,
    database,
    discord,
    known,
    out,
    posted,
    raised,
    store,
    time,
)
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.loopback import faults


async def test_a_limit_on_everything_is_kept_by_everybody_without_a_call(discord, out, known):
    discord.faults.add(POST, faults.too_many(1337, scope="global"))
    error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert not error.alone
    assert error.after >= timedelta(seconds=1337)
    eve = out.address(discord.person("eve"))
    calls = len(discord.calls)
    discord.clock.move_to(discord.clock.now() + timedelta(seconds=1336))
    since = discord.clock.now()
    for what in (out.courier.deliver(eve, CARD, key="e.1"), out.courier.find(eve, key="e.1", since=since)):
        assert isinstance(await raised(what), TryLater)
    assert len(discord.calls) == calls
    discord.clock.move_to(discord.clock.now() + timedelta(seconds=2))
    await out.courier.deliver(known, CARD, key=KEY)


@pytest.mark.parametrize("scope", ["user", "shared"])
@pytest.mark.parametrize("via", [True, False])
async def test_a_limit_at_one_place_is_kept_there_and_others_go_on(discord, out, known, scope, via):
    discord.faults.add(POST, faults.too_many(1337, scope=scope, via=via), of=known.room)
    error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert error.alone
    assert not error.tried
    eve = discord.person("eve")
    await out.courier.deliver(out.address(eve), CARD, key="e.1")
    discord.clock.move_to(discord.clock.now() + timedelta(seconds=1330))
    assert isinstance(await raised(out.courier.deliver(known, CARD, key=KEY)), TryLater)
    assert discord.count(POST, of=known.room) == 1
    discord.clock.move_to(discord.clock.now() + timedelta(seconds=8))
    await out.courier.deliver(known, CARD, key=KEY)
    assert out.time.slept == []


async def test_a_limit_never_sleeps_inside_a_call(discord, out, ana, known):
    """The kit sleeps up to half a minute there, and for everybody where the limit is on everything."""
    discord.faults.always(POST, faults.too_many(20, scope="global"))
    async with asyncio.timeout(5):
        error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert discord.count(POST) == 1


async def test_a_place_that_has_no_room_left_is_waited_for_as_its_headers_say(discord, out, known, monkeypatch):
    out.api._told(f"POST {known.room}", {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "1.5"})
    await out.courier.deliver(known, CARD, key=KEY)
    assert out.time.slept == [1.5]
    for headers in ({"X-RateLimit-Remaining": "1", "X-RateLimit-Reset-After": "9"}, {"X-RateLimit-Remaining": "0"},
                    {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": "nan"}):  # fmt: skip
        out.api._told(f"POST {known.room}", headers)
    discord.clock.move_to(discord.clock.now() + timedelta(seconds=2))
    await out.courier.deliver(known, CARD, key="2.1")
    assert out.time.slept == [1.5]


async def test_five_hundred_known_people_hear_at_forty_five_a_second_and_their_cards_come_after(
    discord, out, monkeypatch
):
    people = [discord.person(f"p{n}") for n in range(500)]
    made: list[tuple[str, float]] = []

    async def at_once(route, **given):
        made.append((route.method, out.time.now))
        return {"id": str(len(made))}

    monkeypatch.setattr(out.api, "_call", at_once)

    async def deliver(n):
        to = out.address(people[n], room=people[n].dm.id)
        while True:
            try:
                return await out.courier.deliver(to, CARD, key=f"{n}.1")
            except TryLater as later:
                put_off.append(later)
                await asyncio.sleep(0)

    put_off: list[TryLater] = []
    start = out.time.now
    await asyncio.gather(*(deliver(n) for n in range(500)))
    await out.settled()
    assert all(each.alone and not each.tried for each in put_off)
    posts = [at - start for method, at in made if method == "POST"]
    assert len(posts) == 500
    assert max(posts) == pytest.approx(500 / 45, abs=1)
    assert len(made) == 1000
    for n, (_, at) in enumerate(made):
        assert n < 45 or at - made[n - 45][1] >= 1 - 1e-6
    monkeypatch.undo()


async def test_a_redraw_that_would_wait_too_long_is_for_later_and_a_taking_away_is_not(
    discord, out, ana, known, monkeypatch
):
    (message,) = messages(PLAIN)
    id = await out.api.post(known.room, message)
    monkeypatch.setattr(out.pace._limiter, "ahead", lambda *, urgent=True: EDITING + 1)
    later = await raised(out.api.edit(known.room, id, message))
    assert isinstance(later, TryLater)
    assert later.alone
    assert discord.count(EDIT) == 0
    await out.api.delete(known.room, id)
    assert posted(ana) == []


async def test_a_hundred_deliveries_use_one_connection(discord, out, known):
    for n in range(100):
        await out.courier.deliver(known, CARD, key=f"{n}.1")
        await out.settled()
    assert len(discord.world.messages) == 100
    assert len(discord.connections) == 1


__all__ = ["bot", "client", "database", "discord", "known", "out", "store", "time"]
