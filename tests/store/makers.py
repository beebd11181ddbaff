"""Rows for tests, one of each noun, marked with their owner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.model.asked import Asked
from bot.model.ids import AskedId, ContactId, FormId, MemberId, NoteId, NudgeId, OpportunityId, PersonId
from bot.model.note import Note, NoteKind
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.opportunity import Contact, ContactKind, Debrief, Meeting, Opportunity, Person, PersonRole
from bot.model.people import Address, Member, Signature, Tenant
from bot.store import asked, contacts, forms, members, notes, nudges, opportunities, people
from bot.store.rights import System
from bot.store.store import Store

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
BOT = System("a test")


@dataclass(frozen=True)
class World:
    """Everything that one member has; every private field holds `canary`."""

    member: Member
    opportunity: Opportunity
    person: Person
    contact: Contact
    note: Note
    nudge: Nudge
    form: forms.FormRow
    asked: Asked
    canary: str


def member(name: str, *, tenant: str = "T1", platform: str = "slack", canary: str = "") -> Member:
    return Member(
        id=MemberId(f"m-{name}"),
        home=Tenant(platform, tenant),
        addresses=(Address(platform, tenant, f"U-{name}", f"D-{name}"),),
        created_at=NOW,
        name=f"{canary}name",
        zone="Europe/Berlin",
        signature=Signature(f"{canary}sig", f"{canary}@example.org", f"{canary}phone", f"{canary}link"),
        country="DE",
    )


def opportunity(owner: Member, id: str = "o", canary: str = "") -> Opportunity:
    return Opportunity(
        id=OpportunityId(f"{id}-{owner.id}"),
        member_id=owner.id,
        company=f"{canary}company",
        role=f"{canary}role",
        created_at=NOW,
        stage=f"{canary}stage",
        decides_by=date(2026, 12, 1),
        unsure=(date(2026, 12, 1), date(2026, 11, 24)),
        replied_at=NOW,
        status_to=PersonId(f"p-{owner.id}"),
    )


def nudge(
    owner: Member,
    id: str = "n",
    *,
    at: datetime = NOW,
    kind: NudgeKind = NudgeKind.THANK,
    about: OpportunityId | None = None,
    because: Because = Because.AN_HOUR_AFTER,
) -> Nudge:
    return Nudge(
        id=NudgeId(f"{id}-{owner.id}"),
        to=owner.id,
        kind=kind,
        subject=f"c-{owner.id}",
        due_at=at,
        next_at=at,
        reason=Reason(because, at),
        opportunity_id=about,
    )


def world(name: str, *, tenant: str = "T1", platform: str = "slack", canary: str = "") -> World:
    canary = canary or f"canary-{name}-"
    owner = member(name, tenant=tenant, platform=platform, canary=canary)
    wanted = opportunity(owner, canary=canary)
    met = Person(
        PersonId(f"p-{owner.id}"),
        owner.id,
        f"{canary}person",
        f"{canary}call",
        f"{canary}mail",
        f"{canary}title",
        f"{canary}job",
        PersonRole.RECRUITER,
    )
    touch = Contact(
        id=ContactId(f"c-{owner.id}"),
        member_id=owner.id,
        opportunity_id=wanted.id,
        kind=ContactKind.INTERVIEW,
        starts_at=NOW - timedelta(hours=1),
        ended_at=NOW,
        zone="Europe/Berlin",
        logged_at=NOW,
        round=f"{canary}round",
        meetings=(Meeting(met.id, f"{canary}topic"),),
        debrief=Debrief(NOW, 4, f"{canary}question", f"{canary}fit"),
    )
    thanks = Note(
        id=NoteId(f"n-{owner.id}"),
        member_id=owner.id,
        opportunity_id=wanted.id,
        contact_id=touch.id,
        person_id=met.id,
        kind=NoteKind.THANK_YOU,
        created_at=NOW,
        subject=f"{canary}subject",
        body=f"{canary}body\x00\n\ud83d! \U0001f600",
        frames=("a", "b"),
    )
    form = forms.FormRow(
        FormId(f"f-{owner.id}"),
        owner.id,
        "log",
        "",
        1,
        {"company": f"{canary}filled"},
        f"{canary}origin",
        NOW + timedelta(days=1),
    )
    asking = Asked(
        AskedId(f"a-{owner.id}"), owner.id, NOW, NOW + timedelta(days=1), f"{canary}about", f"https://{canary}link"
    )
    return World(owner, wanted, met, touch, thanks, nudge(owner, about=wanted.id), form, asking, canary)


async def stored(store: Store, *worlds: World) -> None:
    """Writes all of them."""
    async with store.begin(BOT) as tx:
        for each in worlds:
            await members.put(tx, each.member)
            await opportunities.put(tx, each.opportunity)
            await people.put(tx, each.person)
            await contacts.put(tx, each.contact)
            await notes.put(tx, each.note)
            await nudges.add(tx, each.nudge)
            await forms.put(tx, each.form)
            await asked.put(tx, each.asked)


async def with_members(store: Store, *owners: Member) -> None:
    async with store.begin(BOT) as tx:
        for owner in owners:
            await members.put(tx, owner)


def rows(each: World) -> Iterator[tuple[object, object]]:
    """Every noun's module that has private rows, with the row of this world."""
    yield opportunities, each.opportunity
    yield people, each.person
    yield contacts, each.contact
    yield notes, each.note
    yield forms, each.form
    yield asked, each.asked
