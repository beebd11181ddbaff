"""The dialogs of tests/dialogs/test_said.py, through Discord."""

from tests.dialogs.test_said import *  # noqa: F403
