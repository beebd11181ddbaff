"""What is said about a reference: which one, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.completions import LONGEST
from bot.cards.kinds import contact_name, note_name, whom
from bot.cards.reasons import silence
from bot.cards.words import Reader, day, listed, say, say_n, short, soon, spoken, units, within
from bot.chat.card import Button, Card, Choice, CommandName, Line, Option, Row, Style, Suggestion
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.explain import Explanation
from bot.model.note import FOLLOW_UPS, Note, NoteKind, NoteStatus
from bot.model.nudge import NudgeKind
from bot.model.opportunity import Contact, ContactKind, Opportunity, Person


def which(reader: Reader, typed: str, action: str, found: Sequence[tuple[str, str]]) -> Card:
    """Asks which of several was meant; `found` are labels and values."""
    question = (
        say(reader, "Which one is \"{typed}\"?", typed=short(typed, 60)) if typed else say(reader, "Which one?")
    )
    if len(found) <= 4:
        return Card(
            title="",
            blocks=(Line((question,)),),
            controls=tuple(Button(short(label, 70), action, value) for label, value in found),
        )
    return Card(
        title="",
        blocks=(Line((question,)),),
        controls=(
            Choice(
                label=say(reader, "Pick one"),
                action=action,
                value="",
                options=tuple(Option(short(label, 70), value) for label, value in found[:25]),
            ),
        ),
    )


def interview(reader: Reader, opportunity: Opportunity, contact: Contact, now: Instant) -> str:
    """An interview in a choice: "Acme, Staff Engineer, Tue 3 Mar"."""
    parts = [opportunity.company, opportunity.role, on_day(reader, contact, now)]
    return ", ".join(part for part in parts if part)


def contact(
    reader: Reader, opportunity: Opportunity, contact: Contact, people: Sequence[Person], now: Instant
) -> str:
    """A contact of any kind in a choice: "Alan Turing, Tue 3 Mar", "Acme, SRE, application, Tue 3 Mar"."""
    if contact.kind is ContactKind.INTERVIEW:
        return interview(reader, opportunity, contact, now)
    name = whom(reader, opportunity, people) if opportunity.social or not opportunity.company else ""
    names = ", ".join(person.name for person in people[:2]) if opportunity.social else ""
    parts = [names or name or opportunity.company, opportunity.role, contact_name(reader, contact.kind)]
    return ", ".join(part for part in (*parts, on_day(reader, contact, now)) if part)


def on_day(reader: Reader, contact: Contact, now: Instant) -> str:
    """The day of an interview: "Tue 3 Mar"."""
    return day(reader, wall(contact.starts_at, reader.zone or contact.zone).date(), now=now)


def note(reader: Reader, note: Note, person: Person, opportunity: Opportunity) -> str:
    """A note in a choice: "Grace Hopper, Acme", or "Grace Hopper, Acme, second follow-up"."""
    parts = [person.name, opportunity.company]
    if note.kind in FOLLOW_UPS and note.ordinal > 1:
        parts.append(say(reader, "second follow-up"))
    elif note.kind is not NoteKind.THANK_YOU:
        parts.append(note_name(reader, note.kind))
    return ", ".join(part for part in parts if part)


def suggested(
    reader: Reader, opportunity: Opportunity, contact: Contact, names: Sequence[str], value: str, now: Instant
) -> Suggestion:
    """An interview among the completions, with whom it was."""
    if contact.kind is ContactKind.INTERVIEW:
        text = interview(reader, opportunity, contact, now)
    else:
        what = [opportunity.company, opportunity.role, contact_name(reader, contact.kind), on_day(reader, contact, now)]
        text = ", ".join(part for part in what if part)
    label = f"{text} ({', '.join(names)})" if names else text
    return Suggestion(label=within(label, LONGEST), value=within(value, LONGEST))


@dataclass(frozen=True, slots=True)
class Told:
    """A note among the completions, and what it is about."""

    note: Note
    person: Person
    opportunity: Opportunity
    contact: Contact


def notes_suggested(reader: Reader, told: Sequence[Told], now: Instant) -> tuple[Suggestion, ...]:
    """Notes among the completions: "Priya Rao, Northwind: 71 words"; two of one name are told apart by the day."""
    reader = spoken(reader)
    names = [note(reader, each.note, each.person, each.opportunity) for each in told]
    made = []
    for name, each in zip(names, told, strict=True):
        if names.count(name) > 1:
            name = f"{name}, {on_day(reader, each.contact, now)}"
        state = _state(reader, each, now)
        room = LONGEST - units(state) - 2
        made.append(Suggestion(label=f"{within(name, room)}: {state}", value=each.note.id))
    return tuple(made)


def _state(reader: Reader, told: Told, now: Instant) -> str:
    """How a note stands, in a few words."""
    match told.note.status:
        case NoteStatus.SENT:
            return say(reader, "sent")
        case NoteStatus.SKIPPED:
            return say(reader, "skipped")
        case NoteStatus.DROPPED:
            return say(reader, "no longer needed")
        case NoteStatus.PLANNED | NoteStatus.DRAFTED:
            if not told.note.body and told.contact.starts_at > now:
                return say(reader, "once you've met, {day}", day=on_day(reader, told.contact, now))
            count = len(told.note.body.split())
            return say_n(reader, "1 word", "{n} words", count) if count else say(reader, "to be drafted")


MOST_UNWRITTEN = 3
"""How many contacts are named where none has a note yet."""
_WRITES = frozenset({NudgeKind.THANK, NudgeKind.DRAFT, NudgeKind.FOLLOW_UP, NudgeKind.ROUND, NudgeKind.OWED,
                     NudgeKind.KEEP_WARM})  # fmt: skip
"""Nudges that a note comes with."""


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A contact that is meant and has no note, and what comes next about it."""

    opportunity: Opportunity
    contact: Contact
    people: Sequence[Person]
    next: Explanation


