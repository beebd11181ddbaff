"""When Afternote speaks about an interview: every row of the product's cadence."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.model.cadence import addressee, plan
from bot.model.ids import ContactId, MemberId, NudgeId, PersonId
from bot.model.note import NoteStatus
from bot.model.nudge import Because, NudgeKind, NudgeStatus, Shift
from bot.model.opportunity import Debrief, Outcome, Person, PersonRole
from bot.model.policy import DEFAULT
from tests.model.cases import (
    HOUR,
    MINUTE,
    at,
    case,
    contact,
    delivered,
    member,
    of_kind,
    planned,
    snoozed,
    status,
    thanks,
    wall,
)

# the rows of the product's table, in order


def test_an_interview_that_ends_before_one_is_thanked_for_the_same_evening():
    now = at("2026-03-03", "09:00")
    assert planned(case(contact(at("2026-03-03", "10:00"))), now) == [
        ("debrief", "Tue 03 11:15"),
        ("draft", "Tue 03 12:00"),
        ("thank", "Tue 03 18:30"),
        ("thank", "Thu 05 08:00"),  # 40 hours are 3 am: the quiet hours end at 8
        ("follow_up", "Tue 10 09:30"),
        ("follow_up", "Tue 17 09:30"),
        ("close", "Tue 24 09:30"),
    ]


def test_an_interview_that_ends_at_one_or_later_is_thanked_for_the_next_morning():
    now = at("2026-03-03", "09:00")
    found = planned(case(contact(at("2026-03-03", "12:00"))), now)
    assert found[2:4] == [("thank", "Wed 04 09:30"), ("thank", "Thu 05 08:00")]
    late = planned(case(contact(at("2026-03-03", "16:00"))), now)
    assert late[2:4] == [("thank", "Wed 04 09:30"), ("thank", "Thu 05 09:00")]


def test_the_last_of_the_two_says_that_it_is_the_last():
    found = of_kind(plan(case(contact(at("2026-03-03", "10:00"))), DEFAULT, at("2026-03-03", "09:00")), NudgeKind.THANK)
    assert [each.last for each in found] == [False, True]
    assert [each.reason.because for each in found] == [Because.SAME_EVENING, Because.FORTY_HOURS]


def test_there_is_no_draft_once_there_was_a_debrief_and_no_prompt_either():
    told = contact(at("2026-03-03", "10:00"), debrief=Debrief(at("2026-03-03", "11:20")))
    drafted = thanks(told, status=NoteStatus.DRAFTED)
    assert planned(case(told, notes=drafted), at("2026-03-03", "11:20"))[0] == ("thank", "Tue 03 18:30")


def test_one_logged_after_its_end_gets_no_prompt():
    logged = at("2026-03-03", "14:00")
    found = planned(case(contact(at("2026-03-03", "10:00"), logged=logged)), logged)
    assert found[:2] == [("thank", "Tue 03 18:30"), ("thank", "Thu 05 08:00")]


def test_one_logged_within_two_hours_of_a_nudge_is_not_nudged_so_soon():
    logged = at("2026-03-03", "17:00")
    assert planned(case(contact(at("2026-03-03", "10:00"), logged=logged)), logged)[0] == ("thank", "Thu 05 08:00")


def test_one_logged_when_both_moments_have_passed_is_nudged_once_the_morning_after():
    logged = at("2026-03-06", "15:00")
    found = plan(case(contact(at("2026-03-03", "10:00"), logged=logged)), DEFAULT, logged)
    assert [(wall(each.due_at), each.last, each.reason.because) for each in of_kind(found, NudgeKind.THANK)] == [
        ("Sat 07 09:30", True, Because.LOGGED_LATER)
    ]


def test_one_that_ended_three_weeks_ago_is_not_nudged_about():
    logged = at("2026-03-26", "15:00")
    assert planned(case(contact(at("2026-03-03", "10:00"), logged=logged)), logged) == []


def test_a_free_weekend_brings_the_nudge_forward_to_the_last_moment_of_thursday():
    now = at("2026-03-06", "09:00")
    free = case(contact(at("2026-03-06", "14:00")), who=member(weekends=True))
    found = plan(free, DEFAULT, now)
    (only,) = of_kind(found, NudgeKind.THANK)
    assert (wall(only.due_at), only.reason.shift) == ("Fri 06 20:59", Shift.FORWARD)


def test_a_free_weekend_that_leaves_less_than_two_hours_puts_it_off_to_monday():
    now = at("2026-03-06", "09:00")
    free = case(contact(at("2026-03-06", "18:30"), at("2026-03-06", "19:30")), who=member(weekends=True))
    (only,) = of_kind(plan(free, DEFAULT, now), NudgeKind.THANK)
    assert (wall(only.due_at), only.reason.shift) == ("Mon 09 08:00", Shift.QUIET)


def test_quiet_hours_that_would_pass_forty_eight_hours_bring_it_forward():
    # It ends at 3 am; 40 hours on it is 7 pm, and the night is from 6 pm to 5 am: past 48 hours.
    night = contact(at("2026-03-03", "02:00"))
    who = member(wakes=time(5), sleeps=time(18))
    last = of_kind(plan(case(night, who=who), DEFAULT, at("2026-03-03", "00:00")), NudgeKind.THANK)[-1]
    assert (wall(last.due_at), last.reason.shift) == ("Wed 04 17:59", Shift.FORWARD)
    assert last.due_at <= night.ended_at + 48 * HOUR


def test_no_two_nudges_of_one_interview_are_within_twelve_hours():
    paused = member(paused_until=at("2026-03-06", "10:00"))
    found = of_kind(plan(case(contact(at("2026-03-03", "10:00")), who=paused), DEFAULT, at("2026-03-03", "09:00")),
                    NudgeKind.THANK)  # fmt: skip
    assert [wall(each.due_at) for each in found] == ["Fri 06 10:00"]


def test_a_snooze_absorbs_what_comes_before_it_and_within_twelve_hours_after():
    of = contact(at("2026-03-03", "10:00"), debrief=Debrief(at("2026-03-03", "11:20")))
    now = at("2026-03-03", "17:00")
    evening = case(of, history=[snoozed(of, at("2026-03-03", "20:00"))])
    assert [wall(each.due_at) for each in of_kind(plan(evening, DEFAULT, now), NudgeKind.THANK)] == ["Thu 05 08:00"]
    past_both = case(of, history=[snoozed(of, at("2026-03-05", "12:00"))])
    assert of_kind(plan(past_both, DEFAULT, now), NudgeKind.THANK) == []
    given_late = case(of, history=[snoozed(of, at("2026-03-04", "21:00"), NudgeStatus.DELIVERED)])
    assert of_kind(plan(given_late, DEFAULT, at("2026-03-04", "21:30")), NudgeKind.THANK) == []


def test_a_pause_that_ends_brings_one_message_about_an_interview_not_four():
    paused = member(paused_until=at("2026-04-06", "08:00"))
    found = planned(case(contact(at("2026-03-03", "10:00")), who=paused), at("2026-03-03", "09:00"))
    assert found == [("follow_up", "Mon 06 08:00"), ("follow_up", "Mon 13 09:30"), ("close", "Mon 20 09:30")]


def test_a_prompt_and_a_draft_that_the_night_puts_off_to_the_same_moment_are_one():
    evening = contact(at("2026-03-03", "19:50"), at("2026-03-03", "20:50"))
    found = planned(case(evening), at("2026-03-03", "09:00"))
    assert found[:2] == [("draft", "Wed 04 08:00"), ("thank", "Wed 04 09:30")]


def test_a_promised_date_counts_two_business_days():
    now = at("2026-03-03", "09:00")
    promised = case(contact(at("2026-03-03", "10:00")), decides_by=date(2026, 3, 6))
    found = of_kind(plan(promised, DEFAULT, now), NudgeKind.FOLLOW_UP)
    assert [(wall(each.due_at), each.reason.because) for each in found] == [
        ("Tue 10 09:30", Because.PROMISED_DATE), ("Tue 17 09:30", Because.FIVE_MORE),
    ]  # fmt: skip


def test_after_the_first_follow_up_the_second_counts_from_the_day_it_was_sent_and_it_stops_after_two():
    of = contact(at("2026-03-03", "10:00"), debrief=Debrief(at("2026-03-03", "11:20")))
    sent = status(of, 1, NoteStatus.SENT, at("2026-03-12", "15:00"))
    done = thanks(of, status=NoteStatus.SENT, done=at("2026-03-03", "15:00"))
    now = at("2026-03-12", "15:00")
    assert planned(case(of, notes=[*done, sent]), now) == [("follow_up", "Thu 19 09:30"), ("close", "Thu 26 09:30")]
    second = status(of, 2, NoteStatus.SENT, at("2026-03-20", "10:00"))
    assert planned(case(of, notes=[*done, sent, second]), at("2026-03-20", "10:00")) == [("close", "Fri 27 09:30")]


def test_a_skipped_follow_up_brings_no_second():
    of = contact(at("2026-03-03", "10:00"), debrief=Debrief(at("2026-03-03", "11:20")))
    skipped = status(of, 1, NoteStatus.SKIPPED, at("2026-03-10", "10:00"))
    found = planned(case(of, notes=[*thanks(of, status=NoteStatus.SKIPPED, done=at("2026-03-04", "10:00")), skipped]),
                    at("2026-03-10", "10:00"))  # fmt: skip
    assert found == [("close", "Tue 17 09:30")]


@pytest.mark.parametrize(("wanted", "nudges", "follow_ups"), [(0, 0, 0), (1, 1, 1), (2, 2, 2)])
def test_a_member_may_choose_fewer(wanted, nudges, follow_ups):
    fewer = case(contact(at("2026-03-03", "10:00")), who=member(nudges=wanted))
    found = plan(fewer, DEFAULT, at("2026-03-03", "09:00"))
    assert len(of_kind(found, NudgeKind.THANK)) == nudges
    assert len(of_kind(found, NudgeKind.FOLLOW_UP)) == follow_ups
    assert len(of_kind(found, NudgeKind.CLOSE)) == 1


def test_a_delivered_nudge_counts_when_fewer_are_chosen():
    of = contact(at("2026-03-03", "10:00"))
    first = of_kind(plan(case(of), DEFAULT, at("2026-03-03", "09:00")), NudgeKind.THANK)[0]
    fewer = case(of, history=[delivered(first)], who=member(nudges=1))
    assert of_kind(plan(fewer, DEFAULT, at("2026-03-03", "18:40")), NudgeKind.THANK) == []


def test_what_a_morning_list_took_up_counts_as_given_and_is_not_planned_again():
    of = contact(at("2026-03-03", "10:00"))
    everything = plan(case(of), DEFAULT, at("2026-03-03", "09:00"))
    for each in everything:
        taken = replace(each, status=NudgeStatus.CANCELLED, into=NudgeId("list"))
        for now in (each.due_at, each.due_at + MINUTE):
            again = plan(case(of, history=[taken]), DEFAULT, now)
            assert each.id not in {other.id for other in again}, each.kind


def test_an_outcome_stops_what_it_should():
    now, of = at("2026-03-03", "09:00"), contact(at("2026-03-03", "10:00"))
    for outcome in (Outcome.ACCEPTED, Outcome.REJECTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER):
        assert planned(case(of, outcome=outcome), now) == []
    offered = {kind for kind, _ in planned(case(of, outcome=Outcome.OFFER), now)}
    assert offered == {"debrief", "draft", "thank"}


def test_when_they_reply_the_follow_ups_begin_again_five_business_days_later():
    of = contact(at("2026-03-03", "10:00"), debrief=Debrief(at("2026-03-03", "11:20")))
    sent = status(of, 1, NoteStatus.SENT, at("2026-03-12", "15:00"))
    replied = at("2026-03-13", "09:00")
    found = planned(case(of, notes=[*thanks(of, status=NoteStatus.SENT, done=at("2026-03-03", "15:00")), sent],
                         replied_at=replied), replied)  # fmt: skip
    assert found == [("follow_up", "Fri 20 09:30"), ("follow_up", "Fri 27 09:30"), ("close", "Fri 03 09:30")]


def test_still_going_asks_an_hour_later_under_another_id():
    now, of = at("2026-03-03", "11:16"), contact(at("2026-03-03", "10:00"))
    first = plan(case(of), DEFAULT, at("2026-03-03", "09:00"))[0]
    again = plan(case(replace(of, still_going=1), history=[delivered(first)]), DEFAULT, now)[0]
    assert (wall(again.due_at), again.reason.because) == ("Tue 03 12:15", Because.STILL_GOING)
    assert again.id != first.id


def test_a_moved_interview_is_planned_anew():
    now = at("2026-03-03", "09:00")
    before = {each.id for each in plan(case(contact(at("2026-03-03", "10:00"))), DEFAULT, now)}
    moved = plan(case(contact(at("2026-03-05", "10:00"), moved=1)), DEFAULT, now)
    assert not before & {each.id for each in moved}
    assert planned(case(contact(at("2026-03-05", "10:00"), moved=1)), now)[0] == ("debrief", "Thu 05 11:15")


def test_nothing_is_sent_around_another_interview():
    of = contact(at("2026-03-03", "10:00"))
    other = contact(at("2026-03-03", "18:00"), at("2026-03-03", "19:00"), id=ContactId("d"))
    found = planned(case(of, others=[other]), at("2026-03-03", "09:00"))
    assert ("thank", "Tue 03 19:15") in found


def test_nothing_is_planned_before_the_zone_is_known():
    nowhere = case(contact(at("2026-03-03", "10:00")), who=member(zone=None))
    assert plan(nowhere, DEFAULT, at("2026-03-03", "09:00")) == ()


def test_a_thank_you_still_open_when_the_follow_up_falls_due_becomes_one_message():
    thursday = at("2026-03-12", "15:00")
    together = planned(case(contact(at("2026-03-03", "10:00"), logged=thursday)), thursday)
    assert together[0] == ("follow_up", "Fri 13 09:30")
    assert [kind for kind, _ in together] == ["follow_up", "follow_up", "close"]
    two = planned(case(contact(at("2026-03-03", "10:00"), logged=thursday, people=2)), thursday)
    assert two[:2] == [("thank", "Fri 13 09:30"), ("follow_up", "Mon 16 09:30")]


def test_the_addressee_is_the_recruiter_else_the_coordinator_else_the_manager_else_whom_the_member_picks():
    def person(id: str, role: PersonRole) -> Person:
        return Person(PersonId(id), MemberId("m"), id, id, role=role)

    panel = [person("i", PersonRole.INTERVIEWER), person("m", PersonRole.MANAGER), person("c", PersonRole.COORDINATOR),
             person("r", PersonRole.RECRUITER)]  # fmt: skip
    assert [addressee(panel[:n], None).id for n in (1, 2, 3, 4)] == ["i", "m", "c", "r"]
    assert addressee(panel, "i").id == "i"
    assert addressee([panel[0], person("j", PersonRole.INTERVIEWER)], None) is None
