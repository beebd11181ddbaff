"""How a command is written with what it is given: in one line, or each part under the name of its option."""

from bot.cards.words import N_, Reader, say
from bot.chat.card import CommandName, Span
from bot.chat.spec import CommandSpec, as_options

LINE = N_("Acme, Staff Engineer, yesterday 3:30pm with Grace Hopper")
"""All that an interview needs, in one line."""


def in_option(reader: Reader, name: str, text: str) -> str:
    """What one option is given, as it is typed after the command."""
    return f"{name}: {text}" if reader.typed_options else text


def example(reader: Reader, spec: CommandSpec) -> tuple[Span, ...]:
    """A command with its example, as the reader types it."""
    text = say(reader, spec.example)
    if reader.typed_options:
        text = " ".join(f"{name}: {value}" for name, value in as_options(spec, text))
    return (CommandName(spec.path), f" {text}") if text else (CommandName(spec.path),)


def log_line(reader: Reader) -> tuple[Span, ...]:
    """An interview logged in one line, as the reader types it."""
    return CommandName("interview log"), f" {in_option(reader, 'details', say(reader, LINE))}"
