"""What the tests of Discord share: the clock, at noon of Monday, 2 March 2026, New York."""

import os

import pytest

from bot.clock import MovableClock
from tests.dialogs.dialog import NOON, shared, spelling


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an operator has set, and what the kit, or what it stands on, reads silently."""
    for name in list(os.environ):
        if name.startswith("DISCORD_") or name.casefold() in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


__all__ = ["clock", "shared", "spelling"]
