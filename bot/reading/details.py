"""The one-line log: company, role, time, format, round and people."""

import re
from dataclasses import dataclass

from bot.clock import Instant
from bot.model.moment import Trouble, Unread, When
from bot.model.opportunity import InterviewFormat, PersonRole
from bot.reading import addresses
from bot.reading.language import Language
from bot.reading.languages import ENGLISH
from bot.reading.line_fields import fields
from bot.reading.line_filing import fill
from bot.reading.line_lengths import ended
from bot.reading.line_sheet import Sheet, tense_of
from bot.reading.line_times import foreign
from bot.reading.mails import is_mail, moment
from bot.reading.names import Doubt, PersonRead, crowd, is_role
from bot.reading.roles import role_of
from bot.reading.when_spots import spots

__all__ = ["Details", "details", "is_mail", "lines"]

_LONGEST = 4000
_LINE = 900
_SENTENCES = 4
_SENTENCE = re.compile(r"[a-z]{3}[.!?](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Details:
    """What one line says of an interview."""

    company: str | None = None
    role: str | None = None
    when: When | None = None
    when_trouble: Unread | None = None
    """A time was there, but unreadable or impossible."""
    when_text: str = ""
    """The whole of that time as it was typed, to be corrected; nothing of it stands elsewhere."""
    format: InterviewFormat | None = None
    round: str | None = None
    people: tuple[PersonRead, ...] = ()
    decides_by: When | None = None
    doubts: tuple[Doubt, ...] = ()
    left: str = ""
    """What was not understood."""
    foreign: bool = False
    """Not understood at all: written in another script."""


def lines(text: str, language: Language = ENGLISH) -> tuple[str, ...]:
    """The logs in this text: one a line where several were pasted."""
    text = addresses.seen(text[:_LONGEST])
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    logs = len(rows) > 1 and not is_mail(text, language.letter)
    logs = logs and all(len(row) <= _LINE and _is_a_log(row, language) for row in rows)
    return tuple(rows) if logs else ((text.strip(),) if text.strip() else ())


def _is_a_log(row: str, language: Language) -> bool:
    """Whether a line could stand alone: a company and something after it, not just a name in a list."""
    if row.startswith(("-", "*", "•", ">")) or row.endswith((":", ",")):
        return False
    return bool(language.line.log_signs.search(row)) and len(row.split()) <= 40


def details(
    text: str,
    *,
    now: Instant,
    zone: str,
    country: str | None = None,
    announces: bool = False,
    language: Language = ENGLISH,
) -> Details:
    """What this line says; never raises. `announces`: a weekday or an hour alone is the coming one."""
    text = addresses.seen(text[:_LONGEST]).strip()
    if not text:
        return Details()
    if _is_foreign(text):
        return Details(left=text, foreign=True)
    if is_mail(text, language.letter):
        return Details(when=moment(text, now=now, zone=zone, country=country, language=language), left=text)
    if _is_a_letter(text):
        return Details(left=text)
    sheet = Sheet(now, zone, country, language, announces)
    mentioned = addresses.mentions(text)
    text = addresses.unslacked(addresses.without_mentions(text)) if mentioned else addresses.unslacked(text)
    text = _titles_beside(text, language)
    sheet.tense = tense_of(text, language.line)
    fill(sheet, fields(text, language))
    _doubted(sheet)
    foreign(sheet)
    ended(sheet)
    if sheet.when is not None and sheet.when_text:
        sheet.left.append(_unplaced(sheet))
    if sheet.format is None and sheet.round is None and language.line.call.match(text):
        sheet.format = InterviewFormat.PHONE
    met = crowd(", ".join([*sheet.crowd, *mentioned]), language.names)
    return Details(
        company=sheet.company,
        role=sheet.role,
        when=sheet.when,
        when_trouble=sheet.trouble if sheet.when is None else None,
        when_text=sheet.when_text if sheet.when is None else "",
        format=sheet.format,
        round=sheet.round,
        people=met.people,
        decides_by=sheet.decides_by,
        doubts=met.doubts,
        left=", ".join(each for each in (*sheet.left, *met.nameless) if each),
    )


def _titles_beside(text: str, language: Language) -> str:
    """The text with what is said of somebody behind the only name in it: "Jen from Acme, she's the recruiter".

    A title in a field of its own is that of who was named last.
    """

    def turned(match: re.Match[str]) -> str:
        return f", {match['role'].strip()}" if role_of(match["role"]) is not PersonRole.INTERVIEWER or is_role(
            match["role"], language.names) else match.group()  # fmt: skip

    return language.line.who_is.sub(turned, text)


def _doubted(sheet: Sheet) -> None:
    """Takes back a company that is a sentence and a role that is a time: better none than a wrong one."""
    if sheet.company is not None:
        words = sheet.words
        named = sheet.company.rstrip("! ")
        sentence = named in words.pronouns or any(word in words.no_company for word in named.split())
        if sentence or not named:
            sheet.left.append(sheet.company)
        sheet.company = None if sentence or not named else named
    role = sheet.role
    if role is None or is_role(role, sheet.names):
        return
    if not any(spot.sure or (spot.odd and role.islower()) for spot in spots(role, sheet.language.when)):
        return
    if sheet.timed:
        sheet.left.append(role)
    else:
        sheet.take_odd(role, Unread(Trouble.UNREADABLE, role[:80]))
    sheet.role = None


def _unplaced(sheet: Sheet) -> str:
    """What of the words that looked like a time is in none that was understood."""
    return sheet.when_text.replace(sheet.said, " ", 1).strip(" ,;-–—") if sheet.said else sheet.when_text


def _is_a_letter(text: str) -> bool:
    """Whether this is no line but a text: long, of many lines, or of several sentences."""
    return len(text) > _LINE or text.count("\n") > 6 or len(_SENTENCE.findall(text)) >= _SENTENCES


def _is_foreign(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    latin = sum(1 for c in letters if ord(c) < 0x0250 or 0x1E00 <= ord(c) < 0x1F00)
    return bool(letters) and latin * 5 < len(letters)
