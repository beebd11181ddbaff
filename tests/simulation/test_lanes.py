"""Lanes: what a platform asked to wait for is obeyed after a restart too, and costs one write."""

import asyncio
from datetime import timedelta

import pytest

from bot.errors import StoreError
from bot.model.ids import CountedIds
from bot.model.people import Tenant
from bot.model.policy import DEFAULT
from bot.ports import Installation
from bot.store import pace
from bot.store.rights import System
from bot.worker import IN_FLIGHT, Worker
from tests.dialogs.dialog import Dialog
from tests.simulation.couriers import Faulty

ONE = "Acme, Engineer, today 2pm-3pm with Grace"


def faulty(stage: Dialog, *script: str) -> Faulty:
    courier = Faulty(stage.clock, stage.stage, list(script))
    stage.bot.couriers["stage"] = courier
    return courier


def restarted(stage: Dialog) -> None:
    """Another worker, which knows only what the database kept."""
    stage.bot.worker = Worker(stage.bot.store, stage.bot.couriers, stage.clock, CountedIds(), DEFAULT)


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lanes that were written down, in order."""
    real, seen = pace.shut, []

    async def counted(tx, lane, until):
        seen.append(lane)
        await real(tx, lane, until)

    monkeypatch.setattr(pace, "shut", counted)
    return seen


async def test_h25_a_restart_does_not_open_a_lane_that_the_platform_shut(stage: Dialog):
    for name in ("ana", "ben", "eve"):
        await stage.actor(name).types(f"/interview log {ONE}")
    # A nudge of the same tenant that will not have met the limit before the restart.
    await stage.actor("late").types("/interview log Acme, Engineer, today 2pm-3:10pm with Grace")
    courier = faulty(stage, "down")
    await stage.moves_to("2026-03-02", "15:15")
    assert len(courier.tries) == 1
    restarted(stage)
    await stage.moves_to("2026-03-02", "15:34")
    assert len(courier.tries) == 1
    await stage.moves_to("2026-03-02", "15:36")
    assert sorted(each.to for each in courier.accepted) == ["ana", "ben", "eve", "late"]


async def test_h25_another_tenant_is_on_time_after_a_restart(stage: Dialog):
    async with stage.bot.store.begin(System("a test")) as tx:
        await pace.shut(tx, "slack/T1", stage.clock.now() + timedelta(days=1))
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage)
    restarted(stage)
    await stage.moves_to("2026-03-02", "15:15")
    assert len(courier.accepted) == 1


class Crowded(Faulty):
    """Answers when as many are in flight as there can be."""

    async def deliver(self, to, card, *, key, replaces=None):
        self.waiting = getattr(self, "waiting", 0) + 1
        while self.script and self.waiting < IN_FLIGHT:
            await asyncio.sleep(0)
        return await super().deliver(to, card, key=key, replaces=replaces)


async def test_a_lane_is_written_once_for_all_that_it_stops(stage: Dialog, writes: list[str]):
    for number in range(24):
        await stage.actor(f"p{number}").types(f"/interview log {ONE}")
    courier = Crowded(stage.clock, stage.stage, ["down"] * IN_FLIGHT)
    stage.bot.couriers["stage"] = courier
    await stage.moves_to("2026-03-02", "15:34")
    # Each of those in flight hears it.
    assert len(courier.tries) == IN_FLIGHT
    assert len(writes) == 1
    await stage.moves_to("2026-03-02", "15:36")
    assert len(courier.accepted) == 24
    assert len(writes) == 1


async def test_a_lane_that_cannot_be_written_is_obeyed_all_the_same(stage: Dialog, monkeypatch: pytest.MonkeyPatch):
    async def full(tx, lane, until):
        raise StoreError("the disk is full")

    monkeypatch.setattr(pace, "shut", full)
    for name in ("ana", "ben"):
        await stage.actor(name).types(f"/interview log {ONE}")
    courier = faulty(stage, "down")
    await stage.moves_to("2026-03-02", "15:34")
    assert len(courier.tries) == 1
    await stage.moves_to("2026-03-02", "15:36")
    assert len(courier.accepted) == 2


async def test_h11_after_an_uninstall_nothing_is_sent_until_the_tenant_is_back(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage)
    tenant = Tenant("stage", ana.actor.address.tenant)
    for _ in range(6):
        await stage.bot.keeps.uninstall(tenant)
    await stage.moves_to("2026-03-03", "12:00")
    assert courier.tries == []
    await stage.bot.keeps.install(Installation(tenant, {}))
    await stage.stage.settle()
    # One card says it all, as after any other pause of the worker.
    assert len(courier.accepted) == 1


async def test_h11_what_left_is_gone_with_the_sweep_after_seven_days(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage)
    await stage.bot.keeps.uninstall(Tenant("stage", ana.actor.address.tenant))
    stage.clock.move_to(stage.clock.now() + timedelta(days=7))
    await stage.stage.settle()
    await stage.bot.sweep()
    assert await stage.bot.next_due() is None
    await stage.moves_to("2026-04-03", "12:00")
    assert courier.tries == []
