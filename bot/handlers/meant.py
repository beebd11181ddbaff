"""The one contact that is meant: by a reference, by a press, by a pick."""

from collections.abc import Awaitable, Callable, Mapping, Set

from bot.cards import afternote as afternote_cards
from bot.cards import followups as followup_cards
from bot.cards import interviews as interview_cards
from bot.cards import references as cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import ToAction, ToCommand
from bot.chat.spec import Given
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.references import FOLLOWED, INTERVIEWS, Entry, entries, matching
from bot.handlers.turn import Turn
from bot.model.ids import ContactId
from bot.model.opportunity import Contact, ContactKind

Acts = Callable[[Turn, Dossier, Contact], Awaitable[Card | Form]]


def on_one(
    action: str, act: Acts, *, option: str = "interview", kinds: Set[ContactKind] = INTERVIEWS
) -> Callable[[Turn, Mapping[str, Given]], Awaitable[ToCommand]]:
    """A command that acts on the contact of these kinds that its reference names."""

    async def command(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
        return await on_reference(turn, str(given.get(option, "")), action, act, kinds=kinds)

    return command


async def on_reference(
    turn: Turn, typed: str, action: str, act: Acts, *, kinds: Set[ContactKind] = INTERVIEWS, whole_case: bool = False
) -> ToCommand:
    """One match acts, several ask which, none says so; nothing typed offers a choice.

    What is typed may name a contact of another kind, where none of these kinds is called so. `whole_case`: it is done
    to the opportunity, so that several contacts of one are one.
    """
    whole = await entries(turn)
    every = tuple(entry for entry in whole if entry.contact.kind in kinds)
    found = matching(typed, every) if every else ()
    if typed and not found:
        every, found = whole, matching(typed, whole)
    if not every:
        nothing = followup_cards.nothing_logged if kinds == FOLLOWED else interview_cards.nothing_logged
        return nothing(turn.reader)
    if not typed:
        found = tuple(entry for entry in every if entry.open) or every
    if not found:
        return cards.none_such(turn.reader, typed, followed=kinds == FOLLOWED)
    if whole_case:
        found = tuple({entry.opportunity.id: entry for entry in reversed(found)}.values())[::-1]
    if len(found) > 1:
        current = [entry for entry in found if entry.open]
        if typed and len(current) == 1:
            found = tuple(current)
        else:
            options = [(_called(turn, entry), entry.contact.id) for entry in found]
            return cards.which(turn.reader, typed, action, options)
    return await _act(turn, found[0], act)


def _called(turn: Turn, entry: Entry) -> str:
    return cards.contact(turn.reader, entry.opportunity, entry.contact, entry.people, turn.now)


async def _act(turn: Turn, entry: Entry, act: Acts) -> Card | Form:
    dossier = await dossiers.read(turn.tx, entry.opportunity.id, turn.member, turn.policy)
    contact = dossier.contact(entry.contact.id) if dossier is not None else None
    if dossier is None or contact is None:
        return afternote_cards.not_yours(turn.reader)
    return await act(turn, dossier, contact)


def pressed(act: Acts) -> Callable[[Turn, str, str | None], Awaitable[ToAction]]:
    """A press that acts on the contact in its value, or on the one picked."""

    async def action(turn: Turn, value: str, picked: str | None) -> ToAction:
        found = await dossiers.of_contact(turn.tx, ContactId(picked or value), turn.member, turn.policy)
        if found is None:
            return afternote_cards.not_yours(turn.reader)
        return await act(turn, *found)

    return action
