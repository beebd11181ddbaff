"""A card: what is shown; text is plain, structure carries the rest."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.clock import Instant
from bot.model.people import Address


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class When:
    """A moment, already worded for the reader; platforms may show it their own way."""

    at: Instant
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or room, mentioned without pinging anyone else."""

    who: Address
    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link in running text."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CommandName:
    """A command that the reader may type, without the slash: `interview log`."""

    path: str


Span = str | Strong | When | Mention | Anchor | CommandName
Text = tuple[Span, ...]
"""Running text; a plain str is always escaped."""


def plain(text: Text) -> str:
    """The words of a text, without structure."""
    parts: list[str] = []
    for span in text:
        match span:
            case str():
                parts.append(span)
            case CommandName(path):
                parts.append(f"/{path}")
            case Strong(words) | When(_, words) | Mention(_, words) | Anchor(words, _):
                parts.append(words)
    return "".join(parts)


class Mood(StrEnum):
    """What a line is: told quietly, or marked as good or as worth a look."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph."""

    text: Text
    mood: Mood = Mood.PLAIN


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words, verbatim."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and its value."""

    name: str
    value: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """A short table of facts."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Text to copy as it is; with `alone`, a message of its own where the platform can."""

    label: str
    text: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One row of a chart's figures: as many as the chart has categories."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a picture shows as figures, for a platform that draws bars itself."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    """What the figures count: "%"."""

    def __post_init__(self) -> None:
        if not self.series or any(len(each.values) != len(self.categories) for each in self.series):
            raise ValueError("each series of a chart has a figure for every category")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture: SVG, and the same in words; `chart`: the figures that it shows, if it shows some."""

    svg: str
    alt: str
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A small file to keep."""

    name: str
    kind: str
    content: bytes


class Style(StrEnum):
    """How heavy a button is."""

    PRIMARY = "primary"
    PLAIN = "plain"
    GRAVE = "grave"


@dataclass(frozen=True, slots=True)
class Button:
    """Does `action` with `value` when pressed; at most one on a card is primary."""

    label: str
    action: str
    value: str = ""
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: `value` at most 100 characters."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Does `action` with `value` and the picked option."""

    label: str
    action: str
    value: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Opens an address; a renderer that may not show it leaves it out, and a Copy stands beside."""

    label: str
    url: str
    shorter: str = ""
    """An address that does less, for a platform whose links have less room; empty: there is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a list, with its own controls."""

    text: Text
    controls: tuple["Control", ...] = ()


Control = Button | Choice | Link
Block = Line | Quote | Facts | Copy | Picture | File | Row


@dataclass(frozen=True, slots=True)
class Card:
    """A message: a title, blocks, controls; `preview` is what a lock screen shows."""

    title: str
    blocks: tuple[Block, ...] = ()
    controls: tuple[Control, ...] = ()
    preview: str | None = None
    about: str = ""
    """What it is the one card of: a later card about the same takes the place of the earlier, where the platform can.

    Empty for what stands for itself.
    """

    def with_controls(self, *controls: Control) -> "Card":
        """The same card with other controls."""
        return replace(self, controls=controls)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion: a label, and a value of at most 100 characters."""

    label: str
    value: str
    hint: str = field(default="")
