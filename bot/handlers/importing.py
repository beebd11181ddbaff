"""Importing: many contacts at once, drawn up first, counted, and written as they were drawn up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import rounding, saving
from bot.handlers.belonging import relationship
from bot.handlers.dossier import Dossier
from bot.handlers.facts import Facts
from bot.handlers.references import folded
from bot.handlers.turn import Turn
from bot.model.calendar import wall
from bot.model.ids import ContactId, OpportunityId, PersonId
from bot.model.nudge import NudgeKind
from bot.model.opportunity import (
    CLOSED,
    SOCIAL,
    Contact,
    ContactKind,
    Meeting,
    Opportunity,
    Outcome,
    Person,
    PersonRole,
)
from bot.model.rounds import Due, Forecast, due_of, forecast
from bot.store import contacts, notes, nudges, opportunities, people


@dataclass(frozen=True, slots=True)
class Wanted:
    """One contact to import, how far it came, and what came of it."""

    facts: Facts
    outcome: Outcome = Outcome.OPEN
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything that an import would write, and the messages that would follow from it."""

    dossiers: tuple[Dossier, ...]
    contacts: tuple[Contact, ...]
    people: tuple[Person, ...]
    old: frozenset[OpportunityId]
    """Those of the opportunities that were there before."""
    follows: Forecast
    aside: int
    """How many come in as unanswered, since they are too long ago."""


Key = tuple[str, ...] | tuple[str, Instant]


def _key(facts: Facts, company: str, role: str, who: Sequence[str]) -> Key:
    """What makes two rows the same: a company and a start; or kind, day, position or people where no hour counts."""
    if facts.kind is ContactKind.INTERVIEW:
        return folded(company), facts.start
    day = wall(facts.start, facts.zone).date().isoformat()
    about = sorted(folded(name) for name in who) if facts.kind in SOCIAL else [folded(company), folded(role)]
    return (facts.kind.value, day, *about)


async def fresh(turn: Turn, wanted: Iterable[Wanted]) -> list[Wanted]:
    """Those that are not logged yet, each once."""
    known = {one.id: one for one in await opportunities.of(turn.tx, turn.member.id)}
    met = {one.id: one.name for one in await people.of(turn.tx, turn.member.id)}
    there: set[Key] = set()
    for one in await contacts.of(turn.tx, turn.member.id):
        about = known.get(one.opportunity_id)
        who = [met.get(each.person_id, "") for each in one.meetings]
        alike = Facts("", "", one.starts_at, None, one.zone, None, "", (), kind=one.kind)
        there.add(_key(alike, about.company if about else "", about.role if about else "", who))
    out: list[Wanted] = []
    for each in wanted:
        facts = each.facts
        key = _key(facts, facts.company, facts.role, [person.name for person in facts.people])
        if key not in there:
            there.add(key)
            out.append(each)
    return out


class _Books:
    """What an import has drawn up so far."""

    def __init__(
        self, turn: Turn, every: Sequence[Opportunity], touches: Sequence[Contact], met: Sequence[Person]
    ) -> None:
        self.turn = turn
        self.old = frozenset(one.id for one in every)
        # By company, so that a hundred rows are not each held against a hundred others.
        self.named: dict[str, dict[OpportunityId, Opportunity]] = {}
        for known in every:
            self.named.setdefault(folded(known.company), {})[known.id] = known
        self.social = {one.id: one for one in every if one.social}
        self.touches = {one.id: one for one in touches}
        self.people = {one.id: one for one in met}
        self.touched: dict[OpportunityId, Dossier] = {}
        self.outcomes: dict[OpportunityId, Outcome] = {}
        self.new: list[Contact] = []
        self.written: list[Person] = []

    def belongs(self, facts: Facts) -> Opportunity:
        """Which opportunity a row is of, as it now stands."""
        if facts.kind in SOCIAL:
            found = relationship(self.social.values(), self.touches.values(), self.people, facts).known
            if found is None:
                found, _ = saving.opportunity_of(self.turn, (), facts, None)
            self.social[found.id] = found
            return found
        there = self.named.setdefault(folded(facts.company), {})
        opportunity, _ = saving.opportunity_of(self.turn, there.values(), facts, None)
        there[opportunity.id] = opportunity
        return opportunity

    def take(self, dossier: Dossier, each: Wanted) -> None:
        """Enters one row into the dossier that it belongs to."""
        opportunity = replace(dossier.opportunity, stage=each.stage or dossier.opportunity.stage)
        dossier, contact, rows = _with(self.turn, replace(dossier, opportunity=opportunity), each.facts)
        self.touches[contact.id] = contact
        self.people |= {person.id: person for person in rows}
        self.new.append(contact)
        self.written.extend(rows)
        self.touched[opportunity.id] = dossier
        for shelf in (self.named.get(folded(opportunity.company), {}), self.social):
            if opportunity.id in shelf:
                shelf[opportunity.id] = opportunity
        if each.outcome is not Outcome.OPEN:
            self.outcomes[opportunity.id] = each.outcome


