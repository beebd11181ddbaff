"""The languages that are read, by code."""

from bot.reading import (
    announced_english,
    announced_spanish,
    line_english,
    line_spanish,
    mails_english,
    mails_spanish,
    names_english,
    names_spanish,
    promise_english,
    promise_spanish,
    when_english,
    when_spanish,
)
from bot.reading.language import Language

ENGLISH = Language(
    code="en",
    when=when_english.ENGLISH,
    names=names_english.ENGLISH,
    line=line_english.ENGLISH,
    promise=promise_english.ENGLISH,
    letter=mails_english.ENGLISH,
    announced=announced_english.ENGLISH,
)
SPANISH = Language(
    code="es",
    when=when_spanish.SPANISH,
    names=names_spanish.SPANISH,
    line=line_spanish.SPANISH,
    promise=promise_spanish.SPANISH,
    letter=mails_spanish.SPANISH,
    announced=announced_spanish.SPANISH,
)
LANGUAGES = {each.code: each for each in (ENGLISH, SPANISH)}
"""Every language that is read, by its code."""


def language_of(code: str) -> Language:
    """The language of a code or locale, "es" or "es-MX"; English where it is none of those that are read."""
    return LANGUAGES.get(code.replace("_", "-").split("-")[0].lower(), ENGLISH)
