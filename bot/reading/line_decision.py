"""A field that says when they will decide."""

from bot.model.moment import Tense, When
from bot.reading.line_sheet import Sheet
from bot.reading.names import is_role

_SHORT = 120


def decision(sheet: Sheet, piece: str) -> bool:
    """Whether the field says by when they answer; it is kept."""
    words = sheet.words
    match = words.decides.match(piece)
    if match is None or len(piece) > _SHORT:
        return False
    lead = match["by"] or ""
    day = f"{words.within[0]} {match['day']}" if lead.lower().startswith(words.within) else match["day"]
    found = sheet.read(day, Tense.FUTURE)
    if isinstance(found, When):
        sheet.decides_by = found
        sheet.in_crowd = False
        return True
    if match["by"] and not is_role(piece, sheet.names):
        sheet.left.append(piece)
        return True
    return False
