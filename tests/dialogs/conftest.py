"""A stage on both databases."""

from tests.dialogs.dialog import shared, spelling, stage, store

__all__ = ["shared", "spelling", "stage", "store"]
