"""The member's word on a note: sent, skipped, taken back; and whom the follow-up goes to."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import done as done_cards
from bot.cards import notes as cards
from bot.cards import nudges as nudge_cards
from bot.cards import skips as skip_cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import Given
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.following import status_note
from bot.handlers.notes import before_it, shown, stays
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.handlers.which_note import already, on_one, on_reference, pressed
from bot.model.ids import NoteId, OpportunityId, PersonId
from bot.model.note import DONE, Channel, Note, NoteKind, NoteStatus, SkipReason
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Outcome
from bot.store import members, notes, opportunities


async def done(turn: Turn, dossier: Dossier, changed: Note) -> Dossier:
    """Writes a note that is done or open again, and plans from it."""
    await notes.put(turn.tx, changed)
    dossier = dossier.with_note(changed)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


async def mark_sent(turn: Turn, dossier: Dossier, note: Note, channel: Channel = Channel.EMAIL) -> Dossier:
    """The dossier with the member's word that it is sent; a skipped or dropped note may be sent after all."""
    if note.status is NoteStatus.SENT:
        return dossier
    before = note if note.open else replace(note, status=note.was, done_at=None, reason=None)
    return await done(turn, dossier, before.sent(turn.now, channel))


async def sent(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Their word is taken."""
    if not note.body and (early := before_it(turn, dossier, note)) is not None:
        return early
    dossier = await mark_sent(turn, dossier, note)
    return Amend(await _sent_card(turn, dossier, note))


async def _sent_card(turn: Turn, dossier: Dossier, note: Note) -> Card:
    turn.leaves("note.open", note.id)
    note = next(each for each in dossier.notes if each.id == note.id)
    first = not turn.member.first_sent
    if note.kind is NoteKind.STATUS and is_last(dossier, note):
        return everything(turn, dossier, undo=note)
    if first:
        await members.put(turn.tx, replace(turn.member, first_sent=True))
    return as_sent(turn, dossier, note, first=first)


def as_sent(turn: Turn, dossier: Dossier, note: Note, *, first: bool = False) -> Card:
    """A note that is sent: who is still open, and what comes next."""
    contact = dossier.contact(note.contact_id)
    waiting = [
        drafts.ready(dossier, each)
        for each in (dossiers.in_order(contact, dossier.waiting) if contact is not None else ())
        if each.contact_id == note.contact_id and each.kind is note.kind and each.person_id in dossier.people
    ]
    line = next_step(turn, dossier) if not waiting else ""
    return cards.sent(
        turn.reader, note, dossier.people[note.person_id], turn.now, waiting=waiting, next_line=line, first=first
    )


def is_last(dossier: Dossier, note: Note) -> bool:
    """Whether no follow-up is planned after this one."""
    return not any(nudge.kind is NudgeKind.FOLLOW_UP for nudge in dossier.coming)


def everything(turn: Turn, dossier: Dossier, *, undo: Note | None = None) -> Card:
    """That's everything for this opportunity; `undo` is the follow-up that made it so."""
    done = [note for note in dossier.notes if note.status is NoteStatus.SENT]
    return nudge_cards.nothing_more(
        turn.reader,
        dossier.opportunity,
        notes=sum(note.kind is NoteKind.THANK_YOU for note in done),
        follow_ups=sum(note.kind is NoteKind.STATUS for note in done),
        discreet=turn.member.discreet,
        undo=cards.undo(turn.reader, undo, turn.now) if undo is not None else (),
    )


def next_step(turn: Turn, dossier: Dossier) -> str:
    """What happens next and when."""
    follow_up = next((nudge for nudge in dossier.coming if nudge.kind is NudgeKind.FOLLOW_UP), None)
    return cards.next_step(turn.reader, dossier.opportunity, follow_up, turn.now)


async def sent_command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Records a note as sent, by whatever way; one that was skipped may be sent after all."""
    way = str(given.get("way", "")) or Channel.EMAIL

    async def act(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        if (early := before_it(turn, dossier, note)) is not None:
            return early
        again = await mark_sent(turn, dossier, note, Channel(way))
        return await _sent_card(turn, again, note)

    async def act_after_all(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        if note.status is not NoteStatus.SENT:
            return await act(turn, dossier, note)
        if not given.get("way"):
            return await already(turn, dossier, note)
        # Sent is sent: only the way it went is news.
        note = replace(note, channel=Channel(way))
        await notes.put(turn.tx, note)
        turn.leaves("note.open", note.id)
        return done_cards.went_by(turn.reader, note, dossier.people[note.person_id], turn.now)

    return await on_reference(turn, str(given.get("note", "")), "note.sent", act, done=act_after_all)


async def in_person(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Thanked in person: that counts."""
    dossier = await mark_sent(turn, dossier, note, Channel.IN_PERSON)
    return Amend(await _sent_card(turn, dossier, note))


async def skip(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Skipped at once; the reason is offered. What is sent stays sent."""
    if note.status in (NoteStatus.SENT, NoteStatus.DROPPED):
        return Amend(shown(turn, dossier, note))
    if note.status is not NoteStatus.SKIPPED:
        dossier = await done(turn, dossier, note.skipped(turn.now))
    turn.leaves("note.open", note.id)
    line = ""
    if note.kind is NoteKind.STATUS and is_last(dossier, note):
        line = cards.nothing_left(turn.reader, dossier.opportunity)
    note = next(each for each in dossier.notes if each.id == note.id)
    return Amend(skip_cards.skipped(turn.reader, note, dossier.people[note.person_id], turn.now, next_line=line))


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
    return Amend(skip_cards.reason_answer(turn.reader, note, dossier.people[note.person_id], why, turn.now))


async def undo(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Sent or Skip, taken back within a day; it plans again."""
    again = note.undone(turn.now)
    turn.leaves("note.open", note.id)
    if again is note and note.status in DONE:
        return Amend(stays(turn, dossier, note))
    if again is not note:
        dossier = await done(turn, dossier, again)
    return Amend(shown(turn, dossier, again))


async def addressee(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Who gets the follow-up, picked; "nobody" closes it without fault."""
    dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
    if dossier is None or not dossier.contacts:
        return afternote_cards.not_yours(turn.reader)
    opportunity = dossier.opportunity
    if picked == "nobody":
        closed = opportunity.settled(Outcome.NO_ANSWER, turn.now)
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
    return Amend(shown(turn, dossier, note))


ROUTES = Routes(
    commands={"note sent": sent_command, "note skip": on_one("note.skip", skip)},
    actions={
        "note.sent": pressed(sent),
        "note.in_person": pressed(in_person),
        "note.skip": pressed(skip),
        "note.reason": reason,
        "note.undo": pressed(undo),
        "note.to": addressee,
    },
)
