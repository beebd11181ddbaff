"""Tables of words written as one text, and patterns made of them."""

import re
from collections.abc import Iterable


def words(text: str) -> tuple[str, ...]:
    """The words of a table, in order."""
    return tuple(text.split())


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of these words and phrases, the longest first."""
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
