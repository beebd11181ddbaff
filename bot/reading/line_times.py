"""The time among the fields of a line: alone, beside other words, in several fields, or beyond reading."""

import re
from functools import cache

from bot.model.moment import Flag, Grain, Trouble, Unread, When
from bot.reading.language import Language
from bot.reading.line_fields import people_clause
from bot.reading.line_sheet import Placed, Sheet
from bot.reading.names import is_role
from bot.reading.when_foreign import FOREIGN_DAYS
from bot.reading.when_spots import may_be_a_time

_LONGEST = 200
_FIELD = 60


def time_run(sheet: Sheet, row: tuple[str, ...], at: int) -> tuple[int, str | None]:
    """How many fields from here are one time, and the people in the last: "Fri, Sep 20, 3pm with Bob"."""
    if sheet.when is not None:
        return _completed(sheet, row[at])
    if at == 0 and not _could_open(sheet, row):
        return 0, None
    for length in (4, 3, 2, 1) if may_be_a_time(row[at], sheet.language.when) else ():
        if at + length > len(row):
            continue
        head, crowd = people_clause(row[at + length - 1], sheet.language)
        run = (*row[at : at + length - 1], head)
        if not head or any(len(one) > _FIELD for one in run):
            continue
        said = ", ".join(run)
        found = sheet.read(said)
        if isinstance(found, When):
            sheet.take_time(found, said)
            return length, crowd
    return _unread(sheet, row[at])


def _could_open(sheet: Sheet, row: tuple[str, ...]) -> bool:
    """Whether the first field may be a time: a company may be called Monday, never "yesterday 3pm"."""
    return len(row) > 1 and (len(row[0].split()) > 1 or row[0].lower() in sheet.words.open_days)


def _unread(sheet: Sheet, piece: str) -> tuple[int, str | None]:
    """Whether a field says a time that is none, and nothing else but people."""
    head, crowd = people_clause(piece, sheet.language)
    if sheet.when_text or not head or len(head) > _FIELD:
        return 0, None
    odd = sheet.odd(head)
    if odd is None or _trimmed(sheet, head[: odd[0]]) or _trimmed(sheet, head[odd[1] :]):
        return 0, None
    sheet.take_odd(head[odd[0] : odd[1]], odd[2])
    return 1, crowd


def _completed(sheet: Sheet, piece: str) -> tuple[int, str | None]:
    """Whether a later field says the hour to the day, or the day to the hour: "today with Bob, 3pm"."""
    when = sheet.when
    head, crowd = people_clause(piece, sheet.language)
    if when is None or not sheet.said or not head or len(head) > 40:
        return 0, None
    if when.grain is Grain.MINUTE and Flag.TIME_ONLY not in when.flags:
        return 0, None
    if not isinstance(sheet.read(head), When):
        return 0, None
    both = f"{sheet.said} {head}"
    found = sheet.read(both)
    if not isinstance(found, When) or found.grain is not Grain.MINUTE or Flag.TIME_ONLY in found.flags:
        return 0, None
    sheet.take_time(found, both)
    return 1, crowd


def parted(sheet: Sheet, text: str, *, people: bool = False) -> tuple[str, str]:
    """What stands before and after the time in the text, which is kept; without one, all stands before.

    `people`: the text is a list of them, so that an unknown word is a name rather than half of a time.
    """
    if sheet.when is not None or len(text) > _LONGEST:
        return text, ""
    odd = None if sheet.when_text else sheet.odd(text)
    edge = sheet.edge(text)
    found: Placed | None = edge if isinstance(edge, tuple) else None
    if found is not None and _is_a_name(sheet, text, found):
        return text, ""
    found = found or sheet.middle(text)
    if found is not None and Flag.TIME_ONLY in found[2].flags and odd is None:
        odd = _beside(sheet, text, found) or _unsure(
            sheet, text, found, unknown=sheet.company is not None and not people
        )
    if odd is not None and (found is None or (found[0] < odd[1] and odd[0] < found[1])):
        start, end, trouble = odd
        sheet.take_odd(text[start:end], trouble)
    elif found is not None:
        start, end, when = found
        sheet.take_time(when, text[start:end])
    elif isinstance(edge, Unread) and edge.trouble is not Trouble.TOO_LONG and edge.text in text:
        start = text.index(edge.text)
        end = start + len(edge.text)
        if not sheet.when_text:
            sheet.take_odd(edge.text, edge)
    else:
        return text, ""
    return _trimmed(sheet, text[:start]), _trimmed(sheet, text[end:])


