"""Harm: one pattern that does a note harm, with a line that has it and an innocent twin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.model.finding import Rule, Severity
from bot.model.note import NoteKind

EVERY = frozenset(NoteKind)
NO_MENDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wording:
    """One pattern; `example` has it and `twin` has not."""

    rule: Rule
    severity: Severity
    pattern: re.Pattern[str]
    example: str
    twin: str
    kinds: frozenset[NoteKind] = EVERY
    strict: bool = False
    """Whether it is looked for only where writing is the trade."""
    mends: Mapping[str, str] = field(default_factory=lambda: NO_MENDS)
    """What to write instead, by what was found in small letters."""

    def mend(self, found: str) -> str | None:
        """What to write instead of this, in its case; None where nothing simple would do."""
        meant = self.mends.get(" ".join(found.replace("’", "'").lower().split()))
        if meant is None:
            return None
        return meant[:1].upper() + meant[1:] if found[:1].isupper() and not found.isupper() else meant


def row(
    rule: Rule,
    severity: Severity,
    pattern: str,
    example: str,
    twin: str,
    *,
    kinds: frozenset[NoteKind] = EVERY,
    exact: bool = False,
    strict: bool = False,
    mends: Mapping[str, str] = NO_MENDS,
) -> Wording:
    """A row of a table; the pattern minds capitals only if `exact`."""
    return Wording(rule, severity, re.compile(pattern, 0 if exact else re.I), example, twin, kinds, strict, mends)
