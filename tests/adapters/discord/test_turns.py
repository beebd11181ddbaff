"""When a turn is late, who counts in a crowd, how it is known who reads, and what is told of what the kit breaks."""

import asyncio
from datetime import timedelta
from types import SimpleNamespace

import discord
import pytest

from adapters.discord import turns
from adapters.discord.answering import Answering
from adapters.discord.client import Door
from adapters.discord.lag import MOST, Lag
from adapters.discord.people import REST, UNKNOWN, People
from adapters.ground.after import After
from bot.cards.words import Reader
from bot.chat.card import Card
from bot.chat.form import Field, FieldKind, Form, Step
from bot.chat.inbound import Origin, Profile
from bot.clock import MovableClock
from bot.model.people import Address
from bot.ports import Known
from tests.adapters.discord.asked import CARD, FORM, bot, kept, last, logged, person, rig, told, words
from tests.adapters.discord.filling import controls
from tests.dialogs.dialog import NOON

__all__ = ["bot", "kept", "logged", "rig", "told"]


# how long ago Discord asked


def asked_at(at) -> int:
    return discord.utils.time_snowflake(at)


def test_a_turn_is_as_old_as_its_interaction_and_never_older_than_discord_waits():
    clock = MovableClock(NOON)
    for seconds, old in ((0, 0), (1.5, 1.5), (2.5, 2.5), (60, MOST), (-1, 0)):
        assert Lag(clock).of(asked_at(NOON - timedelta(seconds=seconds))) == pytest.approx(old, abs=0.01)


def test_two_clocks_that_are_apart_make_no_turn_late():
    for apart in (5.0, -5.0):
        clock = MovableClock(NOON)
        lag = Lag(clock)
        for _ in range(20):
            lag.of(asked_at(NOON - timedelta(seconds=apart)))
        assert lag.of(asked_at(NOON - timedelta(seconds=apart))) == pytest.approx(0, abs=0.01)
        assert lag.of(asked_at(NOON - timedelta(seconds=apart + 1))) == pytest.approx(1, abs=0.01)


def test_an_id_that_tells_no_time_makes_none_late():
    assert Lag(MovableClock(NOON)).of(7) == 0.0


async def test_what_has_waited_for_its_turn_has_less_time_for_it(told, monkeypatch):
    left = []

    async def in_time(taking, within):
        left.append(within)
        return True

    monkeypatch.setattr(told.rig.connection.turns, "_is_done", in_time)
    monkeypatch.setattr(Lag, "of", lambda self, id: 1.5)
    told.core.answers = [CARD]
    await told.ana.slash("note list", {})
    assert left == [pytest.approx(turns.WITHIN - 1.5)]


async def test_lines_that_are_completed_make_no_crowd(told, monkeypatch):
    taking, until = told.rig.connection.turns, asyncio.Event()
    open_ = []
    handle = told.rig.overheard.handle

    async def slow(inbound):
        open_.append(taking._open)
        return await handle(inbound)

    monkeypatch.setattr(told.rig.overheard, "handle", slow, raising=False)
    told.core.answers = [(), CARD]
    await told.ana.completes("note show", "note", "x")
    await told.ana.slash("note list", {})
    assert open_ == [0, 1]
    until.set()


# who reads


KNOWN = Known("Europe/Berlin", None, "de", clock24=True, country="DE")
READS = Reader("de", "Europe/Berlin", True, "DE")


class Knows:
    """A core that knows what it is told to, and counts how often it is asked."""

    def __init__(self, known: Known | None) -> None:
        self.clock = MovableClock(NOON)
        self.there = known
        self.asked = 0

    async def known(self, who):
        self.asked += 1
        return self.there

    async def greet(self, origin):
        pass


ANA = Origin("1", Address("discord", "discord", user="7"), profile=Profile("Ana", None, "en-US"))


async def test_a_person_reads_as_the_core_knows_them_and_it_is_asked_once_for_many_turns():
    core, after = Knows(KNOWN), After()
    people = People(core, after)
    assert people.remembered(ANA).reader == Reader("en-US")
    for _ in range(50):
        assert (await people.of(ANA)).reader == READS
        people.look_after(ANA.who)
    assert core.asked == 1
    core.there = Known("Europe/Berlin", None, "de", clock24=False, country="DE")
    await after.settled()
    assert core.asked == 2
    assert not (await people.of(ANA)).reader.clock24
    assert REST >= 1


async def test_whoever_is_forgotten_reads_as_discord_says():
    core, after = Knows(KNOWN), After()
    people = People(core, after)
    await people.of(ANA)
    core.there = None
    people.look_after(ANA.who)
    await after.settled()
    assert people.remembered(ANA).reader == Reader("en-US")


async def test_a_core_that_cannot_be_asked_keeps_nobody_from_an_answer(monkeypatch, logged):
    core = Knows(KNOWN)

    async def broken(who):
        raise OSError("private")

    core.known = broken
    assert (await People(core, After()).of(ANA)).reader == Reader("en-US")
    assert "private" not in logged()


async def test_of_somebody_unknown_the_core_is_asked_once_a_minute():
    core, after = Knows(None), After()
    people = People(core, after)
    for _ in range(20):
        await people.of(ANA)
        people.greet(ANA)
        people.look_after(ANA.who)
        await after.settled()
    assert core.asked == 1
    core.clock.move_to(NOON + UNKNOWN)
    core.there = KNOWN
    assert (await people.of(ANA)).reader == READS
    assert core.asked == 2


async def test_a_form_is_in_the_words_that_the_card_beside_it_has(told, monkeypatch):
    async def known(who):
        return KNOWN

    monkeypatch.setattr(told.rig.overheard, "known", known, raising=False)
    bea = person(told.rig, "bea")
    zone = Form("form1", "A form", "x.y", "", (Step((Field("zone", "Your zone", FieldKind.ZONE),)),), "Save")
    told.core.answers = [zone]
    await bea.slash("interview log", {})
    first = controls(bea.form)["zone@"]["options"][0]["label"]
    # It is six in the evening in Berlin, where they count to twenty-four.
    assert "18:" in first
    assert "Berlin" in first


# what the kit breaks


async def test_what_breaks_in_the_kit_after_its_answer_is_told_below_it(told):
    turning = told.rig.connection.turns
    interactions = []
    take = turning.start

    def start(asked):
        interactions.append(asked)
        take(asked)

    turning.start = start
    told.core.answers = [CARD]
    await told.ana.slash("note list", {})
    answered = last(told.rig)
    with told.world.env.time_context():
        turning.broke(interactions[0], RuntimeError("x"))
        await told.rig.connection.settled()
    assert "Something broke on my side" in words(last(told.rig))
    assert last(told.rig).id != answered.id


def test_an_interaction_that_was_answered_is_not_answered_anew():
    assert Answering(SimpleNamespace(), None).fresh
    assert not Answering(SimpleNamespace(), None, answered=True).fresh


async def test_where_nobody_takes_what_comes_in_the_log_says_so(bot, logged):
    asked = SimpleNamespace(extras={}, type=discord.InteractionType.component)
    await Door(bot).take(asked)
    assert "nobody takes what comes in" in logged()


# forms that come of forms


async def test_a_form_that_a_form_has_led_to_waits_behind_a_button(told):
    other = type(FORM)(**{**{name: getattr(FORM, name) for name in FORM.__dataclass_fields__}, "id": "form2"})
    told.core.answers = [FORM, other, other, Card("Saved")]
    await told.ana.slash("interview log", {})
    await told.ana.fills({"company": "Acme"})
    assert "opens when you press" in words(last(told.rig))
