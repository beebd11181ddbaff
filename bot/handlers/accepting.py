"""An offer was accepted: what else is open, whom to tell, from whom to withdraw."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from bot.cards import accepted as cards
from bot.cards import afternote as afternote_cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction
from bot.clock import micros
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, owed
from bot.handlers import notes as note_handlers
from bot.handlers.closing import closed_as
from bot.handlers.dossier import Dossier
from bot.handlers.following import medium_for
from bot.handlers.reopening import reopened
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.case import addressee, last_of
from bot.model.ids import NoteId, OpportunityId, PersonId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Contact, Opportunity, Outcome, Person, PersonRole
from bot.store import contacts, notes, nudges, opportunities, people

_HELPED = (
    PersonRole.REFERRER, PersonRole.CHAMPION, PersonRole.RECRUITER, PersonRole.AGENCY, PersonRole.COORDINATOR,
)  # fmt: skip
"""Who is worth a line once it came to something, the nearest first."""


@dataclass(frozen=True, slots=True)
class Rest:
    """One of the other opportunities that are still open, with whom its notes go to and what was written them."""

    opportunity: Opportunity
    contact: Contact
    person: Person | None
    note: Note | None


async def card(turn: Turn, dossier: Dossier) -> Card:
    """Congratulates, and offers what is left."""
    others = await rest(turn, dossier.opportunity)
    shown = cards.Accepted(
        opportunity=dossier.opportunity,
        others=tuple(each.opportunity for each in others if each.opportunity.outcome in (Outcome.OPEN, Outcome.OFFER)),
        worth_a_line=tuple(each for each, _ in _worth(dossier)),
        leaving=_leaving(others),
    )
    return cards.accepted(turn.reader, shown, turn.now)


async def rest(turn: Turn, but: Opportunity) -> tuple[Rest, ...]:
    """The member's other positions that are open, or withdrawn from with a note still to be sent."""
    member = turn.member.id
    met = {each.id: each for each in await people.of(turn.tx, member)}
    touched: dict[OpportunityId, list[Contact]] = {}
    for contact in await contacts.of(turn.tx, member):
        touched.setdefault(contact.opportunity_id, []).append(contact)
    written = {
        each.opportunity_id: each
        for each in await notes.of(turn.tx, member)
        if each.kind is NoteKind.WITHDRAWAL and each.status is not NoteStatus.DROPPED
    }
    found = []
    for opportunity in await opportunities.of(turn.tx, member):
        mine = touched.get(opportunity.id, [])
        last = last_of(mine)
        if opportunity.id == but.id or opportunity.social or last is None:
            continue
        if opportunity.outcome not in (Outcome.OPEN, Outcome.OFFER) and opportunity.id not in written:
            continue
        latest = sorted(mine, key=lambda each: each.ended_at, reverse=True)
        everyone = [met[each.person_id] for one in latest for each in one.meetings if each.person_id in met]
        unique = list({each.id: each for each in everyone}.values())
        clear = addressee(unique, opportunity.status_to) or next(iter(unique), None)
        found.append(Rest(opportunity, last, clear, written.get(opportunity.id)))
    return tuple(found)


def _leaving(others: Sequence[Rest]) -> tuple[cards.Leaving, ...]:
    return tuple(cards.Leaving(each.opportunity, each.person, each.note) for each in others if each.person is not None)


def _worth(dossier: Dossier) -> list[tuple[cards.Thanked, Contact]]:
    """Those who helped, the nearest first, each with where they were met and the news to them."""
    found: dict[PersonId, tuple[Contact, Person]] = {
        person.id: (contact, person) for contact, person in owed.referrers(dossier)
    }
    for contact in sorted(dossier.contacts, key=lambda each: each.ended_at, reverse=True):
        for person in dossier.met(contact):
            if person.role in _HELPED or _unthanked(dossier, contact, person):
                found.setdefault(person.id, (contact, person))
    put_forward = {person.id for _, person in owed.referrers(dossier)}
    ranked = sorted(found.values(), key=lambda each: _nearness(each[1], put_forward))
    return [(cards.Thanked(person, _news(dossier, person)), contact) for contact, person in ranked]


def _unthanked(dossier: Dossier, contact: Contact, person: Person) -> bool:
    """Whether a thank-you for this talk was theirs and was neither sent nor skipped; one that names them counts."""
    mine = [
        each for each in dossier.notes
        if each.kind is NoteKind.THANK_YOU and each.contact_id == contact.id and each.person_id == person.id
    ]  # fmt: skip
    done = any(each.status in (NoteStatus.SENT, NoteStatus.SKIPPED) for each in mine)
    return bool(mine) and not done and not drafts.thanked_already(dossier, person, mine)


def _nearness(person: Person, put_forward: Container[PersonId]) -> int:
    if person.id in put_forward:
        return -1
    return _HELPED.index(person.role) if person.role in _HELPED else len(_HELPED)


