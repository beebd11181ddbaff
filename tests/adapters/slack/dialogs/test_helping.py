"""The dialogs of tests/dialogs/test_helping.py, through Slack."""

from tests.dialogs.test_helping import *  # noqa: F403
