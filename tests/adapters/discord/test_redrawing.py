"""Cards that stand in a DM say what is so now: they are drawn anew when something has changed that they show."""

import asyncio
from datetime import timedelta

import pytest

from adapters.discord.redrawing import MOST, TRIES
from adapters.discord.render import messages
from bot.chat.card import Card
from bot.chat.inbound import Submission
from bot.chat.reply import Amend
from bot.model.people import Address
from tests.adapters.discord.delivering import Out, bot, client, database, discord, out, posted, store, time, until
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.loopback import faults
from tests.adapters.discord.loopback.world import walked

ONE = "/interview log Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.example>"
PANEL = f"{ONE} and Alan Turing"
POST, EDIT = "message.post", "message.edit"
DAY = timedelta(days=1)


async def shown(out: Out, ana, line: str) -> Card:
    """A command's card, drawn in the DM as its answer."""
    card = await out.types(ana, line)
    assert isinstance(card, Card)
    await out.shows(ana, card)
    return card


async def listed(out: Out, ana) -> Card:
    """The list after the debrief of an interview with two people, and both notes."""
    await out.types(ana, PANEL)
    form = await out.types(ana, "/interview debrief Acme")
    reply = form
    while not isinstance(reply, Card | Amend):
        empty = {each.name: "" for each in reply.steps[reply.step].fields}
        reply = await out.bot.handle(Submission(out.origin(ana), reply.id, empty, reply.step))
    card = (reply.aside or reply.card) if isinstance(reply, Amend) else reply
    assert card.about
    await out.shows(ana, card)
    return card


def texts(ana) -> list[str]:
    """What stands alone to be copied, in the DM."""
    return [each.content for each in posted(ana) if not each.v2 and not each.components and "\n" in each.content]


def message(ana, *words):
    """The newest message that says all of this."""
    return [each for each in posted(ana) if all(word in each.words for word in words)][-1]


async def test_a_note_that_is_sent_elsewhere_has_no_text_to_copy_any_more(out, ana):
    await out.types(ana, ONE)
    await shown(out, ana, "/note show Grace")
    assert len(texts(ana)) == 1
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert texts(ana) == []
    assert "Sent" not in message(ana, "Grace").labels


async def test_a_note_that_is_taken_back_has_its_text_again(out, ana):
    await out.types(ana, ONE)
    card = await shown(out, ana, "/note show Grace")
    await out.types(ana, "/note sent Grace")
    await out.settled()
    note = card.about.partition(":")[2]
    await out.presses(ana, "note.undo", note)
    await out.settled()
    assert len(texts(ana)) in (0, 1)
    assert len(posted(ana)) >= 1


async def test_a_list_offers_no_more_what_is_done(out, ana):
    await listed(out, ana)
    before = message(ana, "Grace", "Alan").labels.count("Sent")
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert message(ana, "Grace", "Alan").labels.count("Sent") == before - 1


async def test_what_says_what_it_would_say_anew_is_left_alone(discord, out, ana):
    await listed(out, ana)
    await shown(out, ana, "/note show Grace")
    edits = discord.count(EDIT)
    for line in ("/afternote help", "/note list", "/interview list"):
        await out.types(ana, line)
        await out.settled()
        discord.clock.move_to(discord.clock.now() + timedelta(hours=8))
    assert discord.count(EDIT) == edits


async def test_what_was_drawn_more_than_a_week_ago_stays_as_it_is(discord, out, ana):
    await listed(out, ana)
    discord.clock.move_to(discord.clock.now() + 8 * DAY)
    edits = discord.count(EDIT)
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert discord.count(EDIT) == edits


async def test_many_changes_are_looked_at_once(discord, out, ana, monkeypatch):
    await listed(out, ana)
    edits = discord.count(EDIT)
    real, looks = out.bot.keeps.drawings, []

    async def look(who, **given):
        looks.append(who)
        return await real(who, **given)

    monkeypatch.setattr(out.bot.keeps, "drawings", look)
    await out.types(ana, "/note sent Grace")
    await out.types(ana, "/note sent Alan")
    await out.settled()
    assert discord.count(EDIT) == edits + 1
    assert len(looks) == 1


