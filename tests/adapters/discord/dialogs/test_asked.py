"""The dialogs of tests/dialogs/test_asked.py, through Discord."""

from tests.dialogs.test_asked import *  # noqa: F403
