"""The one note that is meant: by a reference, by a press, by a pick."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import done as done_cards
from bot.cards import notes as cards
from bot.cards import references as reference_cards
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import Given
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.references import entries, matching, people_matching
from bot.handlers.turn import Turn
from bot.model.ids import NoteId, is_id
from bot.model.note import THANKS, Note, NoteKind
from bot.model.opportunity import Person

Acts = Callable[[Turn, Dossier, Note], Awaitable[ToAction]]
Match = tuple[Dossier, Note, Person]


async def already(turn: Turn, dossier: Dossier, note: Note) -> ToAction:
    """How a note that is done stands."""
    return done_cards.done_already(turn.reader, note, dossier.people[note.person_id], turn.now)


async def on_reference(turn: Turn, typed: str, action: str, act: Acts, *, done: Acts = already) -> ToCommand:
    """One match acts, several ask which, none says so; nothing typed offers what waits.

    `done` answers where every match is done.
    """
    waiting, closed = await _found(turn, typed)
    found = waiting or (closed if typed else [])
    if not waiting and done is not act:
        found, action, act = _newest(found), "note.open", done
    if not found:
        if is_id(typed):
            return afternote_cards.not_yours(turn.reader)
        return await _unwritten(turn, typed) if typed else cards.nothing_waits(turn.reader)
    if len(found) > 1:
        return reference_cards.which(turn.reader, typed, action, _options(turn, found))
    dossier, note, _ = found[0]
    reply = await act(turn, dossier, note)
    return reply.card if isinstance(reply, Amend) else reply


async def _unwritten(turn: Turn, typed: str) -> Card:
    """What is known of somebody to whom there is no note, and when one comes; else that nobody is found."""
    every = [replace(entry, people=(*entry.people, *entry.written_to)) for entry in await entries(turn)]
    rows: list[reference_cards.Unwritten] = []
    for entry in matching(typed, every)[: reference_cards.MOST_UNWRITTEN]:
        dossier = await dossiers.read(turn.tx, entry.opportunity.id, turn.member, turn.policy)
        if dossier is not None:
            next = dossier.explained(turn.member, turn.now, entry.contact.id)
            rows.append(reference_cards.Unwritten(entry.opportunity, entry.contact, entry.people, next))
    return reference_cards.unwritten(turn.reader, rows, turn.now) if rows else reference_cards.none_such(
        turn.reader, typed)  # fmt: skip


def _options(turn: Turn, found: Sequence[Match]) -> list[tuple[str, str]]:
    """A label and a value for each; two to one person at one company are told apart by the day."""
    labels = [reference_cards.note(turn.reader, note, person, dossier.opportunity) for dossier, note, person in found]
    options: list[tuple[str, str]] = []
    for label, (dossier, note, _) in zip(labels, found, strict=True):
        contact = dossier.contact(note.contact_id)
        if labels.count(label) > 1 and contact is not None:
            label = f"{label}, {reference_cards.on_day(turn.reader, contact, turn.now)}"
        options.append((label, note.id))
    return options


def _newest(found: Sequence[Match]) -> list[Match]:
    """Of each person's notes the one that was done last."""
    newest: dict[str, Match] = {}
    for match in sorted(found, key=lambda each: each[1].done_at or each[1].created_at):
        newest[match[2].id] = match
    return list(newest.values())


async def _found(turn: Turn, typed: str) -> tuple[list[Match], list[Match]]:
    """The notes that a reference may mean: those that wait, and those that are done.

    Notes of interviews that are still ahead wait only when they are asked for and nothing else does.
    """
    picked = await _picked(turn, typed)
    if picked is not None:
        return ([picked], []) if picked[1].open else ([], [picked])
    every = [replace(entry, people=(*entry.people, *entry.written_to)) for entry in await entries(turn)]
    held: list[Match] = []
    ahead: list[Match] = []
    closed: list[Match] = []
    for entry in matching(typed, every) if typed else every:
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
                waits = ahead if entry.contact.starts_at > turn.now else held
                (waits if note.open else closed).append((dossier, note, person))
    # Once a word to keep in touch is there, what was to thank for the same talk is no more in question.
    warm = {(note.contact_id, person.id) for _, note, person in held if note.kind is NoteKind.KEEP_WARM}
    held = [each for each in held if each[1].kind not in THANKS or (each[1].contact_id, each[2].id) not in warm]
    return held or (ahead if typed else []), closed


async def _picked(turn: Turn, typed: str) -> Match | None:
    """The very note that a completion stands for."""
    if not is_id(typed):
        return None
    found = await dossiers.of_note(turn.tx, NoteId(typed), turn.member, turn.policy)
    person = found[0].people.get(found[1].person_id) if found is not None else None
    return (*found, person) if found is not None and person is not None else None


def on_one(
    action: str, act: Acts, *, done: Acts = already
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
