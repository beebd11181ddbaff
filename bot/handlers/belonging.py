"""Which opportunity a contact belongs to: a position by company and role, a relationship by its people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.handlers.acquainted import same
from bot.handlers.facts import Facts
from bot.handlers.references import folded
from bot.handlers.turn import Turn
from bot.model.ids import OpportunityId, PersonId
from bot.model.opportunity import SOCIAL, Contact, ContactKind, Opportunity, Outcome, Person
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
        found_one = relationship(every, touches, met, facts)
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


def relationship(
    every: Iterable[Opportunity], touches: Iterable[Contact], met: Mapping[PersonId, Person], facts: Facts
) -> Opportunity | None:
    """The relationship with one of these people, at this company or where none is known."""
    theirs: dict[OpportunityId, list[Person]] = {}
    for contact in touches:
        theirs.setdefault(contact.opportunity_id, []).extend(
            met[each.person_id] for each in contact.meetings if each.person_id in met
        )
    for one in every:
        if not one.social:
            continue
        at, said = folded(one.company), folded(facts.company)
        elsewhere = bool(at and said and at != said)
        known = any(same(each, theirs.get(one.id, [])) is not None for each in facts.people)
        nobody = not facts.people and not theirs.get(one.id) and at == said
        if not elsewhere and (known or nobody):
            return replace(one, company=one.company or facts.company)
    return None
