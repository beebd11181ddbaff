"""What a grant widens stays in the store, and everything of a member goes with them."""

import ast
from pathlib import Path

from bot.store import tables

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
                taken = isinstance(node, ast.Attribute) and node.attr == "tx" and isinstance(node.value, ast.Name)
                if taken and node.value.id in WIDENED:
                    found.add((path.stem, function.name))
    return found


def test_no_card_and_no_handler_holds_a_widened_transaction():
    assert _holders() == set()


def _of_members() -> dict[str, set[str]]:
    """The tables with rows of one member, and what happens to them when the member's row goes."""
    return {
        table.name: {key.ondelete or "" for key in table.c.member_id.foreign_keys if key.column.table is tables.members}
        for table in tables.metadata.sorted_tables if "member_id" in table.c
    }  # fmt: skip


def test_every_table_of_a_member_goes_with_them():
    without = {name for name, ends in _of_members().items() if ends != {"CASCADE"}}
    assert without == set(), "a table of members whose rows stay behind"
