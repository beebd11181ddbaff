"""What is said about rewording by a language model: asked, there beside the plain draft, kept or not."""

from dataclasses import replace

from bot.cards import about
from bot.cards.nudges import preview
from bot.cards.words import Reader, say
from bot.chat.card import Block, Button, Card, Copy, Line, Mood, Style
from bot.model.note import Note
from bot.model.opportunity import Person


def reword_button(reader: Reader, note: Note) -> Button:
    """Has the draft reworded; drawn only where operator and member both want it."""
    return Button(say(reader, "Reword"), "note.reword", note.id)


def asked(reader: Reader, person: Person, host: str) -> Card:
    """What comes, where from and where to; and that the draft stays whatever happens."""
    text = say(reader, "I'm asking the language model at {host} to reword your note to {name}. "
                       "It comes here as a message, in seconds. If nothing comes, your draft stands as it is.",
               host=host, name=person.call_them)  # fmt: skip
    return Card(title="", blocks=(Line((text,)),))


def there(reader: Reader, note: Note, person: Person, *, discreet: bool = False) -> Card:
    """The draft is reworded and waits to be compared: a name and buttons, and no word of the note in a message."""
    lead = say(reader, "Your note to {name} is reworded by a language model. The plain draft is kept beside it.",
               name=person.call_them)  # fmt: skip
    told = say(reader, "Your note to {name} is reworded.", name=person.call_them)
    return Card(
        title="",
        blocks=(Line((lead,)),),
        controls=(
            Button(say(reader, "Compare"), "note.compare", note.id, Style.PRIMARY),
            Button(say(reader, "Use the plain draft"), "note.plain", note.id),
        ),
        preview=preview(reader, told, discreet=discreet),
        about=about.note(note.id),
    )


def compared(reader: Reader, note: Note, person: Person, host: str) -> Card:
    """The reworded draft beside the plain one, told from it, and the choice."""
    lead = say(reader, "Your note to {name}, reworded by a language model. Read it before you send it.",
               name=person.call_them)  # fmt: skip
    blocks: list[Block] = [Line((lead,))]
    if host:
        where = say(reader, "The note's text, without your name and contact details, went to {host}.", host=host)
        blocks.append(Line((where,), Mood.QUIET))
    blocks.append(Copy(say(reader, "Reworded"), note.body, alone=True))
    if note.plain_body:
        blocks.append(Copy(say(reader, "Plain draft"), note.plain_body))
    return Card(
        title=say(reader, "Reworded"),
        blocks=tuple(blocks),
        controls=(
            Button(say(reader, "Keep it"), "note.reworded", note.id, Style.PRIMARY),
            Button(say(reader, "Use the plain draft"), "note.plain", note.id),
        ),
        about=about.note(note.id),
    )


def labelled(reader: Reader, card: Card, note: Note) -> Card:
    """The note's card, saying that a model reworded it, with the plain draft one tap away; else as it was."""
    if not (note.polished and note.open):
        return card
    text = say(reader, "Reworded by a language model.")
    plain = Button(say(reader, "Use the plain draft"), "note.plain", note.id)
    return replace(card, blocks=(*card.blocks, Line((text,), Mood.QUIET)), controls=(*card.controls, plain))
