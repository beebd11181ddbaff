"""The dialogs of tests/dialogs/test_mended_too.py, through Discord."""

from tests.dialogs.test_mended_too import *  # noqa: F403
