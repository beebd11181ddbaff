"""Pasted mails: no company is guessed of them, and at most one time."""


from bot.reading.details import Details, details, is_mail, lines
from bot.reading.when import Flag
from tests.reading.test_details import NOW, ZONE, start
from tests.reading.work import steps
from tests.rows import each_of

CONFIRMATION = """From: Sue Park <sue@initech.com>
Date: Mon, 23 Feb 2026 10:02
Subject: Interview confirmation

Friday, March 6 at 3:00 PM ET via Zoom with Mark Lee and Sue Park
"""


def told(text: str) -> Details:
    return details(text, now=NOW, zone=ZONE)


def test_a_confirmation_gives_its_time_and_nothing_else():
    found = told(CONFIRMATION)
    assert found == Details(when=found.when, left=CONFIRMATION.strip())
    assert start(found) == "2026-03-06 15:00"
    assert found.when is not None
    assert Flag.FUTURE_IN_LOG in found.when.flags
    assert lines(CONFIRMATION) == (CONFIRMATION.strip(),)


@each_of(("text", "at"), [
    ("Hi Ana,\nsee you on March 6 at 3pm (12pm PT).\nBest regards,\nSue", "2026-03-06 15:00"),
    ("Dear Ana, join us on Friday 3pm. Reply by Wednesday. Kind regards, Sue", "2026-03-06 15:00"),
    ("Subject: Interview\nWhen: Thursday, March 5, 2026 3:00 PM - 4:00 PM (EST)\nWhere: Zoom", "2026-03-05 15:00"),
    ("Hi Ana,\nCan you do Friday at 3pm or Thursday at 2pm?", None),
    ("Hi Ana,\nthanks for coming in on 27 February 2026 at 3pm.", None),
    ("Hello Ana,\nwe will be in touch by Friday.", None),
    ("From: Sue\nSent: Mon, 11 Jan 2026 10:02\n\nFriday, January 15 at 3:00 PM ET", None),
    ("Hi Ana,\nsee you then\nOn Mon, 2 Mar 2026 at 10:02 Ana wrote:\n> Friday March 6 3pm works", None),
    ("From: Sue Date: Mon 11 Jan 2026 Subject: Acme interview with Bob", None),
])  # fmt: skip
def test_a_mail_names_no_company_and_a_time_only_when_there_is_one(text, at):
    assert is_mail(text)
    found = told(text)
    assert (found.company, found.role, found.people) == (None, None, ())
    assert start(found) == at
    assert len(lines(text)) == 1


@each_of("text", [
    "", "Acme, SRE, yesterday 3pm with Bob", "Hello Fresh, SRE, yesterday 3pm", "Hi Marley, cook, today 3pm",
    "Dear, SRE, yesterday 3pm", "From Software, game designer, today 3pm", "Subject Matter Inc, editor, today",
    "Best Regards Cards, editor, yesterday 3pm", "Acme, SRE, today 3pm\nGlobex, PM, today 9am with Jane",
    "Acme, SRE\nWhen: yesterday 3pm\nwith: Bob",
])  # fmt: skip
def test_a_log_is_no_mail(text):
    assert not is_mail(text)


def test_a_hostile_mail_takes_little_work():
    for text in ("From: a\nTo: b\n" + "friday 3pm or " * 280, "Hi " * 1300, "hi all,\n" + "- A" * 1300,
                 "From: a\nTo: b\n" + "1 may 3pm. A " * 300, "\n>" * 2000, "On " + "a " * 1900 + " wrote"):
        assert steps(lambda text=text: (told(text), is_mail(text))) < 250_000, text[:30]
