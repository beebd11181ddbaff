"""What is known about notes: cards of fact with source, year, n and country, worded as the source has it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One figure, said correctly."""

    key: str
    says: str
    source: str
    year: int
    n: str
    country: str
    caution: str = ""


CARDS = (
    Evidence(
        "matters",
        "68 % of interviewers say a thank-you note affects their decision, and 16 % have dismissed a candidate "
        "for sending none.",
        "TopResume",
        2017,
        "358",
        "US",
        "The source sells résumés.",
    ),
    Evidence(
        "rare",
        "80 % of HR managers take notes into account, and 24 % of candidates send one.",
        "Accountemps / Robert Half",
        2017,
        "not stated",
        "US",
        "Employers' estimates.",
    ),
    Evidence(
        "entry",
        "26 % of entry-level applicants followed up; 63 % of recruiters favour one who asks for slightly more pay "
        "and sends a note over one who asks for slightly less and sends none.",
        "iCIMS",
        2017,
        "400 seniors and 400 HR staff",
        "US",
        "Entry level only.",
    ),
    Evidence(
        "contested",
        "Asked how helpful notes are, 2 % of managers said very, 40 % somewhat, and 38 % not at all.",
        "Accountemps, as reported by CareerBeacon",
        2017,
        "not stated",
        "Canada",
        "The evidence is contested.",
    ),
)

CUSTOMARY = frozenset({"US", "CA"})
"""Countries where a thank-you note is expected; elsewhere, and where unknown, it is optional."""
