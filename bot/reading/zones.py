"""Time zones as people name them: IANA names, abbreviations, cities, states and countries."""

import re
import unicodedata
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from bot.model.calendar import zone_names
from bot.reading.word_list import words

_EAST, _CENTRAL, _MOUNTAIN, _PACIFIC = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
)  # fmt: skip

# People who write EST in July mean Eastern: an American abbreviation is a zone, not an offset.
_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "et": (_EAST,), "est": (_EAST,), "edt": (_EAST,),
    "ct": (_CENTRAL,), "cdt": (_CENTRAL,), "cst": (_CENTRAL, "Asia/Shanghai"),
    "mt": (_MOUNTAIN,), "mst": (_MOUNTAIN,), "mdt": (_MOUNTAIN,),
    "pt": (_PACIFIC,), "pst": (_PACIFIC,), "pdt": (_PACIFIC,),
    "akst": ("America/Anchorage",), "akdt": ("America/Anchorage",), "hst": ("Pacific/Honolulu",),
    "utc": ("Etc/UTC",), "gmt": ("Etc/UTC",), "z": ("Etc/UTC",),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "cet": ("Europe/Paris",), "cest": ("Europe/Paris",), "eet": ("Europe/Helsinki",),
    "eest": ("Europe/Helsinki",), "msk": ("Europe/Moscow",),
    "jst": ("Asia/Tokyo",), "kst": ("Asia/Seoul",), "hkt": ("Asia/Hong_Kong",), "sgt": ("Asia/Singapore",),
    "aest": ("Australia/Sydney",), "aedt": ("Australia/Sydney",), "acst": ("Australia/Adelaide",),
    "acdt": ("Australia/Adelaide",), "awst": ("Australia/Perth",), "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",), "sast": ("Africa/Johannesburg",), "brt": ("America/Sao_Paulo",),
}  # fmt: skip

_SPELT: dict[str, str] = {
    "eastern": _EAST, "us eastern": _EAST, "eastern us": _EAST, "east coast": _EAST,
    "eastern standard": _EAST, "eastern daylight": _EAST,
    "central": _CENTRAL, "us central": _CENTRAL, "central standard": _CENTRAL, "central daylight": _CENTRAL,
    "mountain": _MOUNTAIN, "us mountain": _MOUNTAIN, "mountain standard": _MOUNTAIN,
    "mountain daylight": _MOUNTAIN,
    "pacific": _PACIFIC, "us pacific": _PACIFIC, "west coast": _PACIFIC, "pacific standard": _PACIFIC,
    "pacific daylight": _PACIFIC, "alaska": "America/Anchorage", "hawaii": "Pacific/Honolulu",
    "central european": "Europe/Paris", "british": "Europe/London", "british summer": "Europe/London",
    "indian standard": "Asia/Kolkata", "greenwich": "Etc/UTC",
}  # fmt: skip

