"""Weekends and public holidays, country by country, as the `holidays` library has them.

Nationwide public holidays, observed days among them; what only a province or a trade keeps is a business day here,
but in `PARTS`.
The library is loaded when a country is first asked about: half a second and some 45 MB, once a process.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

WEEKEND = frozenset({5, 6})
"""Saturday and Sunday; Monday is 0."""

PARTS = {"GB": "ENG", "CA": "ON"}
"""Where little is kept by the whole country, the part where most people live: Easter Monday, Thanksgiving."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year in a country: the weekdays of its weekend, and its days off, those weekdays among them."""

    weekend: frozenset[int] = WEEKEND
    off: frozenset[date] = frozenset()


_PLAIN = Year()


@lru_cache(maxsize=256)
def _known(country: str, year: int) -> Year | None:
    """That year as the library has it, or None for a country that it does not know."""
    if len(country) != 2 or not (country.isascii() and country.isalpha() and country.isupper()):
        return None
    import holidays  # heavy, and most of what runs never asks

    try:
        found = holidays.country_holidays(country, subdiv=PARTS.get(country), years=year)
    except NotImplementedError:
        return None
    first = date(year, 1, 1)
    days = (first + timedelta(days=count) for count in range((date(year, 12, 31) - first).days + 1))
    return Year(frozenset(found.weekend), frozenset(day for day in days if not found.is_working_day(day)))


def is_weekend(day: date, country: str | None = None) -> bool:
    """Whether it falls on the weekend there: Saturday and Sunday, or as the country has it."""
    known = _known(country, day.year) if country is not None else None
    return day.weekday() in (known or _PLAIN).weekend


def is_business_day(day: date, country: str | None = None) -> bool:
    """Whether people are at work there: no weekend, and no public holiday that is known."""
    known = _known(country, day.year) if country is not None else None
    return day.weekday() not in WEEKEND if known is None else day not in known.off


def warmed() -> None:
    """Loads the library ahead of the first question; for a thread, since it takes half a second."""
    _known("US", 2026)
