"""How long an interview takes, wherever a line says it: after the time, before it, beside the format."""

import re
from dataclasses import replace
from datetime import timedelta

from bot.model.moment import Grain
from bot.reading.line_how import only_how
from bot.reading.line_sheet import Sheet
from bot.reading.when_english import ENGLISH
from bot.reading.when_lengths import amount
from bot.reading.when_line import Line
from bot.reading.when_tokens import tokens

_LENGTH = re.compile(
    r"(?<![\w.:])(?:for\s+)?(?P<said>an?\s+hour\s+and\s+a\s+half|(?:\d{1,3}(?:\.\d{1,2})?|an?|one|two|three|half\s+an?)"
    r"[\s-]?(?:minutes?|mins?|hours?|hrs?|h)(?:\s?(?:and\s)?\s?\d{1,2}\s?(?:minutes?|mins?|m))?)(?![\w-])",
    re.IGNORECASE,
)


def length(sheet: Sheet, piece: str) -> bool:
    """Whether the field is how long it took, and how it was held perhaps: "45 minutes", "30 min phone"."""
    if len(piece) > 40 or sheet.lasting or (sheet.when is None and sheet.company is None):
        return False
    match = _LENGTH.search(piece)
    if match is None or (sheet.when is not None and sheet.when.end is not None):
        return False
    line = Line(tokens(match["said"].replace("-", " "), ENGLISH), ENGLISH)
    found = amount(line, 0)
    if found is None or found[0] != len(line) or not 0 < found[1].minutes <= 24 * 60:
        return False
    rest = f"{piece[: match.start()]} {piece[match.end() :]}".strip(" ,;()-–—")
    if rest and not only_how(sheet, rest):
        return False
    sheet.lasting = match["said"], found[1].minutes
    return True


def ended(sheet: Sheet) -> None:
    """Puts the length that was said behind the time."""
    if sheet.lasting is None:
        return
    said, minutes = sheet.lasting
    when = sheet.when
    if when is None or when.grain is not Grain.MINUTE or when.end is not None:
        sheet.left.append(said)
        return
    sheet.when = replace(when, end=when.start + timedelta(minutes=minutes))
