"""Reading what somebody types: in their language, and in the others where that makes more of it.

A member who chats in Spanish may log in English, and the other way round. Each `locale` is a code such as "es" or
"es-MX"; a language that is not read counts as English.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.clock import Instant
from bot.model.moment import Flag, Tense, Trouble, Unread, When
from bot.reading import announced as announcements
from bot.reading import details as log_lines
from bot.reading import mails, names, promise_said, when, when_begun
from bot.reading import promise as promises
from bot.reading.details import Details
from bot.reading.language import Language
from bot.reading.languages import ENGLISH, LANGUAGES, language_of
from bot.reading.names import Crowd
from bot.reading.promise_said import Promised

__all__ = [
    "announced",
    "announces",
    "begun",
    "crowd",
    "details",
    "is_mail",
    "lines",
    "promise",
    "promised",
    "read",
    "without_lead",
]


def languages(locale: str) -> tuple[Language, ...]:
    """The languages that somebody may type in, their own first; others only where a word shows it."""
    own = language_of(locale)
    return (own,) if own is ENGLISH else (own, ENGLISH)


def _also(locale: str, text: str) -> Iterator[Language]:
    """The languages to try, one after the other: those of the reader, and any that the text speaks of time in."""
    known = languages(locale)
    yield from known
    for each in LANGUAGES.values():
        if each not in known and shows(text, each):
            yield each


def shows(text: str, language: Language) -> bool:
    """Whether a word of time in the text is one in this language and in no English."""
    said = {word.strip(".,;:()¿?¡!").lower() for word in text.split()}
    return any(word in language.when.of_time and word not in ENGLISH.when.of_time and len(word) > 2 for word in said)


def read(
    text: str,
    locale: str,
    *,
    now: Instant,
    zone: str,
    tense: Tense,
    country: str | None = None,
    day_first: bool | None = None,
    lengths: bool = True,
) -> When | Unread:
    """The moment that the whole text says, in the first language in which it says one."""
    first: Unread | None = None
    for language in _also(locale, text):
        found = when.read(
            text, now=now, zone=zone, tense=tense, country=country, day_first=day_first, lengths=lengths,
            words=language.when,
        )  # fmt: skip
        if isinstance(found, When):
            return found
        # What was a time with an impossible hour says more than a shrug in another language.
        if first is None or (first.trouble is Trouble.UNREADABLE and found.trouble is not Trouble.UNREADABLE):
            first = found
    assert first is not None
    return first


def details(
    text: str, locale: str, *, now: Instant, zone: str, country: str | None = None, announces: bool = False
) -> Details:
    """What this line says, in the language in which it says most; never raises."""
    best: tuple[tuple[bool, ...], Details] | None = None
    for language in _also(locale, text):
        found = log_lines.details(text, now=now, zone=zone, country=country, announces=announces, language=language)
        whole = _whole(found)
        if best is None or whole > best[0]:
            best = (whole, found)
        if all(whole):
            break
    assert best is not None
    return best[1]


def _whole(found: Details) -> tuple[bool, ...]:
    """How whole the reading of a line is: what is most telling first."""
    told = found.when is not None and Flag.TIME_ONLY not in found.when.flags
    return (
        found.when_trouble is None,
        told and found.company is not None and not found.left,
        told,
        found.company is not None,
    )


def announced(
    text: str, locale: str, *, now: Instant, zone: str, country: str | None = None, names: Sequence[str] = ()
) -> Details:
    """What this message says for sure, in the language in which it says most; never raises."""
    best: tuple[int, Details] | None = None
    for language in _also(locale, text):
        found = announcements.announced(text, now=now, zone=zone, country=country, names=names, language=language)
        told = (found.when is not None) + (found.company is not None) + (found.role is not None)
        if best is None or told > best[0]:
            best = (told, found)
        if told == 3:
            break
    assert best is not None
    return best[1]


def announces(text: str, locale: str) -> bool:
    """Whether the text opens as an announcement does."""
    return any(announcements.announces(text, language) for language in languages(locale))


def without_lead(text: str, locale: str) -> str:
    """The text without the "Interview confirmed:", "Re:" and the like that open it."""
    for language in languages(locale):
        text = announcements.without_lead(text, language)
    return text


def is_mail(text: str, locale: str) -> bool:
    """Whether the text is a letter rather than a log."""
    return any(mails.is_mail(text, language.letter) for language in languages(locale))


def lines(text: str, locale: str) -> tuple[str, ...]:
    """The logs in this text: one a line where several were pasted."""
    return max((log_lines.lines(text, language) for language in languages(locale)), key=len)


def promise(text: str, locale: str, *, now: Instant, zone: str, country: str | None = None) -> date | Unread:
    """The last day of the time by which they promised to answer; never raises."""
    first: Unread | None = None
    for language in _also(locale, text):
        found = promises.promise(text, now=now, zone=zone, country=country, language=language)
        if not isinstance(found, Unread):
            return found
        first = first or found
    assert first is not None
    return first


def promised(
    text: str, locale: str, *, now: Instant, zone: str, country: str | None = None
) -> Promised | Unread:
    """The step that they promised and its day, wherever in the sentence it stands; never raises."""
    first: Unread | None = None
    for language in _also(locale, text):
        found = promise_said.promised(text, now=now, zone=zone, country=country, language=language)
        if not isinstance(found, Unread):
            return found
        first = first or found
    assert first is not None
    return first


def crowd(text: str, locale: str) -> Crowd:
    """Everybody in the text, with and without a name."""
    return names.crowd(text, language_of(locale).names)


def begun(text: str, locale: str) -> tuple[str, ...]:
    """What a time that is still being typed may become, the likeliest first; the text itself is none of them."""
    found = dict.fromkeys(each for language in languages(locale) for each in when_begun.begun(text, language.when))
    return tuple(found)[: when_begun.MOST]
