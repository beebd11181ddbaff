"""Saving an interview: the facts that are needed, and the rows that come of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.drafts import role_of
from bot.handlers.references import folded
from bot.handlers.turn import Turn
from bot.model.ids import ContactId, OpportunityId, PersonId
from bot.model.moment import Flag
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import (
    LENGTHS,
    Contact,
    ContactKind,
    InterviewFormat,
    Meeting,
    Opportunity,
    Outcome,
    Person,
)
from bot.reading.names import Doubt, PersonRead
from bot.store import contacts, notes, opportunities
from bot.store import people as people_rows


@dataclass(frozen=True, slots=True)
class Facts:
    """What is needed to save an interview."""

    company: str
    role: str
    start: Instant
    end: Instant | None
    zone: str
    format: InterviewFormat | None
    round: str
    people: tuple[PersonRead, ...]
    promised: date | None = None
    flags: frozenset[Flag] = frozenset()
    alternatives: tuple[Instant, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    left: str = ""


async def save(turn: Turn, facts: Facts, contact_id: ContactId | None) -> tuple[Dossier, Contact, bool]:
    """Writes an interview and plans it, and whether that changed anything.

    A contact that has the same start is the same one.
    """
    tx, member, now = turn.tx, turn.member, turn.now
    known = await contacts.get(tx, contact_id) if contact_id is not None else None
    opportunity, new = opportunity_of(turn, await opportunities.of(tx, member.id), facts, known)
    old = None if new else await dossiers.read(tx, opportunity.id, member, turn.policy)
    if known is None and old is not None:
        known = next((one for one in old.contacts if one.starts_at == facts.start), None)
    met, rows = people_of(turn, facts.people, old, known, replaces=contact_id is not None)
    topics = {each.person_id: each for each in known.meetings} if known is not None else {}
    meetings = tuple(topics.get(person.id, Meeting(person.id)) for person in met)
    contact = contact_of(turn, facts, opportunity, known, meetings)
    if contact_id is None and (there := _there_already(old, opportunity, known, contact, rows)) is not None:
        return *there, False
    await opportunities.put(tx, opportunity)
    await people_rows.put_many(tx, rows)
    await contacts.put(tx, contact)
    dossier = old or Dossier(opportunity, await contacts.of(tx, member.id), {}, (), (), turn.policy)
    dossier = replace(
        dossier, opportunity=opportunity, people=dossier.people | {person.id: person for person in rows}
    ).with_contact(contact)
    mine = [note for note in dossier.notes if note.contact_id == contact.id]
    gone = [note.dropped(now) for note in dossier.waiting if overtaken(note, contact, dossier)]
    written = [*gone, *dossiers.thank_you_notes(contact, mine, now)]
    await notes.put_many(tx, written)
    for note in written:
        dossier = dossier.with_note(note)
    if old is not None:
        dossier = await redrafted(turn, dossier)
    return await dossiers.replanned(tx, dossier, member, turn.policy, now), contact, True


def _there_already(
    old: Dossier | None, opportunity: Opportunity, known: Contact | None, contact: Contact, rows: Sequence[Person]
) -> tuple[Dossier, Contact] | None:
    """What is there, if nothing that was logged differs from it."""
    if old is None or known is None:
        return None
    met = all(old.people.get(each.id) == each for each in rows)
    ends = contact.ended_at == known.ended_at and contact.length_said == known.length_said
    what = (contact.format, contact.round) == (known.format, known.round)
    who = {each.person_id for each in contact.meetings} == {each.person_id for each in known.meetings}
    return (old, known) if opportunity == old.opportunity and met and ends and what and who else None


def overtaken(note: Note, contact: Contact, dossier: Dossier) -> bool:
    """Whether an open note fell with this change: its person is not there any more, or another round came."""
    if note.kind is NoteKind.STATUS:
        return note.contact_id != dossier.last.id
    return note.contact_id == contact.id and contact.meeting(note.person_id) is None


async def redrafted(turn: Turn, dossier: Dossier) -> Dossier:
    """The same dossier, its drafts made again from what is known now; the member's own words stay."""
    for contact in dossier.contacts:
        if any(note.status is NoteStatus.DRAFTED and not note.own for note in dossier.thanks(contact)):
            dossier = await drafts.draft_all(turn.tx, dossier, contact, turn.member, turn.now)
    for note in dossier.waiting:
        if note.kind is NoteKind.STATUS and note.status is NoteStatus.DRAFTED:
            dossier, _ = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
    return dossier


