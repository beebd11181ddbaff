"""What is said to a line that is no command, to half of one, and to a slip."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.cards.doors import gist_lines, log_it
from bot.cards.words import Reader, either, say, say_n, short, some
from bot.chat.card import Block, Button, Card, CommandName, Control, Line, Span, Style
from bot.chat.form import Form


@dataclass(frozen=True, slots=True)
class Way:
    """A command that may have been meant, and the press that goes there with what was typed."""

    path: str
    action: str
    value: str


def _buttons(ways: Sequence[Way]) -> tuple[Button, ...]:
    return tuple(Button(f"/{each.path}", each.action, each.value) for each in ways)


def unknown_command(reader: Reader, typed: str, near: Sequence[Way]) -> Card:
    """No such command; perhaps one of these."""
    blocks: list[Block] = [
        Line((say(reader, "I don't know /{typed}. Nothing was saved.", typed=short(typed, 60)),))
    ]
    if near:
        blocks.append(Line((say(reader, "Did you mean "), *_commands(near), "?")))
    else:
        blocks.append(Line((CommandName("afternote help"), say(reader, " lists what there is."))))
    return Card(title="", blocks=tuple(blocks), controls=_buttons(near))


def _commands(ways: Sequence[Way]) -> list[Span]:
    out: list[Span] = []
    for index, each in enumerate(ways):
        if index:
            out.append(", ")
        out.append(CommandName(each.path))
    return out


def which_command(reader: Reader, typed: str, begun: Sequence[Way]) -> Card:
    """Half a command, which several begin with: which one?"""
    names = either(reader, [each.path.partition(" ")[2] for each in begun])
    text = say(reader, "/{typed}: {names}?", typed=short(typed, 60), names=names)
    return Card(title="", blocks=(Line((text,)),), controls=_buttons(begun))


def thanked(reader: Reader) -> Card:
    """Thanked."""
    return Card(title="", blocks=(Line((say(reader, "You're welcome. I'm here when the next one comes."),)),))


def offered(reader: Reader, form: Form) -> Card:
    """A line that reads like an interview, read back; `form` is prefilled with what was understood of it."""
    return Card(
        title="",
        blocks=(Line((say(reader, "Shall I log that as an interview?"),)), *gist_lines(form)),
        controls=log_it(reader, form),
    )


def pause_offered(reader: Reader) -> Card:
    """They want quiet: a pause, or fewer reminders, or an end."""
    return Card(
        title="",
        blocks=(
            Line((say(reader, "Shall I pause? You'd hear nothing from me until then, and nothing is lost."),)),
            Line((CommandName("afternote pause"), say(reader, " takes any day; "), CommandName("afternote forget"),
                  say(reader, " ends it for good."))),
        ),
        controls=(
            Button(say(reader, "Pause for a week"), "command", "afternote pause", Style.PRIMARY),
            Button(say(reader, "Fewer of these"), "settings.fewer"),
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits for a member: whose notes, or else the interview that was not told about yet."""

    names: tuple[str, ...] = ()
    company: str = ""
    contact: str = ""


def heard(reader: Reader, waits: Waits) -> Card:
    """Any other line: what there is to do, and what waits."""
    controls: list[Control] = []
    if waits.contact:
        text = say(reader, "How was {company}? One detail of each talk is enough.", company=waits.company)
        controls.append(Button(say(reader, "Debrief"), "interview.debrief", waits.contact, Style.PRIMARY))
    elif waits.names:
        text = say_n(reader, "A note to {names} waits for you.", "Notes to {names} wait for you.", len(waits.names),
                     names=some(reader, waits.names))  # fmt: skip
        controls.append(Button(say(reader, "Your notes"), "note.list", "", Style.PRIMARY))
    else:
        text = say(reader, "Nothing waits for you right now.")
    style = Style.PLAIN if controls else Style.PRIMARY
    controls.append(Button(say(reader, "Log an interview"), "interview.log", "", style))
    controls.append(Button(say(reader, "Help"), "help"))
    can = say(reader, "I can log an interview, draft your notes, and find one by name or company.")
    return Card(title="", blocks=(Line((can,)), Line((text,))), controls=tuple(controls))
