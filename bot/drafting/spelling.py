"""Spelling: words that are none, words mistaken for others, and names nearly right."""

import re
import threading
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from bot.drafting.british import british
from bot.drafting.lexicon import PROPER, TRADE, VARIANTS
from bot.drafting.nearness import name_words, nearest
from bot.drafting.patterns import Typo, articles, confused, opens, repeated, small_i

__all__ = ["Light", "Spelling", "Typo", "compound_of", "kept"]


class Spelling(Protocol):
    """What finds misspellings."""

    def misspelt(self, text: str, *, names: Collection[str], language: str = "en") -> tuple[Typo, ...]:
        """What looks misspelt, in the order of the text; `names` are never.

        In a language that is not English only doubled words are found: there is no dictionary for it.
        """
        ...


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> list[str]: ...


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SKIPPED = re.compile(
    r"\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+\w|(?<!\w)[@#]\w+|\b\w*\d\w*\b|\b\w+(?:[._/]\w+)+\b", re.I
)
_LETTERS = "etaoinsrhldcumfpgwybvkxjqz'"
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

    def misspelt(self, text: str, *, names: Collection[str], language: str = "en") -> tuple[Typo, ...]:
        """What looks misspelt, in the order of the text; at most one finding in a place."""
        if language != "en":
            return kept(tuple(repeated(text)))
        found = [*confused(text), *repeated(text), *articles(text, names), *small_i(text)]
        if self._dictionary is not None:
            found += self._words(text, names)
        return kept(found)

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
            if bare.lower() in VARIANTS:
                start = match.start()
                meant = VARIANTS[bare.lower()]
                meant = meant.capitalize() if bare[0].isupper() else meant
                yield Typo(start, start + len(bare), bare, (meant,), certain=not bare[0].isupper())
                continue
            if tried >= _TRIED or self._is_word(word) or self._is_word(bare):
                continue
            tried += 1
            typo = self._unknown(text, match, bare, capitals)
            if typo is not None:
                yield typo

    def _unknown(self, text: str, match: re.Match[str], bare: str, capitals: Collection[str]) -> Typo | None:
        start, end = match.start(), match.start() + len(bare)
        if bare[0].isupper():
            near = nearest(bare, capitals)
            if near is not None:
                return Typo(start, end, bare, (near,), certain=False)
            if bare.isupper() or any(sign.isupper() for sign in bare[1:]) or not opens(text, start):
                return None
            lower = bare.lower()
            # A sentence may open with a name that nobody logged: only a word one slip away is worth a question.
            if self._is_word(lower) or not (close := self._near(lower)):
                return None
            return Typo(start, end, bare, tuple(word.capitalize() for word in close), certain=False)
        if any(sign.isupper() for sign in bare[1:]):
            return None
        close = self._near(bare)
        if not any(slip_of(bare, each) for each in close) and (
            compound_of(bare, self._spells) or prefixed(bare, self._spells)
        ):
            return None
        # What only falls apart into two words may be one that is new: a question.
        return Typo(start, end, bare, close, certain=bool(close) and len(bare) > 2 and " " not in close[0])

    def _is_word(self, word: str) -> bool:
        lower = word.lower()
        if lower in TRADE or word in PROPER or self._spells(word) or (word.isupper() and self._spells(lower)):
            return True
        return british(lower, self._spells)

    def _spells(self, word: str) -> bool:
        assert self._dictionary is not None
        return self._dictionary.spell(word)

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


def kept(found: Collection[Typo]) -> tuple[Typo, ...]:
    """In the order of the text, at most one in a place: the one that begins first, of those the longest."""
    ordered = sorted(found, key=lambda typo: (typo.start, -typo.end))
    out: list[Typo] = []
    for typo in ordered:
        if not out or typo.start >= out[-1].end:
            out.append(typo)
    return tuple(out)


def slip_of(word: str, meant: str) -> bool:
    """Whether the one looks like a slip of the other and not like two words in one: "gratefull", "flexable"."""
    doubled = any(word[:at] + word[at + 1 :] == meant for at in range(1, len(word)) if word[at] == word[at - 1])
    turned = any(word[:at] + word[at + 1] + word[at] + word[at + 2 :] == meant for at in range(len(word) - 1))
    endings = ((r"able(?=s?$)", "ible"), (r"ible(?=s?$)", "able"), (r"e(?=able$|ing$)", ""))
    return doubled or turned or any(re.sub(wrong, right, word) == meant for wrong, right in endings)


_PREFIX = re.compile(
    r"^(?:re|de|co|un|pre|non|multi|micro|sub|inter|over|under|super|cross|post|pro|semi|auto|hyper)-?"
)


def prefixed(word: str, is_word: Callable[[str], bool]) -> bool:
    """Whether it is a known word of five letters or more behind a prefix: "cofounder", "deprioritize"."""
    rest = _PREFIX.sub("", word, count=1)
    return rest != word and len(rest) > 4 and is_word(rest)


def compound_of(word: str, is_word: Callable[[str], bool]) -> bool:
    """Whether it is two known words of four letters or more written as one: "microservice"."""
    return any(is_word(word[:at]) and is_word(word[at:]) for at in range(4, len(word) - 3))
