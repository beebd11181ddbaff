"""Files dropped in the chat: invites, calendars, tables; read back first, saved at a press, never twice."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.chat.card import Card, File
from bot.chat.form import FieldKind, Form
from bot.chat.inbound import Command
from bot.chat.reply import Invalid
from bot.chat.words import shown_words
from bot.store import contacts, members, notes, nudges, opportunities, tables
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

NOT_YOURS = "That's gone: it was deleted, or belongs to somebody else. Nothing changed."


def event(title: str = "Interview with Acme: Staff Engineer", at: str = "20260303T150000", *more: str) -> str:
    return "\r\n".join([
        "BEGIN:VEVENT", f"DTSTART;TZID=America/New_York:{at}", "DURATION:PT1H", f"SUMMARY:{title}",
        "ORGANIZER;CN=Rita Roe:mailto:rita@acme.com", "ATTENDEE;CN=Jane Doe:mailto:jane@acme.com", *more, "END:VEVENT",
    ])  # fmt: skip


def ics(*events: str, method: str = "REQUEST") -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", f"METHOD:{method}", *events, "END:VCALENDAR", ""])


HISTORY = """Company,Role,Interview date,Interviewer,Status
Acme,Staff Engineer,2026-02-27 15:30,Jane Doe,
Globex,PM,2026-01-12 10:00,Lin Chen,
Initech,SRE,2026-02-26 11:00,Bill L,Rejected
Hooli,Designer,2026-03-04 14:00,Gavin B,
"""
"""One of last week, one of long ago, one that is over, one ahead."""


async def state(stage: Dialog, of: Person) -> str:
    """All that a person has logged."""
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, of.actor.address)
        assert member is not None
        return repr([await contacts.of(tx, member.id), await notes.of(tx, member.id),
                     await opportunities.of(tx, member.id), await nudges.coming(tx, member.id, 500)])  # fmt: skip


async def rows(stage: Dialog, table: object) -> int:
    async with stage.bot.store.read(System("a test")) as tx:
        found = await tx.first(select(func.count()).select_from(table))  # type: ignore[arg-type]
        assert found is not None
        return int(found[0])


# how to


async def test_the_command_says_where_to_drop_a_file_and_what_comes_then(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview import")
    ana.sees(".ics", ".csv", "nothing is saved before you say so")
    await ana.types("/afternote help import")
    ana.sees("/interview import")


DROPPED = "Drop a calendar invite (.ics) or a table (.csv) in our direct messages."
ATTACHED = "Attach a calendar invite (.ics) or a table (.csv) to /interview import"


@pytest.mark.parametrize(("attaches", "says", "keeps_silent"), [(False, DROPPED, "Attach"), (True, ATTACHED, "Drop")])
async def test_how_a_file_is_given_is_said_as_the_platform_has_it(stage: Dialog, attaches, says, keeps_silent):
    ana = stage.actor("ana")
    for path, given in (("interview import", {}), ("afternote help", {"command": "import"})):
        origin = replace(stage.stage.origin(ana.actor, None), attaches=attaches)
        shown = await ana.sends(Command(origin, path, given=given))
        if attaches and path == "interview import":
            # There a form takes it.
            assert isinstance(shown, Form)
            continue
        assert isinstance(shown, Card)
        assert says in shown_words(shown)
        assert keeps_silent not in shown_words(shown)


async def test_where_a_form_takes_a_file_along_the_command_asks_for_it_there(stage: Dialog):
    stage.stage.attaches = True
    ana = stage.actor("ana", display="Ana Silva")
    form = await ana.types("/interview import")
    assert isinstance(form, Form)
    assert [(each.name, each.kind, each.required) for each in form.steps[0].fields] == [("file", FieldKind.FILE, True)]
    ana.sees("nothing is saved before you say so")
    invite = ics(event("Technical interview: Acme\\, Staff Engineer", "20260303T150000"))
    opened = await ana.fills(file=File("invite.ics", "text/calendar", invite.encode()))
    assert isinstance(opened, Form)
    assert (opened.filled["company"], opened.action) == ("Acme", "interview.save")
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")


@pytest.mark.parametrize(("name", "content", "says"), [
    ("a.ics", ics(event(), event("Interview with Globex", "20260304T100000")), "Globex"),
    ("history.csv", HISTORY, "Initech"), ("photo.png", "\x89PNG", "I left that file alone"),
    ("a.csv", "", "nothing was saved"),
])  # fmt: skip
async def test_what_a_file_in_a_form_holds_is_read_back_as_of_one_that_was_dropped(stage: Dialog, name, content, says):
    stage.stage.attaches = True
    ana = stage.actor("ana")
    await ana.types("/interview import")
    card = await ana.fills(file=File(name, "", content.encode()))
    assert isinstance(card, Card)
    ana.sees(says)


async def test_a_form_that_comes_without_its_file_says_so_and_one_that_was_read_is_read_once(stage: Dialog):
    ana = stage.actor("ana")
    origin = replace(stage.stage.origin(ana.actor, None), attaches=True)
    form = await ana.sends(Command(origin, "interview import"))
    assert isinstance(form, Form)
    missing = await ana.sends(ana.submission(form.id, {"file": ""}))
    assert isinstance(missing, Invalid)
    assert set(missing.problems) == {"file"}
    files = {"file": File("history.csv", "", HISTORY.encode())}
    read = await ana.sends(replace(ana.submission(form.id, {"file": ""}), files=files))
    assert isinstance(read, Card)
    assert "Initech" in shown_words(read)
    again = await ana.sends(replace(ana.submission(form.id, {"file": ""}), files=files))
    assert isinstance(again, Card)
    assert "Initech" not in shown_words(again)


async def test_a_file_that_comes_with_the_command_is_read_as_one_that_was_dropped(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    origin = replace(stage.stage.origin(ana.actor, None), attaches=True)
    file = File("invite.ics", "", ics(event("Technical interview: Acme\\, Staff Engineer", "20260303T150000")).encode())
    form = await ana.sends(Command(origin, "interview import", given={"file": file}))
    assert isinstance(form, Form)
    assert form.filled["company"] == "Acme"


# one invite


async def test_an_invite_opens_the_log_form_with_what_was_understood_and_saves_nothing(stage: Dialog):
    ana = stage.actor("ana", display="Ana Silva")
    reply = await ana.drops("invite.ics", ics(event(
        "Technical interview: Acme\\, Staff Engineer", "20260303T150000", "LOCATION:https://zoom.us/j/1",
    )))  # fmt: skip
    assert isinstance(reply, Form)
    assert dict(reply.filled) == {
        "company": "Acme", "role": "Staff Engineer", "when": "Tue 3 Mar 2026, 3-4 pm",
        "people": "Rita Roe <rita@acme.com>\nJane Doe <jane@acme.com>", "format": "video",
        "round": "Technical interview", "promised": "", "as_read": "America/New_York",
    }  # fmt: skip
    assert reply.intro == "Read from the invite; Save logs it."
    assert reply.gist == (
        "From the invite: Acme, Staff Engineer, Technical interview, Tue 3 Mar, 3:00-4:00 pm New York, by video, "
        "with Rita Roe and Jane Doe.\n2 e-mail addresses come with it."
    )
    assert reply.whole
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")
    await ana.drops("invite.ics", ics(event()))
    await ana.fills()
    ana.sees("Saved: Acme, Staff Engineer, Tue 3 Mar, 3:00-4:00 pm New York, with Rita Roe and Jane Doe")


async def test_a_member_whose_zone_is_not_known_is_asked_in_that_form_and_the_time_stays_what_it_was(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    reply = await ben.drops("invite.ics", ics(event()))
    assert isinstance(reply, Form)
    assert reply.filled["when"] == "Tue 3 Mar 2026, 3-4 pm America/New_York"
    await ben.fills(zone="Berlin")
    ben.sees("Tue 3 Mar, 21:00-22:00 Berlin")


async def test_what_an_invite_does_not_say_is_asked_and_what_was_assumed_is_told(stage: Dialog):
    ana = stage.actor("ana")
    whole_day = ics("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260306\nSUMMARY:Onsite at Acme\nEND:VEVENT")
    await ana.drops("a.ics", whole_day)
    ana.sees("At what time?", "Company: Acme", "Fri 6 Mar 2026", "How: On site")
    await ana.drops("a.ics", ics("BEGIN:VEVENT\nDTSTART;TZID=Ours:20260306T100000\nSUMMARY:Interview\nEND:VEVENT"))
    ana.sees("a zone I don't know, \"Ours\"", "Which company was it?")
    await ana.drops("a.ics", ics(event("Interview", "20260303T150000", "ATTENDEE:mailto:ana.s@gmail.com")))
    ana.sees("I took ana.s@gmail.com for yours and left it out.")
    await ana.drops("a.ics", ics(event("Interview", "99991231T150000")))
    ana.sees("more than two years away")


async def test_a_member_is_no_interviewer_of_their_own_and_who_may_be_is_asked_about(stage: Dialog):
    ana = stage.actor("ana", display="Ana Petrov")
    own = "ATTENDEE;CN=Ana:mailto:ana@petrov.dev"
    reply = await ana.drops("a.ics", ics(event("Interview", "20260303T150000", own)))
    assert isinstance(reply, Form)
    assert reply.filled["people"] == "Rita Roe <rita@acme.com>\nJane Doe <jane@acme.com>"
    ana.sees("I took ana@petrov.dev for yours and left it out.")
    reply = await ana.drops("a.ics", ics(event("Interview", "20260303T150000", "ATTENDEE;CN=Ana:mailto:ana@acme.com")))
    assert isinstance(reply, Form)
    assert "Ana <ana@acme.com>" in reply.filled["people"]
    ana.sees("Is Ana you? Take the name out.")
    assert not reply.whole


async def test_an_invite_for_people_one_meets_at_another_time_asks_whether_it_moved(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Staff Engineer, tomorrow 3pm with Jane Doe")
    before = await state(stage, ana)
    await ana.drops("invite.ics", ics(event(at="20260305T100000")))
    ana.sees("You have Acme, Staff Engineer, Tue 3 Mar, 3:00-4:00 pm New York.",
             "This invite says Thu 5 Mar, 10:00-11:00 am New York. Did it move? Nothing is changed yet.")  # fmt: skip
    assert ana.offered() == ["It moved to Thu 5 Mar, 10 am New York", "Log another"]
    assert await state(stage, ana) == before
    await ana.presses("It moved to Thu 5 Mar, 10 am New York")
    ana.sees("Saved again: Acme, Staff Engineer, Thu 5 Mar, 10:00-11:00 am New York, with Jane Doe")
    assert await rows(stage, tables.contacts) == 1
    await ana.drops("invite.ics", ics(event(at="20260305T100000")))
    ana.sees("That time is taken already")
    # Other people of that company are another interview.
    other = event(at="20260306T100000").replace("Jane Doe", "Al Ng").replace("jane@", "al@")
    assert isinstance(await ana.drops("invite.ics", ics(other)), Form)


async def test_an_invite_for_a_time_that_is_logged_asks_before_a_second_one(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme Corp, Staff Engineer, tomorrow 3pm with Jane Doe")
    before = await state(stage, ana)
    await ana.drops("invite.ics", ics(event()))
    ana.sees("That time is taken already: Acme Corp, Staff Engineer, Tue 3 Mar, 3:00-4:00 pm New York",
             "Nothing was saved")  # fmt: skip
    assert ana.offered() == ["Show", "Log another"]
    assert await state(stage, ana) == before
    assert isinstance(await ana.presses("Log another"), Form)
    assert ana.form.filled["company"] == "Acme"


async def test_the_same_invite_twice_is_one_interview(stage: Dialog):
    ana = stage.actor("ana")
    for _ in range(2):
        await ana.drops("invite.ics", ics(event()))
        if ana.actor.form is not None:
            await ana.fills()
    assert await rows(stage, tables.contacts) == 1


# an invite that was called off


async def test_a_cancelled_invite_asks_what_became_of_its_interview_and_changes_nothing_itself(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Staff Engineer, tomorrow 3pm with Jane Doe")
    before = await state(stage, ana)
    await ana.drops("cancel.ics", ics(event(), method="CANCEL"))
    ana.sees("That invite was called off. You have Acme, Staff Engineer, Tue 3 Mar", "Did it move?")
    assert ana.offered() == ["It moved", "Delete"]
    assert await state(stage, ana) == before
    assert isinstance(await ana.presses("It moved"), Form)
    await ana.fills(when="thursday 3pm")
    ana.sees("Saved again: Acme")
    # Its company is enough once the time is another.
    await ana.drops("cancel.ics", ics(event(), method="CANCEL"))
    ana.sees("You have Acme, Staff Engineer, Thu 5 Mar")
    await ana.presses("Delete")
    await ana.presses("Delete")
    await ana.drops("cancel.ics", ics(event(), method="CANCEL"))
    ana.sees("no interview of yours fits it", "Nothing was changed")
