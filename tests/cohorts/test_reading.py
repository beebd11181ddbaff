"""The review queue: a coach opens what was shown to them and nothing else, answers once, and is told once a day."""

from dataclasses import replace

import pytest

from bot.model.cohort import Consent, Role
from bot.model.review import SOON, Quality, ReviewStatus
from bot.store import coaching, members, memberships, reading
from bot.store.rights import AsMember
from tests.cohorts.asked import asks, note_of, one, put, review_of, second_coach, seen
from tests.cohorts.kept import BOT, SPRING, Kept, founded, known, told
from tests.dialogs.dialog import Dialog, Person

NOT_YOURS = "That's gone: it was deleted, or belongs to somebody else. Nothing changed."


async def opened(kept: Kept) -> None:
    await kept.coach.types("/cohort queue")
    await kept.coach.presses("Open")


async def test_the_queue_names_whom_it_is_about_and_opens_the_note_with_its_checks(stage: Dialog):
    kept, ana = await one(stage)
    await asks(stage, ana, "Is it too warm?")
    await kept.coach.types("/cohort queue")
    kept.coach.sees("Ana", "Acme", "Grace Hopper", "needed", "asked")
    await kept.coach.presses("Open")
    words = max((await note_of(stage, ana)).body.splitlines(), key=len)
    kept.coach.sees("Is it too warm?", words, "Good to send", "Comment")
    assert await seen(stage, ana) == {"queue": 1, "note": 1}


async def test_good_to_send_is_one_tap_and_its_author_is_told_at_once(stage: Dialog):
    kept, ana = await one(stage)
    await asks(stage, ana)
    await opened(kept)
    await kept.coach.presses("Good to send")
    kept.coach.sees("Ana is told: good to send.")
    await stage.passes(minutes=1)
    ana.sees("Cleo Park read your note to Grace: good to send.")
    await ana.presses("Thanks")
    ana.sees("Cleo Park sees a count of thanks, and no message.")
    await kept.coach.types("/cohort queue")
    kept.coach.sees("No draft waits.", "1 thank-you this week.")


async def test_001_21_the_four_qualities_are_headings_for_words_and_never_scores(stage: Dialog):
    kept, ana = await one(stage)
    await asks(stage, ana)
    await opened(kept)
    await kept.coach.presses("Comment")
    form = kept.coach.form
    assert [each.label for each in form.steps[0].fields][:4] == [
        "Communication", "Personality", "Professionalism", "Tenacity",
    ]  # fmt: skip
    assert not any(each.required or each.options for each in form.steps[0].fields)
    await kept.coach.fills(personality="More of you in the second line.")
    await stage.passes(minutes=1)
    ana.sees("Cleo Park read your note to Grace and left you a word.")
    ana.misses("More of you")
    await ana.presses("Read it")
    ana.sees("Personality", "More of you in the second line.")
    ana.misses("Tenacity", "A wording they suggest")
    found = await review_of(stage, ana)
    assert found is not None
    assert found.answer is not None
    assert found.answer.comments == {Quality.PERSONALITY: "More of you in the second line."}


async def test_a_suggested_wording_becomes_ones_own_with_one_tap_and_goes_back_with_another(stage: Dialog):
    kept, ana = await one(stage)
    before = await note_of(stage, ana)
    await asks(stage, ana)
    await opened(kept)
    await kept.coach.presses("Comment")
    await kept.coach.fills(suggestion=before.body.replace("Acme", "Initech"))
    await stage.passes(minutes=1)
    await ana.presses("Read it")
    ana.sees("A wording they suggest")
    await ana.presses("Apply")
    ana.sees("The wording of Cleo Park is yours now, to change. Facts that aren't in your log are marked.", "Initech")
    after = await note_of(stage, ana)
    assert after.own
    assert "Initech" in after.body
    await ana.presses("Undo")
    assert (await note_of(stage, ana)).body == before.body


