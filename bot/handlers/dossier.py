"""A dossier: all that is known about one opportunity, read in one go and planned from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.clock import Instant
from bot.model.cadence import Case, addressee, plan, silent_spans
from bot.model.ids import ContactId, MemberId, NoteId, OpportunityId, PersonId, derived
from bot.model.note import Note, NoteKind
from bot.model.nudge import Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import Contact, Opportunity, Person
from bot.model.people import Member
from bot.model.policy import Policy
from bot.store import contacts, notes, nudges, opportunities, people
from bot.store.tx import Tx


@dataclass(frozen=True, slots=True)
class Dossier:
    """One opportunity with its contacts, people, notes and nudges."""

    opportunity: Opportunity
    every: tuple[Contact, ...]
    """All contacts of the member: what else they are busy with."""
    people: dict[PersonId, Person]
    notes: tuple[Note, ...]
    nudges: tuple[Nudge, ...]
    policy: Policy

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts of this opportunity, by their start."""
        mine = (one for one in self.every if one.opportunity_id == self.opportunity.id)
        return tuple(sorted(mine, key=lambda each: each.starts_at))

    @property
    def busy(self) -> tuple[tuple[Instant, Instant], ...]:
        """The spans around the member's interviews in which nothing is sent."""
        return silent_spans(self.every, self.policy)

    @property
    def last(self) -> Contact:
        """The contact that ends last."""
        return max(self.contacts, key=lambda each: each.ended_at)

    def contact(self, id: ContactId) -> Contact | None:
        """The contact with this id."""
        return next((each for each in self.contacts if each.id == id), None)

    def met(self, contact: Contact) -> tuple[Person, ...]:
        """The people of a contact, in the order they were logged."""
        found = (self.people.get(meeting.person_id) for meeting in contact.meetings)
        return tuple(person for person in found if person is not None)

    def thanks(self, contact: Contact) -> tuple[Note, ...]:
        """The thank-you notes of a contact, in the order of its people."""
        return in_order(
            contact,
            [note for note in self.notes if note.contact_id == contact.id and note.kind is NoteKind.THANK_YOU],
        )

    @property
    def everyone(self) -> tuple[Person, ...]:
        """Everybody met, latest contact first, each once."""
        seen: dict[PersonId, Person] = {}
        for contact in sorted(self.contacts, key=lambda each: each.ended_at, reverse=True):
            for person in self.met(contact):
                seen.setdefault(person.id, person)
        return tuple(seen.values())

    @property
    def addressee(self) -> Person | None:
        """Who gets the status follow-up, when it is clear."""
        return addressee(self.everyone, self.opportunity.status_to)

    @property
    def waiting(self) -> tuple[Note, ...]:
        """The notes that wait for the member."""
        return tuple(note for note in self.notes if note.open)

    @property
    def coming(self) -> tuple[Nudge, ...]:
        """The nudges still to come, soonest first."""
        return tuple(sorted((n for n in self.nudges if n.waiting), key=lambda nudge: nudge.next_at))

    def snoozes(self, nudge: Nudge) -> tuple[Note, ...]:
        """The notes still open that this snooze is about."""
        return tuple(note for note in self.waiting if nudge.put_off in (note.id, note.contact_id))

    def with_contact(self, contact: Contact) -> "Dossier":
        """The same dossier with this contact in its present state."""
        rest = tuple(each for each in self.every if each.id != contact.id)
        return replace(self, every=(*rest, contact))

    def with_note(self, note: Note) -> "Dossier":
        """The same dossier with this note in its present state."""
        rest = tuple(each for each in self.notes if each.id != note.id)
        return replace(self, notes=(*rest, note))


def in_order(contact: Contact, found: Iterable[Note]) -> tuple[Note, ...]:
    """These notes of a contact, in the order in which its people were logged."""
    order = {meeting.person_id: index for index, meeting in enumerate(contact.meetings)}
    return tuple(sorted(found, key=lambda note: order.get(note.person_id, len(order))))


async def read(tx: Tx, id: OpportunityId, member: Member, policy: Policy) -> Dossier | None:
    """The dossier of this opportunity, or None when the asker may not see it."""
    opportunity = await opportunities.get(tx, id)
    if opportunity is None:
        return None
    every = await contacts.of(tx, member.id)
    wanted = {meeting.person_id for one in every if one.opportunity_id == id for meeting in one.meetings}
    return Dossier(
        opportunity=opportunity,
        every=every,
        people=await people.get_many(tx, wanted),
        notes=await notes.of_opportunities(tx, [id]),
        nudges=await nudges.of_opportunity(tx, id),
        policy=policy,
    )


