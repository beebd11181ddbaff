"""What is said about a coach's templates: the list, the form, the preview, and what a note still lacks for one."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from bot.cards.words import Reader, either, listed, say, say_n, short
from bot.chat.card import Block, Button, Card, Choice, Line, Mood, Option, Quote, Row, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.model.cohort import Cohort, Template
from bot.model.ids import NoteId
from bot.model.note import Note
from bot.model.opportunity import Person
from bot.model.placeholders import MOST_BODY, MOST_NAME, MOST_TEMPLATES, Placeholder, filled
from bot.model.placeholders import used as placeholders_used

SAMPLE: Mapping[Placeholder, str] = {
    Placeholder.NAME: "Grace",
    Placeholder.COMPANY: "Northwind",
    Placeholder.ROLE: "Junior Developer",
    Placeholder.TOPIC: "the billing migration",
    Placeholder.DATE: "Thu 5 Mar",
    Placeholder.MY_NAME: "Ana Silva",
    Placeholder.SIGNATURE: "Ana Silva\nana@mail.example",
}
"""Made-up facts that a preview is filled with."""


class Refused(StrEnum):
    """Why a name cannot be a template's."""

    EMPTY = "empty"
    LONG = "long"
    TAKEN = "taken"
    RESERVED = "reserved"
    """A command or a placeholder is called that."""


def templates(reader: Reader, cohort: Cohort, found: Sequence[Template], *, coach: bool) -> Card:
    """The cohort's templates; a coach may add and change them."""
    blocks: list[Block] = [Row((each.name,), _row(reader, each, coach=coach)) for each in found]
    if not found:
        none = say(reader, "No template yet. A template is a wording that members can start a note from.")
        blocks.append(Line((none,)))
    elif not coach:
        blocks.append(Line((say(reader, "Open a note and pick one under \"From a template\"."),), Mood.QUIET))
    add = Button(say(reader, "Add a template"), "template.add", cohort.id, Style.PRIMARY)
    room = coach and cohort.open and len(found) < MOST_TEMPLATES
    return Card(title=say(reader, "Templates"), blocks=tuple(blocks), controls=(add,) if room else ())


def _row(reader: Reader, template: Template, *, coach: bool) -> tuple[Button, ...]:
    value = f"{template.cohort_id} {template.id}"
    look = Button(say(reader, "Show"), "template.show", value)
    if not coach:
        return (look,)
    return (look, Button(say(reader, "Edit"), "template.edit", value),
            Button(say(reader, "Delete"), "template.delete", value))  # fmt: skip


def form(reader: Reader, value: str, name: str = "", body: str = "") -> Form:
    """Asks for a template's name and words; `value` is the cohort, and the template where there is one."""
    hint = say(reader, "Filled in: {names}.", names=known(reader))
    return Form(
        id="", title=say(reader, "Template"), action="template.save", value=value,
        steps=(Step((
            Field("name", say(reader, "Name"), required=True, limit=MOST_NAME, example=say(reader, "After a panel")),
            Field("body", say(reader, "Words"), FieldKind.TEXT, required=True, limit=MOST_BODY, hint=hint),
        )),),
        submit=say(reader, "Preview"), filled={"name": name, "body": body},
        intro=say(reader, "Everything but what is filled in stays as you write it."),
    )  # fmt: skip


def known(reader: Reader) -> str:
    """Every placeholder there is."""
    return listed(reader, [f"{{{each}}}" for each in Placeholder])


def preview(reader: Reader, form: str, name: str, body: str) -> Card:
    """What it comes to with sample facts, before it is kept; `form` is where its words wait."""
    return Card(
        title=say(reader, "Preview: {name}", name=name),
        blocks=(
            Quote(filled(body, SAMPLE)),
            Line((say(reader, "With made-up facts. Nothing is saved yet."),), Mood.QUIET),
        ),
        controls=(
            Button(say(reader, "Save"), "template.keep", form, Style.PRIMARY),
            Button(say(reader, "Change"), "form.open", form),
            Button(say(reader, "Cancel"), "kept", ""),
        ),
    )


def template(reader: Reader, shown: Template, *, coach: bool) -> Card:
    """One template as it is written."""
    names = [f"{{{each}}}" for each in placeholders_used(shown.body)]
    blocks: list[Block] = [Quote(shown.body)]
    if names:
        text = say(reader, "Filled in from the note: {names}.", names=listed(reader, names))
        blocks.append(Line((text,), Mood.QUIET))
    value = f"{shown.cohort_id} {shown.id}"
    back = Button(say(reader, "Templates"), "template.list", shown.cohort_id)
    edit = (Button(say(reader, "Edit"), "template.edit", value),) if coach else ()
    return Card(title=shown.name, blocks=tuple(blocks), controls=(*edit, back))


