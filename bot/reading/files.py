"""Files that somebody dropped: what kind each is, and what it holds. Bounded, whatever it is."""

from enum import StrEnum

from bot.chat.card import File
from bot.reading.invite import Invite, invite
from bot.reading.table import Table, table

SIZE = 256 * 1024
"""The largest file that is read, in bytes."""
_TABLES = (".csv", ".tsv", ".txt")


class Refused(StrEnum):
    """Why a file was not read."""

    KIND = "kind"
    """Of another kind, or too large."""
    EMPTY = "empty"
    """Nothing in it that could be an interview."""


Dropped = Invite | Table | Refused


def read(file: File) -> Dropped:
    """What the file holds; never raises."""
    if len(file.content) > SIZE:
        return Refused.KIND
    text = _text(file.content)
    if text is None:
        return Refused.KIND
    name, kind = file.name[-200:].casefold(), file.kind.casefold()
    if text[:200].lstrip().upper().startswith("BEGIN:VCALENDAR"):
        found = invite(text)
        return found if found.events else Refused.EMPTY
    if name.endswith(".ics") or kind.startswith("text/calendar"):
        return Refused.EMPTY
    if name.endswith(_TABLES) or kind.startswith(("text/csv", "text/plain", "text/tab")):
        rows = table(text)
        return rows if rows.rows else Refused.EMPTY
    return Refused.KIND


def _text(content: bytes) -> str | None:
    """The file as text, or None when it is none."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", "replace")
    elif b"\0" in content:
        return None
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            # What spreadsheets write on Windows.
            text = content.decode("cp1252", "replace")
    odd = sum(1 for sign in text[:4000] if sign < " " and sign not in "\t\r\n\f")
    return None if odd * 20 > len(text[:4000]) or "\0" in text[:4000] else text.replace("\0", "")
