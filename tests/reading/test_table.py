"""Tables: rows of CSV files, by their header or as lines."""

from datetime import UTC, datetime

import pytest

from bot.model.opportunity import InterviewFormat, Outcome
from bot.reading.rows import Read, day_first, row
from bot.reading.table import LINE, ROWS, table
from tests.rows import each_of

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)


def rows(text: str) -> list[Read]:
    found = table(text)
    first = day_first(found.rows)
    return [row(each, now=NOW, zone="America/New_York", country="US", first=first) for each in found.rows]


def one(text: str) -> Read:
    (found,) = rows(text)
    return found


@each_of("sign", [",", ";", "\t", "|"])
def test_columns_are_known_by_their_names_whatever_parts_them(sign):
    names = ("Company Name", "Job Title", "Interview Date", "Time", "Interviewer", "E-mail", "Type", "Stage")
    cells = ("Acme", "Staff Engineer", "2026-02-27", "3:30 PM", "Jane Doe", "jane@acme.com", "Zoom", "Round 2")
    header, line = sign.join(names), sign.join(cells)
    found = one(f"{header}\r\n{line}\r\n").details
    assert (found.company, found.role, found.format, found.round) == (
        "Acme", "Staff Engineer", InterviewFormat.VIDEO, "Round 2",
    )  # fmt: skip
    assert found.when is not None
    assert f"{found.when.start:%Y-%m-%dT%H:%M}" == "2026-02-27T20:30"
    assert [(each.name, each.email) for each in found.people] == [("Jane Doe", "jane@acme.com")]


@each_of(
    ("when", "start"),
    [
        ("2026-02-27 15:30", "20:30"), ("2026-02-27T15:30:00Z", "15:30"), ("02/27/2026 3:30 PM", "20:30"),
        ("27.02.2026 15:30", "20:30"), ("Feb 27, 2026 3:30pm", "20:30"), ("2026-02-27 15:30-16:15", "20:30"),
    ],
)
def test_times_in_the_ways_that_spreadsheets_write_them(when, start):
    found = one(f'company,date\nAcme,"{when}"\n').details.when
    assert found is not None
    assert f"{found.start:%H:%M}" == start


def test_an_end_column_says_how_long_it_took():
    found = one("company,start,end\nAcme,2026-02-27 15:30,16:15\n").details.when
    assert found is not None
    assert found.end is not None
    assert f"{found.end:%H:%M}" == "21:15"


def test_one_date_that_tells_orders_all_of_the_column():
    found = [each.details.when for each in rows("company,date\nA,05/02/2026 10:00\nB,27/02/2026 10:00\n")]
    assert [each and f"{each.start:%m-%d}" for each in found] == ["02-05", "02-27"]
    found = [each.details.when for each in rows("company,date\nA,02/05/2026 10:00\nB,02/27/2026 10:00\n")]
    assert [each and f"{each.start:%m-%d}" for each in found] == ["02-05", "02-27"]


def test_a_day_that_is_over_stands_at_noon_and_one_ahead_has_no_hour():
    past, ahead = rows("company,date\nAcme,2026-02-27\nGlobex,2026-03-09\n")
    assert past.noon
    assert past.details.when is not None
    assert f"{past.details.when.start:%H:%M}" == "17:00"
    assert not ahead.noon


@each_of(
    ("said", "outcome"),
    [("Rejected after onsite", Outcome.REJECTED), ("Ghosted", Outcome.NO_ANSWER), ("Offer", Outcome.OFFER),
     ("accepted offer", Outcome.ACCEPTED), ("I withdrew", Outcome.WITHDRAWN), ("waiting", Outcome.OPEN)],
)  # fmt: skip
def test_a_status_is_an_outcome_where_it_names_one(said, outcome):
    assert one(f"company,date,status\nAcme,2026-02-27 10:00,{said}\n").outcome is outcome


def test_a_table_without_a_header_is_read_line_by_line():
    found = table("Acme,Staff Engineer,yesterday 3:30pm,with Jane Doe\nGlobex,PM,today 9am,with Lin\n")
    assert not found.headed
    assert found.rows[0].cells == {LINE: "Acme, Staff Engineer, yesterday 3:30pm, with Jane Doe"}
    assert [each.details.company for each in rows("Acme,Staff Engineer,yesterday 3:30pm,with Jane Doe\n")] == ["Acme"]


def test_ten_thousand_rows_are_the_first_hundred_and_a_number():
    headed = table("company,when\n" + "Acme,2026-02-27 10:00\n" * 10_000)
    assert (len(headed.rows), headed.more) == (ROWS, 9_900)
    bare = table("Acme,SRE,yesterday 3pm\n" * 10_000)
    assert (len(bare.rows), bare.more) == (ROWS, 9_900)


def test_formulas_say_nothing_and_code_is_only_text():
    found = table('company,date\n"=HYPERLINK(""http://x"")",2026-02-27\n{0.__class__},2026-02-27\n')
    assert [each.cells.get("company") for each in found.rows] == [None, "{0.__class__}"]


@pytest.mark.parametrize(
    "text",
    ['company,date\n"never closed,2026\n' * 3000, "," * 100_000, '"' * 100_000, "a\n" * 50_000, "\r" * 10_000,
     "company" * 20_000, "company,date\n" + "x" * 140_000, "\ufeffcompany,date\n", "😀,😀\n😀,😀\n"],
    ids=range(9),
)  # fmt: skip
def test_what_is_no_table_is_bounded_and_raises_nothing(text):
    found = table(text)
    assert len(found.rows) <= ROWS
    assert all(len(cell) <= 2_200 for each in found.rows for cell in each.cells.values()) or not found.headed
    for each in found.rows[:5]:
        row(each, now=NOW, zone="America/New_York", country=None, first=None)


def test_rows_are_numbered_as_a_spreadsheet_does():
    assert [each.number for each in table("company,date\nA,1\n\nB,2\n").rows] == [2, 4]
