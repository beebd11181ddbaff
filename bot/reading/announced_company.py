"""Which company a message is about, where its words leave no other reading."""

import re
from collections.abc import Sequence
from functools import cache

from bot.reading.language import Language
from bot.reading.languages import ENGLISH
from bot.reading.line_how import without_how
from bot.reading.names import is_given_name, is_role
from bot.reading.when_spots import may_be_a_time

_LONGEST = 120
_ROW = 600
_NUMBERED = re.compile(r"\d{1,4}-?[A-Z][A-Za-z-]*$")
"""7-Eleven, 3M, and neither 3pm nor 9th."""


def company_of(rows: Sequence[str], signature: Sequence[str], text: str, language: Language = ENGLISH) -> str | None:
    """The company that these rows are about, of a message with that text; None where none can be told."""
    rows = [row[:_ROW] for row in rows[:30]]
    for pattern in (language.announced.at, language.announced.yours):
        for row in rows:
            for match in list(pattern.finditer(row))[:8]:
                role = match.groupdict().get("role")
                if role is not None and not _closes_a_role(row[: match.end("role")], language):
                    continue
                found = is_a_company(
                    _capitals(row[match.end() :], language), language, at=pattern is language.announced.at
                )
                if found is not None:
                    return found
    for row in rows:
        for match in list(language.announced.from_where.finditer(row))[:8]:
            found = is_a_company(_capitals(row[match.end() :], language), language)
            if found is not None and (
                match["who"] is None or is_given_name(match["who"].split(" ")[0], language.names)
            ):
                return found
    if (found := _on_behalf(rows, signature, language)) is not None:
        return found
    for row in rows:
        for match in list(language.announced.with_whom.finditer(row))[:8]:
            found = is_a_company(_capitals(row[match.end() :], language), language)
            if found is not None and (_is_marked(found, language) or _again(found, text)):
                return found
    if (found := _besides_people(rows, language)) is not None:
        return found
    for row in rows[:6]:
        for match in list(language.announced.named.finditer(row))[:4]:
            words = match["company"].split()
            while words and (words[0].lower() in language.announced.openers or words[0].lower() in _no_part(language)):
                words.pop(0)
            found = is_a_company(" ".join(words), language)
            if found is not None and (len(words) == 1 or _is_marked(found, language)):
                return found
    return None


def _besides_people(rows: Sequence[str], language: Language) -> str | None:
    """The company of an interview with it, and with somebody besides: "with Globex tomorrow 3pm with Jo"."""
    for row in rows:
        for match in list(language.announced.with_whom.finditer(row))[:4]:
            said = _capitals(row[match.end() :], language)
            found = is_a_company(said, language)
            if found is None or any(is_given_name(word, language.names) for word in found.split()):
                continue
            besides = language.announced.besides.search(row, match.end() + len(said))
            who = _capitals(row[besides.end() :], language) if besides is not None else ""
            if (
                who
                and without_how(who, language.line)
                and who.casefold() not in language.line.brands
                and who not in found
                and not is_role(who, language.names)
            ):
                return found
    return None


def _on_behalf(rows: Sequence[str], signature: Sequence[str], language: Language) -> str | None:
    """The company that the message is signed for: "Recruiter, Initech", "the Globex team"."""
    for row in signature:
        signed = language.announced.signed.match(row[:_LONGEST])
        if (
            signed is not None
            and is_role(signed["role"], language.names)
            and (found := is_a_company(signed["company"], language)) is not None
        ):
            return found
    for row in (*rows, *signature):
        for match in list(language.announced.team.finditer(row[:_ROW].replace(*language.announced.the, 1)))[:4]:
            if (found := is_a_company(match["company"], language)) is not None:
                return found
    return None


def is_a_company(said: str, language: Language = ENGLISH, *, at: bool = False) -> str | None:
    """The name, unless it is somebody's, a role, a time, or a word of every sentence; `at`: it is where one works."""
    said = said.strip(" .,!?;:'\"()")
    low = said.casefold()
    words = low.split()
    if (
        not words
        or len(said) > _LONGEST
        or len(words) > 6
        or words[0] in language.announced.openers
        or words[0] in _no_part(language)
    ):
        return None
    if (
        low in language.line.formats
        or low in language.line.brands
        or low in language.line.kinds
        or is_role(said, language.names)
        or not without_how(said, language.line)
        or _is_a_time(said, language)
    ):
        return None
    if is_given_name(said, language.names) and not (at and _is_marked(said, language)):
        return None
    # Two capitals may be a person's: only where one works they are a company for sure.
    return said if at or len(words) == 1 or _is_marked(said, language) else None


def is_the_place(said: str, language: Language = ENGLISH) -> bool:
    """Whether words that fill a field are written as names of companies are."""
    words = said.split()
    named = all(word[0].isupper() or word[0].isdigit() or word.lower() in language.announced.joins for word in words)
    return named and is_a_company(said, language, at=True) is not None


def _is_marked(said: str, language: Language) -> bool:
    """Whether something in the name says that it is a company's."""
    words = said.casefold().split()
    odd = any(sign.isdigit() or sign in ".&" for sign in said) or re.search(r"[a-z][A-Z]", said) is not None
    return words[-1] in language.announced.suffixes or odd


def _again(said: str, text: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(said)}(?!\w)", text)) > 1 or f"@{said.casefold()}." in text.casefold()


def _is_a_time(said: str, language: Language) -> bool:
    words = [word.strip(".,").casefold() for word in said.split()]
    return all(
        word in _no_part(language) or word in language.when.parts or word in language.when.clocks for word in words
    ) or (
        may_be_a_time(words[0], language.when)
        and words[0][0].isdigit()
        and not any(sign.isalpha() for sign in words[0])
    )


def _closes_a_role(text: str, language: Language) -> bool:
    """Whether the words before "at" are a position: "Software Engineer at"."""
    words = text.split()[-4:]
    return any(is_role(" ".join(words[at:]).strip("(,"), language.names) for at in range(len(words)))


def _capitals(text: str, language: Language) -> str:
    """The run of capitalised words that opens the text."""
    out: list[str] = []
    for word in text[:_LONGEST].split(" "):
        bare = word.strip("\"'()[]")
        if not bare:
            break
        plain = bare.rstrip(".,!?;:")
        low = plain.casefold()
        capital = bare[0].isupper() or (bare[0].isdigit() and _NUMBERED.match(plain) is not None)
        if low in _no_part(language) and out and low not in language.announced.joins:
            break
        if not capital and not (out and low in language.announced.joins - language.announced.no_joins):
            break
        out.append(plain if plain != bare and not bare.endswith(".com") else bare)
        if plain != bare:
            break
        if len(out) == 5:
            break
    while out and out[-1].casefold() in language.announced.joins:
        out.pop()
    return " ".join(out)


@cache
def _no_part(language: Language) -> frozenset[str]:
    """Words that are no part of a company's name."""
    when = language.when
    return frozenset({*when.weekdays, *when.months, *when.days, *language.announced.no_part})
