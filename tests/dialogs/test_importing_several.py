"""Calendars and tables dropped in the chat: listed, read back, and saved at a press."""

import pytest
from sqlalchemy import select

from bot.chat.card import Button, Card
from bot.chat.form import Form
from bot.chat.words import shown_words
from bot.stage import controls
from bot.store import tables
from bot.store.rights import System
from tests.dialogs.dialog import Dialog
from tests.dialogs.test_imports import HISTORY, NOT_YOURS, event, ics, rows, state

# a calendar


async def test_several_events_are_listed_each_with_a_button_that_opens_its_form(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Staff Engineer, tomorrow 3pm with Jane Doe")
    await ana.drops("calendar.ics", ics(
        event(), event("Interview at Globex", "20260305T100000"), event("Dentist", "20260101T100000"),
        event("Gone", "20260306T100000", "STATUS:CANCELLED"),
    ))  # fmt: skip
    ana.sees("Which of these is an interview?", "One was called off",
             "Interview with Acme: Staff Engineer, Tue 3 Mar, 3:00-4:00 pm New York: logged already.",
             "Interview at Globex, Thu 5 Mar, 10:00-11:00 am New York [Log]")
    assert ana.offered() == ["Show", "Log", "Log"]
    words = ana.told()
    assert words.index("Acme") < words.index("Globex") < words.index("Dentist")
    assert isinstance(await ana.presses("Log"), Form)
    assert ana.form.filled["company"] == "Globex"
    await ana.fills()
    ana.sees("Saved: Globex")


async def test_a_long_calendar_comes_in_pages_and_says_what_it_left(stage: Dialog):
    ana = stage.actor("ana")
    many = [event(f"Interview at C{n} Systems", f"2026031{n % 10}T1{n // 10}0000") for n in range(60)]
    reply = await ana.drops("calendar.ics", ics(*many))
    assert isinstance(reply, Card)
    ana.sees("10 more, which I didn't read")
    seen = set()
    for _ in range(10):
        seen |= {each.value for each in controls(reply) if isinstance(each, Button) and each.label == "Log"}
        assert all(len(each.value) <= 100 for each in controls(reply) if isinstance(each, Button))
        if "More" not in ana.offered():
            break
        reply = await ana.presses("More")  # type: ignore[assignment]
    assert len(seen) == 50


async def test_h06_the_events_of_a_file_are_their_owners_alone(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.drops("calendar.ics", ics(event(), event("Interview at Globex", "20260305T100000")))
    value = ana.control("Log").value
    for action in ("import.event", "import.events"):
        reply = await ben.sends(ben.action(action, value))
        assert shown_words(reply) == NOT_YOURS  # type: ignore[arg-type]
    for odd in ("", " ", "x", f"{value}9", value.split(" ")[0], f"{value.split(' ')[0]} -1", f"{value} x"):
        reply = await ana.sends(ana.action("import.event", odd))
        assert shown_words(reply) == NOT_YOURS  # type: ignore[arg-type]
        reply = await ana.sends(ana.action("import.rows", odd))
        assert shown_words(reply) == NOT_YOURS  # type: ignore[arg-type]
    assert shown_words(await ana.sends(ana.action("form.open", value.split(" ")[0]))) == NOT_YOURS  # type: ignore[arg-type]
    await stage.passes(days=2)
    assert shown_words(await ana.sends(ana.action("import.event", value))) == NOT_YOURS  # type: ignore[arg-type]


# a table


async def test_a_table_is_read_back_with_what_would_follow_and_saves_nothing(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview list")
    before = await state(stage, ana)
    await ana.drops("history.csv", HISTORY + "NoDate,PM,,X,\n,PM,2026-02-27 10:00,Y,\nOdd,PM,soonish,Z,\n"
                    "Ahead,PM,2026-03-09,Z,\nOver,PM,2026-02-25,Z,\n")  # fmt: skip
    ana.sees(
        "I read 5 interviews. Nothing is saved yet.",
        "Acme, Staff Engineer, Fri 27 Feb, 3:30 pm New York, with Jane Doe.",
        "Initech, SRE, Thu 26 Feb, 11 am New York, with Bill L. Closed: a no.",
        "One row names a day only; I took noon.",
        "One ended more than 21 days ago and comes in as no answer.",
        "4 rows I couldn't read:", "Row 6: no day.", "Row 7: no company.", "Row 8: \"soonish\" is no time I can read.",
        "Row 9: no time of day.",
        "messages from me would follow, the first Tue 3 Mar, 9:30 am New York, the last",
    )  # fmt: skip
    assert ana.offered() == ["Import these", "Other columns"]
    assert await state(stage, ana) == before


async def test_import_does_what_the_dry_run_said_and_plans_nothing_in_the_past(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("history.csv", HISTORY)
    said = ana.told()
    await ana.presses("Import these")
    ana.sees("Imported: 4 interviews.", "Only you see this.")
    ana.sees("You'll hear from me first on Tue 3 Mar, 9:30 am New York.")
    coming = await stage.bot.coming()
    assert f"At most {len(coming)} messages from me would follow" in said
    assert min(each.at for each in coming) > stage.clock.now()
    lines = "\n".join(each.line for each in coming)
    assert [company in lines for company in ("Acme", "Hooli", "Globex", "Initech")] == [True, True, False, False]
    await ana.types("/interview list")
    ana.sees("Acme, Staff Engineer", "Globex, PM, Mon 12 Jan", "Closed: no answer", "Closed: a no", "Ahead.")
    await ana.types("/note list")
    ana.sees("Acme")
    ana.misses("Globex", "Initech")
    await stage.moves_to("2026-03-03", "09:30")
    ana.sees("Jane still has a note ready")
    assert len(ana.deliveries()) == 1


async def test_pressed_twice_or_dropped_twice_it_is_logged_once(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("history.csv", HISTORY + HISTORY.split("\n", 1)[1])
    press = ana.action("import.rows", ana.control("Import these").value)
    ana.sees("I read 4 interviews.", "4 are logged already")
    await ana.sends(press)
    before = await state(stage, ana)
    await ana.sends(press)
    again = await ana.sends(ana.action("import.rows", press.value))
    assert "Your interviews" in shown_words(again)  # type: ignore[arg-type]
    await ana.drops("history.csv", HISTORY)
    ana.sees("Everything in that file is logged already. Nothing was changed.")
    assert await state(stage, ana) == before


async def test_two_dry_runs_of_one_file_are_imported_once(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("history.csv", HISTORY)
    first = ana.control("Import these").value
    await ana.drops("history.csv", HISTORY)
    await ana.presses("Import these")
    await ana.sends(ana.action("import.rows", first))
    assert await rows(stage, tables.contacts) == 4


async def test_rounds_of_one_company_are_one_opportunity_and_join_what_is_there(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Staff Engineer, yesterday 10am with Grace Hopper")
    await ana.drops("rounds.csv", "company,role,date,with\nAcme,Staff Engineer,2026-02-10 10:00,Rita Roe\n"
                    "Acme,Staff Engineer,2026-01-10 10:00,Bob Ode\nAcme,Staff Engineer,2026-03-05 10:00,Grace Hopper\n")
    said = ana.told()
    ana.misses("no answer")
    before = len(await stage.bot.coming())
    await ana.presses("Import these")
    assert await rows(stage, tables.opportunities) == 1
    assert await rows(stage, tables.contacts) == 4
    assert await rows(stage, tables.people) == 3
    assert f"{len(await stage.bot.coming()) - before} messages" in said
    await ana.types("/note list")
    ana.sees("Grace")
    ana.misses("Bob")


async def test_h06_somebody_elses_dry_run_imports_nothing(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.drops("history.csv", HISTORY)
    await ben.types("/interview list")
    reply = await ben.sends(ben.action("import.rows", ana.control("Import these").value))
    assert shown_words(reply) == NOT_YOURS  # type: ignore[arg-type]
    assert await rows(stage, tables.contacts) == 0


async def test_a_table_waits_for_the_zone(stage: Dialog):
    ben = stage.actor("ben", zone=None)
    await ben.drops("history.csv", HISTORY)
    ben.sees("I need your time zone first", "give me the file once more")
    assert ben.offered() == ["Set it"]


# hostile and other files


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("cv.pdf", b"%PDF-1.7\0\1\2", "I read calendar invites (.ics) and tables (.csv)"),
        ("big.ics", b"BEGIN:VCALENDAR\n" + b"x" * 5_000_000, "of up to 256 KB"),
        ("nul.csv", b"company,date\0\n", "left that file alone"),
        ("empty.ics", b"", "I found no event and no row"),
        ("none.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "I found no event and no row"),
        ("prose.txt", b"Dear all,\nit was nice.\n", "I read nothing new in that file"),
        ("ten_thousand.csv", b"company,date\n" + b"Acme,soonish\n" * 10_000, "100 rows I couldn't read"),
        ("formula.csv", b"company,date\n\"=cmd|' /C calc'!A0\",2026-02-27 10:00\n", "no company"),
    ],
)
async def test_any_other_file_gets_a_kind_answer_and_saves_nothing(stage: Dialog, name, content, says):
    ana = stage.actor("ana")
    await ana.drops(name, content)
    ana.sees(says)
    ana.misses("broke on my side")
    assert await rows(stage, tables.contacts) == 0
    # A table whose rows tell nothing is kept for a day, sealed: its columns may be other ones.
    assert await rows(stage, tables.forms) == ("Other columns" in ana.offered())


async def test_h23_a_calendar_bomb_is_one_form(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("bomb.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20260303T000000Z\n"
                    "RRULE:FREQ=SECONDLY\nSUMMARY:Interview at Acme\nEND:VEVENT\nEND:VCALENDAR\n")  # fmt: skip
    assert ana.form.filled["company"] == "Acme"


async def test_h12_h13_h17_what_a_file_says_is_only_text(stage: Dialog):
    ana = stage.actor("ana")
    hostile = "<!channel> @everyone {0.__class__} %(x)s"
    await ana.drops("a.csv", f"company,date\n{hostile},2026-02-27 10:00\n")
    ana.sees(f"{hostile}, Fri 27 Feb")
    await ana.presses("Import these")
    await ana.types("/interview list")
    ana.sees(hostile)


async def test_h18_a_hundred_rows_are_imported_and_the_rest_is_told(stage: Dialog):
    ana = stage.actor("ana")
    lines = "".join(f"C{n} Systems,2026-02-{n % 27 + 1:02} 1{n % 10}:00\n" for n in range(150))
    await ana.drops("many.csv", "company,date\n" + lines)
    ana.sees("I read 100 interviews.", "I read the first 100 rows; 50 more are left.", "And 92 more.")
    await ana.presses("Import these")
    ana.sees("Imported: 100 interviews.")
    assert await rows(stage, tables.contacts) == 100


async def test_nothing_of_a_file_stays_but_what_was_understood(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("a.ics", ics(event("Interview at Acme", "20260303T150000", "DESCRIPTION:secret words")))
    async with stage.bot.store.read(System("a test")) as tx:
        kept = await tx.rows(select(tables.forms.c.id, tables.forms.c.value, tables.forms.c.action))
    assert len(kept) == 1
    assert "secret words" not in repr(ana.form)
