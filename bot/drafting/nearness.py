"""Nearness: whether a word is nearly a name of the record."""

import re
import unicodedata
from collections.abc import Collection

from rapidfuzz.distance import OSA


def plain(text: str) -> str:
    """The text in small letters and composed signs, apostrophes straight, spaces single."""
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").casefold().split())


def name_words(names: Collection[str]) -> frozenset[str]:
    """The single words of these names, and the names themselves."""
    words = {word for name in names for word in re.findall(r"[^\W_]+(?:['’\-&.][^\W_]+)*", name)}
    return frozenset(words | {piece for word in words for piece in re.split(r"[-&.]", word) if piece} | set(names))


def nearest(word: str, names: Collection[str]) -> str | None:
    """The name that this word comes within a slip of: one sign of a short name, two of a longer one."""
    best: tuple[int, str] | None = None
    for name in names:
        limit = 1 if len(name) < 5 else 2
        if len(name) < 3 or abs(len(name) - len(word)) > limit:
            continue
        distance = OSA.distance(word, name, score_cutoff=limit)
        if 0 < distance <= limit and (best is None or (distance, name) < best):
            best = (distance, name)
    return best[1] if best else None