_PLACES: dict[str, str] = {
    **dict.fromkeys(
        words("""
        nyc new_york_city manhattan brooklyn boston washington washington_dc dc philadelphia miami
        atlanta charlotte pittsburgh baltimore orlando tampa cleveland cincinnati raleigh buffalo
        florida georgia massachusetts new_jersey pennsylvania virginia ohio michigan maryland
        connecticut north_carolina south_carolina vermont maine new_hampshire rhode_island delaware
    """), _EAST),
    **dict.fromkeys(
        words("""
        dallas houston austin san_antonio texas minneapolis minnesota milwaukee wisconsin illinois
        new_orleans louisiana nashville memphis st_louis missouri kansas_city oklahoma iowa alabama
        arkansas mississippi
    """), _CENTRAL),
    **dict.fromkeys(
        words("""
        colorado utah salt_lake_city albuquerque new_mexico montana wyoming boulder
    """), _MOUNTAIN),
    **dict.fromkeys(
        words("""
        california san_francisco sf bay_area silicon_valley la san_diego san_jose seattle oakland
        sacramento portland oregon las_vegas nevada palo_alto mountain_view
    """), _PACIFIC),
    "washington_state": _PACIFIC, "arizona": "America/Phoenix", "honolulu": "Pacific/Honolulu",
    **dict.fromkeys(
        words("""
        uk england scotland wales britain great_britain manchester edinburgh glasgow birmingham bristol
        leeds cambridge oxford liverpool
    """), "Europe/London"),
    **dict.fromkeys(
        words("""
        munich munchen hamburg frankfurt cologne koln stuttgart dusseldorf leipzig dresden nuremberg nurnberg
    """), "Europe/Berlin"),
    "ireland": "Europe/Dublin", "barcelona": "Europe/Madrid", "valencia": "Europe/Madrid", "lyon": "Europe/Paris",
    "milan": "Europe/Rome", "milano": "Europe/Rome", "roma": "Europe/Rome", "wien": "Europe/Vienna",
    "geneva": "Europe/Zurich", "geneve": "Europe/Zurich", "genf": "Europe/Zurich", "basel": "Europe/Zurich",
    "lisboa": "Europe/Lisbon", "warszawa": "Europe/Warsaw", "praha": "Europe/Prague",
    "bruxelles": "Europe/Brussels", "kobenhavn": "Europe/Copenhagen",
    "gothenburg": "Europe/Stockholm", "rotterdam": "Europe/Amsterdam", "the_hague": "Europe/Amsterdam",
    "holland": "Europe/Amsterdam", "antwerp": "Europe/Brussels", "porto": "Europe/Lisbon",
    "krakow": "Europe/Warsaw", "brno": "Europe/Prague", "kiev": "Europe/Kyiv",
    "saint_petersburg": "Europe/Moscow",
    **dict.fromkeys(
        words("""
        bangalore bengaluru mumbai bombay delhi new_delhi hyderabad chennai pune kolkata calcutta
        gurgaon noida ahmedabad
    """), "Asia/Kolkata"),
    "beijing": "Asia/Shanghai", "shenzhen": "Asia/Shanghai", "guangzhou": "Asia/Shanghai",
    "hangzhou": "Asia/Shanghai", "osaka": "Asia/Tokyo", "kyoto": "Asia/Tokyo", "busan": "Asia/Seoul",
    "tel_aviv": "Asia/Jerusalem", "abu_dhabi": "Asia/Dubai", "uae": "Asia/Dubai", "hanoi": "Asia/Bangkok",
    "saigon": "Asia/Ho_Chi_Minh", "lahore": "Asia/Karachi", "islamabad": "Asia/Karachi",
    "ankara": "Europe/Istanbul", "canberra": "Australia/Sydney", "wellington": "Pacific/Auckland",
    "ottawa": "America/Toronto", "montreal": "America/Toronto", "ontario": "America/Toronto",
    "quebec": "America/Toronto", "calgary": "America/Edmonton", "alberta": "America/Edmonton",
    "british_columbia": "America/Vancouver", "rio": "America/Sao_Paulo",
    "rio_de_janeiro": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo",
    "buenos_aires": "America/Argentina/Buenos_Aires", "guadalajara": "America/Mexico_City",
    "medellin": "America/Bogota", "cape_town": "Africa/Johannesburg", "abuja": "Africa/Lagos",
}  # fmt: skip

