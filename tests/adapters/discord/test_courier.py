"""Deliveries to Discord: in two steps, once, sorted rightly when something goes wrong, and found again."""

import asyncio
import json
import logging
import socket
from dataclasses import replace
from datetime import timedelta

import pytest
from discord.http import Route
from structlog.testing import capture_logs

from adapters.discord import courier as courier_module
from adapters.discord.coding import mark
from adapters.discord.courier import APART, PAGES
from adapters.discord.pacing import BURST
from bot.chat.card import Button, Card, Choice, Copy, File, Line, Option, Picture, Row, Style
from bot.errors import Finality, TryLater, Uncertain, Undeliverable
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable
from tests.adapters.discord.delivering import (
    Out,
    bodies,
    bot,
    client,
    database,
    discord,
    known,
    logged_in,
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
from tests.adapters.discord.loopback import TOKEN, faults
from tests.adapters.discord.loopback.world import HISTORY, SEND_MESSAGES, VIEW_CHANNEL, Message

KEY = "0123456789abcdef.1"
CARD = Card(
    "Your Acme interview should be over.",
    (Line(("How did it go?",)),),
    (Button("Debrief", "debrief", "o1", Style.PRIMARY), Button("Later", "later", "o1")),
    preview="Acme: how did it go?",
)
PLAIN = Card("Noted.")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
POST, EDIT = "message.post", "message.edit"


# what is posted


async def test_words_and_buttons_are_posted_first_and_the_card_is_drawn_over_them(discord, out, ana, known):
    receipt = await out.courier.deliver(known, CARD, key=KEY)
    (first,) = bodies(discord)
    await out.settled()
    (message,) = posted(ana)
    (second,) = bodies(discord, EDIT)
    assert first["content"] == "Acme: how did it go?"
    assert [each["label"] for each in first["components"][0]["components"]] == ["Debrief", "Later"]
    assert first["flags"] & (1 << 15) == 0
    assert second["flags"] == 1 << 15
    assert second["content"] is None
    assert message.v2
    assert "How did it go?" in message.words
    assert message.labels == ["Debrief", "Later"]
    assert receipt == Receipt(message.id, known)
    assert receipt.address.room == message.channel
    assert message.allowed_mentions == {"parse": []}


async def test_a_message_can_be_found_by_its_key_before_and_after_the_card_is_drawn(discord, out, ana, known):
    discord.faults.always(EDIT, faults.says(403, 50001))
    await out.courier.deliver(known, CARD, key=KEY)
    await out.settled()
    (message,) = posted(ana)
    assert not message.v2
    assert mark(KEY) in marks(message)
    discord.faults.clear()
    await out.courier.deliver(known, CARD, key="other.1")
    await out.settled()
    assert mark("other.1") in marks(posted(ana)[1])


async def test_a_known_room_is_not_asked_for(discord, out, known):
    await out.courier.deliver(known, CARD, key=KEY)
    assert discord.count("dm.open") == 0


async def test_a_dm_is_opened_once_and_remembered(discord, out, ana):
    for n in range(3):
        receipt = await out.courier.deliver(out.address(ana), CARD, key=f"{KEY}{n}")
        assert receipt.address.room == ana.dm.id
    assert discord.count("dm.open") == 1


async def test_a_room_is_posted_to_as_it_is(discord, out):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    there = Address("discord", spring.guild, room=spring.id)
    receipt = await out.courier.deliver(there, CARD, key=KEY)
    await out.settled()
    (message,) = [each for each in discord.world.messages if each.channel == spring.id]
    assert receipt == Receipt(message.id, there)
    assert message.v2
    assert discord.count("dm.open") == 0


async def test_a_key_has_one_nonce_whatever_the_try_and_every_part_its_own(discord, out, known):
    card = replace(CARD, blocks=(Copy("", "Dear Grace", alone=True), Copy("", "Dear Alan", alone=True)))
    for key in (KEY, KEY, "other.1"):
        await out.courier.deliver(known, card, key=key)
        await out.settled()
    sent = bodies(discord)
    nonces = [each["nonce"] for each in sent]
    assert nonces[:3] == nonces[3:6]
    assert len(set(nonces)) == 6
    assert all(len(each) <= 25 for each in nonces)
    assert all(each["enforce_nonce"] is True for each in sent)


async def test_delivered_twice_it_stands_there_once(discord, out, ana, known):
    card = replace(CARD, blocks=(Copy("", "Dear Grace", alone=True),))
    for _ in range(2):
        await out.courier.deliver(known, card, key=KEY)
        await out.settled()
    assert len(posted(ana)) == 2


async def test_hostile_words_are_posted_as_words(discord, out, ana, known):
    words = "<@1> @everyone *b* \u202e\x07 ```"
    card = Card("Hello\x00 @here \ud800 <#1>", (Line((words,)), Copy("x", "a\x00b", alone=True)), CARD.controls)
    await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    first, text = posted(ana)
    assert first.v2
    assert "\x00" not in json.dumps(first.components)
    assert "\x00" not in text.content
    assert all(each["allowed_mentions"] == {"parse": []} for each in (*bodies(discord), *bodies(discord, EDIT)))


async def test_what_is_copied_alone_follows_as_messages_of_its_own_without_a_push(discord, out, ana, known):
    card = Card("To Grace", (Copy("Subject", "Thank you", alone=True), Copy("Body", "Dear *Grace*", alone=True)))
    receipt = await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    head, subject, body = posted(ana)
    assert receipt.message == head.id
    assert (subject.content, body.content) == ("Thank you", "Dear *Grace*")
    assert all(each.flags & (1 << 12) and each.flags & (1 << 2) for each in (subject, body))
    assert head.flags & (1 << 12) == 0


async def test_a_card_too_long_for_one_message_follows_in_several(discord, out, ana, known):
    both = (Button("Sent", "sent", "n"), Button("Open", "open", "n"))
    rows = tuple(Row((f"Person {n}",), both) for n in range(30))
    await out.courier.deliver(known, replace(CARD, blocks=rows), key=KEY)
    await out.settled()
    every = posted(ana)
    assert len(every) > 1
    assert all(each.v2 for each in every)
    assert sum(each.labels.count("Sent") for each in every) == 30
    assert every[-1].labels[-2:] == ["Debrief", "Later"]


async def test_a_picture_and_a_file_come_with_the_card(discord, out, ana, known):
    card = Card("A week", (Picture(SVG, "four bars"), File("notes & more.csv", "text/csv", b"a,b")), CARD.controls)
    await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    (message,) = posted(ana)
    picture, file = message.attachments
    assert discord.world.files[picture["id"]].startswith(b"\x89PNG")
    assert discord.world.files[file["id"]] == b"a,b"
    kinds = [each["type"] for each in message.components[0]["components"]]
    assert kinds.index(12) < kinds.index(13) < kinds.index(1)
    assert bodies(discord)[0]["content"]


async def test_a_picture_that_cannot_be_drawn_is_left_to_its_words(discord, out, ana, known):
    await out.courier.deliver(known, Card("A week", (Picture("<svg>", "four bars"),)), key=KEY)
    await out.settled()
    (message,) = posted(ana)
    assert "four bars" in message.words
    assert message.attachments == []


async def test_a_card_that_cannot_be_drawn_is_refused_at_once_and_nothing_is_posted(discord, out, known, monkeypatch):
    def broken(*args, **given):
        raise ValueError("Acme")

    monkeypatch.setattr(courier_module, "messages", broken)
    with capture_logs() as logs:
        error = await raised(out.courier.deliver(known, CARD, key=KEY))
    assert isinstance(error, Undeliverable)
    assert error.why is Finality.REFUSED
    assert discord.count(POST) == 0
    assert "Acme" not in repr(logs)


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


# limits


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


async def test_a_hundred_deliveries_use_one_connection(discord, out, known):
    for n in range(100):
        await out.courier.deliver(known, CARD, key=f"{n}.1")
        await out.settled()
    assert len(discord.world.messages) == 100
    assert len(discord.connections) == 1


# the second step


LATER = {
    "500": faults.broken(500), "503": faults.broken(503), "reset": faults.reset(), "garbled page": faults.broken(502),
    "429": faults.too_many(3), "429 global": faults.too_many(3, scope="global"), "done": faults.reset(accepted=True),
}  # fmt: skip


@pytest.mark.parametrize("name", LATER)
async def test_a_card_that_could_not_be_drawn_over_its_words_is_drawn_a_little_later(discord, out, ana, known, name):
    discord.faults.add(EDIT, LATER[name])
    if name == "429 global":
        real = out.time.sleep

        async def sleep(seconds):
            discord.clock.move_to(discord.clock.now() + timedelta(seconds=seconds))
            await real(seconds)

        out.deliveries._sleep = sleep
    await out.courier.deliver(known, CARD, key=KEY)
    await out.settled()
    (message,) = posted(ana)
    assert message.v2
    assert discord.count(EDIT) == 2


NEVER = {
    "500": faults.broken(500), "closed": faults.closed(), "429": faults.too_many(600),
    "refused": faults.says(400, 50035),
}  # fmt: skip


@pytest.mark.parametrize("name", NEVER)
async def test_where_the_card_is_never_drawn_the_words_and_the_buttons_stand_and_it_is_delivered(
    discord, out, ana, known, name
):
    discord.faults.always(EDIT, NEVER[name])
    card = replace(CARD, blocks=(Line(("How did it go?",)), Copy("", "Dear Grace", alone=True)))
    receipt = await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    message, text = posted(ana)
    assert message.id == receipt.message
    assert message.content == "Acme: how did it go?"
    assert message.labels == ["Debrief", "Later"]
    assert text.content == "Dear Grace"
    assert await out.courier.find(known, key=KEY, since=discord.clock.now()) == receipt


async def test_components_that_are_refused_are_replaced_by_plain_ones_once(discord, out, ana, known):
    discord.faults.add(EDIT, faults.says(400, 50035, "In components.0: Acme"))
    with capture_logs() as logs:
        await out.courier.deliver(known, CARD, key=KEY)
        await out.settled()
    (message,) = posted(ana)
    assert message.v2
    assert 17 not in [each["type"] for each in message.components]
    assert message.labels == ["Debrief", "Later"]
    assert mark(KEY) in marks(message)
    assert discord.count(EDIT) == 2
    assert "Acme" not in repr(logs)


async def test_a_message_that_is_gone_before_the_card_is_drawn_is_let_be(discord, out, ana, known):
    discord.faults.always(EDIT, faults.says(404, 10008))
    card = replace(CARD, blocks=(Copy("", "Dear Grace", alone=True),))
    await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    assert discord.count(EDIT) == 1
    assert discord.count(POST) == 1


@pytest.mark.parametrize("fault", [faults.reset(), faults.reset(accepted=True), faults.broken(503, accepted=True)])
async def test_a_text_whose_answer_was_lost_is_there_once(discord, out, ana, known, fault):
    card = Card("To Grace", (Copy("Body", "Dear Grace", alone=True),))

    def watch(news):
        if news.what == "posted":
            discord.world.watchers.remove(watch)
            discord.faults.add(POST, fault)

    discord.world.watchers.append(watch)
    await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    assert [each.content for each in posted(ana)][1:] == ["Dear Grace"]


# finding


async def test_what_was_not_posted_is_absent(discord, out, known):
    await out.courier.deliver(known, CARD, key="another.1")
    await out.settled()
    assert await out.courier.find(known, key=KEY, since=discord.clock.now()) == Absent()


async def test_what_was_posted_before_is_not_looked_at(discord, out, known):
    await out.courier.deliver(known, CARD, key=KEY)
    then = discord.clock.now()
    discord.clock.move_to(then + timedelta(hours=1))
    assert await out.courier.find(known, key=KEY, since=discord.clock.now()) == Absent()
    assert isinstance(await out.courier.find(known, key=KEY, since=then), Receipt)


async def test_clocks_that_differ_by_a_minute_do_not_hide_a_message(discord, out, known):
    await out.courier.deliver(known, CARD, key=KEY)
    since = discord.clock.now() + APART - timedelta(seconds=60)
    assert isinstance(await out.courier.find(known, key=KEY, since=since), Receipt)


async def test_a_person_whose_dm_is_not_known_is_looked_up_in_it(discord, out, client, bot, time, ana):
    await out.courier.deliver(out.address(ana), CARD, key=KEY)
    fresh = Out(discord, client, bot, time)
    found = await fresh.courier.find(fresh.address(ana), key=KEY, since=discord.clock.now())
    await fresh.close()
    assert isinstance(found, Receipt)
    assert found.address.room == ana.dm.id


async def test_a_dm_that_was_replaced_is_looked_up_in_the_new_one(discord, out, ana, known):
    replaced(ana)
    assert await out.courier.find(known, key=KEY, since=discord.clock.now()) == Absent()
    assert discord.count("history") == 2


async def test_a_message_behind_many_others_is_found_page_by_page(discord, out, known):
    chatter(discord, known, 150)
    await out.courier.deliver(known, CARD, key=KEY)
    found = await out.courier.find(known, key=KEY, since=discord.clock.now())
    assert isinstance(found, Receipt)
    assert discord.count("history") == 2


async def test_more_than_a_few_pages_cannot_be_known(discord, out, known):
    chatter(discord, known, 100 * PAGES)
    assert await out.courier.find(known, key=KEY, since=discord.clock.now()) == Unknowable()
    assert discord.count("history") == PAGES


def chatter(discord, where, count):
    """So many messages of the person in this DM."""
    for n in range(count):
        discord.world.post(
            Message(discord.world.new(), where.room, where.user, discord.clock.now(), content=str(n)), by="person"
        )


async def test_words_without_a_button_that_may_be_it_cannot_be_known(discord, out, known):
    discord.faults.always(EDIT, faults.closed())
    await out.courier.deliver(known, PLAIN, key=KEY)
    await out.settled()
    assert await out.courier.find(known, key=KEY, since=discord.clock.now()) == Unknowable()
    assert await out.courier.find(known, key="other.1", since=discord.clock.now()) == Unknowable()


async def test_a_text_to_copy_is_nothing_to_be_unsure_of(discord, out, known):
    await out.courier.deliver(known, Card("To Grace", (Copy("", "Dear Grace", alone=True),)), key=KEY)
    await out.settled()
    assert await out.courier.find(known, key="other.1", since=discord.clock.now()) == Absent()


async def test_without_the_right_to_read_it_cannot_be_known(discord, out):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    spring.permissions = VIEW_CHANNEL | SEND_MESSAGES
    there = Address("discord", spring.guild, room=spring.id)
    await out.courier.deliver(there, CARD, key=KEY)
    assert await out.courier.find(there, key=KEY, since=discord.clock.now()) == Unknowable()
    spring.permissions |= HISTORY
    assert isinstance(await out.courier.find(there, key=KEY, since=discord.clock.now()), Receipt)


@pytest.mark.parametrize("fault", [faults.broken(500), faults.garbled(), faults.a_page(), faults.reset(),
                                   faults.Fault(raw='{"id": "1"}', kind="application/json")])  # fmt: skip
async def test_a_reading_that_fails_is_never_taken_for_an_absence(discord, out, known, fault):
    discord.faults.always("history", fault)
    assert isinstance(await raised(out.courier.find(known, key=KEY, since=discord.clock.now())), Uncertain)


async def test_a_limit_on_reading_holds_up_no_delivery(discord, out, known):
    discord.faults.add("history", faults.too_many(60))
    error = await raised(out.courier.find(known, key=KEY, since=discord.clock.now()))
    assert isinstance(error, TryLater)
    await out.courier.deliver(known, CARD, key=KEY)


# what is replaced


async def test_a_message_that_is_replaced_loses_its_controls_and_keeps_its_words(discord, out, ana, known):
    card = replace(CARD, blocks=(Row(("Grace",), (Button("Sent", "sent", "1"),)), Line(("How did it go?",))))
    first = await out.courier.deliver(known, card, key="1.1")
    await out.settled()
    await out.courier.deliver(known, Card("Grace still has a note ready."), key="2.1", replaces=first)
    await out.settled()
    old, new = posted(ana)
    assert old.labels == []
    assert "How did it go?" in old.words
    assert "Grace" in old.words
    assert mark("1.1") in marks(old)
    assert new.v2


async def test_words_that_are_replaced_before_their_card_was_drawn_lose_their_buttons_too(discord, out, ana, known):
    discord.faults.add(EDIT, faults.closed())
    first = await out.courier.deliver(known, CARD, key="1.1")
    await out.settled()
    await out.courier.deliver(known, PLAIN, key="2.1", replaces=first)
    await out.settled()
    assert posted(ana)[0].labels == []
    assert posted(ana)[0].content == "Acme: how did it go?"


async def test_a_message_without_controls_is_not_touched(discord, out, known):
    first = await out.courier.deliver(known, PLAIN, key="1.1")
    await out.settled()
    edits = discord.count(EDIT)
    await out.courier.deliver(known, CARD, key="2.1", replaces=first)
    await out.settled()
    assert discord.count(EDIT) == edits + 1


@pytest.mark.parametrize("route", ["message.get", EDIT])
@pytest.mark.parametrize("fault", [faults.says(403, 50001), faults.too_many(600), faults.reset(), faults.a_page(),
                                   faults.says(404, 10008)])  # fmt: skip
async def test_controls_that_cannot_be_taken_off_stay_and_hold_up_nothing(discord, out, ana, known, route, fault):
    first = await out.courier.deliver(known, CARD, key="1.1")
    await out.settled()
    discord.faults.always(route, fault)
    assert isinstance(await out.courier.deliver(known, CARD, key="2.1", replaces=first), Receipt)
    await out.settled()
    assert posted(ana)[0].labels == ["Debrief", "Later"]


async def test_nothing_is_taken_off_for_a_delivery_that_failed(discord, out, ana, known):
    first = await out.courier.deliver(known, CARD, key="1.1")
    await out.settled()
    discord.faults.always(POST, faults.closed())
    await raised(out.courier.deliver(known, CARD, key="2.1", replaces=first))
    await out.settled()
    assert posted(ana)[0].labels == ["Debrief", "Later"]


# what is logged


async def test_nothing_of_a_message_or_the_token_is_logged_whatever_happens(discord, out, known, caplog):
    card = replace(CARD, blocks=(Line(("canary-line",)), Copy("", "canary-copy", alone=True)), preview="canary-preview")
    caplog.set_level(logging.DEBUG)
    met = [faults.says(400, 50035, "canary-answer"), faults.closed(), faults.reset(), faults.broken(), faults.garbled(),
           faults.too_many(3), faults.banned(1), faults.Fault(500, raw="canary-page")]  # fmt: skip
    with capture_logs() as logs:
        for n, fault in enumerate(met):
            for route in (POST, EDIT, "history"):
                discord.faults.clear()
                discord.faults.add(route, fault, fault)
                try:
                    await out.courier.deliver(known, card, key=f"{n}-{route}")
                    await out.courier.find(known, key=f"{n}-{route}", since=discord.clock.now())
                except (TryLater, Uncertain, Undeliverable):
                    pass
                await out.settled()
                discord.clock.move_to(discord.clock.now() + timedelta(hours=1))
    every = repr(logs) + caplog.text
    assert "discord refused" in every
    for secret in ("canary", TOKEN, "Acme", "Debrief"):
        assert secret not in every


async def test_a_choice_is_posted_with_the_words_too(discord, out, ana, known):
    snooze = Choice("Snooze", "snooze", "o1", (Option("1 hour", "1h"), Option("Tomorrow", "1d")))
    await out.courier.deliver(known, replace(CARD, controls=(*CARD.controls, snooze)), key=KEY)
    kinds = [each["type"] for row in bodies(discord)[0]["components"] for each in row["components"]]
    assert kinds == [2, 2, 3]


__all__ = ["bot", "client", "database", "discord", "known", "logged_in", "out", "store", "time"]
