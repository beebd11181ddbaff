"""A finding: which rule, how serious, where in the text, and what would mend it."""

import hashlib
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
    """The rules of the rubric, and those of our own: ASKS_NICELY, ATTACHES, BALANCE, CLAIMS, CRISP, DEFERENCE,
    OPENS_WITH_THEM and WORK_ADDRESS."""

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
    ASK_RECEIVED = "ASK_RECEIVED"
    POSTING_CHECK = "POSTING_CHECK"
    NO_RECONSIDER = "NO_RECONSIDER"
    FEEDBACK_OK = "FEEDBACK_OK"
    NO_INVENTED = "NO_INVENTED"
    OPENS_WITH_THEM = "OPENS_WITH_THEM"
    DEFERENCE = "DEFERENCE"
    ASKS_NICELY = "ASKS_NICELY"
    """What reads as an order is no polite question."""
    CLAIMS = "CLAIMS"
    """A skill that is claimed where it could be shown."""
    BALANCE = "BALANCE"
    """More of the writer than of the reader."""
    ATTACHES = "ATTACHES"
    """A document that they have already, or did not ask for."""
    WORK_ADDRESS = "WORK_ADDRESS"
    """The mail of a present employer under a note about the next."""
    CRISP = "CRISP"
    """Where writing is the trade: padding, and sentences of which the end is far."""


def fingerprint(body: str) -> str:
    """What a text is known by, so that a press on an older one is told from a press on this: eight characters."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:8]


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

    @property
    def mends(self) -> bool:
        """Whether one replacement in the body is all it takes."""
        return bool(self.suggestion) and self.start is not None and self.end is not None

    @property
    def key(self) -> str:
        """What this very finding is known by while the text around it stays: ten characters."""
        told = "\x1f".join((self.rule, str(self.start), str(self.end), self.found, self.suggestion or ""))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:10]

    def mended(self, body: str) -> str | None:
        """The body with the suggestion in its place; None where the text is not what it was found in."""
        if not self.suggestion or self.start is None or self.end is None:
            return None
        if not 0 <= self.start <= self.end <= len(body) or body[self.start : self.end] != self.found:
            return None
        return body[: self.start] + self.suggestion + body[self.end :]


def ready(findings: Iterable[Finding]) -> bool:
    """Whether nothing found is false or blank."""
    return all(finding.severity is not Severity.BLOCK for finding in findings)