def saved(reader: Reader, kept: Template) -> Card:
    """It is kept."""
    return Card(
        title="",
        blocks=(Line((say(reader, "Saved: {name}. Members find it on their notes.", name=kept.name),), Mood.GOOD),),
        controls=(Button(say(reader, "Templates"), "template.list", kept.cohort_id),),
    )


def really(reader: Reader, gone: Template) -> Card:
    """Asks before one goes."""
    text = say(reader, "Delete the template {name}? Notes that were made from it stay.", name=gone.name)
    return Card(
        title="", blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Delete"), "template.erase", f"{gone.cohort_id} {gone.id}", Style.GRAVE),
            Button(say(reader, "Keep it"), "kept", ""),
        ),
    )  # fmt: skip


def unknown(reader: Reader, found: Sequence[str]) -> str:
    """These are no placeholders; which there are."""
    names = either(reader, [f"{{{each}}}" for each in Placeholder])
    return say_n(reader, "{found} can't be filled in. What can: {names}.", "{found} can't be filled in. What can: "
                 "{names}.", len(found), found=listed(reader, [short(each, 40) for each in found[:3]]),
                 names=names)  # fmt: skip


def refused(reader: Reader, why: Refused, name: str) -> str:
    """Why this name cannot be a template's."""
    shown = short(name, MOST_NAME)
    match why:
        case Refused.EMPTY:
            return say(reader, "A name has letters or figures in it.")
        case Refused.LONG:
            return say(reader, "At most {n} characters.", n=MOST_NAME)
        case Refused.TAKEN:
            return say(reader, "There is a template called {name} here. Another name keeps them apart.", name=shown)
        case Refused.RESERVED:
            return say(reader, "{name} means something else here already. Another name keeps them apart.", name=shown)


def full(reader: Reader) -> str:
    """There is no room for another."""
    return say(reader, "A group has at most {n} templates. Deleting one makes room.", n=MOST_TEMPLATES)


def offer(reader: Reader, note: NoteId) -> Button:
    """The button on a note that leads to the group's templates."""
    return Button(say(reader, "From a template"), "note.templates", note)


def choose(reader: Reader, note: Note, person: Person, found: Sequence[Template]) -> Card:
    """Which template a note is to start from."""
    options = tuple(Option(short(each.name, 70), f"{each.cohort_id} {each.id}") for each in found[:MOST_TEMPLATES])
    text = say(reader, "A template takes the place of the note to {name}, its facts filled in. Undo brings it back.",
               name=person.call_them)  # fmt: skip
    return Card(
        title="", blocks=(Line((text,)),),
        controls=(
            Choice(say(reader, "Template"), "note.template", note.id, options),
            Button(say(reader, "Open the note"), "note.open", note.id),
        ),
    )  # fmt: skip


def asks(reader: Reader, note: NoteId, shown: Template, person: Person, lacking: Sequence[Placeholder]) -> Form:
    """Asks for the facts that the template needs and the note has not; the answers go into this note alone."""
    return Form(
        id="", title=say(reader, "From a template"), action="template.fill",
        value=f"{note} {shown.cohort_id} {shown.id}",
        steps=(Step(tuple(
            Field(each.value, _question(reader, person, each), required=True, limit=200) for each in lacking[:5])),),
        submit=say(reader, "Use it"),
        intro=say(reader, "{template} needs what isn't logged yet.", template=shown.name),
    )  # fmt: skip


def _question(reader: Reader, person: Person, lacking: Placeholder) -> str:
    match lacking:
        case Placeholder.TOPIC:
            return say(reader, "What did {name} talk about?", name=short(person.call_them, 20))
        case Placeholder.ROLE:
            return say(reader, "Which role was it?")
        case Placeholder.COMPANY:
            return say(reader, "Which company was it?")
        case Placeholder.MY_NAME:
            return say(reader, "Your full name")
        case Placeholder.SIGNATURE:
            return say(reader, "How can they reach you?")
        case Placeholder.NAME:
            return say(reader, "What do you call them?")
        case Placeholder.DATE:
            return say(reader, "Which day was it?")


def used(reader: Reader, card: Card, undo: str, name: str) -> Card:
    """The note's card with the template's words in it; one tap takes them back, `undo` says to what."""
    text = say(reader, "In the words of the template {name}, yours to change.", name=name)
    back = Button(say(reader, "Undo"), "note.untemplate", undo)
    return Card(
        title=card.title, blocks=(Line((text,), Mood.GOOD), *card.blocks), controls=(back, *card.controls[:9]),
        preview=card.preview, about=card.about,
    )  # fmt: skip


def not_kept(reader: Reader, why: Sequence[str], form: str) -> Card:
    """Something changed since the preview: nothing is saved, and the words still wait."""
    return Card(
        title="", blocks=(*(Line((each,), Mood.LOOK) for each in why), Line((say(reader, "Nothing is saved yet."),))),
        controls=(Button(say(reader, "Change"), "form.open", form, Style.PRIMARY),),
    )  # fmt: skip
