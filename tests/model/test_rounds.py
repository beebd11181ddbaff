"""A busy week as one list: which follow-ups share it, when it comes, and what an import would bring."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.ids import ContactId, NudgeId, OpportunityId, PersonId
from bot.model.opportunity import ContactKind
from bot.model.policy import DEFAULT
from bot.model.rounds import Due, Forecast, Weight, forecast, in_lists, rounds
from tests.model.cases import DAY, HOUR, at, case, contact, handed_in, member, wall

NOW = at("2026-03-02", "12:00")


def due(*days: str, clock: str = "09:30") -> list[Due]:
    return [Due(NudgeId(f"{day}-{n}"), at(day, clock)) for n, day in enumerate(days)]


def lists(given_: list[Due], now: datetime = NOW, **who: object) -> dict[str, str]:
    them = member(**who)
    return {id: wall(moment) for id, moment in rounds(given_, them, them.quiet(), DEFAULT, now).items()}


def test_three_within_seven_days_stand_alone_and_four_come_as_one_list_on_the_next_tuesday():
    week = due("2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16")
    assert lists(week[:3]) == {}
    assert set(lists(week).values()) == {"Tue 17 10:00"}
    assert len(lists(week)) == 4
    spread = due("2026-03-09", "2026-03-12", "2026-03-13", "2026-03-16")
    # Seven days between the first and the last: never more than three within seven.
    assert lists(spread) == {}


def test_each_goes_with_the_first_list_after_its_own_moment_and_none_is_alone_on_one():
    days = due("2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13")
    found = lists(days)
    assert sorted(found.values()) == ["Tue 10 10:00"] * 2 + ["Tue 17 10:00"] * 3
    lone = due("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13")
    assert sorted(lists(lone).values()) == ["Tue 17 10:00"] * 3


def test_the_day_is_the_member_s_and_a_holiday_moves_it_to_the_next_business_day():
    week = due("2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04")
    assert set(lists(week, round_weekday=4).values()) == {"Fri 04 10:00"}
    # Labor Day is Monday the 7th.
    assert set(lists(week, round_weekday=0, country="US").values()) == {"Tue 08 10:00"}
    assert set(lists(week, round_weekday=0, country="DE").values()) == {"Mon 07 10:00"}


def test_the_day_after_a_holiday_still_brings_the_list_of_the_holiday():
    week = due("2026-09-08", "2026-09-08", "2026-09-08", "2026-09-08")
    assert set(lists(week, round_weekday=0, country="US").values()) == {"Tue 08 10:00"}


def test_a_list_keeps_to_waking_hours_silent_spans_and_pauses():
    week = due("2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16")
    assert set(lists(week, wakes=time(11)).values()) == {"Tue 17 11:00"}
    them = member()
    busy = them.quiet(((at("2026-03-17", "09:45"), at("2026-03-17", "11:15")),))
    assert {wall(each) for each in rounds(week, them, busy, DEFAULT, NOW).values()} == {"Tue 17 11:15"}
    away = member(paused_until=at("2026-03-19", "08:00"))
    assert {wall(each) for each in rounds(week, away, away.quiet(), DEFAULT, NOW).values()} == {"Tue 24 10:00"}


def test_what_stood_in_a_list_stays_when_the_others_are_done_and_its_own_moment_is_past():
    week = due("2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16")
    tuesday = at("2026-03-17", "10:00")
    (waited,) = [Due(each.id, each.at, tuesday) for each in week[:1]]
    assert lists([waited], at("2026-03-13", "12:00")) == {waited.id: "Tue 17 10:00"}
    # Before its own moment it goes back to that.
    assert lists([waited], at("2026-03-10", "12:00")) == {}
    # A list whose moment has come is not made again.
    assert lists([waited], tuesday + HOUR) == {waited.id: "Tue 17 10:00"}


def test_what_is_due_this_moment_is_not_taken_into_a_later_list():
    week = due("2026-03-11", "2026-03-12", "2026-03-13", "2026-03-16", "2026-03-17")
    now = week[0].at + timedelta(minutes=1)
    assert week[0].id not in rounds(week, member(), member().quiet(), DEFAULT, now)


def test_those_with_a_person_a_referral_or_a_date_come_first():
    early, late = at("2026-03-09", "09:30"), at("2026-03-12", "09:30")
    weights = [Weight(late, named=True, promised=True), Weight(early, referred=True), Weight(late, named=True),
               Weight(early), Weight(late)]  # fmt: skip
    shuffled = [weights[n] for n in (4, 2, 0, 3, 1)]
    assert sorted(shuffled, key=lambda each: each.rank) == weights


days = st.lists(st.integers(0, 40 * 24), min_size=0, max_size=20)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(days, st.integers(0, 6), st.sampled_from([None, "US", "DE"]), st.booleans())
def test_no_list_comes_before_its_moments_nor_more_than_a_fortnight_after_and_making_it_twice_is_the_same(
    hours, weekday, country, weekends
):
    them = member(round_weekday=weekday, country=country, weekends=weekends)
    quiet = them.quiet()
    given_ = [Due(NudgeId(f"n{n}"), NOW + hour * HOUR) for n, hour in enumerate(hours)]
    found = rounds(given_, them, quiet, DEFAULT, NOW)
    for each in given_:
        if each.id in found and (weekday < 5 or not weekends):
            assert each.at <= found[each.id] <= each.at + 14 * DAY
            assert quiet.first_allowed(found[each.id]) == found[each.id]
    again = [replace(each, listed=found.get(each.id)) for each in given_]
    assert rounds(again, them, quiet, DEFAULT, NOW) == found
    for each in given_:
        crowds = any(
            first.at <= each.at < first.at + 7 * DAY
            and sum(first.at <= other.at < first.at + 7 * DAY for other in given_ if other.at > NOW) > 3
            for first in given_
            if first.at > NOW
        )
        assert crowds or each.id not in found, "it would have come by itself"


# what an import would bring


def test_a_forecast_counts_messages_and_says_the_first_and_the_last():
    every = []
    for n, day in enumerate((2, 2, 3, 4, 5)):
        mine = OpportunityId(f"o{n}")
        of = handed_in(f"2026-03-{day:02}", logged=NOW, id=ContactId(f"c{n}"), opportunity_id=mine)
        every.append(case(of, id=mine))
    one = forecast(every[:1], DEFAULT, NOW)
    assert one == Forecast(2, at("2026-03-09", "09:30"), at("2026-03-16", "09:30"))
    # Monday's two share the list of the 10th, the others that of the 17th; each is closed by a word of its own.
    five = forecast(every, DEFAULT, NOW)
    assert (five.count, wall(five.first), wall(five.last)) == (2 + 1 + 4, "Tue 10 10:00", "Tue 24 09:30")
    assert forecast([], DEFAULT, NOW) == Forecast(0)


@pytest.mark.parametrize("kind", [ContactKind.APPLICATION, ContactKind.INTERVIEW])
def test_a_hundred_old_ones_bring_nothing(kind):
    old = [
        case(contact(NOW - (30 + n) * DAY, logged=NOW, kind=kind, id=ContactId(f"c{n}"))) for n in range(100)
    ]
    assert forecast(old, DEFAULT, NOW) == Forecast(0)


def test_the_day_of_a_list_is_where_the_member_lives():
    days_ = (11, 12, 13, 16)
    week = [Due(NudgeId(f"n{day}"), at(f"2026-03-{day}", "09:30", "Asia/Tokyo")) for day in days_]
    them = member(zone="Asia/Tokyo")
    (moment,) = set(rounds(week, them, them.quiet(), DEFAULT, NOW).values())
    assert wall(moment, "Asia/Tokyo") == "Tue 17 10:00"
    assert date(2026, 3, 17).weekday() == DEFAULT.round_weekday


def test_an_application_and_a_résumé_that_was_sent_share_a_list_and_one_that_was_handed_on_does_not():
    talk = contact(at("2026-03-02", "09:00"))
    sent = replace(talk, kind=ContactKind.RESUME)
    assert in_lists(replace(sent, kind=ContactKind.APPLICATION))
    assert in_lists(sent)
    assert not in_lists(replace(sent, through=PersonId("sam")))
    assert not in_lists(talk)
    assert not in_lists(None)
