"""Lanes: what a platform asked to wait for is obeyed after a restart too, and costs one write."""

import asyncio
from datetime import timedelta

import pytest

from bot.errors import StoreError
from bot.model.ids import CountedIds
from bot.model.nudge import NudgeStatus
from bot.model.people import Tenant
from bot.model.policy import DEFAULT
from bot.ports import Installation
from bot.store import nudges, pace
from bot.store.rights import System
from bot.worker import BATCH, GIVE_UP, Worker
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


async def test_h25_what_a_platform_asks_of_one_process_reaches_the_others_while_they_run(stage: Dialog):
    await stage.actor("early").types("/interview log Acme, Engineer, today 1pm-2pm with Grace")
    for name in ("ana", "ben", "eve"):
        await stage.actor(name).types(f"/interview log {ONE}")
    courier, running = faulty(stage), stage.bot.worker
    await stage.moves_to("2026-03-02", "14:59")
    assert [each.to for each in courier.accepted] == ["early"]
    # Another process hears it; the one that has run all along is to obey it.
    async with stage.bot.store.begin(System("a test")) as tx:
        await pace.shut(tx, "stage/stage", stage.clock.now() + timedelta(minutes=40))
    await stage.moves_to("2026-03-02", "15:38")
    assert stage.bot.worker is running
    assert len(courier.tries) == 1
    await stage.moves_to("2026-03-02", "15:40")
    assert {each.to for each in courier.accepted[1:]} >= {"ana", "ben", "eve"}


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
        while self.script and self.waiting < BATCH:
            await asyncio.sleep(0)
        return await super().deliver(to, card, key=key, replaces=replaces)


async def test_a_lane_is_written_once_for_all_that_it_stops(stage: Dialog, writes: list[str]):
    for number in range(BATCH + 8):
        await stage.actor(f"p{number}").types(f"/interview log {ONE}")
    courier = Crowded(stage.clock, stage.stage, ["down"] * BATCH)
    stage.bot.couriers["stage"] = courier
    await stage.moves_to("2026-03-02", "15:34")
    # Each of those in flight hears it.
    assert len(courier.tries) == BATCH
    assert len(writes) == 1
    await stage.moves_to("2026-03-02", "15:36")
    assert len(courier.accepted) == BATCH + 8
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


# one address


async def test_one_who_cannot_be_reached_keeps_nobody_waiting_and_is_given_up(stage: Dialog):
    for name in ("ana", "ben", "eve"):
        await stage.actor(name).types(f"/interview log {ONE}")
    courier = faulty(stage)
    courier.stuck.add("ana")
    await stage.moves_to("2026-03-02", "15:15")
    assert sorted(each.to for each in courier.accepted) == ["ben", "eve"]
    assert len(courier.tries) == 3
    await stage.moves_to("2026-03-02", "15:59")
    assert len(courier.tries) == 2 + GIVE_UP
    ana = stage.actor("ana")
    courier.stuck.clear()
    await ana.types("/note list")
    ana.sees("may not have reached you by DM")


async def test_a_busy_address_is_tried_again_no_sooner_than_it_asks(stage: Dialog):
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.types(f"/interview log {ONE}")
    await ben.types("/interview log Acme, Engineer, today 2pm-3:01pm with Grace")
    courier = faulty(stage, "busy")
    await stage.moves_to("2026-03-02", "15:17")
    assert [each.to for each in courier.accepted] == ["ben"]
    await stage.moves_to("2026-03-02", "15:18")
    assert [each.to for each in courier.accepted] == ["ben", "ana"]


async def test_an_address_that_waits_its_turn_is_not_tried_and_shuts_no_lane(stage: Dialog, writes: list[str]):
    """As where a platform lets only so many new people in: however long it takes, nobody is given up for it."""
    ana, ben = stage.actor("ana"), stage.actor("ben")
    await ana.types(f"/interview log {ONE}")
    await ben.types("/interview log Acme, Engineer, today 2pm-3:01pm with Grace")
    courier = faulty(stage, "queued")
    await stage.moves_to("2026-03-02", "15:17")
    assert [each.to for each in courier.accepted] == ["ben"]
    assert await attempts(stage) == [0]
    courier.script.extend(["queued"] * (3 * GIVE_UP))
    await stage.moves_to("2026-03-02", "15:39")
    assert len(courier.tries) > GIVE_UP + 2
    assert await attempts(stage) == [0]
    courier.script.clear()
    await stage.moves_to("2026-03-02", "15:42")
    assert [each.to for each in courier.accepted] == ["ben", "ana"]
    assert writes == []
    await ana.types("/note list")
    ana.misses("may not have reached you by DM")


async def attempts(stage: Dialog) -> list[int]:
    """How often what is put off was tried."""
    async with stage.bot.store.read(System("a test")) as tx:
        coming = await nudges.everyone_coming(tx)
    return [each.attempts for each in coming if each.status is NudgeStatus.POSTPONED]


async def test_an_address_that_cannot_be_asked_after_is_given_up_too(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage, "lost")
    courier.finds.extend(["busy"] * 40)
    await stage.moves_to("2026-03-02", "15:59")
    assert len(courier.accepted) == 1
    assert len(courier.found) == GIVE_UP - 1
    await ana.types("/note list")
    ana.sees("may not have reached you by DM")


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
