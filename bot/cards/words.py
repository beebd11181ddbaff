"""How things are said to one reader: their language, zone, clock and country are passed in, never ambient."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from importlib import resources

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_timedelta, get_timezone_location
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.clock import Instant
from bot.model.calendar import wall
from bot.model.people import Member


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a card is for."""

    locale: str = "en"
    zone: str | None = None
    clock24: bool = False
    country: str | None = None
    typed_options: bool = False
    """Whether what a command is given is typed under its options' names where they read; else in one line after it."""


def reader_for(member: Member) -> Reader:
    """The reader that this member is."""
    locale, clock24 = member.locale, member.clock24
    if member.language and _locale(locale).language != member.language:
        locale = member.language
    if clock24 is None:
        clock24 = "H" in _locale(member.locale).time_formats["short"].pattern
        if clock24 is False and member.country in _TWENTY_FOUR:
            clock24 = True
    return Reader(locale=locale, zone=member.zone, clock24=clock24, country=member.country)


_TWENTY_FOUR = frozenset({"DE", "FR", "ES", "IT", "PT", "NL", "BE", "AT", "CH", "SE", "NO", "DK", "FI", "PL",
                          "CZ", "JP", "BR"})  # fmt: skip


def N_(message: str) -> str:
    """Marks a message for translation; it is translated where it is shown."""
    return message


def say(reader: Reader, message: str, **values: object) -> str:
    """The message in the reader's language, with these values in it."""
    catalog = _catalog(_locale(reader.locale).language)
    found = catalog.get(message) if catalog is not None else None
    words = str(found.string) if found is not None and found.string else message
    return _filled(words, catalog, values) if values else words


def say_n(reader: Reader, one: str, many: str, n: int, **values: object) -> str:
    """The message for `n` things."""
    catalog = _catalog(_locale(reader.locale).language)
    found = catalog.get(one) if catalog is not None else None
    if catalog is not None and found is not None and isinstance(found.string, tuple | list):
        index = _locale(reader.locale).plural_form(n) != "one"
        return _filled(str(found.string[index]), catalog, {"n": n, **values})
    return (one if n == 1 else many).format(n=n, **values)


_BEFORE_I = re.compile(r"(?<=\S) y (?=(?:h?[ií])(?!e))", re.IGNORECASE)
_BEFORE_O = re.compile(r"(?<=\S) o (?=h?[oó])", re.IGNORECASE)
_AT_ONE = re.compile(r"\blas (?=1(?::\d\d)?(?![\d:]))")


def _filled(words: str, catalog: Catalog | None, values: Mapping[str, object]) -> str:
    """The sentence with its values in it, in tune with their neighbours: "a la 1:30"."""
    text = words.format(**values)
    if not _is_spanish(catalog):
        return text
    return _AT_ONE.sub("la ", _melted(text, catalog) if " y {" in words or " o {" in words else text)


def _melted(text: str, catalog: Catalog | None) -> str:
    """A list in tune with its language: in Spanish "Ana e Inés", "siete u ocho"."""
    return _BEFORE_O.sub(" u ", _BEFORE_I.sub(" e ", text)) if _is_spanish(catalog) else text


def _is_spanish(catalog: Catalog | None) -> bool:
    return catalog is not None and catalog.locale is not None and catalog.locale.language == "es"


@cache
def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def is_locale(name: str) -> bool:
    """Whether this names a language that words can be put in order for."""
    try:
        Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def _catalog(language: str) -> Catalog | None:
    if language == "en":
        return None
    path = resources.files("bot.cards") / "locale" / f"{language}.po"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _spoken_in(reader: Reader) -> Catalog | None:
    return _catalog(_locale(reader.locale).language)


def spoken(reader: Reader) -> Reader:
    """The reader, with the language that there are words in: a line is in one language, its dates too."""
    language = _locale(reader.locale).language
    return reader if language == "en" or _catalog(language) is not None else replace(reader, locale="en")


def clock(reader: Reader, at: time, *, full: bool = False) -> str:
    """A time of day: "2 pm", "2:15 pm", "14:15"; `full` keeps the minutes."""
    if reader.clock24:
        return f"{at.hour:02}:{at.minute:02}"
    hour = at.hour % 12 or 12
    minutes = f":{at.minute:02}" if at.minute or full else ""
    return f"{hour}{minutes} {'am' if at.hour < 12 else 'pm'}"


_DAY_FIRST = frozenset({"en", "es"})
"""Languages in which "Tue 3 Mar" is read without a sign between."""


def day(reader: Reader, on: date, *, now: Instant | None = None) -> str:
    """A day with its weekday: "Tue 3 Mar"; with the year when it is not this one's."""
    this_year = wall(now, reader.zone or "UTC").year if now is not None else on.year
    at = datetime(on.year, on.month, on.day)  # noqa: DTZ001  (a calendar day has no zone)
    locale = _locale(reader.locale)
    if locale.language in _DAY_FIRST:
        names = (locale.days["format"]["abbreviated"], locale.months["format"]["abbreviated"])
        text = f"{names[0][on.weekday()].removesuffix('.')} {on.day} {names[1][on.month].removesuffix('.')}"
        return text if on.year == this_year else f"{text} {on.year}"
    skeleton = "MMMEd" if on.year == this_year else "yMMMEd"
    return str(format_skeleton(skeleton, at, locale=locale))


