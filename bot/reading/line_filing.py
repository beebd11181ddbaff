"""The fields of a line put where they belong."""

import re

from bot.reading import addresses
from bot.reading.line_decision import decision
from bot.reading.line_fields import company_and_role, names_apart, people_clause
from bot.reading.line_how import (
    acts,
    how_opens,
    is_social,
    only_how,
    strip_lead,
    take_how,
    without_how,
)
from bot.reading.line_lengths import length
from bot.reading.line_sheet import Sheet
from bot.reading.line_times import parted, time_run, without_time
from bot.reading.names import is_given_name, is_nobody, is_prose, is_role, looks_like_a_name, looks_like_people
from bot.reading.when_spots import may_be_a_time

_SHORT = 120
_FIELDS = 24


def fill(sheet: Sheet, row: tuple[str, ...]) -> None:
    """Puts every field of a line on the sheet."""
    at = 0
    if row:
        row = (_without_remark(sheet, sheet.words.got_off.sub("", row[0])), *row[1:])
    if len(row) > 1 and (_only_activity(sheet, row[0]) or row[0].lower() in sheet.words.announced):
        row = row[1:]
    if (
        len(row) > 2
        and row[0].lower() in sheet.words.kinds
        and not is_role(row[1], sheet.names)
        and only_how(sheet, row[0])
    ):
        row = row[1:]
    sheet.several = len(row) > 1
    row = row[:_FIELDS] + ((", ".join(row[_FIELDS:]),) if len(row) > _FIELDS else ())
    while at < len(row):
        sheet.ahead = row[at + 1 :]
        taken, crowd = time_run(sheet, row, at)
        if taken:
            if crowd:
                _crowd(sheet, "", crowd)
            at += taken
            continue
        if not length(sheet, row[at]):
            _one(sheet, _without_brackets(sheet, row[at]))
        at += 1


def _without_remark(sheet: Sheet, piece: str) -> str:
    """The first field without how it went: "the interview at Iota went great!"."""
    match = sheet.words.remark.search(piece)
    if match is None:
        return piece
    how = (match["how"] or "").split(" ")
    end = match.end()
    if how[-1] in sheet.words.small_words or may_be_a_time(match.group(), sheet.language.when):
        # "The interview at Iota was yesterday".
        end = match.end("verb")
    else:
        sheet.left.append(match.group().strip())
    return f"{piece[: match.start()]} {piece[end:].lstrip()}".strip()


def _without_brackets(sheet: Sheet, piece: str) -> str:
    """The field without a format or round in brackets, which is kept: "Acme (onsite)"."""
    match = _CLOSING_BRACKET.search(piece)
    if match is not None and match.start() > 0 and only_how(sheet, match[1]):
        return piece[: match.start()].strip()
    return piece


def _only_activity(sheet: Sheet, piece: str) -> bool:
    """Whether a field says nothing but that there was an interview."""
    match = sheet.words.activity_opens.match(strip_lead(piece, sheet.words))
    return match is not None and match.end() == len(strip_lead(piece, sheet.words))


_CLOSING_BRACKET = re.compile(r"\s*\(([^()]{1,40})\)$")


def _one(sheet: Sheet, piece: str) -> None:
    """Puts one field where it belongs."""
    if decision(sheet, piece):
        return
    head, crowd = people_clause(piece, sheet.language)
    if crowd is not None:
        _crowd(sheet, head, crowd)
        return
    met = sheet.words.met.match(piece)
    if met is not None and sheet.company is not None and looks_like_people(piece[met.end() :], sheet.names):
        _crowd(sheet, "", piece[met.end() :])
        return
    opens = (
        sheet.company is None
        and sheet.several
        and (piece.lower() in sheet.words.brands or piece.lower() in sheet.words.kinds)
    )
    if not opens and _format_or_round(sheet, piece):
        sheet.in_crowd = False
        return
    if any(spot.email or "<" in piece for spot in addresses.found(piece)):
        if sheet.company is None and not sheet.timed:
            # "Acme SRE yesterday 3pm Jane <jane@acme.com>": the time parts the people off.
            before, after = parted(sheet, piece)
            if before and after:
                _text(sheet, before)
                piece = after
        sheet.in_crowd = True
    if (
        sheet.in_crowd
        and sheet.role is None
        and sheet.words.position.search(piece)
        and is_role(sheet.words.position.sub("", piece), sheet.names)
    ):
        # "with Jane, SRE role".
        sheet.role = _position(sheet, piece)
        return
    if sheet.in_crowd:
        _into_crowd(sheet, without_time(sheet, piece, people=True))
        return
    _text(sheet, piece)


