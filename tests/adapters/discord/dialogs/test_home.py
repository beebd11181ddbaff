"""The dialogs of tests/dialogs/test_home.py, through Discord."""

from tests.dialogs.test_home import *  # noqa: F403
