"""H21: a group's week keeps its wall time over a change of clocks, and over a restart."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from tests.cohorts.kept import Kept, founded
from tests.dialogs.dialog import Bot, Dialog

CHANGES = [("America/New_York", "2026-03-06", "2026-03-13"), ("Europe/Berlin", "2026-03-27", "2026-04-03"),
           ("Australia/Lord_Howe", "2026-04-03", "2026-04-10")]  # fmt: skip
"""A zone, and the days of the digests before and after its clocks change; the last changes by half an hour."""


def posted(stage: Dialog, zone: str) -> list[str]:
    """The wall times in that zone at which the room was shown something."""
    return [
        f"{each.at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
        for each in stage.stage.log
        if each.place == "#spring" and each.card is not None
    ]


async def shares(kept: Kept, words: str) -> None:
    ana = kept.people["ana"]
    await ana.types(f"/interview log {words}, Engineer, today 10am with Grace Hopper")
    await ana.types(f"/note sent {words}")
    await ana.presses("Share with the group")
    await ana.fills(words=words)


@pytest.mark.parametrize(("zone", "before", "after"), CHANGES)
async def test_h21_digests_are_planned_at_the_wall_time_on_both_sides_of_a_change(
    stage: Dialog, zone: str, before: str, after: str
):
    kept = await founded(stage, "ana", zone=zone)
    planned = {each.ordinal: each.due_at for each in await kept.in_rooms("digest")}
    walls = {f"{at.astimezone(ZoneInfo(zone)):%a %H:%M}" for at in planned.values()}
    assert walls == {"Fri 15:00"}
    assert planned[after] - planned[before] != timedelta(days=7)


@pytest.mark.parametrize(("zone", "before", "after"), CHANGES)
async def test_h21_a_digest_after_a_change_and_a_restart_comes_at_its_wall_time_once(
    stage: Dialog, spelling: Light, zone: str, before: str, after: str
):
    kept = await founded(stage, "ana", zone=zone)
    await shares(kept, "First panel done")
    eve = datetime.fromisoformat(before).replace(hour=20, tzinfo=ZoneInfo(zone))
    await stage.moves_to(before, "20:00", zone)
    assert stage.clock.now() == eve
    assert len(posted(stage, zone)) == 1
    # Something to tell after the change; then the process ends, and another takes up the same database.
    await shares(kept, "A second try")
    again = Dialog(Bot(stage.bot.store, stage.clock, CountedIds(), DEFAULT, spelling), stage.clock, stage.database)
    await again.moves_to(after, "14:59", zone)
    assert posted(again, zone) == []
    await again.moves_to(after, "20:00", zone)
    assert posted(again, zone) == [f"{after} 15:00"]
    assert len(posted(stage, zone)) == 1
