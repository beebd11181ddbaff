"""What came of it, what is asked when nothing did, and who is told: one test a practice, named after it."""

import pytest

from bot.chat.words import shown_words
from bot.model.note import Channel, NoteKind, NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.opportunity import ContactKind, Outcome, PersonRole, Research
from bot.stage import controls
from tests.dialogs.dialog import Dialog, Person
from tests.practices.laying import coming, laid, notes_of, opportunity_of

ONE = "Acme, Engineer, today 2pm-3pm with Grace Hopper <grace@acme.com>"
PANEL = f"{ONE}, Alan Turing, Lin Chen and May Ito"


async def logged(stage: Dialog, line: str = ONE) -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    return ana


async def applied(stage: Dialog, *names: str, company: str = "Acme") -> Person:
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.APPLICATION, *names, company=company)
    return ana


# the thanks


async def test_000_06_held_and_not_over_until_everybody_has_theirs(stage: Dialog):
    ana = await logged(stage)
    await stage.passes(hours=6)
    await ana.types("/interview list")
    ana.sees("One note waits")
    await ana.types("/note sent Grace")
    await ana.types("/interview list")
    ana.misses("One note waits")


@pytest.mark.parametrize("way", [Channel.CALL, Channel.LINKEDIN, Channel.CARD, Channel.IN_PERSON])
async def test_000_17_any_acknowledgement_closes_the_item(stage: Dialog, way: Channel):
    ana = await logged(stage)
    await stage.passes(hours=4)
    await ana.types(f"/note sent Grace {way}")
    (note,) = await notes_of(stage, ana)
    assert (note.status, note.channel) == (NoteStatus.SENT, way)
    assert {each.kind for each in await coming(stage, ana)} <= {NudgeKind.FOLLOW_UP, NudgeKind.CLOSE}


