"""Importing: many interviews at once, drawn up first, counted, and written as they were drawn up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import saving
from bot.handlers.dossier import Dossier
from bot.handlers.references import folded
from bot.handlers.saving import Facts
from bot.handlers.turn import Turn
from bot.model.cadence import ASIDE, Case, plan
from bot.model.ids import ContactId, OpportunityId
from bot.model.nudge import FOLLOWING, PROMPTS, Nudge
from bot.model.opportunity import CLOSED, Contact, Meeting, Opportunity, Outcome, Person
from bot.store import contacts, notes, opportunities, people

PLANNED = PROMPTS | FOLLOWING
"""Kinds that come of a plan."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One interview to import, and what came of it."""

    facts: Facts
    outcome: Outcome = Outcome.OPEN


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything that an import would write, and the nudges that would follow from it."""

    dossiers: tuple[Dossier, ...]
    contacts: tuple[Contact, ...]
    people: tuple[Person, ...]
    old: frozenset[OpportunityId]
    """Those of the opportunities that were there before."""
    coming: tuple[Nudge, ...]
    """The nudges that would be new, soonest first."""
    more: int
    """How many more would wait than wait now: another round takes the place of what was planned."""
    aside: int
    """How many come in as unanswered, since they are too long ago."""


async def fresh(turn: Turn, wanted: Iterable[Wanted]) -> list[Wanted]:
    """Those that are not logged yet, each once: the same company at the same start is the same interview."""
    known = {one.id: one.company for one in await opportunities.of(turn.tx, turn.member.id)}
    there = {
        (folded(known.get(one.opportunity_id, "")), one.starts_at)
        for one in await contacts.of(turn.tx, turn.member.id)
    }
    out: list[Wanted] = []
    for each in wanted:
        key = folded(each.facts.company), each.facts.start
        if key not in there:
            there.add(key)
            out.append(each)
    return out


async def drawn(turn: Turn, wanted: Sequence[Wanted]) -> Drawn:
    """What importing these comes to; writes nothing."""
    every = await opportunities.of(turn.tx, turn.member.id)
    old = frozenset(one.id for one in every)
    # By company, so that a hundred rows are not each held against a hundred others.
    named: dict[str, dict[OpportunityId, Opportunity]] = {}
    for known in every:
        named.setdefault(folded(known.company), {})[known.id] = known
    met = {one.id: one for one in await contacts.of(turn.tx, turn.member.id)}
    touched: dict[OpportunityId, Dossier] = {}
    outcomes: dict[OpportunityId, Outcome] = {}
    new: list[Contact] = []
    written: list[Person] = []
    for each in sorted(wanted, key=lambda one: one.facts.start):
        there = named.setdefault(folded(each.facts.company), {})
        opportunity, _ = saving.opportunity_of(turn, there.values(), each.facts, None)
        there[opportunity.id] = opportunity
        dossier = touched.get(opportunity.id)
        if dossier is None and opportunity.id in old:
            dossier = await dossiers.read(turn.tx, opportunity.id, turn.member, turn.policy)
        if dossier is None:
            dossier = Dossier(opportunity, tuple(met.values()), {}, (), (), turn.policy)
        dossier, contact, rows = _with(turn, replace(dossier, opportunity=opportunity), each.facts)
        met[contact.id] = contact
        new.append(contact)
        written.extend(rows)
        touched[opportunity.id] = dossier
        if each.outcome is not Outcome.OPEN:
            outcomes[opportunity.id] = each.outcome
    imported = {one.id for one in new}
    whole = [
        _settled(turn, replace(one, every=tuple(met.values())), outcomes.get(id), imported)
        for id, one in touched.items()
    ]
    coming: list[Nudge] = []
    more = 0
    # The same for all of them: they have the same contacts.
    busy = whole[0].busy if whole else ()
    for one in whole:
        planned, before = _planned(turn, one, busy), {nudge.id for nudge in one.coming if nudge.kind in PLANNED}
        new_ones = [nudge for nudge in planned if nudge.id not in before]
        coming.extend(new_ones)
        more += len(planned) - len(before)
    unanswered = [one for one in whole if one.opportunity.outcome is Outcome.NO_ANSWER
                  and one.opportunity.id not in outcomes]  # fmt: skip
    return Drawn(
        dossiers=tuple(whole),
        contacts=tuple(new),
        people=tuple({one.id: one for one in written}.values()),
        old=old,
        coming=tuple(sorted(coming, key=lambda nudge: (nudge.due_at, nudge.id))),
        more=max(more, min(1, len(coming))),
        aside=sum(contact.id in imported for one in unanswered for contact in one.contacts),
    )


def _with(turn: Turn, dossier: Dossier, facts: Facts) -> tuple[Dossier, Contact, list[Person]]:
    """The dossier with one more interview, that interview, and the people to write."""
    known = next((one for one in dossier.contacts if one.starts_at == facts.start), None)
    there, rows = saving.people_of(turn, facts.people, dossier, known, replaces=False)
    topics = {each.person_id: each for each in known.meetings} if known is not None else {}
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
    elif opportunity.outcome is Outcome.OPEN and _aside(turn, dossier.last):
        opportunity = replace(opportunity, outcome=Outcome.NO_ANSWER)
    closed = opportunity.outcome in CLOSED
    long_ago = {one.id for one in dossier.contacts if one.id in imported and _aside(turn, one)}
    dossier = replace(dossier, opportunity=opportunity)
    for note in dossier.waiting:
        if closed or note.contact_id in long_ago:
            dossier = dossier.with_note(note.dropped(turn.now))
    return dossier


def _aside(turn: Turn, contact: Contact) -> bool:
    return contact.ended_at < turn.now - ASIDE


def _planned(turn: Turn, dossier: Dossier, busy: tuple[tuple[Instant, Instant], ...]) -> list[Nudge]:
    """The nudges about an opportunity that wait once it is planned."""
    case = Case(
        opportunity=dossier.opportunity, contacts=dossier.contacts, notes=dossier.notes, history=dossier.nudges,
        member=turn.member, busy=busy,
    )  # fmt: skip
    return [nudge for nudge in plan(case, turn.policy, turn.now) if nudge.waiting]


async def write(turn: Turn, made: Drawn) -> None:
    """Writes it down, and plans it."""
    tx = turn.tx
    await opportunities.put_many(tx, [one.opportunity for one in made.dossiers])
    await people.put_many(tx, made.people)
    await contacts.put_many(tx, made.contacts)
    await notes.put_many(tx, [note for one in made.dossiers for note in one.notes])
    for dossier in made.dossiers:
        again = await saving.redrafted(turn, dossier) if dossier.opportunity.id in made.old else dossier
        await dossiers.replanned(tx, again, turn.member, turn.policy, turn.now)
