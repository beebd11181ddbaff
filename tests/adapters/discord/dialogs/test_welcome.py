"""The dialogs of tests/dialogs/test_welcome.py, through Discord."""

from tests.dialogs.test_welcome import *  # noqa: F403
