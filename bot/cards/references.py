"""What is said about a reference: which one, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.completions import LONGEST
from bot.cards.kinds import contact_name, note_name, whom
from bot.cards.words import Reader, day, say, say_n, short, spoken, units, within
from bot.chat.card import Button, Card, Choice, CommandName, Line, Option, Suggestion
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.note import FOLLOW_UPS, Note, NoteKind, NoteStatus
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