async def drawn(turn: Turn, wanted: Sequence[Wanted]) -> Drawn:
    """What importing these comes to; writes nothing."""
    tx, id = turn.tx, turn.member.id
    there = await opportunities.of(tx, id)
    books = _Books(turn, there, await contacts.of(tx, id), await people.of(tx, id))
    known = await dossiers.of_opportunities(tx, there, {id: turn.member}, turn.policy)
    for each in sorted(wanted, key=lambda one: one.facts.start):
        opportunity = books.belongs(each.facts)
        dossier = books.touched.get(opportunity.id) or known.get(opportunity.id)
        if dossier is None:
            dossier = Dossier(opportunity, tuple(books.touches.values()), {}, (), (), turn.policy)
        books.take(replace(dossier, opportunity=opportunity), each)
    imported = {one.id for one in books.new}
    every = tuple(books.touches.values())
    whole = [
        _settled(turn, replace(one, every=every), books.outcomes.get(id), imported)
        for id, one in books.touched.items()
    ]
    unanswered = [
        one for one in whole
        if one.opportunity.outcome is Outcome.NO_ANSWER and one.opportunity.id not in books.outcomes
    ]  # fmt: skip
    return Drawn(
        dossiers=tuple(whole),
        contacts=tuple(books.new),
        people=tuple({one.id: one for one in books.written}.values()),
        old=books.old,
        follows=await _follows(turn, whole, every),
        aside=sum(contact.id in imported for one in unanswered for contact in one.contacts),
    )


async def _follows(turn: Turn, whole: Sequence[Dossier], every: Sequence[Contact]) -> Forecast:
    """The messages that would follow, those of a week that come as one list counted once."""
    touched = {one.opportunity.id for one in whole}
    handed_in = rounding.handed_in(every) - touched
    coming = await nudges.coming(turn.tx, turn.member.id, rounding.MANY) if handed_in else ()
    pending: list[Due] = [
        due_of(nudge)
        for nudge in coming
        if nudge.kind is NudgeKind.FOLLOW_UP and nudge.opportunity_id in handed_in
    ]
    return forecast([one.case(turn.member) for one in whole], turn.policy, turn.now, pending=pending)


def _with(turn: Turn, dossier: Dossier, facts: Facts) -> tuple[Dossier, Contact, list[Person]]:
    """The dossier with one more contact, that contact, and the people to write."""
    known = next((one for one in dossier.contacts if saving.is_it(one, facts)), None)
    as_ = PersonRole.REFERRER if facts.kind is ContactKind.REFERRAL else PersonRole.INTERVIEWER
    there, rows = saving.people_of(
        turn, facts.people, dossier, known, replaces=False, as_=as_, grows=facts.kind not in SOCIAL
    )
    topics: Mapping[PersonId, Meeting] = (
        {each.person_id: each for each in known.meetings} if known is not None else {}
    )
    meetings = tuple(topics.get(person.id, Meeting(person.id)) for person in there)
    contact = saving.contact_of(turn, facts, dossier.opportunity, known, meetings)
    dossier = replace(dossier, people=dossier.people | {person.id: person for person in rows}).with_contact(contact)
    gone = [note.dropped(turn.now) for note in dossier.waiting if saving.overtaken(note, contact, dossier)]
    mine = [note for note in dossier.notes if note.contact_id == contact.id]
    for note in (*gone, *dossiers.thank_you_notes(contact, mine, turn.now)):
        dossier = dossier.with_note(note)
    return dossier, contact, rows


def _settled(turn: Turn, dossier: Dossier, said: Outcome | None, imported: set[ContactId]) -> Dossier:
    """The dossier with the outcome that a row says; what is too long ago is unanswered, and its notes are dropped."""
    opportunity = dossier.opportunity
    if said is not None:
        opportunity = opportunity.settled(said, turn.now)
    elif opportunity.outcome is Outcome.OPEN and not opportunity.social and _aside(turn, dossier.last):
        opportunity = replace(opportunity, outcome=Outcome.NO_ANSWER)
    closed = opportunity.outcome in CLOSED
    long_ago = {one.id for one in dossier.contacts if one.id in imported and _aside(turn, one)}
    dossier = replace(dossier, opportunity=opportunity)
    for note in dossier.waiting:
        if closed or note.contact_id in long_ago:
            dossier = dossier.with_note(note.dropped(turn.now))
    return dossier


def _aside(turn: Turn, contact: Contact) -> bool:
    return contact.ended_at < turn.now - turn.policy.old


async def write(turn: Turn, made: Drawn) -> None:
    """Writes it down, and plans it."""
    tx = turn.tx
    await opportunities.put_many(tx, [one.opportunity for one in made.dossiers])
    await people.put_many(tx, made.people)
    await contacts.put_many(tx, made.contacts)
    await notes.put_many(tx, [note for one in made.dossiers for note in one.notes])
    again = [
        await saving.redrafted(turn, dossier) if dossier.opportunity.id in made.old else dossier
        for dossier in made.dossiers
    ]
    await dossiers.replan_many(tx, again, turn.member, turn.policy, turn.now)
