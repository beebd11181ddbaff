"""Invites: what an .ics file says, from every calendar; bounded, whatever it holds. H19, H22, H23."""

import tracemalloc
from datetime import UTC, date, datetime

from bot.chat.card import File
from bot.model.moment import Grain, Trouble
from bot.model.opportunity import InterviewFormat
from bot.reading import files
from bot.reading.files import Refused
from bot.reading.invite import EVENTS, Event, Invite, Invitee, invite, zone_named
from bot.reading.invited import Invited, invited
from tests.rows import each_of

NOW = datetime(2026, 3, 2, 17, tzinfo=UTC)
THREE = ("DTSTART;TZID=America/New_York:20260303T150000", "DTEND;TZID=America/New_York:20260303T160000")
COLLEAGUES = (
    "ORGANIZER;CN=Rita Roe:mailto:rita@acme.com",
    'ATTENDEE;CN="Doe, Jane";PARTSTAT=NEEDS-ACTION:mailto:jane@acme.com',
    "ATTENDEE;CN=ana.s@mail.example:mailto:ana.s@gmail.com",
    "ATTENDEE;CUTYPE=RESOURCE;CN=Room 4:mailto:room4@acme.com",
)


def ics(*lines: str, method: str = "REQUEST", before: tuple[str, ...] = ()) -> str:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", f"METHOD:{method}", *before, "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    )


def one(*lines: str, **more: object) -> Event:
    found = invite(ics(*lines, **more))  # type: ignore[arg-type]
    assert len(found.events) == 1
    return found.events[0]


def read(title: str, *lines: str, people: tuple[str, ...] = COLLEAGUES, when: tuple[str, ...] = THREE) -> Invited:
    event = one(f"SUMMARY:{title}", *when, *people, *lines)
    return invited(event, names=("Ana Silva",), emails=("ana@mail.example",), now=NOW, zone="America/New_York")


@each_of(
    ("title", "company", "role", "round", "how"),
    [
        ("Interview with Acme: Staff Engineer", "Acme", "Staff Engineer", None, None),
        ("ACME | Technical Interview", "ACME", None, "Technical Interview", None),
        ("Technical interview - Ana Silva", "Acme", None, "Technical interview", None),
        ("Jane Doe and Ana Silva", "Acme", None, None, None),
        ("Acme - Staff Engineer - Onsite", "Acme", "Staff Engineer", None, InterviewFormat.ONSITE),
        ("Phone screen: Ana Silva <> Acme", "Acme", None, "Phone screen", InterviewFormat.PHONE),
        ("ACME: Hiring Manager Interview (Ana Silva)", "ACME", None, "Hiring Manager Interview", None),
        ("Ana Silva: Final round with Globex", "Globex", None, "Final round", None),
        ("Interview Staff Engineer", "Acme", "Staff Engineer", None, None),
        ("Ana x Acme: System Design", "Acme", None, "System Design", None),
        ("Updated invitation: Let's talk\\, Ana", "Acme", None, None, None),
        ("Staff Engineer Interview with Ana Silva", "Acme", "Staff Engineer", None, None),
        ("", "Acme", None, None, None),
    ],
)
def test_the_title_and_who_invites_give_company_role_round_and_format(title, company, role, round, how):
    found = read(title).details
    assert (found.company, found.role, found.round, found.format) == (company, role, round, how)


@each_of(
    ("title", "company"),
    [
        ("Phone screen: Ana Silva <> Acme", "Acme"),
        ("Acme Technical Interview", "Acme"),
        ("Software Engineer Interview at Northwind Traders", "Northwind Traders"),
        ("30 Minute Meeting", None),
        ("Interview", None),
        ("Jane Doe and Ana Silva", None),
    ],
)
def test_who_invites_for_others_names_no_company(title, company):
    people = ("ORGANIZER;CN=Calendly:mailto:noreply@calendly.com", "ATTENDEE;CN=Jane Doe:mailto:jane.doe@gmail.com",
              "ATTENDEE;CN=Ana Silva:mailto:ana@own.example")  # fmt: skip
    found = read(title, people=people)
    assert found.details.company == company
    assert [each.name for each in found.details.people] == ["Jane Doe"]


def test_a_company_is_spelt_as_the_title_or_a_sender_spells_it():
    domain = ("ORGANIZER;CN=Northwind Traders Recruiting:mailto:jobs@northwindtraders.co.uk",)
    assert read("Interview", people=domain).details.company == "Northwind Traders"
    assert read("Interview", people=("ORGANIZER:mailto:jim@ibm.com",)).details.company == "IBM"