_COUNTRIES: dict[str, tuple[str, ...]] = {
    "US": ("us", "usa", "united states", "america"), "GB": ("united kingdom",), "CA": ("canada",),
    "AU": ("australia",), "NZ": ("new zealand",), "IN": ("india",), "IE": ("republic of ireland",),
    "DE": ("germany", "deutschland"), "FR": ("france",), "ES": ("spain",), "IT": ("italy",),
    "NL": ("netherlands", "the netherlands"), "CH": ("switzerland",), "AT": ("austria",),
    "SE": ("sweden",), "NO": ("norway",), "DK": ("denmark",), "FI": ("finland",), "PL": ("poland",),
    "PT": ("portugal",), "BR": ("brazil",), "MX": ("mexico",), "AR": ("argentina",), "CL": ("chile",),
    "CO": ("colombia",), "JP": ("japan",), "KR": ("korea", "south korea"), "CN": ("china",),
    "SG": ("singapore",), "IL": ("israel",), "ZA": ("south africa",), "NG": ("nigeria",),
    "KE": ("kenya",), "EG": ("egypt",), "TR": ("turkey",), "UA": ("ukraine",), "RU": ("russia",),
    "CZ": ("czechia", "czech republic"), "RO": ("romania",), "GR": ("greece",), "BE": ("belgium",),
    "ID": ("indonesia",), "PH": ("philippines",), "VN": ("vietnam",), "TH": ("thailand",),
    "PK": ("pakistan",), "BD": ("bangladesh",), "HU": ("hungary",),
}  # fmt: skip

# The zone where most people of a country of many zones live stands first.
_FIRST = {
    "US": (_EAST, _CENTRAL, _MOUNTAIN, _PACIFIC, "America/Phoenix", "America/Anchorage", "Pacific/Honolulu"),
    "CA": ("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Halifax"),
    "AU": ("Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane", "Australia/Perth",
           "Australia/Adelaide"),
    "BR": ("America/Sao_Paulo", "America/Manaus"), "MX": ("America/Mexico_City", "America/Tijuana"),
    "RU": ("Europe/Moscow",), "ES": ("Europe/Madrid",), "PT": ("Europe/Lisbon",), "CL": ("America/Santiago",),
    "CN": ("Asia/Shanghai",), "DE": ("Europe/Berlin",), "ID": ("Asia/Jakarta",), "NZ": ("Pacific/Auckland",),
    "AR": ("America/Argentina/Buenos_Aires",), "UA": ("Europe/Kyiv",),
}  # fmt: skip

_OFFSET = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d\d))?")
_MOST = 10


def country(zone: str) -> str | None:
    """The ISO country of a zone."""
    territories = get_global("zone_territories")
    code = territories.get(zone) or territories.get(get_global("zone_aliases").get(zone, ""))
    return str(code) if code and code not in ("001", "ZZ") else None


@lru_cache(maxsize=1)
def _by_lower() -> dict[str, str]:
    return {name.lower(): name for name in zone_names()}


@lru_cache(maxsize=1)
def _cities() -> dict[str, tuple[str, ...]]:
    """The last part of each zone's name, as a city."""
    out: dict[str, tuple[str, ...]] = {}
    territories = get_global("zone_territories")
    for name in sorted(zone_names()):
        area, _, city = name.rpartition("/")
        if area and area != "Etc" and name in territories:
            key = city.lower().replace("_", " ")
            out[key] = (*out.get(key, ()), name)
    return out


def named(text: str) -> str | None:
    """The IANA zone of this very name, whatever its case."""
    return _by_lower().get(text.lower().replace(" ", "_"))


def offset_zone(text: str) -> str | None:
    """The zone of fixed distance from UTC that is written +2, UTC+2 or GMT-05:00; whole hours only."""
    match = _OFFSET.fullmatch(text.lower().replace(" ", ""))
    if match is None or match[3] not in (None, "00"):
        return _HALVES.get(text.lower().removeprefix("utc").removeprefix("gmt"))
    hours = int(match[2])
    if hours == 0:
        return "Etc/UTC"
    # Etc/GMT-2 is two hours ahead of Greenwich: POSIX turned the sign.
    sign = "-" if match[1] == "+" else "+"
    name = f"Etc/GMT{sign}{hours}"
    return name if name in zone_names() else None


# There is no Etc zone with half an hour; these are the places that keep such a time.
_HALVES = {
    "+5:30": "Asia/Kolkata", "+05:30": "Asia/Kolkata", "+0530": "Asia/Kolkata", "+530": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu", "+05:45": "Asia/Kathmandu", "+6:30": "Asia/Yangon",
    "+9:30": "Australia/Darwin", "+09:30": "Australia/Darwin", "+4:30": "Asia/Kabul", "+3:30": "Asia/Tehran",
}  # fmt: skip


