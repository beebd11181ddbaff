"""A stage on both databases; of the groups' matrix the fast tier takes SQLite alone."""

import pytest

from tests.dialogs.dialog import shared, spelling, stage, store

ON_SQLITE = frozenset({"test_cohort_rights.py", "test_cohort_canaries.py"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        spec = getattr(item, "callspec", None)
        if item.path.name in ON_SQLITE and spec is not None and spec.params.get("database") == "postgresql":
            item.add_marker(pytest.mark.deep)


__all__ = ["shared", "spelling", "stage", "store"]
