"""The dialogs of tests/dialogs/test_reading_drafts.py, through Discord."""

from tests.dialogs.test_reading_drafts import *  # noqa: F403
