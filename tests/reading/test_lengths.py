"""How long it took, said beside the time; and hours that are only half understood."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.model.moment import Tense, Trouble, Unread, When
from bot.model.opportunity import InterviewFormat
from bot.reading.details import Details, details
from bot.reading.when import read
from tests.rows import each_of

ZONE = "America/New_York"
NOW = datetime(2026, 3, 2, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Monday
PHONE, VIDEO, ONSITE = InterviewFormat.PHONE, InterviewFormat.VIDEO, InterviewFormat.ONSITE


def told(text: str) -> Details:
    return details(text, now=NOW, zone=ZONE)


def times(found: Details) -> str:
    if found.when is None:
        return ""
    start, end = (each and each.astimezone(ZoneInfo(ZONE)) for each in (found.when.start, found.when.end))
    return f"{start:%H:%M}-{end:%H:%M}" if end else f"{start:%H:%M}"


@each_of(
    ("said", "when", "how"),
    [
        ("today 12:30pm 30 min", "12:30-13:00", None),
        ("today 12:30pm 30 min with Bob", "12:30-13:00", None),
        ("today 9am 45 min phone", "09:00-09:45", PHONE),
        ("today 9am 45 minutes, phone, with Bob", "09:00-09:45", PHONE),
        ("today 9am, 45 minutes", "09:00-09:45", None),
        ("today 9am 1h", "09:00-10:00", None),
        ("today 9am 1h30 onsite", "09:00-10:30", ONSITE),
        ("today 9am 1h 30m", "09:00-10:30", None),
        ("today 9am 1.5 hours with Bob", "09:00-10:30", None),
        ("today 9am an hour and a half", "09:00-10:30", None),
        ("today 9am half an hour", "09:00-09:30", None),
        ("today 9am (45 min)", "09:00-09:45", None),
        ("today 9am 45-min", "09:00-09:45", None),
        ("today 9am for 45 min", "09:00-09:45", None),
        ("today 9am phone 45 min", "09:00-09:45", PHONE),
        ("45 min phone today 9am", "09:00-09:45", PHONE),
        ("phone, 45 min, today 9am", "09:00-09:45", PHONE),
        ("video, today 9am, half an hour", "09:00-09:30", VIDEO),
        ("9am 30 min", "09:00-09:30", None),
        ("today 9-10am", "09:00-10:00", None),
    ],
)
def test_a_length_ends_the_time_it_stands_beside_and_nothing_is_left(said, when, how):
    found = told(f"Acme, Engineer, {said}")
    assert (found.company, found.role, times(found), found.format, found.left) == ("Acme", "Engineer", when, how, "")


def test_a_length_without_a_time_is_none_and_is_told():
    found = told("Acme, Engineer, 30 min with Bob")
    assert (found.when, found.left) == (None, "30 min")
    assert told("3M, Engineer, today 9am").company == "3M"


def test_what_is_left_names_only_the_words_that_are():
    found = told("Acme, Engineer, today 9am 30 min zorp with Bob")
    assert (times(found), found.left) == ("09:00-09:30", "zorp")
    assert told("Acme, Engineer, today 9am zorp with Bob").left == "zorp"


@each_of(
    ("said", "typed", "odd"),
    [
        ("hier 15h", "hier 15h", "hier"),
        ("hier 15h avec Bob", "hier 15h", "hier"),
        ("hier à 15h avec Bob", "hier à 15h", "hier à"),
        ("hier, 15h", "hier 15h", "hier"),
        ("15h hier with Bob", "15h hier", "hier"),
        ("demain 10h", "demain 10h", "demain"),
        ("gestern 15:00", "gestern 15:00", "gestern"),
        ("ayer a las 3pm", "ayer a las 3pm", "ayer a las"),
        ("blursday 3pm", "blursday 3pm", "blursday"),
        ("with Bob, hier 15h", "hier 15h", "hier"),
    ],
)
def test_an_unknown_word_at_an_hour_makes_it_unsure(said, typed, odd):
    found = told(f"Acme, Engineer, {said}")
    assert (found.company, found.role, found.when) == ("Acme", "Engineer", None)
    assert found.when_trouble == Unread(Trouble.UNREADABLE, odd)
    assert found.when_text == typed


@each_of(
    "line",
    ["acme 3pm with bob", "Acme, sales 3pm", "Acme, phone screen 3pm", "Acme, Engineer, with priyanka 3pm",
     "coffee 3pm with Bob at Acme", "Acme, Engineer, final round 3pm"],
)  # fmt: skip
def test_known_words_and_names_leave_an_hour_as_it_was_said(line):
    assert times(told(line)) == "15:00"


def test_fifteen_h_in_a_line_is_the_hour_and_two_hours_alone_are_still_a_snooze():
    assert times(told("Acme, Engineer, today 10h")) == "10:00"
    assert times(told("Acme, Engineer, 13h30")) == "13:30"
    snooze = read("2 hours", now=NOW, zone=ZONE, tense=Tense.FUTURE)
    assert isinstance(snooze, When)
    assert (snooze.start - NOW).total_seconds() == 7200
