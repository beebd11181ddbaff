"""The second step of a delivery: the card is drawn over its words, and what it replaces loses its controls."""

import asyncio
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from adapters.discord.coding import mark
from adapters.discord.dressing import WAITS
from adapters.discord.render import messages
from adapters.ground.drawn import STALE
from bot.chat.card import Button, Card, Copy, File, Line, Row
from bot.ports import Receipt
from tests.adapters.discord.delivering import (
    CARD,
    EDIT,
    KEY,
    PLAIN,
    POST,
    Out,
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
    until,
)
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.loopback import faults
from tests.adapters.discord.loopback.world import walked

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

        out.deliveries._dressing._sleep = sleep
    await out.courier.deliver(known, CARD, key=KEY)
    await out.settled()
    (message,) = posted(ana)
    assert message.v2
    # What was done, and is only not known to be, is seen.
    assert discord.count(EDIT) == (1 if LATER[name].accepted else 2)


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


# what is pressed meanwhile


NUDGE = Card("Grace", (Copy("", "Dear Grace", alone=True),), (Button("Open", "note.show", "x"),), about="note:zzz")
LIST = Card("Notes", (Line(("Here it is",)),), (Button("Open", "note.show", "x"),))


@pytest.fixture
def meanwhile(out):
    """Has something done while the second step waits to be tried again."""
    jobs = []
    real = out.time.sleep

    async def sleep(seconds):
        if jobs:
            await jobs.pop()()
        await real(seconds)

    out.deliveries._dressing._sleep = sleep
    return jobs.append


@pytest.mark.parametrize("answer", [LIST, replace(NUDGE, title="Answered"), replace(NUDGE, about="note:other")])
@pytest.mark.parametrize("card", [CARD, NUDGE])
async def test_the_answer_to_a_press_stands_whatever_it_and_the_card_are_about(
    discord, out, ana, known, meanwhile, card, answer
):
    discord.faults.add(EDIT, faults.broken())
    receipt = await out.courier.deliver(known, card, key=KEY)
    meanwhile(lambda: out.answers(ana, receipt.message, answer))
    await out.settled()
    first, *texts = posted(ana)
    assert first.words == shown(answer)
    assert [each.content for each in texts] == (["Dear Grace"] if answer is not LIST else [])


async def test_an_answer_that_is_still_on_its_way_is_not_drawn_over(discord, out, ana, known, meanwhile):
    discord.faults.add(EDIT, faults.broken())
    receipt = await out.courier.deliver(known, NUDGE, key=KEY)
    pressed = ExitStack()

    async def presses():
        pressed.enter_context(out.drawings.strokes.answer(receipt.message))

    meanwhile(presses)
    await out.settled()
    assert discord.count(EDIT) == 1
    assert len(posted(ana)) == 1


@pytest.mark.parametrize("answer", [LIST, replace(NUDGE, about="note:other")])
async def test_an_answer_that_another_process_gave_is_not_drawn_over(
    discord, out, client, bot, time, ana, known, meanwhile, answer
):
    await out.types(ana, "/afternote help")
    other = Out(discord, client, bot, time)
    discord.faults.add(EDIT, faults.broken())
    receipt = await out.courier.deliver(known, NUDGE, key=KEY)
    meanwhile(lambda: other.answers(ana, receipt.message, answer))
    await out.settled()
    await other.close()
    first, *texts = posted(ana)
    assert first.words == shown(answer)
    assert [each.content for each in texts] == (["Dear Grace"] if answer is not LIST else [])


async def test_what_is_pressed_while_the_card_waits_for_its_turn_is_not_drawn_over(discord, out, ana, known):
    receipt = await out.courier.deliver(known, NUDGE, key=KEY)
    real = out.api.turn

    async def turn(room):
        out.api.turn = real
        await out.answers(ana, receipt.message, LIST)
        await real(room)

    out.api.turn = turn
    await out.settled()
    assert [each.words for each in posted(ana)] == [shown(LIST)]
    assert discord.count(EDIT) == 1


async def test_where_a_message_may_not_be_read_the_answer_of_another_process_is_known_all_the_same(
    discord, out, client, bot, time, ana, known, meanwhile
):
    await out.types(ana, "/afternote help")
    other, answer = Out(discord, client, bot, time), replace(NUDGE, about="note:other", title="Other")
    discord.faults.add(EDIT, faults.broken())
    discord.faults.always("message.get", faults.says(403, 50001))
    receipt = await out.courier.deliver(known, NUDGE, key=KEY)
    meanwhile(lambda: other.answers(ana, receipt.message, answer))
    await out.settled()
    await other.close()
    assert [each.words or each.content for each in posted(ana)] == [shown(answer), "Dear Grace"]


async def test_an_answer_that_was_drawn_over_on_the_way_is_drawn_again(discord, out, ana, known):
    """The card's edit began before the press, and arrives after the answer."""
    receipt = await out.courier.deliver(known, NUDGE, key=KEY)
    real = out.api.edit

    async def edit(room, id, message, **given):
        out.api.edit = real
        answers.append(asyncio.ensure_future(out.answers(ana, receipt.message, LIST)))
        await until(lambda: shown(LIST) in [each.words for each in posted(ana)])
        await real(room, id, message, **given)

    answers: list[asyncio.Future[None]] = []
    out.api.edit = edit
    await out.settled()
    await asyncio.gather(*answers)
    assert [each.words for each in posted(ana)] == [shown(LIST)]


def shown(card):
    """The words of the card's first message."""
    return "\n".join(each["content"] for each in walked(messages(card)[0].components) if each["type"] == 10)


# what cannot be drawn


@pytest.mark.parametrize("fault", [faults.says(413, 40005), faults.says(403, 50013), faults.says(400, 50035)])
async def test_what_comes_along_with_a_card_and_is_not_taken_is_left_out(discord, out, ana, known, fault):
    card = replace(CARD, blocks=(*CARD.blocks, File("notes.csv", "text/csv", b"a,b")))
    discord.faults.add(EDIT, fault)
    await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    (message,) = posted(ana)
    assert message.v2
    assert message.labels == ["Debrief", "Later"]
    assert message.attachments == []
    assert discord.count(EDIT) == 2


async def test_a_card_that_could_not_be_drawn_is_drawn_by_the_look_that_follows(discord, out, ana, known):
    await out.types(ana, "/interview log Acme, Engineer, today 10am-11am with Grace Hopper")
    card = await out.types(ana, "/note show Grace")
    await out.settled()
    discord.faults.add(EDIT, *[faults.broken()] * (len(WAITS) + 1))
    await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    assert posted(ana)[0].v2
    assert posted(ana)[0].labels


async def test_a_card_that_could_not_be_drawn_at_all_is_known_not_to_stand_there(discord, out, ana, known):
    await out.types(ana, "/interview log Acme, Engineer, today 10am-11am with Grace Hopper")
    card = await out.types(ana, "/note show Grace")
    await out.settled()
    discord.faults.always(EDIT, faults.broken())
    await out.courier.deliver(known, card, key=KEY)
    await out.settled()
    assert not posted(ana)[0].v2
    stands = await out.drawings.of(known, card.about)
    assert stands.digest == STALE
    # It is not tried for ever.
    edits = discord.count(EDIT)
    await out.settled()
    assert discord.count(EDIT) == edits
    discord.faults.clear()
    await out.types(ana, "/afternote help")
    await out.settled()
    assert posted(ana)[0].v2


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


__all__ = ["bot", "client", "database", "discord", "known", "out", "store", "time"]
