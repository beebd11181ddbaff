"""Interviews after they are logged: list, show, edit, debrief, outcome, delete, and what came back."""

from collections.abc import Mapping

from bot.cards import afternote as afternote_cards
from bot.cards import forms as form_cards
from bot.cards import interviews as cards
from bot.cards.outcomes import OUTCOMES
from bot.cards.words import N_
from bot.chat.card import Card
from bot.chat.card import Option as Answer
from bot.chat.form import Form
from bot.chat.reply import Amend, ToAction, ToCommand
from bot.chat.spec import CommandSpec, Given, Option, OptionKind
from bot.handlers import completions, followups, logs, other_kind
from bot.handlers import dossier as dossiers
from bot.handlers.dossier import Dossier
from bot.handlers.erasing import erased
from bot.handlers.meant import on_one, pressed
from bot.handlers.references import INTERVIEWS, entries, suggestions
from bot.handlers.routes import Routes, Submitted
from bot.handlers.turn import Turn
from bot.model.ids import ContactId, OpportunityId
from bot.model.opportunity import Contact, ContactKind, InterviewFormat

PAGE = 8

_REFERENCE = Option("interview", N_("A company or a person's name"), OptionKind.REFERENCE)
_FORMATS = (
    Answer("phone", InterviewFormat.PHONE),
    Answer("video", InterviewFormat.VIDEO),
    Answer("on site", InterviewFormat.ONSITE),
)

SPECS = (
    CommandSpec(
        "interview log",
        N_("Log an interview, in one line or by form"),
        (
            Option("details", N_("Company, role, when, with whom"), OptionKind.REST),
            Option("company", N_("The company"), OptionKind.REST),
            Option("role", N_("The role"), OptionKind.REST),
            Option("when", N_("When it was or will be"), OptionKind.WHEN),
            Option("people", N_("Who was there"), OptionKind.REST),
            Option("format", N_("How it is held"), OptionKind.CHOICE, answers=_FORMATS),
        ),
        example="Acme, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@acme.com> and Bob",
    ),
    CommandSpec("interview list", N_("Your interviews, most urgent first")),
    CommandSpec("interview show", N_("One interview, and what comes next and why"), (_REFERENCE,), example="Acme"),
    CommandSpec("interview edit", N_("Change an interview"), (_REFERENCE,), example="Acme"),
    CommandSpec("interview debrief", N_("Tell how it went; notes are drafted from it"), (_REFERENCE,), example="Acme"),
    CommandSpec(
        "interview outcome",
        N_("Record a next round, an offer, a no, or silence"),
        (
            _REFERENCE,
            Option("outcome", N_("What came of it"), OptionKind.CHOICE,
                   answers=tuple(Answer(name, value) for value, name in OUTCOMES)),
        ),
        example="Acme rejected",
    ),
    CommandSpec("interview delete", N_("Erase an interview, its notes and reminders"), (_REFERENCE,), example="Acme"),
)  # fmt: skip

# list and show


async def list_all(turn: Turn, given: Mapping[str, Given]) -> ToCommand:
    """The member's interviews."""
    return await page(turn, "0", None)


async def page(turn: Turn, value: str, picked: str | None) -> Card:
    """One page of the list."""
    number = int(value) if value.isdecimal() else 0
    every = await entries(turn, INTERVIEWS)
    if not every:
        return cards.nothing_logged(turn.reader)
    shown = every[number * PAGE : (number + 1) * PAGE]
    rows = [
        cards.Listed(
            opportunity=entry.opportunity,
            contact=entry.contact,
            waiting=len(entry.waiting),
            sent=len(entry.notes) - len(entry.waiting),
            next=entry.next,
        )
        for entry in shown
    ]
    more = max(0, len(every) - (number + 1) * PAGE)
    return cards.list_of(turn.reader, rows, turn.now, more=more, page=number)


async def show(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Everything about one interview; about anything else, as /followup shows it."""
    if contact.kind is not ContactKind.INTERVIEW:
        return await followups.show(turn, dossier, contact)
    return cards.shown(
        turn.reader,
        dossier.opportunity,
        contact,
        dossier.met(contact),
        dossiers.in_order(contact, [note for note in dossier.notes if note.contact_id == contact.id]),
        dossier.coming,
        turn.now,
    )


async def edit(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The form to change it."""
    if contact.kind is not ContactKind.INTERVIEW:
        return await followups.edit(turn, dossier, contact)
    return await logs.edit_form(turn, dossier, contact)


async def moved(turn: Turn, dossier: Dossier, contact: Contact) -> Form:
    """The same form, asking for the new time."""
    if contact.kind is not ContactKind.INTERVIEW:
        return await followups.edit(turn, dossier, contact)
    return await logs.edit_form(turn, dossier, contact, moved=True, intro=cards.moved_to(turn.reader))


async def open_log(turn: Turn, value: str, picked: str | None) -> Form | Card:
    """An empty log form, or one for the next round of an opportunity."""
    filled = {"company": "", "role": "", "when": "", "people": "", "format": ""}
    if value:
        dossier = await dossiers.read(turn.tx, OpportunityId(value), turn.member, turn.policy)
        if dossier is None:
            return afternote_cards.not_yours(turn.reader)
        filled |= {"company": dossier.opportunity.company, "role": dossier.opportunity.role}
    return await turn.opened(form_cards.log(turn.reader, filled, zone_known=turn.zone is not None))


# delete


async def delete(turn: Turn, dossier: Dossier, contact: Contact) -> Card:
    """Asks before erasing."""
    if contact.kind is not ContactKind.INTERVIEW:
        return await followups.delete(turn, dossier, contact)
    return cards.delete(turn.reader, dossier.opportunity, contact, turn.now)


async def erase(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Erases an interview, and its opportunity when it was the only one."""
    found = await dossiers.of_contact(turn.tx, ContactId(value), turn.member, turn.policy)
    if found is None:
        return afternote_cards.not_yours(turn.reader)
    dossier, contact = found
    await erased(turn, dossier, contact)
    turn.leaves("interview.list", "0")
    return Amend(cards.deleted(turn.reader, dossier.opportunity))


ROUTES = Routes(
    specs=SPECS,
    commands={
        "interview log": other_kind.log,
        "interview list": list_all,
        "interview show": on_one("interview.show", show),
        "interview edit": on_one("interview.change", edit),
        "interview delete": on_one("interview.delete", delete),
    },
    actions={
        "interview.log": open_log,
        "interview.list": page,
        "interview.show": pressed(show),
        "interview.change": pressed(edit),
        "interview.moved": pressed(moved),
        "interview.reading": logs.read_again,
        "interview.delete": pressed(delete),
        "interview.erase": erase,
    },
    forms={
        "interview.save": Submitted(logs.make_form, logs.save_form),
    },
    lookups={
        ("interview log", "details"): completions.line,
        ("interview log", "when"): completions.past,
        **{
            (path, "interview"): suggestions
            for path in (
                "interview show", "interview edit", "interview debrief", "interview outcome", "interview delete",
            )
        },
    },
)