def test_the_people_are_those_one_meets_with_addresses_and_no_role_that_nobody_stated():
    found = read("Interview")
    assert [(each.name, each.role, each.email) for each in found.details.people] == [
        ("Rita Roe", None, "rita@acme.com"), ("Jane Doe", None, "jane@acme.com"),
    ]  # fmt: skip
    assert found.own == ("ana.s@gmail.com",)
    alone = read("Interview", people=COLLEAGUES[:1]).details.people
    assert [(each.name, each.role) for each in alone] == [("Rita Roe", None)]
    known = read("Interview", people=(*COLLEAGUES[:2], "ATTENDEE:mailto:ana@mail.example"))
    assert len(known.details.people) == 2
    assert known.own == ()


def test_a_role_that_stands_in_the_name_is_kept():
    people = ("ORGANIZER;CN=Rita Roe (Recruiter):mailto:rita@acme.com", COLLEAGUES[1])
    assert [each.role for each in read("Interview", people=people).details.people] == ["Recruiter", None]


RITA = "ORGANIZER;CN=Rita Roe:mailto:rita@acme.com"


@each_of(
    ("names", "emails", "attendee", "own", "maybe"),
    [
        # Surely the reader: nothing needs to be said.
        (("Ana Petrov",), (), "CN=Ana Petrov:mailto:ap1990@gmail.com", (), ()),
        (("Ana Petrov",), (), 'CN="Petrov, Ana":mailto:ap1990@gmail.com', (), ()),
        (("Ana",), ("ANA@petrov.dev",), "CN=Annie:mailto:ana@petrov.dev", (), ()),
        (("ana_p", "Ana Petrov"), (), "CN=Ana Petrov:mailto:x@y.example", (), ()),
        # Taken for the reader, and told.
        (("Ana Petrov",), (), "CN=Ana:mailto:ana@petrov.dev", ("ana@petrov.dev",), ()),
        (("Ana Petrov",), (), "CN=ana@petrov.dev:mailto:ana@petrov.dev", ("ana@petrov.dev",), ()),
        (("Ana",), (), "CN=Ana:mailto:ana@petrov.dev", ("ana@petrov.dev",), ()),
        (("Ana",), (), "CN=ana@petrov.dev:mailto:ana@petrov.dev", ("ana@petrov.dev",), ()),
        (("Ana Petrov",), (), "RSVP=TRUE:mailto:apetrov@mail.example", ("apetrov@mail.example",), ()),
        # Perhaps: nobody is left out, and it is asked.
        (("Ana Petrov",), (), "CN=Ana:mailto:ana@acme.com", (), ("Ana",)),
        (("Ana Petrov",), (), "CN=Ana:mailto:x99@mail.example", (), ("Ana",)),
        (("Ana",), (), "CN=Ana Lopez:mailto:ana@acme.com", (), ("Ana Lopez",)),
        (("Bob Ode",), (), "CN=Ana:mailto:ana.p@gmail.com", (), ("Ana",)),
        (("",), (), "CN=Ana:mailto:ana.p@gmail.com", (), ("Ana",)),
        # Somebody else.
        (("Ana Petrov",), (), "CN=Ana Lopez:mailto:ana@acme.com", (), ()),
        (("Ana Petrov",), (), "CN=Bob Petrov:mailto:bob@acme.com", (), ()),
    ],
)
def test_the_reader_is_no_interviewer_of_their_own_and_who_may_be_is_asked_about(names, emails, attendee, own, maybe):
    event = one("SUMMARY:Interview", *THREE, RITA, f"ATTENDEE;{attendee}", "ATTENDEE;CN=Bill:mailto:bill@acme.com")
    found = invited(event, names=names, emails=emails, now=NOW, zone="UTC")
    assert (found.own, found.maybe) == (own, maybe)
    met = [each.name for each in found.details.people]
    somebody = attendee.startswith(("CN=Ana Lopez", "CN=Bob")) or bool(maybe)
    assert (met[0], met[-1], len(met)) == ("Rita Roe", "Bill", 3 if somebody else 2)
    assert found.details.company == "Acme"


def test_who_invites_is_the_reader_only_when_that_is_sure():
    host = "ORGANIZER;CN=Ana:mailto:ana@hays.example"
    event = one("SUMMARY:Interview", *THREE, host, "ATTENDEE;CN=Bill:mailto:bill@acme.com")
    found = invited(event, names=("Ana",), now=NOW, zone="UTC")
    assert [each.name for each in found.details.people] == ["Ana", "Bill"]
    host = "ORGANIZER;CN=Ana Petrov:mailto:a@petrov.dev"
    event = one("SUMMARY:Interview", *THREE, host, "ATTENDEE:mailto:bill@acme.com")
    found = invited(event, names=("Ana Petrov",), now=NOW, zone="UTC")
    assert [each.name for each in found.details.people] == ["Bill"]
    assert found.details.company == "Acme"


