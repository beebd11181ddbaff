"""Harper: spelling and grammar by an optional engine, behind the same interface, with the names of the record known."""

import ctypes
import re
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from bot.drafting.nearness import name_words
from bot.drafting.patterns import Typo
from bot.drafting.spelling import Light, kept

DROPPED = frozenset({"Spelling", "Style", "Formatting", "Enhancement", "Readability", "Regionalism", "WordChoice"})
"""Kinds that are taste, or that published notes are full of; words are judged with the record in view."""
_SPELLING = "Spelling"
_SKIPPED = re.compile(
    r"\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+\w|(?<!\w)[@#]\w+|\b\w*\d\w*\b|\b\w+(?:[._/]\w+)+\b", re.I
)
RENEWED_AFTER = 100
"""Texts after which a linter is let go: its cache grows by some 50 KB with each."""
_LONGEST = 4_000
"""Characters that are looked at: a note has no more."""


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class _Suggestion(Protocol):
    @property
    def kind(self) -> object: ...

    @property
    def replacement_text(self) -> str | None: ...


class _Lint(Protocol):
    @property
    def lint_kind(self) -> str: ...

    @property
    def span(self) -> _Span: ...

    @property
    def suggestions(self) -> Sequence[_Suggestion]: ...


class Linter(Protocol):
    """What Harper's own class can do, as far as it is used here."""

    def lint(self, text: str) -> Sequence[_Lint]:
        """Everything that it has to say about a text."""
        ...


class Harper:
    """The grammar engine beside the light one: words by both, grammar by Harper, with the names of the record known.

    One linter a process, one call at a time.
    """

    def __init__(self, make: Callable[[], Linter], light: Light) -> None:
        self._make = make
        self._linter = make()
        self._light = light
        self._asked = 0
        self._lock = threading.Lock()

    @classmethod
    def load(cls) -> "Harper | None":
        """The engine, warm: about 0.7 s and 140 MB; None where the extra "grammar" is not installed."""
        try:
            from harper import Linter as Engine
        except ImportError:
            return None
        engine = cls(Engine, Light.load())
        engine.misspelt("Thank you for your time.", names=())
        _give_back()
        return engine

    @property
    def has_dictionary(self) -> bool:
        """Whether single words are checked, not patterns only."""
        return True

    def misspelt(self, text: str, *, names: Collection[str], language: str = "en") -> tuple[Typo, ...]:
        """What looks misspelt or ungrammatical, in the order of the text; at most one finding in a place.

        Words that are none are certain; grammar is a question.
        """
        words = self._light.misspelt(text, names=names, language=language)
        if language != "en":
            return words
        lints = self._lint(_SKIPPED.sub(lambda found: "x" * len(found.group()), text[:_LONGEST]))
        spelt = {(lint.span.start, lint.span.end): _meant(lint) for lint in lints if lint.lint_kind == _SPELLING}
        better = [
            replace(typo, suggestions=meant, certain=not typo.word[:1].isupper())
            if not typo.suggestions and (meant := spelt.get((typo.start, typo.end), ()))
            else typo
            for typo in words
        ]
        return kept([*better, *_grammar(text, lints, names)])

    def _lint(self, text: str) -> Sequence[_Lint]:
        with self._lock:
            self._asked += 1
            if self._asked == RENEWED_AFTER:
                threading.Thread(target=self._renew, name="harper", daemon=True).start()
            return self._linter.lint(text)

    def _renew(self) -> None:
        """A fresh linter in the place of one that keeps all it ever read: its second is made in some 20 ms."""
        fresh = self._make()
        fresh.lint("Thank you for your time.")
        with self._lock:
            self._linter, self._asked = fresh, 0
        _give_back()


def _give_back() -> None:
    """Hands memory that making a linter took for a moment back to the system: some 30 MB, where the system can."""
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        # Not glibc: what is free stays with the process.
        return


def _meant(lint: _Lint) -> tuple[str, ...]:
    return tuple(each.replacement_text for each in lint.suggestions if each.replacement_text)


def _grammar(text: str, lints: Sequence[_Lint], names: Collection[str]) -> Iterator[Typo]:
    """What is none of spelling, each a question; how a name is written is nobody's business."""
    known = {name for name in name_words(names) if name[:1].isupper()}
    skipped = [found.span() for found in _SKIPPED.finditer(text)]
    for lint in lints:
        start, end = lint.span.start, lint.span.end
        if lint.lint_kind in DROPPED or any(a < end and start < b for a, b in skipped):
            continue
        word, meant = text[start:end], _meant(lint)
        if "\n" in word or not word.strip() or not meant or meant[0] == word:
            continue
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", word) for name in known):
            continue
        if meant[0].casefold() == word.casefold() and word[:1].isupper():
            # Its own view of how a company writes itself.
            continue
        curly = tuple(each.replace("'", "’") for each in meant) if "’" in text else meant
        yield Typo(start, end, word, curly, certain=False)
