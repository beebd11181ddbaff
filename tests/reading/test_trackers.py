"""Tables of other trackers: which rows are applications, which column is what, and how far each came."""

from datetime import UTC, date, datetime

from bot.model.opportunity import ContactKind, Outcome
from bot.reading.rows import Read, both_orders, rows_of
from bot.reading.table import table
from tests.rows import each_of

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)


def reads(text: str, columns: list[str] | None = None) -> tuple[Read, ...]:
    return rows_of(table(text, columns), now=NOW, zone="America/New_York", country="US").rows


def test_a_column_of_its_own_for_the_day_of_applying_makes_applications():
    (found,) = reads("Company,Job Position,Status,Date Applied\nAcme,Staff Engineer,Applied,02/20/2026\n")
    assert (found.kind, found.outcome, found.noon) == (ContactKind.APPLICATION, Outcome.OPEN, False)
    assert found.details.when is not None
    assert f"{found.details.when.start:%Y-%m-%d %H:%M}" == "2026-02-20 17:00"


def test_an_application_and_the_interview_that_came_of_it_are_two():
    found = reads("company,role,applied,interview date\nAcme,SRE,2026-02-01,2026-02-20 15:30\n")
    assert [each.kind for each in found] == [ContactKind.APPLICATION, ContactKind.INTERVIEW]
    assert [each.number for each in found] == [2, 2]
    starts = [each.details.when and f"{each.details.when.start:%m-%d %H:%M}" for each in found]
    assert starts == ["02-01 17:00", "02-20 20:30"]


def test_a_list_of_applications_is_known_by_its_status_where_no_row_names_an_hour():
    text = "Company,Title,Date,Status\nAcme,PM,2026-02-02,Applied\nGlobex,PM,2026-02-03,Rejected\n"
    assert [(each.kind, each.outcome) for each in reads(text)] == [
        (ContactKind.APPLICATION, Outcome.OPEN), (ContactKind.APPLICATION, Outcome.REJECTED),
    ]  # fmt: skip


def test_a_list_of_interviews_stays_one_though_a_status_says_applied():
    text = "Company,Date,Status\nAcme,2026-02-02 10:00,Applied before\nGlobex,2026-02-03 11:00,\n"
    assert {each.kind for each in reads(text)} == {ContactKind.INTERVIEW}


@each_of(
    ("said", "kind"),
    [
        ("Application", ContactKind.APPLICATION), ("Phone screen", ContactKind.INTERVIEW),
        ("Networking", ContactKind.NETWORKING), ("Coffee chat", ContactKind.NETWORKING),
        ("Intro call", ContactKind.INTRO), ("Referral", ContactKind.REFERRAL), ("Resume sent", ContactKind.RESUME),
        ("Sent CV", ContactKind.RESUME), ("Applied", ContactKind.APPLICATION), ("", ContactKind.INTERVIEW),
    ],
)  # fmt: skip
def test_a_row_may_name_its_kind(said, kind):
    (found,) = reads(f"company,kind,date\nAcme,{said},2026-02-20 10:00\n")
    assert found.kind is kind


def test_how_far_it_came_is_kept_where_the_status_is_no_outcome():
    (found,) = reads("Company,Date Applied,Status\nAcme,2026-02-20,Phone screen\n")
    assert (found.kind, found.outcome, found.stage) == (ContactKind.APPLICATION, Outcome.OPEN, "Phone screen")


@each_of("said", ["Phone screen", "Onsite", "Interview", "Recruiter call"])
def test_a_talk_with_an_hour_under_the_day_of_applying_is_an_interview(said):
    text = f"Company;Role;Status;Date applied;Contact\nInitech;Dev;{said};2026-02-27 3pm;Bill L.\n"
    (found,) = reads(text)
    assert (found.kind, found.stage, found.day_only) == (ContactKind.INTERVIEW, said, False)
    assert found.details.when is not None
    assert f"{found.details.when.start:%m-%d %H:%M}" == "02-27 20:00"


@each_of(("said", "day"), [("Applied", "2026-02-27 3pm"), ("Phone screen", "2026-02-27"),
                                           ("Rejected after onsite", "2026-02-27 3pm")])  # fmt: skip
def test_without_a_talk_or_without_an_hour_it_is_the_application(said, day):
    (found,) = reads(f"Company;Status;Date applied\nInitech;{said};{day}\n")
    assert found.kind is ContactKind.APPLICATION


def test_dates_in_both_orders_are_found_out():
    mixed = table("company,applied\nA,13/02/2026\nB,02/20/2026\nC,03/04/2026\n")
    assert both_orders(mixed.rows) == ("13/02/2026", "02/20/2026")
    assert both_orders(table("company,applied\nA,13/02/2026\nB,03/04/2026\n").rows) == ()


def test_a_promised_answer_is_a_day():
    (found,) = reads("company,applied,decision by\nAcme,2026-02-20,2026-03-13\n")
    assert found.promised == date(2026, 3, 13)


def test_one_date_of_applying_that_tells_orders_all_of_them():
    found = reads("company,applied\nA,05/02/2026\nB,27/02/2026\n")
    assert [each.details.when and f"{each.details.when.start:%m-%d}" for each in found] == ["02-05", "02-27"]


def test_the_columns_that_nothing_is_taken_from_are_named():
    found = table("Company,Salary,Date Applied,Excitement\nAcme,100,2026-02-20,5\n")
    assert (found.header, found.columns) == (("Company", "Salary", "Date Applied", "Excitement"),
                                             ("company", "", "applied", ""))  # fmt: skip
    assert found.unused == ("Salary", "Excitement")


def test_columns_with_names_of_their_own_are_what_they_are_said_to_be():
    (found,) = reads("Firma,Stelle,Am\nAcme,SRE,2026-02-20\n", ["company", "role", "applied"])
    assert (found.details.company, found.details.role, found.kind) == ("Acme", "SRE", ContactKind.APPLICATION)


@each_of("columns", [["nonsense", "also"], [], ["company"] * 60])
def test_an_odd_mapping_raises_nothing(columns):
    assert isinstance(reads("Firma,Am\nAcme,2026-02-20\n", columns), tuple)
