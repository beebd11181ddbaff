"""The fields of a line put where they belong."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.model.moment import Grain, Tense, Trouble, Unread, When
from bot.reading import addresses
from bot.reading.details_english import BRANDS, DECISION, SMALL_WORDS
from bot.reading.line_fields import company_and_role, people_clause
from bot.reading.line_how import ACTIVITY_OPENS, HOW_CLOSES, acts, how_opens, only_how, strip_lead, take_how
from bot.reading.line_sheet import Sheet
from bot.reading.names import is_role, looks_like_a_name
from bot.reading.when_english import ENGLISH
from bot.reading.when_lengths import amount
from bot.reading.when_line import Line
from bot.reading.when_tokens import tokens

_SHORT = 120
_FIELDS = 24


def fill(sheet: Sheet, row: tuple[str, ...]) -> None:
    """Puts every field of a line on the sheet."""
    at = 0
    if len(row) > 1 and _only_activity(row[0]):
        row = row[1:]
    sheet.several = len(row) > 1
    row = row[:_FIELDS] + ((", ".join(row[_FIELDS:]),) if len(row) > _FIELDS else ())
    while at < len(row):
        taken = _time_run(sheet, row, at)
        if taken:
            at += taken
            continue
        if not _length(sheet, row[at]):
            _one(sheet, _without_brackets(sheet, row[at]))
        at += 1


def _length(sheet: Sheet, piece: str) -> bool:
    """Whether the field is how long it took: "45 minutes"."""
    if sheet.when is None or sheet.when.end is not None or sheet.when.grain is not Grain.MINUTE or len(piece) > 40:
        return False
    line = Line(tokens(piece, ENGLISH), ENGLISH)
    found = amount(line, 1 if line.low(0) in ENGLISH.lasting else 0)
    if found is None or found[0] != len(line) or not 0 < found[1].minutes <= 24 * 60:
        return False
    sheet.when = replace(sheet.when, end=sheet.when.start + timedelta(minutes=found[1].minutes))
    return True


def _without_brackets(sheet: Sheet, piece: str) -> str:
    """The field without a format or round in brackets, which is kept: "Acme (onsite)"."""
    match = _CLOSING_BRACKET.search(piece)
    if match is not None and match.start() > 0 and only_how(sheet, match[1]):
        return piece[: match.start()].strip()
    return piece


def _only_activity(piece: str) -> bool:
    """Whether a field says nothing but that there was an interview."""
    match = ACTIVITY_OPENS.match(strip_lead(piece))
    return match is not None and match.end() == len(strip_lead(piece))


def _time_run(sheet: Sheet, row: tuple[str, ...], at: int) -> int:
    """How many fields from here are one time: "Fri, Sep 20, 3pm"; what is no time is left alone."""
    if sheet.when is not None or (at == 0 and not _could_open(row)):
        return 0
    for length in (4, 3, 2, 1):
        if at + length > len(row):
            continue
        run = row[at : at + length]
        if any(len(one) > 60 for one in run):
            continue
        found = sheet.read(", ".join(run))
        if isinstance(found, When):
            sheet.take_time(found)
            return length
        odd = found.trouble not in (Trouble.UNREADABLE, Trouble.TOO_LONG)
        if length == 1 and odd and (found.trouble is not Trouble.REFUSED or sheet.company is not None):
            if found.trouble is Trouble.REFUSED and sheet.role is None and is_role(run[0]):
                return 0
            sheet.trouble = sheet.trouble or found
            sheet.in_crowd = False
            _, crowd = people_clause(run[0])
            if crowd:
                # The time is none; who was there is kept.
                sheet.in_crowd = True
                sheet.crowd.append(crowd)
            if found.trouble is Trouble.REFUSED:
                sheet.left.append(run[0])
            return 1
    return 0


def _could_open(row: tuple[str, ...]) -> bool:
    """Whether the first field may be a time: a company may be called Monday, never "yesterday 3pm"."""
    return len(row) > 1 and (len(row[0].split()) > 1 or row[0].lower() in ("today", "yesterday", "tomorrow"))


_DECIDES = re.compile(
    rf"^(?:and\s+|but\s+)?{DECISION}(?P<by>(?:by|on|before|until|within|in|not\s+before)(?:\s+|:\s*))?(?P<day>.+)$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:^|\s)(?:at|@|from)\s+(?=\S)", re.IGNORECASE)
_FOR = re.compile(r"(?:^|\s)(?:for|as|about)\s+(?:the\s+|an?\s+|their\s+)?(?=\S)", re.IGNORECASE)
_CLOSING_BRACKET = re.compile(r"\s*\(([^()]{1,40})\)$")
_IN_BRACKETS = re.compile(r"\((?P<role>[^()]{1,60}?)\s+(?:at|@|from)\s+(?P<company>[^()]{1,60})\)", re.IGNORECASE)
_POSITION = re.compile(r"\s+(?:role|position|job|opening|vacancy)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^(?P<company>[^,]{1,60}?)['’]s\s+(?P<who>.+)$")


def _one(sheet: Sheet, piece: str) -> None:
    """Puts one field where it belongs."""
    if _decision(sheet, piece):
        return
    head, crowd = people_clause(piece)
    if crowd is not None:
        _crowd(sheet, head, crowd)
        return
    opens = sheet.company is None and sheet.several and piece.lower() in BRANDS
    if not opens and _format_or_round(sheet, piece):
        sheet.in_crowd = False
        return
    if any(spot.email or "<" in piece for spot in addresses.found(piece)):
        sheet.in_crowd = True
    if sheet.in_crowd:
        _into_crowd(sheet, piece)
        return
    _text(sheet, piece)


def _decision(sheet: Sheet, piece: str) -> bool:
    match = _DECIDES.match(piece)
    if match is None or len(piece) > _SHORT:
        return False
    lead = match["by"] or ""
    day = f"in {match['day']}" if lead.lower().startswith(("within", "in")) else match["day"]
    found = sheet.read(day, Tense.FUTURE)
    if isinstance(found, When):
        sheet.decides_by = found
        sheet.in_crowd = False
        return True
    if match["by"] and not is_role(piece):
        sheet.left.append(piece)
        return True
    return False


def _crowd(sheet: Sheet, head: str, crowd: str) -> None:
    """A field with a "with": what stands before it, and the people after."""
    doing = _bare_activity(sheet, head)
    crowd = _without_time(sheet, crowd)
    crowd = _without_role(sheet, crowd)
    if not doing:
        _text(sheet, head)
    possessive = _POSSESSIVE.match(crowd)
    if sheet.company is None and possessive is not None and _whose(possessive["who"]):
        sheet.company = possessive["company"].strip()
        crowd = possessive["who"]
    elif sheet.company is None:
        named = _company_in(sheet, crowd)
        if named is not None:
            crowd = named
        else:
            # "Phone screen with Globex": with nothing else named, it is the company.
            _text(sheet, crowd)
            return
    elif _AT.search(crowd) and not addresses.found(crowd):
        where = _AT.search(crowd)
        if where is not None and sheet.company.lower() in crowd[where.end() :].lower():
            crowd = crowd[: where.start()]
    sheet.in_crowd = True
    if crowd:
        sheet.crowd.append(crowd)


def _without_role(sheet: Sheet, crowd: str) -> str:
    """The people without the "for the SRE role" that closes them; the role is kept."""
    match = next(reversed(list(_FOR.finditer(crowd))), None)
    if match is None or match.start() == 0 or sheet.role is not None:
        return crowd
    said = crowd[match.end() :]
    if not is_role(said) and not _POSITION.search(said):
        return crowd
    sheet.role = _position(said)
    return crowd[: match.start()]


def _whose(text: str) -> bool:
    return any(is_role(word) for word in (text, *text.split())) or looks_like_a_name(text)


def _company_in(sheet: Sheet, crowd: str) -> str | None:
    """The people without the "at Acme" that closes them; the company is kept."""
    inner = _IN_BRACKETS.search(crowd)
    if inner is not None:
        sheet.company = inner["company"].strip()
        return crowd[: inner.start()] + f"({inner['role'].strip()})" + crowd[inner.end() :]
    last = next(reversed(list(_AT.finditer(crowd))), None)
    if last is None or "@" in crowd[last.end() - 1 :].split(" ")[0][:1]:
        return None
    _company_of(sheet, crowd[last.end() :])
    return crowd[: last.start()].strip()


def _company_of(sheet: Sheet, text: str) -> None:
    role = _FOR.search(text)
    if role is not None and role.start() > 0:
        sheet.role = sheet.role or _position(text[role.end() :])
        text = text[: role.start()]
    where = _AT.search(text)
    if where is not None and is_role(text[: where.start()]):
        # "Staff Engineer at Acme".
        sheet.role = sheet.role or text[: where.start()].strip()
        text = text[where.end() :]
    company, rest = company_and_role(text.strip())
    sheet.company = sheet.company or company or None
    sheet.role = sheet.role or rest


def _position(text: str) -> str | None:
    return _POSITION.sub("", text.strip()).strip(" .") or None


def _into_crowd(sheet: Sheet, piece: str) -> None:
    sheet.crowd.append(_without_time(sheet, piece))


def _without_time(sheet: Sheet, text: str) -> str:
    """The text without the time that opens or closes it, which is kept."""
    if sheet.when is not None or len(text) > 200:
        return text
    found = sheet.find(text)
    if isinstance(found, When):
        sheet.take_time(found)
        return re.sub(r"\s+(?:on|at|for|from|by|@)$", "", found.rest, flags=re.IGNORECASE)
    if isinstance(found, Unread) and found.trouble is not Trouble.TOO_LONG:
        sheet.trouble = sheet.trouble or found
        return text.replace(found.text, "").strip()
    return text


def _format_or_round(sheet: Sheet, piece: str) -> bool:
    """Whether the field is nothing but how and which: "video call", "second round", with a time perhaps."""
    plain = re.sub(r"^(?:an?|the|via|by|over)\s+", "", piece.strip(), flags=re.IGNORECASE)
    if only_how(sheet, plain):
        return True
    if sheet.when is None and sheet.company is not None:
        found = sheet.find(plain)
        if isinstance(found, When) and found.rest and only_how(sheet, found.rest):
            sheet.take_time(found)
            return True
    return False


def _bare_activity(sheet: Sheet, head: str) -> bool:
    """Whether the words before "with" only say what was done: "had a phone screen"."""
    if sheet.company is not None or acts(head) or how_opens(head):
        head = _without_time(sheet, head)
    if not head.strip():
        return True
    if not acts(head) and not only_how(sheet, head):
        return False
    rest = ACTIVITY_OPENS.sub("", strip_lead(take_how(sheet, head)))
    words = [word for word in ACTIVITY_OPENS.sub("", rest).split() if word.lower() not in SMALL_WORDS]
    if words and _AT.search(f" {rest}") is None and _FOR.search(f" {rest}") is None:
        return not _remembered(sheet, rest)
    if words:
        _prose(sheet, rest)
    return True


def _remembered(sheet: Sheet, rest: str) -> bool:
    """Words between an activity and "with" that are a role or unknown."""
    words = " ".join(word for word in rest.split() if word.lower() not in SMALL_WORDS)
    if is_role(words) and sheet.role is None:
        sheet.role = words
    elif words.lower() not in ("had", "have", "i had", "just"):
        sheet.left.append(words)
    return False


def _text(sheet: Sheet, piece: str) -> None:
    """A field of plain words: the company first, then the role, then people or nothing known."""
    piece = piece.strip()
    if sheet.company is None:
        if sheet.several and len(piece.split()) == 1:
            # A weekday or month that stands where the company stands is the company.
            sheet.company = piece
            return
        piece = _without_time(sheet, piece)
        if piece and (acts(piece) or how_opens(piece)):
            _prose(sheet, ACTIVITY_OPENS.sub("", strip_lead(take_how(sheet, piece))))
        elif piece:
            closing = HOW_CLOSES.search(piece)
            if closing is not None and closing.start() > 0:
                take_how(sheet, closing.group())
                piece = piece[: closing.start()].strip()
            _company_of(sheet, piece)
        return
    if sheet.role is None and not (sheet.when is not None and looks_like_a_name(piece)):
        if not is_role(piece):
            piece = _without_time(sheet, piece)
        sheet.role = _position(piece)
        return
    if not piece:
        return
    piece = _without_time(sheet, piece) if sheet.when is None else piece
    if looks_like_a_name(piece):
        sheet.crowd.append(piece)
    elif piece:
        sheet.left.append(piece)


def _prose(sheet: Sheet, text: str) -> None:
    """Words after an activity: "at Acme for Staff Engineer", "for the PM role at Acme"."""
    text = re.sub(r"^(?:with|was|went)\s+", "", text.strip(), flags=re.IGNORECASE)
    where, what = _AT.search(text), _FOR.search(text)
    if where is not None:
        before = text[: where.start()].strip()
        role = _FOR.match(before)
        if role is not None or is_role(before):
            sheet.role = sheet.role or _position(before[role.end() :] if role else before)
        elif before:
            sheet.crowd.append(before)
        _company_of(sheet, text[where.end() :])
    elif what is not None:
        sheet.role = sheet.role or _position(text[what.end() :])
        if what.start() > 0 and text[: what.start()].strip():
            _company_of(sheet, text[: what.start()])
    elif text:
        _company_of(sheet, text)
