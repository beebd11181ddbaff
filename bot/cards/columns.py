"""The columns of a table: what each was taken for, and the form that says otherwise."""

from collections.abc import Sequence

from bot.cards.forms import UNSAVED
from bot.cards.words import Reader, listed, say, short
from bot.chat.card import Block, Button, Card, Line, Mood, Option, Style
from bot.chat.form import Field, FieldKind, Form, Step


def other_columns(reader: Reader, value: str) -> tuple[Button, ...]:
    """The button that takes the columns otherwise; none where `value` is empty."""
    return (Button(say(reader, "Other columns"), "import.columns", value),) if value else ()


def taken(reader: Reader, used: Sequence[tuple[str, str]], unused: Sequence[str]) -> tuple[Block, ...]:
    """Which of the file's columns was taken for what, and which were left aside."""
    blocks: list[Block] = []
    if used:
        pairs = listed(reader, [f"{short(name, 30)} = {column_name(reader, column)}" for name, column in used])
        blocks.append(Line((say(reader, "I took the columns so: {pairs}.", pairs=pairs),), Mood.QUIET))
    if unused:
        names = short(listed(reader, [short(name, 30) for name in unused[:8]]), 200)
        blocks.append(Line((say(reader, "Left aside: {names}.", names=names),), Mood.QUIET))
    return tuple(blocks)


def column_name(reader: Reader, column: str) -> str:
    """What a column of a table holds, in a word or two."""
    match column:
        case "company":
            return say(reader, "company")
        case "role":
            return say(reader, "role")
        case "when":
            return say(reader, "date")
        case "applied":
            return say(reader, "day of applying")
        case "promised":
            return say(reader, "answer promised")
        case "kind":
            return say(reader, "kind")
        case "time":
            return say(reader, "time")
        case "end":
            return say(reader, "end")
        case "people":
            return say(reader, "people")
        case "email":
            return say(reader, "e-mail")
        case "format":
            return say(reader, "how")
        case "round":
            return say(reader, "round")
        case "outcome":
            return say(reader, "outcome")
        case _:
            return column


MAPPED = "import.mapped"
"""The action of the form that says what each column is."""
ASKED_COLUMNS = ("company", "role", "day", "people")
"""What that form asks for by column; `day` is the day of applying or of the meeting, as the rows are."""
MOST_COLUMNS = 24
"""How many columns one of its questions offers."""


def columns(reader: Reader, titles: Sequence[str], filled: dict[str, str], value: str) -> Form:
    """Asks which column is what; `titles` are the file's own names."""
    answers = tuple(
        Option(short(name, 60) or say(reader, "Column {n}", n=number + 1), str(number))
        for number, name in enumerate(titles[:MOST_COLUMNS])
    )
    none = Option(say(reader, "Not in this file"), "-")
    kinds = (
        Option(say(reader, "An application"), "application"),
        Option(say(reader, "An interview"), "interview"),
        Option(say(reader, "Something else; a column says it"), "mixed"),
    )
    return Form(
        id=UNSAVED,
        title=say(reader, "Which column is what?"),
        action=MAPPED,
        value=value,
        steps=(
            Step((
                Field("company", say(reader, "Company"), FieldKind.CHOICE, options=answers, required=True),
                Field("role", say(reader, "Role"), FieldKind.CHOICE, options=(none, *answers)),
                Field("day", say(reader, "Day or time"), FieldKind.CHOICE, options=answers, required=True),
                Field("people", say(reader, "People"), FieldKind.CHOICE, options=(none, *answers)),
                Field("rows", say(reader, "Each row is"), FieldKind.CHOICE, options=kinds, required=True),
            )),
        ),
        submit=say(reader, "Read it again"),
        filled=filled,
    )  # fmt: skip


def taken_twice(reader: Reader) -> str:
    """One column is said to be two things."""
    return say(reader, "That column is taken for something else above.")


def which_columns(reader: Reader, titles: Sequence[str], value: str) -> Card:
    """A table whose columns have names of their own: asks which is what."""
    names = short(listed(reader, [short(name, 30) for name in titles[:8]]), 200)
    return Card(
        title="",
        blocks=(
            Line((say(reader, "I see a table with the columns {names}, and can't tell which is the company or the "
                              "day. Nothing was saved.", names=names),)),
        ),
        controls=(Button(say(reader, "Name the columns"), "import.columns", value, Style.PRIMARY),),
    )  # fmt: skip
