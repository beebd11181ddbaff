"""Messages that announce an interview: what of each is understood; right or blank, never wrong."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.opportunity import InterviewFormat
from bot.reading.announced import announced, without_lead
from tests.reading.work import steps
from tests.rows import each_of

ZONE = "America/New_York"
NOW = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)  # a Monday
PHONE, VIDEO, ONSITE = InterviewFormat.PHONE, InterviewFormat.VIDEO, InterviewFormat.ONSITE
WEDNESDAY = "Wed 4 Mar 14:00"


def local(at: datetime) -> str:
    here = at.astimezone(ZoneInfo(ZONE))
    return f"{here:%a} {here.day} {here:%b} {here:%H:%M}"


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    company: str = ""
    role: str = ""
    when: str = ""
    people: tuple[str, ...] = ()
    format: InterviewFormat | None = None
    other: str = ""
    """Another reading of the time, on another day."""


ROWS = [
    Row("Interview confirmed: Hooli, Product Manager, Wednesday 2pm with Ana Lopez",
        "Hooli", "Product Manager", WEDNESDAY, ("Ana Lopez",), other="Wed 25 Feb 14:00"),
    Row("Confirmed: Hooli, Product Manager, Wed 4 Mar 2pm with Ana Lopez",
        "Hooli", "Product Manager", WEDNESDAY, ("Ana Lopez",)),
    Row(":calendar: *Interview confirmed:* Hooli, Designer, Wed 2pm", "Hooli", "Designer", WEDNESDAY,
        other="Wed 25 Feb 14:00"),
    Row("Interview scheduled: Initech - Backend Engineer - Thursday 5 March, 1:00 PM - 2:00 PM",
        "Initech", "Backend Engineer", "Thu 5 Mar 13:00-14:00"),
    Row("Re: Interview - Umbrella, QA Engineer, tomorrow 9:30am", "Umbrella", "QA Engineer", "Tue 3 Mar 09:30"),
    Row("Interview invitation: Acme, Staff Engineer, Fri 10am, video", "Acme", "Staff Engineer", "Fri 6 Mar 10:00",
        format=VIDEO, other="Fri 27 Feb 10:00"),
    Row("Your interview with Globex is scheduled for Friday at 10am", "Globex", "", "Fri 6 Mar 10:00",
        other="Fri 27 Feb 10:00"),
    Row("Your interview with Globex for the Data Analyst role is confirmed for Friday, March 6 at 10:00 AM EST.",
        "Globex", "Data Analyst", "Fri 6 Mar 10:00"),
    Row("Interview with Globex for Data Analyst tomorrow 3pm with Jo",
        "Globex", "Data Analyst", "Tue 3 Mar 15:00", ("Jo",)),
    Row("interview with Globex tomorrow 3pm with Jo Smith", "Globex", "", "Tue 3 Mar 15:00", ("Jo Smith",)),
    Row("Interview with Grace tomorrow 3pm with Zoom", "", "", "Tue 3 Mar 15:00", format=VIDEO),
    Row("Interview with Lin Chen tomorrow 3pm with Jo", "", "", "Tue 3 Mar 15:00"),
    Row("Reminder: Zoom interview at Pied Piper tomorrow at 11am", "Pied Piper", "", "Tue 3 Mar 11:00", format=VIDEO),
    Row("You're all set for your phone screen with Stark Industries on Mar 9 at 4:30pm",
        "Stark Industries", "", "Mon 9 Mar 16:30", format=PHONE),
    Row("Hey! Can you do Thursday 3pm for a quick call with Jane Doe (CTO) from Northwind?",
        "Northwind", "", "Thu 5 Mar 15:00", ("Jane Doe",), other="Thu 26 Feb 15:00"),
    Row("I got an interview at Wayne Enterprises on Tuesday 10 March 10am!! so excited",
        "Wayne Enterprises", "", "Tue 10 Mar 10:00"),
    Row("Got the interview!! Friday 2pm", when="Fri 6 Mar 14:00", other="Fri 27 Feb 14:00"),
    Row("Onsite at Cyberdyne, 12 March 9am-12pm, with Miles Dyson and Sarah",
        "Cyberdyne", "", "Thu 12 Mar 09:00-12:00", ("Miles Dyson", "Sarah"), ONSITE),
    Row("Interview at 3pm today", when="Mon 2 Mar 15:00"),
    Row("<@U123ABC> interview w/ Oscorp Labs on Thursday 4pm, video", "Oscorp Labs", "", "Thu 5 Mar 16:00",
        format=VIDEO, other="Thu 26 Feb 16:00"),
    Row("Interviewing at Monday.com, Friday 3pm", "Monday.com", "", "Fri 6 Mar 15:00", other="Fri 27 Feb 15:00"),
    Row("We are pleased to invite you to interview for the position of Junior Developer at Massive Dynamic on "
        "Wednesday 11 March at 10:30.", "Massive Dynamic", "Junior Developer", "Wed 11 Mar 10:30"),
    Row("Invitation: Technical Interview - Ana Petrov @ Thu Mar 5, 2026 1pm - 2pm (EST)", when="Thu 5 Mar 13:00-14:00"),
    Row("Hi Ana, confirming our chat on Wednesday at 2pm. Looking forward! Ben", when=WEDNESDAY,
        other="Wed 25 Feb 14:00"),
    Row("Interview confirmed! Monday 9 March, 11:00, 45 min, phone", when="Mon 9 Mar 11:00-11:45", format=PHONE),
    Row("Acme, Staff Engineer, yesterday 3:30pm with Grace Hopper", "Acme", "Staff Engineer", "Sun 1 Mar 15:30",
        ("Grace Hopper",)),
    Row("Interview with Acme moved to Monday 9 March, 9am", "", "", "Mon 9 Mar 09:00"),
    # Mails and notices of several lines.
    Row("Hi Ana,\n\nThanks for applying to Initech. We'd like to invite you to a video interview with Bill Lumbergh on "
        "Thursday, March 5 at 1:00 PM ET for the Backend Engineer role.\n\nBest regards,\nMilton Waddams\n"
        "Recruiter, Initech", "Initech", "Backend Engineer", "Thu 5 Mar 13:00", ("Bill Lumbergh",), VIDEO),
    Row("From: Rita Roe <rita@acme.com>\nTo: Ana Petrov <ana@petrov.dev>\nSubject: Interview with Acme - Staff Engineer"
        "\n\nHi Ana,\nyour interview is confirmed for Thursday, 5 March, 14:00-15:00. You will meet Grace Hopper (CTO) "
        "and Bob Ode.\nJoin here: https://zoom.us/j/123\n\nKind regards,\nRita",
        "Acme", "Staff Engineer", "Thu 5 Mar 14:00-15:00", ("Grace Hopper", "Bob Ode"), VIDEO),
    Row("Interview Confirmation - Software Engineer at Vandelay Industries\nDate: Thursday, March 5, 2026\n"
        "Time: 2:00 PM - 3:00 PM EST\nLocation: Zoom\nInterviewers: Art Vandelay, Kel Varnsen",
        "Vandelay Industries", "Software Engineer", "Thu 5 Mar 14:00-15:00", ("Art Vandelay", "Kel Varnsen"), VIDEO),
    Row("Your upcoming interview\nWhat: Phone screen\nCompany: Soylent\nRole: Data Scientist\n"
        "When: Wed, Mar 11, 3:00pm – 3:45pm (EDT)\nWith: Dana Scully", "Soylent", "Data Scientist",
        "Wed 11 Mar 15:00-15:45", ("Dana Scully",), PHONE),
    Row("Hello Ana,\n\nCould you do one of these: Tuesday 10am, Wednesday 2pm or Thursday 4pm?\n\nBest,\nLin"),
    Row("Dear Ana,\n\nThank you for your interest in Globex. Unfortunately we decided to go with somebody else.\n\n"
        "Kind regards,\nThe Globex team", "Globex"),
    Row("Interview confirmed: Hooli - Product Manager\nWed Mar 4 @ 2pm ET\nwith Ana Lopez", "Hooli", "Product Manager",
        WEDNESDAY, ("Ana Lopez",)),
    Row("Interview confirmed: Product Manager at Hooli, Wed 4 Mar 2pm", "Hooli", "Product Manager", WEDNESDAY),
    Row("New interview booked: Hooli / Product Manager / 4 March 2026 14:00", "Hooli", "Product Manager", WEDNESDAY),
    Row("Upcoming interview: Acme Corp (Staff Engineer), Thu 5 Mar 1-2pm, onsite", "Acme Corp", "Staff Engineer",
        "Thu 5 Mar 13:00-14:00", format=ONSITE),
    Row("*Interview scheduled*\n• Company: Hooli\n• Role: PM\n• Date: March 4\n• Time: 2:00pm - 3:00pm\n"
        "• Interviewer: Ana Lopez (Director of Product)", "Hooli", "PM", "Wed 4 Mar 14:00-15:00", ("Ana Lopez",)),
    Row("Calendly: New Event: Intro Call with Jane Doe at 10:30am - Wednesday, March 4, 2026", "", "",
        "Wed 4 Mar 10:30", ("Jane Doe",)),
    Row("Reminder: Interview with Bob Smith from Northwind Traders tomorrow at 3:00 PM", "Northwind Traders", "",
        "Tue 3 Mar 15:00", ("Bob Smith",)),
    Row("Dear Ms. Petrov, we are delighted to invite you for an on-site interview at our Berlin office on 11.03.2026 "
        "at 14:00. Kind regards, Sabine Braun, HR Manager, Siemens AG", when="Wed 11 Mar 14:00", format=ONSITE,
        other="Tue 3 Nov 14:00"),
    Row("Hi, the interview is pushed from Tuesday 3pm to Wednesday 2pm"),
    Row("Confirmed: Ana Lopez, Wednesday 2pm", when=WEDNESDAY, other="Wed 25 Feb 14:00"),
    Row("FYI: Q3 planning moved to Thursday 3pm in Room 5", when="Thu 5 Mar 15:00", other="Thu 26 Feb 15:00"),
    Row("Interview with the Payments team at Stripe, Thursday 1pm", "Stripe", "", "Thu 5 Mar 13:00",
        other="Thu 26 Feb 13:00"),
    # No interview in it, or none that says more.
    Row("lunch anyone?"),
    Row("Lunch tomorrow at noon anyone?", when="Tue 3 Mar 12:00"),
    Row("Coffee at Starbucks tomorrow 10am?", when="Tue 3 Mar 10:00"),
    Row("standup at 10am tomorrow", when="Tue 3 Mar 10:00"),
    Row("Good luck to everyone interviewing this week!"),
    Row("Great news, interview Friday 2pm", when="Fri 6 Mar 14:00", other="Fri 27 Feb 14:00"),
    Row("Meeting with Bob at 3pm", when="Mon 2 Mar 15:00", people=("Bob",), other="Sun 1 Mar 15:00"),
    Row("call with Priyanka at 3pm", when="Mon 2 Mar 15:00", other="Sun 1 Mar 15:00"),
    Row("Thanks for your time today"),
    Row("Your interview was cancelled"),
    Row("Does anyone have tips for a Google interview?", "Google"),
    Row("See you at the All Hands on Friday 4pm", when="Fri 6 Mar 16:00", other="Fri 27 Feb 16:00"),
    Row(""),
]  # fmt: skip


@each_of("row", ROWS)
def test_a_message_is_read_right_or_left_blank(row):
    found = announced(row.text, now=NOW, zone=ZONE, names=("Ana Petrov",))
    when = found.when
    said = ""
    others: list[str] = []
    if when is not None:
        said = local(when.start) + (f"-{local(when.end)[-5:]}" if when.end is not None else "")
        others = [local(at) for at in when.alternatives if local(at)[:10] != local(when.start)[:10]]
    read = Row(
        row.text, found.company or "", found.role or "", said, tuple(each.name for each in found.people), found.format,
        others[0] if others else "",
    )  # fmt: skip
    assert read == row


@each_of(
    ("text", "rest"),
    [
        ("Interview confirmed: Hooli, PM", "Hooli, PM"),
        ("Re: Fwd: Interview - Hooli, PM", "Hooli, PM"),
        ("Confirmed: Hooli", "Hooli"),
        ("Confirmed Interview: Hooli", "Hooli"),
        ("Interview scheduled - Hooli", "Hooli"),
        ("Hooli, PM, today 3pm", "Hooli, PM, today 3pm"),
        ("Interview at Hooli", "Interview at Hooli"),
        ("Confirmed Inc, PM", "Confirmed Inc, PM"),
    ],
)
def test_what_announces_is_dropped_and_a_name_is_not(text, rest):
    assert without_lead(text) == rest


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_no_message_raises(text):
    announced(text, now=NOW, zone=ZONE, names=("Ana",))


@each_of("piece", ["interview with ", "at A", "Re: ", "with Bob and ", "for the ", "Monday 3pm ", "A. ",
                                   "from: ", ":a", "\n", "30 min ", "Interview - "])  # fmt: skip
def test_h_hostile_messages_take_little_work(piece):
    text = (piece * 4000)[:4000]
    assert steps(lambda: announced(text, now=NOW, zone=ZONE, names=("Ana",))) < 400_000