def _crowd(sheet: Sheet, head: str, crowd: str) -> None:
    """A field with a "with": what stands before it, and the people after."""
    social = is_social(head, sheet.words)
    said = sheet.said
    doing = _bare_activity(sheet, head)
    if sheet.said != said:
        head = re.sub(r"\s+", " ", head.replace(sheet.said, " ", 1)).strip(" ,;-–—")
    before, after = parted(sheet, crowd, people=True)
    crowd = before if after and only_how(sheet, after) else f"{before} {after}".strip()
    opens, again = people_clause(crowd, sheet.language)
    if again is not None and opens:
        # "interview with Acme for the SRE role with Bob".
        _crowd(sheet, "" if doing else head, opens)
        _into_crowd(sheet, again)
        sheet.in_crowd = True
        return
    crowd = _without_role(sheet, crowd)
    if not doing:
        _text(sheet, head)
    whose = sheet.words.possessive
    possessive = whose.match(crowd) if whose is not None else None
    if sheet.company is None and possessive is not None and _whose(sheet, possessive["who"]):
        sheet.company = possessive["company"].strip()
        crowd = possessive["who"]
    elif sheet.company is None and (of_a_team := sheet.words.team.match(crowd)) is not None:
        # "drinks with the Acme team".
        sheet.company = of_a_team["company"].strip()
        crowd = ""
    elif sheet.company is None:
        named = _company_in(sheet, crowd)
        if named is not None:
            crowd = named
        elif not social and not is_given_name(crowd, sheet.names) and not is_nobody(crowd, sheet.names):
            # "Phone screen with Globex": with nothing else named, it is the company.
            _text(sheet, crowd)
            return
    elif sheet.words.at.search(crowd) and not addresses.found(crowd):
        where = sheet.words.at.search(crowd)
        if where is not None and sheet.company.lower() in crowd[where.end() :].lower():
            crowd = crowd[: where.start()]
    sheet.in_crowd = True
    if crowd:
        _into_crowd(sheet, crowd)


def _without_role(sheet: Sheet, crowd: str) -> str:
    """The people without the "for the SRE role" that closes them; the role is kept."""
    match = next(reversed(list(sheet.words.for_what.finditer(crowd))), None)
    if match is None or match.start() == 0 or sheet.role is not None:
        return crowd
    said = crowd[match.end() :]
    if not is_role(said, sheet.names) and not sheet.words.position.search(said):
        return crowd
    sheet.role = _position(sheet, said)
    return crowd[: match.start()]


def _whose(sheet: Sheet, text: str) -> bool:
    return any(is_role(word, sheet.names) for word in (text, *text.split())) or looks_like_a_name(text, sheet.names)


def _company_in(sheet: Sheet, crowd: str) -> str | None:
    """The people without the "at Acme" that closes them; the company is kept."""
    inner = sheet.words.role_in_brackets.search(crowd)
    if inner is not None:
        sheet.company = inner["company"].strip()
        return crowd[: inner.start()] + f"({inner['role'].strip()})" + crowd[inner.end() :]
    closing = _CLOSING_BRACKET.search(crowd)
    if (
        closing is not None
        and looks_like_people(crowd[: closing.start()], sheet.names)
        and _is_a_company(sheet, closing[1])
    ):
        # "Jane (Acme)".
        sheet.company = closing[1].strip()
        return crowd[: closing.start()]
    last = next(reversed(list(sheet.words.at.finditer(crowd))), None)
    if last is None or "@" in crowd[last.end() - 1 :].split(" ")[0][:1]:
        return None
    _company_of(sheet, crowd[last.end() :])
    return crowd[: last.start()].strip()


