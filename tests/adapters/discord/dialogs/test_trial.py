"""The dialogs of tests/dialogs/test_trial.py, through Discord."""

from tests.dialogs.test_trial import *  # noqa: F403
