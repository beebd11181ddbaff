"""What is said about a reference: which one, or none."""

from collections.abc import Sequence

from bot.cards.completions import LONGEST
from bot.cards.words import Reader, day, say, short, within
from bot.chat.card import Button, Card, Choice, CommandName, Line, Option, Suggestion
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.note import Note, NoteKind
from bot.model.opportunity import Contact, Opportunity, Person


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


def on_day(reader: Reader, contact: Contact, now: Instant) -> str:
    """The day of an interview: "Tue 3 Mar"."""
    return day(reader, wall(contact.starts_at, reader.zone or contact.zone).date(), now=now)


def note(reader: Reader, note: Note, person: Person, opportunity: Opportunity) -> str:
    """A note in a choice: "Grace Hopper, Acme", or "Grace Hopper, Acme, second follow-up"."""
    parts = [person.name, opportunity.company]
    if note.kind is NoteKind.STATUS:
        parts.append(say(reader, "follow-up") if note.ordinal == 1 else say(reader, "second follow-up"))
    return ", ".join(parts)


def suggested(
    reader: Reader, opportunity: Opportunity, contact: Contact, names: Sequence[str], value: str, now: Instant
) -> Suggestion:
    """An interview among the completions, with whom it was."""
    text = interview(reader, opportunity, contact, now)
    label = f"{text} ({', '.join(names)})" if names else text
    return Suggestion(label=within(label, LONGEST), value=within(value, LONGEST))


def none_such(reader: Reader, typed: str) -> Card:
    """Nothing matches what was typed."""
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
