"""A dossier: all that is known about one opportunity, read in one go and planned from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.clock import Instant
from bot.handlers import rounding
from bot.model.cadence import plan
from bot.model.case import THANKED, Case, Touch, addressee, last_of, silent_spans
from bot.model.explain import Explanation, explain
from bot.model.identity import alike
from bot.model.ids import ContactId, MemberId, NoteId, NudgeId, OpportunityId, PersonId, derived
from bot.model.note import THANKS, Note
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import SENT_IN, SOCIAL, Contact, Opportunity, Person
from bot.model.people import Member
from bot.model.policy import Policy
from bot.store import contacts, notes, nudges, opportunities, people
from bot.store.notes import Word
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
    alike: Mapping[PersonId, frozenset[PersonId]] = field(default_factory=dict)
    """Where somebody is kept warm: the rows that each person has, also by other opportunities."""
    words: tuple[Word, ...] = ()
    """Where somebody is kept warm: every word to keep in touch that the member has sent."""

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
        """The contact that decides what is followed up: the latest interview, application or résumé, else the latest.

        Raises ValueError when there is none.
        """
        last = last_of(self.contacts)
        if last is None:
            raise ValueError("this opportunity has no contact")
        return last

    def contact(self, id: ContactId) -> Contact | None:
        """The contact with this id."""
        return next((each for each in self.contacts if each.id == id), None)

    def met(self, contact: Contact) -> tuple[Person, ...]:
        """The people of a contact, in the order they were logged."""
        found = (self.people.get(meeting.person_id) for meeting in contact.meetings)
        return tuple(person for person in found if person is not None)

    def thanks(self, contact: Contact) -> tuple[Note, ...]:
        """The notes that thank for a contact, in the order of its people."""
        return in_order(
            contact, [note for note in self.notes if note.contact_id == contact.id and note.kind in THANKS]
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
        """Who gets the follow-up, when it is clear."""
        everyone, chosen = self.everyone, self.opportunity.status_to
        through = self.last.through if self.contacts else None
        met = {person.id for person in everyone}
        others = [self.people[id] for id in (chosen, through) if id is not None and id in self.people and id not in met]
        return addressee((*everyone, *others), chosen, through)

    @property
    def waiting(self) -> tuple[Note, ...]:
        """The notes that wait for the member."""
        return tuple(note for note in self.notes if note.open)

    @property
    def coming(self) -> tuple[Nudge, ...]:
        """The nudges still to come, soonest first."""
        return tuple(sorted((n for n in self.nudges if n.waiting), key=lambda nudge: nudge.next_at))

    def case(self, member: Member) -> Case:
        """What a plan is made from; a follow-up that stands in a week's list stays in it."""
        rounds = {
            nudge.id: nudge.due_at
            for nudge in self.nudges
            if nudge.waiting and nudge.reason.because is Because.WEEKLY_ROUND
        }
        return Case(
            opportunity=self.opportunity,
            contacts=self.contacts,
            notes=self.notes,
            history=self.nudges,
            member=member,
            busy=self.busy,
            to=self.addressee,
            rounds=rounds,
            touched=self.touched,
        )

    @property
    def touched(self) -> dict[PersonId, list[Touch]]:
        """When the member was in touch with these people by other opportunities, or will be."""
        if not any(_kept_warm(each) for each in self.contacts):
            return {}
        elsewhere = [each for each in self.every if each.opportunity_id != self.opportunity.id]
        met = [(one.person_id, Touch(each.ended_at, _kept_warm(each))) for each in elsewhere for one in each.meetings]
        wrote = [
            (each.person_id, Touch(each.sent_at)) for each in self.words if each.opportunity_id != self.opportunity.id
        ]
        touches = (*met, *wrote)
        return {id: [touch for row, touch in touches if row in rows] for id, rows in self.alike.items()}

    def explained(self, member: Member, now: Instant, contact: ContactId | None = None) -> Explanation:
        """What comes next and why, or why nothing does; of one contact, when it is named."""
        return explain(self.case(member), self.policy, now, contact=contact)

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