def _news(dossier: Dossier, person: Person) -> Note | None:
    told = [
        each for each in dossier.notes
        if each.kind is NoteKind.NEWS and each.person_id == person.id and each.news == "accepted"
        and each.status is not NoteStatus.DROPPED
    ]  # fmt: skip
    return told[-1] if told else None


async def _accepted(turn: Turn, value: str) -> Dossier | None:
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    return dossier if dossier is not None and dossier.contacts else None


async def close_rest(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Everything else that is open is closed as withdrawn, in one go."""
    dossier = await _accepted(turn, value)
    if dossier is None:
        return afternote_cards.not_yours(turn.reader)
    still = {
        each.opportunity.id
        for each in await rest(turn, dossier.opportunity)
        if each.opportunity.outcome in (Outcome.OPEN, Outcome.OFFER)
    }
    others = await dossiers.read_many(turn.tx, still, {turn.member.id: turn.member}, turn.policy)
    closed = [each.opportunity for each in await _withdrawn(turn, list(others.values()))]
    turn.leaves("interview.show", dossier.last.id)
    return cards.closed(turn.reader, closed, f"{dossier.opportunity.id} {micros(turn.now)}")


async def _withdrawn(turn: Turn, found: Sequence[Dossier]) -> list[Dossier]:
    """These, withdrawn from: what waits in them is dropped, but for the withdrawal itself."""
    await nudges.cancel(turn.tx, [nudge.id for each in found for nudge in each.coming])
    return await closed_as(turn, found, Outcome.WITHDRAWN, lambda note: note.kind is not NoteKind.WITHDRAWAL)


async def reopen_rest(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What was closed in that go is open again, within a day."""
    id, _, at = value.partition(" ")
    if await _accepted(turn, id) is None:
        return afternote_cards.not_yours(turn.reader)
    again = await reopened(turn, Outcome.WITHDRAWN, at)
    return Amend(cards.reopened(turn.reader, again))


async def thanks(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Those worth a line with the news."""
    dossier = await _accepted(turn, value)
    if dossier is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.thanks(turn.reader, dossier.opportunity, [each for each, _ in _worth(dossier)])


async def tell(turn: Turn, value: str, picked: str | None) -> ToAction:
    """A line with the news to one of them, drafted."""
    id, _, person_id = value.partition(" ")
    dossier = await _accepted(turn, id)
    worth = _worth(dossier) if dossier is not None else []
    found = next(((each, contact) for each, contact in worth if each.person.id == person_id), None)
    if dossier is None or found is None:
        return afternote_cards.not_yours(turn.reader)
    thanked, contact = found
    dossier = await owed.tell(turn, dossier, "accepted", [(contact, thanked.person)])
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    note = _news(dossier, thanked.person)
    return afternote_cards.not_yours(turn.reader) if note is None else await _opened(turn, dossier, note)


async def leaving(turn: Turn, value: str, picked: str | None) -> ToAction:
    """From whom the member may withdraw."""
    dossier = await _accepted(turn, value)
    if dossier is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.leaving(turn.reader, _leaving(await rest(turn, dossier.opportunity)))


async def leave(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One of them withdrawn from, politely: the note is drafted, and the opportunity closed."""
    dossier = await _accepted(turn, value)
    if dossier is None:
        return afternote_cards.not_yours(turn.reader)
    person = dossier.addressee or next(iter(dossier.everyone), None)
    if person is None:
        return afternote_cards.not_yours(turn.reader)
    contact = next((each for each in reversed(dossier.contacts) if each.meeting(person.id)), dossier.last)
    id = NoteId(derived(contact.id, person.id, NoteKind.WITHDRAWAL))
    note = next((each for each in dossier.notes if each.id == id), None)
    if note is None:
        note = Note(
            id=id,
            member_id=turn.member.id,
            opportunity_id=dossier.opportunity.id,
            contact_id=contact.id,
            person_id=person.id,
            kind=NoteKind.WITHDRAWAL,
            created_at=turn.now,
            medium=medium_for(person),
        )
    elif note.status is NoteStatus.DROPPED:
        note = replace(note.restored(), created_at=turn.now)
    await notes.put(turn.tx, note)
    dossier = dossier.with_note(note)
    if dossier.opportunity.outcome in (Outcome.OPEN, Outcome.OFFER):
        (dossier,) = await _withdrawn(turn, [dossier])
    else:
        dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    return await _opened(turn, dossier, note)


async def _opened(turn: Turn, dossier: Dossier, note: Note) -> Card:
    turn.leaves("note.open", note.id)
    return await note_handlers.open_note(turn, dossier, note)


ROUTES = Routes(
    actions={
        "accepted.close": close_rest,
        "accepted.reopen": reopen_rest,
        "accepted.thanks": thanks,
        "accepted.tell": tell,
        "accepted.leaving": leaving,
        "accepted.leave": leave,
    },
)
