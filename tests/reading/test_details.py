"""The one-line log: what people type, and the record it makes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.model.opportunity import InterviewFormat
from bot.reading.details import Details, details
from tests.rows import each_of

ZONE = "America/New_York"
NOW = datetime(2026, 3, 2, 14, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Monday


def told(text: str, **more) -> Details:
    return details(text, now=NOW, zone=ZONE, **more)


def start(found: Details) -> str | None:
    return found.when and found.when.start.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%d %H:%M")


def names(found: Details) -> tuple[str, ...]:
    return tuple(person.name for person in found.people)


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    company: str | None
    role: str | None = None
    start: str | None = None
    people: tuple[str, ...] = ()
    format: InterviewFormat | None = None
    round: str | None = None
    left: str = ""


LINES = [
    Line("Acme, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@acme.com> and Bob", "Acme", "Staff Engineer",
         "2026-03-01 15:30", ("Jane Doe", "Bob")),
    Line("stripe - PM - today 10-11am w/ Dr. Ana María López, Bob O'Neil (CTO)", "stripe", "PM", "2026-03-02 10:00",
         ("Ana María López", "Bob O'Neil")),
    Line("7-Eleven data analyst tomorrow at 10 with May Chen", "7-Eleven", "data analyst", "2026-03-03 10:00",
         ("May Chen",)),
    Line("Sun Microsystems; SRE; next tue 14:00 Europe/London; June Li <june@sun.example>; they'll decide by Friday",
         "Sun Microsystems", "SRE", "2026-03-03 09:00", ("June Li",)),
    Line("phone screen with Globex tomorrow morning", "Globex", None, "2026-03-03 09:00", (), InterviewFormat.PHONE,
         "phone screen"),
    Line("Monday.com | Designer | on site | 5/3 9am | panel: A. Gupta, Prof. van der Berg, Li Wei", "Monday.com",
         "Designer", "2026-05-03 09:00", ("A. Gupta", "van der Berg", "Li Wei"), InterviewFormat.ONSITE),
    Line("Initech", "Initech"),
    Line("", None),
    Line("<script>alert(1)</script>, @everyone, <!channel>", "<script>alert(1)</script>", "@everyone",
         left="<!channel>"),
    Line("Acme, Staff Engineer, today 1pm with Grace Hopper <grace@acme.com>", "Acme", "Staff Engineer",
         "2026-03-02 13:00", ("Grace Hopper",)),
    Line("Acme, Engineer, today 2pm with Grace Hopper", "Acme", "Engineer", "2026-03-02 14:00", ("Grace Hopper",)),
    Line("Northwind, Junior Developer, thu 1-2pm with Priya, Tom, Lena and Sam", "Northwind", "Junior Developer",
         "2026-02-26 13:00", ("Priya", "Tom", "Lena", "Sam")),
    Line("Acme, Engineer 2, 11/20 2pm", "Acme", "Engineer 2", "2025-11-20 14:00"),
    Line("interview at Acme for Staff Engineer with Grace yesterday 3pm", "Acme", "Staff Engineer", "2026-03-01 15:00",
         ("Grace",)),
    Line("Acme - second round - video call 3/4 at 2", "Acme", None, "2026-03-04 14:00", (), InterviewFormat.VIDEO,
         "second round"),
    Line("Had a call with Initech's recruiter Bob", "Initech", None, None, ("Bob",), InterviewFormat.PHONE),
    Line("Acme, onsite, fri 10-12", "Acme", None, "2026-02-27 10:00", (), InterviewFormat.ONSITE),
    Line("March Networks, SRE, today 2pm with April Jones and Jan Novak", "March Networks", "SRE", "2026-03-02 14:00",
         ("April Jones", "Jan Novak")),
    Line("3M, data scientist, yesterday", "3M", "data scientist", "2026-03-01 00:00"),
    Line("Monday, Designer, yesterday", "Monday", "Designer", "2026-03-01 00:00"),
    Line("Zoom, SRE, today 2pm", "Zoom", "SRE", "2026-03-02 14:00"),
    Line("Acme, Inc., SRE, Fri, Feb 20, 3pm", "Acme, Inc.", "SRE", "2026-02-20 15:00"),
    Line("yesterday 3pm, Acme, SRE with Jan Novak", "Acme", "SRE", "2026-03-01 15:00", ("Jan Novak",)),
    Line("Google SWE onsite friday 10am w/ Sam", "Google", "SWE", "2026-02-27 10:00", ("Sam",), InterviewFormat.ONSITE),
    Line("met Ana at Acme today", "Acme", None, "2026-03-02 00:00", ("Ana",)),
    Line("video interview with Sarah at Meta for Product Designer tomorrow 2pm", "Meta", "Product Designer",
         "2026-03-03 14:00", ("Sarah",), InterviewFormat.VIDEO),
    Line("Interviewed with Globex for the PM role on Tuesday", "Globex", "PM", "2026-02-24 00:00"),
    Line("Second interview yesterday with Bob from Acme", "Acme", None, "2026-03-01 00:00", ("Bob",), None,
         "Second interview"),
    Line("Just had my final round at Acme", "Acme", None, None, (), None, "final round"),
    Line("Acme - SRE - technical interview - yesterday 2-4pm - Bob Smith, Al Jones", "Acme", "SRE", "2026-03-01 14:00",
         ("Bob Smith", "Al Jones"), None, "technical interview"),
    Line("Acme / SRE / yesterday 3pm", "Acme", "SRE", "2026-03-01 15:00"),
    Line("Acme: Staff Engineer: tomorrow 3pm", "Acme", "Staff Engineer", "2026-03-03 15:00"),
    Line("call with Jane Doe (recruiter at Acme) yesterday", "Acme", None, "2026-03-01 00:00", ("Jane Doe",),
         InterviewFormat.PHONE),
    Line("AT&T, SRE, feb 23 3pm", "AT&T", "SRE", "2026-02-23 15:00"),
    Line("Globex, UX Researcher, <t:1772474400:F>, with Mo", "Globex", "UX Researcher", "2026-03-02 13:00", ("Mo",)),
    Line("I have an interview with Stripe tomorrow at 3pm ET", "Stripe", None, "2026-03-03 15:00"),
    Line("acme, engineer, today at 2pm, with grace", "acme", "engineer", "2026-03-02 14:00", ("Grace",)),
    Line("Acme, Engineer, yesterday at 9h30 - 11h with Bob - Hiring Manager", "Acme", "Engineer", "2026-03-01 09:30",
         ("Bob",)),
    Line("Acme @ 3pm tomorrow with Bob", "Acme", None, "2026-03-03 15:00", ("Bob",)),
    Line("Staff Engineer at Acme, yesterday 3pm", "Acme", "Staff Engineer", "2026-03-01 15:00"),
    Line("Spoke to Jane at Acme yesterday, she will get back by Friday", "Acme", None, "2026-03-01 00:00", ("Jane",)),
    Line("final interview with Netflix next monday 1pm (onsite)", "Netflix", None, "2026-03-09 13:00", (),
         InterviewFormat.ONSITE, "final interview"),
    Line("Booz Allen Hamilton data scientist interview yesterday", "Booz Allen Hamilton", "data scientist",
         "2026-03-01 00:00"),
    Line("Acme: phone screen tomorrow 2pm with Jane Doe", "Acme", None, "2026-03-03 14:00", ("Jane Doe",),
         InterviewFormat.PHONE, "phone screen"),
    Line("phone interview Acme tomorrow 2pm", "Acme", None, "2026-03-03 14:00", (), InterviewFormat.PHONE),
    Line("Acme Inc. - SRE - Mon 2 March, 11am-12pm - phone - Jane Doe (Recruiter), jane@acme.com", "Acme Inc.", "SRE",
         "2026-03-02 11:00", ("Jane Doe",), InterviewFormat.PHONE),
    Line("tomorrow 3pm", None, None, "2026-03-03 15:00"),
    # People beside the time.
    Line("Pied Piper, CEO, 3 weeks ago 4pm with Richard Hendricks", "Pied Piper", "CEO", "2026-02-09 16:00",
         ("Richard Hendricks",)),
    Line("Acme, SRE, next week tuesday 3pm with Bob", "Acme", "SRE", "2026-03-10 15:00", ("Bob",)),
    Line("Acme, SRE, today with Bob, 3pm", "Acme", "SRE", "2026-03-02 15:00", ("Bob",)),
    Line("Acme, SRE, 3pm with Bob, tomorrow", "Acme", "SRE", "2026-03-03 15:00", ("Bob",)),
    # A time in the middle, no commas.
    Line("Acme SRE yesterday 3:30pm Jane Doe", "Acme", "SRE", "2026-03-01 15:30", ("Jane Doe",)),
    Line("acme sre yesterday 3:30pm jane doe", "acme", "sre", "2026-03-01 15:30", ("Jane Doe",)),
    Line("Acme yesterday 3pm", "Acme", None, "2026-03-01 15:00"),
    Line("Initech QA Lead tomorrow at 10 Bob and Sue", "Initech", "QA Lead", "2026-03-03 10:00", ("Bob", "Sue")),
    Line("Acme SRE yesterday 3:30pm felt rushed", "Acme", "SRE", "2026-03-01 15:30", left="felt rushed"),
    Line("7-Eleven data analyst tomorrow at 10 May Chen", "7-Eleven", "data analyst", "2026-03-03 10:00",
         ("May Chen",)),
    Line("Acme Engineer 2 yesterday 3pm Jane", "Acme", "Engineer 2", "2026-03-01 15:00", ("Jane",)),
    Line("Engineer 2 at Acme yesterday 3pm Jane", "Acme", "Engineer 2", "2026-03-01 15:00", ("Jane",)),
    Line("Acme SRE 3 weeks ago Jane Doe", "Acme", "SRE", "2026-02-09 14:00", ("Jane Doe",)),
    Line("Acme SRE just now Jane Doe", "Acme", "SRE", "2026-03-02 14:00", ("Jane Doe",)),
    Line("Acme SRE onsite yesterday 10-4 Jane Doe, Bob Ray", "Acme", "SRE", "2026-03-01 10:00", ("Jane Doe", "Bob Ray"),
         InterviewFormat.ONSITE),
    Line("Acme SRE yesterday 3pm zoom Jane Doe", "Acme", "SRE", "2026-03-01 15:00", ("Jane Doe",),
         InterviewFormat.VIDEO),
    Line("Acme SRE yesterday 3pm via zoom with Jane Doe", "Acme", "SRE", "2026-03-01 15:00", ("Jane Doe",),
         InterviewFormat.VIDEO),
    Line("Acme SRE yesterday 3pm Jane Doe jane@acme.com", "Acme", "SRE", "2026-03-01 15:00", ("Jane Doe",)),
    Line("3pm yesterday Acme SRE Jane Doe", "Acme", "SRE", "2026-03-01 15:00", ("Jane Doe",)),
    Line("interview tomorrow 3pm at Acme with Bob", "Acme", None, "2026-03-03 15:00", ("Bob",)),
    Line("Interview with Bob at Acme tomorrow 3pm for SRE", "Acme", "SRE", "2026-03-03 15:00", ("Bob",)),
    Line("Phone screen tomorrow 3pm Acme", "Acme", None, "2026-03-03 15:00", (), InterviewFormat.PHONE,
         "Phone screen"),
    Line("Black Friday Labs data analyst", "Black Friday Labs", "data analyst"),
    Line("USA Today, Data Analyst, yesterday 3pm with Bob", "USA Today", "Data Analyst", "2026-03-01 15:00", ("Bob",)),
    # Kinds of interview, and names at the end.
    Line("Acme; panel 3/4 2:30-4pm EST; Jane, Bob & Carol Smith", "Acme", None, "2026-03-04 14:30",
         ("Jane", "Bob", "Carol Smith"), None, "panel"),
    Line("Acme - technical - 3/4 3pm - Jane", "Acme", None, "2026-03-04 15:00", ("Jane",), None, "technical"),
    Line("Panel, Acme, SRE, tomorrow 3pm", "Acme", "SRE", "2026-03-03 15:00", round="Panel"),
    Line("Loop, SRE, yesterday 3pm with Bob", "Loop", "SRE", "2026-03-01 15:00", ("Bob",)),
    Line("Acme, SRE, today 2pm, Bob", "Acme", "SRE", "2026-03-02 14:00", ("Bob",)),
    Line("Acme, SRE, today 2pm, bob", "Acme", "SRE", "2026-03-02 14:00", ("Bob",)),
    Line("Acme, SRE, today 2pm, Bob and Jane Doe", "Acme", "SRE", "2026-03-02 14:00", ("Bob", "Jane Doe")),
    Line("Acme, SRE, today 2pm, Priyanka, Tim Cook", "Acme", "SRE", "2026-03-02 14:00", ("Priyanka", "Tim Cook")),
    Line("Acme, Jane Doe, SRE, today 2pm", "Acme", "SRE", "2026-03-02 14:00", ("Jane Doe",)),
    Line("Acme (SRE) yesterday 3pm, Jane", "Acme", "SRE", "2026-03-01 15:00", ("Jane",)),
    Line("Acme, yesterday 3pm, Barista", "Acme", "Barista", "2026-03-01 15:00"),
    *(Line(f"Acme, SRE, today 2pm, {said}", "Acme", "SRE", "2026-03-02 14:00", left=said)
      for said in ("London", "New York", "Remote", "Hiring Manager", "Great chat", "went well", "Bob was nice",
                   "Payments", "Payments team", "Room 4", "SQL", "Jane Street")),
    # Remarks are no people.
    Line("Acme, SRE, today 2pm with Bob, went well", "Acme", "SRE", "2026-03-02 14:00", ("Bob",), left="went well"),
    Line("Acme, SRE, today 2pm with Bob. It went really well", "Acme", "SRE", "2026-03-02 14:00", ("Bob",),
         left="It went really well"),
    Line("Acme, SRE, today 2pm with Will Smith and Li He", "Acme", "SRE", "2026-03-02 14:00", ("Will Smith", "Li He")),
    Line("Just finished my Acme interview with Jane, SRE role", "Acme", "SRE", None, ("Jane",)),
    Line("interview with Acme for Solutions Architect role on 5th March at 14:00 with Maria Gonzalez and Tom", "Acme",
         "Solutions Architect", "2026-03-05 14:00", ("Maria Gonzalez", "Tom")),
    # An activity is no company.
    Line("lunch with Bob tomorrow at 12", None, None, "2026-03-03 12:00", ("Bob",)),
    Line("lunch tomorrow with Bob", None, None, "2026-03-03 12:00", ("Bob",)),
    Line("coffee with Jane from Acme friday 3pm", "Acme", None, "2026-02-27 15:00", ("Jane",)),
    Line("coffee chat with Jane (Acme) yesterday", "Acme", None, "2026-03-01 00:00", ("Jane",)),
    Line("call with Bob at Globex tomorrow 9am", "Globex", None, "2026-03-03 09:00", ("Bob",), InterviewFormat.PHONE),
    Line("had a call w/ jen from google this morning at 9:30, she's the recruiter", "google", None, "2026-03-02 09:30",
         ("Jen",), InterviewFormat.PHONE),
    Line("Acme, SRE, today 9am with Jen, she is the recruiter", "Acme", "SRE", "2026-03-02 09:00", ("Jen",)),
    Line("call with Bob tomorrow 3pm", None, None, "2026-03-03 15:00", ("Bob",), InterviewFormat.PHONE),
    Line("interview with Jane Street tomorrow 3pm", "Jane Street", None, "2026-03-03 15:00"),
    Line("drinks with the Acme team thursday 6pm", "Acme", None, "2026-02-26 18:00"),
    Line("Coffee Meets Bagel, SRE, today 2pm with Bob", "Coffee Meets Bagel", "SRE", "2026-03-02 14:00", ("Bob",)),
    Line("I interviewed with Jane Doe at Acme for the SRE role yesterday at 3pm", "Acme", "SRE", "2026-03-01 15:00",
         ("Jane Doe",)),
    # A word of time in a role is no time.
    Line("Acme, Summer Intern, yesterday 3pm", "Acme", "Summer Intern", "2026-03-01 15:00"),
    Line("Acme, Weekly Planner, today 2pm", "Acme", "Weekly Planner", "2026-03-02 14:00"),
    Line("Acme, SRE, tomorrow 3pm, next week", "Acme", "SRE", "2026-03-03 15:00", left="next week"),
]  # fmt: skip


def makes_the_obvious_record(line):
    found = told(line.text)
    got = Line(line.text, found.company, found.role, start(found), names(found), found.format, found.round, found.left)
    assert got == line
    assert found.when_trouble is None
    assert not found.foreign


@each_of("line", LINES)
def test_a_line_makes_the_obvious_record(line):
    makes_the_obvious_record(line)


def test_addresses_titles_and_roles_of_people_are_kept():
    jane, bob = told("Acme, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@acme.com> and Bob").people
    assert (jane.email, bob.email) == ("jane@acme.com", None)
    ana, neil = told("stripe - PM - today 10-11am w/ Dr. Ana María López, Bob O'Neil (CTO)").people
    assert (ana.title, ana.call_them, neil.role) == ("Dr.", "Dr. López", "CTO")
