"""Drafting and checking, with the facts of a dossier."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards.notes import Opened, Ready
from bot.clock import Instant
from bot.drafting import handoff
from bot.drafting.brief import Brief, Recipient
from bot.drafting.checks import check
from bot.drafting.compose import compose, compose_panel
from bot.drafting.fitness import said_nothing
from bot.drafting.sources import SOURCES
from bot.drafting.spelling import Spelling
from bot.handlers.dossier import Dossier
from bot.model.calendar import wall
from bot.model.finding import Finding, Rule
from bot.model.note import Length, Note, NoteKind, NoteStatus
from bot.model.opportunity import Contact, Person, PersonRole
from bot.model.people import Member
from bot.store import notes
from bot.store.tx import Tx


def brief(dossier: Dossier, note: Note, member: Member, now: Instant) -> Brief:
    """Every logged fact that this note may use."""
    contact = dossier.contact(note.contact_id) or dossier.last
    person = dossier.people[note.person_id]
    zone = member.zone or contact.zone
    meeting = contact.meeting(person.id)
    colleagues = [other for other in dossier.met(contact) if other.id != person.id]
    thanked = [
        each for each in dossier.notes if each.person_id == person.id and each.kind is NoteKind.THANK_YOU
    ]
    return Brief(
        kind=note.kind,
        seed=f"{contact.id}{person.id}",
        recipient=Recipient(name=person.name, call_them=person.call_them, email=person.email, job=person.job),
        company=dossier.opportunity.company,
        role=dossier.opportunity.role,
        format=contact.format,
        met_on=wall(contact.starts_at, zone).date(),
        written_on=wall(now, zone).date(),
        signer=member.signature,
        topic=meeting.topic if meeting is not None else "",
        fit=contact.debrief.fit if contact.debrief is not None else "",
        others=tuple(other.call_them for other in colleagues),
        promised=dossier.opportunity.decides_by,
        ordinal=note.ordinal,
        tone=member.tone,
        low=contact.debrief is not None and contact.debrief.feeling in (1, 2),
        length=note.length,
        version=note.version,
        also_thanks=note.kind is NoteKind.STATUS
        and bool(thanked)
        and not any(each.status is NoteStatus.SENT for each in thanked),
        names=(*(other.name for other in dossier.people.values()), dossier.opportunity.company),
    )


def siblings(dossier: Dossier, note: Note) -> tuple[str, ...]:
    """What the colleagues of this contact are written."""
    return tuple(
        each.body
        for each in dossier.notes
        if each.contact_id == note.contact_id and each.kind is note.kind and each.id != note.id and each.body
        and each.ordinal == note.ordinal
    )  # fmt: skip


async def draft_all(tx: Tx, dossier: Dossier, contact: Contact, member: Member, now: Instant) -> Dossier:
    """The dossier with a draft for everybody of this contact whose note is open and not in their own words."""
    todo = [note for note in dossier.thanks(contact) if note.open and not note.own]
    if not todo:
        return dossier
    kept = [note.body for note in dossier.thanks(contact) if note not in todo and note.body]
    drafts = compose_panel([brief(dossier, note, member, now) for note in todo], siblings=kept)
    written = []
    for note, draft in zip(todo, drafts, strict=True):
        again = note.drafted(subject=draft.subject, body=draft.body, short=draft.short, frames=draft.frames)
        written.append(again)
        dossier = dossier.with_note(again)
    await notes.put_many(tx, written)
    return dossier


async def draft_one(tx: Tx, dossier: Dossier, note: Note, member: Member, now: Instant) -> tuple[Dossier, Note]:
    """The note with a draft made from what is known now; the member's own words stay."""
    if note.own or not note.open:
        return dossier, note
    colleagues = [
        each for each in dossier.notes
        if each.contact_id == note.contact_id and each.kind is note.kind and each.id != note.id
    ]  # fmt: skip
    taken = frozenset(frame for each in colleagues for frame in each.frames)
    facts = brief(dossier, note, member, now)
    draft = compose(facts, taken=taken, siblings=siblings(dossier, note))
    for version in range(note.version + 1, note.version + 6):
        # "Another version" shall be another one, also when the seed lands on the same sentences.
        if note.version == 0 or draft.body != note.body:
            break
        draft = compose(replace(facts, version=version), taken=taken, siblings=siblings(dossier, note))
    again = note.drafted(subject=draft.subject, body=draft.body, short=draft.short, frames=draft.frames)
    await notes.put(tx, again)
    return dossier.with_note(again), again


