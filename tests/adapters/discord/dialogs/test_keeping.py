"""The dialogs of tests/dialogs/test_keeping.py, through Discord."""

from tests.dialogs.test_keeping import *  # noqa: F403
