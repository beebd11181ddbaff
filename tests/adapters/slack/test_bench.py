"""The measurement of acks runs and tells what it says it tells; no figure is held to a number here."""

from adapters.cli.bench.acks import acks, measurable


def test_slack_can_be_measured():
    assert "slack" in measurable()


async def test_acks_are_measured_over_both_transports_beside_bolt_alone():
    figures = await acks("slack", 20)
    assert set(figures) == {"http", "socket"}
    for transport in figures.values():
        for contestant in ("bare", "app", "turn", "app_beside_deliveries"):
            assert transport[contestant]["n"] == 20
            assert transport[contestant]["median_ms"] > 0
        # Fifty a second are due; on a machine that is busy with other tests fewer get through.
        assert 0 < transport["delivered_per_second"] <= 55
