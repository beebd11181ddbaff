"""Which opportunity a contact belongs to: a position by company and role, a relationship by its people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.clock import Instant
from bot.handlers.facts import Facts
from bot.handlers.references import folded
from bot.handlers.turn import Turn
from bot.model.identity import alike
from bot.model.ids import MemberId, OpportunityId, PersonId
from bot.model.opportunity import SOCIAL, Contact, ContactKind, Opportunity, Outcome, Person
from bot.reading.names import PersonRead
from bot.store import contacts, opportunities
from bot.store import people as people_rows


async def belongs(turn: Turn, facts: Facts, known: Contact | None) -> tuple[Opportunity, bool]:
    """The opportunity of this contact as it now stands, and whether it is a new one."""
    every = await opportunities.of(turn.tx, turn.member.id)
    if known is None and facts.kind not in SOCIAL and facts.kind is not ContactKind.INTERVIEW:
        return opportunity_of(turn, every, facts, known)
    touches = await contacts.of(turn.tx, turn.member.id)
    if known is not None:
        alone = sum(one.opportunity_id == known.opportunity_id for one in touches) == 1
        found, new = opportunity_of(turn, every, facts, known)
        # What was no position becomes one only where nothing else hangs on it.
        return (replace(found, social=facts.kind in SOCIAL) if alone else found), new
    if facts.kind in SOCIAL:
        met = {one.id: one for one in await people_rows.of(turn.tx, turn.member.id)}
        found_one = relationship(every, touches, met, facts).known
        return (found_one, False) if found_one is not None else (_new(turn, facts), True)
    found, new = opportunity_of(turn, every, facts, known)
    return _reopened(turn, every, touches, facts) or (found, new) if new else (found, new)


def opportunity_of(
    turn: Turn, every: Iterable[Opportunity], facts: Facts, known: Contact | None
) -> tuple[Opportunity, bool]:
    """Which of these this contact belongs to, as it now stands, and whether it is a new one."""
    every = tuple(every)
    found = None
    if known is not None:
        found = next((one for one in every if one.id == known.opportunity_id), None)
    else:
        found = _position(every, facts, (Outcome.OPEN,))
    if found is None:
        return _new(turn, facts), True
    if known is not None:
        return replace(
            found, company=facts.company, role=facts.role, decides_by=facts.promised or found.decides_by
        ), False
    return replace(found, role=found.role or facts.role, decides_by=facts.promised or found.decides_by), False


def _position(every: Sequence[Opportunity], facts: Facts, outcomes: Sequence[Outcome]) -> Opportunity | None:
    """The position of this company and role, or the company's only one where one of them has no role."""
    company = [
        one for one in every
        if not one.social and one.outcome in outcomes and folded(one.company) == folded(facts.company)
    ]  # fmt: skip
    same_role = [one for one in company if folded(one.role) == folded(facts.role)]
    loose = [one for one in company if not one.role or not facts.role]
    return next(iter(same_role), None) or (loose[0] if len(loose) == 1 else None)


def _new(turn: Turn, facts: Facts) -> Opportunity:
    return Opportunity(
        id=OpportunityId(turn.new_id()),
        member_id=turn.member.id,
        company=facts.company,
        role=facts.role,
        created_at=turn.now,
        decides_by=facts.promised,
        social=facts.kind in SOCIAL,
    )


def _reopened(
    turn: Turn, every: Sequence[Opportunity], touches: Sequence[Contact], facts: Facts
) -> tuple[Opportunity, bool] | None:
    """An application that was closed as unanswered, which an interview answers after all."""
    held = {one.opportunity_id for one in touches if one.kind is ContactKind.INTERVIEW}
    silent = [one for one in every if one.id not in held]
    found = _position(silent, facts, (Outcome.NO_ANSWER,))
    if found is None:
        return None
    found = replace(found, role=found.role or facts.role)
    return found.answered(turn.now, decides_by=facts.promised), False


@dataclass(frozen=True, slots=True)
class Known:
    """A relationship and everybody whom it is with."""

    opportunity: Opportunity
    people: tuple[Person, ...]
    last: Instant
    """When its last contact was."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Whom a talk is with: the relationship, or None where it is a new one."""

    known: Opportunity | None = None
    others: tuple[Known, ...] = ()
    """Those that it may as well belong to, where a name fits several."""


