"""The dialogs of tests/dialogs/test_preparing.py, through Discord."""

from tests.dialogs.test_preparing import *  # noqa: F403
