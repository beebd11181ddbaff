"""The dialogs of tests/dialogs/test_imports.py, through Slack."""

from tests.dialogs.test_imports import *  # noqa: F403
