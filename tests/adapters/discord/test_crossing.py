"""Presses on cards that are drawn anew just then: whatever arrives last, the answer to the last press stands."""

import asyncio

import pytest

from adapters.discord.render import messages
from bot.chat.card import Card, Line
from bot.chat.reply import Amend
from tests.adapters.discord.delivering import EDIT, bot, client, database, discord, out, posted, store, time, until
from tests.adapters.discord.delivering import ana as ana
from tests.adapters.discord.test_redrawing import ONE, shown, texts, words


async def crossed(out, ana, answer, *, again=None):
    """A card that is redrawn while its answer to a press is on its way: the older edit arrives last; its message."""
    await out.types(ana, ONE)
    card = await shown(out, ana, "/note show Grace")
    await out.settled()
    stands = await out.drawings.of(out.address(ana), card.about)
    id, note = stands.messages[0], card.about.partition(":")[2]
    await out.types(ana, "/note sent Grace")
    real, answers = out.api.edit, []

    async def edit(room, message, drawn, **given):
        if message == id and not answers:
            reply = await answer(note)
            answers.append(asyncio.ensure_future(out.answers(ana, id, reply)))
            await until(lambda: words(reply) in [each.words for each in posted(ana)])
        await real(room, message, drawn, **given)

    out.api.edit = edit
    await out.settled()
    await asyncio.gather(*answers)
    await out.settled()
    return card.about, next(each for each in posted(ana) if each.id == id)


async def test_a_press_while_its_card_is_drawn_anew_has_the_last_word(out, ana):
    async def undo(note):
        reply = await out.presses(ana, "note.undo", note)
        return reply.card if isinstance(reply, Amend) else reply

    about, message_ = await crossed(out, ana, undo)
    present = await out.bot.present(out.address(ana), about)
    assert present is not None
    assert message_.words == words(present)
    assert "Sent" in message_.labels
    assert len(texts(ana)) == 1


async def test_an_answer_about_nothing_has_the_last_word_too(out, ana):
    answer = Card("Noted.", (Line(("Nothing else",)),))

    async def noted(note):
        return answer

    about, message_ = await crossed(out, ana, noted)
    assert message_.words == words(answer)
    assert await out.drawings.of(out.address(ana), about) is None


async def test_a_card_that_was_pressed_while_it_was_drawn_anew_is_drawn_once_more_whatever_became_of_the_answer(
    discord, out, ana
):
    await out.types(ana, ONE)
    card = await shown(out, ana, "/note show Grace")
    await out.settled()
    (main, *_) = (await out.drawings.of(out.address(ana), card.about)).messages
    real, edits = out.api.edit, discord.count(EDIT)

    async def edit(room, message, drawn, **given):
        out.api.edit = real
        with out.drawings.strokes.answer(main):
            await real(room, message, drawn, **given)

    out.api.edit = edit
    await out.types(ana, "/note sent Grace")
    await out.settled()
    assert discord.count(EDIT) - edits == 2


@pytest.mark.parametrize("first_follows_last", [True, False])
@pytest.mark.parametrize("last", [Card("Last"), None])
async def test_of_two_presses_on_one_message_the_later_has_the_last_word_whatever_arrives_last(
    out, ana, last, first_follows_last
):
    await out.types(ana, ONE)
    card = await shown(out, ana, "/note show Grace")
    await out.settled()
    who = out.address(ana, room=ana.dm.id)
    (main, *_) = (await out.drawings.of(who, card.about)).messages
    sent = await out.types(ana, "/note sent Grace")
    later = last or await out.types(ana, "/note show Grace")
    strokes = out.drawings.strokes
    with strokes.answer(main) as one, strokes.answer(main) as two:
        await out.api.edit(who.room, main, messages(later)[0])
        await out.api.edit(who.room, main, messages(sent)[0])
    followed = [(sent, one), (later, two)]
    for drawn, stroke in reversed(followed) if first_follows_last else followed:
        await out.drawings.drew(who, who.room, main, drawn, stroke=stroke)
    await out.settled()
    shown_ = next(each for each in posted(ana) if each.id == main)
    assert shown_.words == words(last or await out.bot.present(who, card.about))


async def test_what_changed_while_an_answer_waited_to_be_remembered_is_drawn(discord, out, ana):
    await out.types(ana, ONE)
    card = await shown(out, ana, "/note show Grace")
    await out.settled()
    who = out.address(ana, room=ana.dm.id)
    (main, *_) = (await out.drawings.of(who, card.about)).messages
    real, signed = out.drawings.sign, asyncio.Event()

    async def sign(who, card):
        found = await real(who, card)
        signed.set()
        return found

    out.drawings.sign = sign
    async with out.drawings.alone(who):
        answered = asyncio.create_task(out.answers(ana, main, card))
        await signed.wait()
        await out.types(ana, "/note sent Grace")
    await answered
    await out.settled()
    assert texts(ana) == []


__all__ = ["bot", "client", "database", "discord", "out", "store", "time"]
