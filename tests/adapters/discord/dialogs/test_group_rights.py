"""The dialogs of tests/dialogs/test_group_rights.py, through Discord."""

from tests.dialogs.test_group_rights import *  # noqa: F403
