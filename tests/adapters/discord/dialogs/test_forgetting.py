"""The dialogs of tests/dialogs/test_forgetting.py, through Discord."""

from tests.dialogs.test_forgetting import *  # noqa: F403
