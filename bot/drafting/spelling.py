"""Spelling: words that are none, words mistaken for others, and names nearly right."""

import re
import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from bot.drafting.confusions import CONFUSIONS
from bot.drafting.lexicon import PROPER, TRADE
from bot.drafting.nearness import name_words, nearest


@dataclass(frozen=True, slots=True)
class Typo:
    """One word or phrase that looks wrong; `certain` unless it may be meant so."""

    start: int
    end: int
    word: str
    suggestions: tuple[str, ...]
    certain: bool


class Spelling(Protocol):
    """What finds misspellings."""

    def misspelt(self, text: str, *, names: Collection[str]) -> tuple[Typo, ...]:
        """What looks misspelt, in the order of the text; `names` are never."""
        ...


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> list[str]: ...


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SKIPPED = re.compile(
    r"\b(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+\w|(?<!\w)[@#]\w+|\b\w*\d\w*\b|\b\w+(?:[._/]\w+)+\b", re.I
)
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
_LETTERS = "etaoinsrhldcumfpgwybvkxjqz'"
_DOING = {
    f"{verb}ing": f"{verb.removesuffix('e')}ing" for verb in ("take", "make", "give", "share", "continue", "receive")
} | {"geting": "getting"}
_LONGEST = 24
"""Letters of a word; what is longer is no slip."""
_TRIED = 40
"""Unknown words of a text for which a near one is sought."""


class Light:
    """Spelling with hunspell's US dictionary, or with patterns alone where there is none."""

    def __init__(self, dictionary: _Dictionary | None = None) -> None:
        self._dictionary = dictionary
        self._lock = threading.Lock()
        self._near: Callable[[str], tuple[str, ...]] = lru_cache(maxsize=2_048)(self._candidates)

    @classmethod
    def load(cls) -> "Light":
        """A speller with its dictionary in memory: about 60 ms and 9 MB."""
        try:
            import hunspell
        except ImportError:
            return cls()
        where = Path(hunspell.__file__).parent / "dictionaries"
        return cls(hunspell.Hunspell("en_US", hunspell_data_dir=str(where)))

    @property
    def has_dictionary(self) -> bool:
        """Whether single words are checked, not patterns only."""
        return self._dictionary is not None

    def misspelt(self, text: str, *, names: Collection[str]) -> tuple[Typo, ...]:
        """What looks misspelt, in the order of the text; at most one finding in a place."""
        found = [*_confused(text), *_repeated(text), *_articles(text, names), *_small_i(text)]
        if self._dictionary is not None:
            found += self._words(text, names)
        found.sort(key=lambda typo: (typo.start, -typo.end))
        kept: list[Typo] = []
        for typo in found:
            if not kept or typo.start >= kept[-1].end:
                kept.append(typo)
        return tuple(kept)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Hunspell's own suggestions: up to 150 ms, so never within a turn."""
        if self._dictionary is None:
            return ()
        with self._lock:
            return tuple(self._dictionary.suggest(word.replace("’", "'")))

    def _words(self, text: str, names: Collection[str]) -> Iterator[Typo]:
        known = name_words(names)
        folded = {word.casefold() for word in known}
        capitals = {word for word in known if word[:1].isupper() and " " not in word}
        text = _SKIPPED.sub(lambda found: " " * len(found.group()), text)
        tried = 0
        for match in _WORD.finditer(text):
            word = match.group().replace("’", "'")
            bare = word.removesuffix("'s").removesuffix("s'")
            # What the dictionary's own alphabet does not hold is a name or a foreign word.
            if (
                not 2 <= len(bare) <= _LONGEST
                or not word.isascii()
                or word in known
                or bare in known
                or bare.casefold() in folded
            ):
                continue
            if self._is_word(word) or self._is_word(bare) or (tried := tried + 1) > _TRIED:
                continue
            typo = self._unknown(text, match, bare, capitals)
            if typo is not None:
                yield typo

    def _unknown(self, text: str, match: re.Match[str], bare: str, capitals: Collection[str]) -> Typo | None:
        start, end = match.start(), match.start() + len(bare)
        if bare[0].isupper():
            near = nearest(bare, capitals)
            if near is not None:
                return Typo(start, end, bare, (near,), certain=False)
            if bare.isupper() or any(sign.isupper() for sign in bare[1:]) or not _opens(text, start):
                return None
            lower = bare.lower()
            # A sentence may open with a name that nobody logged: only a word one slip away is worth a question.
            if self._is_word(lower) or not (close := self._near(lower)):
                return None
            return Typo(start, end, bare, tuple(word.capitalize() for word in close), certain=False)
        if any(sign.isupper() for sign in bare[1:]) or self._compound(bare):
            return None
        close = self._near(bare)
        return Typo(start, end, bare, close, certain=bool(close) and len(bare) > 2)

    def _is_word(self, word: str) -> bool:
        lower = word.lower()
        return lower in TRADE or word in PROPER or self._spells(word) or (word.isupper() and self._spells(lower))

    def _spells(self, word: str) -> bool:
        assert self._dictionary is not None
        return self._dictionary.spell(word)

    def _compound(self, word: str) -> bool:
        """Whether it is two known words of four letters or more written as one: "microservice"."""
        return any(self._spells(word[:at]) and self._spells(word[at:]) for at in range(4, len(word) - 3))

    def _candidates(self, word: str) -> tuple[str, ...]:
        """Known words one slip away, the likeliest slips first."""
        cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
        swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
        doubled = [a + b[0] + b for a, b in cuts if b]
        dropped = [a + b[1:] for a, b in cuts if b]
        changed = [a + sign + b[1:] for sign in _LETTERS for a, b in cuts if b]
        added = [a + sign + b for sign in _LETTERS for a, b in cuts]
        apart = [f"{a} {b}" for a, b in cuts if a and b and (a in ("a", "i") or len(a) > 1) and len(b) > 1]
        found: list[str] = []
        for candidate in dict.fromkeys((*swapped, *doubled, *added, *dropped, *changed)):
            if candidate != word and len(candidate) > 1 and self._spells(candidate):
                found.append(candidate)
                if len(found) == 5:
                    break
        split = [pair for pair in apart if all(self._spells(part) for part in pair.split())]
        return tuple(found[:5] or split[:1])


