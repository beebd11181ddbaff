"""The notebook: questions a member wants a better answer to; listed, answered, added, deleted."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards import afternote as afternote_cards
from bot.cards import notebook as cards
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Amend, Invalid, ToAction, ToCommand, ToSubmission
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import debriefs
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.meant import on_reference, pressed
from bot.handlers.references import suggestions
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn, Values
from bot.model.ids import ContactId
from bot.model.notebook import Entry, entries, without
from bot.model.opportunity import Contact
from bot.store import contacts, opportunities

PAGE = 6

SPECS = (
    CommandSpec(
        "interview questions",
        N_("Questions you want a better answer to, and your answers"),
        (Option("interview", N_("A company or a person's name"), OptionKind.REFERENCE),),
        example="Acme",
    ),
)


async def questions(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The notebook; of one interview, its question to write or change."""
    typed = str(given.get("interview", ""))
    if typed:
        return await on_reference(turn, typed, "notebook.edit", edit)
    return await page(turn, "0", None)


async def page(turn: Turn, value: str, picked: str | None) -> Card:
    """One page of the notebook, newest first."""
    number = int(value) if value.isdecimal() else 0
    every = await contacts.of(turn.tx, turn.member.id)
    known = {each.id: each for each in await opportunities.of(turn.tx, turn.member.id)}
    found, addable = entries(every, known), without(every, known, turn.now)
    if not found:
        return cards.empty(turn.reader, addable, turn.now)
    shown = found[number * PAGE : (number + 1) * PAGE]
    more = max(0, len(found) - (number + 1) * PAGE)
    return cards.notebook(turn.reader, shown, addable, turn.now, page=number, more=more)


def _entry(dossier: Dossier, contact: Contact) -> Entry:
    told = contact.debrief
    return Entry(
        dossier.opportunity, contact, told.question if told is not None else "", told.answer if told is not None else ""
    )


async def edit(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The form of one question; an interview that was not debriefed is debriefed, which asks for one."""
    if contact.debrief is None:
        return await debriefs.debrief(turn, dossier, contact)
    return await turn.opened(cards.form(turn.reader, _entry(dossier, contact)))


async def make_form(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return None
    form = cards.form(turn.reader, _entry(*found))
    return replace(form, filled={**form.filled, **values})


async def save(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The question and its answer, kept."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None or (told := found[1].debrief) is None:
        return afternote_cards.not_yours(turn.reader)
    question = values.get("question", "").strip()
    if not question:
        return Invalid({"question": afternote_cards.required(turn.reader)})
    dossier, contact = found
    told = replace(told, question=question, answer=values.get("answer", told.answer).strip())
    contact = replace(contact, debrief=told)
    await contacts.put(turn.tx, contact)
    turn.leaves("notebook.list", "0")
    return Amend(cards.kept(turn.reader, _entry(dossier, contact), turn.now))


async def delete(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Asks before a question is erased; one that is gone already is said to be."""
    entry = _entry(dossier, contact)
    return cards.delete(turn.reader, entry) if entry.question else cards.deleted(turn.reader)


async def erase(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The question and its answer, erased; the rest of the debrief stays."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    _, contact = found
    if contact.debrief is not None:
        await contacts.put(turn.tx, replace(contact, debrief=replace(contact.debrief, question="", answer="")))
    turn.leaves("notebook.list", "0")
    return Amend(cards.deleted(turn.reader))


ROUTES = Routes(
    specs=SPECS,
    commands={"interview questions": questions},
    actions={
        "notebook.list": page,
        "notebook.edit": pressed(edit),
        "notebook.delete": pressed(delete),
        "notebook.erase": erase,
    },
    forms={"notebook.save": Submitted(make_form, save)},
    lookups={("interview questions", "interview"): suggestions},
)
