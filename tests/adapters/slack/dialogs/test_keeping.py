"""The dialogs of tests/dialogs/test_keeping.py, through Slack."""

from tests.dialogs.test_keeping import *  # noqa: F403
