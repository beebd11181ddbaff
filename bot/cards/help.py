"""What is said about the commands: those that matter first and the rest by group, a group, or one in sentences."""

from collections.abc import Mapping, Sequence

from bot.cards.imports import how_to_give
from bot.cards.typed import example, in_option
from bot.cards.words import N_, Reader, either, say
from bot.chat.card import Block, Button, Card, CommandName, Fact, Facts, Line, Mood, Row, Span, Strong, Style
from bot.chat.spec import CommandSpec, OptionKind
from bot.chat.spec import Option as Taken

_GROUPS: Mapping[str, str] = {
    "interview": N_("Interviews"),
    "followup": N_("Follow-ups"),
    "note": N_("Notes"),
    "cohort": N_("Groups"),
    "afternote": N_("Afternote itself"),
}
"""What the commands of a group are about; another group is called by its first word."""
FIRST = ("interview log", "note list", "note sent", "interview outcome", "afternote settings")
"""What is enough to begin with, and to go on for long."""
EXPLAINED = "interview show"
"""The command by which it is shown that any of them is explained."""


def help_card(reader: Reader, specs: Sequence[CommandSpec]) -> Card:
    """What to begin with, and every other command by its group; of one group each with an example and what it does."""
    groups: dict[str, list[CommandSpec]] = {}
    for spec in specs:
        groups.setdefault(spec.group, []).append(spec)
    blocks: list[Block] = [
        Line((say(reader, "Log an interview, and I draft a thank-you note to each person, remind you while it "
                          "matters, and say when there's nothing more to do."),))
    ]  # fmt: skip
    log_it = Button(say(reader, "Log an interview"), "interview.log", "", Style.PRIMARY)
    if len(groups) == 1:
        (group,) = groups
        blocks.append(Line((Strong(_named(reader, group)),)))
        blocks.extend(_explained(reader, spec) for spec in specs)
        return Card(title=_title(reader), blocks=(*blocks, _only_you(reader)), controls=(log_it,))
    first = [spec for path in FIRST for spec in specs if spec.path == path]
    blocks.extend(_explained(reader, spec) for spec in first)
    for group, of_it in groups.items():
        rest = [spec for spec in of_it if spec not in first]
        if rest:
            blocks.append(Line((Strong(_named(reader, group)), ": ", *_listed(rest))))
    blocks.append(
        Line((say(reader, "Each is explained with an example: "), CommandName("afternote help"),
              f" {in_option(reader, 'command', EXPLAINED)}"))
    )  # fmt: skip
    blocks.append(_only_you(reader))
    by_group = (Button(_named(reader, group), "help", group) for group in groups)
    after = Button(say(reader, "After an interview"), "checklist", "")
    return Card(title=_title(reader), blocks=tuple(blocks), controls=(log_it, *by_group, after))


def _title(reader: Reader) -> str:
    return say(reader, "What you can type")


def _named(reader: Reader, group: str) -> str:
    return say(reader, _GROUPS.get(group, f"/{group}"))


def _explained(reader: Reader, spec: CommandSpec) -> Row:
    """A command with an example, and what it does."""
    return Row((*example(reader, spec), ": ", say(reader, spec.description)))


def _listed(specs: Sequence[CommandSpec]) -> tuple[Span, ...]:
    """Commands in a row."""
    out: list[Span] = []
    for spec in specs:
        out += [", "] if out else []
        out.append(CommandName(spec.path))
    return tuple(out)


def help_one(reader: Reader, spec: CommandSpec, *, attached: bool = False) -> Card:
    """One command in sentences: what it does, what is typed after it, under its options or goes with it, an example."""
    said = [say(reader, "{what}.", what=say(reader, spec.description))]
    blocks: list[Block] = []
    if reader.typed_options:
        rows = tuple(Fact(each.name, (_taken(reader, each),)) for each in spec.options if each.kind != OptionKind.FILE)
        blocks += [Facts(rows)] if rows else []
    else:
        rest = spec.open_option
        if rest is not None:
            said.append(say(reader, "{what}: type it after the command.", what=say(reader, rest.description)))
        said += [f"{_taken(reader, each)}." for each in spec.options if each.kind is OptionKind.CHOICE]
    blocks.insert(0, Line((" ".join(said),)))
    if any(option.kind is OptionKind.FILE for option in spec.options):
        blocks.append(Line(how_to_give(reader, attached=attached)))
    if spec.example:
        blocks.append(Line((say(reader, "For example: "), *example(reader, spec))))
    blocks.append(_only_you(reader))
    return Card(title=f"/{spec.path}", blocks=tuple(blocks))


def _taken(reader: Reader, option: Taken) -> str:
    """What an option takes."""
    what = say(reader, option.description)
    if option.kind is not OptionKind.CHOICE:
        return what
    answers = either(reader, [each.label for each in option.answers])
    return say(reader, "{what}: {answers}", what=what, answers=answers)


def _only_you(reader: Reader) -> Line:
    return Line((say(reader, "Only you see this."),), Mood.QUIET)
