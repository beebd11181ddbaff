"""A platform that hangs on one delivery keeps nobody else waiting."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

import bot.worker
from bot.chat.card import Card
from bot.model.people import Address
from bot.ports import Receipt
from tests.dialogs.dialog import ZONE, Dialog
from tests.simulation.couriers import Faulty

ONE = "Acme, Engineer, today 2pm-3pm with Grace"


def at(time: str) -> datetime:
    """That time of Monday, 2 March 2026, in New York."""
    return datetime.fromisoformat(f"2026-03-02T{time}").replace(tzinfo=ZoneInfo(ZONE))


@dataclass
class Hanging(Faulty):
    """Hangs on whoever is in `hung` until `let_go` is set, and tells when somebody else has theirs."""

    hung: set[str] = field(default_factory=set)
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    got: dict[str, asyncio.Event] = field(default_factory=dict)

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        if to.user in self.hung:
            self.waiting.set()
            await self.let_go.wait()
        receipt = await super().deliver(to, card, key=key, replaces=replaces)
        self.got.setdefault(to.user or "", asyncio.Event()).set()
        return receipt


async def test_what_falls_due_while_one_delivery_hangs_goes_out(stage: Dialog, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bot.worker, "PATIENCE", 0.01)
    for name in ("ana", "ben"):
        await stage.actor(name).types(f"/interview log {ONE}")
    courier = Hanging(stage.clock, stage.stage, hung={"ana"})
    courier.got = {"ana": asyncio.Event(), "ben": asyncio.Event(), "eve": asyncio.Event()}
    stage.bot.couriers["stage"] = courier
    stage.clock.move_to(at("15:16"))
    work = asyncio.create_task(stage.bot.worker.run())
    try:
        async with asyncio.timeout(20):
            await courier.waiting.wait()
            await courier.got["ben"].wait()
            # It falls due while Ana's hangs: nothing but another batch can bring it.
            eve = stage.stage.actor("eve")
            await stage.bot.greet(stage.stage.origin(eve, None))
            await courier.got["eve"].wait()
            assert not courier.got["ana"].is_set()
            courier.let_go.set()
            await courier.got["ana"].wait()
    finally:
        stage.bot.worker.stop()
        courier.let_go.set()
        await asyncio.wait_for(work, 10)
    assert [each.to for each in courier.accepted].count("ana") == 1


async def test_a_worker_that_is_stopped_finishes_the_slow_batch_first(
    stage: Dialog, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bot.worker, "PATIENCE", 0.01)
    await stage.actor("ana").types(f"/interview log {ONE}")
    courier = Hanging(stage.clock, stage.stage, hung={"ana"})
    stage.bot.couriers["stage"] = courier
    stage.clock.move_to(at("15:16"))
    work = asyncio.create_task(stage.bot.worker.run())
    async with asyncio.timeout(20):
        await courier.waiting.wait()
        stage.bot.worker.stop()
        await asyncio.wait({work}, timeout=0.05)
        assert not work.done()
        courier.let_go.set()
        await work
    assert [each.to for each in courier.accepted] == ["ana"]
