"""Statements: built once with SQLAlchemy Core, compiled once a dialect, run by the plain drivers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Text, bindparam, cast, literal_column
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.selectable import TableValuedAlias

Value = str | int | bytes | None
Row = Sequence[Any]
"""A row as the driver gives it; each noun's module turns it into a domain object at once."""


class _Given(FunctionElement[str]):
    """The elements of one JSON array parameter, as rows of one column `value`."""

    name = "given"
    inherit_cache = True


@compiles(_Given, "sqlite")
def _given_on_sqlite(element: _Given, compiler: SQLCompiler, **kw: object) -> str:
    return f"json_each({compiler.process(element.clauses, **kw)})"


@compiles(_Given, "postgresql")
def _given_on_postgresql(element: _Given, compiler: SQLCompiler, **kw: object) -> str:
    return f"jsonb_array_elements(({compiler.process(element.clauses, **kw)})::jsonb)"


def given(parameter: str, alias: str = "given") -> TableValuedAlias:
    """The rows of a JSON array of arrays, so that one statement serves any number of them."""
    return _Given(bindparam(parameter, type_=Text)).table_valued("value", name=alias)


def text_of(rows: TableValuedAlias, place: int) -> ColumnElement[str]:
    """The text at this place of each given row."""
    return cast(rows.c.value.op("->>")(literal_column(str(place))), Text)


def number_of(rows: TableValuedAlias, place: int) -> ColumnElement[int]:
    """The whole number at this place of each given row."""
    return cast(rows.c.value.op("->>")(literal_column(str(place))), BigInteger)


def parameter(name: str) -> BindParameter[str]:
    """A text parameter."""
    return bindparam(name, type_=Text)


def number(name: str) -> BindParameter[int]:
    """A whole-number parameter."""
    return bindparam(name, type_=BigInteger)


def literal(text: str) -> ColumnElement[str]:
    """A constant of our own, written out in the statement."""
    return literal_column("'" + text.replace("'", "''") + "'", Text)


def ids(values: Iterable[str]) -> str:
    """The JSON parameter of `given` for these ids."""
    return array([value] for value in values)


def array(rows: Iterable[Sequence[str | int | None]]) -> str:
    """The JSON parameter of `given` for these rows."""
    text = json.dumps(list(rows), separators=(",", ":"))
    if "\\u0000" in text or "\\ud" in text:
        # Escapes that PostgreSQL's JSON refuses, or that look like them: look at every value.
        return json.dumps(
            [[clean(each) if isinstance(each, str) else each for each in row] for row in json.loads(text)]
        )
    return text


def clean(value: str) -> str:
    """The text without what one of the databases refuses: NUL and halves of characters."""
    if value.isascii():
        return value.replace("\x00", "") if "\x00" in value else value
    return value.encode("utf-8", "replace").decode().replace("\x00", "")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as text, and which parameters go where."""

    text: str
    names: tuple[str, ...]
    constants: Mapping[str, Value]

    def arguments(self, given: Mapping[str, Value]) -> list[Value]:
        """The arguments in the order of the text."""
        out: list[Value] = []
        for name in self.names:
            value = given[name] if name in given else self.constants[name]
            out.append(clean(value) if isinstance(value, str) else value)
        return out


class Statements:
    """The statements of this program in one dialect; they are constants of the modules, so few."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[ClauseElement, Prepared] = {}

    def prepared(self, statement: ClauseElement) -> Prepared:
        """This statement, compiled at its first use."""
        known = self._known.get(statement)
        if known is None:
            compiled = statement.compile(dialect=self._dialect)
            assert isinstance(compiled, SQLCompiler)
            required = {bind.key for bind in compiled.binds.values() if bind.required or bind.value is None}
            constants = {name: value for name, value in compiled.params.items() if name not in required}
            known = Prepared(str(compiled), tuple(compiled.positiontup or ()), constants)
            self._known[statement] = known
        return known
