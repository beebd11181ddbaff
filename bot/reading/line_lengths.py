"""How long an interview takes, wherever a line says it: after the time, before it, beside the format."""

from dataclasses import replace
from datetime import timedelta

from bot.model.moment import Grain
from bot.reading.line_how import only_how
from bot.reading.line_sheet import Sheet
from bot.reading.when_lengths import amount
from bot.reading.when_line import Line
from bot.reading.when_tokens import tokens


def length(sheet: Sheet, piece: str) -> bool:
    """Whether the field is how long it took, and how it was held perhaps: "45 minutes", "30 min phone"."""
    if len(piece) > 40 or sheet.lasting or (sheet.when is None and sheet.company is None):
        return False
    match = sheet.words.length.search(piece)
    if match is None or (sheet.when is not None and sheet.when.end is not None):
        return False
    words = sheet.language.when
    line = Line(tokens(match["said"].replace("-", " "), words), words)
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
