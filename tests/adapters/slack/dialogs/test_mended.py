"""The dialogs of tests/dialogs/test_mended.py, through Slack."""

from tests.dialogs.test_mended import *  # noqa: F403