async def test_no_more_than_the_newest_are_drawn_anew(discord, out, ana):
    for n in range(MOST + 2):
        await out.types(ana, f"/interview log Company{n}, Engineer, today 10am-11am with Grace{n} Hopper")
        await shown(out, ana, f"/note show Company{n}")
    await out.settled()
    edits = discord.count(EDIT)
    since = out.bot.clock.now() - timedelta(days=7)
    standing = await out.bot.keeps.drawings(out.address(ana), since=since, most=100)
    assert len(standing) == MOST + 2
    for n in range(MOST + 2):
        await out.types(ana, f"/note sent Company{n}")
    await out.settled()
    mains = {call.ids[1] for call in discord.calls if call.route == EDIT}
    assert len(mains) == discord.count(EDIT) - edits == MOST


async def test_a_limit_drops_the_redraw_until_the_next_change_and_never_a_turn(discord, out, ana):
    await listed(out, ana)
    before = message(ana, "Grace", "Alan").labels.count("Sent")
    discord.faults.add(EDIT, faults.too_many(30))
    reply = await out.types(ana, "/note sent Grace")
    await out.settled()
    assert isinstance(reply, Card)
    assert message(ana, "Grace", "Alan").labels.count("Sent") == before
    discord.clock.move_to(discord.clock.now() + timedelta(seconds=31))
    await out.types(ana, "/afternote help")
    await out.settled()
    assert message(ana, "Grace", "Alan").labels.count("Sent") == before - 1


async def test_where_discord_takes_no_more_edits_of_old_messages_the_others_wait_too(discord, out, ana):
    await listed(out, ana)
    await shown(out, ana, "/note show Grace")
    discord.clock.move_to(discord.clock.now() + timedelta(hours=2))
    discord.world.old_edits = 0
    edits = discord.count(EDIT)
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert discord.count(EDIT) == edits + 1
    await out.types(ana, "/afternote help")
    await out.settled()
    assert discord.count(EDIT) == edits + 1


async def test_components_that_are_refused_are_drawn_plainer(discord, out, ana):
    await listed(out, ana)
    before = message(ana, "Grace", "Alan").labels.count("Sent")
    discord.faults.add(EDIT, faults.says(400, 50035))
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert message(ana, "Grace", "Alan").labels.count("Sent") == before - 1


async def test_a_card_that_somebody_took_away_is_forgotten_with_its_texts(discord, out, ana):
    await out.types(ana, ONE)
    card = await shown(out, ana, "/note show Grace")
    discord.world.delete(posted(ana)[0])
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert posted(ana) == []
    assert await out.drawings.of(out.address(ana), card.about) is None


async def test_a_card_another_process_drew_elsewhere_meanwhile_is_left_to_it(discord, out, ana, monkeypatch):
    await out.types(ana, ONE)
    card = await shown(out, ana, "/note show Grace")
    real, who = out.api.edit, out.address(ana)

    async def edit(room, id, drawn, **given):
        await real(room, id, drawn, **given)
        monkeypatch.setattr(out.api, "edit", real)
        other = await out.api.post(room, messages(card)[0])
        await out.bot.keeps.draw(who, card.about, room, [other], digest="x")

    monkeypatch.setattr(out.api, "edit", edit)
    await out.types(ana, "/note sent Grace")
    await out.settled()
    stands = await out.drawings.of(who, card.about)
    assert stands is not None
    assert stands.messages[0] in [each.id for each in posted(ana)]


async def test_a_change_of_nobody_with_a_dm_is_nothing(discord, out, ana):
    out.redrawing.changed(Address("discord", "1", room="2"))
    out.redrawing.changed(out.address(ana))
    await out.settled()
    assert discord.count(EDIT) == 0


# what could not be drawn


