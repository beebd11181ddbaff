"""The debrief: how it went, what stuck, and the notes drafted from it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards import about
from bot.cards import afternote as afternote_cards
from bot.cards import debriefs as cards
from bot.cards import forms as form_cards
from bot.cards import notes as note_cards
from bot.cards.words import short
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.handlers import dossier as dossiers
from bot.handlers import drafts, notes, readable
from bot.handlers.dossier import Dossier
from bot.handlers.meant import on_one, pressed
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.ids import ContactId
from bot.model.moment import Unread
from bot.model.note import NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Contact, Debrief, Opportunity, Person
from bot.reading.promise_said import Promised
from bot.reading.spoken import promised
from bot.store import contacts, opportunities


async def debrief(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The debrief form."""
    return await turn.opened(_debrief_form(turn, dossier, contact))


def _debrief_form(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    text = as_typed(dossier.opportunity)
    return form_cards.debrief(turn.reader, dossier.opportunity, contact, dossier.met(contact), decides=text)


def as_typed(opportunity: Opportunity) -> str:
    """What they promised as it stands in the form, readable again: "second round, Fri 6 Mar 2026"."""
    decides = opportunity.decides_by
    day = f"{decides:%a} {decides.day} {decides:%b} {decides.year}" if decides is not None else ""
    return ", ".join(filter(None, (opportunity.stage, day)))


async def make_debrief(turn: Turn, value: str, values: Values) -> Form | None:
    """The debrief form again, as it was filled."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return None
    form = _debrief_form(turn, *found)
    return replace(form, filled={**form.filled, **values})


async def debriefed(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The debrief, kept; the notes, drafted from it."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    problems: dict[str, str] = {}
    topics = _topics(turn, dossier, contact, values, problems)
    opportunity = dossier.opportunity
    typed = values.get("next", "").strip()
    told = _told(turn, opportunity, typed, contact.zone)
    # It is optional: what names no day is kept as the step, and the reply says so.
    opportunity = _with_promise(opportunity, typed, told)
    if problems:
        return Invalid(problems)
    feeling = values.get("feeling", "")
    before = contact.debrief or Debrief(at=turn.now)
    again = replace(
        contact,
        meetings=tuple(replace(each, topic=topics.get(each.person_id, "")) for each in contact.meetings),
        debrief=replace(
            before,
            at=turn.now,
            feeling=int(feeling) if feeling in ("1", "2", "3", "4", "5") else None,
            question=values.get("question", before.question).strip(),
        ),
    )
    await contacts.put(turn.tx, again)
    if opportunity != dossier.opportunity:
        await opportunities.put(turn.tx, opportunity)
    dossier = replace(dossier.with_contact(again), opportunity=opportunity)
    dossier = await drafts.draft_all(turn.tx, dossier, again, turn.member, turn.now)
    dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("note.of", contact.id)
    kept = cards.debriefed(turn.reader, dossier.opportunity, again, turn.now)
    aside = await _after_debrief(turn, dossier, again)
    if isinstance(told, Unread):
        aside = cards.with_unread_promise(turn.reader, aside, contact.id, short(typed, 60))
    elif told is not None:
        aside = cards.with_promise(turn.reader, aside, _promise(turn, dossier, contact))
    return Amend(kept, aside=aside)


def _told(turn: Turn, before: Opportunity, typed: str, zone: str) -> Promised | Unread | None:
    """The step and the day of what was typed; None where nothing was."""
    if not typed:
        return None
    if typed == as_typed(before) and before.decides_by is not None:
        # Sent again as it stood: what was open about it stays open.
        return Promised(before.stage, before.decides_by, before.or_by)
    return promised(typed, turn.reader.locale, now=turn.now, zone=turn.zone or zone, country=turn.member.country)


def _with_promise(opportunity: Opportunity, typed: str, told: Promised | Unread | None) -> Opportunity:
    if told is None:
        return replace(opportunity, stage="", decides_by=None, unsure=None)
    if isinstance(told, Unread):
        # A date that was promised before belonged to the words that are gone.
        return replace(opportunity, stage=typed, decides_by=None, unsure=None)
    unsure = (told.day, told.other) if told.other is not None else None
    return replace(opportunity, stage=told.step, decides_by=told.day, unsure=unsure)


def _promise(turn: Turn, dossier: Dossier, contact: Contact) -> cards.Promise:
    follow_up = next((each for each in dossier.coming if each.kind is NudgeKind.FOLLOW_UP), None)
    return cards.Promise(dossier.opportunity, contact.id, follow_up, turn.now)


async def by_that_day(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The promised day as the member settles it, of the two that it may have been; open notes may name it now."""
    id, _, said = value.partition(" ")
    found = await dossiers.of_contact(turn.tx, ContactId(id), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    opportunity = dossier.opportunity
    day = next((each for each in opportunity.unsure or () if each.isoformat() == said), None)
    if day is not None and opportunity.or_by is not None:
        opportunity = replace(opportunity, decides_by=day, unsure=None)
        await opportunities.put(turn.tx, opportunity)
        dossier = replace(dossier, opportunity=opportunity)
        for note in dossier.thanks(contact):
            if note.person_id in dossier.people and note.status is not NoteStatus.PLANNED:
                dossier, _ = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
        dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", contact.id)
    if opportunity.decides_by is None:
        return afternote_cards.not_yours(turn.reader)
    return cards.settled_promise(turn.reader, _promise(turn, dossier, contact))


def _called(name: str, met: Sequence[Person]) -> Person | None:
    """Whom a line begins with: a full name, what they are called, or one word of it that only they have."""
    wanted = " ".join(name.casefold().split())
    if not wanted:
        return None
    exact = [one for one in met if wanted in (one.name.casefold(), one.call_them.casefold())]
    near = exact or [one for one in met if wanted in one.name.casefold().split()]
    return near[0] if exact or len(near) == 1 else None


def _topics(
    turn: Turn, dossier: Dossier, contact: Contact, values: Values, problems: dict[str, str]
) -> dict[str, str]:
    """What each person talked about, by person."""
    met = dossier.met(contact)
    if "topics" not in values:
        return {
            person.id: values.get(f"topic{index}", "").strip() for index, person in enumerate(met, start=1)
        }
    found: dict[str, str] = {}
    for line in filter(None, (part.strip() for part in values["topics"].splitlines())):
        name, colon, topic = line.partition(":")
        person = _called(name, met)
        if person is None or not colon:
            problems["topics"] = cards.about_whom(turn.reader, line, met[0])
        else:
            found[person.id] = topic.strip()
    return found


async def _after_debrief(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    low = contact.debrief is not None and contact.debrief.feeling in (1, 2)
    waiting = [note for note in dossier.thanks(contact) if note.open]
    if len(waiting) == 1 and not low:
        return await readable.beside(turn, notes.shown(turn, dossier, waiting[0]), waiting[0])
    if not contact.meetings:
        return cards.no_people(turn.reader, contact, low=low)
    ready = [drafts.ready(dossier, note) for note in waiting]
    if not ready:
        return cards.debrief_kept(turn.reader, dossier.opportunity, low=low)
    unused = [each for each in ready if drafts.unused(dossier, each.note)]
    card = note_cards.drafted(turn.reader, dossier.opportunity, ready, turn.now, low=low, unused=unused)
    return await readable.rows(turn, card, waiting)


async def still_going(turn: Turn, dossier: Dossier, contact: Contact) -> ToAction:
    """Asks again an hour later."""
    again = replace(contact, still_going=min(contact.still_going + 1, 12))
    await contacts.put(turn.tx, again)
    dossier = await dossiers.replanned(turn.tx, dossier.with_contact(again), turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", contact.id)
    nudge = dossier.coming[0] if dossier.coming else None
    card = cards.still_going(turn.reader, dossier.opportunity, nudge, turn.now)
    return Amend(replace(card, about=about.live(contact.id)))


async def _still_going(turn: Turn, value: str, picked: str | None) -> ToAction:
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    return await still_going(turn, *found)


async def checklist(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What is worth doing after an interview."""
    return cards.checklist(turn.reader)


ROUTES = Routes(
    commands={"interview debrief": on_one("interview.debrief", debrief)},
    actions={
        "interview.debrief": pressed(debrief),
        "interview.still_going": _still_going,
        "debrief.by": by_that_day,
        "checklist": checklist,
    },
    forms={"interview.debriefed": Submitted(make_debrief, debriefed)},
)