def _is_a_company(sheet: Sheet, text: str) -> bool:
    """Whether words in brackets after a name may be a company: neither a role nor pronouns nor a remark."""
    return text[:1].isupper() and not is_role(text, sheet.names) and not is_prose(text, sheet.names) and "/" not in text


def _company_of(sheet: Sheet, text: str) -> None:
    role = sheet.words.for_what.search(text)
    if role is not None and role.start() > 0:
        sheet.role = sheet.role or _position(sheet, text[role.end() :])
        text = text[: role.start()]
    where = sheet.words.at.search(text)
    if where is not None and is_role(text[: where.start()], sheet.names):
        # "Staff Engineer at Acme".
        sheet.role = sheet.role or text[: where.start()].strip()
        text = text[where.end() :]
    closing = _CLOSING_BRACKET.search(text.strip())
    if closing is not None and is_role(closing[1], sheet.names):
        # "Acme (SRE)".
        sheet.role = sheet.role or closing[1].strip()
        text = text.strip()[: closing.start()]
    company, rest = company_and_role(text.strip(), sheet.language)
    sheet.company = sheet.company or company or None
    sheet.role = sheet.role or rest


def _position(sheet: Sheet, text: str) -> str | None:
    return sheet.words.position.sub("", text.strip()).strip(" .") or None


def _into_crowd(sheet: Sheet, piece: str) -> None:
    """People; a remark that follows them is none: "with Bob, went well"."""
    if not addresses.found(piece) and is_prose(piece, sheet.names):
        sheet.left.append(piece)
        return
    sheet.crowd.append(piece)


def _format_or_round(sheet: Sheet, piece: str) -> bool:
    """Whether the field is nothing but how and which: "video call", "second round", with a time perhaps."""
    plain = sheet.words.plain_lead.sub("", piece.strip())
    if only_how(sheet, plain):
        return True
    if sheet.when is None and sheet.company is not None:
        found = sheet.edge(plain)
        if isinstance(found, tuple):
            start, end, when = found
            rest = f"{plain[:start]} {plain[end:]}".strip(" ,;|-–—·")
            if rest and only_how(sheet, rest):
                sheet.take_time(when, plain[start:end])
                return True
    return False


def _bare_activity(sheet: Sheet, head: str) -> bool:
    """Whether the words before "with" only say what was done: "had a phone screen"."""
    if (
        sheet.company is not None
        or acts(head, sheet.words)
        or how_opens(head, sheet.words)
        or is_social(head, sheet.words)
    ):
        head = without_time(sheet, head)
    if not head.strip():
        return True
    if not acts(head, sheet.words) and not only_how(sheet, head):
        return False
    rest = sheet.words.activity_opens.sub("", strip_lead(take_how(sheet, head), sheet.words))
    words = [
        word for word in sheet.words.activity_opens.sub("", rest).split() if word.lower() not in sheet.words.small_words
    ]
    if words and sheet.words.at.search(f" {rest}") is None and sheet.words.for_what.search(f" {rest}") is None:
        return not _remembered(sheet, rest)
    if words:
        _prose(sheet, rest)
    return True


def _remembered(sheet: Sheet, rest: str) -> bool:
    """Words between an activity and "with" that are a role or unknown."""
    words = " ".join(word for word in rest.split() if word.lower() not in sheet.words.small_words)
    if is_role(words, sheet.names) and sheet.role is None:
        sheet.role = words
    elif words.lower() not in sheet.words.remembered:
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
        _opening(sheet, piece)
        return
    if (
        sheet.role is None
        and not _names_before_a_role(sheet, piece)
        and not (sheet.timed and looks_like_people(piece, sheet.names))
    ):
        before, after = (piece, "") if is_role(piece, sheet.names) else parted(sheet, piece)
        if before and not only_how(sheet, before):
            if not after and is_prose(before, sheet.names) and len(before.split()) > 1:
                sheet.left.append(before)
            else:
                sheet.role = _position(sheet, before)
        if after:
            _after(sheet, after)
        return
    if not piece:
        return
    before, after = parted(sheet, piece)
    for one in (before, after):
        if one:
            _after(sheet, one)


