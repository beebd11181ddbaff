"""The dialogs of tests/dialogs/test_logging.py, through Discord."""

from tests.dialogs.test_logging import *  # noqa: F403
