"""Languages: those in which notes are written, by code."""

from bot.drafting.frames.english import ENGLISH
from bot.drafting.frames.idiom import SUBJECT_USES, Language, Script
from bot.drafting.frames.spanish import SPANISH

__all__ = ["LANGUAGES", "SUBJECT_USES", "Language", "Script", "language_of"]

LANGUAGES = {language.code: language for language in (ENGLISH, SPANISH)}
"""Every language there is, by its code."""


def language_of(code: str) -> Language:
    """The language of this code, whatever its region ("es-MX"); English where there is none."""
    return LANGUAGES.get(code.replace("_", "-").split("-")[0].lower(), ENGLISH)
