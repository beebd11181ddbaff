"""How somebody is called: the title that was typed, capitals, and the name of the salutation."""

import re

from nameparser import HumanName

from bot.reading.language import NameWords
from bot.reading.names_english import ENGLISH


def title_apart(name: str, words: NameWords = ENGLISH) -> tuple[str | None, str]:
    """The titles that were typed before a name, and the name."""
    said = name.split(" ")
    titles = []
    while len(said) > 1 and said[0].lower().rstrip(".") in words.titles:
        titles.append(words.titles[said.pop(0).lower().rstrip(".")])
    return (" ".join(titles) or None), " ".join(said)


def cased(name: str, words: NameWords = ENGLISH) -> str:
    """Capitals for a name all in small or all in large letters; any other is as its owner writes it."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or not all(c.isalpha() or c in " '’.-" for c in name):
        return name
    if name.islower():
        said = name.split(" ")
        return " ".join(word if word in words.particles and at else _capital(word) for at, word in enumerate(said))
    if name.isupper() and (" " in name or len(letters) > 3):
        return " ".join(_capital(word.lower()) for word in name.split(" "))
    return name


def _capital(word: str) -> str:
    parts = re.split(r"([-'’])", word)
    if len(parts) == 3 and parts[1] in "'’" and len(parts[0]) > 2:
        return word.capitalize()
    return "".join(part.capitalize() for part in parts)


def call(name: str, title: str | None, words: NameWords = ENGLISH) -> str:
    """What follows "Dear" or "Hi"."""
    said = [word for word in name.split(" ") if word.lower().strip(".,") not in words.after_names] or [name]
    if title in words.titles_of_first_names:
        return f"{title} {said[0]}"
    if title is not None:
        return f"{title} {surname(said, words)}"
    if len(said) == 1 or (not said[0].isascii() and not is_latin(said[0])):
        return " ".join(said)
    first = said[0]
    if first.lower() in words.family_names or len(first.rstrip(".")) == 1 or first.lower() in words.particles:
        return " ".join(said)
    return first


def surname(said: list[str], words: NameWords = ENGLISH) -> str:
    """What follows a title: the surname with its particles, or the whole name when unsure."""
    if len(said) == 1 or said[0].lower() in words.particles or said[0].lower() in words.family_names:
        return " ".join(said)
    if len(said) == 2:
        both = words.two_surnames and said[0].lower() not in words.given_names
        return " ".join(said) if both else said[1]
    if words.two_surnames:
        return _surnames(said, words)
    return str(HumanName(" ".join(said)).last) or said[-1]


def _surnames(said: list[str], words: NameWords) -> str:
    """Both surnames, or the one where a second given name stands before it: "Ana María López"."""
    start = 1
    for at in range(1, len(said) - 1):
        low = said[at].lower()
        if low in words.given_names:
            start = at + 1
        elif low not in words.particles:
            break
    return " ".join(said[start:])


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters."""
    return all(ord(c) < 0x0250 or 0x1E00 <= ord(c) < 0x1F00 or not c.isalpha() for c in word)