async def test_words_left_as_they_were_suggest_nothing_and_an_empty_form_says_so(stage: Dialog):
    kept, ana = await one(stage)
    await asks(stage, ana)
    await opened(kept)
    await kept.coach.presses("Comment")
    await kept.coach.fills()
    kept.coach.sees("A line under one heading is enough")
    found = await review_of(stage, ana)
    assert found is not None
    assert found.answer is None


async def test_of_two_coaches_the_first_answer_stands_and_the_second_keeps_their_words(stage: Dialog):
    kept, ana = await one(stage)
    dan = await second_coach(kept)
    await asks(stage, ana)
    for coach in (kept.coach, dan):
        await coach.types("/cohort queue")
        await coach.presses("Open")
        await coach.presses("Comment")
    await kept.coach.fills(tenacity="Ask for the next step.")
    await dan.fills(communication="Crisp already.")
    dan.sees("Cleo Park answered this one before you; their answer stands", "Crisp already.")
    found = await review_of(stage, ana)
    assert found is not None
    assert found.coach_name == "Cleo Park"
    assert found.answer is not None
    assert found.answer.comments == {Quality.TENACITY: "Ask for the next step."}


async def test_a_note_that_was_edited_meanwhile_is_shown_again_before_it_is_called_good(stage: Dialog):
    kept, ana = await one(stage)
    await asks(stage, ana)
    await opened(kept)
    note = await note_of(stage, ana)
    await put(stage, note.written(subject=note.subject, body=note.body + "\n\nP.S. Thank you again."))
    await kept.coach.presses("Good to send")
    kept.coach.sees("It was edited since you opened it.", "P.S. Thank you again.")
    await kept.coach.presses("Good to send")
    kept.coach.sees("good to send")


async def test_an_answer_to_an_earlier_version_says_so(stage: Dialog):
    kept, ana = await one(stage)
    await asks(stage, ana)
    await opened(kept)
    await kept.coach.presses("Comment")
    await kept.coach.fills(communication="Clear.")
    note = await note_of(stage, ana)
    await put(stage, note.written(subject=note.subject, body=note.body + "\n\nP.S. Thank you again."))
    await stage.passes(minutes=1)
    await ana.presses("Read it")
    ana.sees("That is of the version read on", "you changed the note since")


CLOSED = "This draft is closed: sent, skipped or withdrawn by its author. There's nothing to do."
CLOSES = ("withdraw", "send", "skip", "delete", "leave", "end", "coach leaves")


@pytest.mark.parametrize("how", CLOSES)
async def test_h08_nothing_stays_open_to_a_coach_once_it_is_taken_back_or_over(stage: Dialog, how: str):
    kept, ana = await one(stage)
    review = await asks(stage, ana)
    await opened(kept)
    value = kept.coach.control("Good to send").value
    note = await note_of(stage, ana)
    match how:
        case "withdraw":
            await told(ana, "review.withdraw", review.id)
        case "send":
            await told(ana, "note.sent", note.id)
            await told(ana, "note.undo", note.id)
        case "skip":
            await told(ana, "note.skip", note.id)
        case "delete":
            await told(ana, "interview.erase", note.contact_id)
        case "leave" | "coach leaves":
            who = await kept.membership(ana if how == "leave" else kept.coach)
            assert who is not None
            async with stage.bot.store.begin(BOT) as tx:
                await memberships.remove(tx, who.id)
        case _:
            await told(kept.coach, "cohort.end_now", SPRING)
    for action, given in (
        ("review.open", review.id), ("review.good", value), ("review.comment", value),
    ):  # fmt: skip
        assert await told(kept.coach, action, f"{'0' * 16} x") == NOT_YOURS
        # Which way it went stays with its author; who is no coach any more, and what was erased, finds nothing at all.
        gone = NOT_YOURS if how in ("delete", "coach leaves") else CLOSED
        assert (await told(kept.coach, action, given)).startswith(gone), action
    said = await told(kept.coach, "review.queue", SPRING)
    assert "Ana" not in said
    assert note.body[:20] not in said
    mine = await known(stage, kept.coach)
    async with stage.bot.store.read(AsMember(mine.id)) as tx:
        assert not await coaching.queue(tx, SPRING)


