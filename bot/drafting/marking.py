"""Marking: the marks of a language, by its code."""

from bot.drafting.marks import Marks
from bot.drafting.marks_english import ENGLISH
from bot.drafting.marks_spanish import SPANISH

_BY_CODE = {each.code: each for each in (ENGLISH, SPANISH)}


def marks_of(code: str) -> Marks:
    """The marks of this language, whatever its region ("es-MX"); those of English where there are none."""
    return _BY_CODE.get(short_code(code), ENGLISH)


def short_code(code: str) -> str:
    """The language alone of a code that may have a region: "es" of "es-MX"."""
    return code.replace("_", "-").split("-")[0].lower()
