"""Lanes: one tenant's haste or limit is nobody else's."""

from datetime import UTC, datetime, timedelta

from bot.model.ids import NudgeId
from bot.model.pace import Lanes

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_tenant_gets_so_many_a_second_and_each_keeps_its_place():
    lanes = Lanes()
    slots = [lanes.slot("big", NudgeId(f"n{number}"), NOW, 2.0) for number in range(4)]
    assert slots == [NOW, NOW + SECOND / 2, NOW + SECOND, NOW + 1.5 * SECOND]
    assert lanes.slot("big", NudgeId("n3"), NOW + SECOND, 2.0) == NOW + 1.5 * SECOND
    assert lanes.slot("big", NudgeId("n3"), NOW + 2 * SECOND, 2.0) == NOW + 2 * SECOND


def test_a_full_lane_delays_no_other_tenant():
    lanes = Lanes()
    for number in range(1000):
        lanes.slot("big", NudgeId(f"n{number}"), NOW, 1.0)
    assert lanes.slot("small", NudgeId("other"), NOW, 1.0) == NOW


def test_a_tenant_whose_platform_asks_to_wait_waits_and_no_other_does():
    lanes = Lanes()
    lanes.shut("limited", NOW + 30 * SECOND)
    lanes.shut("limited", NOW + 10 * SECOND)
    assert lanes.slot("limited", NudgeId("a"), NOW, None) == NOW + 30 * SECOND
    assert lanes.slot("free", NudgeId("b"), NOW, None) == NOW
    assert lanes.slot("limited", NudgeId("a"), NOW + 30 * SECOND, None) == NOW + 30 * SECOND


def test_what_is_heard_twice_is_news_once():
    lanes = Lanes()
    assert lanes.shut("limited", NOW + 30 * SECOND)
    assert not lanes.shut("limited", NOW + 30 * SECOND)
    assert not lanes.shut("limited", NOW + 31 * SECOND)
    assert not lanes.shut("limited", NOW + 5 * SECOND)
    assert lanes.slot("limited", NudgeId("a"), NOW, None) == NOW + 31 * SECOND
    assert lanes.shut("limited", NOW + 60 * SECOND)
    assert lanes.shut("other", NOW + 5 * SECOND)


def test_without_a_pace_everything_goes_at_once():
    lanes = Lanes()
    assert {lanes.slot("any", NudgeId(f"n{number}"), NOW, None) for number in range(50)} == {NOW}
