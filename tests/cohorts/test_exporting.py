"""Export: everything of one's own, readable, in private, and safe in a spreadsheet."""

import csv
import io
import json

import pytest

from bot.chat.card import Card, File
from bot.handlers.exporting import safe, table
from tests.cohorts.kept import founded, told
from tests.dialogs.dialog import Dialog, Person


async def files(who: Person) -> dict[str, bytes]:
    reply = await who.types("/afternote export")
    assert isinstance(reply, Card)
    return {each.name: each.content for each in reply.blocks if isinstance(each, File)}


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


async def test_everything_of_ones_own_and_nothing_of_others(stage: Dialog):
    kept = await founded(stage, "ana", "ben")
    ana, ben = kept.people["ana"], kept.people["ben"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper <grace@acme.com>")
    await ben.types("/interview log Globex, PM, today 9am with Lin Chen")
    await ana.types("/note show Grace")
    mine = await files(ana)
    assert set(mine) == {"afternote.json", "contacts.csv", "notes.csv"}
    whole = json.loads(mine["afternote.json"])
    assert whole["me"]["name"] == "Ana"
    assert whole["opportunities"][0]["company"] == "Acme"
    assert whole["people"][0]["email"] == "grace@acme.com"
    assert whole["notes"][0]["body"]
    assert whole["reminders"]
    assert whole["groups"][0]["name"] == "Spring 26"
    for content in mine.values():
        assert b"Globex" not in content
        assert b"Lin Chen" not in content
        assert b"Cleo" not in content
    heads, first = rows(mine["contacts.csv"])
    assert dict(zip(heads, first, strict=True))["company"] == "Acme"
    assert rows(mine["notes.csv"])[1][1] == "Grace Hopper"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "\n=1"])
def test_h15_no_cell_is_run_as_a_formula(text: str):
    assert safe(text).startswith("'")
    (_, (cell,)) = rows(table(("head",), [(text,)]))
    assert cell.startswith("'")


async def test_h15_a_company_that_is_a_formula_is_text_in_the_files(stage: Dialog):
    ana = stage.actor("ana", display="Ana")
    await ana.types("/afternote help")
    await ana.types("/interview log")
    await ana.fills(company='=HYPERLINK("http://x")', role="@SUM", when="today 10am", people="Grace Hopper")
    mine = await files(ana)
    cells = [cell for row in rows(mine["contacts.csv"]) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "@", "+"))]


async def test_the_closing_page_leads_to_it(stage: Dialog):
    kept = await founded(stage, "ana")
    await told(kept.coach, "cohort.end_now", kept.id)
    await stage.passes(hours=1)
    ana = kept.people["ana"]
    ana.since = 0
    reply = await ana.presses("Export")
    assert isinstance(reply, Card)
    assert any(isinstance(each, File) for each in reply.blocks)
