"""A stage on both databases."""

from tests.dialogs.dialog import spelling, stage

__all__ = ["spelling", "stage"]
