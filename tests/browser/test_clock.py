"""The time line: what is coming, on the wall of the one who looks."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from adapters.web.playground.clock import examples, instant_of, lapse, time_line, typed_time

NOW = datetime(2026, 3, 3, 19, 10, tzinfo=UTC)
NEW_YORK = "America/New_York"


@dataclass
class Coming:
    at: datetime
    person: str = "ana"
    name: str = "Ana Silva"
    line: str = "Asks how Acme went"
    why: str = "15 minutes after its end"


def line(*hours, zone=NEW_YORK, zones=None):
    return time_line(NOW, [Coming(NOW + timedelta(hours=each)) for each in hours], zone=zone, zones=zones or {})


def test_marks_stand_by_day_and_in_order():
    found = line(30, 1, 2)
    assert [(day.name, day.today, [mark.clock for mark in day.marks]) for day in found.days] == [
        ("Tuesday 3 March", True, ["3:10 pm", "4:10 pm"]),
        ("Wednesday 4 March", False, ["8:10 pm"]),
    ]
    assert [mark.lapse for day in found.days for mark in day.marks] == ["in 1 h", "in 2 h", "in 1 d 6 h"]


def test_a_longer_wait_gets_more_room():
    assert [mark.room for day in line(0.5, 4, 20, 90, 300).days for mark in day.marks] == [1, 2, 3, 4, 5]


def test_an_empty_line_still_knows_the_time():
    found = line()
    assert (found.days, found.clock, found.day, found.place) == ((), "2:10 pm", "Tuesday 3 March", "New York")


def test_somebody_elsewhere_has_their_own_time_beside_it():
    marks = line(1, zones={"ana": "Europe/Lisbon"}).days[0].marks
    assert marks[0].theirs == "Tue 3 Mar, 8:10 pm in Lisbon"
    assert line(1, zones={"ana": "America/Toronto"}).days[0].marks[0].theirs == ""


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "now"), (-5, "now"), (1, "in 1 min"), (60, "in 1 h"), (135, "in 2 h 15 min"), (1440, "in 1 d"),
     (1500, "in 1 d 1 h"), (10080, "in 7 days")],
)  # fmt: skip
def test_a_wait_is_said_in_two_units(minutes, said):
    assert lapse(timedelta(minutes=minutes)) == said


def test_a_typed_time_is_read_on_the_wall():
    assert typed_time("2026-03-03T14:10", NEW_YORK) == NOW


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026-13-01T00:00", "2026-03-03T14:10Z", "0001-01-01T00:00", "9999-12-31T23:59"]
)
def test_what_is_no_time_of_the_wall_is_refused(text):
    assert typed_time(text, NEW_YORK) is None


def test_a_mark_carries_an_instant_or_nothing():
    assert instant_of(NOW.isoformat()) == NOW
    assert instant_of("2026-03-03T14:10") is None
    assert instant_of("x") is None


@pytest.mark.parametrize("hour", range(24))
def test_the_lines_to_try_make_sense_at_any_hour(hour):
    over, ahead, _ = examples(datetime(2026, 3, 3, hour, tzinfo=UTC), "UTC")
    told = int(over.split("today ")[1].split("m")[0].rstrip("ap")) if "today" in over else None
    assert told is None or (told % 12) + (12 if "pm" in over else 0) < hour
    assert "tomorrow" in ahead or 9 <= hour + 2 <= 16
