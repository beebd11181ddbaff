"""Where a thank-you note is a custom, by the country of the search, and who says so."""

from dataclasses import dataclass
from enum import StrEnum


class Custom(StrEnum):
    """What a note after an interview is in a country."""

    CUSTOMARY = "customary"
    """Expected."""
    WELCOME = "welcome"
    """Uncommon, and well received."""
    NOT_CUSTOMARY = "not customary"
    """No custom; the employer writes next."""
    UNKNOWN = "unknown"
    """Nobody we trust says; or the country is not known."""


@dataclass(frozen=True, slots=True)
class Norm:
    """What is known of one country; everything but `CUSTOMARY` makes a note optional."""

    country: str
    """ISO 3166 code; empty: not known."""
    custom: Custom
    source: str = ""
    """Who says so, as it is named to people; empty where nobody does."""
    year: int | None = None
    """When it was published, where that is stated."""
    lead_only: bool = False
    """Whether one note to who led the interview is the suggestion, whatever the panel."""

    @property
    def optional(self) -> bool:
        """Whether a note is called optional."""
        return self.custom is not Custom.CUSTOMARY


CUSTOMARY = frozenset({"US", "CA"})
"""Countries where a thank-you note is expected."""

_ROBERT_HALF, _MONSTER, _CVCIRCUIT = "Robert Half", "Monster", "CVCircuit"

_KNOWN = {
    "US": Norm("US", Custom.CUSTOMARY, _ROBERT_HALF, 2017),
    "CA": Norm("CA", Custom.CUSTOMARY, "Accountemps Canada"),
    "GB": Norm("GB", Custom.WELCOME, _CVCIRCUIT, lead_only=True),
    "AU": Norm("AU", Custom.WELCOME, "Calibrated Career"),
    "NZ": Norm("NZ", Custom.WELCOME, "Do Good Jobs", 2018),
    "DE": Norm("DE", Custom.NOT_CUSTOMARY, _MONSTER),
    "PT": Norm("PT", Custom.NOT_CUSTOMARY, _MONSTER),
    "JP": Norm("JP", Custom.NOT_CUSTOMARY, _MONSTER),
}  # fmt: skip
"""Sources: practices, "Culture"; cvcircuit.com/blog/feature-outreach-thank-you-notes (UK: uncommon, makes a positive
impression, to the main interviewer); monster.com/career-advice/article/send-thank-you-notes-abroad (Germany, Portugal,
Japan: not customary; generally throughout Europe the employer follows up); calibratedcareer.com.au (many in Australia
do not, a missed opportunity); dogoodjobs.co.nz, March 2018; Accountemps' Canadian survey of more than 150 HR managers
(66 per cent find it helpful)."""

_EUROPE = frozenset({
    "AD", "AL", "AT", "BA", "BE", "BG", "BY", "CH", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IS",
    "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "RO", "RS", "RU", "SE", "SI", "SK",
    "SM", "UA", "VA", "XK",
})  # fmt: skip
"""Europe where no country has a source of its own: the employer follows up. Ireland is left open."""


def norm(country: str | None) -> Norm:
    """What a note is in this country; one that nobody speaks of is unknown, and so optional."""
    code = (country or "").upper()
    if code in _KNOWN:
        return _KNOWN[code]
    if code in _EUROPE:
        return Norm(code, Custom.NOT_CUSTOMARY, _MONSTER)
    return Norm(code, Custom.UNKNOWN)
