"""Notes that stand for themselves: news, after a no, a withdrawal; each with a nudge of its own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards import owed as cards
from bot.chat.card import Card
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.errand import Errand
from bot.handlers.turn import Turn
from bot.model.ids import NoteId, derived
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Contact, ContactKind, Person
from bot.store import notes


async def stage_changed(turn: Turn, dossier: Dossier, stage: str) -> Dossier:
    """The dossier with news for everybody who put the member forward: a newer note takes an unsent one's place.

    `stage` is "interview", "next round", "offer", "accepted" or "rejected"; an interview after another is a next round.
    """
    told = await tell(turn, dossier, stage, referrers(dossier))
    return dossier if told is dossier else await dossiers.replanned(turn.tx, told, turn.member, turn.policy, turn.now)


def referrers(dossier: Dossier) -> tuple[tuple[Contact, Person], ...]:
    """Everybody who put the member forward, each once, with the contact that says so."""
    found: dict[str, tuple[Contact, Person]] = {}
    for contact in dossier.contacts:
        if contact.kind is ContactKind.REFERRAL:
            for person in dossier.met(contact):
                found.setdefault(person.id, (contact, person))
    return tuple(found.values())


async def tell(
    turn: Turn, dossier: Dossier, stage: str, whom: Sequence[tuple[Contact, Person]]
) -> Dossier:
    """The dossier with a note about this stage for each of them; what they were to be told before is dropped."""
    held = sum(each.kind is ContactKind.INTERVIEW for each in dossier.contacts)
    if stage == "interview" and held > 1:
        stage = "next round"
    changed: list[Note] = []
    for contact, person in whom:
        before = [each for each in dossier.notes if each.kind is NoteKind.NEWS and each.person_id == person.id]
        # The same stage told again is the same note.
        id = NoteId(derived(contact.id, person.id, NoteKind.NEWS, stage, held))
        known = next((each for each in before if each.id == id), None)
        changed.extend(each.dropped(turn.now) for each in before if each.open and each.id != id)
        # The news thanks once more: thanks that were not sent become part of it.
        changed.extend(
            each.dropped(turn.now)
            for each in dossier.waiting
            if each.kind is NoteKind.REFERRAL and each.person_id == person.id
        )
        if known is None:
            changed.append(
                Note(
                    id=id,
                    member_id=turn.member.id,
                    opportunity_id=dossier.opportunity.id,
                    contact_id=contact.id,
                    person_id=person.id,
                    kind=NoteKind.NEWS,
                    created_at=turn.now,
                    ordinal=len(before) + 1,
                    news=stage,
                )
            )
        elif known.status is NoteStatus.DROPPED:
            changed.append(replace(known.restored(), created_at=turn.now))
    await notes.put_many(turn.tx, changed)
    for note in changed:
        dossier = dossier.with_note(note)
    return dossier


async def errand(errand: Errand) -> Card | None:
    """The note that stands for itself is ready; nothing once it is done or no longer owed."""
    dossier = errand.dossier
    note = next((each for each in dossier.notes if each.id == errand.nudge.subject), None) if dossier else None
    return None if dossier is None or note is None else await card(errand, dossier, note)


async def card(errand: Errand, dossier: Dossier, note: Note) -> Card | None:
    """The reminder of this note, drafted now if it was not; None once it is done."""
    if not note.open or note.person_id not in dossier.people:
        return None
    dossier, note = await drafts.ensured(errand.tx, dossier, note, errand.member, errand.now)
    return cards.due(
        errand.reader, dossier.opportunity, drafts.ready(dossier, note), errand.now, discreet=errand.member.discreet
    )
