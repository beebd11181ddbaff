"""When Afternote speaks about everything that is no interview: every row of the product's cadence."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.model.cadence import addressee, last_of, plan, silent_spans
from bot.model.ids import ContactId, MemberId, NoteId, PersonId
from bot.model.note import NoteKind, NoteStatus, SkipReason
from bot.model.nudge import Because, NudgeKind, NudgeStatus
from bot.model.opportunity import ContactKind, Meeting, Outcome, Person, PersonRole
from bot.model.policy import DEFAULT
from bot.model.posting import Posting
from tests.model.cases import (
    DAY,
    HOUR,
    at,
    case,
    contact,
    delivered,
    handed_in,
    member,
    of_kind,
    owed,
    planned,
    snoozed,
    status,
    thanks,
    wall,
)

MONDAY = at("2026-03-02", "12:00")
APPLIED = handed_in("2026-03-02")


def person(id: str, role: PersonRole) -> Person:
    return Person(PersonId(id), MemberId("m"), id, id, role=role)


# applications and résumés


def test_an_application_is_asked_after_once_a_week_later_and_then_closed():
    assert planned(case(APPLIED), MONDAY) == [("follow_up", "Mon 09 09:30"), ("close", "Mon 16 09:30")]
    first = plan(case(APPLIED), DEFAULT, MONDAY)[0]
    assert (first.reason.because, first.last) == (Because.A_WEEK_AFTER, True)


def test_an_application_on_a_saturday_or_before_a_holiday_is_asked_after_on_the_next_business_day():
    saturday = handed_in("2026-02-28")
    assert planned(case(saturday), saturday.logged_at)[0] == ("follow_up", "Mon 09 09:30")
    before_labor_day = handed_in("2026-08-31")
    american = case(before_labor_day, who=member(country="US"))
    assert planned(american, before_labor_day.logged_at)[0] == ("follow_up", "Tue 08 09:30")


def test_a_coach_may_allow_a_second_a_week_later():
    twice = replace(DEFAULT, application_follow_ups=2)
    found = plan(case(APPLIED), twice, MONDAY)
    assert [(wall(each.due_at), each.reason.because) for each in of_kind(found, NudgeKind.FOLLOW_UP)] == [
        ("Mon 09 09:30", Because.A_WEEK_AFTER), ("Mon 16 09:30", Because.A_WEEK_MORE),
    ]  # fmt: skip


def test_a_resume_sent_directly_is_asked_after_like_an_application():
    assert planned(case(handed_in("2026-03-02", ContactKind.RESUME)), MONDAY)[0] == ("follow_up", "Mon 09 09:30")


def test_a_resume_through_a_contact_is_asked_after_two_days_later_and_a_week_after_that():
    through = handed_in("2026-03-02", ContactKind.RESUME, through=PersonId("friend"))
    assert planned(case(through), MONDAY) == [
        ("follow_up", "Wed 04 09:30"), ("follow_up", "Wed 11 09:30"), ("close", "Wed 18 09:30"),
    ]  # fmt: skip


def test_a_second_follow_up_counts_from_the_day_the_first_was_sent_and_none_comes_after_a_skip():
    through = handed_in("2026-03-02", ContactKind.RESUME, through=PersonId("friend"))
    sent = status(through, 1, NoteStatus.SENT, at("2026-03-06", "15:00"), NoteKind.RESUME)
    assert planned(case(through, notes=[sent]), at("2026-03-06", "15:00"))[0] == ("follow_up", "Fri 13 09:30")
    skipped = replace(sent, status=NoteStatus.SKIPPED)
    assert planned(case(through, notes=[skipped]), at("2026-03-06", "15:00")) == [("close", "Fri 13 09:30")]


def test_a_promised_date_counts_two_business_days_for_an_application_too():
    promised = case(APPLIED, decides_by=date(2026, 3, 20))
    assert planned(promised, MONDAY)[0] == ("follow_up", "Tue 24 09:30")


def test_a_follow_up_that_was_put_off_moves_the_one_after_it():
    through = handed_in("2026-03-02", ContactKind.RESUME, through=PersonId("friend"))
    first = of_kind(plan(case(through), DEFAULT, MONDAY), NudgeKind.FOLLOW_UP)[0]
    note = status(through, 1, NoteStatus.DRAFTED, at("2026-03-04", "09:30"), NoteKind.RESUME)
    until = at("2026-03-10", "09:00")
    off = replace(snoozed(through, until), subject="o", ordinal=f"note {note.id}@1")
    found = planned(case(through, notes=[note], history=[delivered(first), off]), at("2026-03-04", "10:00"))
    assert found[0] == ("follow_up", "Tue 17 09:30")


def test_what_was_handed_in_long_ago_is_asked_after_no_more():
    old = handed_in("2026-02-01", logged=MONDAY)
    assert planned(case(old), MONDAY) == []
    lately = handed_in("2026-02-20", logged=MONDAY)
    assert planned(case(lately), MONDAY)[0] == ("follow_up", "Tue 03 09:30")


# the posting


def test_a_posting_that_asks_not_to_be_contacted_holds_the_follow_up_for_good():
    for says in (Posting(no_contact="No calls, please."), Posting(only_selected="Only shortlisted candidates ...")):
        assert planned(case(APPLIED, posting=says), MONDAY) == []
        assert planned(case(APPLIED, posting=replace(says, overruled=True)), MONDAY)[0][0] == "follow_up"


def test_a_reply_window_holds_it_until_the_business_day_after():
    window = Posting(window="We will reply by 20 March.", window_ends=date(2026, 3, 20))
    (first, *_) = plan(case(APPLIED, posting=window), DEFAULT, MONDAY)
    assert (wall(first.due_at), first.reason.because) == ("Mon 23 09:30", Because.REPLY_WINDOW)
    overruled = case(APPLIED, posting=replace(window, overruled=True))
    assert planned(overruled, MONDAY)[0] == ("follow_up", "Mon 09 09:30")
    over = case(APPLIED, posting=replace(window, window_ends=date(2026, 2, 27)))
    assert planned(over, MONDAY)[0] == ("follow_up", "Mon 09 09:30")


def test_a_promise_to_the_member_counts_before_the_posting_s_window():
    window = Posting(window="We will reply by 20 March.", window_ends=date(2026, 3, 20))
    promised = case(APPLIED, posting=window, decides_by=date(2026, 3, 9))
    assert planned(promised, MONDAY)[0] == ("follow_up", "Wed 11 09:30")


def test_the_hold_ends_at_the_first_interview_and_never_holds_thanks():
    met = contact(at("2026-03-10", "10:00"), id=ContactId("d"))
    both = case(APPLIED, mine=[met], posting=Posting(no_contact="No calls, please."))
    kinds = [kind for kind, _ in planned(both, MONDAY)]
    assert kinds == ["debrief", "draft", "thank", "thank", "follow_up", "follow_up", "close"]


def test_an_interview_on_the_day_of_the_application_is_the_later_of_the_two():
    met = contact(at("2026-03-02", "09:00"), id=ContactId("d"))
    assert last_of([APPLIED, met]) == met
    found = of_kind(plan(case(APPLIED, mine=[met]), DEFAULT, MONDAY), NudgeKind.FOLLOW_UP)
    assert [each.reason.because for each in found] == [Because.FIVE_BUSINESS_DAYS, Because.FIVE_MORE]


def test_after_a_note_was_skipped_as_told_not_to_contact_nothing_follows_until_they_write():
    met = contact(at("2026-03-02", "10:00"), logged=MONDAY)
    (note,) = thanks(met, status=NoteStatus.SKIPPED, done=at("2026-03-02", "15:00"))
    told = [replace(note, reason=SkipReason.TOLD_NOT_TO)]
    now = at("2026-03-02", "15:00")
    assert planned(case(met, notes=told), now) == []
    wrote = at("2026-03-04", "09:00")
    assert planned(case(met, notes=told, replied_at=wrote), wrote)[0] == ("follow_up", "Wed 11 09:30")


# an agency


def test_an_agency_is_asked_at_most_every_fortnight():
    met = contact(at("2026-03-02", "10:00"), logged=MONDAY)
    done = thanks(met, status=NoteStatus.SENT, done=MONDAY)
    agent = case(met, notes=done, to=person("a", PersonRole.AGENCY))
    found = plan(agent, DEFAULT, MONDAY)
    assert [(wall(each.due_at), each.reason.because) for each in found] == [
        ("Mon 09 09:30", Because.FIVE_BUSINESS_DAYS), ("Mon 23 09:30", Because.AGENCY),
        ("Mon 30 09:30", Because.NOTHING_MORE),
    ]  # fmt: skip
    through = handed_in("2026-03-02", ContactKind.RESUME, through=PersonId("a"))
    spaced = planned(case(through, to=person("a", PersonRole.AGENCY)), MONDAY)
    assert spaced[:2] == [("follow_up", "Wed 04 09:30"), ("follow_up", "Wed 18 09:30")]


def test_follow_ups_go_to_the_agency_and_to_who_handed_it_on_only_when_there_is_nobody_else():
    panel = [person("r", PersonRole.RECRUITER), person("a", PersonRole.AGENCY), person("m", PersonRole.MANAGER)]
    assert addressee(panel, None).id == "a"
    assert addressee(panel, "m").id == "m"
    friend, other = person("f", PersonRole.INTERVIEWER), person("i", PersonRole.INTERVIEWER)
    assert addressee([friend], None, "f").id == "f"
    assert addressee([friend, other], None, "f").id == "i"
    assert addressee([person("x", PersonRole.REFERRER)], None) is None


# talks that are no interview, and referrals


@pytest.mark.parametrize("kind", [ContactKind.INTRO, ContactKind.NETWORKING])
def test_a_talk_is_thanked_for_once_within_a_day_and_kept_warm_in_four_months(kind):
    talk = contact(at("2026-03-02", "15:00"), kind=kind, logged=at("2026-03-02", "16:30"))
    found = plan(case(talk), DEFAULT, talk.logged_at)
    assert [(each.kind, wall(each.due_at), each.reason.because) for each in found] == [
        (NudgeKind.THANK, "Tue 03 09:30", Because.SAME_DAY), (NudgeKind.KEEP_WARM, "Thu 02 09:30", Because.FOUR_MONTHS),
    ]  # fmt: skip
    assert found[0].last
    morning = contact(at("2026-03-02", "09:00"), kind=kind)
    assert planned(case(morning), at("2026-03-02", "08:00"))[0] == ("thank", "Mon 02 18:30")


def test_a_talk_before_a_free_weekend_is_thanked_for_while_it_is_fresh():
    talk = contact(at("2026-03-06", "14:00"), kind=ContactKind.INTRO)
    found = planned(case(talk, who=member(weekends=True)), at("2026-03-06", "09:00"))
    assert found[0] == ("thank", "Fri 06 20:59")


def test_nothing_is_asked_after_in_a_relationship_and_it_is_never_closed():
    talk = contact(at("2026-03-02", "15:00"), kind=ContactKind.NETWORKING)
    for later in (at("2026-03-02", "09:00"), at("2026-03-20", "09:00"), at("2026-06-20", "09:00")):
        kinds = {kind for kind, _ in planned(case(talk), later)}
        assert not kinds & {"follow_up", "close", "debrief", "draft"}


@pytest.mark.parametrize(("clock", "due"), [("10:00", "Mon 02 18:30"), ("16:30", "Mon 02 18:30"),
                                            ("17:00", "Tue 03 09:30"), ("22:00", "Tue 03 09:30")])  # fmt: skip
def test_who_put_the_member_forward_is_thanked_the_same_day(clock, due):
    logged = at("2026-03-02", clock)
    referral = handed_in("2026-03-02", ContactKind.REFERRAL, logged=logged, people=1)
    if logged < referral.ended_at:
        due = "Mon 02 18:30"
    assert planned(case(referral), logged) == [("thank", due)]


def test_a_referral_beside_an_application_leaves_its_follow_up_as_it_is():
    referral = handed_in("2026-03-03", ContactKind.REFERRAL, people=1, id=ContactId("r"))
    found = planned(case(APPLIED, mine=[referral]), at("2026-03-03", "12:00"))
    assert found == [("thank", "Tue 03 18:30"), ("follow_up", "Mon 09 09:30"), ("close", "Mon 16 09:30")]
    long_ago = handed_in("2026-01-02", ContactKind.REFERRAL, people=1, logged=MONDAY)
    assert planned(case(long_ago), MONDAY) == []


# owed notes


def test_news_for_who_helped_is_due_the_same_day_and_once():
    referral = handed_in("2026-02-02", ContactKind.REFERRAL, people=1)
    news = owed(referral, NoteKind.NEWS, MONDAY, news="interview")
    (only,) = plan(case(referral, notes=[news], outcome=Outcome.ACCEPTED), DEFAULT, MONDAY)
    assert (only.kind, only.subject, wall(only.due_at), only.reason.because) == (
        NudgeKind.OWED, news.id, "Mon 02 18:30", Because.STAGE_CHANGED,
    )  # fmt: skip
    assert plan(case(referral, notes=[news], history=[delivered(only)]), DEFAULT, MONDAY + DAY) == ()
    assert plan(case(referral, notes=[news.sent(MONDAY)]), DEFAULT, MONDAY) == ()


def test_a_word_after_a_no_is_slept_on_and_a_withdrawal_goes_the_same_day():
    met = contact(at("2026-02-20", "10:00"))
    no = owed(met, NoteKind.REJECTION, MONDAY)
    assert planned(case(met, notes=[no], outcome=Outcome.REJECTED), MONDAY) == [("owed", "Tue 03 09:30")]
    out = owed(met, NoteKind.WITHDRAWAL, MONDAY)
    assert planned(case(met, notes=[out], outcome=Outcome.WITHDRAWN), MONDAY) == [("owed", "Mon 02 18:30")]


def test_an_owed_note_that_was_put_off_or_that_a_pause_let_pass_comes_once():
    met = contact(at("2026-02-20", "10:00"))
    no = owed(met, NoteKind.REJECTION, MONDAY)
    off = replace(snoozed(met, MONDAY + 3 * DAY), subject="o", ordinal=f"note {no.id}@1")
    assert planned(case(met, notes=[no], history=[off], outcome=Outcome.REJECTED), MONDAY) == []
    later = MONDAY + 4 * DAY
    assert planned(case(met, notes=[no], outcome=Outcome.REJECTED), later) == [("owed", "Sat 07 09:30")]
    assert planned(case(met, notes=[no], outcome=Outcome.REJECTED), MONDAY + 22 * DAY) == []


def test_what_missed_its_moment_stays_where_it_was_put_and_comes_sooner_when_a_pause_ends_early():
    late = handed_in("2026-02-20", logged=MONDAY)
    (first, *_) = plan(case(late), DEFAULT, MONDAY)
    assert wall(first.due_at) == "Tue 03 09:30"
    # Planned again while its worker is late, it is not put off to another morning.
    again = plan(case(late, history=[first]), DEFAULT, at("2026-03-03", "11:00"))
    assert again[0].due_at == first.due_at
    away = case(APPLIED, who=member(paused_until=at("2026-04-01", "08:00")))
    (paused, *_) = plan(away, DEFAULT, MONDAY)
    assert wall(paused.due_at) == "Wed 01 08:00"
    back = plan(case(APPLIED, history=[paused]), DEFAULT, at("2026-03-12", "10:00"))
    assert (back[0].id, wall(back[0].due_at)) == (paused.id, "Fri 13 09:30")


# keeping warm


def test_a_relationship_is_kept_warm_every_four_months_at_most_three_times_a_year_and_off_when_unwanted():
    talk = contact(at("2026-01-14", "15:00"), kind=ContactKind.NETWORKING)
    now, history, seen = talk.ended_at + DAY, [], []
    for _ in range(4):
        (touch,) = of_kind(plan(case(talk, notes=[], history=history), DEFAULT, now), NudgeKind.KEEP_WARM)
        seen.append(f"{touch.due_at:%Y-%m-%d}")
        now = touch.due_at
        history.append(delivered(touch))
    assert seen == ["2026-05-14", "2026-09-14", "2027-01-14", "2027-05-14"]
    monthly = replace(DEFAULT, warm_months=1)
    now, history, seen = talk.ended_at + DAY, [], []
    for _ in range(4):
        (touch,) = of_kind(plan(case(talk, notes=[], history=history), monthly, now), NudgeKind.KEEP_WARM)
        seen.append(f"{touch.due_at:%Y-%m-%d}")
        now = touch.due_at
        history.append(delivered(touch))
    # The fourth waits until a year has passed since the first.
    assert seen == ["2026-02-16", "2026-03-16", "2026-04-16", "2027-02-16"]
    off = replace(talk, keep_warm=False)
    assert planned(case(off, notes=[]), talk.ended_at) == []
    assert planned(case(talk, notes=[], who=member(nudges=0)), talk.ended_at) == []
    assert planned(case(talk, notes=[], outcome=Outcome.WITHDRAWN), talk.ended_at) == []


def test_somebody_met_again_is_kept_warm_from_the_later_talk_only():
    first = contact(at("2026-01-14", "15:00"), kind=ContactKind.NETWORKING)
    again = contact(at("2026-03-10", "15:00"), kind=ContactKind.INTRO, id=ContactId("d"))
    found = of_kind(plan(case(first, notes=[], mine=[again]), DEFAULT, MONDAY), NudgeKind.KEEP_WARM)
    assert [(each.subject, f"{each.due_at:%m-%d}") for each in found] == [("d", "07-10")]
    both = replace(first, meetings=(*first.meetings, Meeting(PersonId("q"))))
    found = of_kind(plan(case(both, notes=[], mine=[again]), DEFAULT, MONDAY), NudgeKind.KEEP_WARM)
    assert {each.subject for each in found} == {"c", "d"}


def test_a_talk_of_long_ago_is_kept_warm_from_the_present_on():
    old = contact(at("2024-01-14", "15:00"), kind=ContactKind.NETWORKING, logged=MONDAY)
    (touch,) = plan(case(old), DEFAULT, MONDAY)
    assert (touch.kind, f"{touch.due_at:%Y-%m-%d}") == (NudgeKind.KEEP_WARM, "2026-05-14")


# the evening before


def test_the_evening_before_an_interview_brings_a_word_to_those_who_want_it():
    ahead, now = contact(at("2026-03-05", "10:00"), logged=MONDAY), MONDAY
    assert planned(case(ahead, who=member(before=True)), now)[0] == ("before", "Wed 04 18:30")
    for unwanted in (False, None):
        assert planned(case(ahead, who=member(before=unwanted)), now)[0][0] == "debrief"
    assert planned(case(ahead, who=member(before=True)), at("2026-03-04", "19:00"))[0][0] == "debrief"
    application = handed_in("2026-03-05", logged=MONDAY)
    assert planned(case(application, who=member(before=True)), now)[0][0] == "follow_up"


@pytest.mark.parametrize(("who", "due"), [
    ({"sleeps": time(17)}, "Wed 04 16:59"),  # the evening is asleep: before it
    ({"wakes": time(19), "sleeps": time(3)}, "Wed 04 19:00"),  # awake a little later that evening
])  # fmt: skip
def test_it_is_moved_into_waking_hours(who, due):
    ahead = contact(at("2026-03-05", "14:00"), logged=MONDAY)
    assert planned(case(ahead, who=member(before=True, **who)), MONDAY)[0] == ("before", due)


def test_before_a_monday_a_free_weekend_brings_it_forward_to_friday_and_other_interviews_are_not_disturbed():
    monday = contact(at("2026-03-09", "10:00"), logged=MONDAY)
    assert planned(case(monday, who=member(before=True, weekends=True)), MONDAY)[0] == ("before", "Fri 06 20:59")
    busy = contact(at("2026-03-08", "18:00"), id=ContactId("d"))
    assert planned(case(monday, who=member(before=True), others=[busy]), MONDAY)[0] == ("before", "Sun 08 19:15")


# pledges


def test_a_pledge_takes_the_place_of_the_nudges_within_twelve_hours():
    met = contact(at("2026-03-02", "10:00"), logged=MONDAY)
    (note,) = thanks(met)
    for named, rest in (("18:00", ["Wed 04 08:00"]), ("21:30", ["Wed 04 08:00"])):
        pledged = replace(note, pledged_for=at("2026-03-02", named), pledged_at=MONDAY)
        found = plan(case(met, notes=[pledged]), DEFAULT, MONDAY)
        (promise,) = of_kind(found, NudgeKind.PLEDGE)
        assert (promise.subject, wall(promise.due_at)) == (note.id, f"Mon 02 {named}")
        assert [wall(each.due_at) for each in of_kind(found, NudgeKind.THANK)] == rest
        # Once it was said, it still keeps the others away.
        after = plan(case(met, notes=[pledged], history=[delivered(promise)]), DEFAULT, promise.due_at)
        assert [wall(each.due_at) for each in of_kind(after, NudgeKind.THANK)] == rest
    night = replace(note, pledged_for=at("2026-03-02", "23:30"))
    assert ("pledge", "Mon 02 23:30") in planned(case(met, notes=[night]), MONDAY)
    assert of_kind(plan(case(met, notes=[pledged.sent(MONDAY)]), DEFAULT, MONDAY), NudgeKind.PLEDGE) == []


def test_a_pledge_is_silent_during_an_interview_and_waits_for_the_end_of_a_pause():
    met = contact(at("2026-03-02", "10:00"), logged=MONDAY)
    (note,) = thanks(met)
    pledged = replace(note, pledged_for=at("2026-03-02", "15:30"))
    other = contact(at("2026-03-02", "15:00"), id=ContactId("d"))
    assert ("pledge", "Mon 02 16:15") in planned(case(met, notes=[pledged], others=[other]), MONDAY)
    away = member(paused_until=at("2026-03-03", "08:00"))
    assert ("pledge", "Tue 03 08:00") in planned(case(met, notes=[pledged], who=away), MONDAY)


# late on a Friday, and what is silent


def test_the_coach_chooses_what_becomes_of_a_late_friday():
    late = contact(at("2026-03-06", "14:00"))
    now, fridays = at("2026-03-06", "09:00"), type(DEFAULT.friday_late)
    expected = {
        fridays.AS_USUAL: [("Sat 07 09:30", Because.NEXT_MORNING), ("Sun 08 08:00", Because.FORTY_HOURS)],
        fridays.SAME_EVENING: [("Fri 06 18:30", Because.FRIDAY), ("Sun 08 08:00", Because.FORTY_HOURS)],
        fridays.MONDAY: [("Mon 09 09:00", Because.FRIDAY), ("Tue 10 08:00", Because.FORTY_HOURS)],
    }
    for rule, moments in expected.items():
        found = of_kind(plan(case(late), replace(DEFAULT, friday_late=rule), now), NudgeKind.THANK)
        assert [(wall(each.due_at), each.reason.because) for each in found] == moments, rule
        early = case(contact(at("2026-03-06", "10:00")))
        assert planned(early, now, replace(DEFAULT, friday_late=rule))[2] == ("thank", "Fri 06 18:30")


def test_a_friday_evening_that_is_over_falls_back_to_the_usual_and_a_thursday_is_the_eve_where_friday_is_free():
    same = replace(DEFAULT, friday_late=type(DEFAULT.friday_late).SAME_EVENING)
    night = contact(at("2026-03-06", "19:00"))
    found = of_kind(plan(case(night), same, at("2026-03-06", "09:00")), NudgeKind.THANK)
    assert wall(found[0].due_at) == "Sat 07 09:30"
    riyadh = member(zone="Asia/Riyadh", country="SA")
    thursday = contact(at("2026-03-05", "14:00", "Asia/Riyadh"), zone="Asia/Riyadh")
    (first, *_) = of_kind(plan(case(thursday, who=riyadh), same, at("2026-03-05", "09:00", "Asia/Riyadh")),
                          NudgeKind.THANK)  # fmt: skip
    assert first.reason.because is Because.FRIDAY


def test_only_talks_at_a_time_are_silent_spans():
    talk = contact(at("2026-03-02", "15:00"), kind=ContactKind.INTRO)
    assert silent_spans([APPLIED, handed_in("2026-03-02", ContactKind.REFERRAL)], DEFAULT) == ()
    assert len(silent_spans([talk, APPLIED], DEFAULT)) == 1


def test_what_a_list_or_a_cancelled_row_says_is_respected_by_every_kind():
    talk = contact(at("2026-03-02", "15:00"), kind=ContactKind.INTRO, logged=at("2026-03-02", "16:30"))
    for of in (case(talk), case(APPLIED), case(contact(at("2026-03-05", "10:00")), who=member(before=True))):
        now = at("2026-03-02", "16:30")
        for each in plan(of, DEFAULT, now):
            taken = replace(each, status=NudgeStatus.CANCELLED, into=NoteId("list"), delivered_at=each.due_at)
            again = plan(replace(of, history=(taken,)), DEFAULT, each.due_at + HOUR)
            assert each.id not in {other.id for other in again}, each.kind
