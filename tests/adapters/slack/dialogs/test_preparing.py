"""The dialogs of tests/dialogs/test_preparing.py, through Slack."""

from tests.dialogs.test_preparing import *  # noqa: F403
