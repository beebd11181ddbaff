"""Zones while they are typed: what a beginning may mean, what a slip was likely meant as, what a language suggests."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.model.calendar import is_zone, zone_names
from bot.reading import zones

MOST = 25
_NEAR = 76
_ALIKE = 3
_INITIALS = 3
"""The longest name that is written in capitals: NYC, UK."""
_OF_A_COUNTRY = 4
"""How many zones of a country stand for it while its name is still being typed."""
_LATIN_AMERICA = (
    "America/Mexico_City", "America/Bogota", "America/Lima", "America/Argentina/Buenos_Aires", "America/Santiago",
)  # fmt: skip
_WORLD = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "Europe/London", "Europe/Berlin",
    "Africa/Lagos", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney", "America/Sao_Paulo",
    "America/Toronto", "Africa/Johannesburg", "Asia/Manila",
)  # fmt: skip
"""Where many people are."""


class Place(NamedTuple):
    """A zone that may be meant, and the place that was named for it where that is not the zone's own city."""

    zone: str
    name: str = ""


def completed(text: str) -> tuple[Place, ...]:
    """The zones that this may be the beginning of, best first: by city, country, alias or name."""
    low = zones.folded(text)
    return _completed(low) if low else ()


@lru_cache(maxsize=1024)
def _completed(low: str) -> tuple[Place, ...]:
    exact = [_place(low, name) for name in zones.exact(low)]
    return _first((*exact, *_begun(low)))


def _begun(low: str) -> Iterable[Place]:
    """What begins so: places, then countries, those of many people first; then the names of zones."""
    places, countries = zones.places(), zones.countries()
    for key in _beginning(places, low):
        for name in places[key]:
            yield _place(key, name)
    for key in _beginning(countries, low):
        for name in zones.of_country(countries[key])[:_OF_A_COUNTRY]:
            yield Place(name)
    under = low.replace(" ", "_")
    if "/" in under:
        for name in sorted(name for name in zone_names() if name.lower().startswith(under)):
            yield Place(name)


def _place(key: str, zone: str) -> Place:
    """The zone, with the name of a place in it that is not what the zone is called by."""
    city = zone.rpartition("/")[2].replace("_", " ").lower()
    if key not in zones.places() or key == city:
        return Place(zone)
    return Place(zone, key.upper() if len(key) <= _INITIALS else key.title())


def _beginning(names: Iterable[str], low: str) -> list[str]:
    """Those of the names that begin so, then those of which a later word does."""
    whole = [name for name in names if name.startswith(low)]
    later = [name for name in names if f" {low}" in name and not name.startswith(low)] if len(low) > 2 else []
    return [*sorted(whole, key=_rank), *sorted(later, key=_rank)]


def _rank(name: str) -> tuple[bool, int, str]:
    return _zone_of(name) not in zones.prominent(), len(name), name


def near(text: str) -> tuple[Place, ...]:
    """The places that this was likely meant as, the likeliest first; at most three."""
    return _near(zones.folded(text))


@lru_cache(maxsize=256)
def _near(low: str) -> tuple[Place, ...]:
    if len(low) < 3:
        return ()
    found = process.extract(low, _named(), scorer=fuzz.ratio, limit=2 * _ALIKE, score_cutoff=_NEAR)
    return _first((_place(name, _zone_of(name)) for name, _, _ in found), most=_ALIKE)


@lru_cache(maxsize=1)
def _named() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*zones.places(), *zones.countries())))


def _zone_of(name: str) -> str:
    found = zones.places().get(name) or zones.of_country(zones.countries()[name])
    return found[0] if found else ""


@lru_cache(maxsize=128)
def likely(locale: str | None) -> tuple[str, ...]:
    """The zones where somebody of this language likely is, those of its country first; never empty."""
    parts = (locale or "en").replace("_", "-").split("-")
    country = next((each.upper() for each in reversed(parts[1:]) if len(each) in (2, 3)), "")
    if not country:
        subtags = str(get_global("likely_subtags").get(parts[0].lower(), ""))
        country = subtags.rpartition("_")[2]
    own: tuple[str, ...] = _LATIN_AMERICA if country == "419" else ()
    if country in zones.countries().values():
        own = zones.of_country(country)
    return _zones(Place(zone) for zone in (*own, *_WORLD))


def _first(found: Iterable[Place], *, most: int = MOST) -> tuple[Place, ...]:
    """The first of each zone."""
    kept: dict[str, Place] = {}
    for each in found:
        if is_zone(each.zone):
            kept.setdefault(each.zone, each)
    return tuple(kept.values())[:most]


def _zones(found: Iterable[Place], *, most: int = MOST) -> tuple[str, ...]:
    return tuple(each.zone for each in _first(found, most=most))
