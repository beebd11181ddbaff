"""Who is who: when two rows are one person."""

import re
import unicodedata
from collections.abc import Iterable

from bot.model.ids import PersonId
from bot.model.opportunity import Person

_NOT_ALNUM = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """The text for comparing: no case, no accents, no signs, one space between words."""
    if text.isascii():
        return " ".join(_NOT_ALNUM.sub(" ", text.lower()).split())
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    bare = unicodedata.normalize("NFKD", seen.casefold())
    kept = "".join(sign if sign.isalnum() else " " for sign in bare if not unicodedata.combining(sign))
    return " ".join(kept.split())


def alike(whom: Iterable[Person], met: Iterable[Person]) -> dict[PersonId, frozenset[PersonId]]:
    """The rows among `met` that are each of these people, their own among them.

    By address where both have one, else by whole name; a first name alone is nobody in particular.
    """
    named: dict[str, list[Person]] = {}
    reached: dict[str, list[Person]] = {}
    for each in met:
        if " " in (name := folded(each.name)):
            named.setdefault(name, []).append(each)
        if each.email:
            reached.setdefault(each.email.casefold(), []).append(each)
    found: dict[PersonId, frozenset[PersonId]] = {}
    for one in whom:
        there = reached.get(one.email.casefold(), []) if one.email else []
        by_name = [each for each in named.get(folded(one.name), ()) if not (one.email and each.email)]
        found[one.id] = frozenset({one.id, *(each.id for each in (*there, *by_name))})
    return found
