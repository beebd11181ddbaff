"""The measurement of answers runs and tells what it says it tells; no figure is held to a number here."""

import pytest

from adapters.cli.bench.acks import acks, measurable
from adapters.discord.bench import acks as discord_acks


def test_discord_can_be_measured():
    assert "discord" in measurable()


async def test_answers_are_measured_over_the_gateway_beside_the_kit_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(discord_acks, "_BURST", 60)
    (figures,) = (await acks("discord", 20)).values()
    ours = ("app", "turn", "autocomplete", "autocomplete_turn", "app_beside_deliveries")
    for contestant in ("bare", "autocomplete_bare", *ours):
        assert figures[contestant]["n"] == 20
        assert figures[contestant]["median_ms"] > 0
    for contestant in ("burst", "burst_bare"):
        assert figures[contestant]["n"] == 60
        assert figures[contestant]["last_ms"] >= figures[contestant]["median_ms"]
    # Each message is two calls of the fifty a second that Discord takes.
    assert 0 < figures["delivered_per_second"] <= 30
