"""A delivery whose answer was lost is found again, or is surely not there, or nobody can know."""

from datetime import timedelta

import pytest

from adapters.discord.courier import APART, PAGES
from bot.chat.card import Card, Copy
from bot.errors import TryLater, Uncertain
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable
from tests.adapters.discord.delivering import (
    CARD,
    EDIT,
    KEY,
    PLAIN,
    Out,
    bot,
    client,
    database,
    discord,
    known,
    out,
    raised,
    replaced,
    store,
    time,
)
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.loopback import faults
from tests.adapters.discord.loopback.world import HISTORY, SEND_MESSAGES, VIEW_CHANNEL, Message


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


async def test_a_room_in_which_nothing_was_ever_said_may_be_one_that_may_not_be_read(discord, out):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    there = Address("discord", spring.guild, room=spring.id)
    assert await out.courier.find(there, key=KEY, since=discord.clock.now()) == Unknowable()


async def test_a_room_that_was_quiet_since_and_can_be_read_is_known_not_to_have_it(discord, out):
    spring = discord.world.channel("spring", discord.world.guild("spring"))
    there = Address("discord", spring.guild, room=spring.id)
    await out.courier.deliver(there, CARD, key="another.1")
    await out.settled()
    discord.clock.move_to(discord.clock.now() + timedelta(hours=1))
    assert await out.courier.find(there, key=KEY, since=discord.clock.now()) == Absent()


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


__all__ = ["bot", "client", "database", "discord", "known", "out", "store", "time"]
