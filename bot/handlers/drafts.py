"""Drafting and checking, with the facts of a dossier."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.cards.notes import Opened, Ready
from bot.clock import Instant
from bot.drafting.anatomy import anatomy
from bot.drafting.brief import Brief, Recipient
from bot.drafting.checks import check
from bot.drafting.compose import Draft, compose, compose_panel, cover
from bot.drafting.fitness import said_nothing
from bot.drafting.recipes import wants_topic
from bot.drafting.slots import POSITIONLESS
from bot.drafting.sources import SOURCES
from bot.drafting.spelling import Spelling
from bot.handlers.around import language
from bot.handlers.dossier import Dossier
from bot.model.calendar import wall
from bot.model.finding import Finding, Rule
from bot.model.note import Length, Note, NoteKind, NoteStatus
from bot.model.opportunity import MEETINGS, Contact, Person, PersonRole
from bot.model.people import Member
from bot.store import notes
from bot.store.tx import Tx


def brief(dossier: Dossier, note: Note, member: Member, now: Instant) -> Brief:
    """Every logged fact that this note may use."""
    opportunity = dossier.opportunity
    contact = dossier.contact(note.contact_id) or dossier.last
    person = dossier.people[note.person_id]
    zone = member.zone or contact.zone
    colleagues = [other for other in dossier.met(contact) if other.id != person.id]
    covered = [dossier.people[id] for id in note.covers if id in dossier.people]
    thanked = [
        each for each in dossier.notes if each.person_id == person.id and each.kind is NoteKind.THANK_YOU
    ]
    via = dossier.people.get(contact.through) if contact.through is not None else None
    return Brief(
        kind=note.kind,
        seed=f"{contact.id}{person.id}",
        recipient=recipient(person),
        company=opportunity.company,
        role=opportunity.role,
        format=contact.format,
        met_on=wall(contact.starts_at, zone).date(),
        written_on=wall(now, zone).date(),
        signer=member.signature,
        topic=_topic(dossier, note, contact),
        fit=contact.debrief.fit if contact.debrief is not None else "",
        others=tuple(other.call_them for other in colleagues),
        promised=_promised(dossier, note, contact),
        ordinal=note.ordinal,
        tone=member.tone,
        low=contact.debrief is not None and contact.debrief.feeling in (1, 2),
        length=note.length,
        version=note.version,
        also_thanks=note.kind is NoteKind.STATUS and bool(thanked) and not thanked_already(dossier, person, thanked),
        language=language(dossier, member),
        medium=note.medium,
        covers=tuple(each.call_them for each in covered),
        via=via.full if via is not None else "",
        to_via=via is not None and via.id == person.id,
        met=any(each.kind in MEETINGS for each in dossier.contacts),
        news=note.news,
        need=opportunity.research.need,
        match=opportunity.research.match,
        names=(*(other.name for other in dossier.people.values()), opportunity.company),
    )


def thanked_already(dossier: Dossier, person: Person, thanks: Iterable[Note]) -> bool:
    """Whether one of these was sent, or one to a colleague that thanks them by name."""
    return any(each.status is NoteStatus.SENT for each in thanks) or any(
        each.status is NoteStatus.SENT and person.id in each.covers for each in dossier.notes
    )


_ANSWERS = frozenset({PersonRole.RECRUITER, PersonRole.AGENCY, PersonRole.COORDINATOR, PersonRole.MANAGER})
"""Who speaks for when an answer comes."""


def _promised(dossier: Dossier, note: Note, contact: Contact) -> date | None:
    """The promised day, where this note may name it: it is sure, and the reader is who named it or answers for it."""
    day, met = dossier.opportunity.surely_by, dossier.met(contact)
    if day is None or note.kind is not NoteKind.THANK_YOU or len(met) == 1:
        return day
    said = {word.casefold() for word in re.findall(r"\w+", dossier.opportunity.stage)}
    named = [each.id for each in met if said & {word.casefold() for word in (each.call_them, *each.name.split())}]
    if named:
        return day if note.person_id in named else None
    return day if dossier.people[note.person_id].role in _ANSWERS else None


def recipient(person: Person) -> Recipient:
    """A person as somebody written to."""
    return Recipient(
        name=person.name, call_them=person.call_them, email=person.email, job=person.job, role=person.role
    )


_LOOKS_BACK = frozenset({NoteKind.REJECTION, NoteKind.WITHDRAWAL, NoteKind.KEEP_WARM})
"""Kinds that may name what was talked about at any time, and not only at their own contact."""


def _topic(dossier: Dossier, note: Note, contact: Contact) -> str:
    contacts = [contact, *reversed(dossier.contacts)] if note.kind in _LOOKS_BACK else [contact]
    met = [each.meeting(note.person_id) for each in contacts]
    return next((meeting.topic for meeting in met if meeting is not None and meeting.topic.strip()), "")


def siblings(dossier: Dossier, note: Note) -> tuple[str, ...]:
    """What the colleagues of this contact are written."""
    return tuple(
        each.body
        for each in dossier.notes
        if each.contact_id == note.contact_id and each.kind is note.kind and each.id != note.id and each.body
        and each.ordinal == note.ordinal and each.status is not NoteStatus.DROPPED
    )  # fmt: skip


def _taken(dossier: Dossier, note: Note) -> frozenset[str]:
    """The sentences of colleagues' notes, and of earlier ones of this kind to the same person."""
    return frozenset(
        frame
        for each in dossier.notes
        if each.kind is note.kind and each.id != note.id
        and (each.contact_id == note.contact_id or each.person_id == note.person_id)
        for frame in each.frames
    )  # fmt: skip