@each_of(
    ("line", "how"),
    [
        ("LOCATION:https://zoom.us/j/123", InterviewFormat.VIDEO),
        ("LOCATION:Microsoft Teams Meeting", InterviewFormat.VIDEO),
        ("LOCATION:+1 (555) 010-0199", InterviewFormat.PHONE),
        ("LOCATION:1 Main Street\\, Boston", InterviewFormat.ONSITE),
        ("LOCATION:TBD", None),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc", InterviewFormat.VIDEO),
        ("DESCRIPTION:https://zoom.us/j/1", None),
    ],
)
def test_the_place_says_how_it_is_held(line, how):
    assert read("Interview", line).details.format == how


@each_of(
    ("lines", "start", "end", "zone"),
    [
        (THREE, "2026-03-03T20:00", "2026-03-03T21:00", "America/New_York"),
        (("DTSTART:20260303T150000Z", "DURATION:PT45M"), "2026-03-03T15:00", "2026-03-03T15:45", "Etc/UTC"),
        (("DTSTART;TZID=Eastern Standard Time:20260303T150000",), "2026-03-03T20:00", None, "America/New_York"),
        (("DTSTART;TZID=W. Europe Standard Time:20260303T150000",), "2026-03-03T14:00", None, "Europe/Berlin"),
        (("DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin\":20260303T150000",), "2026-03-03T14:00", None,
         "Europe/Amsterdam"),
        (("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20260303T150000",), "2026-03-03T14:00", None,
         "Europe/Paris"),
        (("DTSTART:20260303T150000",), "2026-03-03T20:00", None, "America/New_York"),
        (("DTSTART;TZID=America/New_York:20260303T150000", "DTEND:20260303T203000Z"), "2026-03-03T20:00",
         "2026-03-03T20:30", "America/New_York"),
        (("DTSTART:20260303T150000Z", "DTEND:20260303T140000Z"), "2026-03-03T15:00", None, "Etc/UTC"),
        (("DTSTART:20260303T150000Z", "DTEND:20260309T140000Z"), "2026-03-03T15:00", None, "Etc/UTC"),
        (("DTSTART;TZID=America/New_York:20260308T023000",), "2026-03-08T07:30", None, "America/New_York"),
    ],
)  # fmt: skip
def test_times_are_read_in_the_zone_they_name(lines, start, end, zone):
    found = read("Interview", when=lines).details.when
    assert found is not None
    assert f"{found.start:%Y-%m-%dT%H:%M}" == start
    assert (found.end and f"{found.end:%Y-%m-%dT%H:%M}") == end
    assert found.zone == zone


def test_a_whole_day_is_a_day_and_asks_for_its_hour():
    event = one("DTSTART;VALUE=DATE:20260306", "DTEND;VALUE=DATE:20260307")
    assert event.starts == date(2026, 3, 6)
    found = read("Interview", when=("DTSTART;VALUE=DATE:20260306",)).details.when
    assert found is not None
    assert found.grain is Grain.DAY


@each_of("name", ["Nowhere/At All", "America", "../../etc/passwd", "a" * 500, "UTC\0x", "tzdata.zi",
                                  "Customized Time Zone", ""])  # fmt: skip
def test_h22_a_zone_that_is_none_is_named_and_never_looked_up(name):
    assert zone_named(name) is None
    event = one(f"DTSTART;TZID={name}:20260303T150000")
    assert event.zone is None
    assert str(event.starts) == "2026-03-03 15:00:00"


def test_cancelled_by_method_or_by_status():
    assert one(*THREE, method="CANCEL").cancelled
    assert one(*THREE, "STATUS:CANCELLED").cancelled
    assert not one(*THREE, "STATUS:CONFIRMED").cancelled


def test_lines_that_were_folded_and_signs_that_were_escaped_are_whole():
    event = one(*THREE, "SUMMARY:Interview\\; Ac", " me\\, Staff", "\tEngineer", "LOCATION:a\\nb")
    assert event.title == "Interview; Acme, StaffEngineer"
    assert event.location == "a b"


def test_what_hangs_inside_an_event_is_not_of_it():
    event = one(*THREE, "SUMMARY:Talk", "BEGIN:VALARM", "DTSTART:20200101T000000Z", "SUMMARY:Alarm", "END:VALARM")
    assert event.title == "Talk"


# hostile files


