"""The dialogs of tests/dialogs/test_cohorts.py, through Discord."""

from tests.dialogs.test_cohorts import *  # noqa: F403
