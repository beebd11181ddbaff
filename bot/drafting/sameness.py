"""Sameness: how much of one note stands in another."""

import re
from collections.abc import Collection

from bot.drafting.anatomy import anatomy

LIMIT = 0.35
"""Of two notes to one panel, no more than this may be the same."""

_RUN = 5
_TOKEN = re.compile(r"§|[^\W_]+(?:['’][^\W_]+)*")


def overlap(a: str, b: str, *, names: Collection[str]) -> float:
    """The share of the shorter note's runs of five words that the other has too, names masked."""
    return shared(runs(a, names=names), runs(b, names=names))


def shared(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> float:
    """The share of the smaller set that is in the other."""
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 0.0


def runs(body: str, *, names: Collection[str]) -> frozenset[tuple[str, ...]]:
    """Every five words in a row of the prose, small letters, each name one sign."""
    text = masked(anatomy(body).prose, names=names)
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    return frozenset(tuple(tokens[at : at + _RUN]) for at in range(len(tokens) - _RUN + 1))


def masked(text: str, *, names: Collection[str]) -> str:
    """The text with every name turned to one sign, the longest first."""
    wanted = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not wanted:
        return text
    either = "|".join(re.escape(name) for name in wanted)
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", " § ", text)