def unwritten(reader: Reader, rows: Sequence[Unwritten], now: Instant) -> Card:
    """There is no note yet to who was asked for: where they are found, and when a note comes."""
    blocks = [_unwritten_row(reader, each, now) for each in rows]
    return Card(title=say(reader, "No note there yet"), blocks=tuple(blocks))


def _unwritten_row(reader: Reader, each: Unwritten, now: Instant) -> Row:
    label = contact(reader, each.opportunity, each.contact, each.people, now)
    names = "" if each.opportunity.social else listed(reader, [person.name for person in each.people[:2]])
    where = f"{names}: {label}." if names else f"{label}."
    coming = each.next.next
    if not each.people and each.contact.kind is ContactKind.INTERVIEW:
        when = say(reader, "If you tell me whom you met, I'll draft their notes.")
        change = Button(say(reader, "Change"), "interview.change", each.contact.id, Style.PRIMARY)
        return Row((f"{where} {when}",), (change,))
    if coming is not None and coming.kind in _WRITES:
        when = say(reader, "The note comes {when}.", when=soon(reader, max(coming.due_at, coming.next_at), now))
    else:
        when = silence(reader, each.next, now) or say(reader, "No note is planned there.")
    return Row((f"{where} {when}",), (Button(say(reader, "Show"), "interview.show", each.contact.id),))


def none_such(reader: Reader, typed: str, *, followed: bool = False) -> Card:
    """Nothing matches what was typed; `followed`: among what is no interview."""
    if followed:
        return Card(
            title="",
            blocks=(
                Line((say(reader, "I don't find \"{typed}\" among your follow-ups. Nothing was changed.",
                          typed=short(typed, 80)),)),
                Line((CommandName("followup list"),
                      say(reader, " shows them all; a company or a person's name is enough."))),
            ),
            controls=(Button(say(reader, "List"), "followup.list", "0"),),
        )  # fmt: skip
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I don't find \"{typed}\" among your interviews. Nothing was changed.",
                      typed=short(typed, 80)),)),
            Line((CommandName("interview list"),
                  say(reader, " shows them all; a company or a person's name is enough."))),
        ),
        controls=(Button(say(reader, "List"), "interview.list", "0"),),
    )  # fmt: skip
