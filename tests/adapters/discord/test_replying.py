"""Answers that are late, that Discord does not take, or that break; and what is left of them in memory."""

import asyncio
from types import SimpleNamespace

import discord
import pytest

from adapters.discord import coding, turns
from adapters.discord.answering import Answering
from adapters.discord.turns import WITHIN
from bot.chat.card import Card
from bot.chat.reply import Amend
from tests.adapters.discord.asked import (
    CARD,
    FORM,
    bot,
    button,
    calls,
    clicked,
    kept,
    last,
    logged,
    person,
    puts,
    rig,
    room,
    slow,
    told,
    unseen,
    words,
)

__all__ = ["bot", "kept", "logged", "rig", "slow", "told"]

CALLBACK, ORIGINAL = "/interactions/*/*/callback", "/webhooks/*/*/messages/@original"


def answers(rig) -> list[dict]:
    """What interactions were answered with, by type."""
    return [each.json for each in rig.world.env.http_requests if each.path.endswith("/callback") and each.json]


# in time


def test_discord_is_told_well_before_its_three_seconds():
    assert WITHIN <= 2.5
    assert turns.Turns.__init__.__kwdefaults__["within"] == WITHIN


async def test_a_turn_is_late_when_it_is_not_done_in_time_and_it_goes_on_all_the_same():
    taking = turns.Turns(SimpleNamespace(clock=None), None, None, None)
    goes_on = asyncio.get_running_loop().create_future()
    assert not await taking._is_done(goes_on, -1.0)
    assert not goes_on.cancelled()
    goes_on.set_result(None)
    assert await taking._is_done(goes_on, -1.0)


async def test_a_quick_turn_is_answered_at_once(told):
    told.core.answers = [CARD]
    before = len(calls(told.rig))
    await told.ana.slash("note list", {})
    assert calls(told.rig)[before:] == ["POST"]


async def test_a_slow_command_is_put_off_and_answered_in_the_place_of_the_wait(slow):
    for here in (None, room(slow.rig)):
        slow.core.answers = [CARD]
        result = await slow.ana.slash("note list", {}, channel=here)
        assert answers(slow.rig)[-1] == {"type": 5, **({"data": {"flags": 64}} if here else {})}
        said = last(slow.rig)
        assert ("A card" in words(said), said.is_card, result.ephemeral) == (True, True, here is not None)
        assert len(result.followups) == 0


async def test_a_slow_press_redraws_its_message_all_the_same(slow):
    slow.core.answers = [CARD, Amend(Card("Drawn"), Card("Beside"))]
    await slow.ana.slash("note list", {})
    card = last(slow.rig)
    await clicked(slow.ana, card, button(card, "Go"))
    assert answers(slow.rig)[-1] == {"type": 6}
    assert [(each.what, each.message.id == card.id) for each in slow.world.news[-2:]] == [
        ("changed", True), ("posted", False),
    ]  # fmt: skip
    slow.core.answers = [Card("New")]
    puts(slow.rig, card, coding.press_id("go", "v1"))
    here = slow.world.message(card.channel, card.id)
    await clicked(slow.ana, here, coding.press_id("go", "v1"))
    assert ("New" in words(last(slow.rig)), last(slow.rig).id == card.id) == (True, False)


async def test_a_form_that_comes_too_late_to_open_waits_behind_a_button(slow):
    slow.core.answers = [FORM]
    await slow.ana.slash("interview log", {})
    waits = last(slow.rig)
    slow.quick()
    slow.core.answers = [FORM, Card("Saved")]
    await slow.ana.presses(waits, button(waits, "Open the form"))
    await slow.ana.fills({"company": "Acme"})
    assert ("Saved" in words(last(slow.rig)), last(slow.rig).id) == (True, waits.id)


