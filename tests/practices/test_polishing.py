"""Rewording by a language model: asked for twice, outside any lock, guarded, beside the plain draft, or not at all."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.app import Bot
from bot.chat.card import Copy
from bot.clock import MovableClock
from bot.drafting.frames.english_words import spelt_out
from bot.drafting.spelling import Light
from bot.handlers import polishing
from bot.model.ids import CountedIds
from bot.model.note import Note
from bot.model.nudge import NudgeKind
from bot.model.policy import DEFAULT
from bot.store import members, nudges
from bot.store.rights import System
from bot.store.store import Store
from tests.dialogs.dialog import NOON, Dialog, Person
from tests.practices.handed import body_of, card_of, every_note, member, met


@dataclass
class Model:
    """A language model that answers as it is told, and remembers what it was told."""

    answers: Callable[[str], str | None] = spelt_out
    asked: list[dict[str, object]] = field(default_factory=list)
    during: list[bool] = field(default_factory=list)
    store: Store | None = None
    meanwhile: Callable[[], Awaitable[object]] | None = None
    longest = timedelta(seconds=8)
    host = "models.example"

    async def reword(self, instructions: str, facts: str) -> str | None:
        told = json.loads(facts)
        self.asked.append(told)
        if self.store is not None:
            # Somebody else can write meanwhile: nothing is held while the model thinks.
            async with asyncio.timeout(5), self.store.begin(System("a test")):
                self.during.append(True)
        if self.meanwhile is not None:
            await self.meanwhile()
        return self.answers(str(told["note"]))


@pytest.fixture
def model(store: Store) -> Model:
    return Model(store=store)


@pytest.fixture
def offered(store: Store, spelling: Light, database: str, model: Model) -> Dialog:
    """A bot whose operator has set a model."""
    clock = MovableClock(NOON)
    return Dialog(Bot(store, clock, CountedIds(), DEFAULT, spelling, rewriter=model), clock, database)


async def willing(stage: Dialog) -> Person:
    """Ana, who lets her drafts be reworded, before her note to Grace."""
    ana = await met(stage)
    known = await member(stage, ana)
    async with stage.bot.store.begin(System("a test")) as tx:
        await members.put(tx, replace(known, polish=True))
    await ana.types("/note show Grace")
    return ana


async def note_of(stage: Dialog, who: Person) -> Note:
    return (await every_note(stage, who))[0]


def plain_of(who: Person) -> str:
    return next(each.text for each in card_of(who).blocks if isinstance(each, Copy) and each.label == "Plain draft")


async def test_a_draft_is_reworded_beside_the_plain_one_and_kept(offered: Dialog, model: Model):
    ana = await willing(offered)
    before = await note_of(offered, ana)
    await ana.presses("Reword")
    ana.sees("models.example", "your draft stands as it is")
    await offered.passes(minutes=1)
    ana.sees("reworded by a language model")
    # What is delivered holds no word of the note.
    ana.misses("Thank you", "billing")
    await ana.presses("Compare")
    ana.sees("Read it before you send it", "without your name and contact details, went to models.example")
    assert plain_of(ana) == before.body
    assert body_of(ana) != before.body
    assert model.during == [True]
    await ana.presses("Keep it")
    ana.sees("Reworded by a language model.")
    now = await note_of(offered, ana)
    assert (now.polished, now.own, now.plain_body) == (True, False, before.body)
    # The contact block never left, and stands where it stood.
    assert now.body.endswith(before.body.split("\n\n")[-1])
    assert "ana@mail.example" not in json.dumps(model.asked)


async def test_the_plain_draft_is_one_tap_away_before_and_after(offered: Dialog):
    ana = await willing(offered)
    before = await note_of(offered, ana)
    await ana.presses("Reword")
    await offered.passes(minutes=1)
    await ana.presses("Compare")
    await ana.presses("Keep it")
    await ana.presses("Use the plain draft")
    ana.misses("Reworded")
    now = await note_of(offered, ana)
    assert (now.body, now.polished, now.plain_body) == (before.body, False, "")
    await ana.presses("Reword")
    await offered.passes(minutes=1)
    await ana.presses("Use the plain draft")
    assert (await note_of(offered, ana)).body == before.body


@pytest.mark.parametrize(
    "answers",
    [
        lambda note: None,
        lambda note: note,
        lambda note: "I’m sorry, but I can’t help with that.",
        lambda note: note.replace("Acme", "Globex"),
        lambda note: note * 400,
    ],
)
async def test_whatever_goes_wrong_the_plain_draft_stands_in_silence(offered: Dialog, model: Model, answers):
    model.answers = answers
    ana = await willing(offered)
    before = await note_of(offered, ana)
    await ana.presses("Reword")
    await offered.passes(minutes=30)
    ana.sees_nothing()
    assert await note_of(offered, ana) == before
    assert len(model.asked) == 1


async def test_h12_a_mention_that_a_model_writes_never_reaches_anybody(offered: Dialog, model: Model):
    model.answers = lambda note: note.replace("Thank you", "<!channel> @everyone thank you", 1)
    ana = await willing(offered)
    await ana.presses("Reword")
    await offered.passes(minutes=1)
    ana.sees_nothing()
    assert "@everyone" not in (await note_of(offered, ana)).body


async def test_a_model_that_breaks_its_promise_spoils_nothing_else(offered: Dialog, model: Model):
    def answers(_: str) -> str | None:
        raise RuntimeError("it raised")

    model.answers = answers
    ana = await willing(offered)
    before = await note_of(offered, ana)
    await ana.presses("Reword")
    await offered.passes(minutes=5)
    assert await note_of(offered, ana) == before
    await offered.moves_to("2026-03-02", "18:31")
    ana.sees("Grace")


async def test_what_the_member_wrote_meanwhile_is_not_touched(offered: Dialog):
    ana = await willing(offered)
    mine = (await note_of(offered, ana)).body + " And more."
    await ana.presses("Reword")
    await ana.types("/note edit Grace")
    await ana.fills(body=mine)
    await offered.passes(minutes=1)
    ana.sees_nothing()
    now = await note_of(offered, ana)
    assert (now.body, now.own, now.polished) == (mine, True, False)


@pytest.mark.parametrize("press", ["Another version", "Shorter"])
async def test_what_was_drafted_anew_while_the_model_thought_is_not_touched(offered: Dialog, model: Model, press: str):
    ana = await willing(offered)
    before = await note_of(offered, ana)
    control = ana.control(press)
    await ana.presses("Reword")
    model.meanwhile = lambda: ana.sends(ana.action(control.action, control.value))
    await offered.passes(minutes=1)
    ana.misses("reworded")
    now = await note_of(offered, ana)
    assert now.body != before.body
    assert (now.polished, now.plain_body) == (False, "")


async def test_a_second_try_of_a_delivery_asks_the_model_nothing(offered: Dialog):
    ana = await willing(offered)
    await ana.presses("Reword")
    async with offered.bot.store.read(System("a test")) as tx:
        (due,) = [each for each in await nudges.everyone_coming(tx, 500) if each.kind is NudgeKind.POLISH]
        now = offered.clock.now()
        assert await polishing.asked(tx, replace(due, attempts=1), DEFAULT, now) is not None
        assert await polishing.asked(tx, replace(due, attempts=2), DEFAULT, now) is None


async def test_in_a_pause_the_model_is_not_asked_and_after_it_once(offered: Dialog, model: Model):
    ana = await willing(offered)
    await ana.presses("Reword")
    known = await member(offered, ana)
    until = offered.clock.now() + timedelta(hours=5)
    async with offered.bot.store.begin(System("a test")) as tx:
        await members.put(tx, replace(known, paused_until=until))
    await offered.passes(minutes=30)
    ana.sees_nothing()
    assert model.asked == []
    await offered.passes(minutes=300)
    assert len(model.asked) == 1
    assert (await note_of(offered, ana)).polished


async def test_while_they_talk_the_model_is_not_asked_and_after_it_once(offered: Dialog, model: Model):
    ana = await willing(offered)
    await ana.types("/interview log Globex, PM, today 12:10pm-1pm with Bo Li")
    await ana.types("/note show Grace")
    await ana.presses("Reword")
    await offered.passes(minutes=40)
    ana.misses("reworded")
    assert model.asked == []
    await offered.passes(minutes=40)
    assert len(model.asked) == 1
    assert (await note_of(offered, ana)).polished


async def test_a_pause_that_begins_while_the_model_thinks_has_it_asked_no_second_time(offered: Dialog, model: Model):
    ana = await willing(offered)
    known = await member(offered, ana)
    until = offered.clock.now() + timedelta(hours=5)

    async def paused() -> None:
        async with offered.bot.store.begin(System("a test")) as tx:
            await members.put(tx, replace(known, paused_until=until))

    model.meanwhile = paused
    await ana.presses("Reword")
    await offered.passes(minutes=400)
    assert len(model.asked) == 1


async def test_what_was_sent_meanwhile_is_left_alone(offered: Dialog):
    ana = await willing(offered)
    before = await note_of(offered, ana)
    await ana.presses("Reword")
    await ana.types("/note sent Grace")
    await offered.passes(minutes=1)
    ana.misses("Reworded")
    assert (await note_of(offered, ana)).body == before.body


async def test_own_words_written_over_a_reworded_draft_are_own(offered: Dialog):
    ana = await willing(offered)
    await ana.presses("Reword")
    await offered.passes(minutes=1)
    mine = (await note_of(offered, ana)).body + " And more."
    await ana.types("/note edit Grace")
    await ana.fills(body=mine)
    ana.misses("Use the plain draft")
    await ana.sends(ana.action("note.plain", (await note_of(offered, ana)).id))
    assert (await note_of(offered, ana)).body == mine


async def test_another_version_is_a_plain_draft_again(offered: Dialog):
    ana = await willing(offered)
    await ana.presses("Reword")
    await offered.passes(minutes=1)
    await ana.presses("Compare")
    await ana.presses("Keep it")
    await ana.presses("Another version")
    now = await note_of(offered, ana)
    assert (now.polished, now.plain_body) == (False, "")


async def test_a_note_signed_anew_meanwhile_is_drafted_anew_as_the_plain_one(offered: Dialog):
    ana = await willing(offered)
    await ana.presses("Reword")
    await offered.passes(minutes=1)
    known = await member(offered, ana)
    async with offered.bot.store.begin(System("a test")) as tx:
        await members.put(tx, replace(known, signature=replace(known.signature, email="ana@new.mail.example")))
    await ana.presses("Use the plain draft")
    now = await note_of(offered, ana)
    assert "ana@new.mail.example" in now.body
    assert not now.polished


async def test_nobody_is_offered_it_who_did_not_ask_for_it(offered: Dialog, model: Model):
    ana = await met(offered)
    await ana.types("/note show Grace")
    assert "Reword" not in ana.offered()
    # Nor does a press that was drawn elsewhere do it.
    await ana.sends(ana.action("note.reword", (await note_of(offered, ana)).id))
    await offered.passes(minutes=1)
    assert model.asked == []


async def test_nobody_is_offered_it_where_the_operator_set_no_model(stage: Dialog):
    ana = await willing(stage)
    assert "Reword" not in ana.offered()
    await ana.sends(ana.action("note.reword", (await note_of(stage, ana)).id))
    await stage.passes(minutes=1)
    ana.sees_nothing()


async def test_own_words_are_never_handed_to_a_model(offered: Dialog, model: Model):
    ana = await willing(offered)
    await ana.types("/note edit Grace")
    await ana.fills(body=(await note_of(offered, ana)).body + " And more.")
    assert "Reword" not in ana.offered()
    await ana.sends(ana.action("note.reword", (await note_of(offered, ana)).id))
    await offered.passes(minutes=1)
    assert model.asked == []


async def test_a_member_who_switches_it_off_meanwhile_is_heard(offered: Dialog, model: Model):
    ana = await willing(offered)
    await ana.presses("Reword")
    known = await member(offered, ana)
    async with offered.bot.store.begin(System("a test")) as tx:
        await members.put(tx, replace(known, polish=False))
    await offered.passes(minutes=1)
    ana.sees_nothing()
    assert model.asked == []


async def test_pressed_twice_it_is_asked_once(offered: Dialog, model: Model):
    ana = await willing(offered)
    id = (await note_of(offered, ana)).id
    await ana.presses("Reword")
    await ana.sends(ana.action("note.reword", id))
    await offered.passes(minutes=1)
    assert len(model.asked) == 1
    await ana.sends(ana.action("note.reword", id))
    await offered.passes(minutes=1)
    assert len(model.asked) == 1


async def test_one_members_words_are_never_in_anothers_question(offered: Dialog, model: Model):
    ana = await willing(offered)
    ben = offered.actor("ben", display="Ben Ode")
    await ben.types("/interview log Globex, PM, today 9am-10am with Grace Chen")
    await ben.types("/note show Grace")
    await ben.presses("Add my contact details")
    await ben.fills(name="Ben Ode", email="ben@mail.example")
    await ben.types("/interview debrief Globex")
    await ben.fills(topic1="the pricing page")
    known = await member(offered, ben)
    async with offered.bot.store.begin(System("a test")) as tx:
        await members.put(tx, replace(known, polish=True))
    await ben.types("/note show Grace")
    # One that has something to be said otherwise.
    await ben.presses("Another version")
    await ana.presses("Reword")
    await ben.presses("Reword")
    await offered.passes(minutes=1)
    assert len(model.asked) == 2
    for facts in model.asked:
        text = json.dumps(facts)
        assert ("Acme" in text) != ("Globex" in text)
        assert ("billing migration" in text) != ("pricing page" in text)
    ana.sees("reworded by a language model")
    ben.sees("reworded by a language model")
    # A model that mixes two people up is not believed either.
    await ana.presses("Use the plain draft")
    model.answers = lambda note: str(model.asked[0 if "Globex" not in str(model.asked[0]) else 1]["note"]) + " Again."
    await ben.presses("Use the plain draft")
    await ben.presses("Reword")
    await offered.passes(minutes=1)
    ben.sees_nothing()
