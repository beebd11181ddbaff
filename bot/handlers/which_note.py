"""The one note that is meant: by a reference, by a press, by a pick."""

from collections.abc import Awaitable, Callable, Mapping

from bot.cards import afternote as afternote_cards
from bot.cards import notes as cards
from bot.cards import references as reference_cards
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import Given
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.references import entries, matching, people_matching
from bot.handlers.turn import Turn
from bot.model.ids import NoteId
from bot.model.note import Note
from bot.model.opportunity import Person

Acts = Callable[[Turn, Dossier, Note], Awaitable[ToAction]]


async def on_reference(turn: Turn, typed: str, action: str, act: Acts, *, done: bool = False) -> ToCommand:
    """One match acts, several ask which, none says so; nothing typed offers what waits."""
    found = await _found(turn, typed, done=done)
    if not found:
        return reference_cards.none_such(turn.reader, typed) if typed else cards.nothing_waits(turn.reader)
    if len(found) > 1:
        options = [
            (f"{person.name}, {dossier.opportunity.company}", note.id) for dossier, note, person in found
        ]
        return reference_cards.which(turn.reader, typed, action, options)
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


def on_one(
    action: str, act: Acts, *, done: bool = False
) -> Callable[[Turn, Mapping[str, Given]], Awaitable[ToCommand]]:
    """A command that acts on the note that its reference names."""

    async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
        return await on_reference(turn, str(given.get("note", "")), action, act, done=done)

    return command


def pressed(act: Acts) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """A press that acts on the note in its value, or on the one picked."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        found = await dossiers.of_note(turn.tx, NoteId(picked or value), turn.member, turn.policy)
        if found is None or found[1].person_id not in found[0].people:
            return afternote_cards.not_yours(turn.reader)
        return await act(turn, *found)

    return action
