"""A field that says when they will decide."""

import re

from bot.model.moment import Tense, When
from bot.reading.details_english import DECISION
from bot.reading.line_sheet import Sheet
from bot.reading.names import is_role

_SHORT = 120
_DECIDES = re.compile(
    rf"^(?:and\s+|but\s+)?{DECISION}(?P<by>(?:by|on|before|until|within|in|not\s+before)(?:\s+|:\s*))?(?P<day>.+)$",
    re.IGNORECASE,
)


def decision(sheet: Sheet, piece: str) -> bool:
    """Whether the field says by when they answer; it is kept."""
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
