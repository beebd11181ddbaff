"""The dialogs of tests/dialogs/test_linking.py, through Slack."""

from tests.dialogs.test_linking import *  # noqa: F403
