"""Forgetting: everything of one member, erased by their own press."""

from collections.abc import Mapping

from bot.cards import afternote as afternote_cards
from bot.cards import forgetting as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.nudge import NudgeKind
from bot.store import contacts, endings, links, members, notes, nudges, turns

SPECS = (CommandSpec("afternote forget", N_("Erase everything of yours")),)
ERASES = "forget.erase"
"""The press that erases."""
MANY = 10_000
"""More reminders than anybody has."""


async def forget(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """Asks, and says what would go."""
    return await _asked(turn)


async def forget_pressed(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The same, by button."""
    return await _asked(turn)


async def _asked(turn: Turn) -> Card:
    id = turn.member.id
    coming = await nudges.coming(turn.tx, id, limit=MANY)
    held = cards.Held(
        interviews=len(await contacts.of(turn.tx, id)),
        notes=len(await notes.of(turn.tx, id)),
        reminders=sum(each.kind is not NudgeKind.WELCOME for each in coming),
        places=links.platforms(turn.member),
    )
    return cards.asked(turn.reader, held, id)


async def erase(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Erases the member with every row of theirs; a press from before a new beginning erases nothing of that."""
    if value != turn.member.id:
        if turn.fresh:
            await members.remove(turn.tx, turn.member.id)
        return afternote_cards.not_yours(turn.reader)
    await endings.left_alone(turn.tx, turn.now)
    await turns.loosen(turn.tx, turn.member.id)
    await members.remove(turn.tx, turn.member.id)
    turn.leaves("forget.erased", "")
    return Amend(cards.erased(turn.reader))


async def erased(turn: Turn, value: str, picked: str | None) -> ToAction:
    """What stands after it, should the same press come again."""
    return Amend(cards.erased(turn.reader))


async def kept(turn: Turn, value: str, picked: str | None) -> ToAction:
    """They would rather keep it: whatever was asked about stays as it is."""
    return Amend(cards.kept(turn.reader))


ROUTES = Routes(
    specs=SPECS,
    commands={"afternote forget": forget},
    actions={"forget": forget_pressed, ERASES: erase, "forget.erased": erased, "kept": kept},
)