def _names_before_a_role(sheet: Sheet, piece: str) -> bool:
    """Whether somebody's name stands where the role is expected, and the role after it: "Acme, Jane Doe, SRE"."""
    named = looks_like_people(piece, sheet.names) and (
        looks_like_a_name(piece, sheet.names) or is_given_name(piece, sheet.names)
    )
    return named and any(is_role(one, sheet.names) for one in sheet.ahead)


def _opening(sheet: Sheet, piece: str) -> None:
    """The field that names the company, with whatever stands beside it."""
    before, after = parted(sheet, piece)
    if after and (not before or _only_activity(sheet, before) or only_how(sheet, before)):
        # "tomorrow 3pm Acme", "Phone screen tomorrow 3pm Acme".
        opens, after = after, ""
        if sheet.timed:
            opens, after = names_apart(opens, sheet.language)
        piece = opens if not before or not sheet.words.namely.match(opens) else f"{before} {opens}"
    elif after and sheet.words.namely.match(after):
        piece, after = f"{before} {after}", ""
    else:
        piece = before
    if piece and (acts(piece, sheet.words) or how_opens(piece, sheet.words)):
        _prose(sheet, sheet.words.activity_opens.sub("", strip_lead(take_how(sheet, piece), sheet.words)))
    elif piece:
        piece = strip_lead(piece, sheet.words)
        closing = sheet.words.how_closes.search(piece)
        if closing is not None and closing.start() > 0:
            take_how(sheet, closing.group())
            piece = piece[: closing.start()].strip()
        _company_of(sheet, piece)
    if after:
        _after(sheet, after)


def _after(sheet: Sheet, text: str) -> None:
    """What stands beside the time and is no company: how, the role, how long, people, or nothing known."""
    if only_how(sheet, text) or length(sheet, text):
        return
    if sheet.role is None and is_role(text, sheet.names):
        sheet.role = text
        return
    if sheet.crowd and is_role(text, sheet.names):
        # "Jane Doe, CTO".
        sheet.crowd.append(text)
        return
    said = sheet.words.for_what.match(text)
    if (
        said is not None
        and sheet.role is None
        and is_role(sheet.words.position.sub("", text[said.end() :]), sheet.names)
    ):
        sheet.role = _position(sheet, text[said.end() :])
        return
    if looks_like_people(text, sheet.names) and (
        sheet.timed or looks_like_a_name(text, sheet.names) or is_given_name(text, sheet.names)
    ):
        sheet.crowd.append(text)
        return
    spots = addresses.found(text)
    rest = text if spots else without_how(text, sheet.words)
    if spots or (rest != text and looks_like_people(rest, sheet.names)):
        take_how(sheet, text)
        sheet.crowd.append(rest)
        sheet.in_crowd = True
        return
    sheet.left.append(text)


def _prose(sheet: Sheet, text: str) -> None:
    """Words after an activity: "at Acme for Staff Engineer", "for the PM role at Acme"."""
    text = sheet.words.prose_lead.sub("", text.strip())
    where, what = sheet.words.at.search(text), sheet.words.for_what.search(text)
    if where is not None:
        before = text[: where.start()].strip()
        role = sheet.words.for_what.match(before)
        if role is not None or is_role(before, sheet.names):
            sheet.role = sheet.role or _position(sheet, before[role.end() :] if role else before)
        elif before and looks_like_people(before.removeprefix("with "), sheet.names):
            sheet.crowd.append(before)
        elif before:
            sheet.left.append(before)
        _company_of(sheet, text[where.end() :])
    elif what is not None:
        sheet.role = sheet.role or _position(sheet, text[what.end() :])
        if what.start() > 0 and text[: what.start()].strip():
            _company_of(sheet, text[: what.start()])
    elif text:
        _company_of(sheet, text)
