"""The dialogs of tests/dialogs/test_bad_input.py, through Discord."""

from tests.dialogs.test_bad_input import *  # noqa: F403
