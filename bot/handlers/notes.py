"""Notes: what waits, the draft, its checks, and the member's word that it is sent or skipped."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import forms as form_cards
from bot.cards import interviews as interview_cards
from bot.cards import notes as cards
from bot.cards import nudges as nudge_cards
from bot.cards.words import N_, day, say
from bot.chat.card import Card
from bot.chat.card import Option as Answer
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.following import status_note
from bot.handlers.references import entries, matching, people_matching, suggestions
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.calendar import wall
from bot.model.ids import ContactId, NoteId, OpportunityId, PersonId
from bot.model.note import Channel, Length, Note, NoteKind, NoteStatus, SkipReason
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Contact, Outcome, Person
from bot.store import members, notes, opportunities

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

Acts = Callable[[Turn, Dossier, Note], Awaitable[ToAction]]


# which note


async def on_reference(turn: Turn, typed: str, action: str, act: Acts, *, done: bool = False) -> ToCommand:
    """One match acts, several ask which, none says so; nothing typed offers what waits."""
    found = await _found(turn, typed, done=done)
    if not found:
        return interview_cards.none_such(turn.reader, typed) if typed else cards.nothing_waits(turn.reader)
    if len(found) > 1:
        options = [
            (f"{person.name}, {dossier.opportunity.company}", note.id) for dossier, note, person in found
        ]
        return interview_cards.which(turn.reader, typed, action, options)
    dossier, note, _ = found[0]
    reply = await act(turn, dossier, note)
    return reply.card if isinstance(reply, Amend) else reply


async def _found(turn: Turn, typed: str, *, done: bool) -> list[tuple[Dossier, Note, Person]]:
    """The notes that a reference may mean: those that wait first, else, when asked, those that are done."""
    every = await entries(turn)
    close = matching(typed, every) if typed else every
    waiting: list[tuple[Dossier, Note, Person]] = []
    closed: list[tuple[Dossier, Note, Person]] = []
    for entry in close:
        named = {person.id for person in people_matching(typed, entry.people)} if typed else None
        mine = [note for note in entry.notes if named is None or note.person_id in named]
        if not mine:
            continue
        dossier = await dossiers.read(turn.tx, entry.opportunity.id, turn.member, turn.policy)
        if dossier is None:
            continue
        for note in mine:
            person = dossier.people.get(note.person_id)
            if person is not None:
                (waiting if note.open else closed).append((dossier, note, person))
    return waiting or (closed if done and typed else [])


def _on_one(
    action: str, act: Acts, *, done: bool = False
) -> Callable[[Turn, Mapping[str, Given]], Awaitable[ToCommand]]:
    async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
        return await on_reference(turn, str(given.get("note", "")), action, act, done=done)

    return command


def _pressed(act: Acts) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """A press that acts on the note in its value, or on the one picked."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        found = await dossiers.of_note(turn.tx, NoteId(picked or value), turn.member, turn.policy)
        if found is None or found[1].person_id not in found[0].people:
            return afternote_cards.not_yours(turn.reader)
        return await act(turn, *found)

    return action


# looking


