"""The dialogs of tests/dialogs/test_completing_lines.py, through Discord."""

from tests.dialogs.test_completing_lines import *  # noqa: F403
