"""The dialogs of tests/dialogs/test_completing.py, through Slack."""

from tests.dialogs.test_completing import *  # noqa: F403
