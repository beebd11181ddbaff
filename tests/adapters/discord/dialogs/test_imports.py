"""The dialogs of tests/dialogs/test_imports.py, through Discord."""

from tests.dialogs.test_imports import *  # noqa: F403