def abbreviation(text: str, *, spelt: bool = False) -> tuple[str, ...]:
    """The zones that an abbreviation may mean, likeliest first; `spelt` when the word time follows it."""
    low = text.lower()
    found = _ABBREVIATIONS.get(low)
    if found is not None:
        return found
    return zone(low)[:1] if spelt else ()


def zone(text: str) -> tuple[str, ...]:
    """IANA zones meant by a city, country or alias, best first, at most 10."""
    low = folded(text)
    return _known(low) if low else ()


def folded(text: str) -> str:
    """The text for comparing: lower case, no accents, one space between words, without "time" at its end."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text[:60]) if not unicodedata.combining(each))
    low = re.sub(r"[\s_.,]+", " ", bare.lower()).strip()
    return low.removesuffix(" timezone").removesuffix(" time zone").removesuffix(" time").strip()


@lru_cache(maxsize=512)
def _known(low: str) -> tuple[str, ...]:
    found = exact(low)
    if found or len(low) < 3:
        return found
    opened = [
        name
        for key, names in sorted(places().items())
        if key.startswith(low) or f" {low}" in key
        for name in names
    ]
    return tuple(dict.fromkeys(opened))[:_MOST]


def exact(low: str) -> tuple[str, ...]:
    """The zones that these very words name, as they are `folded`, best first; none for a mere beginning."""
    under = low.replace(" ", "_")
    named = _by_lower().get(under)
    if named is not None and "/" in named:
        return (named,)
    if low in _ABBREVIATIONS:
        return _ABBREVIATIONS[low]
    if low in _SPELT:
        return (_SPELT[low],)
    if under in _PLACES:
        return (_PLACES[under],)
    fixed = offset_zone(low)
    if fixed is not None:
        return (fixed,)
    cities = _cities()
    if low in cities:
        return cities[low][:_MOST]
    if low in countries():
        return of_country(countries()[low])
    if len(low) == 2 and low.upper() in _COUNTRIES:
        return of_country(low.upper())
    return () if named is None else (named,)


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """The code of each country that has a zone, by every name that is known for it."""
    coded = set(get_global("zone_territories").values()) - {"001", "ZZ"}
    spelt = Locale("en").territories
    plain = {folded(str(spelt[code])): str(code) for code in sorted(coded) if code in spelt}
    return plain | {name: code for code, names in _COUNTRIES.items() for name in names}


@lru_cache(maxsize=1)
def places() -> dict[str, tuple[str, ...]]:
    """The zones of each place that is known by name: cities, states, and parts of a country as people call them."""
    known = {place.replace("_", " "): (name,) for place, name in _PLACES.items()}
    spelt = {name: (zone,) for name, zone in _SPELT.items()}
    return _cities() | spelt | known


@lru_cache(maxsize=1)
def prominent() -> frozenset[str]:
    """The zones where many people live: those that a place or an abbreviation above stands for."""
    several = (*_ABBREVIATIONS.values(), *_FIRST.values())
    return frozenset((*_PLACES.values(), *_SPELT.values(), *(name for names in several for name in names)))


def of_country(code: str) -> tuple[str, ...]:
    """The zones of a country, the one where most people live first; at most 10."""
    territories = get_global("zone_territories")
    canonical = get_global("zone_aliases")
    others = (
        name for name in sorted(territories)
        if territories[name] == code and name not in canonical and name in zone_names()
    )  # fmt: skip
    return tuple(dict.fromkeys((*_FIRST.get(code, ()), *others)))[:_MOST]


def main_of_country(code: str) -> tuple[str, ...]:
    """The zones of a country where most of its people live; the first one where none is known to be."""
    return _FIRST.get(code) or of_country(code)[:1]