def without_time(sheet: Sheet, text: str, *, people: bool = False) -> str:
    """The text without its time, which is kept."""
    before, after = parted(sheet, text, people=people)
    return f"{before} {after}".strip()


def _beside(sheet: Sheet, text: str, found: Placed) -> tuple[int, int, Unread] | None:
    """A "next" and unknown words before a lone hour: a day that was not understood."""
    start, end, _ = found
    words = text[:start].split()
    when = sheet.language.when
    leads = when.ahead | when.behind | when.this | when.coming
    if len(words) != 2 or words[0] not in leads or not words[1].islower() or words[1] in sheet.words.turns:
        return None
    return 0, end, Unread(Trouble.UNREADABLE, words[1][:80])


def _unsure(sheet: Sheet, text: str, found: Placed, *, unknown: bool) -> tuple[int, int, Unread] | None:
    """A word for a day that is not understood beside a lone hour: "hier 15h"; `unknown`: any unknown word is one."""
    start, end, _ = found
    before = list(_WORD.finditer(text, 0, start))[-3:]
    after = next(iter(_WORD.finditer(text, end)), None)
    day = next((each for each in before if _is_foreign(sheet, each.group())), None)
    beside = bool(before) and not text[before[-1].end() : start].strip()
    if day is None and unknown and beside and _is_unknown(sheet, before[-1].group()):
        day = next(
            each for at, each in enumerate(before) if all(_is_unknown(sheet, one.group()) for one in before[at:])
        )
    if day is None and after is not None and _is_foreign(sheet, after.group()):
        return start, after.end(), Unread(Trouble.UNREADABLE, after.group()[:80])
    if day is None:
        return None
    return day.start(), end, Unread(Trouble.UNREADABLE, text[day.start() : start].strip()[:80])


def _is_unknown(sheet: Sheet, word: str) -> bool:
    """Whether a word without a capital says nothing that is known of interviews."""
    language = sheet.language
    if not word.islower() or not word.isalpha() or word in language.names.given_names:
        return False
    return word not in _known(language) and not is_role(word, language.names)


def _is_foreign(sheet: Sheet, word: str) -> bool:
    """Whether it is a word for a day in a language other than the line's."""
    return word.lower() in FOREIGN_DAYS and word.lower() not in sheet.language.when.of_time


def foreign(sheet: Sheet) -> None:
    """Takes back a lone hour beside which a field of its own says a day that is not understood: "hier, 15h"."""
    when = sheet.when
    if when is None or Flag.TIME_ONLY not in when.flags:
        return
    said = next((each for each in (sheet.role, *sheet.left) if each and _is_foreign(sheet, each)), None)
    if said is None:
        return
    sheet.role = None if sheet.role == said else sheet.role
    sheet.left = [each for each in sheet.left if each != said]
    sheet.when = None
    sheet.take_odd(f"{said} {sheet.said}", Unread(Trouble.UNREADABLE, said[:80]))


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _is_a_name(sheet: Sheet, text: str, found: Placed) -> bool:
    """Whether a capitalised Today closes the company: USA Today, when a later field says the time."""
    start, end, _ = found
    word = text[start:end]
    if sheet.company is not None or start == 0 or not sheet.ahead or not (word.istitle() and word.isalpha()):
        return False
    return any(
        not is_role(piece, sheet.names) and isinstance(sheet.read(people_clause(piece, sheet.language)[0]), When)
        for piece in sheet.ahead
    )


def _trimmed(sheet: Sheet, text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,;|-–—·")
    return sheet.words.dangling.sub("", text).strip(" ,;|-–—·")


@cache
def _known(language: Language) -> frozenset[str]:
    """Words that are no half of a time, as other tables know them."""
    names, line, when = language.names, language.line, language.when
    of_formats = frozenset(word for known in line.formats for word in known.split())
    of_names = names.role_words | names.role_heads | names.prose | names.no_names
    return line.known | line.small_words | line.kinds | of_formats | of_names | when.fillers | when.lasting | when.until
