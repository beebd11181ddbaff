"""Notes: what waits, the draft, its checks, and the member's word that it is sent or skipped."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import findings as finding_cards
from bot.cards import forms as form_cards
from bot.cards import notes as cards
from bot.cards import opened as opened_cards
from bot.cards import polishing as polishing_cards
from bot.cards import templates as template_cards
from bot.cards import waiting as waiting_cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.card import Option as Answer
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.clock import Instant
from bot.drafting.text import clean
from bot.handlers import asked, drafts, readable
from bot.handlers import dossier as dossiers
from bot.handlers.around import beside, language, meter
from bot.handlers.dossier import Dossier
from bot.handlers.references import entries, note_suggestions
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.handlers.which_note import on_one, pressed
from bot.model.calendar import wall
from bot.model.ids import ContactId, NoteId
from bot.model.note import THANKS, Channel, Length, Note, NoteStatus
from bot.model.people import Signature
from bot.store import notes, templates

_REFERENCE = Option("note", N_("A person's name, a company, or both"), OptionKind.REFERENCE)
_CHANNELS = (
    Answer("e-mail", Channel.EMAIL),
    Answer("LinkedIn", Channel.LINKEDIN),
    Answer("call", Channel.CALL),
    Answer("card", Channel.CARD),
    Answer("in person", Channel.IN_PERSON),
)

SPECS = (
    CommandSpec("note list", N_("The notes that wait for you, most urgent first")),
    CommandSpec("note show", N_("A draft, to copy and send"), (_REFERENCE,), example="Grace"),
    CommandSpec("note edit", N_("Write it in your own words"), (_REFERENCE,), example="Grace"),
    CommandSpec("note check", N_("What the checks say, with sources"), (_REFERENCE,), example="Grace"),
    CommandSpec(
        "note sent",
        N_("Record it as sent, by whatever way"),
        (_REFERENCE, Option("way", N_("How it went out"), OptionKind.CHOICE, answers=_CHANNELS)),
        example="Grace LinkedIn",
    ),
    CommandSpec("note skip", N_("No note to this person; that's a fine answer"), (_REFERENCE,), example="Grace"),
)

# looking


async def list_all(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """What waits, most urgent first."""
    return await listed(turn, "", None)


async def listed(turn: Turn, value: str, picked: str | None) -> Card:
    """The same, by button."""
    rows: list[waiting_cards.Waits] = []
    for entry in await entries(turn):
        if not entry.waiting or entry.contact.ended_at > turn.now:
            continue
        dossier = await dossiers.read(turn.tx, entry.opportunity.id, turn.member, turn.policy)
        if dossier is None:
            continue
        for note in entry.waiting:
            if note.person_id in dossier.people:
                dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
                reminder = entry.reminder(note)
                due = reminder.next_at if reminder is not None else None
                have, of = meter(dossier, note)
                met = entry.contact.ended_at if note.kind in THANKS else None
                ready = drafts.ready(dossier, note)
                rows.append(waiting_cards.Waits(ready, dossier.opportunity, due, have, of, met))
    rows.sort(key=lambda each: _urgency(each, turn.now, turn.zone or "UTC"))
    card = waiting_cards.waiting_list(turn.reader, rows, turn.now) if rows else cards.nothing_waits(turn.reader)
    return replace(card, blocks=(*card.blocks, *await asked.rows(turn)))


def _urgency(each: waiting_cards.Waits, now: Instant, zone: str) -> tuple[int, float]:
    """Where they still decide first, by that day; then thanks, whose hours run; then the rest. Equals stay."""
    decides = each.opportunity.decides_by
    if decides is not None and decides >= wall(now, zone).date():
        return 0, float(decides.toordinal())
    return (1, 0.0) if each.ready.note.kind in THANKS else (2, 0.0)


async def open_note(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """The note, drafted now if it was not yet; before the interview there is none."""
    if not note.body and (early := before_it(turn, dossier, note)) is not None:
        return early
    dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
    card = await readable.beside(turn, shown(turn, dossier, note), note)
    if note.open and len(card.controls) < opened_cards.MOST and await templates.at_hand(turn.tx):
        return replace(card, controls=(*card.controls, template_cards.offer(turn.reader, note.id)))
    return card


def before_it(turn: Turn, dossier: Dossier, note: Note) -> Card | None:
    """What is said of a note before its interview: it comes after that. None once they have met."""
    contact = dossier.contact(note.contact_id)
    if contact is None or contact.starts_at <= turn.now:
        return None
    person = dossier.people[note.person_id]
    return cards.not_yet(turn.reader, dossier.opportunity, person, contact.starts_at, turn.now)


def shown(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """The note's card as it now stands."""
    opened = drafts.opened(dossier, note, turn.member, turn.now, turn.spelling)
    rewords = turn.may_reword(note, language(dossier, turn.member)) and not note.polished
    around = beside(dossier, note, turn.member, turn.now, rewords=rewords)
    return polishing_cards.labelled(turn.reader, opened_cards.opened(turn.reader, opened, turn.now, around), note)


