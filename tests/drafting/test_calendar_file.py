"""Calendar files: what a calendar reads of them, and nothing that anybody typed does more than be a title."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from bot.drafting.calendar_file import LONGEST, Entry, interview, whole_day
from bot.reading import invite

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
START = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)


def event(made: bytes):
    (found,) = Calendar.from_ical(made).walk("VEVENT")
    return found


def test_an_interview_stands_in_utc_with_half_an_hours_notice():
    made = interview(Entry("c1", "Interview: Acme, Engineer"), START, START + timedelta(hours=1), NOW)
    assert b"DTSTART:20260305T180000Z\r\n" in made
    assert b"DTEND:20260305T190000Z\r\n" in made
    found = event(made)
    assert str(found["SUMMARY"]) == "Interview: Acme, Engineer"
    assert str(found["UID"]) == "c1@afternote"
    (alarm,) = found.walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(minutes=30)


def test_it_is_a_file_that_our_own_reader_of_invites_takes():
    made = interview(Entry("c1", "Interview: Acme, Engineer"), START, START + timedelta(hours=1), NOW)
    (found,) = invite.invite(made.decode()).events
    assert found.title == "Interview: Acme, Engineer"
    assert (found.starts, found.ends) == (START.replace(tzinfo=None), (START + timedelta(hours=1)).replace(tzinfo=None))


def test_one_that_was_moved_is_the_same_entry_changed():
    ends = START + timedelta(hours=1)
    first, second = (event(interview(Entry("c1", "Interview", changed), START, ends, NOW)) for changed in (0, 2))
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 2)


def test_what_has_no_length_ends_after_it_begins():
    found = event(interview(Entry("c1", "Interview"), START, START, NOW))
    assert found["DTEND"].dt > found["DTSTART"].dt


def test_the_day_of_a_follow_up_takes_no_time_of_it_and_tells_in_the_morning():
    found = event(whole_day(Entry("o1", "Follow up with Acme"), date(2026, 3, 10), NOW))
    assert found["DTSTART"].dt == date(2026, 3, 10)
    assert found["DTEND"].dt == date(2026, 3, 11)
    assert str(found["TRANSP"]) == "TRANSPARENT"
    (alarm,) = found.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=9)


@pytest.mark.parametrize("typed", [
    "Acme\r\nATTENDEE:mailto:eve@evil.example", "Acme\nBEGIN:VALARM", "Acme;X=1:y,z\\n", "a" * 500,
    "\x00\x0bAcme\u2028",
])  # fmt: skip
def test_no_title_adds_a_line_to_the_file(typed):
    plain = event(interview(Entry("c1", "Acme"), START, START + timedelta(hours=1), NOW))
    found = event(interview(Entry("c1", typed), START, START + timedelta(hours=1), NOW))
    assert sorted(found.keys()) == sorted(plain.keys())
    assert len(found.walk("VALARM")) == 1
    assert len(str(found["SUMMARY"])) <= LONGEST
