"""One line about an application, a résumé, a talk or a referral: measured over lines written by hand."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.moment import Trouble
from bot.model.opportunity import ContactKind
from bot.reading.details import details
from bot.reading.followup_line import FollowUpRead, followup
from bot.reading.followup_rows import people_of, rows
from bot.reading.profiles import links_apart, with_links
from tests.reading.work import steps
from tests.rows import each_of

ZONE = "America/New_York"
NOW = datetime(2026, 3, 4, 15, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Wednesday
ROWS = [json.loads(line) for line in (Path(__file__).parent / "followup-lines.jsonl").read_text("utf-8").splitlines()]
"""Each with what it says: kind, company, role, people, day, and who handed a résumé on."""


def told(text: str, **more) -> FollowUpRead:
    return followup(text, now=NOW, zone=ZONE, country="US", **more)


def as_row(text: str) -> dict[str, object]:
    read = told(text)
    if read.kind is None and read.interview:
        return {"text": text, "kind": "interview"}
    known = read.details
    return {
        "text": text,
        "kind": read.kind.value if read.kind else "none",
        "company": known.company,
        "role": known.role,
        "people": [person.name for person in known.people],
        "day": None if known.when is None else known.when.start.astimezone(ZoneInfo(ZONE)).date().isoformat(),
        "through": read.through.name if read.through else None,
    }


def test_of_a_line_everything_is_read_right_in_19_of_20():
    wrong = [(row, found) for row in ROWS if (found := as_row(row["text"])) != row]
    assert len(ROWS) >= 250
    assert len(wrong) <= len(ROWS) * 0.05, wrong


def test_what_it_was_is_hardly_ever_read_wrong():
    wrong = [row["text"] for row in ROWS if as_row(row["text"])["kind"] != row["kind"]]
    assert len(wrong) <= 2, wrong


@each_of("kind", [*(kind for kind in ContactKind if kind is not ContactKind.INTERVIEW)])
def test_every_kind_is_measured(kind):
    assert sum(row["kind"] == kind for row in ROWS) >= 20


def test_a_line_about_an_interview_is_none_of_them():
    traps = [row["text"] for row in ROWS if row["kind"] == "interview"]
    assert len(traps) >= 15
    for text in traps:
        read = told(text)
        assert read.kind is None, text
        assert read.interview, text


@each_of(
    "text",
    ["applied to Interview Kickstart, instructor", "applied to Panel Studio for designer",
     "Grace referred me to Onsite Labs", "informational interview with Bob at Spotify",
     "applied to Acme, interview on Friday"],
)  # fmt: skip
def test_the_word_alone_makes_no_interview(text):
    assert told(text).kind is not None


def test_what_else_a_line_says_is_not_lost():
    assert told("applied to Acme, interview on Friday").details.left == "interview on Friday"
    assert "said" in told("applied to Globex and they said they'd reply in two weeks").details.left


def test_a_day_that_cannot_be_read_is_named():
    trouble = told("applied to Acme, Engineer, next thurdsay").details.when_trouble
    assert trouble is not None
    assert trouble.trouble is Trouble.UNREADABLE


def test_a_kind_that_was_said_apart_needs_no_verb():
    read = told("Acme, Staff Engineer, yesterday", kind=ContactKind.APPLICATION)
    assert (read.kind, read.details.company, read.details.role) == (ContactKind.APPLICATION, "Acme", "Staff Engineer")
    talk = told("Alan Turing, yesterday", kind=ContactKind.NETWORKING)
    assert [person.name for person in talk.details.people] == ["Alan Turing"]


def test_what_was_talked_about_is_kept_and_its_day_is_not_in_it():
    read = told("talked with Ravi Patel from Stripe about payments infra, yesterday")
    assert read.topic == "payments infra"
    assert read.details.when is not None
    assert told("coffee with Dana yesterday").topic == ""


def test_an_agencys_firm_is_no_employer():
    read = told("applied via Tom Berg from Robert Half (agency) to Acme, SRE")
    (tom,) = read.details.people
    assert (read.details.company, tom.name, tom.role) == ("Acme", "Tom Berg", "agency, Robert Half")
    alone = told("sent my resume to Tom Berg from Robert Half (agency)")
    assert alone.details.company == "Robert Half"


# several at once


def several(text: str) -> list[tuple[object, ...]]:
    return [
        (row.read.kind, row.read.details.company, row.read.details.role)
        for row in rows(text, now=NOW, zone=ZONE, country="US")
    ]


def test_several_lines_are_several_of_whatever_kind():
    assert several("applied to Acme\nsent my cv to Jane Doe at Globex\n\nGrace referred me to Hooli") == [
        (ContactKind.APPLICATION, "Acme", None), (ContactKind.RESUME, "Globex", None),
        (ContactKind.REFERRAL, "Hooli", None),
    ]  # fmt: skip


def test_a_heading_says_what_the_rows_under_it_are_and_of_which_day():
    found = rows("Applied yesterday:\nAcme, SRE\n- Globex\n2. Initech, PM", now=NOW, zone=ZONE, country="US")
    assert [(row.read.kind, row.read.details.company, row.read.details.role) for row in found] == [
        (ContactKind.APPLICATION, "Acme", "SRE"), (ContactKind.APPLICATION, "Globex", None),
        (ContactKind.APPLICATION, "Initech", "PM"),
    ]  # fmt: skip
    assert {row.read.details.when and row.read.details.when.start.day for row in found} == {3}


def test_three_companies_in_one_line_are_three_and_two_may_be_one():
    assert [each[1] for each in several("applied to Acme, Globex and Initech today")] == ["Acme", "Globex", "Initech"]
    assert [each[1] for each in several("applied to Marks and Spencer, buyer")] == ["Marks and Spencer"]
    assert len(several("applied to Acme, Staff Engineer and Manager")) == 1


@each_of(
    ("line", "companies"),
    [("applied to 3 jobs today: Acme, Globex and Initech", ["Acme", "Globex", "Initech"]),
     ("applied to three jobs: Acme, Globex, Initech", ["Acme", "Globex", "Initech"]),
     ("applied to 2 companies today: Acme and Globex", ["Acme", "Globex"]),
     ("Applied for 4 roles yesterday - Acme, Globex, Hooli and Initech", ["Acme", "Globex", "Hooli", "Initech"]),
     ("sent my resume to a few places today: Acme & Globex", ["Acme", "Globex"])],
)  # fmt: skip
def test_so_many_jobs_and_their_companies_are_one_each(line, companies):
    found = rows(line, now=NOW, zone=ZONE, country="US")
    assert [row.read.details.company for row in found] == companies
    assert len({row.read.kind for row in found} - {None}) == 1
    assert len({row.read.details.when for row in found}) == 1
    assert not any(row.read.details.left for row in found)


def test_of_several_jobs_each_keeps_the_position_behind_it():
    assert [each[1:] for each in several("applied to 2 jobs: Acme, SRE and Globex, data analyst")] == [
        ("Acme", "SRE"), ("Globex", "data analyst")
    ]  # fmt: skip


def test_a_referral_of_an_application_is_kept_with_who_it_came_from():
    (tim,) = told("Applied Acme (Remote) - Senior Product Manager via referral from Tim").details.people
    assert (tim.name, tim.role) == ("Tim", "referrer")


def test_a_general_address_is_nobody_and_its_company_is_said_to_be_taken_from_it():
    read = told("emailed resume to jobs@piedpiper.com").details
    assert [(each.kind.value, each.text) for each in read.doubts] == [("company from address", "jobs@piedpiper.com")]
    beside = told("sent my resume to Acme, SRE, jobs@acme.com").details
    assert (beside.company, beside.people, beside.left) == ("Acme", (), "jobs@acme.com")
    named = told("sent my resume to Carla Jobs <jobs@acme.com> at Acme").details
    assert [each.email for each in named.people] == ["jobs@acme.com"]


def test_a_boards_confirmation_is_an_application():
    assert several("Thank you for applying to Northwind for the Junior Developer role.") == [
        (ContactKind.APPLICATION, "Northwind", "Junior Developer")
    ]


# people


def test_a_row_of_people_may_say_who_handed_it_on():
    people, through = people_of("Jane Doe (recruiter) <jane@acme.com>\nthrough Sam Lee", "en")
    assert [(each.name, each.role, each.email) for each in people] == [("Jane Doe", "recruiter", "jane@acme.com")]
    assert through is not None
    assert through.name == "Sam Lee"


def test_a_profile_goes_to_whom_it_names():
    text, links = links_apart("Jane Doe linkedin.com/in/jane-doe-42, Bob https://www.linkedin.com/in/xyz?utm=1")
    read = details(f"Acme, SRE, today 3pm with {text}", now=NOW, zone=ZONE)
    assert [(each.name, each.link) for each in with_links(read.people, links)] == [
        ("Jane Doe", "https://www.linkedin.com/in/jane-doe-42"), ("Bob", "https://www.linkedin.com/in/xyz"),
    ]  # fmt: skip


# any text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_left(text):
    rows(text, now=NOW, zone=ZONE)
    links_apart(text)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["applied to ", "Sam passed my cv to ", "coffee with ", "intro with ", "Grace referred me to "]),
    st.text(alphabet="abcDEF ,.()<>@'-:/0123", max_size=80),
)
def test_what_follows_a_saying_may_be_anything(saying, text):
    told(saying + text)


@each_of(
    "text",
    ["applied " + "a " * 480, "sent " + "my " * 300 + "x", "had a " * 160, "the " * 250 + "referred me", ", " * 450],
)
def test_a_long_line_is_soon_read(text):
    told(text)
    assert steps(lambda: told(text)) < 60_000