def test_h23_a_calendar_bomb_is_one_event_and_never_expanded():
    bomb = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY\nEND:VEVENT\nEND:VCALENDAR\n"
    zone = ("BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD", "DTSTART:19700101T000000", "RRULE:FREQ=SECONDLY",
            "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "END:STANDARD", "END:VTIMEZONE")  # fmt: skip
    assert len(invite(bomb).events) == 1
    assert len(invite(ics("DTSTART;TZID=X:20260303T150000", "RRULE:FREQ=SECONDLY", before=zone)).events) == 1


def test_only_the_first_events_are_read_and_the_others_counted():
    block = "BEGIN:VEVENT\nDTSTART:20260303T150000Z\nSUMMARY:x\nEND:VEVENT\n"
    found = invite("BEGIN:VCALENDAR\n" + block * 2000 + "END:VCALENDAR\n")
    assert (len(found.events), found.more) == (EVENTS, 2000 - EVENTS)


@each_of(
    "when",
    ["DTSTART:99991231T235959Z", "DTSTART:00010101T000000", "DTSTART;VALUE=DATE:99991231", "DTSTART:20300303T150000Z"],
)
def test_h19_a_date_out_of_reach_is_trouble_and_no_error(when):
    found = read("Interview", when=(when, "DURATION:P3650000D")).details
    assert found.when is None
    assert found.when_trouble is not None
    assert found.when_trouble.trouble is Trouble.TOO_FAR


@each_of(
    "lines",
    [
        (), ("DTSTART:2026",), ("DTSTART:20260303T150000Z,20260304T150000Z",), ("DTSTART",), ("DTSTART;TZID=:x",),
        ("SUMMARY:nothing",), ("DTSTART;VALUE=PERIOD:20260303T150000Z/PT1H",),
    ],
)  # fmt: skip
def test_an_event_without_a_time_is_left_out(lines):
    found = invite(ics(*lines))
    assert found.events == ()
    assert found.broken == 1


def test_odd_properties_are_only_text():
    event = one(*THREE, "ORGANIZER;CN={x!r:>999999999}:mailto:not an address", "ATTENDEE:mailto:", "ATTENDEE;CN=<b>:x",
                "SUMMARY:" + "<!channel> @everyone {0.__class__} " * 400)  # fmt: skip
    assert event.organizer == Invitee("{x!r", "")
    assert len(event.title) <= 300
    read = invited(event, names=("",), now=NOW, zone="UTC")
    assert len(read.details.company or "") <= 120


def test_a_file_that_never_ends_its_events_or_its_lines_is_bounded():
    assert invite("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 5000).events == ()
    assert invite("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a" + "\n b" * 80_000).events == ()
    people = "ATTENDEE;CN=x:mailto:a@b.example\n" * 4000
    found = invite(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260303T150000Z\n{people}END:VEVENT\n")
    assert len(found.events[0].attendees) <= 40


# which file


@each_of(
    ("name", "kind", "content"),
    [
        ("a.pdf", "application/pdf", b"%PDF-1.7 \x00\x01"),
        ("a.csv", "text/csv", b"company,when\0\n"),
        ("a.ics", "text/calendar", b"\x00" * 100),
        ("big.csv", "text/csv", b"a,b\n" * 70_000),
        ("big.ics", "text/calendar", b"BEGIN:VCALENDAR\n" + b"x" * 5_000_000),
        ("a.png", "image/png", b"\x89PNG\r\n"),
        ("a.docx", "", b"PK\x03\x04"),
        ("a.csv", "text/csv", b"\x01\x02\x03\x04" * 100),
        ("page.html", "text/html", b"<html>"),
    ],
)
def test_other_files_are_refused_unread(name, kind, content):
    assert files.read(File(name, kind, content)) is Refused.KIND


@each_of(
    ("name", "content"), [("a.ics", b""), ("a.ics", b"hello"), ("a.csv", b""), ("a.csv", b"\n\n,,\n"),
                          ("a.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n")],
)  # fmt: skip
def test_a_file_with_nothing_in_it_is_empty(name, content):
    assert files.read(File(name, "", content)) is Refused.EMPTY


@each_of("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_invite_is_known_by_its_first_line_in_any_encoding(encoding):
    found = files.read(File("x", "", ics(*THREE, "SUMMARY:Größe").encode(encoding)))
    assert isinstance(found, Invite)
    assert found.events[0].title == "Größe"


def test_the_largest_file_takes_little_memory():
    line = "ATTENDEE;CN=Jane Doe;RSVP=TRUE:mailto:jane@acme.com\n"
    block = f"BEGIN:VEVENT\nDTSTART:20260303T150000Z\n{line * 90}END:VEVENT\n"
    text = ("BEGIN:VCALENDAR\n" + block * 60)[: files.SIZE]
    tracemalloc.start()
    files.read(File("a.ics", "", text.encode()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * 1024 * 1024
