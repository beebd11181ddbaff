"""The dialogs of tests/dialogs/test_settings.py, through Discord."""

from tests.dialogs.test_settings import *  # noqa: F403
