"""What is said where a note has no address: a line to somebody who can pass it on."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards import about
from bot.cards.words import Reader, listed, say
from bot.chat.card import Block, Button, Card, Control, Copy, Line, Link, Mood
from bot.model.note import Note, NoteKind
from bot.model.opportunity import Person


@dataclass(frozen=True, slots=True)
class PassOn:
    """Two lines that ask `via`, or whoever invited the member, to pass thanks on or to share an address."""

    note: Note
    thanked: Sequence[Person]
    via: Person | None
    subject: str
    body: str
    mail: str | None = None
    """A link that opens the mail filled in."""


def no_address(reader: Reader, note: Note, person: Person) -> tuple[Button, ...]:
    """The button on a thank-you whose person has no address."""
    if person.email or not note.open or note.kind is not NoteKind.THANK_YOU:
        return ()
    return (Button(say(reader, "No address?"), "note.pass_on", note.id),)


def pass_on(reader: Reader, shown: PassOn) -> Card:
    """The two lines, to copy, and where they go."""
    via = shown.via
    names = listed(reader, [each.call_them for each in shown.thanked])
    lead = say(reader, "There's no address for {names}, and addresses are never guessed.", names=names)
    if via is None:
        title = say(reader, "A line to whoever invited you")
        how = say(reader, "Answer the invitation with this, and your thanks can be passed on.")
    else:
        title = say(reader, "A line to {name}", name=via.full)
        how = (
            say(reader, "{name} can pass your thanks on.", name=via.call_them) if via.email
            else say(reader, "{name} can pass your thanks on; answer the invitation with this.", name=via.call_them)
        )  # fmt: skip
    blocks: list[Block] = [
        Line((f"{lead} {how}",)),
        Copy(say(reader, "Subject"), shown.subject),
        Copy(say(reader, "Note"), shown.body, alone=True),
    ]
    if via is not None and via.email:
        blocks.append(Copy(say(reader, "To"), via.email))
    blocks.append(Line((say(reader, "Thanks passed on count: tap Sent at the note then."),), Mood.QUIET))
    controls: list[Control] = []
    if shown.mail is not None:
        controls.append(Link(say(reader, "Open in mail"), shown.mail))
    controls.append(Button(say(reader, "Open the note"), "note.open", shown.note.id))
    controls.append(Button(say(reader, "Add an address"), "interview.change", shown.note.contact_id))
    return Card(title=title, blocks=tuple(blocks), controls=tuple(controls), about=about.line(shown.note.id))
