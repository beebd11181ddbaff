"""The dialogs of tests/dialogs/test_linking.py, through Discord."""

from tests.dialogs.test_linking import *  # noqa: F403
