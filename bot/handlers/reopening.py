"""Taken back within a day: an outcome or a reply, as it was before."""

from dataclasses import replace

from bot.clock import Instant, micros
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.turn import Turn
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Opportunity, Outcome
from bot.store import notes, opportunities


async def taken_back(turn: Turn, dossier: Dossier) -> Dossier:
    """The dossier before its outcome was recorded; the same where there is nothing of the last day to take back."""
    before = dossier.opportunity.before
    again = dossier.opportunity.undone(turn.now)
    if before is None or again is dossier.opportunity:
        return dossier
    await opportunities.put(turn.tx, again)
    changed = []
    for note in dossier.notes:
        if note.status is NoteStatus.DROPPED and note.done_at == before.at:
            changed.append(note.restored())
        elif note.open and _brought_about(note, before.at):
            changed.append(note.dropped(turn.now))
    await notes.put_many(turn.tx, changed)
    dossier = replace(dossier, opportunity=again)
    for note in changed:
        dossier = dossier.with_note(note)
    return await dossiers.replanned(turn.tx, dossier, turn.member, turn.policy, turn.now)


def _brought_about(note: Note, at: Instant) -> bool:
    """Whether the outcome that was recorded then is what this note is owed for."""
    if note.kind is NoteKind.NEWS:
        return note.created_at == at
    return note.kind in (NoteKind.REJECTION, NoteKind.WITHDRAWAL) and note.created_at >= at


async def reopened(turn: Turn, outcome: Outcome, at: str) -> list[Opportunity]:
    """The opportunities that got this outcome at that moment, in microseconds, open again as they were."""
    again = []
    for each in await opportunities.of(turn.tx, turn.member.id):
        if each.before is None or str(micros(each.before.at)) != at or each.outcome is not outcome:
            continue
        dossier = await dossiers.read(turn.tx, each.id, turn.member, turn.policy)
        if dossier is None or not dossier.contacts:
            continue
        back = await taken_back(turn, dossier)
        if back is not dossier:
            again.append(back.opportunity)
    return again
