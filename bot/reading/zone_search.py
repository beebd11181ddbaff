"""Zones while they are typed: what a beginning or a time of day may mean, what a slip was likely meant as."""

import re
from collections.abc import Iterable
from datetime import time
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.clock import Instant
from bot.model.calendar import is_zone, wall, zone_names
from bot.reading import zones, zones_abroad

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
_ELSEWHERE = (
    "America/Caracas", "America/Noronha", "America/St_Johns", "Asia/Almaty", "Asia/Colombo", "Asia/Kabul",
    "Asia/Kathmandu", "Asia/Tashkent", "Asia/Tehran", "Asia/Thimphu", "Asia/Vladivostok", "Asia/Yangon",
    "Asia/Yekaterinburg", "Atlantic/Azores", "Atlantic/Cape_Verde", "Atlantic/South_Georgia", "Australia/Eucla",
    "Australia/Lord_Howe", "Indian/Maldives", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati",
    "Pacific/Marquesas", "Pacific/Norfolk", "Pacific/Noumea", "Pacific/Pago_Pago",
)  # fmt: skip
"""One for each time that is kept where fewer people are."""
_SPELT = {
    "munchen": "München", "koln": "Köln", "dusseldorf": "Düsseldorf", "nurnberg": "Nürnberg", "geneve": "Genève",
    "kobenhavn": "København", "krakow": "Kraków", "medellin": "Medellín", "brasilia": "Brasília",
    "saint petersburg": "Saint Petersburg", "montreal": "Montréal", "quebec": "Québec",
    "washington dc": "Washington DC", "dc": "DC", "uae": "UAE", "us eastern": "US Eastern", "eastern us": "Eastern US",
    "us central": "US Central", "us mountain": "US Mountain", "us pacific": "US Pacific", "the hague": "The Hague",
    "rio de janeiro": "Rio de Janeiro",
}  # fmt: skip
"""Names that are not written as a plain title."""
_AS_SOON = 8
"""Minutes that what somebody reads off a clock may be away: zones lie a quarter of an hour apart at least."""


class Place(NamedTuple):
    """A zone that may be meant, and the place that was named for it where that is not the zone's own city."""

    zone: str
    name: str = ""


def completed(text: str) -> tuple[Place, ...]:
    """The zones that this may be the beginning of, best first: by city, country, alias or name, in any language."""
    low = zones.folded(text)
    return _completed(low) if low else ()


@lru_cache(maxsize=1024)
def _completed(low: str) -> tuple[Place, ...]:
    exact = [_place(low, name) for name in zones.exact(low)]
    found = _first((*exact, *_begun(low)))
    if found or not (len(low) > 2 or not low.isascii()):
        return found
    return _first(Place(zone, name) for name, zone in (*zones_abroad.named(low), *zones_abroad.begun(low)))


def meant(text: str) -> tuple[str, ...]:
    """The zones that a place names in whatever language, best first; a beginning is enough where it is English."""
    found = zones.zone(text)
    low = zones.folded(text)
    return found if found or not low else tuple(zone for _, zone in zones_abroad.named(low))


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
    return Place(zone, _SPELT.get(key) or (key.upper() if len(key) <= _INITIALS else key.title()))


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


# By the time that it is there.

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?\s*(?:([ap])\.?(?:m\.?)?)?")


def there_now(text: str, now: Instant, locale: str | None) -> tuple[Place, ...]:
    """The zones where it is this time of day now, those where somebody of this language likely is first.

    "2pm" is that whole hour; "14:20" is that minute, as near as a clock is read; without a half of the day either.
    """
    said = _said(text)
    if not said:
        return ()
    first = (*likely(locale), *sorted(zones.prominent()), *_ELSEWHERE)
    found = [zone for zone in dict.fromkeys(first) if is_zone(zone) and _is_there(wall(now, zone).time(), said)]
    return _first(Place(zone) for zone in found)


def _said(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a day that a time of day stands for: where each begins and how long it lasts, in minutes."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        return ()
    hour, minute, half = int(match[1]), match[2], match[3]
    if hour > (12 if half else 24) or (half and not hour) or int(minute or 0) > 59:
        return ()
    if half:
        hours = [hour % 12 + (12 if half == "p" else 0)]
    else:
        hours = [hour % 24, hour % 12 + 12] if 0 < hour <= 12 else [hour % 24]
    if minute is None:
        return tuple((each * 60 - 1, 61) for each in hours)
    return tuple((each * 60 + int(minute) - _AS_SOON + 1, 2 * _AS_SOON - 1) for each in hours)


def _is_there(at: time, said: Iterable[tuple[int, int]]) -> bool:
    minute = at.hour * 60 + at.minute
    return any((minute - start) % 1440 < lasts for start, lasts in said)


# By language.


@lru_cache(maxsize=128)
def likely(locale: str | None) -> tuple[str, ...]:
    """The zones where somebody of this language likely is, the main ones of its country first; never empty."""
    parts = (locale or "en").replace("_", "-").split("-")
    country = next((each.upper() for each in reversed(parts[1:]) if len(each) in (2, 3)), "")
    if not country:
        subtags = str(get_global("likely_subtags").get(parts[0].lower(), ""))
        country = subtags.rpartition("_")[2]
    main: tuple[str, ...] = _LATIN_AMERICA if country == "419" else ()
    rest: tuple[str, ...] = ()
    if country in zones.countries().values():
        main, rest = zones.main_of_country(country), zones.of_country(country)
    return _zones(Place(zone) for zone in (*main, *_WORLD, *rest))


def _first(found: Iterable[Place], *, most: int = MOST) -> tuple[Place, ...]:
    """The first of each zone."""
    kept: dict[str, Place] = {}
    for each in found:
        if is_zone(each.zone):
            kept.setdefault(each.zone, each)
    return tuple(kept.values())[:most]


def _zones(found: Iterable[Place], *, most: int = MOST) -> tuple[str, ...]:
    return tuple(each.zone for each in _first(found, most=most))
