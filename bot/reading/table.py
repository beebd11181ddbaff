"""Tables: the rows of a CSV file, their cells by what its header calls them."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.reading import addresses

ROWS = 100
"""How many rows of a file are read."""
COLUMNS = 40
_CELL = 500
_LOOKED_AT = 20
_SIGNS = (",", ";", "\t", "|")
LINE = "line"
"""The one cell of a row in a table without a header: the row as one line."""

_NAMES: Mapping[str, str] = {
    name: column
    for column, names in {
        "company": "company|company name|employer|organization|organisation|firm|business",
        "role": "role|position|title|job|job title|role title|position title|vacancy|job position|job role|opening",
        "when": "when|date|day|interview date|date of interview|interview|date and time|date time|datetime|start"
                "|starts|start date|start time|interviewed on|scheduled|scheduled for|scheduled at",
        "applied": "applied|applied on|date applied|application date|applied date|date of application|submitted"
                   "|submitted on|date submitted|submission date|date sent|sent on|applied at",
        "promised": "decision by|decision date|reply by|response by|answer by|expected reply|promised|promised by",
        "kind": "kind|category|activity|contact type|entry type|kind of contact",
        "time": "time|at|hour|interview time|time of day",
        "end": "end|ends|end time|until",
        "people": "people|person|with|interviewer|interviewers|interviewer name|contact|contacts|contact name"
                  "|contact person|name|names|panel|met|who|recruiter|hiring manager",
        "email": "email|e mail|mail|email address|contact email|interviewer email|emails",
        "format": "format|how|medium|mode|type|interview type",
        "round": "round|stage|step|interview round",
        "outcome": "outcome|status|result|decision|state|list name|list|application status|pipeline stage",
    }.items()
    for name in names.split("|")
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row, its cells by column; `number` counts as a spreadsheet does."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; `more` were not read."""

    rows: tuple[Row, ...]
    headed: bool = False
    more: int = 0
    header: tuple[str, ...] = ()
    """The header as it stands in the file, when it has one."""
    columns: tuple[str, ...] = ()
    """What each column of the header was taken for; empty where it is not used."""
    cells: tuple[tuple[str, ...], ...] = ()
    """What was read of the file, the header among it, so that its columns may be taken otherwise."""

    @property
    def titles(self) -> tuple[str, ...]:
        """What the columns are called: by the header, or by the first row, where that might be one unknown to us."""
        if self.header or not self.cells:
            return self.header
        first = self.cells[0]
        might = len(first) > 1 and all(first) and not any(sign.isdigit() for cell in first for sign in cell)
        return first if might and len(self.cells) > 1 else ()

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that nothing is taken from."""
        return tuple(name for name, column in zip(self.header, self.columns, strict=True) if name and not column)


COLUMN_NAMES = tuple(dict.fromkeys(_NAMES.values()))
"""What a column may be taken for."""


def table(text: str, columns: Sequence[str] | None = None) -> Table:
    """The rows of a CSV file; never raises, and reads what stands before a fault.

    `columns` says what each column is, in place of what the header's names tell.
    """
    text = text.removeprefix("\ufeff")
    rows: list[tuple[int, list[str]]] = []
    more = 0
    for number, cells in _read(text, _sign(text)):
        if not any(cells):
            continue
        if len(rows) > ROWS:
            more += 1
            continue
        rows.append((number, cells))
    return _table(rows, more, columns)


def taken_otherwise(cells: Sequence[Sequence[str]], columns: Sequence[str]) -> Table:
    """The same rows, the first of them a header, with each column taken for what `columns` says."""
    return _table([(number, list(row)) for number, row in enumerate(cells, start=1)], 0, columns)


def _table(rows: Sequence[tuple[int, list[str]]], more: int, columns: Sequence[str] | None) -> Table:
    if not rows:
        return Table(())
    head = rows[0][1]
    given = [name if name in COLUMN_NAMES else "" for name in columns or ()]
    taken = [*given, *[""] * (len(head) - len(given))][: len(head)] if any(given) else _header(head)
    body = rows[1:] if taken else rows[:ROWS]
    if not taken and len(rows) > ROWS:
        more += 1
    read = tuple(Row(number, _cells(cells, taken)) for number, cells in body)
    header = tuple(head) if taken else ()
    return Table(read, bool(taken), more, header, tuple(taken), tuple(tuple(cells) for _, cells in rows))


def _read(text: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    number = 0
    try:
        for cells in reader:
            number += 1
            yield number, [_clean(cell) for cell in cells[:COLUMNS]]
    except csv.Error:
        # A quote that never closes: what stands before it is good.
        return


def _clean(cell: str) -> str:
    """What a cell says; a formula says nothing."""
    text = " ".join(addresses.seen(cell[: 4 * _CELL]).split(" ")).strip()[:_CELL]
    return "" if text.startswith("=") else text


def _sign(text: str) -> str:
    """What parts the cells: the sign that gives the first rows the most columns, and alike."""

    def fit(sign: str) -> tuple[int, int]:
        widths = [len(cells) for _, cells in islice(_read(text, sign), _LOOKED_AT)]
        usual = max(set(widths), key=widths.count) if widths else 0
        return (widths.count(usual) if usual > 1 else 0), usual

    return max(_SIGNS, key=fit)


def _header(cells: Sequence[str]) -> list[str]:
    """The column that each cell of a header names, or nothing when this row is none."""
    columns: list[str] = []
    for cell in cells:
        bare = " ".join(re.sub(r"[^a-z]+", " ", cell[:60].casefold()).split())
        name = _NAMES.get(bare, "")
        columns.append("" if name in columns and name not in ("people", "email") else name)
    known = {each for each in columns if each}
    return columns if "company" in known or len(known) > 1 else []


def _cells(cells: Sequence[str], columns: Sequence[str]) -> Mapping[str, str]:
    if not columns:
        return {LINE: ", ".join(cell for cell in cells if cell)}
    found: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name and cell:
            found[name] = f"{found[name]}, {cell}" if name in found else cell
    return found
