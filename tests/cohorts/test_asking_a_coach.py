"""Ask my coach: one note, no level, taken back at any time; and the reminder while nobody has answered."""

from dataclasses import replace

import pytest

from bot.cards import reviews as cards
from bot.cards.words import Reader
from bot.chat.card import Line
from bot.handlers.drafts import words
from bot.model.cohort import Consent
from bot.model.ids import ContactId, MemberId, NoteId, OpportunityId, PersonId
from bot.model.note import Note, NoteKind
from bot.model.opportunity import Opportunity, Person
from bot.model.review import Asking
from tests.cohorts.asked import asks, note_of, one, review_of
from tests.cohorts.kept import founded, told
from tests.dialogs.dialog import NOON, Dialog


async def test_asking_says_what_is_seen_and_shares_this_one_note_only(stage: Dialog):
    kept, ana = await one(stage)
    await ana.types("/note review Grace")
    ana.sees("Cleo Park would see this one note, Grace Hopper, Acme and the role. Nothing else",
             "Withdrawing closes it; what was read stays read.")  # fmt: skip
    assert await review_of(stage, ana) is None
    await ana.presses("Ask my coach")
    ana.sees("Asked. Cleo Park can read your note to Grace now.")
    review = await review_of(stage, ana)
    assert review is not None
    assert review.needed_by is not None
    after = await kept.membership(ana)
    assert after is not None
    assert after.consent is Consent.PRIVATE


async def test_the_card_that_asks_is_short_with_all_that_it_may_say(stage: Dialog):
    note, cohort = NoteId("n"), replace(await (await founded(stage)).cohort(), reading="weekdays until 5 pm")
    person = Person(PersonId("p"), MemberId("m"), "Priya Raman", "Priya")
    about = Opportunity(OpportunityId("o"), MemberId("m"), "Northwind", "Analyst", stage.clock.now())
    card = cards.asking(Reader(), note, person, about, Asking(cohort, ("Cleo Park",), 26.0))
    said = " ".join(str(part) for block in card.blocks if isinstance(block, Line) for part in block.text)
    assert "26 hours" in said
    assert "weekdays until 5 pm" in said
    assert len(said.split()) < 40


@pytest.mark.parametrize("question", ["", "Is it too long?"])
async def test_what_was_asked_is_withdrawn_from_the_very_card_that_says_so(stage: Dialog, question: str):
    _, ana = await one(stage)
    await asks(stage, ana, question)
    ana.sees("Asked. Cleo Park can read your note")
    assert "Withdraw from coach" in ana.offered()
    await ana.presses("Withdraw from coach")
    ana.sees("Withdrawn: no coach can open this note any more")


def test_a_wording_that_was_taken_over_is_counted_as_its_checks_count_it():
    prose = "Thank you for the talk about the billing migration today."
    body = f"Hi Grace,\n\n{prose}\n\nKind regards,\nAna Silva\nana@mail.example"
    for text in (body, body.replace("\n\nKind", "\nKind"), body.replace("Hi Grace,\n\n", "Hi Grace,\n")):
        note = Note(
            NoteId("n"), MemberId("m"), OpportunityId("o"), ContactId("c"), PersonId("p"), NoteKind.THANK_YOU, NOON,
            body=text,
        )  # fmt: skip
        assert words(note) == 10, text


async def test_a_note_is_asked_about_once(stage: Dialog):
    _, ana = await one(stage)
    first = await asks(stage, ana)
    await ana.types("/note review Grace")
    ana.sees("is with your coach already")
    note = await note_of(stage, ana)
    said = await told(ana, "review.go", f"{note.id} {first.cohort_id}")
    assert "already" in said
    again = await review_of(stage, ana)
    assert again == first


async def test_the_note_card_offers_the_coach_and_then_the_way_back(stage: Dialog):
    _, ana = await one(stage)
    await ana.types("/note show Grace")
    await ana.presses("Ask my coach")
    await ana.presses("Ask my coach")
    await ana.types("/note show Grace")
    await ana.presses("Withdraw from coach")
    ana.sees("Withdrawn: no coach can open this note any more")
    assert await review_of(stage, ana) is None
