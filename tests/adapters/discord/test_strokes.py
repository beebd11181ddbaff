"""Who draws in which message just now: two who do so together are told, and a press marks its message first."""

from contextlib import contextmanager

import pytest

from adapters.discord import strokes as strokes_module
from adapters.discord.strokes import Strokes
from bot.chat.card import Card
from bot.chat.reply import Amend
from tests.adapters.discord.asked import CARD, bot, button, clicked, kept, last, rig, room, told

__all__ = ["bot", "kept", "rig", "told"]


def test_those_who_draw_together_are_both_told_and_those_who_do_not_are_not():
    strokes = Strokes()
    with strokes.over("1") as one, strokes.over("2") as other, strokes.over("1") as two:
        pass
    with strokes.over("1") as three:
        pass
    assert [each.crossed for each in (one, two, other, three)] == [True, True, False, False]
    assert strokes._open == {}


def test_one_that_began_before_and_ends_after_another_crosses_it():
    strokes = Strokes()
    with strokes.over("1") as long:
        with strokes.answer("1") as short:
            pass
        assert short.crossed
    assert long.crossed


def test_what_breaks_is_not_drawing_any_more():
    strokes = Strokes()
    with pytest.raises(KeyError), strokes.over("1"):
        raise KeyError
    with strokes.over("1") as stroke:
        pass
    assert not stroke.crossed


def test_an_answer_is_known_from_its_beginning_and_the_latest_is_the_last():
    strokes = Strokes()
    with strokes.over("1"):
        assert not strokes.is_answer("1")
    with strokes.answer("1") as one:
        assert strokes.is_answer("1")
    with strokes.answer("1") as two:
        pass
    strokes.answered("1", one)
    assert (strokes.is_last("1", one), strokes.is_last("1", two)) == (False, True)
    assert not strokes.is_over("1", one)
    two.followed = True
    assert (strokes.is_over("1", one), strokes.is_over("1", two)) == (True, False)
    strokes.answered("2")
    assert strokes.is_answer("2")
    assert not strokes.is_over("2", one)


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(strokes_module, "_KEPT", 3)
    strokes = Strokes()
    for id in "123":
        strokes.answered(id)
    with strokes.answer("1"):
        pass
    strokes.answered("4")
    assert [id for id in "1234" if strokes.is_answer(id)] == ["1", "3", "4"]


@pytest.mark.parametrize("in_a_room", [False, True])
async def test_a_press_marks_its_message_before_its_answer_is_drawn(told, monkeypatch, in_a_room):
    told.core.answers = [CARD, Amend(Card("Drawn"))]
    await told.ana.slash("note list", {}, **({"channel": room(told.rig)} if in_a_room else {}))
    card, strokes = last(told.rig), told.rig.connection._drawings.strokes
    real, news = strokes.answer, told.world.news
    held = []

    @contextmanager
    def answer(id):
        with real(id) as stroke:
            before = len(news)
            yield stroke
            held.append((id, [each.what for each in news[before:]]))

    monkeypatch.setattr(strokes, "answer", answer)
    await clicked(told.ana, card, button(card, "Go"))
    assert held == [(str(card.id), ["changed"])]
    assert strokes.is_answer(str(card.id))
