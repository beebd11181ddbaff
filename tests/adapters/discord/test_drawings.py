"""Where the one card about something stands: its texts follow it, and what it stood in before is taken away."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.discord.drawings import Drawings
from adapters.discord.render import messages
from adapters.ground.drawn import STALE
from bot.chat.card import Button, Card, Copy, File, Line, Row
from bot.model.people import Address
from tests.adapters.discord.delivering import Out, bot, client, database, discord, out, posted, store, time, until
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.loopback import faults

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper"
POST, EDIT, DELETE = "message.post", "message.edit", "message.delete"


def card(*texts: str, about: str = "note:1", words: str = "To Grace") -> Card:
    return Card(words, tuple(Copy("", each, alone=True) for each in texts), (Button("Sent", "sent", "1"),), about=about)


@pytest.fixture
async def who(out: Out, ana) -> Address:
    """Ana, whom the core has met."""
    await out.types(ana, ONE)
    return out.address(ana, room=ana.dm.id)


async def redrawn(out: Out, who: Address, id: str, now: Card) -> None:
    """The card drawn over the message that was pressed."""
    await out.api.edit(str(who.room), id, messages(now)[0])
    await out.drawings.drew(who, str(who.room), id, now)


def said(ana) -> list[str]:
    return [each.content or each.words.removeprefix("### ") for each in posted(ana)]


async def test_a_text_to_copy_follows_its_card_exactly_as_it_is(out, who, ana):
    await out.shows(ana, card("Dear *Grace*,\n\nthank you <@1>"))
    shown, text = posted(ana)
    assert shown.v2
    assert text.content == "Dear *Grace*,\n\nthank you <@1>"
    assert text.components == []


async def test_a_card_that_is_redrawn_has_its_text_redrawn_where_it_stands(discord, out, who, ana):
    id = await out.shows(ana, card("one"))
    there = [each.id for each in posted(ana)]
    for words in ("two", "three"):
        await redrawn(out, who, id, card(words, words=words))
    assert said(ana) == ["three", "three"]
    assert [each.id for each in posted(ana)] == there
    assert discord.count(DELETE) == 0


async def test_texts_come_and_go_with_their_card(out, who, ana):
    id = await out.shows(ana, card("one"))
    await redrawn(out, who, id, card())
    assert said(ana) == ["To Grace"]
    await redrawn(out, who, id, card("two", "three"))
    assert said(ana) == ["To Grace", "two", "three"]
    await redrawn(out, who, id, card("three"))
    assert said(ana) == ["To Grace", "three"]


async def test_a_later_card_about_the_same_takes_the_place_of_the_earlier_with_its_texts(out, who, ana):
    first = await out.shows(ana, card("one"))
    second = await out.shows(ana, card("two"))
    assert said(ana) == ["To Grace", "two"]
    assert first not in [each.id for each in posted(ana)]
    stands = await out.drawings.of(who, "note:1")
    assert stands is not None
    assert stands.messages[0] == second


async def test_cards_about_other_things_stay(out, who, ana):
    await out.shows(ana, card("one"))
    await out.shows(ana, card("two", about="note:2"))
    assert said(ana) == ["To Grace", "one", "To Grace", "two"]


async def test_a_card_that_stands_for_itself_has_its_texts_and_is_not_remembered(out, who, ana):
    await out.shows(ana, card("one", about=""))
    await out.shows(ana, card("one", about=""))
    assert said(ana) == ["To Grace", "one"] * 2
    since = out.bot.clock.now() - timedelta(days=1)
    assert await out.bot.keeps.drawings(who, since=since, most=5) == ()


async def test_a_message_that_becomes_another_card_leaves_the_one_it_was(out, who, ana):
    id = await out.shows(ana, card("one"))
    await redrawn(out, who, id, card("two", about="list:1", words="Notes"))
    assert said(ana) == ["Notes", "two"]
    assert await out.drawings.of(who, "note:1") is None


async def test_of_a_stranger_nothing_is_kept_and_the_texts_come(out, ana):
    await out.shows(ana, card("one"))
    assert said(ana) == ["To Grace", "one"]
    assert await out.drawings.of(out.address(ana), "note:1") is None


# what goes wrong


@pytest.mark.parametrize("fault", [faults.too_many(600), faults.broken(), faults.reset(), faults.says(400, 50035)])
async def test_a_text_to_copy_is_never_only_taken_away(discord, out, who, ana, fault):
    await out.shows(ana, card("one"))
    id = await out.api.post(who.room, messages(card("two"))[0])
    discord.faults.always(POST, fault)
    await out.drawings.drew(who, who.room, id, card("two"))
    assert "one" in said(ana)
    stands = await out.drawings.of(who, "note:1")
    assert stands is not None
    assert stands.digest == STALE
    discord.faults.clear()
    discord.clock.move_to(discord.clock.now() + timedelta(hours=1))
    await redrawn(out, who, id, card("two"))
    await out.settled()
    assert said(ana) == ["two", "To Grace"]


async def test_a_text_that_cannot_be_redrawn_is_posted_anew(discord, out, who, ana):
    id = await out.shows(ana, card("one"))
    discord.faults.add(EDIT, faults.too_many(600), of=None)
    await out.drawings.drew(who, who.room, id, card("two"))
    assert said(ana) == ["To Grace", "two"]


async def test_a_text_of_which_nobody_knows_whether_it_was_redrawn_is_not_posted_again(discord, out, who, ana):
    id = await out.shows(ana, card("one"))
    there = [each.id for each in posted(ana)]
    discord.faults.add(EDIT, faults.reset(accepted=True))
    await out.drawings.drew(who, who.room, id, card("two"))
    assert said(ana) == ["To Grace", "two"]
    assert [each.id for each in posted(ana)] == there


async def test_a_text_that_somebody_took_away_is_posted_anew(discord, out, who, ana):
    id = await out.shows(ana, card("one"))
    discord.world.delete(posted(ana)[1])
    await out.drawings.drew(who, who.room, id, card("two"))
    assert said(ana) == ["To Grace", "two"]


async def test_what_could_not_be_taken_away_at_once_is_taken_away_later(discord, out, who, ana):
    for fault in (faults.too_many(3), faults.broken(), faults.reset()):
        await out.shows(ana, card("one"))
        discord.faults.add(DELETE, fault, fault)
        await out.shows(ana, card("two"))
        discord.clock.move_to(discord.clock.now() + timedelta(minutes=1))
        await out.settled()
        assert said(ana) == ["To Grace", "two"]


async def test_where_nothing_may_be_deleted_the_card_before_loses_its_controls(discord, out, who, ana):
    discord.faults.always(DELETE, faults.says(403, 50001))
    rows = (Line(("78 words",)), Row(("Grace",), (Button("Open", "open", "1"),)))
    await out.shows(ana, replace(card(), blocks=rows))
    await out.shows(ana, card(words="Again"))
    first, second = posted(ana)
    assert first.labels == []
    assert "78 words" in first.words
    assert "Grace" in first.words
    assert second.labels == ["Sent"]


async def test_what_is_gone_already_needs_nobody_to_take_it_away(discord, out, who, ana):
    await out.shows(ana, card("one"))
    for each in posted(ana):
        discord.world.delete(each)
    await out.shows(ana, card("two"))
    await out.settled()
    assert said(ana) == ["To Grace", "two"]
    assert discord.count(DELETE) == 2
    assert discord.count("message.get") == 0


async def test_a_store_that_breaks_leaves_what_was_said(out, who, ana, monkeypatch):
    async def broken(*args, **given):
        raise RuntimeError("Acme")

    monkeypatch.setattr(out.bot.keeps, "draw", broken)
    await out.shows(ana, card("one"))
    monkeypatch.setattr(out.bot.keeps, "drawn", broken)
    await out.shows(ana, card("two"))
    assert said(ana)[:2] == ["To Grace", "one"]


@pytest.mark.parametrize("fault", [faults.says(413, 40005), faults.says(403, 50013)])
async def test_what_comes_along_with_a_further_message_and_is_not_taken_is_left_out(discord, out, who, ana, fault):
    card = Card("Notes", (File("notes.csv", "text/csv", b"a,b"),))
    discord.faults.add(POST, fault)
    ids, whole = await out.drawings.texts(who.room, messages(card), over=())
    assert whole
    assert [(each.id, each.attachments) for each in posted(ana)] == [(ids[0], [])]


# one after another


async def test_whoever_draws_for_a_person_does_so_one_after_another_and_others_are_not_held_up(discord, out, who, ana):
    first = await out.api.post(who.room, messages(card("one"))[0])
    second = await out.api.post(who.room, messages(card("two"))[0])
    ben = discord.person("ben")
    go = asyncio.Event()
    discord.faults.add(POST, faults.slow(go), of=who.room)
    slow = asyncio.create_task(out.drawings.drew(who, who.room, first, card("one")))
    calls = discord.count(POST)
    await until(lambda: discord.count(POST) > calls)
    other = asyncio.create_task(out.drawings.drew(who, who.room, second, card("two")))
    await out.shows(ben, card("mine"))
    assert not slow.done()
    assert not other.done()
    go.set()
    await asyncio.gather(slow, other)
    assert said(ana) == ["To Grace", "two"]
    assert said(ben) == ["To Grace", "mine"]


async def test_locks_of_people_nobody_draws_for_are_let_go(out: Out, who):
    async with out.drawings.alone(who):
        assert len(out.drawings._locks) == 1
    assert len(out.drawings._locks) == 0


async def test_a_card_that_took_several_messages_goes_with_all_of_them(out: Out, who, ana):
    long = replace(card("one"), blocks=tuple(Row((f"n{n}",), (Button("Open", "open", str(n)),) * 2) for n in range(30)))
    assert len(messages(long)) > 1
    await out.courier.deliver(who, long, key="1.1")
    await out.settled()
    assert len(posted(ana)) == len(messages(long))
    await out.courier.deliver(who, card("two"), key="2.1")
    await out.settled()
    assert said(ana) == ["To Grace", "two"]


def test_drawings_say_what_runs_beside(out: Out):
    assert isinstance(out.drawings, Drawings)
    assert out.deliveries.after is out.drawings.after


__all__ = ["bot", "client", "database", "discord", "out", "store", "time"]