async def list_all(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """What waits, most urgent first."""
    rows = []
    for entry in await entries(turn):
        if not entry.waiting or entry.contact.ended_at > turn.now:
            continue
        dossier = await dossiers.read(turn.tx, entry.opportunity.id, turn.member, turn.policy)
        if dossier is None:
            continue
        due = entry.next.next_at if entry.next is not None else None
        for note in entry.waiting:
            if note.person_id in dossier.people:
                dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
                rows.append((drafts.ready(dossier, note), dossier.opportunity, due))
    if not rows:
        return cards.nothing_waits(turn.reader)
    return cards.waiting_list(turn.reader, rows, turn.now)


async def open_note(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """The note, drafted now if it was not yet."""
    dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
    return _opened(turn, dossier, note)


def _opened(turn: Turn, dossier: Dossier, note: Note) -> Card:
    shown = drafts.opened(dossier, note, turn.member, turn.now, turn.spelling)
    return cards.opened(turn.reader, shown, turn.now)


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
        return _opened(turn, dossier, waiting[0])
    return cards.drafted(turn.reader, dossier.opportunity, [drafts.ready(dossier, note) for note in waiting])


async def checked(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """What the checks say."""
    dossier, note = await drafts.ensured(turn.tx, dossier, note, turn.member, turn.now)
    return cards.checked(turn.reader, drafts.opened(dossier, note, turn.member, turn.now, turn.spelling))


# changing


async def edit(turn: Turn, dossier: Dossier, note: Note) -> Form:
    """The note's words, to change."""
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
    subject = " ".join(values.get("subject", "").split())
    body = values.get("body", "").replace("\r\n", "\n").strip()
    typed = {"subject": subject, "body": body}
    if empty := [name for name, text in typed.items() if not text]:
        return Invalid(dict.fromkeys(empty, afternote_cards.required(turn.reader)))
    again = note.written(subject=subject, body=body)
    await notes.put(turn.tx, again)
    turn.leaves("note.open", note.id)
    return Amend(_opened(turn, dossier.with_note(again), again))


async def shorter(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """The three-line version."""
    return await _redrafted(turn, dossier, replace(note, length=Length.SHORT))


async def another(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Another version, from the same facts."""
    return await _redrafted(turn, dossier, replace(note, version=note.version + 1))


async def _redrafted(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    dossier, note = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
    turn.leaves("note.open", note.id)
    return Amend(_opened(turn, dossier, note))


async def signed(turn: Turn, dossier: Dossier, note: Note) -> Amend:
    """The note drafted again under a signature now known, with those to the colleagues."""
    contact = dossier.contact(note.contact_id)
    if note.kind is NoteKind.THANK_YOU and contact is not None:
        dossier = await drafts.draft_all(turn.tx, dossier, contact, turn.member, turn.now)
        note = next(each for each in dossier.notes if each.id == note.id)
    else:
        dossier, note = await drafts.draft_one(turn.tx, dossier, note, turn.member, turn.now)
    return Amend(_opened(turn, dossier, note))


async def rescue(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """A short note instead of none: takes Skip back and drafts one."""
    undone = note.undone(turn.now)
    if undone.own:
        await notes.put(turn.tx, undone)
    else:
        undone = replace(undone, length=Length.SHORT)
        dossier, undone = await drafts.draft_one(turn.tx, dossier.with_note(undone), undone, turn.member, turn.now)
    await dossiers.replanned(turn.tx, dossier.with_note(undone), turn.member, turn.policy, turn.now)
    turn.leaves("note.open", note.id)
    return Amend(_opened(turn, dossier.with_note(undone), undone))


# done


async def _done(turn: Turn, dossier: Dossier, changed: Note) -> Dossier:
    """Writes a note that is done or open again, and plans from it."""
    await notes.put(turn.tx, changed)
    dossier = dossier.with_note(changed)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


async def mark_sent(turn: Turn, dossier: Dossier, note: Note, channel: Channel = Channel.EMAIL) -> Dossier:
    """The dossier with the member's word that it is sent; a skipped note may be sent after all."""
    before = note if note.open else note.undone(turn.now)
    if note.status is NoteStatus.SENT:
        return dossier
    return await _done(turn, dossier, before.sent(turn.now, channel))


async def sent(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Their word is taken."""
    dossier = await mark_sent(turn, dossier, note)
    return Amend(await _sent_card(turn, dossier, note))


async def _sent_card(turn: Turn, dossier: Dossier, note: Note) -> Card:
    turn.leaves("note.open", note.id)
    if note.kind is NoteKind.STATUS and _is_last(dossier, note):
        return everything(turn, dossier)
    waiting = [
        dossier.people[each.person_id]
        for each in dossier.waiting
        if each.contact_id == note.contact_id and each.kind is note.kind and each.person_id in dossier.people
    ]
    first = not turn.member.first_sent
    if first:
        await members.put(turn.tx, replace(turn.member, first_sent=True))
    line = _next_line(turn, dossier) if not waiting else ""
    return cards.sent(
        turn.reader, note, dossier.people[note.person_id], waiting=waiting, next_line=line, first=first
    )


def _is_last(dossier: Dossier, note: Note) -> bool:
    """Whether no follow-up is planned after this one."""
    return not any(nudge.kind is NudgeKind.FOLLOW_UP for nudge in dossier.coming)


def everything(turn: Turn, dossier: Dossier) -> Card:
    """That's everything for this opportunity."""
    done = [note for note in dossier.notes if note.status is NoteStatus.SENT]
    return nudge_cards.nothing_more(
        turn.reader,
        dossier.opportunity,
        notes=sum(note.kind is NoteKind.THANK_YOU for note in done),
        follow_ups=sum(note.kind is NoteKind.STATUS for note in done),
        discreet=turn.member.discreet,
    )


def _next_line(turn: Turn, dossier: Dossier) -> str:
    """What happens next and when."""
    follow_up = next((nudge for nudge in dossier.coming if nudge.kind is NudgeKind.FOLLOW_UP), None)
    company = dossier.opportunity.company
    if follow_up is None:
        return say(turn.reader, "There's nothing more to do for {company} now.", company=company)
    when = day(turn.reader, wall(follow_up.due_at, turn.zone or "UTC").date(), now=turn.now)
    return say(
        turn.reader, "If {company} hasn't written by {when}, I'll have a follow-up ready. Nothing until then.",
        company=company, when=when,
    )  # fmt: skip


async def sent_command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Records a note as sent, by whatever way."""
    way = str(given.get("way", "")) or Channel.EMAIL

    async def act(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        again = await mark_sent(turn, dossier, note, Channel(way))
        return await _sent_card(turn, again, note)

    return await on_reference(turn, str(given.get("note", "")), "note.sent", act)


async def in_person(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Thanked in person: that counts."""
    dossier = await mark_sent(turn, dossier, note, Channel.IN_PERSON)
    return Amend(await _sent_card(turn, dossier, note))


async def skip(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Skipped at once; the reason is offered."""
    if note.status is not NoteStatus.SKIPPED:
        dossier = await _done(turn, dossier, note.skipped(turn.now))
    turn.leaves("note.open", note.id)
    line = ""
    if note.kind is NoteKind.STATUS and _is_last(dossier, note):
        line = say(turn.reader, "There's nothing more to do for {company}.", company=dossier.opportunity.company)
    return Amend(cards.skipped(turn.reader, note, dossier.people[note.person_id], next_line=line))


async def reason(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What got in the way, and a short honest answer."""
    found = await dossiers.of_note(turn.tx, NoteId(value), turn.member, turn.policy)
    try:
        why = SkipReason(picked or "")
    except ValueError:
        return afternote_cards.not_yours(turn.reader)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, note = found
    if note.status is NoteStatus.SKIPPED:
        note = replace(note, reason=why)
        await notes.put(turn.tx, note)
    turn.leaves("note.open", note.id)
    return Amend(cards.reason_answer(turn.reader, note, dossier.people[note.person_id], why))


async def undo(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Sent or Skip, taken back within a day; it plans again."""
    again = note.undone(turn.now)
    if again is not note:
        dossier = await _done(turn, dossier, again)
    turn.leaves("note.open", note.id)
    return Amend(_opened(turn, dossier, again))


# the live card of an interview


async def _live_card(turn: Turn, dossier: Dossier, contact: Contact, lead: str) -> ToAction:
    live = nudge_cards.Live(dossier.opportunity, contact, drafts.rows(dossier, contact))
    line = _next_line(turn, dossier) if not live.open else ""
    return Amend(nudge_cards.live_again(turn.reader, live, turn.now, lead, line))


def _live(change: Callable[[Turn, Dossier, Note], Awaitable[tuple[Dossier, str]]]) -> Acts:
    """A change to one row of the live card, which is redrawn."""

    async def act(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        dossier, lead = await change(turn, dossier, note)
        contact = dossier.contact(note.contact_id)
        turn.leaves("note.open", note.id)
        if contact is None:
            return afternote_cards.not_yours(turn.reader)
        return await _live_card(turn, dossier, contact, lead)

    return act


async def _live_sent(turn: Turn, dossier: Dossier, note: Note) -> tuple[Dossier, str]:
    dossier = await mark_sent(turn, dossier, note)
    if not turn.member.first_sent:
        await members.put(turn.tx, replace(turn.member, first_sent=True))
    name = dossier.people[note.person_id].call_them
    return dossier, say(turn.reader, "Noted: your note to {name} is sent.", name=name)


async def _live_undo(turn: Turn, dossier: Dossier, note: Note) -> tuple[Dossier, str]:
    again = note.undone(turn.now)
    if again is not note:
        dossier = await _done(turn, dossier, again)
    name = dossier.people[note.person_id].call_them
    return dossier, say(turn.reader, "Taken back: the note to {name} waits again.", name=name)


async def live_skip(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """One row skipped: the reason is offered beside the card."""
    card = await skip(turn, dossier, note)
    assert isinstance(card, Amend)  # skip answers nothing else
    found = await dossiers.of_note(turn.tx, note.id, turn.member, turn.policy)
    if found is None:
        return card
    dossier, note = found
    contact = dossier.contact(note.contact_id)
    if contact is None or len(dossier.thanks(contact)) == 1:
        return card
    name = dossier.people[note.person_id].call_them
    redrawn = await _live_card(turn, dossier, contact, say(turn.reader, "Skipped: no note to {name}.", name=name))
    assert isinstance(redrawn, Amend)  # the live card is always a redraw
    return Amend(redrawn.card, aside=card.card)


def _all(change: Callable[[Turn, Note], Note], lead: str) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """The same change to every open row of the live card."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
        if found is None:
            return afternote_cards.not_yours(turn.reader)
        dossier, contact = found
        changed = [change(turn, note) for note in dossier.thanks(contact) if note.open]
        await notes.put_many(turn.tx, changed)
        for note in changed:
            dossier = dossier.with_note(note)
        dossier = await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
        turn.leaves("interview.show", contact.id)
        return await _live_card(turn, dossier, contact, say(turn.reader, lead))

    return action


# whom the follow-up goes to


async def addressee(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Who gets the follow-up, picked; "nobody" closes it without fault."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    opportunity = dossier.opportunity
    if picked == "nobody":
        closed = replace(opportunity, outcome=Outcome.NO_ANSWER)
        await opportunities.put(turn.tx, closed)
        dossier = replace(dossier, opportunity=closed)
        await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)
        turn.leaves("interview.show", dossier.last.id)
        return Amend(everything(turn, dossier))
    person = dossier.people.get(PersonId(picked or ""))
    if person is None:
        return afternote_cards.not_yours(turn.reader)
    opportunity = replace(opportunity, status_to=person.id)
    await opportunities.put(turn.tx, opportunity)
    dossier, note = await status_note(
        turn.tx, replace(dossier, opportunity=opportunity), person, turn.member, turn.now
    )
    turn.leaves("note.open", note.id)
    return Amend(_opened(turn, dossier, note))


ROUTES = Routes(
    specs=SPECS,
    commands={
        "note list": list_all,
        "note show": _on_one("note.open", open_note, done=True),
        "note edit": _on_one("note.edit", edit),
        "note check": _on_one("note.check", checked, done=True),
        "note sent": sent_command,
        "note skip": _on_one("note.skip", skip),
    },
    actions={
        "note.open": _pressed(open_note),
        "note.of": of_contact,
        "note.edit": _pressed(edit),
        "note.check": _pressed(checked),
        "note.shorter": _pressed(shorter),
        "note.another": _pressed(another),
        "note.rescue": _pressed(rescue),
        "note.sent": _pressed(sent),
        "note.in_person": _pressed(in_person),
        "note.skip": _pressed(skip),
        "note.reason": reason,
        "note.undo": _pressed(undo),
        "note.to": addressee,
        "live.sent": _pressed(_live(_live_sent)),
        "live.undo": _pressed(_live(_live_undo)),
        "live.skip": _pressed(live_skip),
        "live.sent_all": _all(lambda turn, note: note.sent(turn.now), N_("Noted: sent to all.")),
        "live.skip_all": _all(lambda turn, note: note.skipped(turn.now), N_("Skipped. That's a fine answer.")),
    },
    forms={"note.save": Submitted(make_edit, save)},
    lookups={
        (path, "note"): suggestions
        for path in ("note show", "note edit", "note check", "note sent", "note skip")
    },
)
