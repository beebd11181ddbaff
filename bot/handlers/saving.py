"""Saving a contact: the rows that come of its facts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.handlers import dossier as dossiers
from bot.handlers import drafts, owed
from bot.handlers.acquainted import people_of
from bot.handlers.belonging import belongs, opportunity_of
from bot.handlers.dossier import Dossier
from bot.handlers.facts import Facts
from bot.handlers.turn import Turn
from bot.model.calendar import wall
from bot.model.ids import ContactId, PersonId
from bot.model.note import FOLLOW_UPS, Note, NoteStatus
from bot.model.opportunity import (
    LENGTHS,
    SENT_IN,
    SOCIAL,
    Contact,
    ContactKind,
    Meeting,
    Opportunity,
    Person,
    PersonRole,
)
from bot.store import contacts, notes, opportunities
from bot.store import people as people_rows

__all__ = ["Facts", "contact_of", "is_it", "moved_on", "opportunity_of", "overtaken", "people_of", "redrafted", "save"]

TALKS = {ContactKind.INTRO: timedelta(minutes=30), ContactKind.NETWORKING: timedelta(minutes=60)}
"""How long a talk is taken to last when nobody said."""


async def save(turn: Turn, facts: Facts, contact_id: ContactId | None) -> tuple[Dossier, Contact, bool]:
    """Writes a contact and plans it, and whether that changed anything.

    An interview that has the same start is the same one; anything else, of the same kind on the same day.
    """
    tx, member, now = turn.tx, turn.member, turn.now
    known = await contacts.get(tx, contact_id) if contact_id is not None else None
    opportunity, new = await belongs(turn, facts, known)
    old = None if new else await dossiers.read(tx, opportunity.id, member, turn.policy)
    if known is None and old is not None:
        known = next((one for one in old.contacts if is_it(one, facts)), None)
    read = (*filter(None, [facts.through]), *facts.people)
    as_ = PersonRole.REFERRER if facts.kind is ContactKind.REFERRAL else PersonRole.INTERVIEWER
    # Of a talk the surname of somebody new is not that of whom they were told of before.
    grows = contact_id is not None or facts.kind not in SOCIAL
    met, rows = people_of(turn, read, old, known, replaces=contact_id is not None, as_=as_, grows=grows)
    through = rows[0].id if facts.through is not None else known.through if known is not None else None
    met = [each for each in met if each.id != through]
    contact = contact_of(turn, facts, opportunity, known, _meetings(facts, known, met), through=through)
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
    if facts.kind is not ContactKind.INTERVIEW and contact.ended_at <= now:
        # Nothing more is asked about it, so what is owed is there at once.
        dossier = await drafts.draft_all(tx, dossier, contact, member, now)
    dossier = await dossiers.replanned(tx, dossier, member, turn.policy, now)
    if known is None and facts.kind is ContactKind.INTERVIEW:
        dossier = await owed.stage_changed(turn, dossier, "interview")
    return dossier, contact, True


def is_it(one: Contact, facts: Facts) -> bool:
    """Whether this contact of the same opportunity is the very one that is logged."""
    if one.kind is not facts.kind:
        return False
    if facts.kind is ContactKind.INTERVIEW or not (facts.day_only or one.day_only):
        return one.starts_at == facts.start
    return wall(one.starts_at, one.zone).date() == wall(facts.start, facts.zone).date()


def _meetings(facts: Facts, known: Contact | None, met: Sequence[Person]) -> tuple[Meeting, ...]:
    """Who was met, with what was told of each so far or is told now."""
    topics = {each.person_id: each.topic for each in known.meetings} if known is not None else {}
    return tuple(Meeting(person.id, facts.topic or topics.get(person.id, "")) for person in met)


def _there_already(
    old: Dossier | None, opportunity: Opportunity, known: Contact | None, contact: Contact, rows: Sequence[Person]
) -> tuple[Dossier, Contact] | None:
    """What is there, if nothing that was logged differs from it."""
    if old is None or known is None:
        return None
    met = all(old.people.get(each.id) == each for each in rows)
    ends = contact.ended_at == known.ended_at and contact.length_said == known.length_said
    what = (contact.format, contact.round, contact.through) == (known.format, known.round, known.through)
    who = set(contact.meetings) == set(known.meetings)
    return (old, known) if opportunity == old.opportunity and met and ends and what and who else None


def overtaken(note: Note, contact: Contact, dossier: Dossier) -> bool:
    """Whether an open note fell with this change: its person is not there any more, or another contact came."""
    if note.kind in FOLLOW_UPS:
        return note.contact_id != dossier.last.id
    return note.contact_id == contact.id and contact.meeting(note.person_id) is None


def moved_on(dossier: Dossier, contact: Contact) -> ContactKind | None:
    """What of an opportunity this first interview moves on: an application or a résumé that went in before it."""
    held = [each for each in dossier.contacts if each.kind is ContactKind.INTERVIEW]
    sent = [each for each in dossier.contacts if each.kind in SENT_IN]
    return sent[-1].kind if sent and held == [contact] else None


async def redrafted(turn: Turn, dossier: Dossier) -> Dossier:
    """The same dossier, its drafts made again from what is known now; the member's own words stay."""
    for contact in dossier.contacts:
        if any(note.status is NoteStatus.DRAFTED and not note.own for note in dossier.thanks(contact)):
            dossier = await drafts.draft_all(turn.tx, dossier, contact, turn.member, turn.now)
    for note in dossier.waiting:
        if note.kind in FOLLOW_UPS and note.status is NoteStatus.DRAFTED:
            dossier, _ = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
    return dossier


def contact_of(
    turn: Turn, facts: Facts, opportunity: Opportunity, known: Contact | None, meetings: tuple[Meeting, ...],
    *, through: PersonId | None = None,
) -> Contact:  # fmt: skip
    """The contact with these facts: new, or the known one as it now stands."""
    length = _length(facts)
    if known is None:
        return Contact(
            id=ContactId(turn.new_id()),
            member_id=turn.member.id,
            opportunity_id=opportunity.id,
            kind=facts.kind,
            starts_at=facts.start,
            ended_at=facts.end or facts.start + length,
            zone=facts.zone,
            logged_at=turn.now,
            format=facts.format,
            round=facts.round,
            length_said=facts.end is not None,
            meetings=meetings,
            through=through,
            day_only=facts.day_only,
        )
    same_day = wall(facts.start, facts.zone).date() == wall(known.starts_at, known.zone).date()
    # A day that is named again is the same one, whatever the hour of the log.
    start = known.starts_at if facts.day_only and same_day else facts.start
    moved = start != known.starts_at
    alike = facts.format is known.format and facts.kind is known.kind and facts.day_only is known.day_only
    kept = known.ended_at - known.starts_at if known.length_said or alike else length
    return replace(
        known,
        kind=facts.kind,
        starts_at=start,
        ended_at=facts.end or start + kept,
        zone=facts.zone,
        format=facts.format or known.format,
        round=facts.round or known.round,
        length_said=known.length_said or facts.end is not None,
        moved=known.moved + moved,
        still_going=0 if moved else known.still_going,
        logged_at=turn.now if moved and start > turn.now else known.logged_at,
        meetings=meetings,
        through=through,
        day_only=facts.day_only and (known.day_only or moved),
    )


def _length(facts: Facts) -> timedelta:
    """How long it is taken to last when nobody said; what is but a day, or was handed in, has no length."""
    if facts.day_only:
        return timedelta(0)
    if facts.kind is ContactKind.INTERVIEW:
        return LENGTHS[facts.format]
    return TALKS.get(facts.kind, timedelta(0))
