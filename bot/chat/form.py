"""A form: what is asked; one to five fields a step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.chat.card import Option


class FieldKind(StrEnum):
    """What a field takes; `when` takes text or an instant, `file` a file where the platform's forms take one along."""

    LINE = "line"
    TEXT = "text"
    WHEN = "when"
    CHOICE = "choice"
    ZONE = "zone"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Field:
    """One question; `limit` is the longest answer in characters."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    limit: int = 200
    example: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: at most five fields."""

    fields: tuple[Field, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.fields) <= 5:
            raise ValueError("a step has one to five fields")


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked, what is already filled in, and what its button says."""

    id: str
    title: str
    action: str
    value: str
    steps: tuple[Step, ...]
    submit: str
    filled: Mapping[str, str] = field(default_factory=dict)
    intro: str = ""
    step: int = 0
    gist: str = ""
    """What it holds already, in a line or more: said where it does not open at once."""
    whole: bool = False
    """Whether nothing of it is left to ask, so that it may be sent as it is once its gist was shown."""

    def field(self, name: str) -> Field | None:
        """The field of this name or label, upper or lower case."""
        wanted = name.casefold()
        every = [each for step in self.steps for each in step.fields]
        by_name = next((each for each in every if each.name.casefold() == wanted), None)
        return by_name or next((each for each in every if each.label.casefold() == wanted), None)
