"""Places as they are called in other languages and scripts, as CLDR has them: read once, when one is looked for."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from bot.reading import zones

_OF_LATIN = (
    "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "sv", "da", "nb", "fi", "cs", "hu", "ro", "vi", "id",
)  # fmt: skip
_OF_SCRIPT = {
    "CJK": ("ja", "zh", "zh_Hant"), "HIRAGANA": ("ja",), "KATAKANA": ("ja",), "HANGUL": ("ko",),
    "CYRILLIC": ("ru", "uk", "bg", "sr"), "GREEK": ("el",), "ARABIC": ("ar", "fa"), "HEBREW": ("he",),
    "DEVANAGARI": ("hi",), "BENGALI": ("bn",), "THAI": ("th",),
}  # fmt: skip
"""The languages of a script, by the first word of what Unicode calls its signs."""


def named(low: str) -> tuple[tuple[str, str], ...]:
    """Zones that these very words name in another language, each with the name as it is spelt; `low` is folded."""
    found = (_places(locale).get(low) for locale in _locales(low))
    return tuple({zone: (name, zone) for name, zone in filter(None, found)}.values())


def begun(low: str) -> tuple[tuple[str, str], ...]:
    """The same, for what they may be the beginning of, the shortest first."""
    found = {
        zone: (name, zone)
        for locale in reversed(_locales(low))
        for key, (name, zone) in _places(locale).items()
        if key.startswith(low)
    }
    return tuple(sorted(found.values(), key=lambda each: (each[1] not in zones.prominent(), len(each[0]), each[1])))


def _locales(low: str) -> tuple[str, ...]:
    """The languages that are written like this."""
    sign = next((each for each in low if each.isalpha()), "")
    script = unicodedata.name(sign, "").partition(" ")[0] if sign else ""
    # What is folded is taken apart: a syllable of Hangul is its letters.
    return _OF_LATIN if script == "LATIN" else _OF_SCRIPT.get(script, ())


@lru_cache(maxsize=64)
def _places(locale: str) -> dict[str, tuple[str, str]]:
    """Cities and countries of the world in one language, by their folded names."""
    return {zones.folded(name): (name, zone) for name, zone in _named_in(Locale.parse(locale)) if zones.folded(name)}


def _named_in(locale: Locale) -> Iterator[tuple[str, str]]:
    for code, zone in _main_zones().items():
        if code in locale.territories:
            yield str(locale.territories[code]), zone
    newer = get_global("zone_aliases")
    known = get_global("zone_territories")
    for old, words in locale.time_zones.items():
        zone = str(newer.get(old, old))
        if "city" in words and zone in known:
            yield str(words["city"]), zone


@lru_cache(maxsize=1)
def _main_zones() -> dict[str, str]:
    return {code: found[0] for code in sorted(set(zones.countries().values())) if (found := zones.of_country(code))}