async def others(turn: Turn, facts: Facts) -> tuple[Known, ...]:
    """The relationships that a talk may belong to, where a name fits several of them; else none."""
    if facts.kind not in SOCIAL:
        return ()
    every, touches = await opportunities.of(turn.tx, turn.member.id), await contacts.of(turn.tx, turn.member.id)
    met = {one.id: one for one in await people_rows.of(turn.tx, turn.member.id)}
    return relationship(every, touches, met, facts).others


def relationship(
    every: Iterable[Opportunity], touches: Iterable[Contact], met: Mapping[PersonId, Person], facts: Facts
) -> Relation:
    """The relationship with one of these people, at this company or where none is known.

    Across relationships one person is the same by address or whole name. A first name alone is somebody known where it
    fits one relationship, and no company is said that was not known of it.
    """
    said = folded(facts.company)
    there = [one for one in _known(every, touches, met) if not said or folded(one.opportunity.company) in ("", said)]
    if not facts.people:
        nobody = (one.opportunity for one in there if not one.people and folded(one.opportunity.company) == said)
        return Relation(next(nobody, None))
    here = {one.opportunity.id: one for one in there}
    sure, unsure = dict[OpportunityId, int](), dict[OpportunityId, Known]()
    bare: set[OpportunityId] = set()
    for fits, settled, called in (_fits(read, there, said) for read in facts.people):
        for one in fits:
            if settled:
                sure[one.opportunity.id] = sure.get(one.opportunity.id, 0) + 1
            else:
                unsure[one.opportunity.id] = one
        if not settled:
            bare |= {one.opportunity.id for one in called}
    if sure:
        # The more of them and the fewer others, the likelier.
        best = max(sure, key=lambda id: (sure[id], -len(here[id].people), here[id].last))
        found = here[best].opportunity
        return Relation(replace(found, company=found.company or facts.company))
    # Who is called by no more than this was kept apart from the others before.
    known = here[next(iter(bare))].opportunity if len(bare) == 1 else None
    return Relation(known, tuple(one for id, one in unsure.items() if known is None or id != known.id))


def _known(
    every: Iterable[Opportunity], touches: Iterable[Contact], met: Mapping[PersonId, Person]
) -> list[Known]:
    """Every relationship, with whom it is."""
    mine: dict[OpportunityId, list[Contact]] = {}
    for contact in touches:
        mine.setdefault(contact.opportunity_id, []).append(contact)
    return [
        Known(
            one,
            tuple({
                each.person_id: met[each.person_id]
                for contact in mine.get(one.id, ()) for each in contact.meetings if each.person_id in met
            }.values()),
            max((contact.starts_at for contact in mine.get(one.id, ())), default=one.created_at),
        )
        for one in every if one.social
    ]  # fmt: skip


def _fits(read: PersonRead, there: Sequence[Known], said: str) -> tuple[list[Known], bool, list[Known]]:
    """The relationships with this person, whether that settles which, and those of nobody but the bare name."""
    name = folded(read.name)
    wanted = Person(id=PersonId(""), member_id=MemberId(""), name=read.name, call_them="", email=read.email or "")
    rows = alike([wanted], (person for one in there for person in one.people))[wanted.id]
    fits = [one for one in there if any(person.id in rows for person in one.people)]
    if fits:
        companies = {folded(one.opportunity.company) for one in fits} - {""}
        settled = bool(read.email) or len(companies) < 2
    else:
        fits = [
            one for one in there
            if (not said or folded(one.opportunity.company) == said)
            and any(_called(name, person, read) for person in one.people)
        ]  # fmt: skip
        settled = len(fits) < 2
    called = [
        one for one in fits
        if folded(one.opportunity.company) == said and any(folded(person.name) == name for person in one.people)
    ]  # fmt: skip
    return fits, settled, called


def _called(name: str, person: Person, read: PersonRead) -> bool:
    """Whether a first name alone may be theirs."""
    known = folded(person.name)
    return (known == name or known.startswith(f"{name} ")) and not (read.email and person.email)