async def test_h08_a_form_that_was_open_sends_nothing_once_the_note_is_withdrawn(stage: Dialog):
    kept, ana = await one(stage)
    review = await asks(stage, ana)
    await opened(kept)
    await kept.coach.presses("Comment")
    await told(ana, "review.withdraw", review.id)
    await kept.coach.fills(communication="Clear.")
    kept.coach.sees(CLOSED, "Communication: Clear.")
    kept.coach.misses("Hopper")


async def test_h08_members_sponsors_and_coaches_of_others_are_nobody_here(stage: Dialog):
    kept, ana = await one(stage, others=("ben",))
    other = await founded(stage, id="autumn0000000001", coach="eve", name="Autumn")  # type: ignore[arg-type]
    sam = stage.actor("sam")
    await sam.types("/afternote help")
    await kept.joins(sam, Role.SPONSOR)
    review = await asks(stage, ana)
    note = await note_of(stage, ana)
    for who in (kept.people["ben"], other.coach, sam):
        for action, value in (
            ("review.open", review.id), ("review.good", f"{review.id} x"), ("review.comment", f"{review.id} x"),
            ("review.show", review.id), ("review.withdraw", review.id), ("review.thanks", review.id),
            ("review.apply", review.id), ("review.queue", SPRING), ("review.ask", note.id),
            ("review.go", f"{note.id} {SPRING}"), ("review.may_i", f"{SPRING} {review.member_id}"),
            ("review.allow", f"{note.id} {SPRING}"), ("review.not_now", f"{note.id} {SPRING}"),
        ):  # fmt: skip
            assert await told(who, action, value) == NOT_YOURS, (who.name, action)
    still = await review_of(stage, ana)
    assert still == review


async def test_the_author_reads_no_review_of_another_and_a_coach_cannot_withdraw(stage: Dialog):
    kept, ana = await one(stage)
    review = await asks(stage, ana)
    assert await told(kept.coach, "review.withdraw", review.id) == NOT_YOURS
    assert await told(kept.coach, "review.show", review.id) == NOT_YOURS
    assert await review_of(stage, ana) == review


async def test_a_coach_sees_cut_down_facts_and_no_address(stage: Dialog):
    kept, ana = await one(stage)
    review = await asks(stage, ana)
    member = await known(stage, ana)
    async with stage.bot.store.begin(BOT) as tx:
        await members.put(tx, replace(member, discreet=True))
    coach = await known(stage, kept.coach)
    async with stage.bot.store.begin(AsMember(coach.id)) as tx:
        found = await reading.read(tx, review.id, stage.clock.now())
    assert found is not None
    assert found.author.addresses == ()
    assert found.person.email == ""
    assert found.contact.debrief is None
    assert found.opportunity.posting is None


# telling


async def lines(who: Person, kept: Kept, kind: str) -> int:
    return len(await kept.waiting(who, kind))


async def test_a_coach_gets_one_message_a_day_with_counts_and_no_words(stage: Dialog):
    kept, ana = await one(stage, others=("ben",))
    ben = kept.people["ben"]
    await ben.types("/interview log Globex, PM, today 9am with Lin Chen")
    await asks(stage, ana)
    await ben.types("/note show Lin")
    await ben.types("/note review Lin")
    await ben.presses("Ask my coach")
    assert await lines(kept.coach, kept, "queue") == 1
    await stage.passes(hours=21, minutes=1)
    assert "2 drafts wait to be read in Spring 26." in kept.coach.told()
    note = await note_of(stage, ana)
    assert note.body[:30] not in kept.coach.told()
    # It comes again for as long as something waits, and not after.
    assert await lines(kept.coach, kept, "queue") == 1


