"""The notebook of a member: questions they want a better answer to, and what they would say now."""

from collections.abc import Sequence

from bot.cards.interviews import button, title
from bot.cards.words import Reader, day, say, say_n, short
from bot.chat.card import Block, Button, Card, Choice, CommandName, Control, Line, Mood, Option, Row, Style
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.notebook import Entry


def row(reader: Reader, entry: Entry, now: Instant, *, all: bool = True) -> Row:
    """A question with its answer, where it was asked, and the way to change it; `all`: to delete it too."""
    label = "Change" if entry.answer else "Answer"
    controls = [button(reader, label, "notebook.edit", entry.contact.id)]
    if all:
        controls.append(button(reader, "Delete", "notebook.delete", entry.contact.id))
    text = f"{_where(reader, entry, now)}: {short(entry.question, 300)}"
    if entry.answer:
        text += " " + say(reader, "Your answer: {answer}", answer=short(entry.answer, 400))
    return Row((text,), tuple(controls))


def _where(reader: Reader, entry: Entry, now: Instant) -> str:
    on = wall(entry.contact.starts_at, reader.zone or entry.contact.zone).date()
    return f"{short(entry.opportunity.company, 80)}, {day(reader, on, now=now)}"


def notebook(
    reader: Reader, entries: Sequence[Entry], addable: Sequence[Entry], now: Instant, *, page: int = 0, more: int = 0
) -> Card:
    """A page of the questions, newest first; `addable` are interviews that left none yet."""
    blocks: list[Block] = [row(reader, each, now) for each in entries]
    blocks.append(Line((say(reader, "Nobody else sees this. It opens the message the evening before an interview."),),
                       Mood.QUIET))  # fmt: skip
    controls: list[Control] = [*_add(reader, addable, now)]
    if more:
        controls.append(Button(say_n(reader, "One more", "{n} more", more), "notebook.list", str(page + 1)))
    return Card(title=say(reader, "Your questions"), blocks=tuple(blocks), controls=tuple(controls))


def empty(reader: Reader, addable: Sequence[Entry], now: Instant) -> Card:
    """No question is kept yet."""
    return Card(
        title=say(reader, "Your questions"),
        blocks=(
            Line((say(reader, "No question is kept yet. A debrief asks for one you'd like a better answer to: "),
                  CommandName("interview debrief"), ".")),
            Line((say(reader, "Nobody else sees this."),), Mood.QUIET),
        ),
        controls=_add(reader, addable, now),
    )  # fmt: skip


def _add(reader: Reader, addable: Sequence[Entry], now: Instant) -> tuple[Control, ...]:
    options = tuple(Option(short(f"{title(each.opportunity)}, {_day(reader, each, now)}", 70), each.contact.id)
                    for each in addable[:20])  # fmt: skip
    return (Choice(say(reader, "Add one to an interview"), "notebook.edit", "", options),) if options else ()


def _day(reader: Reader, entry: Entry, now: Instant) -> str:
    return day(reader, wall(entry.contact.starts_at, reader.zone or entry.contact.zone).date(), now=now)


def form(reader: Reader, entry: Entry) -> Form:
    """A question of one interview and its answer, to write or change."""
    return Form(
        id="",
        title=say(reader, "A question, answered"),
        action="notebook.save",
        value=entry.contact.id,
        steps=(
            Step((
                Field("question", say(reader, "A question I want a better answer to"), FieldKind.TEXT, required=True,
                      limit=500),
                Field("answer", say(reader, "What I'd say now"), FieldKind.TEXT, limit=1500,
                      hint=say(reader, "A few words are enough; blank is fine")),
            )),
        ),
        submit=say(reader, "Save"),
        filled={"question": entry.question, "answer": entry.answer},
        intro=say(reader, "{what}. Nobody else sees this.", what=short(title(entry.opportunity), 120)),
    )  # fmt: skip


def kept(reader: Reader, entry: Entry, now: Instant) -> Card:
    """The question as it is kept now."""
    return Card(
        title="",
        blocks=(row(reader, entry, now),),
        controls=(button(reader, "All questions", "notebook.list", "0"),),
    )


def delete(reader: Reader, entry: Entry) -> Card:
    """Asks before a question is erased."""
    return Card(
        title=say(reader, "Delete this question?"),
        blocks=(Line((short(entry.question, 300),)),),
        controls=(
            Button(say(reader, "Delete"), "notebook.erase", entry.contact.id, Style.GRAVE),
            button(reader, "Keep it", "kept", ""),
        ),
    )


def deleted(reader: Reader) -> Card:
    """It is gone."""
    return Card(
        title="",
        blocks=(Line((say(reader, "Deleted from your notebook."),)),),
        controls=(button(reader, "All questions", "notebook.list", "0"),),
    )
