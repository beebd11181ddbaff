"""A finding: which rule, how serious, where in the text, and what would mend it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """How serious a finding is; only BLOCK keeps a note from being called ready."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Rule(StrEnum):
    """The rules of the rubric that apply to a thank-you or a status follow-up, and three of our own."""

    LEN_BODY = "LEN_BODY"
    PARAS = "PARAS"
    SUBJECT = "SUBJECT"
    RECIPIENT_EXACT = "RECIPIENT_EXACT"
    NAMES_BODY = "NAMES_BODY"
    ROLE_COMPANY = "ROLE_COMPANY"
    THANKS = "THANKS"
    SPECIFIC = "SPECIFIC"
    UNIQUE_PANEL = "UNIQUE_PANEL"
    ONE_EACH = "ONE_EACH"
    INTEREST = "INTEREST"
    FIT = "FIT"
    SIGNOFF = "SIGNOFF"
    TYPOS = "TYPOS"
    NO_LEFTOVER = "NO_LEFTOVER"
    NO_SALARY = "NO_SALARY"
    NO_APOLOGY = "NO_APOLOGY"
    NO_PRESSURE = "NO_PRESSURE"
    TONE = "TONE"
    POSITIVE = "POSITIVE"
    NEXT_STEP = "NEXT_STEP"
    NO_INVENTED = "NO_INVENTED"
    OPENS_WITH_THEM = "OPENS_WITH_THEM"
    DEFERENCE = "DEFERENCE"


NOTHING: Mapping[str, str | int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found; `start` and `end` are offsets in the body, None when it is about the whole."""

    rule: Rule
    severity: Severity
    start: int | None = None
    end: int | None = None
    found: str = ""
    suggestion: str | None = None
    """What to put in its place with one tap."""
    detail: Mapping[str, str | int] = field(default_factory=lambda: NOTHING)
    sources: tuple[str, ...] = ()


def ready(findings: Iterable[Finding]) -> bool:
    """Whether nothing found is false or blank."""
    return all(finding.severity is not Severity.BLOCK for finding in findings)
