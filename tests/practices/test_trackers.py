"""A spreadsheet of past applications: logged at a press, nothing in the past, nothing asked twice."""

import json
from dataclasses import replace
from datetime import date, timedelta

from bot.handlers import tables
from bot.model.opportunity import ContactKind, Outcome
from bot.store import contacts, members, opportunities
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

TODAY = date(2026, 3, 2)


def tracker(count: int, *, apart: int = 1, status: str = "Applied") -> str:
    """So many applications, one every `apart` days back from yesterday."""
    lines = [
        f"C{n:03} Systems,Engineer,{TODAY - timedelta(days=1 + n * apart)},{status}" for n in range(count)
    ]  # fmt: skip
    return "\n".join(["Company,Job Position,Date Applied,Status", *lines, ""])


async def logged(stage: Dialog, of: Person) -> tuple[list[ContactKind], list[Outcome]]:
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, of.actor.address)
        assert member is not None
        kinds = [one.kind for one in await contacts.of(tx, member.id)]
        return kinds, [one.outcome for one in await opportunities.of(tx, member.id)]


async def test_a_hundred_past_applications_are_logged_and_plan_nothing_in_the_past(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("applications.csv", tracker(100))
    ana.sees("I read 100 applications. Nothing is saved yet.", "And 92 more.", "come in as no answer")
    said = ana.told()
    await ana.presses("Import these")
    ana.sees("Imported: 100 applications.", "are closed as no answer.", "Only you see this.")
    kinds, outcomes = await logged(stage, ana)
    assert kinds == [ContactKind.APPLICATION] * 100
    assert outcomes.count(Outcome.NO_ANSWER) == sum(1 + n > 21 for n in range(100))
    coming = await stage.bot.coming()
    assert min(each.at for each in coming) > stage.clock.now()
    assert "messages from me would follow, the first" in said


async def test_the_dry_run_says_how_many_messages_would_follow_and_when(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("two.csv", tracker(2, apart=10))
    ana.sees("At most 4 messages from me would follow, the first")
    await ana.presses("Import these")
    coming = [each for each in await stage.bot.coming() if each.nudge.kind != "welcome"]
    assert len(coming) == 4


async def test_the_same_spreadsheet_again_asks_and_logs_nothing_twice(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("applications.csv", tracker(12))
    await ana.presses("Import these")
    before = await logged(stage, ana)
    await ana.drops("applications.csv", tracker(12))
    ana.sees("Everything in that file is logged already. Nothing was changed.")
    assert await logged(stage, ana) == before


async def test_columns_with_names_of_their_own_are_asked_about_once_and_then_read(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("bewerbungen.csv", "Firma,Stelle,Gesendet am\nAcme,SRE,2026-02-20\nGlobex,PM,2026-02-24\n")
    await ana.presses("Other columns")
    await ana.fills(company="0", role="1", day="2", rows="application")
    ana.sees("I read 2 applications.", "Acme, SRE, application, Fri 20 Feb")
    await ana.presses("Import these")
    kinds, _ = await logged(stage, ana)
    assert kinds == [ContactKind.APPLICATION] * 2


async def test_a_table_that_tells_nothing_by_its_names_asks_which_column_is_what(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("odd.csv", "Wer,Wann\nx,y\n")
    ana.sees("I see a table with the columns Wer and Wann, and can't tell which is the company or the day.")
    await ana.presses("Name the columns")
    assert ana.form is not None


async def test_a_column_taken_twice_or_left_open_is_asked_again(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("bewerbungen.csv", "Firma,Stelle,Am\nAcme,SRE,2026-02-20\n")
    await ana.presses("Other columns")
    await ana.fills(company="0", role="0", day="2", rows="application")
    ana.sees("That column is taken for something else above.")


async def test_an_interview_row_moves_the_application_of_its_own_row_on(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("both.csv", "company,role,applied,interview date,interviewer\n"
                    "Acme,SRE,2026-02-10,2026-02-27 15:30,Jane Doe\n")  # fmt: skip
    ana.sees("one interview and one application")
    await ana.presses("Import these")
    kinds, outcomes = await logged(stage, ana)
    assert (sorted(kinds), outcomes) == ([ContactKind.APPLICATION, ContactKind.INTERVIEW], [Outcome.OPEN])
    lines = [each.line for each in await stage.bot.coming()]
    assert any("Reminder" in line for line in lines)


def test_a_dry_run_that_was_kept_before_there_were_other_kinds_is_of_interviews():
    row = {
        "company": "Acme", "role": "Engineer", "start": 1_772_463_600_000_000, "end": None, "zone": "Europe/Madrid",
        "format": "video", "round": "first", "people": [["Grace Hopper", None, "CTO", None, "Grace"]],
        "promised": "2026-03-09", "outcome": "open",
    }  # fmt: skip
    wanted = tables._unpacked(json.dumps(row))
    assert (wanted.facts.kind, wanted.facts.day_only, wanted.stage) == (ContactKind.INTERVIEW, False, "")
    assert (wanted.facts.company, wanted.facts.people[0].name) == ("Acme", "Grace Hopper")
    # And what is kept now is read as it was.
    assert tables._unpacked(tables._packed(wanted)) == wanted
    other = replace(wanted, facts=replace(wanted.facts, kind=ContactKind.APPLICATION, day_only=True), stage="onsite")
    assert tables._unpacked(tables._packed(other)) == other


async def test_the_dry_run_says_how_far_each_came_and_that_dates_stand_in_both_orders(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops(
        "mine.csv",
        "Company;Role;Status;Date applied;Contact\nInitech;Dev;Phone screen;2026-02-27 3pm;Bill L.\n"
        "Acme;Dev;Applied;13/02/2026;\nGlobex;Dev;Applied;02/20/2026;\n",
    )
    ana.sees("2 applications", "one interview", "with Bill L. Phone screen.", "I read both 13/02/2026 and 02/20/2026")
    ana.misses("L..")


async def test_a_follow_up_whose_day_has_passed_says_so(stage: Dialog):
    ana = stage.actor("ana")
    await ana.drops("mine.csv", f"Company,Date Applied,Status\nAcme,{TODAY - timedelta(days=12)},Applied\n")
    await ana.presses("Import these")
    await ana.types("/followup show Acme")
    ana.sees("Follow-up", "its day passed")
    ana.misses("a week after you sent it")
