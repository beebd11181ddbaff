"""The first step of a delivery: once, whatever goes wrong, and sorted rightly; and the DMs that it opens."""

import asyncio
import socket
from dataclasses import replace
from datetime import timedelta

import pytest
from discord.http import Route
from structlog.testing import capture_logs

from adapters.discord import courier as courier_module
from adapters.discord.coding import mark
from adapters.discord.pacing import BURST
from bot.errors import Finality, TryLater, Uncertain, Undeliverable
from bot.model.people import Address
from bot.ports import Absent, Receipt
from tests.adapters.discord.delivering import (
    CARD,
    KEY,
    PLAIN,
    POST,
    Out,
    bodies,
    bot,
    client,
    database,
    discord,
    known,
    marks,
    out,
    posted,
    raised,
    replaced,
    store,
    time,
    until,
)
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.loopback import faults

# the first step

SORTED = [
    (faults.closed(), Finality.CLOSED), (faults.strangers(), Finality.GONE), (faults.too_fast(), Finality.CLOSED),
    (faults.says(403, 0), Finality.CLOSED), (faults.says(403, 50001), Finality.GONE),
    (faults.says(403, 50013), Finality.CLOSED), (faults.says(404, 10013), Finality.GONE),
    (faults.says(400, 50033), Finality.REFUSED), (faults.says(401, 0), TryLater),
    (faults.too_many(30, scope="user"), TryLater), (faults.too_many(30, scope="shared"), TryLater),
    (faults.too_many(30, scope="global"), TryLater), (faults.too_many(30, via=False), TryLater),
    (faults.too_many(None, via=False), TryLater), (faults.banned(), TryLater), (faults.banned(None), TryLater),
    (faults.garbled(), Uncertain), (faults.garbled(accepted=True), Uncertain), (faults.a_page(), Uncertain),
    (faults.a_page(accepted=True), Uncertain), (faults.Fault(302, raw="elsewhere"), Uncertain),
    (faults.Fault(raw="[]", kind="application/json"), Uncertain),
    # Whoever stands between answers in Discord's place, and nobody is taken for gone.
    *((faults.Fault(status, raw="<h1>Blocked</h1>"), TryLater) for status in (403, 404, 407)),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "kind"), SORTED)
async def test_every_error_is_sorted_after_one_call_and_nothing_is_posted_twice(discord, out, ana, known, fault, kind):
    card = PLAIN if kind is Finality.REFUSED else CARD
    discord.faults.add(POST, fault)
    error = await raised(out.courier.deliver(known, card, key=KEY))
    if isinstance(kind, Finality):
        assert isinstance(error, Undeliverable)
        assert error.why is kind
    else:
        assert isinstance(error, kind)
    assert discord.count(POST) == 1
    assert len(posted(ana)) == fault.accepted
    assert out.time.slept == []


AGAIN = {
    "500": faults.broken(500), "502": faults.broken(502), "503": faults.broken(503), "504": faults.broken(504),
    "524": faults.broken(524), "reset": faults.reset(), "500 done": faults.broken(500, accepted=True),
    "503 done": faults.broken(503, accepted=True), "reset done": faults.reset(accepted=True),
}  # fmt: skip


@pytest.mark.parametrize("name", AGAIN)
async def test_an_answer_that_was_lost_is_asked_for_once_more_with_the_same_nonce(discord, out, ana, known, name):
    discord.faults.add(POST, AGAIN[name])
    receipt = await out.courier.deliver(known, CARD, key=KEY)
    (message,) = posted(ana)
    assert receipt.message == message.id
    first, second = bodies(discord)
    assert first["nonce"] == second["nonce"]


@pytest.mark.parametrize("name", AGAIN)
async def test_an_answer_that_is_lost_twice_is_uncertain_and_found_by_its_key(discord, out, ana, known, name):
    discord.faults.add(POST, AGAIN[name], AGAIN[name])
    assert isinstance(await raised(out.courier.deliver(known, CARD, key=KEY)), Uncertain)
    assert discord.count(POST) == 2
    done = AGAIN[name].accepted
    assert len(posted(ana)) == done
    found = await out.courier.find(known, key=KEY, since=discord.clock.now())
    assert found == (Receipt(posted(ana)[0].id, known) if done else Absent())


