"""The dialogs of tests/dialogs/test_nudges.py, through Discord."""

from tests.dialogs.test_nudges import *  # noqa: F403