async def test_what_could_not_be_drawn_is_looked_at_again_soon_and_not_for_ever(discord, out, ana):
    await listed(out, ana)
    before = message(ana, "Grace", "Alan").labels.count("Sent")
    edits = discord.count(EDIT)
    discord.faults.add(EDIT, faults.broken())
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert message(ana, "Grace", "Alan").labels.count("Sent") == before - 1
    assert discord.count(EDIT) == edits + 2
    discord.faults.always(EDIT, faults.broken())
    await out.types(ana, "/note sent Alan")
    await out.settled()
    assert discord.count(EDIT) == edits + 2 + 1 + TRIES


async def test_a_card_whose_pictures_are_not_taken_is_drawn_plainer(discord, out, ana):
    await listed(out, ana)
    before = message(ana, "Grace", "Alan").labels.count("Sent")
    discord.faults.add(EDIT, faults.says(403, 50013))
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert message(ana, "Grace", "Alan").labels.count("Sent") == before - 1


async def test_what_is_drawn_is_what_is_so_when_its_turn_has_come(discord, out, ana):
    await listed(out, ana)
    before = message(ana, "Grace", "Alan").labels.count("Sent")
    edits, real = discord.count(EDIT), out.api.turn

    async def turn(room):
        out.api.turn = real
        await out.types(ana, "/note sent Alan")
        await real(room)

    out.api.turn = turn
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert message(ana, "Grace", "Alan").labels.count("Sent") == before - 2
    assert discord.count(EDIT) == edits + 1


# deliveries


async def test_a_reminder_takes_the_place_of_the_one_before_it(discord, out, ana):
    await out.types(ana, PANEL)
    await out.delivers(discord.clock.now() + 3 * DAY)
    assert len([each for each in posted(ana) if "Fewer of these" in each.labels]) == 1
    assert all(each.v2 or not each.components for each in posted(ana))


async def test_a_button_pressed_before_the_card_was_drawn_has_the_last_word(discord, out, ana):
    await out.types(ana, ONE)
    card = await out.types(ana, "/note show Grace")
    assert isinstance(card, Card)
    who = out.address(ana, room=ana.dm.id)
    async with out.drawings.alone(who):
        receipt = await out.courier.deliver(who, card, key="1.1")
        sent = await out.types(ana, "/note sent Grace")
        assert isinstance(sent, Card)
        await out.api.edit(who.room, receipt.message, messages(sent)[0])
        edits = discord.count(EDIT)
        out.drawings.strokes.answered(receipt.message)
        await out.drawings.follow(who, who.room, receipt.message, sent)
    await out.settled()
    assert discord.count(EDIT) == edits
    (message_,) = posted(ana)
    assert message_.words == words(sent)


async def test_a_button_pressed_while_the_card_was_drawn_has_the_last_word_too(discord, out, ana):
    await out.types(ana, ONE)
    card = await out.types(ana, "/note show Grace")
    assert isinstance(card, Card)
    who, arrives = out.address(ana, room=ana.dm.id), asyncio.Event()
    discord.faults.add(EDIT, faults.slow(arrives))
    receipt = await out.courier.deliver(who, card, key="1.1")
    await until(lambda: discord.count(EDIT))
    sent = await out.types(ana, "/note sent Grace")
    assert isinstance(sent, Card)
    answered = asyncio.create_task(out.answers(ana, receipt.message, sent))
    await until(lambda: discord.count(EDIT) == 2)
    arrives.set()
    await answered
    await out.settled()
    (message_,) = posted(ana)
    present = await out.bot.present(who, card.about)
    assert present is not None
    assert message_.words == words(present)
    assert "sent" in message_.words


def words(card: Card) -> str:
    return "\n".join(each["content"] for each in walked(messages(card)[0].components) if each["type"] == 10)


@pytest.mark.parametrize("line", ["/note sent Grace", "/note skip Grace"])
async def test_what_changed_while_a_delivery_was_on_its_way_is_drawn_at_the_next_look(discord, out, ana, line):
    await out.types(ana, ONE)
    card = await out.types(ana, "/note show Grace")
    assert isinstance(card, Card)
    await out.courier.deliver(out.address(ana, room=ana.dm.id), card, key="1.1")
    await out.types(ana, line)
    await out.settled()
    assert texts(ana) == []


__all__ = ["bot", "client", "database", "discord", "out", "store", "time"]
