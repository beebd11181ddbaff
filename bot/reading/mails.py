"""Pasted mails: told apart from logs, and the one moment to come that they may name."""

import re
from dataclasses import replace

from bot.clock import Instant
from bot.model.moment import Flag, Grain, Tense, When
from bot.reading.language import Language, LetterWords
from bot.reading.languages import ENGLISH
from bot.reading.names import is_given_name
from bot.reading.when import read
from bot.reading.when_spots import may_be_a_time, spots

_LONGEST = 4000
_PIECE = 200
_MOST = 1200
"""How much of what may be times is read: enough for any confirmation, and soon done."""
_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d)])[.!?;]\s+(?=[A-Z])|(?<=\s)[-–—|]{1,2}\s+(?=[A-Z])")


def is_mail(text: str, words: LetterWords = ENGLISH.letter) -> bool:
    """Whether the text is a letter rather than a log: with headers, a greeting or a closing."""
    rows = [row.strip() for row in text[:_LONGEST].split("\n") if row.strip()]
    if not rows:
        return False
    names = [match["name"].lower() for row in rows if (match := words.header.match(row))]
    inline = {match["name"].lower() for match in words.in_a_row.finditer(rows[0])}
    if len(names) > 1 or (inline & words.subject_headers and len(inline) > 1):
        return True
    return words.closing.search("\n".join(rows) + "\n") is not None or any(
        _greets(row, len(rows), words) for row in rows[:4]
    )


def _greets(row: str, rows: int, words: LetterWords) -> bool:
    """Whether a line greets somebody: alone on it, or by a name that is surely one (Hello Fresh is a company)."""
    match = words.greeting.match(row)
    if match is None:
        return False
    who = (match["who"] or "").strip()
    if who and row.lower().startswith(words.dear) and match["sign"] == ",":
        return True
    if rows > 1 and match.end() == len(row):
        return True
    return match["sign"] in (",", "!") and (who.lower() in words.everybody or is_given_name(who))


def moment(
    text: str, *, now: Instant, zone: str, country: str | None = None, language: Language = ENGLISH
) -> When | None:
    """The time to come that the body of a letter names, when it names exactly one."""
    only: When | None = None
    read_so_far = 0
    for piece in _pieces(text, language):
        read_so_far += len(piece)
        if read_so_far > _MOST:
            # What was not read may name another.
            return None
        for spot in spots(piece, language.when):
            when = _opening(piece[spot.start : spot.end], now, zone, country, language)
            if when is not None and only is not None and when.start != only.start:
                return None
            only = only or when
    return only


def _pieces(text: str, language: Language) -> list[str]:
    """The sentences of the body: neither its headers, but for a "When:", nor what it quotes."""
    out: list[str] = []
    for row in text[:_LONGEST].split("\n"):
        words = language.letter
        header = words.header.match(row)
        if words.wrote.match(row):
            break
        if row.lstrip().startswith(">") or (header is not None and header["name"].lower() not in words.when_headers):
            continue
        said = _SENTENCE_ENDS.split(header["rest"] if header else row)
        out += [piece for piece in said if may_be_a_time(piece, language.when)]
    return [piece[at : at + _PIECE] for piece in out for at in range(0, len(piece), _PIECE)]


def _opening(said: str, now: Instant, zone: str, country: str | None, language: Language) -> When | None:
    """The moment of a day that these words are, or open with, if it lies ahead."""
    for _ in range(5):
        found = read(said, now=now, zone=zone, tense=Tense.FUTURE, country=country, words=language.when)
        if isinstance(found, When):
            # A day that may be of another week or year is none: nobody knows how old the letter is.
            exact = found.grain is Grain.MINUTE and not found.flags & {Flag.TIME_ONLY, Flag.YEAR, Flag.WEEK}
            return replace(found, flags=found.flags | {Flag.FUTURE_IN_LOG}) if exact and found.start > now else None
        said = said.rpartition(" ")[0].strip(" ,;-–—(")
        if not said:
            return None
    return None