async def test_000_02_a_reason_is_given_once_an_interview_and_only_where_notes_are_custom(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview log Globex, Analyst, tomorrow 4pm-5pm with May Chen")
    await stage.passes(days=4)
    told = [each.words for each in ana.deliveries() if "n = " in each.words or "n not stated" in each.words]
    # The first of all said which country; each interview after that has its one line.
    assert 1 <= len(told) <= 2
    ben = stage.actor("ben", zone="Europe/Berlin", locale="en-GB")
    await ben.types("/interview log Initech, Engineer, today 2pm with Tom")
    await stage.passes(days=4)
    assert not any("n = " in each.words for each in ben.deliveries())


async def test_002_24_all_who_were_there_have_theirs_and_in_client_facing_work_the_one_left_out_is_named(stage: Dialog):
    ana = await logged(stage, PANEL.replace("Engineer", "Account Executive"))
    await stage.passes(hours=4)
    for name in ("Grace", "Alan", "May"):
        await ana.types(f"/note sent {name}")
    await stage.moves_to("2026-03-03", "09:30")
    ana.sees("Grace, Alan and May have theirs. Lin Chen has none yet")
    await ana.presses("Sent")
    ana.sees("All 4 have theirs.")


# the follow-ups


async def test_003_13_a_follow_up_that_is_sent_counts_as_followed_up(stage: Dialog):
    ana = await applied(stage, "Rita Cho <rita@acme.com>")
    await stage.to_next_nudge()
    assert stage.wall() == "Mon 09 Mar 09:30"
    ana.sees("Heard anything from Acme?", "asking whether your application arrived")
    await ana.presses("Sent")
    ana.sees("That's everything for Acme: one follow-up sent.", "You've followed up")


async def test_003_14_then_there_is_nothing_to_do_until_they_call(stage: Dialog):
    ana = await applied(stage, "Rita Cho <rita@acme.com>")
    await stage.to_next_nudge()
    await ana.presses("Sent")
    ana.sees("there's nothing more to do until they call")
    await stage.passes(days=60)
    ana.sees_nothing()
    assert (await opportunity_of(stage, ana)).outcome is Outcome.NO_ANSWER


async def test_003_09_a_call_is_as_good_as_a_mail_and_comes_second(stage: Dialog):
    ana = await applied(stage, "Rita Cho <rita@acme.com>")
    await stage.to_next_nudge()
    labels = ana.offered()
    assert labels.index("Open") < labels.index("Or call")
    await ana.presses("Or call")
    (note,) = await notes_of(stage, ana)
    assert note.medium is Channel.CALL
    assert note.body


async def test_003_15_their_call_is_logged_and_makes_an_interview_of_an_application(stage: Dialog):
    ana = await applied(stage, "Rita Cho <rita@acme.com>")
    await stage.to_next_nudge()
    await ana.presses("They replied")
    assert ana.offered()[0] == "An interview"
    await ana.presses("They called")
    assert ana.form.filled["company"] == "Acme"
    assert ana.form.filled["format"] == "phone"
    await ana.fills(when="today 9am", people="Rita Cho")
    kinds = {each.kind for each in await notes_of(stage, ana) if each.open}
    assert kinds == {NoteKind.THANK_YOU}


async def test_001_17_persistent_within_a_cap_and_calls_count(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note sent Grace call")
    await stage.passes(days=60)
    asked = [each for each in ana.deliveries() if "Heard anything" in each.words]
    assert len(asked) == 2
    assert "nothing more to do" in ana.deliveries()[-1].words


async def test_003_23_every_item_is_sent_waits_or_is_skipped_with_a_reason(stage: Dialog):
    ana = await logged(stage)
    await stage.moves_to("2026-03-09", "09:30")
    assert {"Sent", "Snooze", "Skip", "They replied"} <= set(ana.offered())
    await ana.presses("Skip")
    ana.sees("What got in the way?")
    # Whatever nobody decides on is decided by its last word.
    await stage.passes(days=30)
    assert not [each for each in await notes_of(stage, ana) if each.open]


async def test_an_acknowledgement_or_a_new_date_is_taken_back_like_an_outcome(stage: Dialog):
    ana = await logged(stage)
    await stage.moves_to("2026-03-09", "09:30")
    await ana.presses("They replied")
    await ana.presses("Only an acknowledgement")
    assert not [each for each in await notes_of(stage, ana) if each.open]
    await ana.presses("Undo")
    ana.sees("Acme stands as if they hadn't written", "The note to Grace waits again")
    await ana.types("/interview show Acme")
    await ana.presses("They replied")
    await ana.presses("A new date")
    await ana.fills(when="friday")
    assert (await opportunity_of(stage, ana)).decides_by is not None
    await ana.presses("Undo")
    assert (await opportunity_of(stage, ana)).decides_by is None


async def test_nobody_to_write_to_is_asked_about_and_somebody_is_named(stage: Dialog):
    ana = await applied(stage)
    await stage.to_next_nudge()
    ana.sees("Who could read it?")
    await ana.picks("Who could read it?", "A general address")
    await ana.fills(where="jobs")
    ana.sees("is no e-mail address I can read")
    await ana.fills(where="jobs@acme.example")
    ana.sees("To Hiring team, Acme", "jobs@acme.example")
    await ana.types("/note sent Acme")
    ana.sees("That's everything for Acme")


async def test_the_hiring_manager_is_written_on_linkedin(stage: Dialog):
    ana = await applied(stage)
    await stage.to_next_nudge()
    await ana.picks("Who could read it?", "Hiring manager on LinkedIn")
    await ana.fills(name="Dr. Rita Cho", where="linkedin.com/in/rita")
    (note,) = await notes_of(stage, ana)
    assert note.medium is Channel.LINKEDIN
    assert 0 < len(note.body) <= 300


async def test_a_resume_handed_on_is_asked_after_where_it_went_through(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.RESUME, "Tom Berg <tom@mail.example>", through=True)
    await stage.to_next_nudge()
    ana.sees("a note to Tom asking whether your résumé reached them")


# outcomes


async def test_001_04_what_came_of_it_stands_beside_the_notes(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/note sent Grace")
    for said, outcome in (("offer", Outcome.OFFER), ("accepted", Outcome.ACCEPTED)):
        await ana.types(f"/interview outcome Acme {said}")
        assert (await opportunity_of(stage, ana)).outcome is outcome
        (note,) = await notes_of(stage, ana)
        assert note.opportunity_id == (await opportunity_of(stage, ana)).id


async def test_002_04_an_offer_names_whom_notes_went_to_and_promises_nothing(stage: Dialog):
    ana = await logged(stage, PANEL)
    await stage.passes(hours=4)
    for name in ("Grace", "Alan"):
        await ana.types(f"/note sent {name}")
        await stage.passes(minutes=1)
    await ana.types("/interview outcome Acme offer")
    ana.sees("An offer from Acme: recorded", "Your notes so far went to Grace and Alan.")
    ana.misses("because", "leverage", "higher")


async def test_000_30_an_offer_brings_up_what_one_noted_of_ones_worth_to_oneself_alone(stage: Dialog):
    ana = stage.actor("ana")
    await laid(stage, ana, ContactKind.INTERVIEW, "Grace Hopper", research=Research(worth="95 to 105 thousand"))
    await ana.types("/interview outcome Acme offer")
    ana.sees("for you alone", "95 to 105 thousand")
    assert not any("thousand" in each.body for each in await notes_of(stage, ana))


async def test_003_24_thanks_are_welcome_after_a_no_and_after_a_talk(stage: Dialog):
    ana = await logged(stage)
    await stage.passes(hours=5)
    await ana.types("/interview outcome Acme rejected")
    ana.sees("I'm sorry about Acme", "Draft one for tomorrow?")
    assert ana.offered()[:2] == ["Draft one for tomorrow", "No thanks"]
    await ana.presses("Draft one for tomorrow")
    ana.sees("A short note to Grace will be ready tomorrow at 9:30 am")
    await stage.to_next_nudge()
    assert stage.wall() == "Tue 03 Mar 09:30"
    ana.sees("The note to Grace after the answer from Acme, as you asked")
    await ana.presses("Sent")
    ben = stage.actor("ben", display="Ben Ode")
    await laid(stage, ben, ContactKind.NETWORKING, "Lin Chen", company="")
    await stage.to_next_nudge()
    ben.sees("Lin still has a note ready", "You talked")


async def test_after_a_no_none_is_as_good_and_a_machine_is_not_written_to(stage: Dialog):
    ana = await logged(stage)
    await stage.passes(hours=5)
    await ana.types("/interview outcome Acme rejected")
    await ana.presses("No thanks")
    ana.sees("That's as good")
    await stage.passes(days=10)
    ana.sees_nothing()
    ben = stage.actor("ben")
    await ben.types("/interview log Globex, Analyst, today 8am with Talent Team <no-reply@globex.example>")
    await ben.types("/interview outcome Globex rejected")
    ben.misses("Draft one for tomorrow")


async def test_never_interviewed_is_never_offered_a_note_after_a_no(stage: Dialog):
    ana = await applied(stage, "Rita Cho <rita@acme.com>")
    await stage.to_next_nudge()
    await ana.presses("They replied")
    await ana.presses("A no")
    ana.sees("I'm sorry about Acme")
    ana.misses("Draft one for tomorrow")


async def test_a_no_with_several_people_asks_to_whom(stage: Dialog):
    ana = await logged(stage, PANEL)
    await stage.passes(hours=5)
    await ana.types("/interview outcome Acme rejected")
    await ana.presses("Draft one for tomorrow")
    await ana.picks("To whom?", "Alan Turing")
    ana.sees("A short note to Alan will be ready tomorrow")
    await ana.presses("Undo")
    ana.sees("That's as good")
    await stage.passes(days=10)
    ana.sees_nothing()


async def test_an_outcome_taken_back_takes_its_note_with_it(stage: Dialog):
    ana = await logged(stage)
    await stage.passes(hours=5)
    await ana.types("/interview outcome Acme rejected")
    undo = ana.control("Undo")
    await ana.presses("Draft one for tomorrow")
    await ana.sends(ana.action(undo.action, undo.value))
    assert {each.kind for each in await notes_of(stage, ana) if each.open} == {NoteKind.THANK_YOU}


async def test_accepted_offers_to_close_the_rest_once_and_back(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview log Globex, Analyst, today 9am with May Chen")
    await applied(stage, company="Initech")
    await stage.passes(hours=5)
    await ana.types("/interview outcome Acme accepted")
    ana.sees("Congratulations on Acme", "2 others are still open: Globex and Initech")
    await ana.presses("Close them")
    ana.sees("Closed as withdrawn: Globex and Initech. Nothing was sent to anybody.")
    for company in ("Globex", "Initech"):
        assert (await opportunity_of(stage, ana, company)).outcome is Outcome.WITHDRAWN
    assert await coming(stage, ana) == ()
    await ana.presses("Undo")
    ana.sees("Taken back: Globex and Initech are open again.")
    assert any(each.kind is NudgeKind.THANK for each in await coming(stage, ana))
    assert [each for each in await notes_of(stage, ana) if each.open]


async def test_after_an_acceptance_one_withdraws_politely_where_somebody_waits(stage: Dialog):
    ana = await logged(stage)
    await ana.types("/interview log Globex, Analyst, today 9am with May Chen <may@globex.example>")
    await stage.passes(hours=5)
    await ana.types("/interview outcome Acme accepted")
    ana.sees("A polite withdrawal would let May know")
    await ana.presses("Withdraw politely")
    await ana.presses("Draft it")
    ana.sees("To May Chen, Globex")
    assert (await opportunity_of(stage, ana, "Globex")).outcome is Outcome.WITHDRAWN
    (note,) = [each for each in await notes_of(stage, ana) if each.open]
    assert (note.kind, bool(note.body)) == (NoteKind.WITHDRAWAL, True)
    assert [(each.kind, each.subject) for each in await coming(stage, ana)] == [(NudgeKind.OWED, note.id)]
    await ana.presses("Sent")
    await stage.passes(days=20)
    ana.sees_nothing()


async def test_002_19_who_spoke_up_is_thanked_when_it_comes_to_something(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    roles = (PersonRole.CHAMPION, PersonRole.RECRUITER, PersonRole.INTERVIEWER)
    await laid(stage, ana, ContactKind.INTERVIEW, "Grace Hopper <grace@acme.com>", "Rita Cho", "Tom Berg", roles=roles)
    await ana.types("/interview outcome Acme accepted")
    # Tom's thank-you never went out.
    ana.sees("Worth a line with the news: Grace, Rita and Tom.")
    await ana.presses("Lines with the news")
    ana.sees("Grace Hopper spoke up for you.", "Rita Cho looked after it.", "Tom Berg met you.")
    button = next(each for each in [ana.control("Draft it")])
    await ana.sends(ana.action(button.action, button.value))
    (note,) = [each for each in await notes_of(stage, ana) if each.open]
    assert (note.kind, note.news, bool(note.body)) == (NoteKind.NEWS, "accepted", True)


# who is told


async def test_who_referred_is_thanked_the_same_day_and_told_at_each_stage_the_newest_alone(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.REFERRAL, "Lin Chen <lin@mail.example>", roles=[PersonRole.REFERRER])
    await stage.to_next_nudge()
    assert stage.wall() == "Mon 02 Mar 18:30"
    ana.sees("A note that thanks Lin for putting you forward is ready", "It was today")
    await ana.presses("Sent")
    await stage.moves_to("2026-03-04", "09:00")
    await ana.types("/interview log Acme, Engineer, today 8am with Grace Hopper")
    await stage.moves_to("2026-03-04", "18:30")
    ana.sees("A line tells Lin that it came to an interview at Acme")
    await ana.types("/interview outcome Acme offer")
    ana.sees("Lin put you forward")
    news = [each for each in await notes_of(stage, ana) if each.kind is NoteKind.NEWS]
    assert {each.news: each.status is NoteStatus.DROPPED for each in news} == {"interview": True, "offer": False}
    await ana.presses("Undo")
    news = [each for each in await notes_of(stage, ana) if each.kind is NoteKind.NEWS and each.open]
    assert [each.news for each in news] == ["interview"]


async def test_thanks_for_a_referral_that_were_not_sent_become_part_of_the_news(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.REFERRAL, "Nina Kowal", roles=[PersonRole.REFERRER])
    await ana.types("/interview log Acme, Engineer, today 8am with Grace Hopper")
    theirs = [each for each in await notes_of(stage, ana) if each.kind is not NoteKind.THANK_YOU]
    assert {each.kind: each.status for each in theirs} == {
        NoteKind.REFERRAL: NoteStatus.DROPPED, NoteKind.NEWS: NoteStatus.PLANNED,
    }  # fmt: skip


async def test_a_note_after_a_no_is_put_off_like_any_other(stage: Dialog):
    ana = await logged(stage)
    await stage.passes(hours=5)
    await ana.types("/interview outcome Acme rejected")
    await ana.presses("Draft one for tomorrow")
    await stage.to_next_nudge()
    await ana.picks("Snooze", "This evening")
    ana.sees("I'll ask about Grace")
    await stage.to_next_nudge()
    assert stage.wall() == "Tue 03 Mar 18:00"
    ana.sees("The note to Grace after the answer from Acme")


async def test_things_of_several_kinds_that_fall_due_together_are_one_list_whose_rows_lead_there(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    await laid(stage, ana, ContactKind.APPLICATION, "Rita Cho <rita@acme.com>")
    await laid(stage, ana, ContactKind.APPLICATION, company="Globex")
    await stage.to_next_nudge()
    ana.sees("Acme: have they written?", "Globex: have they written?")
    first, second = [each for each in controls(ana.fresh()[-1].card) if each.label == "Show"]
    shown = {shown_words(await ana.sends(ana.action(each.action, each.value))) for each in (first, second)}
    assert any("asking whether your application arrived" in each for each in shown)
    assert any("Who could read it?" in each for each in shown)