async def test_a_slow_submission_is_answered_whether_or_not_a_message_opened_it(slow):
    slow.quick()
    slow.core.answers = [FORM, CARD, FORM]
    await slow.ana.slash("interview log", {})
    slow.quick(False)
    slow.core.answers.insert(0, Card("Saved"))
    await slow.ana.fills({"company": "Acme"})
    assert answers(slow.rig)[-1]["type"] == 5
    assert "Saved" in words(last(slow.rig))
    slow.quick()
    await slow.ana.slash("note list", {})
    card = last(slow.rig)
    await slow.ana.presses(card, button(card, "Go"))
    slow.quick(False)
    slow.core.answers = [Amend(Card("Drawn"))]
    sent = {"company": "Acme"}
    await slow.ana.user.submit_modal(slow.ana.modal, sent)
    assert answers(slow.rig)[-1]["type"] == 6
    assert ("Drawn" in words(last(slow.rig)), last(slow.rig).id) == (True, card.id)


async def test_in_a_crowd_everybody_is_told_at_first_that_it_takes_a_moment(told):
    told.rig.connection.turns._crowd = 0
    told.core.answers = [CARD]
    await told.ana.slash("note list", {})
    assert answers(told.rig)[-1] == {"type": 5}
    assert "A card" in words(last(told.rig))


async def test_of_a_crowd_only_so_many_wait_for_their_turn_unanswered(told, monkeypatch):
    taking, until = told.rig.connection.turns, asyncio.Event()
    acked, answered = [], []

    class Quick(Answering):
        """An answer that only counts."""

        async def defer(self):
            acked.append(self.asked)
            self._stage = type(self._stage)("thinking")

        async def say(self, message):
            answered.append(self.asked.id)

    async def slow(inbound):
        await until.wait()
        return CARD

    payload = {"type": 2, "data": {"name": "note"}, "context": 1, "user": {"id": "7", "username": "x"},
               "channel": {"id": "9", "type": 1}}  # fmt: skip
    monkeypatch.setattr(turns, "Answering", Quick)
    monkeypatch.setattr(turns.wire, "payload", lambda asked: {**payload, "id": str(asked.id)})
    monkeypatch.setattr(told.rig.overheard, "handle", slow, raising=False)
    every = [asyncio.ensure_future(taking.interaction(SimpleNamespace(id=n))) for n in range(1000)]
    while len(acked) < 1000 - turns.CROWD:
        await asyncio.sleep(0)
    assert (len(acked), answered) == (1000 - turns.CROWD, [])
    until.set()
    await asyncio.gather(*every)
    assert sorted(answered) == list(range(1000))
    assert taking._open == 0


# not taken


def too_late(told, times: int | None = 1, code: int = 10062, status: int = 404) -> None:
    told.world.env.inject_error("POST", CALLBACK, status=status, code=code, times=times)


def too_late_to(told, method: str, path: str, *, code: int, status: int = 404) -> None:
    faults = told.world.env.backend.faults
    faults.append({"method": method, "path": path, "status": status, "code": code, "message": "x", "times": 1})


@pytest.mark.parametrize("code", [10062, 10015, 50027])
async def test_an_interaction_that_is_over_is_answered_in_the_dm_that_is_known(told, logged, code):
    too_late(told, code=code)
    told.core.answers = [CARD]
    here = room(told.rig)
    await unseen(told.ana, "note list", here)
    await told.rig.settled()
    assert ("A card" in words(last(told.rig)), last(told.rig).channel) == (True, told.ana.dm)
    assert "'log_level': 'error'" not in logged()


async def test_where_no_dm_is_known_it_is_not_said_and_nothing_breaks(told, logged):
    bea = person(told.rig, "bea")
    too_late(told)
    told.core.answers = [CARD]
    posted = len(told.world.news)
    await unseen(bea, "note list", room(told.rig))
    assert len(told.world.news) == posted
    assert "'log_level': 'error'" not in logged()


async def test_what_another_process_has_answered_is_left_to_it(told, logged):
    too_late(told, code=40060, status=400)
    told.core.answers = [Amend(CARD, Card("Beside")), CARD]
    posted = len(told.world.news)
    await unseen(told.ana, "note list", None)
    await told.rig.settled()
    assert len(told.world.news) == posted
    assert "'log_level': 'error'" not in logged()


