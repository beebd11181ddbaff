"""Spanish: its small words, dates and names in a row.

Everybody is addressed as "usted", which is right in a letter to an employer on both sides of the Atlantic; nothing is
said that shows whether the writer or the reader is a man or a woman.
"""

import re
from collections.abc import Mapping
from datetime import date

from bot.model.people import Tone

GREETINGS: Mapping[Tone, str] = {
    Tone.PLAIN: "Hola, {name}:",
    Tone.WARM: "Hola, {name}:",
    Tone.FORMAL: "Buenos días, {name}:",
}
TITLED = "Buenos días, {name}:"
"""The greeting of anybody called by a title: "Estimado" would have to know whether it is a man."""
TO_NOBODY = "Buenos días:"
THOSE_MET = "las personas con las que hablé"

CLOSINGS: Mapping[Tone, tuple[str, ...]] = {
    Tone.PLAIN: ("Un saludo,", "Un cordial saludo,", "Saludos cordiales,", "Un atento saludo,"),
    Tone.WARM: ("Un cordial saludo,", "Saludos cordiales,", "Con un cordial saludo,", "Un saludo,"),
    Tone.FORMAL: ("Atentamente,", "Reciba un cordial saludo,", "Cordialmente,", "Muy atentamente,"),
}

OUR_OWN = "su empresa"
THE_ROLE = "el puesto"
TITLES = frozenset((
    "Sr", "Sra", "Srta", "D", "Dña", "Dr", "Dra", "Prof", "Lic", "Ing", "Arq", "Mr", "Mrs", "Ms", "Mx", "Miss", "Sir",
    "Dame", "Rev",
))  # fmt: skip
MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_ALREADY_A_NOUN: Mapping[str, str] = {
    "puesto": "el", "rol": "el", "cargo": "el", "programa": "el", "proyecto": "el", "beca": "la", "plaza": "la",
    "vacante": "la", "posición": "la", "pasantía": "la", "residencia": "la", "prácticas": "las",
}  # fmt: skip
"""What names a position by itself, with its article."""


def day(when: date, year: bool) -> str:
    """A date: "3 de marzo", "3 de marzo de 2026"."""
    return f"{when.day} de {MONTHS[when.month - 1]}{f' de {when.year}' if year else ''}"


def dated(when: date, weekday: bool, year: bool) -> str:
    """A date with its weekday, to stand after an article: "martes 3 de marzo"."""
    return f"{WEEKDAYS[when.weekday()]} {day(when, year)}" if weekday else day(when, year)


def on(when: date, weekday: bool, year: bool) -> str:
    """The day after what was done on it: " el martes", " el 3 de marzo"."""
    return f" el {WEEKDAYS[when.weekday()]}" if weekday else f" el {day(when, year)}"


def role_noun(role: str) -> str:
    """A role as a noun with its article: "el puesto de Ingeniera de datos", "las prácticas de marketing"."""
    role = bare_role(role)
    article = _ALREADY_A_NOUN.get(role.split(" ")[0].lower())
    return f"{article} {role[0].lower()}{role[1:]}" if article else f"el puesto de {role}"


def bare_role(role: str) -> str:
    """A role without its article."""
    return re.sub(r"^(?:el|la|los|las|un|una|the|a|an)\s+(?=\S)", "", role, flags=re.I)


def joined(names: tuple[str, ...]) -> str:
    """Names in a row: "Bob, Lena y Sam", "Ana e Inés"."""
    if len(names) < 2:
        return "".join(names)
    sounds_like_i = re.match(r"(?:i|í|hi|hí|y(?![aeiouáéíóú]))(?!e)", names[-1], re.I)
    return f"{', '.join(names[:-1])} {'e' if sounds_like_i else 'y'} {names[-1]}"


def smoothed(text: str) -> str:
    """The sentence with "de el" and "a el" as one word, but for names that begin with "El"."""
    return re.sub(r"\b(de|a) el (?=\w)", lambda met: "del " if met[1] == "de" else "al ", text)


def as_it_is(text: str) -> str:
    """The text unchanged: Spanish has no contractions to spell out."""
    return text

HEARD = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:encanta|gust[oó]|gustar|alegr)", r"\bagrade", r"\bgracias\b", r"\b(?:útil|ayud)",
        r"\b(?:conversaci|habla)", r"\binter[eé]s", r"\bsiguientes? pasos?|\bpróximos? pasos?", r"\besper[oa]\b",
        r"\btiempo\b", r"\bexperiencia\b", r"\bconsider",
    )
)
"""What is heard when a note says it twice."""
