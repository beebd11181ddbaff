"""The dialogs of tests/dialogs/test_mended.py, through Discord."""

from tests.dialogs.test_mended import *  # noqa: F403