async def draft_all(tx: Tx, dossier: Dossier, contact: Contact, member: Member, now: Instant) -> Dossier:
    """The dossier with a draft for everybody of this contact whose note is open and not in their own words."""
    todo = [note for note in dossier.thanks(contact) if note.open and not note.own and note.person_id in dossier.people]
    if not todo:
        return dossier
    kept = [note for note in dossier.thanks(contact) if note not in todo and note.body]
    others = [note for note in kept if note.status is not NoteStatus.DROPPED]
    earlier = [
        note for note in dossier.notes
        if note.contact_id != contact.id and any(note.person_id == each.person_id for each in todo)
    ]  # fmt: skip
    drafts = compose_panel(
        [brief(dossier, note, member, now) for note in todo],
        taken=[frame for note in (*others, *earlier) for frame in note.frames],
        siblings=[note.body for note in others],
    )
    written = []
    for note, draft in zip(todo, drafts, strict=True):
        again = _drafted(note, draft)
        written.append(again)
        dossier = dossier.with_note(again)
    await notes.put_many(tx, written)
    return dossier


async def draft_one(tx: Tx, dossier: Dossier, note: Note, member: Member, now: Instant) -> tuple[Dossier, Note]:
    """The note with a draft made from what is known now; the member's own words stay."""
    if note.own or not note.open:
        return dossier, note
    taken, others = _taken(dossier, note), siblings(dossier, note)
    facts = brief(dossier, note, member, now)
    draft = compose(facts, taken=taken, siblings=others)
    for version in range(note.version + 1, note.version + 6):
        # "Another version" shall be another one, also when the seed lands on the same sentences.
        if note.version == 0 or draft.body != note.body:
            break
        draft = compose(replace(facts, version=version), taken=taken, siblings=others)
    again = _drafted(note, draft)
    await notes.put(tx, again)
    return dossier.with_note(again), again


def _drafted(note: Note, draft: Draft) -> Note:
    """The note with this draft of ours; what a model made of an earlier one is gone."""
    again = note.drafted(subject=draft.subject, body=draft.body, short=draft.short, frames=draft.frames)
    return replace(again, polished=False, plain_body="")


def covering(dossier: Dossier, note: Note, via: Person, member: Member, now: Instant) -> Draft:
    """Two lines to somebody who stands between, which ask to hand this note on."""
    facts = brief(dossier, note, member, now)
    to = dossier.people[note.person_id]
    return cover(replace(facts, recipient=recipient(via), others=(to.call_them,), seed=f"{facts.seed}{via.id}"))


async def ensured(tx: Tx, dossier: Dossier, note: Note, member: Member, now: Instant) -> tuple[Dossier, Note]:
    """The note with a draft, made now if there is none."""
    if note.status is NoteStatus.PLANNED and not note.body:
        return await draft_one(tx, dossier, note, member, now)
    return dossier, note


def findings(
    dossier: Dossier, note: Note, member: Member, now: Instant, spelling: Spelling | None
) -> tuple[Finding, ...]:
    """What the checks say about a note; without `spelling`, all but the spelling."""
    facts = brief(dossier, note, member, now)
    found = check(
        note.subject, note.body, facts, siblings=siblings(dossier, note), spelling=spelling,
        posting=dossier.opportunity.posting,
    )  # fmt: skip
    return tuple(
        replace(each, sources=tuple(SOURCES[name].ref for name in each.sources if name in SOURCES)) for each in found
    )


def opened(dossier: Dossier, note: Note, member: Member, now: Instant, spelling: Spelling) -> Opened:
    """A note with everything its card shows."""
    person = dossier.people[note.person_id]
    facts = brief(dossier, note, member, now)
    found = findings(dossier, note, member, now, spelling) if note.open else ()
    rules = {each.rule for each in found}
    return Opened(
        note=note,
        person=person,
        opportunity=dossier.opportunity,
        findings=found,
        words=words(note),
        asks_wording=unused(dossier, note),
        asks_topic=wants_topic(facts) and note.short and note.length is Length.FULL,
        asks_role=not dossier.opportunity.role and note.kind not in POSITIONLESS,
        asks_signature=not member.signature.complete and (Rule.SIGNOFF in rules or not note.own),
    )


def unused(dossier: Dossier, note: Note) -> bool:
    """Whether a topic was told and the full draft leaves it out."""
    contact = dossier.contact(note.contact_id)
    meeting = contact.meeting(note.person_id) if contact is not None else None
    told = meeting is not None and bool(meeting.topic.strip()) and not said_nothing(meeting.topic)
    return told and note.kind in (NoteKind.THANK_YOU, NoteKind.INTRO) and note.short and note.length is Length.FULL


def ready(dossier: Dossier, note: Note) -> Ready:
    """A note as a row of a list."""
    return Ready(note=note, person=dossier.people[note.person_id], words=words(note))


def words(note: Note) -> int:
    """How many words the note has between greeting and sign-off, as its checks count them."""
    return anatomy(note.body).words


def rows(dossier: Dossier, contact: Contact) -> tuple[Ready, ...]:
    """A row for everybody of a contact."""
    return tuple(ready(dossier, note) for note in dossier.thanks(contact) if note.person_id in dossier.people)
