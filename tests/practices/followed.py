"""What the tests about follow-ups share: what is kept of somebody, what is planned, a posting pasted."""

from bot.model.nudge import Because, NudgeKind
from bot.model.opportunity import Contact, Opportunity, Person
from bot.store import contacts, members, nudges, opportunities, people
from bot.store.rights import System
from tests.dialogs.dialog import Dialog
from tests.dialogs.dialog import Person as Somebody

APPLIED = "/followup add applied to Acme, Staff Engineer, today"


async def pasted(ana: Somebody, text: str) -> None:
    await ana.presses("Paste the posting")
    await ana.fills(text=text)


async def kept(stage: Dialog, ana: Somebody) -> tuple[list[Opportunity], list[Contact], list[Person]]:
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, ana.actor.address)
        assert member is not None
        return (
            list(await opportunities.of(tx, member.id)), list(await contacts.of(tx, member.id)),
            list(await people.of(tx, member.id)),
        )  # fmt: skip


async def planned(stage: Dialog, ana: Somebody) -> list[tuple[NudgeKind, Because]]:
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, ana.actor.address)
        assert member is not None
        return [(each.kind, each.reason.because) for each in await nudges.coming(tx, member.id, 100)]
