"""Ask my coach: one note, no level, taken back at any time; and the reminder while nobody has answered."""

from bot.model.cohort import Consent
from tests.cohorts.asked import asks, note_of, one, review_of
from tests.cohorts.kept import told
from tests.dialogs.dialog import Dialog


async def test_asking_says_what_is_seen_and_shares_this_one_note_only(stage: Dialog):
    kept, ana = await one(stage)
    await ana.types("/note review Grace")
    ana.sees("Cleo Park would see this one note, Grace Hopper, Acme and the role. Nothing else",
             "What they have on their screen by then I can't take back")  # fmt: skip
    assert await review_of(stage, ana) is None
    await ana.presses("Ask my coach")
    ana.sees("Asked. Cleo Park can read your note to Grace now.")
    review = await review_of(stage, ana)
    assert review is not None
    assert review.needed_by is not None
    after = await kept.membership(ana)
    assert after is not None
    assert after.consent is Consent.PRIVATE


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
