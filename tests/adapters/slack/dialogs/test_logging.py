"""The dialogs of tests/dialogs/test_logging.py, through Slack."""

from tests.dialogs.test_logging import *  # noqa: F403
