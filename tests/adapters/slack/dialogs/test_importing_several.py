"""The dialogs of tests/dialogs/test_importing_several.py, through Slack."""

from tests.dialogs.test_importing_several import *  # noqa: F403