@pytest.mark.parametrize("then", [faults.says(401, 0), faults.too_many(30), faults.too_many(30, scope="global")])
@pytest.mark.parametrize("first", [faults.reset(accepted=True), faults.broken(500, accepted=True), faults.broken(503)])
async def test_what_may_have_been_taken_stays_in_doubt_whatever_the_second_call_says(
    discord, out, ana, known, first, then
):
    discord.faults.add(POST, first, then)
    assert isinstance(await raised(out.courier.deliver(known, CARD, key=KEY)), Uncertain)
    assert len(posted(ana)) == first.accepted
    discord.clock.move_to(discord.clock.now() + timedelta(minutes=6))
    since = discord.clock.now() - timedelta(minutes=6)
    found = await out.courier.find(known, key=KEY, since=since)
    assert isinstance(found, Receipt if first.accepted else Absent)


async def test_a_call_that_hangs_is_given_up_and_holds_up_nobody(discord, client, bot, time, ana, known):
    out = Out(discord, client, bot, time, total=0.3)
    eve = discord.person("eve")
    go = asyncio.Event()
    discord.faults.always(POST, faults.hangs(go), of=known.room)
    slow = asyncio.create_task(raised(out.courier.deliver(known, CARD, key=KEY)))
    await until(lambda: discord.count(POST) == 1)
    await out.courier.deliver(out.address(eve, room=eve.dm.id), CARD, key="e.1")
    assert not slow.done()
    assert isinstance(await slow, Uncertain)
    go.set()
    await out.close()


async def test_a_delivery_ends_in_time_whatever_has_to_be_tried(discord, out, known, monkeypatch):
    go = asyncio.Event()
    monkeypatch.setattr(courier_module, "SENDING", 0.2)
    discord.faults.add(POST, faults.broken(), faults.hangs(go))
    error = await raised(out.courier.deliver(known, CARD, key=KEY))
    go.set()
    assert isinstance(error, Uncertain)
    assert discord.count(POST) == 2


