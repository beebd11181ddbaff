"""What tests of handing over have in hand: a note that waits, the card that shows it, and what is stored of it."""

from bot.chat.card import Card, Copy, File, Link
from bot.model.note import Note
from bot.model.people import Member
from bot.stage import controls
from bot.store import members, notes
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person

ONE = "Acme, Engineer, today 10am-11am with Grace Hopper <grace@acme.com>"
FOUR = ("Acme, Engineer, today 10am-11am with Grace Hopper (hiring manager) <grace@acme.com>, Alan Turing, "
        "Lin Chen and Cy Vance")  # fmt: skip


async def met(stage: Dialog, line: str = ONE, **told: str) -> Person:
    """Ana, who signs her notes, after an interview and its debrief."""
    ana = stage.actor("ana", display="Ana Silva")
    await ana.types(f"/interview log {line}")
    await ana.types("/note show Grace")
    await ana.presses("Add my contact details")
    await ana.fills(name="Ana Silva", email="ana@mail.example")
    await ana.types("/interview debrief Acme")
    await ana.fills(**(told or {"topic1": "the billing migration"}))
    return ana


async def member(stage: Dialog, who: Person) -> Member:
    """The member that an actor is."""
    async with stage.bot.store.read(System("a test")) as tx:
        found = await members.by_address(tx, who.actor.address)
    assert found is not None
    return found


async def every_note(stage: Dialog, who: Person) -> tuple[Note, ...]:
    """All their notes as they are stored."""
    of = await member(stage, who)
    async with stage.bot.store.read(System("a test")) as tx:
        return await notes.of(tx, of.id)


def card_of(who: Person) -> Card:
    """The newest card that they see."""
    return next(each.card for each in reversed(who.fresh()) if each.card is not None)


def body_of(who: Person) -> str:
    """The text of the newest card that is to be copied alone."""
    return next(each.text for each in card_of(who).blocks if isinstance(each, Copy) and each.alone)


def links_of(who: Person) -> dict[str, str]:
    """Where the links of the newest card lead."""
    return {each.label: each.url for each in controls(card_of(who)) if isinstance(each, Link)}


def file_of(who: Person) -> File:
    """The file of the newest card."""
    return next(each for each in card_of(who).blocks if isinstance(each, File))
