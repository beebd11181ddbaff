"""Cases to plan: a member, an opportunity, contacts of every kind, notes and what was sent."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.model.cadence import Case, plan, silent_spans
from bot.model.case import THANKED
from bot.model.ids import ContactId, MemberId, NoteId, NudgeId, OpportunityId, PersonId
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.opportunity import SOCIAL, Contact, ContactKind, Meeting, Opportunity, Person
from bot.model.people import Address, Member, Tenant
from bot.model.policy import DEFAULT, Policy

NY = "America/New_York"
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
UNASKED = frozenset(NudgeKind) - {NudgeKind.SNOOZED, NudgeKind.ASKED, NudgeKind.PLEDGE}


def at(day: str, clock: str, zone: str = NY) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wall(moment: datetime, zone: str = NY) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%a %d %H:%M}"


def member(**changes: object) -> Member:
    known = Member(
        id=MemberId("m"), home=Tenant("t", "t"), addresses=(Address("t", "t", "ana"),),
        created_at=at("2026-01-01", "09:00"), zone=NY,
    )  # fmt: skip
    return replace(known, **changes)


def contact(start: datetime, end: datetime | None = None, *, logged: datetime | None = None, people: int = 1,
            **changes: object) -> Contact:  # fmt: skip
    known = Contact(
        id=ContactId("c"), member_id=MemberId("m"), opportunity_id=OpportunityId("o"), kind=ContactKind.INTERVIEW,
        starts_at=start, ended_at=end or start + HOUR, zone=NY, logged_at=logged or start - HOUR,
        meetings=tuple(Meeting(PersonId(f"p{n}")) for n in range(people)),
    )  # fmt: skip
    return replace(known, **changes)


def handed_in(day: str, kind: ContactKind = ContactKind.APPLICATION, *, zone: str = NY, **changes: object) -> Contact:
    """Something of which only the day is known: an application, a résumé, a referral."""
    noon = at(day, "12:00", zone)
    changes = {"people": 0, "logged": noon, "zone": zone, **changes}
    return contact(noon, noon, kind=kind, day_only=True, **changes)


def thanks(of: Contact, *, status: NoteStatus = NoteStatus.PLANNED, done: datetime | None = None) -> tuple[Note, ...]:
    kind = THANKED.get(of.kind)
    return () if kind is None else tuple(
        Note(
            id=NoteId(f"n-{met.person_id}-{of.id}"), member_id=of.member_id, opportunity_id=of.opportunity_id,
            contact_id=of.id, person_id=met.person_id, kind=kind, created_at=of.logged_at, status=status,
            done_at=done,
        )
        for met in of.meetings
    )  # fmt: skip


def status(of: Contact, ordinal: int, state: NoteStatus, done: datetime, kind: NoteKind = NoteKind.STATUS) -> Note:
    return Note(
        id=NoteId(f"s{ordinal}"), member_id=of.member_id, opportunity_id=of.opportunity_id, contact_id=of.id,
        person_id=of.meetings[0].person_id if of.meetings else PersonId("p0"), kind=kind, created_at=done - HOUR,
        ordinal=ordinal, status=state, done_at=None if state in (NoteStatus.PLANNED, NoteStatus.DRAFTED) else done,
    )  # fmt: skip


def owed(of: Contact, kind: NoteKind, made: datetime, **changes: object) -> Note:
    """A note that stands for itself."""
    known = Note(
        id=NoteId(f"o-{kind.value}"), member_id=of.member_id, opportunity_id=of.opportunity_id, contact_id=of.id,
        person_id=PersonId("p0"), kind=kind, created_at=made,
    )  # fmt: skip
    return replace(known, **changes)


def case(of: Contact, *, notes: Sequence[Note] | None = None, history: Sequence[Nudge] = (), who: Member | None = None,
         others: Sequence[Contact] = (), mine: Sequence[Contact] = (), to: Person | None = None,
         **changes: object) -> Case:  # fmt: skip
    """A case about one contact; `mine` are others of the opportunity, `others` of the member elsewhere."""
    opportunity = Opportunity(
        id=OpportunityId("o"), member_id=MemberId("m"), company="Acme", role="Engineer", created_at=of.logged_at,
        social=of.kind in SOCIAL,
    )  # fmt: skip
    every = (of, *mine)
    return Case(
        opportunity=replace(opportunity, **changes), contacts=every,
        notes=tuple([note for each in every for note in thanks(each)] if notes is None else notes),
        history=tuple(history), member=who or member(), busy=silent_spans((*every, *others), DEFAULT), to=to,
    )  # fmt: skip


def planned(of: Case, now: datetime, policy: Policy = DEFAULT) -> list[tuple[str, str]]:
    return [(each.kind.value, wall(each.due_at, of.member.zone or NY)) for each in plan(of, policy, now)]


def delivered(each: Nudge, when: datetime | None = None) -> Nudge:
    return replace(each, status=NudgeStatus.DELIVERED, delivered_at=when or each.due_at)


def snoozed(of: Contact, until: datetime, state: NudgeStatus = NudgeStatus.DUE) -> Nudge:
    return Nudge(
        id=NudgeId("z"), to=of.member_id, kind=NudgeKind.SNOOZED, subject=of.id, due_at=until, next_at=until,
        reason=Reason(Because.CHOSEN, until), opportunity_id=of.opportunity_id, ordinal=f"contact {of.id}@1",
        status=state, delivered_at=until if state is NudgeStatus.DELIVERED else None,
    )  # fmt: skip


def of_kind(found: Sequence[Nudge], kind: NudgeKind) -> list[Nudge]:
    return [each for each in found if each.kind is kind]