def _kept_warm(contact: Contact) -> bool:
    return contact.kind in SOCIAL and contact.keep_warm


def in_order(contact: Contact, found: Iterable[Note]) -> tuple[Note, ...]:
    """These notes of a contact, in the order in which its people were logged."""
    order = {meeting.person_id: index for index, meeting in enumerate(contact.meetings)}
    return tuple(sorted(found, key=lambda note: order.get(note.person_id, len(order))))


async def read(tx: Tx, id: OpportunityId, member: Member, policy: Policy) -> Dossier | None:
    """The dossier of this opportunity, or None when it is not this member's."""
    return (await read_many(tx, [id], {member.id: member}, policy)).get(id)


async def read_many(
    tx: Tx, wanted: Iterable[OpportunityId], who: Mapping[MemberId, Member],
    policy: Policy | Mapping[MemberId, Policy],
) -> dict[OpportunityId, Dossier]:  # fmt: skip
    """The dossiers of those of these opportunities that are these members', in a handful of statements."""
    return await of_opportunities(tx, (await opportunities.get_many(tx, wanted)).values(), who, policy)


async def of_opportunities(
    tx: Tx, wanted: Iterable[Opportunity], who: Mapping[MemberId, Member],
    policy: Policy | Mapping[MemberId, Policy],
) -> dict[OpportunityId, Dossier]:  # fmt: skip
    """The dossiers of those of these opportunities that are these members', in the order given."""
    known = {each.id: each for each in wanted if each.member_id in who}
    if not known:
        return {}
    theirs: dict[MemberId, list[Contact]] = {}
    warm: set[MemberId] = set()
    for contact in await contacts.of_members(tx, {one.member_id for one in known.values()}):
        theirs.setdefault(contact.member_id, []).append(contact)
        if contact.opportunity_id in known and _kept_warm(contact):
            warm.add(contact.member_id)
    written: dict[OpportunityId, list[Note]] = {}
    for note in await notes.of_opportunities(tx, known):
        written.setdefault(note.opportunity_id, []).append(note)
    planned: dict[OpportunityId, list[Nudge]] = {}
    for nudge in await nudges.of_opportunities(tx, known):
        if nudge.opportunity_id is not None:
            planned.setdefault(nudge.opportunity_id, []).append(nudge)
    named = {id: _named(one, theirs.get(one.member_id, ()), written.get(id, ())) for id, one in known.items()}
    # Who else somebody is needs everybody; else those who are spoken of are enough.
    everybody = {each.id: each for each in await people.of_members(tx, warm)}
    met = everybody | await people.get_many(tx, set().union(*named.values()) - everybody.keys())
    words = await notes.words_sent(tx, warm)
    found: dict[OpportunityId, Dossier] = {}
    for id, opportunity in known.items():
        of = opportunity.member_id
        there = {person: met[person] for person in named[id] if person in met}
        dossier = Dossier(
            opportunity=opportunity,
            every=tuple(theirs.get(of, ())),
            people=there,
            notes=tuple(written.get(id, ())),
            nudges=tuple(planned.get(id, ())),
            policy=policy if isinstance(policy, Policy) else policy[of],
        )
        if of in warm and any(_kept_warm(each) for each in dossier.contacts):
            theirs_met = (each for each in everybody.values() if each.member_id == of)
            mine = tuple(each for each in words if each.member_id == of)
            dossier = replace(dossier, alike=alike(there.values(), theirs_met), words=mine)
        found[id] = dossier
    return found


async def of_member(tx: Tx, member: Member, policy: Policy) -> dict[OpportunityId, Dossier]:
    """Every dossier of this member, the oldest opportunity first."""
    return await of_opportunities(tx, await opportunities.of(tx, member.id), {member.id: member}, policy)


def _named(opportunity: Opportunity, every: Iterable[Contact], written: Iterable[Note]) -> set[PersonId]:
    """Everybody that an opportunity speaks of: met, asked, told, handing on; who is met no more is owed no thanks."""
    mine = [one for one in every if one.opportunity_id == opportunity.id]
    met = {meeting.person_id for one in mine for meeting in one.meetings}
    others = {opportunity.status_to, *(one.through for one in mine)}
    told = {note.person_id for note in written if note.kind not in THANKS}
    return met | told | {id for id in others if id is not None}


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
    """The same dossier with its nudges planned anew and written down, and the week's lists with them."""
    return (await replan_many(tx, [dossier], member, policy, now))[dossier.opportunity.id]


