"""What is said about the commands: all of them by group, or one in sentences."""

from collections.abc import Mapping, Sequence

from bot.cards.imports import how_to_give
from bot.cards.words import N_, Reader, either, say
from bot.chat.card import Block, Button, Card, CommandName, Line, Mood, Row, Span, Strong, Style
from bot.chat.spec import CommandSpec, OptionKind

_GROUPS: Mapping[str, str] = {
    "interview": N_("Interviews"),
    "note": N_("Notes"),
    "afternote": N_("Afternote itself"),
}
"""What the commands of a group are about; another group is called by its first word."""


def help_card(reader: Reader, specs: Sequence[CommandSpec]) -> Card:
    """Every command by its group, with an example and what it does."""
    groups: dict[str, list[CommandSpec]] = {}
    for spec in specs:
        groups.setdefault(spec.group, []).append(spec)
    blocks: list[Block] = [
        Line((say(reader, "Log an interview, and I draft a thank-you note to each person, remind you while it "
                          "matters, and say when there's nothing more to do."),))
    ]  # fmt: skip
    for group, of_it in groups.items():
        blocks.append(Line((Strong(say(reader, _GROUPS.get(group, f"/{group}"))),)))
        blocks.extend(Row((*_typed(spec), ": ", say(reader, spec.description))) for spec in of_it)
    blocks.append(_only_you(reader))
    return Card(
        title=say(reader, "What you can type"),
        blocks=tuple(blocks),
        controls=(Button(say(reader, "Log an interview"), "interview.log", "", Style.PRIMARY),),
    )


def help_one(reader: Reader, spec: CommandSpec, *, attached: bool = False) -> Card:
    """One command in sentences: what it does, what is typed after it or goes with it, an example."""
    said = [say(reader, "{what}.", what=say(reader, spec.description))]
    rest = spec.open_option
    if rest is not None:
        said.append(say(reader, "{what}: type it after the command.", what=say(reader, rest.description)))
    for option in spec.options:
        if option.kind is OptionKind.CHOICE:
            answers = either(reader, [each.label for each in option.answers])
            said.append(say(reader, "{what}: {answers}.", what=say(reader, option.description), answers=answers))
    blocks: list[Block] = [Line((" ".join(said),))]
    if any(option.kind is OptionKind.FILE for option in spec.options):
        blocks.append(Line(how_to_give(reader, attached=attached)))
    if spec.example:
        blocks.append(Line((say(reader, "For example: "), *_typed(spec))))
    blocks.append(_only_you(reader))
    return Card(title=f"/{spec.path}", blocks=tuple(blocks))


def _typed(spec: CommandSpec) -> tuple[Span, ...]:
    """A command with its example, as it is typed."""
    return (CommandName(spec.path), f" {spec.example}") if spec.example else (CommandName(spec.path),)


def _only_you(reader: Reader) -> Line:
    return Line((say(reader, "Only you see this."),), Mood.QUIET)
