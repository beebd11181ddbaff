"""Wall times on the UTC line, business days, quiet hours; against an oracle of its own."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.calendar import Quiet, business_days_after, is_zone, merged, on_the_line, wall, zone_names
from tests.databases import DEEP
from tests.model import oracle

ZONES = (
    "America/New_York", "Europe/London", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata",
    "Pacific/Chatham", "Africa/Cairo", "America/Santiago", "America/Havana", "Pacific/Auckland", "UTC",
    "Asia/Beirut", "Africa/Casablanca", "Antarctica/Troll", "America/Nuuk",
)  # fmt: skip
EXAMPLES = settings(
    max_examples=2_000 if DEEP else 100, deadline=None, derandomize=not DEEP, database=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
moments = st.integers(0, 6 * 365 * 24 * 60).map(lambda n: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=n))
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


def changes(zone: str, year: int) -> list[datetime]:
    """The instants of that year at which the offset changes."""
    info, out = ZoneInfo(zone), []
    at = datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        later = at + timedelta(hours=6)
        if at.astimezone(info).utcoffset() != later.astimezone(info).utcoffset():
            step = at
            while step.astimezone(info).utcoffset() == at.astimezone(info).utcoffset():
                step += timedelta(minutes=1)
            out.append(step)
        at = later
    return out


@pytest.mark.parametrize("zone", ZONES)
def test_every_wall_time_around_a_change_of_the_clocks_is_where_the_oracle_has_it(zone):
    for change in changes(zone, 2027):
        here = (change - timedelta(minutes=1)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        for minutes in range(-90, 91, 30):
            at = here + timedelta(minutes=minutes + 1)
            placed = on_the_line(at.date(), at.time(), zone)
            assert placed.instant == oracle.at_wall(at.date(), at.time(), zone), (zone, at)
            assert placed.gap == (wall(placed.instant, zone).replace(tzinfo=None) != at), (zone, at)


def test_a_wall_time_in_a_gap_moves_forward_by_its_width_and_one_that_comes_twice_is_the_first():
    new_york = on_the_line(date(2026, 3, 8), time(2, 30), "America/New_York")
    assert (new_york.gap, wall(new_york.instant, "America/New_York").time()) == (True, time(3, 30))
    fold = on_the_line(date(2026, 11, 1), time(1, 30), "America/New_York")
    assert (fold.fold, fold.instant) == (True, datetime(2026, 11, 1, 5, 30, tzinfo=UTC))
    london = on_the_line(date(2026, 3, 29), time(1, 30), "Europe/London")
    assert (london.gap, wall(london.instant, "Europe/London").time()) == (True, time(2, 30))
    howe = on_the_line(date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe")
    assert (howe.gap, wall(howe.instant, "Australia/Lord_Howe").time()) == (True, time(2, 45))


@pytest.mark.deep
def test_every_zone_and_change_until_2030_is_where_the_oracle_has_it():
    for zone in sorted(zone_names()):
        for year in range(2025, 2031):
            for change in changes(zone, year):
                here = (change - timedelta(minutes=1)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
                for minutes in (-61, -30, -1, 0, 1, 29, 59, 61):
                    at = here + timedelta(minutes=minutes)
                    assert on_the_line(at.date(), at.time(), zone).instant == oracle.at_wall(at.date(), at.time(), zone)


@pytest.mark.parametrize("name", ["America", "../../etc/passwd", "a" * 5000, "UTC\0", "tzdata.zi", ""])
def test_h22_what_is_no_zone_is_unknown(name):
    assert not is_zone(name)


@EXAMPLES
@given(st.dates(date(2025, 1, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_business_days_are_counted_as_the_oracle_counts(day, count):
    assert business_days_after(day, count) == oracle.business_after(day, count)


@st.composite
def quiets(draw: st.DrawFn, near: datetime) -> tuple[Quiet, list[tuple[datetime, datetime]]]:
    wakes, sleeps = draw(clocks), draw(clocks)
    if wakes == sleeps:
        sleeps = time((wakes.hour + 13) % 24, wakes.minute)
    spans = [
        (near + timedelta(minutes=start), near + timedelta(minutes=start + length))
        for start, length in draw(st.lists(st.tuples(st.integers(-3000, 3000), st.integers(1, 300)), max_size=3))
    ]
    until = draw(st.none() | st.integers(-2000, 5000).map(lambda minutes: near + timedelta(minutes=minutes)))
    quiet = Quiet(
        zone=draw(st.sampled_from(ZONES)), wakes=wakes, sleeps=sleeps, weekends=draw(st.booleans()), until=until,
        busy=merged(spans),
    )  # fmt: skip
    return quiet, spans


def allowed(quiet: Quiet, spans: list[tuple[datetime, datetime]], at: datetime) -> bool:
    paused = quiet.until is not None and at < quiet.until
    night = oracle.asleep(at, quiet.zone, quiet.wakes, quiet.sleeps, weekends=quiet.weekends)
    return not (paused or night or oracle.within(at, spans))


@EXAMPLES
@given(st.data(), st.one_of(moments, st.sampled_from([c for z in ZONES[:6] for c in changes(z, 2026)])))
def test_the_first_allowed_moment_is_the_first_that_the_oracle_allows(data, at):
    quiet, spans = data.draw(quiets(at))
    found = quiet.first_allowed(at)
    assert found >= at
    assert allowed(quiet, spans, found)
    step = at
    if on_the_line(wall(found, quiet.zone).date(), quiet.wakes, quiet.zone).gap:
        return  # a waking time that does not exist that day moves forward by the width of the gap
    while step < found:
        assert not allowed(quiet, spans, step), (step, found)
        step += timedelta(minutes=1)


@EXAMPLES
@given(st.data(), moments)
def test_the_last_allowed_moment_is_the_last_that_the_oracle_allows(data, at):
    quiet, spans = data.draw(quiets(at))
    floor = at - timedelta(minutes=data.draw(st.integers(0, 4000)))
    step = at - timedelta(minutes=1)
    while step >= floor and not allowed(quiet, spans, step):
        step -= timedelta(minutes=1)
    assert quiet.last_allowed(at, not_before=floor) == (step if step >= floor else None)


def test_h20_a_night_that_ends_in_the_hour_that_comes_twice_ends_once():
    quiet = Quiet(zone="America/New_York", wakes=time(1, 30), sleeps=time(21))
    in_the_second_hour = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)
    assert quiet.first_allowed(in_the_second_hour) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_spans_that_touch_are_one():
    at = [datetime(2026, 3, 2, hour, tzinfo=UTC) for hour in range(6)]
    assert merged([(at[2], at[3]), (at[0], at[1]), (at[1], at[2]), (at[4], at[5])]) == (
        (at[0], at[3]), (at[4], at[5]),
    )  # fmt: skip
