"""What is said about a note that was skipped, and why."""

from bot.cards import about
from bot.cards.forms import SKIP_REASONS
from bot.cards.notes import undo
from bot.cards.words import Reader, say
from bot.chat.card import Button, Card, Choice, CommandName, Control, Line, Mood, Option
from bot.clock import Instant
from bot.model.note import Note, SkipReason
from bot.model.opportunity import Person


def skipped(reader: Reader, note: Note, person: Person, now: Instant, *, next_line: str = "") -> Card:
    """Skipped at once; the reason is offered, not required."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Skipped: no note to {name}. That's a fine answer.", name=person.call_them),)),
            *((Line((next_line,)),) if next_line else ()),
            Line((say(reader, "A reason is welcome, and never needed."),), Mood.QUIET),
        ),
        controls=(
            Choice(
                say(reader, "What got in the way?"),
                "note.reason",
                note.id,
                tuple(Option(say(reader, label), value) for value, label in SKIP_REASONS),
            ),
            *undo(reader, note, now),
        ),
        about=about.note(note.id),
    )


def reason_answer(reader: Reader, note: Note, person: Person, reason: SkipReason, now: Instant) -> Card:
    """A short honest answer to why it was skipped, and a next step."""
    back = undo(reader, note, now)
    # A short note takes Skip back, so it is offered as long as Undo is.
    shorter = (Button(say(reader, "See a short note"), "note.rescue", note.id),) if back else ()
    controls: tuple[Control, ...] = back
    command: CommandName | None = None
    match reason:
        case SkipReason.PUSHING:
            text = say(reader, "One note is thanks, not a push. In a 2017 US survey of 358 people who hire "
                               "(TopResume), 68 % said it matters.")  # fmt: skip
            controls = (*shorter, *back)
        case SkipReason.NO_TIME:
            text = say(reader, "That's fine. Two sentences would do, should a moment turn up.")
            controls = (*shorter, *back)
        case SkipReason.NO_ADDRESS:
            text = say(reader, "The recruiter can pass thanks on; a line to them is enough.")
            controls = (Button(say(reader, "A line to the recruiter"), "note.pass_on", note.id), *controls)
        case SkipReason.WENT_BADLY:
            text = say(reader, "Thanks for telling me. That stays here. A note is still open to you, "
                               "and so is leaving it.")  # fmt: skip
        case SkipReason.NOT_INTERESTED:
            text = say(reader, "Then there's nothing to do. If you withdraw, this closes it: ")
            command = CommandName("interview outcome")
        case SkipReason.TOLD_NOT_TO:
            text = say(reader, "Then not writing is right. I won't bring it up again.")
        case SkipReason.NOT_USUAL:
            text = say(reader, "That's so in many countries. Yours is in ")
            command = CommandName("afternote settings")
        case SkipReason.IN_PERSON:
            text = say(reader, "That counts. Shall I record it as sent?")
            controls = (Button(say(reader, "Count it as sent"), "note.in_person", note.id), *back)
        case SkipReason.RATHER_NOT_SAY | SkipReason.OTHER:
            text = say(reader, "That's fine.")
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Skipped: no note to {name}.", name=person.call_them),)),
            Line((text,) if command is None else (text, command, ".")),
        ),
        controls=controls,
        about=about.note(note.id),
    )
