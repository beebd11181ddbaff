"""Which company a message is about, where its words leave no other reading."""

import re
from collections.abc import Sequence

from bot.reading.announced_english import AT, BESIDES, FROM, NAMED, OPENERS, SIGNED, SUFFIXES, TEAM, WITH, YOURS
from bot.reading.details_english import BRANDS, FORMATS, KINDS
from bot.reading.line_how import without_how
from bot.reading.names import is_given_name, is_role
from bot.reading.when_english import ENGLISH
from bot.reading.when_spots import may_be_a_time

_LONGEST = 120
_ROW = 600
_NO_PART = frozenset({*ENGLISH.weekdays, *ENGLISH.months, *ENGLISH.days, "i", "i'm", "and", "for", "on", "the"})
_NUMBERED = re.compile(r"\d{1,4}-?[A-Z][A-Za-z-]*$")
"""7-Eleven, 3M, and neither 3pm nor 9th."""
_JOINS = frozenset({"of", "and", "&", "the", "de", "for"})


def company_of(rows: Sequence[str], signature: Sequence[str], text: str) -> str | None:
    """The company that these rows are about, of a message with that text; None where none can be told."""
    rows = [row[:_ROW] for row in rows[:30]]
    for pattern in (AT, YOURS):
        for row in rows:
            for match in list(pattern.finditer(row))[:8]:
                role = match.groupdict().get("role")
                if role is not None and not _closes_a_role(row[: match.end("role")]):
                    continue
                found = is_a_company(_capitals(row[match.end() :]), at=pattern is AT)
                if found is not None:
                    return found
    for row in rows:
        for match in list(FROM.finditer(row))[:8]:
            found = is_a_company(_capitals(row[match.end() :]))
            if found is not None and (match["who"] is None or is_given_name(match["who"].split(" ")[0])):
                return found
    if (found := _on_behalf(rows, signature)) is not None:
        return found
    for row in rows:
        for match in list(WITH.finditer(row))[:8]:
            found = is_a_company(_capitals(row[match.end() :]))
            if found is not None and (_is_marked(found) or _again(found, text)):
                return found
    if (found := _besides_people(rows)) is not None:
        return found
    for row in rows[:6]:
        for match in list(NAMED.finditer(row))[:4]:
            words = match["company"].split()
            while words and (words[0].lower() in OPENERS or words[0].lower() in _NO_PART):
                words.pop(0)
            found = is_a_company(" ".join(words))
            if found is not None and (len(words) == 1 or _is_marked(found)):
                return found
    return None


def _besides_people(rows: Sequence[str]) -> str | None:
    """The company of an interview with it, and with somebody besides: "with Globex tomorrow 3pm with Jo"."""
    for row in rows:
        for match in list(WITH.finditer(row))[:4]:
            said = _capitals(row[match.end() :])
            found = is_a_company(said)
            if found is None or any(is_given_name(word) for word in found.split()):
                continue
            besides = BESIDES.search(row, match.end() + len(said))
            who = _capitals(row[besides.end() :]) if besides is not None else ""
            if who and without_how(who) and who.casefold() not in BRANDS and who not in found and not is_role(who):
                return found
    return None


def _on_behalf(rows: Sequence[str], signature: Sequence[str]) -> str | None:
    """The company that the message is signed for: "Recruiter, Initech", "the Globex team"."""
    for row in signature:
        signed = SIGNED.match(row[:_LONGEST])
        if signed is not None and is_role(signed["role"]) and (found := is_a_company(signed["company"])) is not None:
            return found
    for row in (*rows, *signature):
        for match in list(TEAM.finditer(row[:_ROW].replace("The ", "the ", 1)))[:4]:
            if (found := is_a_company(match["company"])) is not None:
                return found
    return None


def is_a_company(said: str, *, at: bool = False) -> str | None:
    """The name, unless it is somebody's, a role, a time, or a word of every sentence; `at`: it is where one works."""
    said = said.strip(" .,!?;:'\"()")
    low = said.casefold()
    words = low.split()
    if not words or len(said) > _LONGEST or len(words) > 6 or words[0] in OPENERS or words[0] in _NO_PART:
        return None
    if low in FORMATS or low in BRANDS or low in KINDS or is_role(said) or not without_how(said) or _is_a_time(said):
        return None
    if is_given_name(said) and not (at and _is_marked(said)):
        return None
    # Two capitals may be a person's: only where one works they are a company for sure.
    return said if at or len(words) == 1 or _is_marked(said) else None


def is_the_place(said: str) -> bool:
    """Whether words that fill a field are written as names of companies are."""
    words = said.split()
    named = all(word[0].isupper() or word[0].isdigit() or word.lower() in _JOINS for word in words)
    return named and is_a_company(said, at=True) is not None


def _is_marked(said: str) -> bool:
    """Whether something in the name says that it is a company's."""
    words = said.casefold().split()
    odd = any(sign.isdigit() or sign in ".&" for sign in said) or re.search(r"[a-z][A-Z]", said) is not None
    return words[-1] in SUFFIXES or odd


def _again(said: str, text: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(said)}(?!\w)", text)) > 1 or f"@{said.casefold()}." in text.casefold()


def _is_a_time(said: str) -> bool:
    words = [word.strip(".,").casefold() for word in said.split()]
    return all(word in _NO_PART or word in ENGLISH.parts or word in ENGLISH.clocks for word in words) or (
        may_be_a_time(words[0]) and words[0][0].isdigit() and not any(sign.isalpha() for sign in words[0])
    )


def _closes_a_role(text: str) -> bool:
    """Whether the words before "at" are a position: "Software Engineer at"."""
    words = text.split()[-4:]
    return any(is_role(" ".join(words[at:]).strip("(,")) for at in range(len(words)))


def _capitals(text: str) -> str:
    """The run of capitalised words that opens the text."""
    out: list[str] = []
    for word in text[:_LONGEST].split(" "):
        bare = word.strip("\"'()[]")
        if not bare:
            break
        plain = bare.rstrip(".,!?;:")
        low = plain.casefold()
        capital = bare[0].isupper() or (bare[0].isdigit() and _NUMBERED.match(plain) is not None)
        if low in _NO_PART and out and low not in _JOINS:
            break
        if not capital and not (out and low in _JOINS - {"for", "the"}):
            break
        out.append(plain if plain != bare and not bare.endswith(".com") else bare)
        if plain != bare:
            break
        if len(out) == 5:
            break
    while out and out[-1].casefold() in _JOINS:
        out.pop()
    return " ".join(out)