async def replan_many(
    tx: Tx, found: Iterable[Dossier], member: Member, policy: Policy, now: Instant
) -> dict[OpportunityId, Dossier]:
    """These of a member planned anew, and the week's lists once for all of them."""
    before = tuple(found)
    after = await _planned(tx, before, member, policy, now)
    if not any(_concerns_lists(each) for each in before):
        return after
    return await _listed(tx, after, member, policy, now)


async def _planned(
    tx: Tx, found: Iterable[Dossier], member: Member, policy: Policy, now: Instant,
    rounds: Mapping[NudgeId, Instant] | None = None,
) -> dict[OpportunityId, Dossier]:  # fmt: skip
    """The same dossiers with their nudges planned anew and written down.

    Follow-ups come with the lists in `rounds`; without it each stays in the list that it stands in.
    """
    known = {each.opportunity.id: each for each in found}
    cases = {id: each.case(member) for id, each in known.items()}
    if rounds is not None:
        cases = {id: replace(case, rounds=rounds) for id, case in cases.items()}
    after = await nudges.plan_many(tx, {id: plan(case, policy, now) for id, case in cases.items()})
    over = {
        each.id
        for id, every in after.items()
        for each in every
        if each.kind is NudgeKind.SNOOZED and each.waiting and not known[id].snoozes(each)
    }
    await nudges.cancel(tx, over)
    return {
        id: replace(
            known[id],
            nudges=tuple(replace(each, status=NudgeStatus.CANCELLED) if each.id in over else each for each in every),
        )
        for id, every in after.items()
    }


def _concerns_lists(dossier: Dossier) -> bool:
    """Whether a week's list may change with this opportunity: it is asked after, or stood in one."""
    if dossier.contacts and dossier.last.kind in SENT_IN:
        return True
    return any(each.waiting and each.reason.because is Because.WEEKLY_ROUND for each in dossier.nudges)


async def _listed(
    tx: Tx, known: dict[OpportunityId, Dossier], member: Member, policy: Policy, now: Instant
) -> dict[OpportunityId, Dossier]:
    """The same dossiers once the week's lists are made anew from everything of this member's that waits."""
    if member.zone is None:
        return known
    one = next(iter(known.values()))
    handed_in = rounding.handed_in(one.every)
    lists = await rounding.drawn(tx, member, handed_in, member.quiet(one.busy), policy, now)
    others = await read_many(tx, lists.changed - known.keys(), {member.id: member}, policy)
    changed = [known.get(id) or others.get(id) for id in sorted(lists.changed)]
    again = await _planned(tx, [each for each in changed if each is not None], member, policy, now, lists.moments)
    await rounding.write(tx, member, lists, now)
    return {id: again.get(id, each) for id, each in known.items()}


async def replan_everything(tx: Tx, member: Member, policy: Policy, now: Instant) -> None:
    """Plans every opportunity of a member anew, after their settings changed."""
    every = await of_member(tx, member, policy)
    await replan_many(tx, [each for each in every.values() if each.contacts], member, policy, now)


def thank_you_notes(contact: Contact, known: Sequence[Note], now: Instant) -> tuple[Note, ...]:
    """The notes of thanks that this contact still lacks: one for each person, of the kind that it calls for."""
    kind = THANKED.get(contact.kind)
    if kind is None:
        return ()
    have = {note.person_id for note in known if note.kind is kind}
    return tuple(
        Note(
            id=NoteId(derived(contact.id, meeting.person_id, kind)),
            member_id=contact.member_id,
            opportunity_id=contact.opportunity_id,
            contact_id=contact.id,
            person_id=meeting.person_id,
            kind=kind,
            created_at=now,
        )
        for meeting in contact.meetings
        if meeting.person_id not in have
    )
