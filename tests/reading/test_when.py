"""Times: what is read, what is flagged, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.promise import promise
from bot.reading.when import Flag, Grain, Tense, Trouble, Unread, When, find, read
from tests.rows import each_of

ZONE = "America/New_York"
NOW = datetime(2026, 3, 2, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Monday


def past(text: str, **more) -> When | Unread:
    return read(text, now=NOW, zone=ZONE, tense=Tense.PAST, **more)


def future(text: str, **more) -> When | Unread:
    return read(text, now=NOW, zone=ZONE, tense=Tense.FUTURE, **more)


def at(found: When | Unread | datetime, zone: str = ZONE) -> str:
    assert not isinstance(found, Unread), found
    moment = found.start if isinstance(found, When) else found
    return moment.astimezone(ZoneInfo(zone)).strftime("%a %d %b %Y %H:%M")


def test_the_tense_turns_a_bare_weekday():
    assert at(past("thursday 3pm")) == "Thu 26 Feb 2026 15:00"
    assert at(future("thursday 3pm")) == "Thu 05 Mar 2026 15:00"


def test_a_weekday_said_on_that_day_offers_today_too():
    found = past("monday 9am")
    assert at(found) == "Mon 23 Feb 2026 09:00"
    assert Flag.WEEK in found.flags
    assert [at(one) for one in found.alternatives] == ["Mon 02 Mar 2026 09:00"]


def test_next_in_this_week_is_flagged_and_the_other_week_offered():
    found = future("next tue 2pm")
    assert at(found) == "Tue 03 Mar 2026 14:00"
    assert Flag.WEEK in found.flags
    assert [at(one) for one in found.alternatives] == ["Tue 10 Mar 2026 14:00"]


def test_the_half_of_the_day_is_assumed_and_the_other_offered():
    found = past("yesterday at 3")
    assert at(found) == "Sun 01 Mar 2026 15:00"
    assert Flag.AMPM in found.flags
    assert [at(one) for one in found.alternatives] == ["Sun 01 Mar 2026 03:00"]


@each_of("text", ["yesterday 3pm", "yesterday 15:00", "yesterday 03:00", "yesterday noon"])
def test_a_time_that_says_its_half_is_not_flagged(text):
    assert past(text).flags == frozenset()


def test_a_numeric_date_follows_the_country():
    assert at(future("4/5", country="US")) == "Sun 05 Apr 2026 00:00"
    assert at(future("4/5", country="GB")) == "Mon 04 May 2026 00:00"
    unknown = future("4/5 10am")
    assert Flag.NUMERIC in unknown.flags
    assert at(unknown) == "Sun 05 Apr 2026 10:00"
    assert "Mon 04 May 2026 10:00" in [at(one) for one in unknown.alternatives]
    assert Flag.NUMERIC not in future("4/5", day_first=True).flags


def test_a_part_above_twelve_settles_the_order():
    assert at(past("25/2", country="US")) == at(past("2/25", country="GB")) == "Wed 25 Feb 2026 00:00"


def test_a_weekday_beside_a_numeric_date_settles_the_order():
    found = future("Fri 3/4")  # 3 April is a Friday, 4 March is not
    assert at(found) == "Fri 03 Apr 2026 00:00"
    assert Flag.NUMERIC not in found.flags


def test_a_weekday_that_does_not_fit_its_date_is_flagged():
    assert Flag.WEEKDAY in future("Friday 12 March").flags
    assert Flag.WEEKDAY not in future("Thursday 12 March").flags


def test_a_date_much_nearer_in_the_other_tense_is_offered():
    found = past("4 March 2pm")
    assert at(found) == "Tue 04 Mar 2025 14:00"
    assert Flag.YEAR in found.flags
    assert "Wed 04 Mar 2026 14:00" in [at(one) for one in found.alternatives]


def test_what_lies_ahead_in_a_log_says_so():
    assert Flag.FUTURE_IN_LOG in past("tomorrow 10am").flags
    assert Flag.FUTURE_IN_LOG not in past("today 10am").flags
    assert Flag.FUTURE_IN_LOG not in past("today").flags


def test_a_time_without_a_day_is_the_nearest_in_the_tense():
    found = past("3pm")
    assert at(found) == "Sun 01 Mar 2026 15:00"
    assert Flag.TIME_ONLY in found.flags
    assert "Mon 02 Mar 2026 15:00" in [at(one) for one in found.alternatives]
    assert at(future("3pm")) == "Mon 02 Mar 2026 15:00"


def test_a_zone_that_is_said_holds():
    found = future("tomorrow 14:00 Europe/London")
    assert found.zone == "Europe/London"
    assert at(found, "Europe/London") == "Tue 03 Mar 2026 14:00"
    assert future("tomorrow 2pm").zone == ZONE


def test_est_in_july_is_eastern_time():
    assert at(future("july 6 at 3pm EST")) == "Mon 06 Jul 2026 15:00"


def test_an_abbreviation_of_several_zones_is_flagged():
    found = future("tomorrow 2pm IST")
    assert found.zone == "Asia/Kolkata"
    assert Flag.ZONE in found.flags
    assert len(found.alternatives) == 2
    assert Flag.ZONE not in future("tomorrow 2pm PST").flags


@each_of(
    ("text", "start", "end"),
    [
        ("today 9-10am", "09:00", "10:00"),
        ("today 11-1pm", "11:00", "13:00"),
        ("today 11:30-1:30", "11:30", "13:30"),
        ("today 10 to 12", "10:00", "12:00"),
        ("today 8-5", "08:00", "17:00"),
        ("today 2pm-3", "14:00", "15:00"),
        ("today 11am to 2", "11:00", "14:00"),
        ("today from 13:00 to 14:15", "13:00", "14:15"),
        ("today 1pm for 45 minutes", "13:00", "13:45"),
    ],
)
def test_a_span_keeps_its_ends_in_order(text, start, end):
    found = past(text)
    assert at(found)[-5:] == start
    assert at(found.end)[-5:] == end


def test_a_part_of_the_day_has_a_window():
    found = future("tomorrow morning")
    assert found.grain is Grain.PART
    assert at(found) == "Tue 03 Mar 2026 09:00"
    assert [at(edge) for edge in found.window] == ["Tue 03 Mar 2026 00:00", "Tue 03 Mar 2026 12:00"]


def test_after_midnight_the_night_that_was_said_goes_on():
    assert at(future("tonight at 1am")) == "Tue 03 Mar 2026 01:00"
    assert at(past("last night at 11")) == "Sun 01 Mar 2026 23:00"


def test_hours_run_on_the_utc_line_and_days_on_the_wall():
    before = datetime(2026, 3, 8, 0, 30, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    assert at(read("in 2 hours", now=before, zone=ZONE, tense=Tense.FUTURE)) == "Sun 08 Mar 2026 03:30"
    saturday = datetime(2026, 3, 7, 9, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    assert at(read("in 1 day", now=saturday, zone=ZONE, tense=Tense.FUTURE)) == "Sun 08 Mar 2026 09:00"


def test_a_time_inside_the_spring_gap_is_moved_and_flagged():
    found = future("8 March 2:30am")
    assert at(found) == "Sun 08 Mar 2026 03:30"
    assert Flag.GAP in found.flags


@each_of("text", ["<t:1772474400:F>", "<t:1772474400>", "<!date^1772474400^{date} {time}|soon>"])
def test_a_stamp_of_a_chat_is_a_moment(text):
    assert past(text).start == datetime(2026, 3, 2, 18, tzinfo=UTC)


@each_of(
    ("text", "utc"),
    [("2026-03-05T14:00:00Z", 14), ("2026-03-05T14:00+02:00", 12), ("2026-03-05 14:00", 19), ("2026-03-05T14:00", 19)],
)
def test_iso_is_read_with_and_without_an_offset(text, utc):
    assert future(text).start == datetime(2026, 3, 5, utc, tzinfo=UTC)


@each_of(
    ("text", "trouble"),
    [
        ("25:99", Trouble.NO_SUCH_TIME),
        ("tomorrow at 25:10", Trouble.NO_SUCH_TIME),
        ("30 February", Trouble.NO_SUCH_DATE),
        ("Feb 29 2027", Trouble.NO_SUCH_DATE),
        ("31/31/2026", Trouble.NO_SUCH_DATE),
        ("40 march", Trouble.NO_SUCH_DATE),
        ("2026-13-01T10:00", Trouble.NO_SUCH_DATE),
        ("5 March 2031", Trouble.TOO_FAR),
        ("in 900 days", Trouble.TOO_FAR),
        ("4000 months ago", Trouble.TOO_FAR),
        ("x" * 201, Trouble.TOO_LONG),
        ("next week", Trouble.REFUSED),
        ("this month", Trouble.REFUSED),
        ("in the spring", Trouble.REFUSED),
        ("Q3", Trouble.REFUSED),
        ("every tuesday", Trouble.REFUSED),
        ("mon-fri", Trouble.REFUSED),
        ("5-7 march", Trouble.REFUSED),
        ("next thurdsay", Trouble.UNREADABLE),
        ("", Trouble.UNREADABLE),
        ("tomorrow at", Trouble.UNREADABLE),
        ("3pm 4pm", Trouble.UNREADABLE),
        ("half past 13", Trouble.UNREADABLE),
        ("Sun Microsystems", Trouble.UNREADABLE),
    ],
)
def test_what_is_no_time_says_why(text, trouble):
    found = future(text)
    assert isinstance(found, Unread), found
    assert found.trouble is trouble
    assert len(found.text) <= 80


def test_the_offending_piece_is_named():
    assert future("tomorrow at 25:99") == Unread(Trouble.NO_SUCH_TIME, "25:99")
    assert future("tomorrow blurp") == Unread(Trouble.UNREADABLE, "blurp")


@each_of(
    "name",
    ["Sun Microsystems", "May Chen", "March Networks", "April Jones", "7-Eleven", "3M", "Monday.com", "Jan Novak",
     "June Li", "Engineer 2", "Monday Designs", "Noon Academy", "PM", "Tom", "Second Dinner", "Morning Brew",
     "Jane Sun"],
)  # fmt: skip
def test_a_name_that_looks_like_a_date_is_none(name):
    assert find(name, now=NOW, zone=ZONE, tense=Tense.PAST) is None


@each_of(
    ("text", "rest", "start"),
    [
        ("Acme tomorrow at 10", "Acme", "Tue 03 Mar 2026 10:00"),
        ("7-Eleven tomorrow", "7-Eleven", "Tue 03 Mar 2026 00:00"),
        ("yesterday 3pm Monday.com", "Monday.com", "Sun 01 Mar 2026 15:00"),
        ("3pm Monday.com", "Monday.com", "Sun 01 Mar 2026 15:00"),
        ("yesterday 3:30pm Acme", "Acme", "Sun 01 Mar 2026 15:30"),
        ("Engineer 2, 2/20 2pm", "Engineer 2", "Fri 20 Feb 2026 14:00"),
        ("Sun Microsystems on Sun at 3pm", "Sun Microsystems", "Sun 01 Mar 2026 15:00"),
        ("May Chen, May 5 2025 at 9:30", "May Chen", "Mon 05 May 2025 09:30"),
    ],
)
def test_the_longest_phrase_at_an_edge_is_found(text, rest, start):
    found = find(text, now=NOW, zone=ZONE, tense=Tense.PAST)
    assert isinstance(found, When)
    assert (found.rest, at(found)) == (rest, start)


HOSTILE = ["1 ", "- ", "at ", "1/", "1:", "<t:", "mon ", "half past ", "twenty-", "1.1.", "5 to ", "a/b",
           "2 days from ",
           "1h ", "in 1 hour and ", "utc+1", "\u0130", "next week ", "\x00", "\ud800", "٣ ", "(", "'"]  # fmt: skip


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=4), max_size=80).map("".join), st.sampled_from(Tense))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_any_text_gets_an_answer(text, tense):
    text = text[:200]
    found = read(text, now=NOW, zone=ZONE, tense=tense)
    assert isinstance(found, When | Unread)
    assert isinstance(find(text, now=NOW, zone=ZONE, tense=tense), When | Unread | None)
    if isinstance(found, When):
        assert abs(found.start - NOW) <= timedelta(days=732)
        assert found.start.tzinfo is UTC
        assert found.end is None or found.end >= found.start
        assert found.start not in found.alternatives


@given(st.sampled_from(["today", "friday", "5 march", "2/20", "tomorrow", "the 12th"]), st.integers(0, 23),
       st.integers(0, 59))  # fmt: skip
@settings(deadline=None, derandomize=True, max_examples=150)
def test_a_day_and_a_clock_of_24_hours_always_read_as_written(day, hour, minute):
    found = future(f"{day} {hour:02}:{minute:02}" if hour < 10 or hour > 12 else f"{day} {hour}:{minute:02}")
    turned = future(f"{hour:02}:{minute:02}, {day}")
    assert at(found)[-5:] == at(turned)[-5:] == f"{hour:02}:{minute:02}"
    assert found.start == turned.start


def test_business_days_are_those_of_the_country():
    # Thanksgiving is a Thursday.
    tuesday = datetime(2026, 11, 24, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    friday = datetime(2026, 11, 27, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    read_as = {
        country: (
            at(read("in 3 business days", now=tuesday, zone=ZONE, tense=Tense.FUTURE, country=country))[:6],
            at(read("2 business days ago", now=friday, zone=ZONE, tense=Tense.PAST, country=country))[:6],
        )
        for country in ("US", "DE")
    }
    assert read_as == {"US": ("Mon 30", "Tue 24"), "DE": ("Fri 27", "Wed 25")}
    assert promise("3 business days", now=tuesday, zone=ZONE, country="US") == date(2026, 11, 30)
    assert promise("within 3 business days", now=tuesday, zone=ZONE, country="DE") == date(2026, 11, 27)
