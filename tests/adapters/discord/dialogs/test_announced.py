"""The dialogs of tests/dialogs/test_announced.py, through Discord."""

from tests.dialogs.test_announced import *  # noqa: F403
