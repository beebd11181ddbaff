"""Fixing: one thing that the checks found is mended in the note by one press, and can be taken back."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import findings as cards
from bot.chat.card import Control, Line
from bot.chat.reply import Amend, ToAction
from bot.handlers import dossier as dossiers
from bot.handlers import drafts
from bot.handlers.dossier import Dossier
from bot.handlers.notes import checked, shown
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.finding import fingerprint
from bot.model.ids import NoteId
from bot.model.note import Note
from bot.store import notes


async def fix(turn: Turn, dossier: Dossier, note: Note, key: str) -> ToAction:
    """The replacement that the finding of this key proposes, made; a text that changed since is left alone."""
    if not note.open:
        return Amend(shown(turn, dossier, note))
    key = key.split(" ")[0]
    findings = drafts.findings(dossier, note, turn.member, turn.now, turn.spelling)
    found = next((each for each in findings if each.key == key), None)
    body = found.mended(note.body) if found is not None else None
    if found is None or body is None:
        return await _again(turn, dossier, note, cards.stale(turn.reader))
    again = replace(note, body=body)
    await notes.put(turn.tx, again)
    turn.leaves("note.check", note.id)
    line, controls = cards.mended(turn.reader, again, found)
    return await _again(turn, dossier.with_note(again), again, line, controls)


async def unfix(turn: Turn, dossier: Dossier, note: Note, value: str) -> ToAction:
    """What stood there before, put back, while the text is the very one that the press was drawn for.

    `value`: its fingerprint, where, the length of what stands there now, and the old words.
    """
    if not note.open:
        return Amend(shown(turn, dossier, note))
    if value.count(" ") < 3:
        return await _again(turn, dossier, note, cards.stale(turn.reader))
    text, start, length, found = value.split(" ", 3)
    if text != fingerprint(note.body) or not (start.isdecimal() and length.isdecimal()):
        return await _again(turn, dossier, note, cards.stale(turn.reader))
    at = int(start)
    again = replace(note, body=note.body[:at] + found + note.body[at + int(length) :])
    await notes.put(turn.tx, again)
    turn.leaves("note.check", note.id)
    return await _again(turn, dossier.with_note(again), again, cards.unmended(turn.reader))


async def _again(
    turn: Turn, dossier: Dossier, note: Note, line: Line, controls: tuple[Control, ...] = ()
) -> ToAction:
    """The checks as they now stand, with what was done above them."""
    card = await checked(turn, dossier, note)
    return Amend(replace(card, blocks=(line, *card.blocks), controls=(*card.controls, *controls)))


def _pressed(
    act: Callable[[Turn, Dossier, Note, str], Awaitable[ToAction]],
) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """A press whose value is a note and what is to be done to it."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        id, _, rest = value.partition(" ")
        found = await dossiers.of_note(turn.tx, NoteId(id), turn.member, turn.policy)
        if found is None or found[1].person_id not in found[0].people:
            return afternote_cards.not_yours(turn.reader)
        return await act(turn, *found, rest)

    return action


ROUTES = Routes(actions={"note.fix": _pressed(fix), "note.unfix": _pressed(unfix)})
"""Both are drawn under the checks; neither makes a draft the member's own text, nor the reverse."""