def opportunity_of(
    turn: Turn, every: Iterable[Opportunity], facts: Facts, known: Contact | None
) -> tuple[Opportunity, bool]:
    """Which of these this contact belongs to, as it now stands, and whether it is a new one."""
    every = tuple(every)
    found = None
    if known is not None:
        found = next((one for one in every if one.id == known.opportunity_id), None)
    else:
        company = [one for one in every if folded(one.company) == folded(facts.company) and one.outcome is Outcome.OPEN]
        same = [one for one in company if folded(one.role) == folded(facts.role)]
        loose = [one for one in company if not one.role or not facts.role]
        found = next(iter(same), None) or (loose[0] if len(loose) == 1 else None)
    new = found is None
    if found is None:
        found = Opportunity(
            id=OpportunityId(turn.new_id()),
            member_id=turn.member.id,
            company=facts.company,
            role=facts.role,
            created_at=turn.now,
            decides_by=facts.promised,
        )
    elif known is not None:
        found = replace(found, company=facts.company, role=facts.role, decides_by=facts.promised or found.decides_by)
    else:
        found = replace(found, role=found.role or facts.role, decides_by=facts.promised or found.decides_by)
    return found, new


def people_of(
    turn: Turn, read: Sequence[PersonRead], old: Dossier | None, known: Contact | None, *, replaces: bool
) -> tuple[list[Person], list[Person]]:
    """Who is at the contact now, and the rows to write; somebody known by name or address is the same."""
    there = list(old.people.values()) if old is not None else []
    met: list[Person] = [] if replaces or known is None or old is None else list(old.met(known))
    rows: list[Person] = []
    for each in read:
        person = _same(each, there)
        before = person if person is not None and not replaces else None
        job = each.role or (before.job if before is not None else "")
        # Who is known by more than this is not called by less.
        fuller = before if before is not None and folded(before.name).startswith(f"{folded(each.name)} ") else None
        again = Person(
            id=person.id if person is not None else PersonId(turn.new_id()),
            member_id=turn.member.id,
            name=fuller.name if fuller is not None else each.name,
            call_them=fuller.call_them if fuller is not None else each.call_them or each.name,
            email=each.email or (before.email if before is not None else ""),
            title=each.title or (before.title if before is not None else ""),
            job=job,
            role=role_of(job),
        )
        rows.append(again)
        there = [one for one in there if one.id != again.id]
        met = [one for one in met if one.id != again.id] + [again]
    return met, rows


def _same(read: PersonRead, there: Sequence[Person]) -> Person | None:
    """Who of those this is: by address, by name, or by the first name that alone was known."""
    name = folded(read.name)
    for one in there:
        if read.email and one.email.casefold() == read.email.casefold():
            return one
    for one in there:
        if folded(one.name) == name and not (read.email and one.email):
            return one
    begun = [one for one in there if name.startswith(f"{folded(one.name)} ") or folded(one.name).startswith(f"{name} ")]
    return begun[0] if len(begun) == 1 and not (read.email and begun[0].email) else None


def contact_of(
    turn: Turn, facts: Facts, opportunity: Opportunity, known: Contact | None, meetings: tuple[Meeting, ...]
) -> Contact:
    """The contact with these facts: new, or the known one as it now stands."""
    length = LENGTHS[facts.format]
    if known is None:
        return Contact(
            id=ContactId(turn.new_id()),
            member_id=turn.member.id,
            opportunity_id=opportunity.id,
            kind=ContactKind.INTERVIEW,
            starts_at=facts.start,
            ended_at=facts.end or facts.start + length,
            zone=facts.zone,
            logged_at=turn.now,
            format=facts.format,
            round=facts.round,
            length_said=facts.end is not None,
            meetings=meetings,
        )
    moved = facts.start != known.starts_at
    kept = known.ended_at - known.starts_at if known.length_said or facts.format is known.format else length
    return replace(
        known,
        starts_at=facts.start,
        ended_at=facts.end or facts.start + kept,
        zone=facts.zone,
        format=facts.format or known.format,
        round=facts.round or known.round,
        length_said=known.length_said or facts.end is not None,
        moved=known.moved + moved,
        still_going=0 if moved else known.still_going,
        logged_at=turn.now if moved and facts.start > turn.now else known.logged_at,
        meetings=meetings,
    )
