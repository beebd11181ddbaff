"""The member's word on a note: sent, skipped, taken back."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import done as done_cards
from bot.cards import notes as cards
from bot.cards import owed as owed_cards
from bot.cards import skips as skip_cards
from bot.cards import warming as warming_cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import Given
from bot.handlers import celebrating, drafts, unanswered
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.notes import before_it, shown, stays
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.handlers.which_note import already, on_one, on_reference, pressed
from bot.model.ids import NoteId
from bot.model.note import DONE, FOLLOW_UPS, Channel, Note, NoteKind, NoteStatus, SkipReason
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Outcome
from bot.store import members, notes

_SILENT = frozenset({NudgeKind.CLOSE, NudgeKind.POLISH})
"""What is no next step: the last word, and an answer that is on its way."""


async def done(turn: Turn, dossier: Dossier, changed: Note) -> Dossier:
    """Writes a note that is done or open again, and plans from it."""
    await notes.put(turn.tx, changed)
    dossier = dossier.with_note(changed)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


async def mark_sent(turn: Turn, dossier: Dossier, note: Note, channel: Channel | None = None) -> Dossier:
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
    return Amend(await sent_card(turn, dossier, note))


async def sent_card(turn: Turn, dossier: Dossier, note: Note) -> Card:
    """What is said of a note that is sent now: who is still open and what comes next, or that this was everything.

    `note` is as it was before.
    """
    turn.leaves("note.open", note.id)
    new = note.status is not NoteStatus.SENT
    note = next(each for each in dossier.notes if each.id == note.id)
    first = await sent_before(turn)
    if note.kind in FOLLOW_UPS and is_last(dossier):
        return everything(turn, dossier, undo=note)
    card = as_sent(turn, dossier, note, first=first)
    return await celebrating.after_note(turn, dossier, note, card) if new else card


async def sent_before(turn: Turn) -> bool:
    """Remembers that something was sent, and answers whether it was the first."""
    if turn.member.first_sent:
        return False
    await members.put(turn.tx, replace(turn.member, first_sent=True))
    return True


def as_sent(turn: Turn, dossier: Dossier, note: Note, *, first: bool = False) -> Card:
    """A note that is sent: who is still open, and what comes next."""
    contact = dossier.contact(note.contact_id)
    waiting = [
        drafts.ready(dossier, each)
        for each in (dossiers.in_order(contact, dossier.waiting) if contact is not None else ())
        if each.contact_id == note.contact_id and each.kind is note.kind and each.person_id in dossier.people
    ]
    line = "" if waiting else _what_next(turn, dossier, note)
    follows = not dossier.opportunity.social and any(each.kind is NudgeKind.FOLLOW_UP for each in dossier.coming)
    return cards.sent(
        turn.reader, note, dossier.people[note.person_id], turn.now, waiting=waiting, next_line=line, first=first,
        comes=dossier.opportunity.id if follows else None,
    )  # fmt: skip


def is_last(dossier: Dossier) -> bool:
    """Whether no more follow-up is planned."""
    return not any(nudge.kind is NudgeKind.FOLLOW_UP for nudge in dossier.coming)


def everything(turn: Turn, dossier: Dossier, *, undo: Note | None = None) -> Card:
    """That's everything for this opportunity; `undo` is the follow-up that made it so."""
    back = cards.undo(turn.reader, undo, turn.now) if undo is not None else ()
    return unanswered.everything(turn.reader, dossier, turn.member, undo=back)


def _what_next(turn: Turn, dossier: Dossier, note: Note) -> str:
    """What happens next about a note that is sent; who put the member forward is told when something comes of it."""
    following = any(nudge.kind is NudgeKind.FOLLOW_UP for nudge in dossier.coming)
    if note.kind is NoteKind.REFERRAL and not following and dossier.opportunity.outcome is Outcome.OPEN:
        return owed_cards.at_each_step(turn.reader, dossier.people[note.person_id])
    return next_step(turn, dossier)


def next_step(turn: Turn, dossier: Dossier) -> str:
    """What happens next and when; of a relationship, when a word to keep in touch is suggested."""
    if dossier.opportunity.social:
        touch = next((nudge for nudge in dossier.coming if nudge.kind is NudgeKind.KEEP_WARM), None)
        return warming_cards.next_touch(turn.reader, touch, turn.now)
    follow_up = next((nudge for nudge in dossier.coming if nudge.kind is NudgeKind.FOLLOW_UP), None)
    first = next((nudge for nudge in dossier.coming if nudge.kind not in _SILENT), None)
    if first is not None and first.kind is not NudgeKind.FOLLOW_UP:
        return owed_cards.comes_first(turn.reader, dossier.opportunity, first, turn.now)
    return cards.next_step(turn.reader, dossier.opportunity, follow_up, turn.now)


async def sent_command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Records a note as sent, by whatever way; one that was skipped may be sent after all."""
    way = str(given.get("way", ""))

    async def act(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
        if (early := before_it(turn, dossier, note)) is not None:
            return early
        again = await mark_sent(turn, dossier, note, Channel(way) if way else None)
        return await sent_card(turn, again, note)

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
    return Amend(await sent_card(turn, dossier, note))


async def skip(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """Skipped at once; the reason is offered. What is sent stays sent."""
    if note.status in (NoteStatus.SENT, NoteStatus.DROPPED):
        return Amend(shown(turn, dossier, note))
    if note.status is not NoteStatus.SKIPPED:
        dossier = await done(turn, dossier, note.skipped(turn.now))
    turn.leaves("note.open", note.id)
    line = ""
    if note.kind in FOLLOW_UPS and is_last(dossier):
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
        # Some reasons hold what would come after it.
        await dossiers.replanned(turn.tx, dossier.with_note(note), turn.member, turn.policy, turn.now)
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


ROUTES = Routes(
    commands={"note sent": sent_command, "note skip": on_one("note.skip", skip)},
    actions={
        "note.sent": pressed(sent),
        "note.in_person": pressed(in_person),
        "note.skip": pressed(skip),
        "note.reason": reason,
        "note.undo": pressed(undo),
    },
)
