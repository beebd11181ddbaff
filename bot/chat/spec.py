"""How commands are declared, and how one line becomes options."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.card import File
from bot.chat.card import Option as Answer
from bot.clock import Instant
from bot.model.people import Address

Given = str | Instant | Address | File


class OptionKind(StrEnum):
    """What an option takes; at most one of a command is a reference or the rest."""

    REFERENCE = "reference"
    REST = "rest"
    WHEN = "when"
    CHOICE = "choice"
    MEMBER = "member"
    NUMBER = "number"
    ZONE = "zone"
    FILE = "file"
    """Given where the platform has files among its options; it has no one-line form."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a command may be given."""

    name: str
    description: str
    kind: OptionKind
    required: bool = False
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command as every platform shows it: `interview log`; strings are marked, not yet translated."""

    path: str
    description: str
    options: tuple[Option, ...] = ()
    example: str = ""
    coach: bool = False
    """Whether it is for coaches: platforms may offer it to those who look after a room; rights are checked at use."""

    @property
    def group(self) -> str:
        """The first word: what follows the slash."""
        return self.path.split(" ", 1)[0]

    @property
    def open_option(self) -> Option | None:
        """The one option that takes what is left of a line."""
        kinds = (OptionKind.REFERENCE, OptionKind.REST, OptionKind.WHEN, OptionKind.ZONE)
        return next((option for option in self.options if option.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """An entry of the menu of a message: does `action` with the message's text, and its address as what was picked."""

    name: str
    action: str


def split(
    spec: CommandSpec,
    text: str,
    *,
    member: Callable[[str], Address | None] = lambda word: None,
) -> Mapping[str, Given]:
    """The options in one line: choices and numbers from the end, members by mention, then the rest."""
    given: dict[str, Given] = {}
    left = text.strip()
    rest = spec.open_option
    # A line that is prose keeps its last word: it is read as a whole.
    prose = rest is not None and rest.kind is OptionKind.REST
    for option in () if prose else reversed(spec.options):
        match option.kind:
            case OptionKind.CHOICE:
                found = _choice_at_end(option, left)
                if found is not None:
                    given[option.name], left = found
            case OptionKind.NUMBER:
                words = left.rsplit(None, 1)
                if words and words[-1].isdecimal():
                    given[option.name] = words[-1]
                    left = words[0] if len(words) == 2 else ""
            case OptionKind.MEMBER:
                for word in left.split():
                    who = member(word)
                    if who is not None:
                        given[option.name] = who
                        left = " ".join(left.replace(word, " ", 1).split())
                        break
            case OptionKind.REFERENCE | OptionKind.REST | OptionKind.WHEN | OptionKind.ZONE | OptionKind.FILE:
                continue
    if rest is not None and left:
        given[rest.name] = left
    elif left and not given and len(spec.options) == 1 and spec.options[0].kind is OptionKind.CHOICE:
        # It can only be meant as that: whoever answers says that there is no such answer.
        given[spec.options[0].name] = left
    return given


def as_options(spec: CommandSpec, text: str) -> tuple[tuple[str, str], ...]:
    """A line as it is given where each option is typed under its name: names and values, in the order declared."""
    given = split(spec, text)
    found: list[tuple[str, str]] = []
    for option in spec.options:
        value = given.get(option.name)
        if not isinstance(value, str):
            continue
        labels = {answer.value: answer.label for answer in option.answers}
        # A line may say the name of the option itself: "until monday".
        found.append((option.name, labels.get(value, value).removeprefix(f"{option.name} ")))
    return tuple(found)


def _choice_at_end(option: Option, text: str) -> tuple[str, str] | None:
    folded = text.casefold()
    for answer in sorted(option.answers, key=lambda each: -len(each.value)):
        for word in (answer.value.casefold(), answer.label.casefold()):
            if folded == word:
                return answer.value, ""
            if folded.endswith(" " + word):
                return answer.value, text[: -len(word) - 1].rstrip()
    return None