async def test_a_discord_that_cannot_be_reached_was_surely_not_told(discord, out, known, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{port}/api/v10")
    error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert not error.alone
    assert error.after == timedelta(seconds=30)


async def test_buttons_that_are_refused_are_left_out_once_and_come_with_the_card(discord, out, ana, known):
    discord.faults.add(POST, faults.says(400, 50035, "In components.0: Acme"))
    with capture_logs() as logs:
        await out.courier.deliver(known, CARD, key=KEY)
    assert bodies(discord)[1]["components"] == []
    await out.settled()
    (message,) = posted(ana)
    assert message.labels == ["Debrief", "Later"]
    assert mark(KEY) in marks(message)
    assert "Acme" not in repr(logs)


@pytest.mark.parametrize("fault", [faults.says(413, 40005), faults.says(403, 50013), faults.says(400, 50035)])
async def test_a_card_without_words_is_posted_plainer_where_it_is_not_taken(
    discord, out, ana, known, monkeypatch, fault
):
    real = courier_module.messages
    monkeypatch.setattr(
        courier_module, "messages", lambda *a, **given: tuple(replace(each, words="") for each in real(*a, **given))
    )
    discord.faults.add(POST, fault)
    await out.courier.deliver(known, CARD, key=KEY)
    (message,) = posted(ana)
    assert message.v2
    assert 17 not in [each["type"] for each in message.components]


async def test_words_that_are_refused_too_are_not_tried_again(discord, out, known):
    discord.faults.always(POST, faults.says(400, 50035))
    error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.REFUSED
    assert discord.count(POST) == 2


async def test_a_dm_that_is_none_any_more_is_opened_anew_once(discord, out, ana, known):
    replaced(ana)
    receipt = await out.courier.deliver(known, CARD, key=KEY)
    assert receipt.address.room == ana.dm.id != known.room
    assert discord.count("dm.open") == 1
    assert [each.id for each in posted(ana)] == [receipt.message]
    await out.settled()
    assert posted(ana)[0].v2


async def test_a_dm_that_was_remembered_and_is_none_any_more_is_opened_anew_too(discord, out, ana):
    await out.courier.deliver(out.address(ana), CARD, key="1.1")
    replaced(ana)
    receipt = await out.courier.deliver(out.address(ana), CARD, key="2.1")
    assert receipt.address.room == ana.dm.id
    assert discord.count("dm.open") == 2


async def test_a_dm_that_is_none_even_when_opened_is_gone(discord, out, known):
    discord.faults.always(POST, faults.says(404, 10003))
    error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.GONE
    assert discord.count(POST) == 1
    assert discord.count("dm.open") == 1


async def test_a_room_that_is_gone_is_not_replaced_by_another(discord, out):
    error = await raised(out.courier.deliver(Address("discord", "1", room="5"), CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.GONE
    assert discord.count("dm.open") == 0


async def test_what_was_posted_and_taken_away_since_is_posted_anew_without_its_nonce(discord, out, ana, known):
    await out.courier.deliver(known, CARD, key=KEY)
    await out.settled()
    (first,) = posted(ana)
    discord.world.delete(first)
    receipt = await out.courier.deliver(known, CARD, key=KEY)
    assert receipt.message != first.id
    assert [each.id for each in posted(ana)] == [receipt.message]
    assert [("nonce" in each) for each in bodies(discord)] == [True, True, False]


async def test_a_token_that_is_refused_stops_every_call_for_five_minutes_and_loses_nothing(discord, out, ana, known):
    discord.token_refused = True
    error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert not error.alone
    assert not out.api.trusted
    eve = discord.person("eve")
    for what in (out.courier.deliver(out.address(eve), CARD, key="e.1"),
                 out.courier.find(known, key=KEY, since=discord.clock.now())):  # fmt: skip
        assert isinstance(await raised(what), TryLater)
    assert len([each for each in discord.calls if each.route not in ("me", "application")]) == 1
    discord.token_refused = False
    discord.clock.move_to(discord.clock.now() + timedelta(minutes=5))
    await out.courier.deliver(known, CARD, key=KEY)
    assert out.api.trusted


# opening DMs

@pytest.mark.parametrize("fault", [faults.reset(), faults.broken(500), faults.garbled(), faults.a_page()])
async def test_a_dm_that_does_not_open_leaves_nothing_in_doubt(discord, out, ana, fault):
    discord.faults.always("dm.open", fault)
    error = await raised(out.courier.deliver(out.address(ana), CARD, key=KEY))
    assert isinstance(error, TryLater)
    assert error.alone
    assert discord.count(POST) == 0


async def test_a_dm_that_hangs_while_it_is_opened_is_let_go(discord, out, ana, monkeypatch):
    go = asyncio.Event()
    monkeypatch.setattr(courier_module, "PREPARING", 0.2)
    discord.faults.add("dm.open", faults.hangs(go))
    error = await raised(out.courier.deliver(out.address(ana), CARD, key=KEY))
    go.set()
    assert isinstance(error, TryLater)
    assert error.alone
    assert discord.count(POST) == 0


async def test_first_messages_go_one_after_another_and_known_people_are_not_held_up(discord, out, known):
    people = [discord.person(f"p{n}") for n in range(BURST + 3)]
    errors = []
    for n, each in enumerate(people):
        try:
            await out.courier.deliver(out.address(each), CARD, key=f"p{n}.1")
        except TryLater as later:
            errors.append(later)
    assert len(errors) == 3
    assert all(each.alone and not each.tried for each in errors)
    assert discord.count("dm.open") == BURST
    await out.courier.deliver(known, CARD, key=KEY)
    discord.clock.move_to(discord.clock.now() + errors[-1].after)
    for n, each in enumerate(people[BURST:]):
        await out.courier.deliver(out.address(each), CARD, key=f"again{n}.1")


async def test_opening_too_fast_is_settled_once_and_no_other_is_opened_for_ten_minutes(discord, out, ana, known):
    discord.world.new_dms = 0
    ben, eve = discord.person("ben"), discord.person("eve")
    error = await raised(out.courier.deliver(out.address(ben), CARD, key="b.1"))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.CLOSED
    later = await raised(out.courier.deliver(out.address(eve), CARD, key="e.1"))
    assert isinstance(later, TryLater)
    assert later.alone
    assert not later.tried
    assert later.after >= timedelta(minutes=10)
    assert discord.count("dm.open") == 1
    await out.courier.deliver(known, CARD, key=KEY)
    discord.world.new_dms = None
    discord.clock.move_to(discord.clock.now() + later.after)
    await out.courier.deliver(out.address(eve), CARD, key="e.1")


async def test_a_limit_on_opening_holds_up_only_those_who_have_no_dm_yet(discord, out, known):
    ben, eve = discord.person("ben"), discord.person("eve")
    discord.faults.add("dm.open", faults.too_many(120, scope="user"))
    for each in (ben, eve):
        later = await raised(out.courier.deliver(out.address(each), CARD, key=f"{each.id}.1"))
        assert isinstance(later, TryLater)
        assert later.alone
        assert not later.tried
        assert later.after >= timedelta(seconds=120)
    assert discord.count("dm.open") == 1
    # When it is over they go one after another, not all at once.
    discord.clock.move_to(discord.clock.now() + timedelta(seconds=121))
    await out.courier.deliver(out.address(eve), CARD, key="e.1")
    assert isinstance(await raised(out.courier.deliver(out.address(ben), CARD, key="b.1")), TryLater)
    await out.courier.deliver(known, CARD, key=KEY)


__all__ = ["bot", "client", "database", "discord", "known", "out", "store", "time"]
