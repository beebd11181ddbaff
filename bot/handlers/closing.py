"""Closing: several opportunities settled in one go, and what waits in them dropped."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.turn import Turn
from bot.model.note import Note
from bot.model.opportunity import Outcome
from bot.store import notes, opportunities


async def closed_as(
    turn: Turn, found: Sequence[Dossier], outcome: Outcome, drops: Callable[[Note], bool]
) -> list[Dossier]:
    """These with this outcome, planned anew; of the notes that wait those are dropped which `drops` says."""
    after: list[Dossier] = []
    gone: list[Note] = []
    for dossier in found:
        dropped = [note.dropped(turn.now) for note in dossier.waiting if drops(note)]
        dossier = replace(dossier, opportunity=dossier.opportunity.settled(outcome, turn.now))
        for note in dropped:
            dossier = dossier.with_note(note)
        gone.extend(dropped)
        after.append(dossier)
    await opportunities.put_many(turn.tx, [each.opportunity for each in after])
    await notes.put_many(turn.tx, gone)
    return list((await dossiers.replan_many(turn.tx, after, turn.member, turn.policy, turn.now)).values())
