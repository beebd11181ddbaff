"""/afternote forget: everything of one member is erased, by themselves, at once and for good."""

import pytest
from sqlalchemy import select

from bot.chat.card import Button, Style
from bot.chat.reply import Amend, Reply
from bot.chat.words import shown_words
from bot.stage import controls
from bot.store import members, tables
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

PANEL = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com> and Alan Turing"


async def rows(stage: Dialog) -> dict[str, list[str]]:
    """Every row that members come to have, by table, as it is stored."""
    found: dict[str, list[str]] = {}
    async with stage.bot.store.begin(System("a test")) as tx:
        for table in tables.metadata.sorted_tables:
            if table not in (tables.meta, tables.installations, tables.departures, tables.lanes):
                found[table.name] = sorted(repr(tuple(row)) for row in await tx.rows(select(table)))
    return found


async def ids(stage: Dialog, of: Person) -> set[str]:
    """Every id that leads to something of theirs, and their account."""
    found = {of.actor.address.user or ""}
    async with stage.bot.store.begin(System("a test")) as tx:
        member = await members.by_address(tx, of.actor.address)
        assert member is not None
        found.add(member.id)
        for table in tables.metadata.sorted_tables:
            if "member_id" in table.c and "id" in table.c:
                mine = await tx.rows(select(table.c.id, table.c.member_id))
                found |= {row[0] for row in mine if row[1] == member.id}
    return found


def words(reply: Reply) -> str:
    return shown_words(reply.card if isinstance(reply, Amend) else reply)  # type: ignore[arg-type]


async def lived(stage: Dialog, name: str = "ana") -> Person:
    """Somebody who has used most of it."""
    person = stage.actor(name, display=f"{name.title()} Silva")
    await person.types(f"/interview log {PANEL}")
    await person.types("/interview log Globex, PM, tomorrow 2pm with Lin Chen")
    await person.types("/interview debrief Acme")
    await person.fills(topic1="the billing migration")
    await person.types("/note sent Grace")
    await person.types("/interview log")
    return person


async def test_it_says_what_goes_and_nothing_goes_before_the_press(stage: Dialog):
    ana = await lived(stage)
    before = await rows(stage)
    await ana.types("/afternote forget")
    ana.sees("2 interviews", "3 notes", "reminders", "settings", "for good")
    assert ana.offered() == ["Erase everything", "Keep it"]
    erase = ana.control("Erase everything")
    assert isinstance(erase, Button)
    assert erase.style is Style.GRAVE
    await ana.presses("Keep it")
    ana.sees("Kept.")
    assert len(ana.told().splitlines()) == 1
    after = await rows(stage)
    assert {name: each for name, each in after.items() if name != "turns_seen"} == {
        name: each for name, each in before.items() if name != "turns_seen"
    }


async def test_nothing_of_theirs_is_left_in_any_table_and_nobody_else_loses_a_row(stage: Dialog):
    ben = await lived(stage, "ben")
    others = await rows(stage)
    ana = await lived(stage)
    hers = await ids(stage, ana)
    assert len(hers) > 12, "the canaries are not there at all"
    await ana.types("/afternote forget")
    await ana.presses("Erase everything")
    ana.sees("Erased", "begins anew")
    left = await rows(stage)
    for name, found in left.items():
        assert not [row for row in found for id in hers if id in row], name
        if name != "turns_seen":
            assert found == others[name], name
    await stage.passes(days=60)
    assert ana.deliveries() == []
    assert ben.deliveries()


async def test_the_page_is_a_strangers_again_and_a_new_command_begins_anew(stage: Dialog):
    ana = await lived(stage)
    await ana.types("/afternote forget")
    await ana.presses("Erase everything")
    eve = stage.actor("eve")
    assert await stage.bot.home(ana.actor.address) == await stage.bot.home(eve.actor.address)
    assert await stage.bot.known(ana.actor.address) is None
    # Looking again at once is no first opening.
    await stage.bot.greet(stage.stage.origin(ana.actor, None))
    await stage.stage.settle()
    assert ana.deliveries() == []
    assert await stage.bot.known(ana.actor.address) is None
    await stage.passes(hours=1)
    await ana.types("/interview list")
    ana.sees("Nothing logged yet")
    await ana.types("/interview log Initech, PM, today 9am with Ada Lovelace")
    ana.sees("Saved: Initech")
    await ana.types("/interview list")
    ana.misses("Acme", "Globex")


async def test_the_same_press_again_is_harmless_and_erases_no_new_beginning(stage: Dialog):
    ana = await lived(stage)
    await ana.types("/afternote forget")
    button = ana.control("Erase everything")
    await ana.presses("Erase everything")
    # From another copy of the card: nobody is made by it.
    assert "Nothing changed" in words(await ana.sends(ana.action(button.action, button.value)))
    assert await stage.bot.known(ana.actor.address) is None
    await stage.passes(hours=1)
    await ana.types("/interview log Initech, PM, today 9am with Ada Lovelace")
    reply = await ana.sends(ana.action(button.action, button.value))
    assert "Nothing changed" in words(reply)
    await ana.types("/interview list")
    ana.sees("Initech")


async def test_a_press_that_the_platform_brings_twice_says_the_same_and_makes_nobody(stage: Dialog):
    ana = await lived(stage)
    await ana.types("/afternote forget")
    button = ana.control("Erase everything")
    press = ana.action(button.action, button.value)
    first = words(await ana.sends(press))
    assert first.startswith("Erased")
    assert words(await ana.sends(press)) == first
    assert await stage.bot.known(ana.actor.address) is None


async def test_a_press_from_before_brought_again_after_it_does_nothing(stage: Dialog):
    ana = stage.actor("ana")
    command = ana.command("interview log", PANEL)
    await ana.sends(command)
    await ana.types("/afternote forget")
    await ana.presses("Erase everything")
    assert "broke on my side" not in words(await ana.sends(command))
    assert await stage.bot.known(ana.actor.address) is None


async def test_with_nothing_logged_it_erases_settings_and_profile(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/afternote forget")
    ana.sees("your settings")
    ana.misses("0 ", "interview")
    await ana.presses("Erase everything")
    ana.sees("Erased")
    assert await stage.bot.known(ana.actor.address) is None


async def test_privacy_has_the_button_too(stage: Dialog):
    ana = await lived(stage)
    await ana.types("/afternote privacy")
    ana.sees("/afternote forget")
    await ana.presses("Erase everything")
    ana.sees("Erase everything?", "2 interviews")
    await ana.presses("Erase everything")
    ana.sees("Erased")


@pytest.mark.parametrize(
    "text",
    ["How do I delete my data?", "delete my data", "erase everything", "Delete everything", "forget me",
     "please remove all my data", "delete my account", "how can I erase my information"],
)  # fmt: skip
async def test_a_plain_word_for_it_leads_to_privacy(stage: Dialog, text):
    ana = await lived(stage)
    await ana.types(text)
    ana.sees("Private by default")
    erase = next(each for shown in reversed(ana.fresh()) if shown.card for each in controls(shown.card)
                 if each.label == "Erase everything")  # fmt: skip
    assert isinstance(erase, Button)
    await ana.types("/interview list")
    ana.sees("Acme")
