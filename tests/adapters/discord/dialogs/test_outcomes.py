"""The dialogs of tests/dialogs/test_outcomes.py, through Discord."""

from tests.dialogs.test_outcomes import *  # noqa: F403