def weekday_name(reader: Reader, number: int) -> str:
    """A day of the week, Monday 0, in full."""
    names: Mapping[int, str] = _locale(reader.locale).days["stand-alone"]["wide"]
    return names[number]


_ACCENTED = {"America/Sao_Paulo": "São Paulo", "Europe/Busingen": "Büsingen"}
"""Cities whose English name CLDR takes from the zone's, which has no accents."""


@cache
def _city(zone: str, locale: str) -> str:
    if zone in ("UTC", "Etc/UTC"):
        return "UTC"
    if zone.startswith("Etc/GMT"):
        # The name has the sign turned: two hours ahead of Greenwich is Etc/GMT-2.
        return "UTC" + zone.removeprefix("Etc/GMT").translate({ord("+"): "-", ord("-"): "+"})
    if "/" not in zone:
        return zone
    if zone in _ACCENTED and _locale(locale).language == "en":
        return _ACCENTED[zone]
    found = get_timezone_location(zone, locale=_locale(locale), return_city=True)
    return str(found or zone.replace("_", " ")).rsplit("/", 1)[-1]


def city(reader: Reader, zone: str | None = None) -> str:
    """A zone as people call it: "New York"."""
    return _city(zone or reader.zone or "UTC", reader.locale)


def moment(
    reader: Reader, at: Instant, *, until: Instant | None = None, now: Instant | None = None
) -> str:
    """A moment in the reader's zone, zone named: "Tue 3 Mar, 1:00-2:00 pm New York"."""
    zone = reader.zone or "UTC"
    here = wall(at, zone)
    if until is None:
        times = clock(reader, here.time())
    else:
        end = wall(until, zone)
        start_text = clock(reader, here.time(), full=True)
        if not reader.clock24 and (here.hour < 12) == (end.hour < 12):
            start_text = start_text.rsplit(" ", 1)[0]
        times = f"{start_text}-{clock(reader, end.time(), full=True)}"
    return f"{day(reader, here.date(), now=now)}, {times} {city(reader)}"


def soon(reader: Reader, at: Instant, now: Instant) -> str:
    """A moment near now, as people say it: "at 2:15 pm", "tomorrow at 9:30 am", "on Tue 3 Mar at 9 am"."""
    zone = reader.zone or "UTC"
    here, today = wall(at, zone), wall(now, zone).date()
    times = clock(reader, here.time())
    ahead = (here.date() - today).days
    if ahead == 0:
        return say(reader, "at {time}", time=times)
    if ahead == 1:
        return say(reader, "tomorrow at {time}", time=times)
    return say(reader, "on {day} at {time}", day=day(reader, here.date(), now=now), time=times)


def away(reader: Reader, at: Instant, now: Instant) -> str:
    """How far a moment is from now: "2 hours ago", "in 3 days"."""
    apart = at - now
    if abs(apart.total_seconds()) < 60:
        return say(reader, "now")
    return str(format_timedelta(apart, add_direction=True, threshold=1, locale=_locale(reader.locale)))


def listed(reader: Reader, names: Sequence[str]) -> str:
    """Names as a list in a sentence: "Priya, Tom and Lena"."""
    if _locale(reader.locale).language == "en":
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return _melted(
        str(format_list(list(names), style="standard", locale=_locale(reader.locale))), _spoken_in(reader)
    )


NAMED = 4
"""How many people are named before the rest is counted."""


def some(reader: Reader, names: Sequence[str]) -> str:
    """Names as a list in a sentence, the rest of many counted: "Priya, Tom, Lena and 9 others"."""
    if len(names) <= NAMED:
        return listed(reader, names)
    return listed(reader, [*names[: NAMED - 1], say(reader, "{n} others", n=len(names) - NAMED + 1)])


def either(reader: Reader, names: Sequence[str]) -> str:
    """Names as a choice in a sentence: "list, show or log"."""
    if _locale(reader.locale).language == "en":
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} or {names[-1]}"
    return _melted(str(format_list(list(names), style="or", locale=_locale(reader.locale))), _spoken_in(reader))


def units(text: str) -> int:
    """How long a text is where a platform counts: in UTF-16 units."""
    return len(text.encode("utf-16-le", "replace")) // 2


def within(text: str, most: int) -> str:
    """The text on one line, cut with an ellipsis so that it has `most` UTF-16 units at most."""
    text = short(text, most)
    while units(text) > most:
        text = f"{text[:-2].rstrip()}…"
    return text


def short(text: str, limit: int) -> str:
    """The text, cut at `limit` characters with an ellipsis."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
