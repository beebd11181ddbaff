"""When they will answer: the last day that people's words allow."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.calendar import wall
from bot.reading import spoken
from bot.reading.promise import Day, day_promised, promise
from bot.reading.promise_said import Promised, promised
from bot.reading.when import Tense, Trouble, Unread, read
from tests.reading.work import steps
from tests.rows import each_of

ZONE = "America/New_York"
NOW = datetime(2026, 3, 2, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Monday


def told(text: str, now: datetime = NOW, **more) -> date | Unread:
    return promise(text, now=now, zone=ZONE, **more)


@each_of(("text", "day"), [
    ("Friday", "2026-03-06"),
    ("by Friday", "2026-03-06"),
    ("Friday at the latest", "2026-03-06"),
    ("no later than Friday", "2026-03-06"),
    ("they'll decide by Friday", "2026-03-06"),
    ("the recruiter said Friday", "2026-03-06"),
    ("Thursday or Friday", "2026-03-06"),
    ("before Friday", "2026-03-05"),
    ("by EOD tomorrow", "2026-03-03"),
    ("by end of day Friday", "2026-03-06"),
    ("March 15", "2026-03-15"),
    ("this week", "2026-03-06"),
    ("EOW", "2026-03-06"),
    ("end of the week", "2026-03-06"),
    ("next week", "2026-03-13"),
    ("sometime next week", "2026-03-13"),
    ("hear back next week", "2026-03-13"),
    ("early next week", "2026-03-11"),
    ("mid next week", "2026-03-11"),
    ("by the end of next week", "2026-03-13"),
    ("end of next week", "2026-03-13"),
    ("next week Tuesday", "2026-03-10"),
    ("the week after next", "2026-03-20"),
    ("week of March 9", "2026-03-13"),
    ("in a week or so", "2026-03-09"),
    ("a week or two", "2026-03-16"),
    ("a couple of weeks", "2026-03-16"),
    ("2-3 weeks", "2026-03-23"),
    ("two to three weeks", "2026-03-23"),
    ("in 2-3 days", "2026-03-05"),
    ("in the next few days", "2026-03-05"),
    ("within 5 business days", "2026-03-09"),
    ("3-5 working days", "2026-03-09"),
    ("48 hours", "2026-03-04"),
    ("in a month", "2026-04-02"),
    ("end of the month", "2026-03-31"),
    ("EOM", "2026-03-31"),
    ("next month", "2026-04-30"),
    ("mid January", "2027-01-15"),
    ("mid-March", "2026-03-15"),
    ("first week of April", "2026-04-07"),
    ("January", "2027-01-31"),
    ("in January", "2027-01-31"),
    ("February", "2027-02-28"),
    ("end of the year", "2026-12-31"),
    ("before Christmas", "2026-12-24"),
])  # fmt: skip
def test_the_last_day_of_what_was_promised(text, day):
    assert told(text) == date.fromisoformat(day)
    assert told(f"  {text.upper()}. ") == date.fromisoformat(day)


@each_of("text", [
    "they'd let me know", "didn't say", "They didn’t say.", "soon", "not sure", "no", "-", "", "n/a", "we'll see",
    "they'll get back to me", "not before Friday", "yes", "Acme", "dont know",
])  # fmt: skip
def test_no_day_is_no_promise(text):
    found = told(text)
    assert isinstance(found, Unread)
    assert found.trouble is Trouble.UNREADABLE


def test_what_is_too_wide_or_too_far_says_so():
    for text, trouble in (("Q1", Trouble.REFUSED), ("week", Trouble.REFUSED),
                          ("February 30", Trouble.NO_SUCH_DATE), ("999 weeks", Trouble.TOO_FAR),
                          ("x" * 300, Trouble.TOO_LONG)):
        found = told(text)
        assert isinstance(found, Unread)
        assert found.trouble is trouble, text


def test_at_the_weekend_this_week_is_the_one_that_begins():
    saturday = datetime(2026, 3, 7, 12, tzinfo=UTC)
    assert told("this week", saturday) == date(2026, 3, 13)
    assert told("end of the week", datetime(2026, 3, 6, 15, tzinfo=UTC)) == date(2026, 3, 6)


def test_the_country_orders_a_numeric_date():
    assert told("4/5") == date(2026, 4, 5)
    assert told("4/5", country="GB") == date(2026, 5, 4)


@each_of("text", ["tomorrow", "fri 5pm", "in 3 days", "in two weeks", "the 15th", "3/20",
                                  "in 4 business days", "in 2 hours", "2026-03-30", "end of day"])  # fmt: skip
def test_whatever_reads_as_a_time_to_come_is_read_alike(text):
    found = read(text, now=NOW, zone=ZONE, tense=Tense.FUTURE)
    assert not isinstance(found, Unread)
    assert told(text) == wall(found.start, ZONE).date()


@given(st.text(max_size=120) | st.lists(st.sampled_from([
    "in", "the", "a", "next", "week", "weeks", "month", "by", "before", "end", "of", "mid", "2", "-", "3", "days",
    "or", "friday", "january", "business", "couple", "99",
]), max_size=9).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_no_promise_raises(text):
    found = told(text)
    assert isinstance(found, (date, Unread))


HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in (HERE / name).read_text().splitlines()]


def misread(row: dict[str, str | None], locale: str, country: str | None) -> str:
    """What of a row was not read as it is meant, or nothing."""
    now = datetime.fromisoformat(f"{row['now']}T15:10").replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    found = spoken.promised(str(row["text"]), locale, now=now, zone=ZONE, country=country)
    if isinstance(found, Unread):
        return "" if row["day"] is None else f"{row['text']}: no day"
    other = None if found.other is None else found.other.isoformat()
    right = found.day.isoformat() == row["day"] and other == row.get("other") and found.step == row.get(
        "step", found.step)  # fmt: skip
    return "" if right else f"{row['text']}: {found}"


@each_of(("name", "locale", "country", "least"), [
    ("promises.jsonl", "en", "US", 60), ("promises-es.jsonl", "es", None, 25),
])  # fmt: skip
def test_a_day_is_found_inside_a_sentence_and_the_rest_is_the_step(name, locale, country, least):
    every = rows(name)
    wrong = [told for row in every if (told := misread(row, locale, country))]
    assert sum(row["day"] is not None for row in every) >= least
    assert 1 - len(wrong) / len(every) >= 0.92, wrong
    # A day that nobody named is worse than one that is asked for.
    invented = [row["text"] for row in every if row["day"] is None and misread(row, locale, country)]
    assert not invented


def test_next_friday_said_on_a_thursday_is_the_later_one_and_the_other_is_at_hand():
    thursday = datetime(2026, 3, 5, 20, tzinfo=UTC)
    assert day_promised("by next friday", now=thursday, zone=ZONE) == Day(date(2026, 3, 13), date(2026, 3, 6))
    assert day_promised("by friday", now=thursday, zone=ZONE) == Day(date(2026, 3, 6))


def test_the_country_orders_a_numeric_promise_and_the_nearer_reading_is_at_hand():
    assert day_promised("5/4", now=NOW, zone=ZONE, country="US") == Day(date(2026, 5, 4), date(2026, 4, 5))
    assert day_promised("4/5", now=NOW, zone=ZONE, country="US") == Day(date(2026, 4, 5))


def test_a_date_and_a_weekday_that_do_not_meet_leave_both_open():
    found = day_promised("Thursday, March 6", now=NOW, zone=ZONE)
    assert found == Day(date(2026, 3, 6), date(2026, 3, 5))


def test_words_without_a_day_come_back_as_they_were_typed():
    found = promised("Lena Will Write Soon", now=NOW, zone=ZONE)
    assert found == Unread(Trouble.UNREADABLE, "Lena Will Write Soon")
    assert told("When Pigs Fly") == Unread(Trouble.UNREADABLE, "When Pigs Fly")


@given(st.lists(st.sampled_from([
    "in", "the", "a", "next", "week", "weeks", "month", "by", "before", "end", "of", "mid", "2", "-", "3", "days", "or",
    "friday,", "January", "Lena", "after", "round", "not", "calls.", "second", "HR", "İ", "ß",
]), max_size=24).map(" ".join) | st.text(max_size=120))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_sentence_raises_and_its_step_is_of_its_own_words(text):
    found = promised(text, now=NOW, zone=ZONE)
    if isinstance(found, Promised):
        assert set(re.findall(r"\w+", found.step)) <= set(re.findall(r"\w+", text))


def test_a_hostile_sentence_takes_little_work():
    for text in ("Lena friday " * 16, "friday " * 28, "in the week of " * 13, "2 by " * 40, "after next " * 18):
        assert steps(lambda text=text: promised(text, now=NOW, zone=ZONE)) < 1_500_000, text[:30]


def test_a_hostile_promise_takes_little_work():
    for text in ("they will " * 19, "in a " * 39, "the " * 49, "or " * 60, "a" * 199, "by " * 60, "1-" * 99):
        assert steps(lambda text=text: told(text)) < 100_000, text[:30]
