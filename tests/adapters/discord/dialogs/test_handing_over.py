"""The dialogs of tests/dialogs/test_handing_over.py, through Discord."""

from tests.dialogs.test_handing_over import *  # noqa: F403