async def of_contact(tx: Tx, id: ContactId, member: Member, policy: Policy) -> tuple[Dossier, Contact] | None:
    """The dossier that a contact stands in, and the contact."""
    found = await contacts.get(tx, id)
    if found is None:
        return None
    dossier = await read(tx, found.opportunity_id, member, policy)
    return None if dossier is None else (dossier, found)


async def of_note(tx: Tx, id: NoteId, member: Member, policy: Policy) -> tuple[Dossier, Note] | None:
    """The dossier that a note stands in, and the note."""
    found = await notes.get(tx, id)
    if found is None:
        return None
    dossier = await read(tx, found.opportunity_id, member, policy)
    return None if dossier is None else (dossier, found)


async def replanned(tx: Tx, dossier: Dossier, member: Member, policy: Policy, now: Instant) -> Dossier:
    """The same dossier with its nudges planned anew and written down."""
    case = Case(
        opportunity=dossier.opportunity,
        contacts=dossier.contacts,
        notes=dossier.notes,
        history=dossier.nudges,
        member=member,
        busy=dossier.busy,
    )
    after = await nudges.plan(tx, dossier.opportunity.id, plan(case, policy, now), now)
    done = [each for each in after if each.kind is NudgeKind.SNOOZED and each.waiting and not dossier.snoozes(each)]
    if done:
        await nudges.cancel(tx, [each.id for each in done])
        after = tuple(replace(each, status=NudgeStatus.CANCELLED) if each in done else each for each in after)
    return replace(dossier, nudges=after)


async def replan_everything(tx: Tx, member: Member, policy: Policy, now: Instant) -> None:
    """Plans every opportunity of a member anew, after their settings changed."""
    for opportunity in await opportunities.of(tx, member.id):
        dossier = await read(tx, opportunity.id, member, policy)
        if dossier is not None and dossier.contacts:
            await replanned(tx, dossier, member, policy, now)


def thank_you_notes(contact: Contact, known: Sequence[Note], now: Instant) -> tuple[Note, ...]:
    """The thank-you notes that this contact still lacks: one for each person met."""
    have = {note.person_id for note in known if note.kind is NoteKind.THANK_YOU}
    return tuple(
        Note(
            id=NoteId(derived(contact.id, meeting.person_id, NoteKind.THANK_YOU)),
            member_id=contact.member_id,
            opportunity_id=contact.opportunity_id,
            contact_id=contact.id,
            person_id=meeting.person_id,
            kind=NoteKind.THANK_YOU,
            created_at=now,
        )
        for meeting in contact.meetings
        if meeting.person_id not in have
    )


async def read_many(
    tx: Tx, due: Sequence[Nudge], who: Mapping[MemberId, Member], policy: Policy
) -> dict[OpportunityId, Dossier]:
    """The dossiers that these nudges are about, in a handful of statements whatever their number."""
    wanted = {nudge.opportunity_id for nudge in due if nudge.opportunity_id is not None}
    if not wanted:
        return {}
    known = await opportunities.get_many(tx, wanted)
    theirs: dict[MemberId, list[Contact]] = {}
    for contact in await contacts.of_members(tx, {one.member_id for one in known.values()}):
        theirs.setdefault(contact.member_id, []).append(contact)
    met = await people.get_many(
        tx,
        {
            meeting.person_id
            for every in theirs.values()
            for contact in every
            if contact.opportunity_id in wanted
            for meeting in contact.meetings
        },
    )
    written: dict[OpportunityId, list[Note]] = {}
    for note in await notes.of_opportunities(tx, wanted):
        written.setdefault(note.opportunity_id, []).append(note)
    planned: dict[OpportunityId, list[Nudge]] = {}
    for nudge in await nudges.of_opportunities(tx, wanted):
        if nudge.opportunity_id is not None:
            planned.setdefault(nudge.opportunity_id, []).append(nudge)
    found: dict[OpportunityId, Dossier] = {}
    for id, opportunity in known.items():
        if opportunity.member_id not in who:
            continue
        every = theirs.get(opportunity.member_id, [])
        ids = {meeting.person_id for one in every if one.opportunity_id == id for meeting in one.meetings}
        found[id] = Dossier(
            opportunity=opportunity,
            every=tuple(every),
            people={person: met[person] for person in ids if person in met},
            notes=tuple(written.get(id, ())),
            nudges=tuple(planned.get(id, ())),
            policy=policy,
        )
    return found
