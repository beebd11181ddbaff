"""A stage on both databases."""

from pathlib import Path

import pytest

from tests import shares
from tests.dialogs.dialog import shared, spelling, stage, store


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        spec = getattr(item, "callspec", None)
        postgres = spec is not None and spec.params.get("database") == "postgresql"
        if postgres and shares.within(item, Path(__file__).parent) and not shares.on_both_databases(item):
            item.add_marker(pytest.mark.deep)


__all__ = ["shared", "spelling", "stage", "store"]