async def test_a_draft_that_is_needed_within_twelve_hours_is_told_of_at_once(stage: Dialog):
    kept, ana = await one(stage)
    review = await asks(stage, ana)
    assert review.needed_by is not None
    assert review.needed_by - stage.clock.now() < SOON
    await stage.passes(minutes=1)
    kept.coach.sees("You were asked to read a draft, needed")
    # The message names nobody: whose it is stands behind the button, where their log takes note of it.
    assert not any("Ana" in each.words for each in kept.coach.deliveries())
    assert await seen(stage, ana) == {}
    await kept.coach.presses("Open")
    kept.coach.sees("Ana's draft")
    assert await seen(stage, ana) == {"note": 1}


# asking to read


async def drafts_waited(stage: Dialog) -> tuple[Kept, Person, str]:
    kept, ana = await one(stage, consent=Consent.DRAFTS)
    await stage.passes(days=2)
    return kept, ana, f"{SPRING} {(await known(stage, ana)).id}"


async def test_a_coach_may_ask_and_nothing_opens_without_their_tap(stage: Dialog):
    kept, ana, value = await drafts_waited(stage)
    assert "is asked" in await told(kept.coach, "review.may_i", value)
    assert await review_of(stage, ana) is None
    assert await told(kept.coach, "review.queue", SPRING) != NOT_YOURS
    await stage.passes(hours=24)
    ana.sees("Cleo Park asks whether they may read your note to Grace.", "Show it", "Not now")
    assert await review_of(stage, ana) is None
    await ana.presses("Show it")
    found = await review_of(stage, ana)
    assert found is not None
    assert found.status is ReviewStatus.WAITING


async def test_not_now_is_told_to_nobody_and_they_are_not_asked_again_that_week(stage: Dialog):
    kept, ana, value = await drafts_waited(stage)
    await told(kept.coach, "review.may_i", value)
    (first,) = await kept.waiting(ana, "may_i")
    await stage.passes(hours=24)
    await ana.presses("Not now")
    ana.sees("It stays with you, and your coach isn't told that you said no.")
    assert await review_of(stage, ana) is None
    assert "isn't asked again" in await told(kept.coach, "review.may_i", value)
    await stage.passes(days=8)
    # Another week: the follow-up that was drafted meanwhile, and the same note never again.
    await told(kept.coach, "review.may_i", value)
    (later,) = await kept.waiting(ana, "may_i")
    assert later.subject != first.subject


@pytest.mark.parametrize("level", [Consent.PRIVATE, Consent.COUNTS, Consent.PROGRESS])
async def test_at_no_other_level_is_anybody_asked(stage: Dialog, level: Consent):
    kept, ana, value = await drafts_waited(stage)
    await kept.joins(ana, Role.MEMBER, level)
    assert await told(kept.coach, "review.may_i", value) == NOT_YOURS
    assert await lines(ana, kept, "may_i") == 0


async def test_001_06_who_has_drafted_and_not_sent_is_helped_only_as_far_as_they_let_it_be(stage: Dialog):
    kept, ana, _ = await drafts_waited(stage)
    await kept.coach.types("/cohort members")
    kept.coach.sees("Drafted, not sent", "Ana")
    await kept.coach.presses("Ask to read")
    kept.coach.sees("Ana is asked. It opens only with their tap")
    await kept.joins(ana, Role.MEMBER, Consent.PROGRESS)
    await stage.passes(hours=24)
    # They let less be seen before the question came: it never does.
    ana.misses("asks whether they may read")


async def test_the_reminder_says_so_while_the_coach_has_not_answered(stage: Dialog):
    _, ana = await one(stage)
    await asks(stage, ana)
    await stage.passes(hours=9)
    ana.sees("No reply from your coach yet.")


async def test_an_answer_is_no_second_look_and_one_given_at_night_waits_for_the_morning(stage: Dialog):
    kept, ana = await one(stage)
    await asks(stage, ana)
    await stage.moves_to("2026-03-02", "23:30")
    await opened(kept)
    await kept.coach.presses("Good to send")
    stage._turns_page()
    await stage.stage.settle()
    assert (await seen(stage, ana))["note"] == 1
    ana.sees_nothing()
    await stage.moves_to("2026-03-03", "08:00")
    ana.sees("Cleo Park read your note to Grace: good to send")
