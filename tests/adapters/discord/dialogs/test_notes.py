"""The dialogs of tests/dialogs/test_notes.py, through Discord."""

from tests.dialogs.test_notes import *  # noqa: F403
