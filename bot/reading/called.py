"""How somebody is called: the title that was typed, capitals, and the name of the salutation."""

import re

from nameparser import HumanName

from bot.reading.names_english import AFTER_NAMES, FAMILY_NAMES, PARTICLES, TITLES


def title_apart(name: str) -> tuple[str | None, str]:
    """The titles that were typed before a name, and the name."""
    words = name.split(" ")
    titles = []
    while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
        titles.append(TITLES[words.pop(0).lower().rstrip(".")])
    return (" ".join(titles) or None), " ".join(words)


def cased(name: str) -> str:
    """Capitals for a name all in small or all in large letters; any other is as its owner writes it."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or not all(c.isalpha() or c in " '’.-" for c in name):
        return name
    if name.islower():
        words = [w if w in PARTICLES and i else _capital(w) for i, w in enumerate(name.split(" "))]
        return " ".join(words)
    if name.isupper() and (" " in name or len(letters) > 3):
        return " ".join(_capital(word.lower()) for word in name.split(" "))
    return name


def _capital(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    if len(parts) == 3 and parts[1] in "'’" and len(parts[0]) > 2:
        return word.capitalize()
    return "".join(part.capitalize() for part in parts)


def call(name: str, title: str | None) -> str:
    """What follows "Dear" or "Hi"."""
    words = [word for word in name.split(" ") if word.lower().strip(".,") not in AFTER_NAMES] or [name]
    if title is not None:
        return f"{title} {surname(words)}"
    if len(words) == 1 or (not words[0].isascii() and not is_latin(words[0])):
        return " ".join(words)
    first = words[0]
    if first.lower() in FAMILY_NAMES or len(first.rstrip(".")) == 1 or first.lower() in PARTICLES:
        return " ".join(words)
    return first


def surname(words: list[str]) -> str:
    """What follows a title: the surname with its particles, or the whole name when unsure."""
    if len(words) == 1 or words[0].lower() in PARTICLES or words[0].lower() in FAMILY_NAMES:
        return " ".join(words)
    if len(words) == 2:
        return words[1]
    return str(HumanName(" ".join(words)).last) or words[-1]


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters."""
    return all(ord(c) < 0x0250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in word)