async def ensured(tx: Tx, dossier: Dossier, note: Note, member: Member, now: Instant) -> tuple[Dossier, Note]:
    """The note with a draft, made now if there is none."""
    if note.status is NoteStatus.PLANNED and not note.body:
        return await draft_one(tx, dossier, note, member, now)
    return dossier, note


def findings(
    dossier: Dossier, note: Note, member: Member, now: Instant, spelling: Spelling
) -> tuple[Finding, ...]:
    """What the checks say about a note."""
    facts = brief(dossier, note, member, now)
    found = check(note.subject, note.body, facts, siblings=siblings(dossier, note), spelling=spelling)
    return tuple(
        replace(each, sources=tuple(SOURCES[name].ref for name in each.sources if name in SOURCES)) for each in found
    )


def opened(dossier: Dossier, note: Note, member: Member, now: Instant, spelling: Spelling) -> Opened:
    """A note with everything its card shows."""
    person = dossier.people[note.person_id]
    found = findings(dossier, note, member, now, spelling) if note.open else ()
    rules = {each.rule for each in found}
    return Opened(
        note=note,
        person=person,
        opportunity=dossier.opportunity,
        findings=found,
        words=words(note),
        asks_wording=unused(dossier, note),
        asks_topic=note.kind is NoteKind.THANK_YOU and note.short and note.length is Length.FULL,
        asks_role=not dossier.opportunity.role,
        asks_signature=not member.signature.complete and (Rule.SIGNOFF in rules or not note.own),
        mail=_mail(person.email, note) if person.email else None,
    )


def unused(dossier: Dossier, note: Note) -> bool:
    """Whether a topic was told and the full draft leaves it out."""
    contact = dossier.contact(note.contact_id)
    meeting = contact.meeting(note.person_id) if contact is not None else None
    told = meeting is not None and bool(meeting.topic.strip()) and not said_nothing(meeting.topic)
    return told and note.kind is NoteKind.THANK_YOU and note.short and note.length is Length.FULL


def _mail(email: str, note: Note) -> str | None:
    """A link that opens the mail filled in: the note too where it fits, else recipient and subject."""
    return handoff.mailto(email, note.subject, note.body) or handoff.mailto_short(email, note.subject)


def ready(dossier: Dossier, note: Note) -> Ready:
    """A note as a row of a list."""
    return Ready(note=note, person=dossier.people[note.person_id], words=words(note))


def words(note: Note) -> int:
    """How many words the note has between greeting and sign-off, roughly."""
    paragraphs = [part for part in note.body.split("\n\n") if part.strip()]
    inner = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    return sum(len(part.split()) for part in inner)


def rows(dossier: Dossier, contact: Contact) -> tuple[Ready, ...]:
    """A row for everybody of a contact."""
    return tuple(ready(dossier, note) for note in dossier.thanks(contact) if note.person_id in dossier.people)


def role_of(job: str) -> PersonRole:
    """What a person is in the hiring, from the job title that was typed."""
    folded = job.casefold()
    if "recruit" in folded or "talent" in folded or "sourcer" in folded:
        return PersonRole.RECRUITER
    if "coordinator" in folded or "scheduler" in folded:
        return PersonRole.COORDINATOR
    if "hiring manager" in folded:
        return PersonRole.MANAGER
    return PersonRole.INTERVIEWER


def names(people: Sequence[Person]) -> tuple[str, ...]:
    """What they are called in a sentence."""
    return tuple(person.call_them for person in people)
