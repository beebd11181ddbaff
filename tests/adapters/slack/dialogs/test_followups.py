"""The dialogs of tests/dialogs/test_followups.py, through Slack."""

from tests.dialogs.test_followups import *  # noqa: F403
