"""Snooze: nothing about it before the time the member chose."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cards import about
from bot.cards import afternote as afternote_cards
from bot.cards import forms as form_cards
from bot.cards import notes as cards
from bot.cards.snooze import snoozed, until
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToSubmission
from bot.clock import Instant
from bot.handlers import chosen
from bot.handlers import dossier as dossiers
from bot.handlers.as_typed import typed_time
from bot.handlers.dossier import Dossier
from bot.handlers.present import present
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.ids import ContactId, NoteId, NudgeId, derived
from bot.model.note import THANKS, Note
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.store import nudges


async def one(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One note, put off."""
    return await _asked(turn, f"note {value}", picked)


async def all_of_contact(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Every open note of an interview, put off."""
    return await _asked(turn, f"contact {value}", picked)


async def _asked(turn: Turn, what: str, picked: str | None) -> ToAction:
    found = await _about(turn, what)
    if found is None or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, waiting = found
    at = until(picked or "", turn.now, turn.zone)
    if at is None:
        before = next((each.due_at for each in _waiting_for(dossier, what)), None)
        when = ""
        if before is not None:
            when = typed_time(before, None, turn.zone, clock24=turn.reader.clock24)
        return await turn.opened(replace(form_cards.snooze(turn.reader, what), filled={"when": when}))
    return await _put_off(turn, dossier, waiting, what, at)


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    return replace(form_cards.snooze(turn.reader, value), filled=dict(values))


async def at_time(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The time that was typed."""
    found = await _about(turn, value)
    if found is None or turn.zone is None:
        return afternote_cards.not_yours(turn.reader)
    at = chosen.moment(turn, values.get("when", ""), turn.zone)
    if isinstance(at, str):
        return Invalid({"when": at})
    return await _put_off(turn, *found, value, at)


async def _about(turn: Turn, what: str) -> tuple[Dossier, tuple[Note, ...]] | None:
    """The dossier and the open notes that a snooze is about, or None when they are not the member's."""
    kind, _, id = what.partition(" ")
    if kind == "contact":
        of_contact = await dossiers.of_contact(turn.tx, ContactId(id), turn.member, turn.policy)
        if of_contact is None:
            return None
        dossier, contact = of_contact
        return dossier, tuple(note for note in dossier.thanks(contact) if note.open)
    of_note = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
    if of_note is None:
        return None
    dossier, note = of_note
    return dossier, (note,) if note.open else ()


async def _put_off(turn: Turn, dossier: Dossier, waiting: Sequence[Note], what: str, at: Instant) -> ToAction:
    if not waiting:
        return Amend(cards.nothing_waits(turn.reader))
    first = waiting[0]
    subject = first.contact_id if first.kind in THANKS else dossier.opportunity.id
    # A later snooze of the same thing takes the place of the one before it.
    await nudges.cancel(turn.tx, [nudge.id for nudge in _waiting_for(dossier, what)])
    ordinal = f"{what}@{int(at.timestamp())}"
    await nudges.add(
        turn.tx,
        Nudge(
            id=NudgeId(derived(turn.member.id, NudgeKind.SNOOZED, subject, ordinal, int(turn.now.timestamp()))),
            to=turn.member.id,
            kind=NudgeKind.SNOOZED,
            subject=subject,
            due_at=at,
            next_at=at,
            reason=Reason(Because.CHOSEN, at),
            opportunity_id=dossier.opportunity.id,
            ordinal=ordinal,
        ),
    )
    again = replace(dossier, nudges=await nudges.of_opportunity(turn.tx, dossier.opportunity.id))
    await dossiers.replanned(turn.tx, again, turn.member, turn.policy, turn.now)
    turn.leaves("note.open", first.id)
    names = [dossier.people[note.person_id].call_them for note in waiting if note.person_id in dossier.people]
    card = snoozed(turn.reader, names, at, turn.now, what=what)
    return Amend(replace(card, about=_card_of(what)))


def _waiting_for(dossier: Dossier, what: str) -> list[Nudge]:
    """The reminder that this was put off to."""
    return [n for n in dossier.coming if n.kind is NudgeKind.SNOOZED and n.ordinal.partition("@")[0] == what]


def _card_of(what: str) -> str:
    kind, _, id = what.partition(" ")
    return about.live(ContactId(id)) if kind == "contact" else about.note(NoteId(id))


async def undo(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Not put off after all: it is reminded of as it would have been, and stands here again."""
    found = await _about(turn, value)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, _ = found
    await nudges.cancel(turn.tx, [nudge.id for nudge in _waiting_for(dossier, value)])
    again = replace(dossier, nudges=await nudges.of_opportunity(turn.tx, dossier.opportunity.id))
    await dossiers.replanned(turn.tx, again, turn.member, turn.policy, turn.now)
    turn.leaves("interview.show", dossier.last.id)
    return Amend(await present(turn, _card_of(value)) or cards.nothing_waits(turn.reader))


ROUTES = Routes(
    actions={"note.snooze": one, "live.snooze": all_of_contact, "snooze.undo": undo},
    forms={"snooze.at": Submitted(make_form, at_time)},
)
