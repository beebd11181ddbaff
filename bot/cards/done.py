"""What is said about notes that are done: how they stand, and which way they went."""

from bot.cards import about
from bot.cards.notes import undo
from bot.cards.words import Reader, say
from bot.chat.card import Button, Card, Line, Mood
from bot.clock import Instant
from bot.model.note import FOLLOW_UPS, Channel, Note, NoteStatus
from bot.model.opportunity import Person


def done_already(reader: Reader, note: Note, person: Person, now: Instant) -> Card:
    """A note that was asked for by name and is done: how it stands."""
    name = person.call_them
    match note.status:
        case NoteStatus.SENT if note.kind in FOLLOW_UPS:
            text = say(reader, "Your follow-up to {name} is sent already.", name=name)
        case NoteStatus.SENT:
            text = say(reader, "Your note to {name} is sent already.", name=name)
        case NoteStatus.SKIPPED:
            text = say(reader, "You skipped the note to {name}. That's a fine answer.", name=name)
        case NoteStatus.DROPPED:
            text = say(reader, "The note to {name} is no longer needed.", name=name)
        case NoteStatus.PLANNED | NoteStatus.DRAFTED:
            text = say(reader, "The note to {name} waits for you.", name=name)
    show = (Button(say(reader, "Open"), "note.open", note.id),) if note.body else ()
    return Card(
        title="", blocks=(Line((text,)),), controls=(*show, *undo(reader, note, now)), about=about.note(note.id)
    )


def went_by(reader: Reader, note: Note, person: Person, now: Instant) -> Card:
    """A note that is sent, and the way it went, which was said after that."""
    name = person.call_them
    match note.channel:
        case Channel.EMAIL | None:
            text = say(reader, "Noted: your note to {name} went by e-mail.", name=name)
        case Channel.LINKEDIN:
            text = say(reader, "Noted: your note to {name} went by LinkedIn.", name=name)
        case Channel.CALL:
            text = say(reader, "Noted: you called {name}.", name=name)
        case Channel.CARD:
            text = say(reader, "Noted: your note to {name} went as a card.", name=name)
        case Channel.IN_PERSON:
            text = say(reader, "Noted: you told {name} in person.", name=name)
    return Card(title="", blocks=(Line((text,), Mood.GOOD),), controls=undo(reader, note, now))
