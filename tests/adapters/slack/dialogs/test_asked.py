"""The dialogs of tests/dialogs/test_asked.py, through Slack."""

from tests.dialogs.test_asked import *  # noqa: F403
