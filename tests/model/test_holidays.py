"""Business days, country by country: a frozen table, weekends that are not ours, and what is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.calendar import Quiet, business_days_after, business_days_before, months_after, on_business, wall
from bot.model.holidays import is_business_day, is_weekend
from tests.model import oracle

FRI_SAT, SAT_SUN = {4, 5}, {5, 6}


def off(country: str | None, year: int) -> str:
    """The days off that are no Saturday or Sunday."""
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365))
    return " ".join(f"{day:%m-%d}" for day in days if day.weekday() < 5 and not is_business_day(day, country))


@pytest.mark.parametrize(("country", "year"), list(oracle.OFF))
def test_the_days_off_are_those_of_the_frozen_table(country, year):
    assert off(country, year) == oracle.OFF[country, year]


@pytest.mark.parametrize("country", [None, "XX", "us", "USA", "__", "", "U1", "ÄÖ"])
def test_where_nothing_is_known_only_weekends_are_free(country):
    assert off(country, 2026) == ""
    assert [is_weekend(date(2026, 3, day), country) for day in range(2, 9)] == [False] * 5 + [True] * 2


@pytest.mark.parametrize(("country", "free"), [("US", SAT_SUN), ("SA", FRI_SAT), ("IL", FRI_SAT), ("AE", SAT_SUN),
                                               ("BN", {4, 6}), ("IR", {4})])  # fmt: skip
def test_a_weekend_is_the_country_s_own(country, free):
    assert {day.weekday() for n in range(7) if is_weekend(day := date(2026, 2, 2) + timedelta(days=n), country)} == free


def test_a_holiday_is_no_business_day_and_the_count_goes_over_it():
    # Thanksgiving is Thursday the 26th.
    wednesday = date(2026, 11, 25)
    assert business_days_after(wednesday, 1, "US") == date(2026, 11, 27)
    assert business_days_after(wednesday, 1, "DE") == date(2026, 11, 26)
    assert business_days_before(date(2026, 11, 27), 1, "US") == wednesday
    assert on_business(date(2026, 12, 25), "GB") == date(2026, 12, 29)
    assert on_business(wednesday, "US") == wednesday


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(
    st.dates(date(2026, 1, 10), date(2027, 10, 1)), st.integers(0, 25), st.sampled_from(["US", "CA", "GB", "DE", "ES"])
)
def test_business_days_are_counted_as_the_oracle_counts(day, count, country):
    assert business_days_after(day, count, country) == oracle.business_after(day, count, country)
    there = business_days_after(day, count, country)
    if count and oracle.at_work(day, country):
        assert business_days_before(there, count, country) == day


def test_free_weekends_are_the_country_s_own():
    quiet = Quiet(zone="Asia/Riyadh", weekends=True, country="SA")
    thursday, friday, sunday = (wall(each, "UTC") for each in (oracle.utc("2026-03-05T09:00"),
                                                               oracle.utc("2026-03-06T09:00"),
                                                               oracle.utc("2026-03-08T09:00")))  # fmt: skip
    assert quiet.first_allowed(thursday) == thursday
    assert quiet.first_allowed(sunday) == sunday
    assert quiet.first_allowed(friday) == oracle.utc("2026-03-08T05:00")
    assert quiet.last_allowed(friday, not_before=thursday) == oracle.utc("2026-03-05T17:59")


@pytest.mark.parametrize(
    ("day", "count", "there"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-10-31", 4, "2027-02-28"), ("2027-10-30", 4, "2028-02-29"),
     ("2026-03-15", 12, "2027-03-15")],
)  # fmt: skip
def test_months_end_where_they_are_too_short(day, count, there):
    assert months_after(date.fromisoformat(day), count) == date.fromisoformat(there)
