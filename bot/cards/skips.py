"""What is said about a note that was skipped, and why."""

from bot.cards import about, why
from bot.cards.forms import SKIP_REASONS
from bot.cards.notes import undo
from bot.cards.words import Reader, say
from bot.chat.card import Button, Card, Choice, CommandName, Control, Line, Mood, Option, Text
from bot.clock import Instant
from bot.model.note import FOLLOW_UPS, THANKS, Note, NoteKind, SkipReason
from bot.model.opportunity import Person


def skipped(reader: Reader, note: Note, person: Person, now: Instant, *, next_line: str = "") -> Card:
    """Skipped at once; the reason is offered, not required."""
    return Card(
        title="",
        blocks=(
            Line((_lead(reader, note, person) + " " + say(reader, "That's a fine answer."),)),
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


def _lead(reader: Reader, note: Note, person: Person) -> str:
    name = person.call_them
    if note.kind in FOLLOW_UPS:
        return say(reader, "Skipped: no follow-up to {name}.", name=name)
    return say(reader, "Skipped: no note to {name}.", name=name)


def reason_answer(reader: Reader, note: Note, person: Person, reason: SkipReason, now: Instant) -> Card:
    """A short honest answer to why it was skipped, and a next step; never an argument."""
    back = undo(reader, note, now)
    said: Text
    controls: tuple[Control, ...] = back
    match reason:
        case SkipReason.PUSHING:
            said = (_not_pushing(reader, note),)
            controls = (*_short(reader, note, back), *back)
        case SkipReason.NO_TIME:
            said = (say(reader, "That's fine. Two sentences would do, should a moment turn up."),)
            controls = (*_short(reader, note, back), *back)
        case SkipReason.NO_ADDRESS if note.kind in THANKS:
            said = (say(reader, "The recruiter can pass thanks on; a line to them is enough."),)
            controls = (Button(say(reader, "A line to the recruiter"), "note.pass_on", note.id), *back)
        case SkipReason.NO_ADDRESS:
            said = (say(reader, "Then a call or LinkedIn is left, or nothing. I guess no addresses."),)
        case SkipReason.WENT_BADLY:
            said = (say(reader, "Thanks for telling me. That stays here. A note is still open to you, and so is "
                                "leaving it."),)  # fmt: skip
        case SkipReason.NOT_INTERESTED:
            said = (say(reader, "Then there's nothing to do. If you withdraw, this closes it: "),
                    CommandName("interview outcome"), ".")  # fmt: skip
        case SkipReason.TOLD_NOT_TO if note.kind in THANKS | FOLLOW_UPS:
            said = (say(reader, "Then not writing is right. I hold the follow-ups too, and say no more about it."),)
        case SkipReason.TOLD_NOT_TO:
            said = (say(reader, "Then not writing is right. I won't bring it up again."),)
        case SkipReason.NOT_USUAL:
            said = (say(reader, "That's so in many countries. With yours set, I call notes optional where they are."),)
            controls = (Button(say(reader, "Set my country"), "settings.country", ""), *back)
        case SkipReason.IN_PERSON:
            said = (say(reader, "That counts. Shall I record it as sent?"),)
            controls = (Button(say(reader, "Count it as sent"), "note.in_person", note.id), *back)
        case SkipReason.RATHER_NOT_SAY | SkipReason.OTHER:
            said = (say(reader, "That's fine."),)
    return Card(
        title="", blocks=(Line((_lead(reader, note, person),)), Line(said)), controls=controls,
        about=about.note(note.id),
    )  # fmt: skip


def _short(reader: Reader, note: Note, back: tuple[Control, ...]) -> tuple[Button, ...]:
    """A short note takes Skip back, so it is offered as long as Undo is."""
    return (Button(say(reader, "See a short note"), "note.rescue", note.id),) if back else ()


def _not_pushing(reader: Reader, note: Note) -> str:
    """Why one message is no push, by a source that was asked about this kind."""
    match note.kind:
        case NoteKind.THANK_YOU:
            known = why.card("matters")
            return say(reader, "One note is thanks, not a push. In a {year} US survey of {n} people who hire "
                               "({source}), {share} % said it matters.", year=known.year, n=known.n,
                       source=known.source, share=known.figures[0])  # fmt: skip
        case NoteKind.STATUS | NoteKind.APPLICATION | NoteKind.RESUME:
            return say(reader, "Asking once, after a fair wait, is usual; career offices advise it. Being told to stop "
                               "is when to stop, and two is the most I suggest.")  # fmt: skip
        case NoteKind.INTRO | NoteKind.REFERRAL | NoteKind.NEWS:
            return say(reader, "A note to somebody who gave you time asks for nothing. A recruiter puts it so: it "
                               "makes a good impression and does nothing else (Job-Hunt).")  # fmt: skip
        case NoteKind.KEEP_WARM | NoteKind.REJECTION | NoteKind.WITHDRAWAL:
            return say(reader, "It's optional, so leaving it is as good. If you write, two friendly sentences that ask "
                               "for nothing push nobody.")  # fmt: skip