def stays(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """The note's card, where Undo came too late to take back what was said."""
    opened = drafts.opened(dossier, note, turn.member, turn.now, turn.spelling)
    return opened_cards.stays(turn.reader, opened, turn.now)


async def of_contact(turn: Turn, value: str, picked: str | None) -> ToAction:
    """All notes of an interview, drafted."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    if any(note.status is NoteStatus.PLANNED for note in dossier.thanks(contact)):
        dossier = await drafts.draft_all(turn.tx, dossier, contact, turn.member, turn.now)
        dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
    waiting = [note for note in dossier.thanks(contact) if note.open]
    if not waiting:
        return cards.nothing_waits(turn.reader)
    if len(waiting) == 1:
        return await readable.beside(turn, shown(turn, dossier, waiting[0]), waiting[0])
    card = cards.drafted(
        turn.reader, dossier.opportunity, [drafts.ready(dossier, note) for note in waiting], turn.now
    )
    return await readable.rows(turn, card, waiting)


async def checked(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """What the checks say; a note that is done is only shown."""
    if not note.body and (early := before_it(turn, dossier, note)) is not None:
        return early
    if not note.open:
        return shown(turn, dossier, note)
    dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
    card = opened_cards.checked(turn.reader, drafts.opened(dossier, note, turn.member, turn.now, turn.spelling))
    if language(dossier, turn.member) == "en":
        return card
    return replace(card, blocks=(*card.blocks, finding_cards.spelling_unchecked(turn.reader)))


# changing


async def edit(turn: Turn, dossier: Dossier, note: Note) -> Card | Form:
    """The note's words, to change."""
    if not note.body and (early := before_it(turn, dossier, note)) is not None:
        return early
    dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
    return await turn.opened(form_cards.note(turn.reader, note, dossier.people[note.person_id]))


async def make_edit(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    found = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    if found is None:
        return None
    dossier, note = found
    form = form_cards.note(turn.reader, note, dossier.people[note.person_id])
    return replace(form, filled={**form.filled, **values})


async def save(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The member's own words, kept as they are."""
    found = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, note = found
    # What is no mail keeps the subject that it had as one.
    subject = " ".join(values.get("subject", note.subject).split())
    body = values.get("body", "").replace("\r\n", "\n").strip()
    typed = {"subject": subject, "body": body} if note.medium is Channel.EMAIL else {"body": body}
    if empty := [name for name, text in typed.items() if not text]:
        return Invalid(dict.fromkeys(empty, afternote_cards.required(turn.reader)))
    again = note.written(subject=subject, body=body)
    await notes.put(turn.tx, again)
    turn.leaves("note.open", note.id)
    return Amend(shown(turn, dossier.with_note(again), again))


async def shorter(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """The three-line version."""
    return await _redrafted(turn, dossier, replace(note, length=Length.SHORT))


async def another(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Another version, from the same facts."""
    return await _redrafted(turn, dossier, replace(note, version=note.version + 1))


async def _redrafted(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    dossier, note = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
    turn.leaves("note.open", note.id)
    return Amend(shown(turn, dossier, note))


async def signed(turn: Turn, before: Signature) -> None:
    """Every open draft signed again after the signature changed, those in the member's own words left alone.

    A draft that ends with the signature as it was keeps its wording; another is drafted again.
    """
    if turn.member.signature == before:
        return
    every = [
        note for note in await notes.of(turn.tx, turn.member.id)
        if note.status is NoteStatus.DRAFTED and note.body and not note.own
    ]  # fmt: skip
    for id in dict.fromkeys(note.opportunity_id for note in every):
        dossier = await dossiers.read(turn.tx, id, turn.member, turn.policy)
        if dossier is None:
            continue
        for note in every:
            if note.opportunity_id != id or note.person_id not in dossier.people:
                continue
            body = _signed_again(note.body, before, turn.member.signature)
            if body is None:
                dossier, _ = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
                continue
            again = replace(note, body=body)
            await notes.put(turn.tx, again)
            dossier = dossier.with_note(again)


def _signed_again(body: str, before: Signature, now: Signature) -> str | None:
    """The body under another signature; None when it did not end with the one before."""
    if not (before.name and now.name):
        # With no name the closing itself is written otherwise.
        return None
    last, present = ("\n".join(clean(line) for line in each.lines) for each in (before, now))
    return body.removesuffix(last) + present if body.endswith(f"\n{last}") else None


async def rescue(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """A short note instead of none: takes Skip back and drafts one."""
    undone = note.undone(turn.now)
    if note.status is not NoteStatus.SKIPPED:
        return Amend(shown(turn, dossier, note))
    if undone is note:
        return Amend(stays(turn, dossier, note))
    if undone.own:
        await notes.put(turn.tx, undone)
    else:
        undone = replace(undone, length=Length.SHORT)
        dossier, undone = await drafts.draft_one(turn.tx, dossier.with_note(undone), undone, turn.member, turn.now)
    await dossiers.replanned(turn.tx, dossier.with_note(undone), turn.member, turn.policy, turn.now)
    turn.leaves("note.open", note.id)
    return Amend(shown(turn, dossier.with_note(undone), undone))


ROUTES = Routes(
    specs=SPECS,
    commands={
        "note list": list_all,
        "note show": on_one("note.open", open_note, done=open_note),
        "note edit": on_one("note.edit", edit),
        "note check": on_one("note.check", checked, done=checked),
    },
    actions={
        "note.list": listed,
        "note.open": pressed(open_note),
        "note.of": of_contact,
        "note.edit": pressed(edit),
        "note.check": pressed(checked),
        "note.shorter": pressed(shorter),
        "note.another": pressed(another),
        "note.rescue": pressed(rescue),
    },
    forms={"note.save": Submitted(make_edit, save)},
    lookups={
        (path, "note"): note_suggestions
        for path in ("note show", "note edit", "note check", "note sent", "note skip")
    },
)
