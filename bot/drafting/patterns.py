"""Patterns: slips that are found without a dictionary."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.drafting.confusions import CONFUSIONS
from bot.drafting.nearness import name_words


@dataclass(frozen=True, slots=True)
class Typo:
    """One word or phrase that looks wrong; `certain` unless it may be meant so."""

    start: int
    end: int
    word: str
    suggestions: tuple[str, ...]
    certain: bool


_REPEATED = re.compile(r"\b([^\W\d_]+)[ \t]+(\1)\b", re.I)
_MAY_REPEAT = frozenset({"that", "had", "very", "bye", "no", "so", "ha", "blah", "is", "really", "now"})
_ARTICLE = re.compile(r"\b(a|an)[ \t]+([^\W_][\w’'-]*)", re.I)
_AN_HOUR = re.compile(r"(?:hour|honest|honou?r|heir|herb\b)", re.I)
_A_UNIT = re.compile(
    r"(?:uni(?!m|n[^d]*ed|nt|nv|nf)|us(?:e|ing|age|ual|er|ab|eful|\b)|eu|ewe|one(?!r)|once|ut(?:i|op)|ubiq|ur(?:an|in|l\b)|ufo\b|u-|uk\b|u\.)",
    re.I,
)
_SPELT_AN = re.compile(r"(?:[AEFHILMNORSX](?:[A-Z0-9]|$|-)|8|11(?!\d{2})|18(?!\d{2}))")
_CONTRACTED = re.compile(r"\bi(?=['’](?:m|d|ll|ve)\b|(?= )|[,;.](?= ))")
_ABBREVIATED_I = re.compile(r"(?:\b[a-z]\.|\()$")
_DOING = {
    f"{verb}ing": f"{verb.removesuffix('e')}ing" for verb in ("take", "make", "give", "share", "continue", "receive")
} | {"geting": "getting"}


def confused(text: str) -> Iterator[Typo]:
    """Right words in the wrong place."""
    for row in CONFUSIONS:
        for match in row.pattern.finditer(text):
            meant = match.expand(row.meant)
            meant = re.sub(r"\w+$", lambda word: _DOING.get(word.group(), word.group()), meant)
            if meant != match.group():
                meant = meant[:1].upper() + meant[1:] if match.group()[:1].isupper() else meant
                yield Typo(match.start(), match.end(), match.group(), (meant,), row.certain)


def repeated(text: str) -> Iterator[Typo]:
    """Words written twice."""
    for match in _REPEATED.finditer(text):
        word = match.group(1)
        # "Walla Walla" is a place: two capitals may be a name.
        if word.lower() not in _MAY_REPEAT and not (word[0].isupper() and match.group(2)[0].isupper()):
            yield Typo(match.start(), match.end(), match.group(), (word,), certain=True)


def articles(text: str, names: Collection[str]) -> Iterator[Typo]:
    """"a" before a vowel, "an" before none."""
    known = name_words(names)
    for match in _ARTICLE.finditer(text):
        article, word = match.group(1), match.group(2)
        if (
            word in known
            or (article == "A" and not opens(text, match.start()))
            or word.lower() in ("a", "an", "and", "or", "is")
            # "mvp" may be read letter by letter or not.
            or (word.islower() and not re.search(r"[aeiouy\d]", word))
        ):
            continue
        if word[:2].isupper() or word[0].isdigit() or word == word.upper():
            vowel = bool(_SPELT_AN.match(word))
            if word.isalpha() and len(word) > 3 and not vowel and word[0] in "AEIOU":
                continue
            if word.isalpha() and len(word) > 3 and vowel:
                continue
            if word[0] in "AEIO" and word.isalpha():
                vowel = True
        elif _AN_HOUR.match(word):
            vowel = True
        elif _A_UNIT.match(word):
            vowel = False
        else:
            vowel = word[0].lower() in "aeiou"
        wanted = "an" if vowel else "a"
        if article.lower() != wanted:
            wanted = wanted.capitalize() if article[0].isupper() else wanted
            yield Typo(match.start(1), match.end(1), match.group(1), (wanted,), certain=word[0].islower())


def small_i(text: str) -> Iterator[Typo]:
    """The writer in a small letter."""
    for match in _CONTRACTED.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before[-1:] in ("", " ", "\n", "(", "“") and not _ABBREVIATED_I.search(before):
            yield Typo(match.start(), match.end(), "i", ("I",), certain=True)


def opens(text: str, at: int) -> bool:
    """Whether a sentence begins here."""
    before = text[:at].rstrip(" \t\"'“‘(")
    return not before or before[-1] in ".!?:…\n"
