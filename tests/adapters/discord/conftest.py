"""What the tests of Discord share: the clock, at noon of Monday, 2 March 2026, New York."""

import pytest

from bot.clock import MovableClock
from tests.dialogs.dialog import NOON, shared, spelling


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kit, or what it stands on, reads these silently."""
    for name in ("DISCORD_TOKEN", "DISCORD_API_URL", "DISCORD_GATEWAY_URL", "DISCORD_PROXY", "HTTP_PROXY",
                 "HTTPS_PROXY", "http_proxy", "https_proxy"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


__all__ = ["clock", "shared", "spelling"]
