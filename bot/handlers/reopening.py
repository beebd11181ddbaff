"""Taken back within a day: an outcome or a reply, as it was before."""

from collections.abc import Iterable
from dataclasses import replace

from bot.clock import Instant, micros
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.turn import Turn
from bot.model.ids import OpportunityId
from bot.model.note import Note, NoteKind, NoteStatus
from bot.model.opportunity import Opportunity, Outcome
from bot.store import notes, opportunities


async def taken_back(turn: Turn, dossier: Dossier) -> Dossier:
    """The dossier before its outcome was recorded; the same where there is nothing of the last day to take back."""
    return (await _all_taken_back(turn, [dossier])).get(dossier.opportunity.id, dossier)


async def _all_taken_back(turn: Turn, found: Iterable[Dossier]) -> dict[OpportunityId, Dossier]:
    """Those of these that had something of the last day to take back, before their outcome was recorded."""
    before = [each for each in (_before(turn, dossier) for dossier in found) if each is not None]
    await opportunities.put_many(turn.tx, [dossier.opportunity for dossier, _ in before])
    await notes.put_many(turn.tx, [note for _, changed in before for note in changed])
    return await dossiers.replan_many(
        turn.tx, [dossier for dossier, _ in before], turn.member, turn.policy, turn.now
    )


def _before(turn: Turn, dossier: Dossier) -> tuple[Dossier, list[Note]] | None:
    """The dossier before its outcome was recorded, and the notes that differ."""
    before = dossier.opportunity.before
    again = dossier.opportunity.undone(turn.now)
    if before is None or again is dossier.opportunity:
        return None
    changed = []
    for note in dossier.notes:
        if note.status is NoteStatus.DROPPED and note.done_at == before.at:
            changed.append(note.restored())
        elif note.open and _brought_about(note, before.at):
            changed.append(note.dropped(turn.now))
    dossier = replace(dossier, opportunity=again)
    for note in changed:
        dossier = dossier.with_note(note)
    return dossier, changed


def _brought_about(note: Note, at: Instant) -> bool:
    """Whether the outcome that was recorded then is what this note is owed for."""
    if note.kind is NoteKind.NEWS:
        return note.created_at == at
    return note.kind in (NoteKind.REJECTION, NoteKind.WITHDRAWAL) and note.created_at >= at


async def reopened(turn: Turn, outcome: Outcome, at: str) -> list[Opportunity]:
    """The opportunities that got this outcome at that moment, in microseconds, open again as they were."""
    meant = [
        each for each in await opportunities.of(turn.tx, turn.member.id)
        if each.before is not None and str(micros(each.before.at)) == at and each.outcome is outcome
    ]  # fmt: skip
    found = await dossiers.of_opportunities(turn.tx, meant, {turn.member.id: turn.member}, turn.policy)
    again = await _all_taken_back(turn, [each for each in found.values() if each.contacts])
    return [each.opportunity for each in again.values()]
