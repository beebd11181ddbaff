"""A cohort that a coach looks at: people of every standing and every level, written into the store as they would be."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.cohort import Cohort, Consent, Membership, Role
from bot.model.ids import CohortId, ContactId, MemberId, MembershipId, NoteId, OpportunityId, PersonId
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Contact, ContactKind, InterviewFormat, Meeting, Opportunity, Person
from bot.model.people import Address, Member, Tenant
from bot.store import cohorts, contacts, members, memberships, notes, opportunities, people
from bot.store.rights import System
from bot.store.store import Store
from bot.store.tx import Tx

BOT = System("a test")
STAGE = Tenant("stage", "stage")
SECRET_WORDS = "the-words-of-a-draft"
NAMES = (
    "Ana Silva", "Ben Okafor", "Chiara Rossi", "Dmitri Volkov", "Esther Adeyemi", "Fatima Zahra", "Grace Liu",
    "Hugo Martin", "Ines Alvarez", "Jonas Weber", "Keiko Tanaka", "Liam Byrne",
)  # fmt: skip
COMPANIES = ("Northwind", "Acme", "Globex", "Initech", "Umbra Robotics", "Vela Health")


@dataclass(frozen=True)
class Spring:
    """A cohort as it was written, and who coaches it."""

    cohort: Cohort
    coach: Member
    members: tuple[Membership, ...]

    def named(self, name: str) -> Membership:
        return next(each for each in self.members if each.shown_as == name)


def person(key: str, name: str, now: Instant) -> Member:
    """A member of the stage."""
    address = Address("stage", "stage", user=key, room=f"dm-{key}")
    return Member(id=MemberId(f"m-{key}"), home=STAGE, addresses=(address,), created_at=now, name=name,
                  zone="America/New_York", country="US", locale="en-US")  # fmt: skip


async def joined(
    tx: Tx, cohort: Cohort, member: Member, *, role: Role, consent: Consent, at: Instant, shown_as: str = ""
) -> Membership:
    """This member's membership, kept."""
    kept = Membership(
        MembershipId(f"ms-{cohort.id}-{member.id}"), cohort.id, member.id, role, at, consent,
        at if consent.counted else None, shown_as or member.name,
    )  # fmt: skip
    await memberships.put(tx, kept)
    return kept


async def interview(
    tx: Tx, who: MemberId, company: str, ended: Instant, *, n: int = 1, status: NoteStatus = NoteStatus.DRAFTED,
    done: datetime | None = None, format: InterviewFormat | None = InterviewFormat.VIDEO,
) -> None:  # fmt: skip
    """An interview that this member logged as it ended, and its note."""
    key = f"{who}-{n}"
    about = OpportunityId(f"o-{key}")
    met = Person(PersonId(f"p-{key}"), who, "Grace Hopper", "Grace", "grace@acme.example")
    await opportunities.put(tx, Opportunity(about, who, company, "Engineer", ended))
    await people.put_many(tx, [met])
    touch = Contact(
        ContactId(f"c-{key}"), who, about, ContactKind.INTERVIEW, ended - timedelta(hours=1), ended, "America/New_York",
        ended, format=format, meetings=(Meeting(met.id, "the billing migration"),),
    )  # fmt: skip
    await contacts.put(tx, touch)
    note = Note(
        NoteId(f"n-{key}"), who, about, touch.id, met.id, NoteKind.THANK_YOU, ended, status=status,
        body=SECRET_WORDS, subject="Thank you", done_at=done,
    )  # fmt: skip
    await notes.put(tx, note)


async def spring(
    store: Store, now: Instant, *, id: str = "c-spring", name: str = "Spring cohort", coach: str = "cleo",
    people_in: tuple[str, ...] = NAMES,
) -> Spring:  # fmt: skip
    """Four members in a row: a draft waits, quiet, on track, counted only; each with a company of their own."""
    today = wall(now, "America/New_York").date()
    cohort = Cohort(
        CohortId(id), STAGE, now - timedelta(days=30), name, "America/New_York", today - timedelta(days=28),
        today + timedelta(days=28),
    )  # fmt: skip
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, cohort)
        leads = await members.get(tx, MemberId(f"m-{coach}")) or person(coach, coach.title(), now)
        await members.put(tx, leads)
        start = now - timedelta(days=28)
        await joined(tx, cohort, leads, role=Role.COACH, consent=Consent.PRIVATE, at=start, shown_as="Cleo Park")
        made = []
        for n, each in enumerate(people_in):
            who = person(f"{id}-{n}", each, now)
            await members.put(tx, who)
            level = (Consent.DRAFTS, Consent.PROGRESS, Consent.PROGRESS, Consent.COUNTS)[n % 4]
            made.append(await joined(tx, cohort, who, role=Role.MEMBER, consent=level, at=start))
            company = COMPANIES[n % len(COMPANIES)]
            if n % 4 == 0:
                await interview(tx, who.id, company, now - timedelta(days=2, hours=n))
            elif n % 4 == 1:
                await interview(tx, who.id, company, now - timedelta(days=17 + n), status=NoteStatus.SENT,
                                done=now - timedelta(days=16 + n))  # fmt: skip
            else:
                await interview(tx, who.id, company, now - timedelta(days=2), status=NoteStatus.SENT,
                                done=now - timedelta(days=1), format=InterviewFormat.PHONE)  # fmt: skip
    return Spring(cohort, leads, tuple(made))


async def at_level(store: Store, membership: Membership, consent: Consent, now: Instant) -> None:
    """Has a member choose another level."""
    async with store.begin(BOT) as tx:
        await memberships.put(tx, membership.at_level(consent, now))


async def in_role(store: Store, cohort: Cohort, member: Member, role: Role) -> None:
    """Has a member be something else in a cohort."""
    async with store.begin(BOT) as tx:
        found = await memberships.in_cohort(tx, cohort.id, member.id)
        assert found is not None
        await memberships.put(tx, replace(found, role=role))
