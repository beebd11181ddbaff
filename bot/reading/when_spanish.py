"""The Spanish of time, as tables; accents may be left out."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from bot.reading.when_words import Lexicon
from bot.reading.word_list import words

_V = TypeVar("_V")


def plain(word: str) -> str:
    """The word without its accents, as it is typed on a keyboard that has none: "manana"."""
    return "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.combining(each))


def both(table: Mapping[str, _V]) -> dict[str, _V]:
    """The table with every word also without its accents."""
    return {plain(word): value for word, value in table.items()} | dict(table)


def each(some: Iterable[str]) -> frozenset[str]:
    """The words, each also without its accents."""
    found = frozenset(some)
    return found | {plain(word) for word in found}


def phrases(table: Mapping[tuple[str, ...], _V]) -> dict[tuple[str, ...], _V]:
    """The table with every phrase also without its accents."""
    return {tuple(plain(word) for word in key): value for key, value in table.items()} | dict(table)


_MONTHS = both({
    "enero": 1, "ene": 1, "febrero": 2, "feb": 2, "marzo": 3, "mar": 3, "abril": 4, "abr": 4, "mayo": 5, "may": 5,
    "junio": 6, "jun": 6, "julio": 7, "jul": 7, "agosto": 8, "ago": 8, "septiembre": 9, "setiembre": 9, "sept": 9,
    "sep": 9, "octubre": 10, "oct": 10, "noviembre": 11, "nov": 11, "diciembre": 12, "dic": 12,
})  # fmt: skip
_WEEKDAYS = both({
    "lunes": 0, "lun": 0, "martes": 1, "mar": 1, "miércoles": 2, "mié": 2, "jueves": 3, "jue": 3, "viernes": 4,
    "vie": 4, "sábado": 5, "sáb": 5, "domingo": 6, "dom": 6,
})  # fmt: skip
_NUMBERS = both({
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veintiún": 21, "veintiuno": 21, "veintiuna": 21,
    "veintidós": 22, "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29,
})  # fmt: skip
_UNITS = both({
    "minutos": ("minute", 1), "minuto": ("minute", 1), "mins": ("minute", 1), "min": ("minute", 1),
    "horas": ("minute", 60), "hora": ("minute", 60), "hrs": ("minute", 60), "hr": ("minute", 60), "h": ("minute", 60),
    "días": ("day", 1), "día": ("day", 1), "semanas": ("day", 7), "semana": ("day", 7),
    "quincena": ("day", 15), "quincenas": ("day", 15), "meses": ("month", 1), "mes": ("month", 1),
    "años": ("month", 12), "año": ("month", 12),
})  # fmt: skip
_DAYS = both({
    "hoy": (0, ""), "mañana": (1, ""), "ayer": (-1, ""), "anteayer": (-2, ""), "antier": (-2, ""),
    "antes de ayer": (-2, ""), "anoche": (-1, "night"),
})  # fmt: skip
_PARTS = both({
    "mañana": "morning", "mañanita": "morning", "tarde": "afternoon", "noche": "night", "madrugada": "dawn",
    "almuerzo": "lunch", "comida": "lunch",
})  # fmt: skip
_PARTS_AFTER = ("por", "en", "a", "de")
_REFUSED = each(words("""
    finde fines cada todos todas diario diaria diariamente semanal semanalmente mensual mensualmente primavera verano
    otoño invierno trimestre semestre semana semanas mes meses año años navidad navidades pascua festivo feriado
    fiestas puente vacaciones los