async def test_a_form_that_may_not_open_any_more_waits_in_the_dm(told):
    too_late(told)
    told.core.answers = [FORM]
    await unseen(told.ana, "interview log", None)
    await told.rig.settled()
    assert "took too long to open" in words(last(told.rig))
    assert button(last(told.rig), "Open the form") == coding.press_id("form.open", "form1")


async def test_a_delay_that_is_not_taken_leaves_the_work_done_and_said_in_the_dm(slow):
    too_late(slow)
    slow.core.answers = [CARD]
    heard = len(slow.core.heard)
    await unseen(slow.ana, "note list", None)
    await slow.rig.settled()
    assert len(slow.core.heard) == heard + 1
    assert ("A card" in words(last(slow.rig)), last(slow.rig).channel) == (True, slow.ana.dm)
    too_late(slow, code=40060, status=400)
    slow.core.answers = [FORM]
    posted = len(slow.world.news)
    await unseen(slow.ana, "interview log", None)
    assert len(slow.world.news) == posted


async def test_a_delay_that_may_have_been_taken_is_followed_by_the_answer_or_by_one_in_the_dm(slow, monkeypatch):
    deferring = discord.InteractionResponse.defer

    async def lost_after(self, **given):
        await deferring(self, **given)
        raise OSError("the line broke")

    async def lost_before(self, **_):
        # simcord would take what follows; Discord knows of no answer to draw over.
        too_late_to(slow, "PATCH", ORIGINAL, code=10015)
        raise OSError("the line broke")

    here = room(slow.rig)
    for there, defer in ((here.id, lost_after), (slow.ana.dm, lost_before)):
        monkeypatch.setattr(discord.InteractionResponse, "defer", defer)
        slow.core.answers = [CARD]
        await unseen(slow.ana, "note list", here)
        await slow.rig.settled()
        assert ("A card" in words(last(slow.rig)), last(slow.rig).channel) == (True, there)


async def test_a_card_that_discord_refuses_is_shown_in_plainer_components(told):
    too_late(told, code=50035, status=400)
    told.core.answers = [CARD]
    await told.ana.slash("note list", {})
    assert ("A card" in words(last(told.rig)), last(told.rig).components[0]["type"]) == (True, 10)


async def test_a_card_that_discord_refuses_in_any_form_is_our_fault(told, logged):
    too_late(told, code=50035, status=400, times=2)
    told.core.answers = [CARD]
    await told.ana.slash("note list", {})
    assert "Something broke on my side" in words(last(told.rig))
    assert "reference" in logged()


async def test_a_form_that_discord_refuses_is_our_fault(told):
    too_late(told, code=50035, status=400)
    told.core.answers = [FORM]
    await told.ana.slash("interview log", {})
    assert "Something broke on my side" in words(last(told.rig))


async def test_a_message_that_is_gone_is_not_redrawn_but_said_anew(told):
    told.core.answers = [CARD, Amend(Card("Drawn"))]
    await told.ana.slash("note list", {})
    card = last(told.rig)
    too_late(told, code=10008)
    await told.ana.presses(card, button(card, "Go"))
    assert ("Drawn" in words(last(told.rig)), last(told.rig).id == card.id) == (True, False)


async def test_what_may_have_been_said_is_not_said_twice(told):
    too_late(told, code=0, status=502, times=None)
    told.core.answers = [CARD]
    posted = len(told.world.news)
    await unseen(told.ana, "note list", None)
    told.world.env.backend.faults.clear()
    await told.rig.settled()
    assert len(told.world.news) == posted


async def test_a_choice_that_comes_too_late_is_for_nobody(told, logged):
    too_late(told)
    told.core.answers = [()]
    await told.ana.completes("note show", "note", "x")
    assert "'log_level': 'error'" not in logged()
