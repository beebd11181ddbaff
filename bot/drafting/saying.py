"""Saying: what a text says, as far as two can be compared: its words, who owns, who does, what is denied."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.drafting.anatomy import Span
from bot.drafting.guard_words import (
    CONTRACTED,
    DOERS,
    FIRMLY,
    FUNCTION,
    NEGATIONS,
    OBJECT_AFTER,
    OWNERS,
    PLAIN_AUXILIARIES,
    SKIPPED_BY_OWNERS,
)

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TURNS = frozenset({"was", "were", "had", "did", "can", "could", "may", "might", "should", "shall", "must", "being"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says, as far as it can be compared."""

    words: frozenset[str]
    forms: frozenset[str]
    """The words as they are written."""
    pairs: frozenset[tuple[str, str]]
    triples: frozenset[tuple[str, str, str]]
    negations: Counter[str]
    owners: frozenset[tuple[str, str]]
    doers: frozenset[tuple[str, str, str]]
    """Who, what they do, and the next word of weight."""
    turns: frozenset[tuple[str, str]]
    """A doer and an auxiliary that is not plain."""


def tokens_of(text: str) -> list[str]:
    """The words in small letters, contractions written out."""
    out: list[str] = []
    for word in WORD.findall(text):
        low = word.lower().replace("’", "'")
        if low in CONTRACTED:
            out += CONTRACTED[low].split()
        elif low.endswith("n't"):
            out += [low.removesuffix("n't"), "not"]
        else:
            out += [low.removesuffix("'s"), *(["'s"] if low.endswith("'s") else [])]
    return [word for word in out if word != "'s"]


def said_in(sentences: Sequence[Span]) -> Said:
    """What these sentences say."""
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    triples: set[tuple[str, str, str]] = set()
    owners: set[tuple[str, str]] = set()
    doers: set[tuple[str, str, str]] = set()
    turns: set[tuple[str, str]] = set()
    negations: Counter[str] = Counter()
    forms: set[str] = set()
    for sentence in sentences:
        tokens = tokens_of(re.sub(r"\bonce (?=again|more)", "", sentence.text))
        words.update(tokens)
        pairs.update(pairwise(tokens))
        triples.update(zip(["", *tokens], tokens, tokens[1:], strict=False))
        forms.update(WORD.findall(sentence.text))
        negations.update(word for word in tokens if word in NEGATIONS)
        owners.update(_owners(tokens))
        clauses = [tokens_of(part) for part in re.split(r"[,;:–—]\s", sentence.text)]
        for who, auxiliaries, does, what in (act for clause in clauses for act in _acts(clause)):
            doers.add((who, does, what))
            turns.update((who, each) for each in auxiliaries if each not in PLAIN_AUXILIARIES)
            if who == "i" and "would" in auxiliaries and "have" in auxiliaries:
                turns.add((who, "would have"))
            if who == "i" and does in FIRMLY and not {"would", "will"} & set(auxiliaries) and does not in ("appreciate",
                    "value", "enjoy", "welcome", "love", "like"):  # fmt: skip
                turns.add((who, f"plainly {does}"))
    return Said(
        frozenset(words), frozenset(forms), frozenset(pairs), frozenset(triples), negations, frozenset(owners),
        frozenset(doers), frozenset(turns),
    )  # fmt: skip


def _owners(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(tokens):
        if word in OWNERS:
            rest = [each for each in tokens[at + 1 : at + 5] if each not in SKIPPED_BY_OWNERS]
            yield word, rest[0] if rest else ""
        if word == "by" and tokens[at + 1 : at + 2] and tokens[at + 1] in ("me", "you", "us", "him", "her", "them"):
            yield "by", tokens[at + 1]
        if word.endswith(("self", "selves")):
            yield "self", word


def _acts(tokens: Sequence[str]) -> Iterator[tuple[str, list[str], str, str]]:
    """Each doer with the auxiliaries, what is done, and the next word of weight."""
    for at, word in enumerate(tokens):
        if word not in DOERS:
            continue
        if word == "you" and at and tokens[at - 1] in OBJECT_AFTER:
            continue
        # "May I ask", "would you like": what stands before it belongs to it too.
        auxiliaries = [tokens[at - 1]] if at and tokens[at - 1] in _TURNS | {"would", "will", "do"} else []
        rest = list(tokens[at + 1 :])
        while rest and (rest[0] in PLAIN_AUXILIARIES | _TURNS or rest[0] in NEGATIONS):
            auxiliaries.append(rest.pop(0))
        if not rest:
            continue
        # "I would like to thank": what is wished for is what counts.
        while len(rest) > 2 and rest[0] in ("like", "love", "wanted", "want") and rest[1] == "to":
            rest = rest[2:]
            auxiliaries.append("would")
            while rest and rest[0] in ("be", "also", "again", "sincerely"):
                rest.pop(0)
        if rest:
            what = next((each for each in rest[1:5] if each not in FUNCTION), "")
            yield word, auxiliaries, rest[0], what