"""))
_FULL_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")

SPANISH = Lexicon(
    weekdays=_WEEKDAYS,
    # "Domingo" is a name, and so are "Mar" and "Sol".
    names_too=frozenset({"lun", "mar", "mié", "mie", "jue", "vie", "sáb", "sab", "dom", "domingo"}),
    months=_MONTHS,
    numbers=_NUMBERS,
    tens={"veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50},
    ordinals=both({
        "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "quinto": 5,
    }),
    ordinal_tails=frozenset({"º", "ª", "°", "o", "er", "ro", "do"}),
    days=_DAYS,
    parts=_PARTS,
    long_parts=phrases({
        **{(lead, "la", part): key for lead in _PARTS_AFTER for part, key in _PARTS.items()},
        ("del", "mediodía"): "lunch", ("a", "primera", "hora"): "morning", ("primera", "hora"): "morning",
        ("a", "media", "mañana"): "morning", ("media", "mañana"): "morning", ("a", "media", "tarde"): "afternoon",
        ("media", "tarde"): "afternoon", ("a", "última", "hora"): "close", ("última", "hora"): "close",
        ("al", "final", "del", "día"): "close", ("final", "del", "día"): "close", ("fin", "del", "día"): "close",
        ("al", "final", "de", "la", "jornada"): "close",
    }),
    units=_UNITS,
    business=frozenset(),
    ahead=each({"próximo", "próxima", "prox", "próx"}),
    behind=each({"pasado", "pasada", "último", "última"}),
    this=frozenset({"este", "esta"}),
    coming=frozenset({"siguiente"}),
    following=frozenset(),
    week=frozenset({"semana"}),
    month=frozenset({"mes"}),
    clocks=both({"mediodía": (12, 0), "medianoche": (0, 0)}),
    oclock=frozenset({"punto"}),
    hour_marks=frozenset({"h", "hs", "hrs", "horas"}),
    minutes=frozenset({"minutos", "minuto", "mins", "min"}),
    half="media",
    quarter="cuarto",
    past=frozenset(),
    to=frozenset({"para"}),
    until=frozenset({"a", "al", "hasta", "-", "–", "—", "~"}),
    ago=each({"atrás"}),
    after=each({"después", "tras"}),
    before=frozenset({"antes"}),
    now=frozenset({"ahora"}),
    within=frozenset({"en", "dentro"}),
    articles=frozenset({"un", "una"}),
    of=frozenset({"de", "del"}),
    plus=frozenset({"y", ",", "+", "con"}),
    couple="par",
    lasting=frozenset({"durante"}),
    at=frozenset({"@", "a", "desde", "hasta", "entre", "sobre", "hacia", "tipo", "de", "aprox"}),
    fillers=each({
        "el", "la", "a", "al", "en", "de", "del", "las", "desde", "hasta", "entre", "sobre", "hacia", "tipo", "eso",
        "para", "por", "aprox", "aproximadamente", "día", "este", "esta", "mismo", "misma", "hora", "horas", "punto",
        "alrededor", "partir", "justo", "durante", "y",
    }),
    signs=frozenset(",.-–—@~()"),
    time=frozenset(),
    refused=_REFUSED,
    begun=(
        "ayer", "hoy", "mañana", "pasado", "anteayer", "hace", "esta", "este", "mediodía", "medianoche", "tarde",
        "noche", "horas", "minutos", "días", "próximo", *_FULL_WEEKDAYS, "enero", "febrero", "marzo", "abril", "mayo",
        "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    begun_days=("ayer", "hoy", "mañana", "hace", *_FULL_WEEKDAYS),
    begun_before_a_day=("el", "próximo", "este"),
    day_first=True,
    the=frozenset({"el", "la", "las"}),
    the_day=frozenset({"el"}),
    bare_days=True,
    days_in_words=True,
    spelt_days=frozenset({"primero"}),
    genitive=frozenset({"de", "del"}),
    tens_join=frozenset({"-", "y"}),
    long_days=phrases({
        ("pasado", "mañana"): (2, ""), ("antes", "de", "ayer"): (-2, ""), ("ayer", "noche"): (-1, "night"),
        ("ayer", "tarde"): (-1, "afternoon"), ("antes", "de", "anoche"): (-2, "night"),
        ("de", "hoy", "en", "ocho"): (7, ""), ("de", "hoy", "en", "quince"): (14, ""),
        ("el", "día", "de", "hoy"): (0, ""), ("el", "día", "de", "mañana"): (1, ""),
        ("el", "día", "de", "ayer"): (-1, ""),
    }),
    next_after=(("que", "viene"), ("q", "viene"), ("que", "entra"), ("próximo",), ("próxima",), ("proximo",),
                ("proxima",), ("entrante",), ("siguiente",)),
    last_after=(("pasado",), ("pasada",), ("anterior",)),
    minutes_first=False,
    hour_articles=frozenset({"la", "las"}),
    hours_in_words=24,
    fractions={"media": 30, "cuarto": 15, "medio": 30},
    plus_minutes=frozenset({"y", "con"}),
    minus_minutes=frozenset({"menos"}),
    between=frozenset({"entre"}),
    until_between=frozenset({"y"}),
    ago_before=frozenset({"hace"}),
    within_of=frozenset({"dentro"}),
    business_after=each({"hábiles", "hábil", "laborables", "laborable", "laborales", "laboral"}),
    zone_before=frozenset({"hora"}),
    zone_names=both({
        "española": "Europe/Madrid", "peninsular": "Europe/Madrid", "canaria": "Atlantic/Canary",
        "española peninsular": "Europe/Madrid", "este": "America/New_York", "centro": "America/Chicago",
        "montaña": "America/Denver", "pacífico": "America/Los_Angeles", "argentina": "America/Argentina/Buenos_Aires",
        "chilena": "America/Santiago", "colombiana": "America/Bogota", "mexicana": "America/Mexico_City",
        "inglesa": "Europe/London", "británica": "Europe/London", "alemana": "Europe/Berlin",
        "francesa": "Europe/Paris", "utc": "Etc/UTC", "gmt": "Etc/UTC",
    }),
)  # fmt: skip
