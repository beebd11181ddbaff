"""When: the practices of the four articles that the cadence puts into practice; each test is named after its row."""

from dataclasses import replace
from datetime import date

from bot.model.cadence import plan
from bot.model.ids import ContactId, PersonId
from bot.model.note import NoteKind, NoteStatus
from bot.model.nudge import Because, NudgeKind
from bot.model.opportunity import ContactKind, Debrief, Outcome
from bot.model.policy import DEFAULT
from bot.model.posting import Posting
from tests.dialogs.dialog import Dialog
from tests.model.cases import (
    at,
    case,
    contact,
    delivered,
    handed_in,
    member,
    of_kind,
    owed,
    planned,
    status,
    thanks,
    wall,
)

NOW = at("2026-03-02", "12:00")
TALK = contact(at("2026-03-02", "10:00"), kind=ContactKind.INTRO, logged=NOW)
MET = contact(at("2026-03-02", "10:00"), logged=NOW)
APPLIED = handed_in("2026-03-02")


async def test_000_08_the_prompt_comes_at_the_interview_s_end_and_not_at_its_logging(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, tomorrow 2pm-3pm with Grace Hopper")
    await stage.moves_to("2026-03-03", "15:14")
    assert ana.deliveries() == []
    await stage.moves_to("2026-03-03", "15:15")
    ana.sees("Your Acme interview should be over")


async def test_000_12_the_first_nudge_comes_the_same_day(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace Hopper")
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Grace still has a note ready", "You met today")


def test_000_15_the_day_of_their_decision_is_what_the_follow_up_is_counted_from():
    done = thanks(MET, status=NoteStatus.SENT, done=NOW)
    without = planned(case(MET, notes=done), NOW)
    assert without[0] == ("follow_up", "Mon 09 09:30")
    (first, *_) = plan(case(MET, notes=done, decides_by=date(2026, 3, 12)), DEFAULT, NOW)
    assert (wall(first.due_at), first.reason.because) == ("Mon 16 09:30", Because.PROMISED_DATE)


async def test_000_33_an_interview_that_moves_moves_what_is_planned(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, tomorrow 9am-10am with Grace Hopper")
    await ana.types("/interview edit Acme")
    await ana.fills(when="4 march 2pm")
    await stage.moves_to("2026-03-04", "15:14")
    assert ana.deliveries() == []
    await stage.moves_to("2026-03-04", "15:15")
    ana.sees("Your Acme interview should be over")


def test_001_01_an_introduction_call_is_thanked_for_within_a_day():
    for hour in range(0, 24, 3):
        talk = contact(at("2026-03-02", f"{hour:02}:00"), kind=ContactKind.INTRO)
        (only,) = of_kind(plan(case(talk), DEFAULT, talk.logged_at), NudgeKind.THANK)
        assert talk.ended_at < only.due_at
        assert (only.due_at - talk.ended_at).total_seconds() <= 24 * 3600


def test_001_02_whether_a_resume_arrived_is_asked_once_a_week_later():
    sent = handed_in("2026-03-02", ContactKind.RESUME)
    assert case(sent).asks is NoteKind.RESUME
    assert planned(case(sent), NOW) == [("follow_up", "Mon 09 09:30"), ("close", "Mon 16 09:30")]


def test_001_03_an_interview_brings_thanks_and_then_follow_ups():
    kinds = [kind for kind, _ in planned(case(MET), NOW)]
    assert kinds == ["thank", "thank", "follow_up", "follow_up", "close"]


def test_001_17_persistent_and_capped_several_touches_and_then_a_word_that_it_is_over():
    history = []
    now = NOW
    for _ in range(20):
        coming = [each for each in plan(case(MET, history=history), DEFAULT, now) if not each.given]
        if not coming:
            break
        now = coming[0].due_at
        history.append(delivered(coming[0]))
    assert [each.kind.value for each in history] == ["thank", "thank", "follow_up", "follow_up", "close"]
    # Nobody hears of it again.
    assert plan(case(MET, history=history, outcome=Outcome.NO_ANSWER), DEFAULT, now) == ()


async def test_002_01_the_first_thing_after_walking_out_is_a_prompt_a_quarter_of_an_hour_later(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace Hopper")
    await stage.moves_to("2026-03-02", "15:15")
    ana.sees("Your Acme interview should be over", "[Debrief]")


def test_002_21_a_good_rating_never_cancels_a_nudge():
    for feeling in (None, 1, 5):
        told = replace(MET, debrief=Debrief(NOW, feeling=feeling))
        drafted = thanks(told, status=NoteStatus.DRAFTED)
        assert planned(case(told, notes=drafted), NOW)[:2] == [("thank", "Mon 02 18:30"), ("thank", "Wed 04 08:00")]


def test_003_03_applied_and_unheard_and_interviewed_are_two_branches():
    assert (case(APPLIED).asks, case(MET).asks) == (NoteKind.APPLICATION, NoteKind.STATUS)
    applied, met = (of_kind(plan(case(each), DEFAULT, NOW), NudgeKind.FOLLOW_UP) for each in (APPLIED, MET))
    assert [each.reason.because for each in applied] == [Because.A_WEEK_AFTER]
    assert [each.reason.because for each in met] == [Because.FIVE_BUSINESS_DAYS, Because.FIVE_MORE]
    # The one becomes the other as an interview is logged.
    moved_on = case(APPLIED, mine=[replace(MET, id=ContactId("d"))])
    assert moved_on.asks is NoteKind.STATUS


def test_003_06_the_window_that_a_posting_names_is_waited_for():
    window = Posting(window="We will reply within two weeks.", window_ends=date(2026, 3, 16))
    (first, *_) = plan(case(APPLIED, posting=window), DEFAULT, NOW)
    assert (wall(first.due_at), first.reason.because) == ("Tue 17 09:30", Because.REPLY_WINDOW)


def test_003_08_the_hold_ends_at_the_first_interview_and_thanks_are_due():
    no_calls = Posting(no_contact="No calls, please.")
    assert planned(case(APPLIED, posting=no_calls), NOW) == []
    both = planned(case(APPLIED, mine=[replace(MET, id=ContactId("d"))], posting=no_calls), NOW)
    assert [kind for kind, _ in both] == ["thank", "thank", "follow_up", "follow_up", "close"]


def test_003_14_after_one_follow_up_nothing_more_until_they_call():
    asked = status(APPLIED, 1, NoteStatus.SENT, at("2026-03-09", "10:00"), NoteKind.APPLICATION)
    after = planned(case(APPLIED, notes=[asked]), at("2026-03-09", "10:00"))
    assert after == [("close", "Mon 16 09:30")]
    assert planned(case(APPLIED, notes=[asked], outcome=Outcome.NO_ANSWER), at("2026-03-16", "10:00")) == []


async def test_003_16_thanks_are_on_for_every_interview_without_asking_for_them(stage: Dialog):
    ana = stage.actor("ana")
    for company in ("Acme", "Globex"):
        await ana.types(f"/interview log {company}, Engineer, today 9am-10am with Grace Hopper")
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Acme: Grace's note is ready.", "Globex: Grace's note is ready.")


def test_003_24_appreciation_is_planned_after_a_no_and_after_networking_too():
    no = owed(MET, NoteKind.REJECTION, NOW)
    assert planned(case(MET, notes=[no], outcome=Outcome.REJECTED), NOW) == [("owed", "Tue 03 09:30")]
    coffee = replace(TALK, kind=ContactKind.NETWORKING)
    assert planned(case(coffee), NOW)[0] == ("thank", "Mon 02 18:30")
    referral = handed_in("2026-03-02", ContactKind.REFERRAL, people=1)
    assert planned(case(referral), NOW) == [("thank", "Mon 02 18:30")]
    handed_on = handed_in("2026-03-02", ContactKind.RESUME, through=PersonId("friend"))
    assert planned(case(handed_on, who=member(nudges=1)), NOW)[0] == ("follow_up", "Wed 04 09:30")