def _confused(text: str) -> Iterator[Typo]:
    for row in CONFUSIONS:
        for match in row.pattern.finditer(text):
            meant = match.expand(row.meant)
            meant = re.sub(r"\w+$", lambda word: _DOING.get(word.group(), word.group()), meant)
            if meant != match.group():
                meant = meant[:1].upper() + meant[1:] if match.group()[:1].isupper() else meant
                yield Typo(match.start(), match.end(), match.group(), (meant,), row.certain)


def _repeated(text: str) -> Iterator[Typo]:
    for match in _REPEATED.finditer(text):
        word = match.group(1)
        # "Walla Walla" is a place: two capitals may be a name.
        if word.lower() not in _MAY_REPEAT and not (word[0].isupper() and match.group(2)[0].isupper()):
            yield Typo(match.start(), match.end(), match.group(), (word,), certain=True)


def _articles(text: str, names: Collection[str]) -> Iterator[Typo]:
    known = name_words(names)
    for match in _ARTICLE.finditer(text):
        article, word = match.group(1), match.group(2)
        if (
            word in known
            or (article == "A" and not _opens(text, match.start()))
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


def _small_i(text: str) -> Iterator[Typo]:
    for match in _CONTRACTED.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before[-1:] in ("", " ", "\n", "(", "“") and not _ABBREVIATED_I.search(before):
            yield Typo(match.start(), match.end(), "i", ("I",), certain=True)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins here."""
    before = text[:at].rstrip(" \t\"'“‘(")
    return not before or before[-1] in ".!?:…\n"
