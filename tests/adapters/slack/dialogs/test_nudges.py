"""The dialogs of tests/dialogs/test_nudges.py, through Slack."""

from tests.dialogs.test_nudges import *  # noqa: F403
