"""Contacts laid down as they would be logged, for tests of what comes of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.model.ids import ContactId, OpportunityId, PersonId, derived
from bot.model.note import Note
from bot.model.nudge import Nudge
from bot.model.opportunity import SENT_IN, SOCIAL, Contact, ContactKind, Meeting, Opportunity, PersonRole
from bot.model.opportunity import Person as Met
from bot.model.people import Member
from bot.model.policy import DEFAULT
from bot.store import contacts, members, notes, nudges, opportunities, people
from bot.store.rights import AsMember, System
from tests.dialogs.dialog import Dialog, Person

HALF_AN_HOUR = timedelta(minutes=30)


async def member_of(stage: Dialog, who: Person) -> Member:
    """The member that an actor is."""
    async with stage.bot.store.read(System("a test")) as tx:
        found = await members.by_address(tx, who.actor.address)
    assert found is not None, "nobody who has said anything"
    return found


async def laid(
    stage: Dialog,
    who: Person,
    kind: ContactKind,
    *names: str,
    company: str = "Acme",
    role: str = "Engineer",
    at: datetime | None = None,
    roles: Sequence[PersonRole] = (),
    through: bool = False,
    **about: object,
) -> tuple[OpportunityId, ContactId]:
    """A contact of this kind with people of these names, "Grace Hopper <grace@acme.com>", at this moment or now.

    `roles` are theirs in that order; `through`: the last of them hands a résumé on, and is not met; `about` changes the
    opportunity.
    """
    if not await _known(stage, who):
        await who.types("/afternote help")
    member = await member_of(stage, who)
    now = stage.clock.now()
    ended = at or now
    social = kind in SOCIAL
    async with stage.bot.store.begin(AsMember(member.id)) as tx:
        every = await opportunities.of(tx, member.id)
        there = next((each for each in every if each.company == company and each.social is social), None)
        found = there or Opportunity(
            OpportunityId(derived(member.id, company, social, len(every))), member.id, company,
            "" if social else role, now, social=social,
        )  # fmt: skip
        found = replace(found, **about)  # type: ignore[arg-type]
        await opportunities.put(tx, found)
        number = len(await contacts.of(tx, member.id))
        met = [_person(member, found, name, dict(enumerate(roles)).get(index)) for index, name in enumerate(names)]
        await people.put_many(tx, met)
        handed_on = met[-1] if through else None
        contact = Contact(
            ContactId(derived(found.id, number)), member.id, found.id, kind,
            ended if kind in SENT_IN or kind is ContactKind.REFERRAL else ended - HALF_AN_HOUR, ended,
            member.zone or "UTC", now, meetings=tuple(Meeting(each.id) for each in met if each is not handed_on),
            through=handed_on.id if handed_on is not None else None,
        )  # fmt: skip
        await contacts.put(tx, contact)
        await notes.put_many(tx, dossiers.thank_you_notes(contact, (), now))
        dossier = await dossiers.read(tx, found.id, member, DEFAULT)
        assert dossier is not None
        dossier = await drafts.draft_all(tx, dossier, contact, member, now)
        await dossiers.replanned(tx, dossier, member, DEFAULT, now)
    return found.id, contact.id


async def _known(stage: Dialog, who: Person) -> bool:
    async with stage.bot.store.read(System("a test")) as tx:
        return await members.by_address(tx, who.actor.address) is not None


def _person(member: Member, opportunity: Opportunity, text: str, role: PersonRole | None) -> Met:
    name, _, email = text.partition(" <")
    # One row an opportunity for each person, as the log has it.
    return Met(
        PersonId(derived(opportunity.id, name)), member.id, name, name.split()[0], email.removesuffix(">"),
        role=role or PersonRole.INTERVIEWER,
    )  # fmt: skip


async def notes_of(stage: Dialog, who: Person) -> tuple[Note, ...]:
    """Every note of theirs, the oldest first."""
    member = await member_of(stage, who)
    async with stage.bot.store.read(System("a test")) as tx:
        return await notes.of(tx, member.id)


async def opportunity_of(stage: Dialog, who: Person, company: str = "Acme") -> Opportunity:
    """Their newest opportunity at this company."""
    member = await member_of(stage, who)
    async with stage.bot.store.read(System("a test")) as tx:
        found = [each for each in await opportunities.of(tx, member.id) if each.company == company]
    assert found, company
    return found[-1]


async def coming(stage: Dialog, who: Person) -> tuple[Nudge, ...]:
    """What waits for them, the next first."""
    member = await member_of(stage, who)
    async with stage.bot.store.read(System("a test")) as tx:
        return await nudges.coming(tx, member.id, 200)
