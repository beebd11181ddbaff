"""The dialogs of tests/dialogs/test_handing_over.py, through Slack."""

from tests.dialogs.test_handing_over import *  # noqa: F403
