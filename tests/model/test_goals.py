"""The scorecard and its streak: counted as one would count by hand, and forgiving."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.goal import Goal, GoalKind
from bot.model.goals import Kept, Streak, Week, deadline, kept, streak, week_of
from bot.model.ids import ContactId, MemberId, NoteId, OpportunityId, PersonId
from bot.model.note import Note, NoteKind, NoteStatus, SkipReason
from bot.model.opportunity import Contact, ContactKind, Opportunity, Outcome
from bot.model.people import Address, Member, Tenant

NEW_YORK = "America/New_York"
NOON = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ME = Member(
    MemberId("me"), Tenant("t", "t"), (Address("t", "t", user="me"),), NOON, zone=NEW_YORK, country="US"
)
ABOUT = Opportunity(OpportunityId("o"), ME.id, "Acme", "Engineer", NOON)


def held(ended: datetime) -> Contact:
    return Contact(
        ContactId("c"), ME.id, ABOUT.id, ContactKind.INTERVIEW, ended - HOUR, ended, NEW_YORK, ended
    )


def note(status: NoteStatus, done: datetime | None = None, reason: SkipReason | None = None) -> Note:
    return Note(
        NoteId("n"), ME.id, ABOUT.id, ContactId("c"), PersonId("p"), NoteKind.THANK_YOU, NOON, status=status,
        done_at=done, reason=reason,
    )  # fmt: skip


def test_48_hours_are_counted_hours():
    assert deadline(NOON, ME) == NOON + 48 * HOUR
    friday = datetime(2026, 3, 6, 17, 0, tzinfo=UTC)
    free = replace(ME, weekends=True)
    # Twelve hours of Friday, a free weekend over which clocks go forward, and 36 hours from Monday's midnight.
    assert deadline(friday, free).astimezone(ZoneInfo(NEW_YORK)).strftime("%a %H:%M") == "Tue 12:00"
    assert deadline(friday, ME) == friday + 48 * HOUR
    paused = replace(ME, paused_until=NOON + 72 * HOUR)
    assert deadline(NOON, paused) == NOON + 120 * HOUR


def test_hours_of_a_pause_are_not_counted_also_once_it_is_over():
    paused = ME.paused(NOON + 10 * HOUR, NOON + 100 * HOUR).resumed(NOON + 30 * HOUR)
    assert paused.pauses == ((NOON + 10 * HOUR, NOON + 30 * HOUR),)
    assert deadline(NOON, paused) == NOON + 68 * HOUR
    # Before it and after it nothing changes.
    assert deadline(NOON - 80 * HOUR, paused) == NOON - 32 * HOUR
    assert deadline(NOON + 40 * HOUR, paused) == NOON + 88 * HOUR
    # A pause that is named anew while one goes on is one pause.
    again = ME.paused(NOON, NOON + 50 * HOUR).paused(NOON + 20 * HOUR, NOON + 30 * HOUR)
    assert deadline(NOON, again) == NOON + 78 * HOUR


@given(st.integers(0, 24 * 365), st.booleans(), st.sampled_from([NEW_YORK, "Asia/Kolkata", "Australia/Lord_Howe"]))
def test_the_deadline_is_never_before_48_hours_and_never_more_than_a_weekend_after(hours, weekends, zone):
    ended = NOON + hours * HOUR
    until = deadline(ended, replace(ME, weekends=weekends, zone=zone))
    # A day on which clocks change is an hour off.
    assert 47 * HOUR <= until - ended <= (97 * HOUR + 48 * HOUR if weekends else 48 * HOUR)


@pytest.mark.parametrize(
    ("notes", "how"),
    [
        ([note(NoteStatus.SENT, NOON + 47 * HOUR)], Kept.ON_TIME),
        ([note(NoteStatus.SENT, NOON + 49 * HOUR)], Kept.NOT),
        ([note(NoteStatus.DRAFTED)], Kept.NOT),
        ([note(NoteStatus.SKIPPED, NOON, SkipReason.NOT_USUAL)], Kept.LEFT_OUT),
        ([note(NoteStatus.SENT, NOON + HOUR), note(NoteStatus.SKIPPED, NOON, SkipReason.TOLD_NOT_TO)], Kept.LEFT_OUT),
        ([], Kept.LEFT_OUT),
    ],
)
def test_an_interview_is_on_time_or_not_or_left_out(notes, how):
    assert kept(held(NOON), notes, ABOUT, ME, NOON + 60 * HOUR) is how


def test_what_is_still_open_is_not_missed_and_optional_is_left_out():
    drafted = [note(NoteStatus.DRAFTED)]
    assert kept(held(NOON), drafted, ABOUT, ME, NOON + 40 * HOUR) is Kept.OPEN
    assert kept(held(NOON), drafted, ABOUT, replace(ME, country="DE"), NOON + 60 * HOUR) is Kept.LEFT_OUT
    withdrawn = replace(ABOUT, outcome=Outcome.WITHDRAWN)
    assert kept(held(NOON), drafted, withdrawn, ME, NOON + 60 * HOUR) is Kept.LEFT_OUT


def stood(*how: Kept) -> list[tuple[OpportunityId, Kept]]:
    return [(OpportunityId(str(n)), each) for n, each in enumerate(how)]


def test_one_miss_rests_the_streak_and_a_second_in_a_row_begins_it_anew():
    on, off = Kept.ON_TIME, Kept.NOT
    assert streak(stood(on, on)) == Streak(2)
    assert streak(stood(on, on, off)) == Streak(2, rests=True)
    assert streak(stood(on, on, off, on)) == Streak(3)
    assert streak(stood(on, on, off, off)) == Streak(0)
    assert streak(stood(on, off, on, off)) == Streak(2, rests=True)


_hows = st.lists(st.sampled_from(list(Kept)), max_size=30)


@given(_hows)
def test_what_was_left_out_or_is_open_changes_nothing(hows):
    counted = [each for each in hows if each in (Kept.ON_TIME, Kept.NOT)]
    assert streak(stood(*hows)) == streak(stood(*counted))


@given(_hows)
def test_one_more_on_time_never_shortens_it(hows):
    before = streak(stood(*hows))
    assert streak(stood(*hows, Kept.ON_TIME)).length == before.length + 1


@given(st.integers(0, 24 * 800), st.sampled_from([NEW_YORK, "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"]))
def test_a_week_holds_its_moment_and_weeks_follow_one_another(hours, zone):
    at = NOON + hours * HOUR
    begins, ends = week_of(at, zone)
    assert begins <= at < ends
    assert week_of(ends, zone)[0] == ends
    assert begins.astimezone(ZoneInfo(zone)).weekday() == 0


def test_a_goal_is_met_when_it_is_reached_and_a_rate_of_nothing_is_not_missed():
    week = Week(notes=3, interviews=1, steps=0, on_time=1, settled=2)
    assert week.meets(Goal(GoalKind.NOTES, 3))
    assert not week.meets(Goal(GoalKind.NOTES, 4))
    assert week.meets(Goal(GoalKind.ON_TIME, 50))
    assert Week().meets(Goal(GoalKind.ON_TIME, 100))
