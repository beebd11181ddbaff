"""People as they are typed: names, titles, roles and addresses."""

from dataclasses import dataclass
from enum import StrEnum


class DoubtKind(StrEnum):
    """What was odd about a piece of the text."""

    MENTION = "mention"
    """A mention of somebody in the chat; not an interviewer's name."""
    BAD_ADDRESS = "bad address"
    """No valid e-mail address; the name is kept."""
    SURNAME_FIRST = "surname first"
    """Read as one person, surname first; it could be two."""
    NAME_FROM_ADDRESS = "name from address"
    """No name was given; the address stands for it."""
    TOO_MANY = "too many"
    """More people than are kept."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A piece of text that deserves a question."""

    kind: DoubtKind
    text: str


@dataclass(frozen=True, slots=True)
class PersonRead:
    """Somebody named in the text; `title` only as typed, `call_them` is what follows "Dear"."""

    name: str
    title: str | None = None
    role: str | None = None
    email: str | None = None
    call_them: str = ""


def people(text: str) -> tuple[tuple[PersonRead, ...], tuple[Doubt, ...]]:
    """Everybody named in the text, and what was odd about it."""
    return (), ()
