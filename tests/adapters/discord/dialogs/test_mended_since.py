"""The dialogs of tests/dialogs/test_mended_since.py, through Discord."""

from tests.dialogs.test_mended_since import *  # noqa: F403
