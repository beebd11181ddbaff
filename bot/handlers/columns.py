"""The columns of a table: kept for a day so that they can be taken otherwise, and read again as they were named."""

import json
from collections.abc import Sequence

from bot.cards import afternote as afternote_cards
from bot.cards import columns as cards
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.reply import Invalid, ToAction
from bot.handlers.turn import Turn, Values
from bot.model.ids import FormId
from bot.reading.table import Table, taken_otherwise
from bot.store import forms

KEPT = "import.columns"
"""What a row of forms that keeps a table as it was read is called."""
LARGEST = 64 * 1024
"""Of a table with more characters nothing is kept, and its columns stay as they were taken."""
_NONE = "-"


def used(table: Table) -> tuple[tuple[str, str], ...]:
    """What each column that is used was taken for, where its name in the file is another."""
    pairs = zip(table.header, table.columns, strict=True)
    return tuple((name, column) for name, column in pairs if column and name.casefold() != column)


async def keep(turn: Turn, table: Table) -> FormId | str:
    """The id under which the table is kept, sealed, for a day; empty where it has no titles or is too large."""
    if not table.titles or sum(len(cell) for row in table.cells for cell in row) > LARGEST:
        return ""
    id = FormId(turn.new_id())
    filled = {"cells": json.dumps(table.cells), "columns": json.dumps(table.columns)}
    await forms.put(
        turn.tx,
        forms.FormRow(
            id=id, member_id=turn.member.id, action=KEPT, value="", step=0, filled=filled, origin="",
            expires_at=turn.expires,
        ),
    )  # fmt: skip
    return id


async def asked(turn: Turn, table: Table) -> Card:
    """Asks which column is what, of a table whose names tell nothing."""
    return cards.which_columns(turn.reader, table.titles, await keep(turn, table))


async def _kept(turn: Turn, value: str) -> tuple[list[list[str]], list[str]] | None:
    row = await forms.get(turn.tx, FormId(value))
    if row is None or row.action != KEPT or row.expires_at <= turn.now:
        return None
    return json.loads(row.filled["cells"]), json.loads(row.filled["columns"])


async def open_columns(turn: Turn, value: str, picked: str | None) -> ToAction:
    """The form that asks which column is what."""
    kept = await _kept(turn, value)
    if kept is None:
        return afternote_cards.not_yours(turn.reader)
    return await turn.opened(cards.columns(turn.reader, kept[0][0], _filled(kept[1]), value))


async def make_columns(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    kept = await _kept(turn, value)
    if kept is None:
        return None
    return cards.columns(turn.reader, kept[0][0], {**_filled(kept[1]), **values}, value)


def _filled(columns: Sequence[str]) -> dict[str, str]:
    place = {column: str(number) for number, column in enumerate(columns) if column and number < cards.MOST_COLUMNS}
    day = place.get("applied") or place.get("when") or ""
    each = (("applied", "application"), ("kind", "mixed"), ("when", "interview"))
    rows = next((row for column, row in each if column in place), "")
    return {
        "company": place.get("company", ""), "role": place.get("role", _NONE), "day": day,
        "people": place.get("people", _NONE), "rows": rows,
    }  # fmt: skip


async def named(turn: Turn, value: str, values: Values) -> Table | Invalid | None:
    """The table with its columns taken as they were named, what is wrong with that, or None where it is gone."""
    kept = await _kept(turn, value)
    if kept is None:
        return None
    cells, before = kept
    asked = {name: values.get(name, "") for name in (*cards.ASKED_COLUMNS, "rows")}
    problems = {name: afternote_cards.required(turn.reader) for name in ("company", "day", "rows") if not asked[name]}
    picked = [asked[name] for name in cards.ASKED_COLUMNS if asked[name].isdecimal()]
    for name in cards.ASKED_COLUMNS:
        if asked[name].isdecimal() and picked.count(asked[name]) > 1:
            problems.setdefault(name, cards.taken_twice(turn.reader))
    if problems:
        return Invalid(problems)
    columns = [column if column not in ("company", "role", "when", "applied", "people") else "" for column in before]
    columns += [""] * (len(cells[0]) - len(columns))
    if asked["rows"] != "mixed":
        columns = ["" if column == "kind" else column for column in columns]
    day = "applied" if asked["rows"] == "application" else "when"
    for name, column in zip(cards.ASKED_COLUMNS, ("company", "role", day, "people"), strict=True):
        if asked[name].isdecimal() and int(asked[name]) < len(columns):
            columns[int(asked[name])] = column
    return taken_otherwise(cells, columns)
