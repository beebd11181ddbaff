"""Wording: the phrases that do a note harm, by the language of the note."""

from collections.abc import Collection, Iterator, Mapping

from bot.drafting.harm import Wording
from bot.drafting.sources import BEHIND
from bot.drafting.wording_anywhere import ANYWHERE
from bot.drafting.wording_english import ENGLISH
from bot.drafting.wording_spanish import SPANISH
from bot.model.finding import Finding, Rule
from bot.model.note import NoteKind

__all__ = ["TABLES", "VEIL", "WORDINGS", "Wording", "veiled", "worded"]

VEIL = "·"
TABLES: Mapping[str, tuple[Wording, ...]] = {"en": ANYWHERE + ENGLISH, "es": ANYWHERE + SPANISH}
"""By ISO 639-1 code; of another language, what holds anywhere."""
WORDINGS = ANYWHERE + ENGLISH


def veiled(body: str, spans: Collection[tuple[int, int]]) -> str:
    """The body with these stretches covered sign for sign, so that offsets stay."""
    out = list(body)
    for start, end in spans:
        out[start:end] = VEIL * (end - start)
    return "".join(out)


def worded(
    text: str, *, leftovers: str, kind: NoteKind, language: str = "en", strict: bool = False
) -> Iterator[Finding]:
    """Every harmful phrase in the text; `leftovers` is the same text with more of it covered.

    `strict` looks too for what matters only where writing is the trade.
    """
    for row in TABLES.get(language, ANYWHERE):
        if kind not in row.kinds or (row.strict and not strict):
            continue
        for found in row.pattern.finditer(leftovers if row.rule is Rule.NO_LEFTOVER else text):
            yield Finding(
                rule=row.rule,
                severity=row.severity,
                start=found.start(),
                end=found.end(),
                found=found.group(),
                suggestion=row.mend(found.group()),
                sources=BEHIND[row.rule],
            )
