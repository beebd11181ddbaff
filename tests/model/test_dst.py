"""Over both changes of the clocks: days on the wall, hours on the line; a gap moves forward, a fold is the first."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.model.cadence import plan
from bot.model.nudge import NudgeKind
from bot.model.opportunity import ContactKind
from bot.model.policy import DEFAULT
from tests.model.cases import HOUR, at, case, contact, handed_in, member, of_kind

# zone, the day of the change, and whether it springs forward
CHANGES = [
    ("America/New_York", "2026-03-08", True), ("America/New_York", "2026-11-01", False),
    ("Europe/London", "2026-03-29", True), ("Europe/London", "2026-10-25", False),
    ("Australia/Lord_Howe", "2026-10-04", True), ("Australia/Lord_Howe", "2026-04-05", False),
    ("America/Santiago", "2026-09-06", True), ("America/Santiago", "2026-04-05", False),
]  # fmt: skip


def the_day(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(("zone", "change", "forward"), CHANGES)
def test_a_morning_nudge_is_at_half_past_nine_on_the_wall_on_either_side(zone, change, forward):
    who = member(zone=zone)
    # The afternoon before the change: the next morning is the morning after the clocks went.
    met = contact(at(the_day(change, -1), "15:00", zone), zone=zone)
    (first, *_) = of_kind(plan(case(met, who=who), DEFAULT, met.logged_at), NudgeKind.THANK)
    here = first.due_at.astimezone(ZoneInfo(zone))
    assert (here.date().isoformat(), here.hour, here.minute) == (change, 9, 30)
    applied = handed_in(the_day(change, -5), zone=zone)
    (follow, *_) = plan(case(applied, who=who), DEFAULT, applied.logged_at)
    here = follow.due_at.astimezone(ZoneInfo(zone))
    assert (here.hour, here.minute) == (9, 30)


@pytest.mark.parametrize(("zone", "change", "forward"), CHANGES)
def test_forty_hours_are_forty_hours_on_the_line_whatever_the_wall_says(zone, change, forward):
    # It ends at 4 pm on the day before: forty hours on it is 8 am two days later, an hour off by the change.
    who, end = member(zone=zone, wakes=contact_hours(4)), at(the_day(change, -1), "16:00", zone)
    met = contact(end - HOUR, end, zone=zone)
    last = of_kind(plan(case(met, who=who), DEFAULT, met.logged_at), NudgeKind.THANK)[-1]
    assert last.due_at - end == 40 * HOUR
    width = shift(zone, change)
    here = last.due_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert here == datetime.fromisoformat(f"{the_day(change, 1)}T08:00") + width
    assert (width > timedelta(0)) == forward


def contact_hours(hour: int):
    return datetime(2026, 1, 1, hour, tzinfo=UTC).time()


def shift(zone: str, day: str) -> timedelta:
    """By how much the clocks of that day go forward."""
    info = ZoneInfo(zone)
    before, after = (datetime.fromisoformat(f"{the_day(day, n)}T12:00").replace(tzinfo=info) for n in (-1, 1))
    offsets = before.utcoffset(), after.utcoffset()
    assert offsets[0] is not None
    assert offsets[1] is not None
    return offsets[1] - offsets[0]


@pytest.mark.parametrize(("zone", "change", "forward"), CHANGES)
def test_an_evening_nudge_is_at_half_past_six_on_the_day_of_the_change(zone, change, forward):
    who = member(zone=zone, before=True)
    met = contact(at(change, "10:00", zone), zone=zone)
    (evening, *_) = of_kind(plan(case(met, who=who), DEFAULT, met.logged_at), NudgeKind.THANK)
    ahead = contact(at(the_day(change, 1), "10:00", zone), zone=zone, logged=at(change, "12:00", zone))
    (word,) = of_kind(plan(case(ahead, who=who), DEFAULT, ahead.logged_at), NudgeKind.BEFORE)
    for each in (evening, word):
        here = each.due_at.astimezone(ZoneInfo(zone))
        assert (here.date().isoformat(), here.hour, here.minute) == (change, 18, 30)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "stands"),
    [
        # Midnight does not exist that day: a night that ends at midnight ends at one.
        ("America/Santiago", "2026-09-06", "00:00", "2026-09-06T01:00-03:00"),
        # 2:15 is in a gap of half an hour.
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:45+11:00"),
        # 1:30 comes twice: the first.
        ("America/New_York", "2026-11-01", "01:30", "2026-11-01T01:30-04:00"),
    ],
)
def test_a_waking_time_in_a_gap_moves_by_its_width_and_one_that_comes_twice_is_the_first(zone, day, clock, stands):
    wakes = datetime.fromisoformat(f"{day}T{clock}").time()
    asleep_from = datetime.fromisoformat(f"{day}T22:00").time()
    quiet = member(zone=zone, wakes=wakes, sleeps=asleep_from).quiet()
    before = at(the_day(day, -1), "23:00", zone)
    assert quiet.first_allowed(before) == datetime.fromisoformat(stands).astimezone(UTC)


def test_a_touch_months_later_is_at_half_past_nine_on_the_other_side_of_a_change():
    talk = contact(at("2026-01-12", "15:00"), kind=ContactKind.NETWORKING)
    (touch,) = of_kind(plan(case(talk, notes=[]), DEFAULT, talk.ended_at), NudgeKind.KEEP_WARM)
    assert touch.due_at == at("2026-05-12", "09:30")
    assert (touch.due_at - talk.ended_at) % HOUR == timedelta(minutes=30)
