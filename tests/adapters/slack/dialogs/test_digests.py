"""The dialogs of tests/dialogs/test_digests.py, through Slack."""

from tests.dialogs.test_digests import *  # noqa: F403
