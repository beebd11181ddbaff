"""Placeholders of a coach's template: a fixed few, each replaced by one logged fact; all else is literal text."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Placeholder(StrEnum):
    """What a template may ask for; each is a fact that a note can have."""

    NAME = "name"
    """What follows "Dear"."""
    COMPANY = "company"
    ROLE = "role"
    TOPIC = "topic"
    """What the two talked about, in the member's words."""
    DATE = "date"
    """The day they met."""
    MY_NAME = "my_name"
    SIGNATURE = "signature"
    """The member's contact block, a line each."""


MOST_NAME = 40
"""Characters of a template's name."""
MOST_BODY = 2_000
"""Characters of a template."""
MOST_TEMPLATES = 20
"""Templates of one cohort."""
_KNOWN = re.compile("|".join(re.escape(f"{{{each}}}") for each in Placeholder))
_MEANT = re.compile(r"\{([^{}\n]{0,80})\}")
"""What somebody meant as a placeholder: anything between two braces on one line."""


def used(body: str) -> tuple[Placeholder, ...]:
    """The placeholders in it, in the order of their first place, each once."""
    return tuple(dict.fromkeys(Placeholder(each[1:-1]) for each in _KNOWN.findall(body)))


def unknown(body: str) -> tuple[str, ...]:
    """What stands between braces and is none that is known, braces included, each once."""
    rest = _KNOWN.sub("", body)
    return tuple(dict.fromkeys(each.group(0) for each in _MEANT.finditer(rest)))


def lacking(body: str, facts: Mapping[Placeholder, str]) -> tuple[Placeholder, ...]:
    """The placeholders in it that these facts leave open."""
    return tuple(each for each in used(body) if not facts.get(each, "").strip())


def filled(body: str, facts: Mapping[Placeholder, str]) -> str:
    """The text with the facts in their places, in one pass: what a fact brings in is never read again.

    Raises KeyError for a placeholder that has no fact: a bracket never gets into a note.
    """
    return _KNOWN.sub(lambda found: facts[Placeholder(found.group(0)[1:-1])], body)


def folded(name: str) -> str:
    """A name as it is compared: case, spaces and a slash in front make no difference."""
    return " ".join(name.casefold().split()).strip("/{} ")
