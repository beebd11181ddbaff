"""Deliveries to Discord: words and buttons first, the card over them, and what belongs to it after them."""

import json
import logging
from dataclasses import replace
from datetime import timedelta

from structlog.testing import capture_logs

from adapters.discord import courier as courier_module
from adapters.discord.coding import mark
from bot.chat.card import Button, Card, Choice, Copy, File, Line, Option, Picture, Row
from bot.errors import Finality, TryLater, Uncertain, Undeliverable
from bot.model.people import Address
from bot.ports import Receipt
from tests.adapters.discord.delivering import (
    CARD,
    EDIT,
    KEY,
    POST,
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
    store,
    time,
)
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.loopback import TOKEN, faults

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


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


__all__ = ["bot", "client", "database", "discord", "known", "out", "store", "time"]
