"""Messages that announce an interview: what is surely said in one, as a line would have said it.

Somebody else wrote them, to be read and not to be parsed: what is not certain stays empty.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.clock import Instant
from bot.model.moment import Flag, Grain, When
from bot.model.opportunity import InterviewFormat
from bot.reading import addresses
from bot.reading.announced_company import company_of, is_a_company, is_the_place
from bot.reading.announced_english import EMOJI, LINKS, MARKS
from bot.reading.details import Details, details
from bot.reading.language import Language
from bot.reading.languages import ENGLISH
from bot.reading.line_fields import fields
from bot.reading.line_how import only_how
from bot.reading.line_sheet import Sheet
from bot.reading.names import PersonRead, crowd, is_given_name, is_prose, is_role, looks_like_a_name, looks_like_people
from bot.reading.when_spots import may_be_a_time, spots

_LONGEST = 4000
_PIECE = 200
_ROWS = 60
_MOST = 1500
"""How many characters of what may be times are read."""
_SENTENCE_ENDS = re.compile(r"(?<=[a-z\d)\]])[.!?]+\s+(?=[A-Z])")
_READINGS = 4
"""More times than this are a choice of several."""
_BRACKET = re.compile(r"\s*\(([^()]{1,60})\)$")


def without_lead(text: str, language: Language = ENGLISH) -> str:
    """The text without the "Interview confirmed:", "Re:" and the like that open it."""
    for _ in range(4):
        match = language.announced.lead.match(text)
        if match is None or not match.group().strip():
            return text
        text = text[match.end() :]
    return text


def announces(text: str, language: Language = ENGLISH) -> bool:
    """Whether the text opens as an announcement does: "Interview confirmed:", "Re:"."""
    words = language.announced
    match = words.lead.match(text[:_PIECE])
    return match is not None and words.says_so.search(match.group()) is not None


def announced(
    text: str,
    *,
    now: Instant,
    zone: str,
    country: str | None = None,
    names: Sequence[str] = (),
    language: Language = ENGLISH,
) -> Details:
    """What this message says for sure; a weekday or hour alone is the coming one, `names` are the reader's own.

    The other day that such a time may mean is among its alternatives. Never raises.
    """
    text = addresses.unslacked(addresses.without_mentions(addresses.seen(text[:_LONGEST])))
    text = MARKS.sub("", EMOJI.sub(" ", text)).strip()
    rows = _body(text, language)
    if not rows:
        return Details()
    rest = without_lead(rows[0], language)
    line = ", ".join([rest.rstrip(",;"), *rows[1:]]) if _are_short(rest, rows[1:], language) else rest
    if (len(rows) == 1 or line != rest) and _is_a_line(line, language):
        read = details(line, now=now, zone=zone, country=country, announces=True, language=language)
        if read.company is not None:
            return replace(
                read,
                role=read.role if read.role and is_role(read.role, language.names) else None,
                round=read.round or _round(rows[:1], language),
                left="",
            )
    sheet = Sheet(now, zone, country, language, announces=True)
    labelled, prose = _apart([rest, *rows[1:]], language)
    company = is_a_company(labelled.get("company", ""), language) or company_of(
        prose, _after_closing(rows, language), text, language
    )
    people = _people(labelled.get("people", ""), prose, company, names, language)
    return Details(
        company=company,
        role=_role(labelled.get("role", ""), prose, company, language),
        when=_when(sheet, labelled, prose),
        format=_format(labelled.get("how", ""), prose, text, language),
        round=_round([labelled.get("how", ""), rows[0], *prose], language),
        people=people,
    )


# the message in rows


def _body(text: str, language: Language) -> list[str]:
    """The rows of the message itself, without what it quotes."""
    out: list[str] = []
    for row in text.split("\n")[:_ROWS]:
        if language.letter.wrote.match(row):
            break
        if row.strip() and not row.lstrip().startswith(">"):
            out.append(row.strip())
    return out


def _apart(rows: Sequence[str], language: Language) -> tuple[dict[str, str], list[str]]:
    """What rows with a label say, by kind; and the sentences of the others, up to the closing."""
    labelled: dict[str, str] = {}
    prose: list[str] = []
    for at, row in enumerate(rows):
        label = language.announced.label.match(row)
        name = label["name"].lower() if label is not None else ""
        kind = next(
            (key for key, known in language.announced.labels_of.items() if re.sub(r"\s+", " ", name) in known), ""
        )
        if label is not None and kind == "aside":
            continue
        if label is not None and name in language.letter.subject_headers:
            prose.append(without_lead(label["rest"], language))
        elif label is not None and kind:
            before = labelled.get(kind)
            labelled[kind] = f"{before}, {label['rest']}" if before else label["rest"]
        elif at and _closes(row, language):
            break
        elif language.letter.greeting.match(row) is None or len(row) > 60:
            prose += [piece.strip() for piece in _SENTENCE_ENDS.split(row)]
    return labelled, prose


def _closes(row: str, language: Language) -> bool:
    low = row.lower().strip(" ,.!–—-")
    return language.letter.closing.match(f"{row}\n") is not None or low in language.letter.closings


def _after_closing(rows: Sequence[str], language: Language) -> Sequence[str]:
    at = next((at for at, row in enumerate(rows) if at and _closes(row, language)), len(rows))
    return rows[at + 1 : at + 5]


def _are_short(first: str, rows: Sequence[str], language: Language) -> bool:
    """Whether these rows go on with what the first began: "Wed 4 Mar at 2pm" under a company and a role."""
    plain = all(
        len(row) <= 60 and not _SENTENCE_ENDS.search(row) and not _closes(row, language) for row in (first, *rows)
    )
    labelled = any(
        language.announced.label.match(row) or language.letter.greeting.match(row) or row.endswith(("!", "?", "."))
        for row in (first, *rows)
    )
    return 0 < len(rows) <= 5 and plain and not labelled


def _is_a_line(text: str, language: Language) -> bool:
    """Whether this is a log line: a company in a field of its own, then a time or a role in another."""
    row = fields(text, language) if len(text) <= 2 * _PIECE else ()
    if not 2 <= len(row) <= 8:
        return False
    in_brackets = _BRACKET.search(row[0])
    first = (
        row[0][: in_brackets.start()] if in_brackets is not None and is_role(in_brackets[1], language.names) else row[0]
    )
    opens = first.split()
    low = [word.lower().strip(".,!?:;") for word in opens]
    if (
        not opens
        or len(opens) > 5
        or low[0] in language.announced.openers
        or is_given_name(first, language.names)
        or is_role(first, language.names)
        or is_prose(first, language.names)
    ):
        return False
    named = is_the_place(first, language) or (len(opens) == 1 and is_role(row[1], language.names))
    told = any(is_role(one, language.names) or may_be_a_time(one, language.when) for one in row[1:])
    return named and told and not any(is_prose(one, language.names) and len(one.split()) > 4 for one in row)


# when


def _when(sheet: Sheet, labelled: dict[str, str], prose: Sequence[str]) -> When | None:
    """The one moment that is named; None where none or several are."""
    language = sheet.language
    rows = [labelled["when"]] if "when" in labelled else [*prose]
    found: list[tuple[When, str]] = []
    so_far = 0
    for row in rows:
        for at in range(0, min(len(row), 5 * _PIECE), _PIECE):
            piece = row[at : at + _PIECE]
            if not may_be_a_time(piece, language.when):
                continue
            so_far += len(piece)
            if so_far > _MOST:
                # What was not read may name another.
                return None
            times = _times(sheet, piece)
            if times is None:
                return None
            found += times
            if len({each.start for each, _ in found}) > _READINGS:
                return None
    when = _only(sheet, found)
    if when is None or when.grain is not Grain.MINUTE or when.end is not None:
        return when
    return _ending(when, labelled.get("length", ""), prose, language)


def _times(sheet: Sheet, piece: str) -> list[tuple[When, str]] | None:
    """The times in a piece; None where one goes over into another: "from Tuesday 3pm to Wednesday 2pm"."""
    language = sheet.language
    whole = sheet.read(piece)
    if isinstance(whole, When):
        return [(whole, piece)] if _is_told(sheet, whole) else []
    out: list[tuple[When, str]] = []
    for spot in spots(piece, language.when):
        whole_spot = said = piece[spot.start : spot.end]
        for _ in range(4):
            when = sheet.read(said)
            if isinstance(when, When):
                if may_be_a_time(whole_spot[len(said) :], language.when):
                    return None
                out += [(when, said)] if _is_told(sheet, when) else []
                break
            said = said.rpartition(" ")[0].strip(" ,;-–—(")
            if not said:
                break
    return out


def _is_told(sheet: Sheet, when: When) -> bool:
    """Whether it is a time that one meets at: neither "today" alone nor "lunch"."""
    if when.grain is Grain.MINUTE:
        return True
    return Flag.TIME_ONLY not in when.flags and when.start > sheet.now


def _only(sheet: Sheet, found: Sequence[tuple[When, str]]) -> When | None:
    """The moment when there is one only, or the one that a day and an hour said apart make."""
    days = [each for each in found if each[0].grain is not Grain.MINUTE]
    hours = [each for each in found if each[0].grain is Grain.MINUTE and Flag.TIME_ONLY in each[0].flags]
    exact = [each for each in found if each[0].grain is Grain.MINUTE and Flag.TIME_ONLY not in each[0].flags]
    starts = {each[0].start for each in exact}
    if len(starts) == 1:
        same = next((each[0] for each in exact if each[0].end is not None), exact[0][0])
        return None if any(each[0].start not in starts for each in hours) and len(hours) > 1 else same
    if starts:
        return None
    one_day, one_hour = {each[0].start for each in days}, {each[0].start for each in hours}
    if len(one_day) == 1 and len(one_hour) == 1:
        both = sheet.read(f"{days[0][1]} {hours[0][1]}")
        return both if isinstance(both, When) else None
    if len(one_hour) == 1 and not days:
        return hours[0][0]
    return days[0][0] if len(one_day) == 1 and not hours else None


def _ending(when: When, said: str, prose: Sequence[str], language: Language) -> When:
    """The moment with its end, where the message says how long it takes."""
    lengths = {
        int(match["n"]) * (60 if match["unit"].lower().startswith(language.announced.hours) else 1)
        for row in (*prose, f"{said} {language.announced.talk}")
        for match in language.announced.long.finditer(row[: 2 * _PIECE])
    }
    fitting = [minutes for minutes in lengths if 5 <= minutes <= 600]
    return replace(when, end=when.start + timedelta(minutes=fitting[0])) if len(fitting) == 1 else when


# what, how, who


def _role(labelled: str, prose: Sequence[str], company: str | None, language: Language) -> str | None:
    """The position, where the words around it say that it is one."""
    if labelled:
        return labelled[:120] if is_role(labelled, language.names) else None
    for row in prose[:20]:
        row = row[: 3 * _PIECE]
        for match in list(language.announced.for_role.finditer(row))[:12]:
            found = _role_after(row, match, language)
            if found is not None:
                return found
    for row in prose[:2]:
        pieces = [
            piece for one in fields(row[:_PIECE], language) for piece in language.announced.at_in_title.split(one)
        ]
        titled = [at for at, piece in enumerate(pieces) if is_role(piece, language.names)]
        if len(titled) != 1 or len(pieces) < 2 or company is None:
            continue
        before = pieces[titled[0] - 1] if titled[0] else ""
        met = language.announced.meet.search(before)
        if met is None or company in before[met.end() :]:
            return pieces[titled[0]][:120]
    return None


def _role_after(row: str, lead: re.Match[str], language: Language) -> str | None:
    """The position that follows these words, where what stands around it says that it is one."""
    words = row[lead.end() :].split(" ")
    named = lead.group().lower().strip().endswith(language.announced.position_of)
    for count in range(min(6, len(words)), 0, -1):
        said = " ".join(words[:count])
        after = row[lead.end() + len(said) :]
        bare = said.strip(" .,!?;:")
        if not is_role(bare, language.names):
            continue
        if named or said != bare or not after.strip() or language.announced.position_after.match(after):
            return bare
        if _timed(row[: lead.start()], lead.group(), after, language):
            return bare
    return None


def _timed(before: str, lead: str, after: str, language: Language) -> bool:
    """Whether an interview for what follows is told with its time: "interview for Data Analyst on Friday"."""
    words = language.announced
    said = words.for_what.match(lead) is not None and words.interview.search(before) is not None
    return said and may_be_a_time(" ".join(after.split()[:2]), language.when)


def _format(labelled: str, prose: Sequence[str], text: str, language: Language) -> InterviewFormat | None:
    """How it is held, when only one way is named."""
    words = language.line
    rows = [row[: 3 * _PIECE] for row in (labelled, *prose[:30])]
    found = [re.sub(r"\s+", " ", match.group().lower()) for row in rows for match in words.format_in.finditer(row)]
    said = {words.formats[each] for each in found}
    if not said and LINKS.search(text):
        return InterviewFormat.VIDEO
    return said.pop() if len(said) == 1 else None


def _round(rows: Sequence[str], language: Language) -> str | None:
    """Which interview it is, when its words say more than which one in a row."""
    for row in rows[:30]:
        for match in language.line.round_in.finditer(row[: 3 * _PIECE]):
            if language.announced.round_told.search(match.group()):
                return match.group().strip()
    return None


def _people(
    labelled: str, prose: Sequence[str], company: str | None, names: Sequence[str], language: Language
) -> tuple[PersonRead, ...]:
    """Whom one meets, as far as they are surely people and not the reader."""
    if labelled:
        return _others(crowd(labelled, language.names).people, company, names)
    for row in prose[:30]:
        beside = False
        for match in list(language.announced.meet.finditer(row[: 3 * _PIECE]))[:8]:
            said = row[match.end() :][:_PIECE]
            end = language.announced.people_end.search(said)
            said = (said[: end.start()] if end is not None else said).strip(" ,.!?")
            are = _are_people(said, company, language, beside=beside)
            found = _others(crowd(said, language.names).people, company, names) if are else ()
            # Who is met with the company is met besides it: "with Globex tomorrow 3pm with Jo".
            beside = beside or (company is not None and said == company)
            if found:
                return found
    return ()


def _are_people(said: str, company: str | None, language: Language, *, beside: bool = False) -> bool:
    """Whether they are surely people; `beside`: whom one meets is named besides the company."""
    if addresses.found(said):
        return True
    if not said or only_how(Sheet.blank(language), said) or not looks_like_people(said, language.names):
        return False
    if beside and said not in (company, "") and not is_role(said, language.names):
        return True
    bits = [bit for bit in language.names.parts.split(said) if bit]
    if any(is_given_name(bit, language.names) or is_given_name(bit.split()[0], language.names) for bit in bits):
        return True
    # Two capitals may be a company: people they are where the company is another.
    return company is not None and company not in said and all(looks_like_a_name(bit, language.names) for bit in bits)


def _others(found: Sequence[PersonRead], company: str | None, names: Sequence[str]) -> tuple[PersonRead, ...]:
    mine = {one.casefold() for name in names for one in (name, name.split(" ")[0] if name else "") if one}
    not_them = {company.casefold()} if company else set()
    return tuple(each for each in found if each.name.casefold() not in mine | not_them)[:12]
