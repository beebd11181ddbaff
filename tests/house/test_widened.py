"""What a grant widens stays in the store, and everything of a member goes with them."""

import ast
from pathlib import Path

from bot.store import merging, tables

ROOT = Path(__file__).parents[2]
WIDENED = {"grant", "granted", "door", "before", "after", "mine"}


def _holders() -> set[tuple[str, str]]:
    """Where a handler or a card takes the transaction out of a grant: the module, and in which function."""
    found = set()
    for path in [*(ROOT / "bot" / "handlers").rglob("*.py"), *(ROOT / "bot" / "cards").rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if not isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and node.attr == "tx" and isinstance(node.value, ast.Name):
                    if node.value.id in WIDENED:
                        found.add((path.stem, function.name))
    return found


def test_no_card_holds_a_widened_transaction_and_no_more_handlers_than_these():
    known = set()
    assert _holders() <= known


def test_every_table_of_a_member_goes_with_them():
    for table in tables.metadata.sorted_tables:
        for column in table.c:
            if column.name in ("member_id", "other_id") and table is not tables.audit:
                (key,) = column.foreign_keys
                assert key.column.table is tables.members, table.name
                assert key.ondelete == "CASCADE", table.name


def test_every_table_of_a_member_is_taken_along_when_two_become_one():
    text = Path(merging.__file__).read_text(encoding="utf-8")
    about = {table.name for table in tables.metadata.sorted_tables if "member_id" in table.c}
    assert {name for name in about if f"tables.{name}" not in text and f'"{name}"' not in text} == set()
