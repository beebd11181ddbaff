"""Leases: what one process has in hand no other takes up, however slow the platform is."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.chat.card import Card
from bot.clock import EPOCH, Instant
from bot.model.ids import CountedIds
from bot.model.nudge import Nudge, NudgeStatus
from bot.model.people import Address
from bot.model.policy import DEFAULT
from bot.ports import Absent, Receipt, Unknowable
from bot.store import nudges
from bot.store.postgres import PostgresDatabase
from bot.store.rights import System
from bot.store.store import Store
from bot.store.vault import Vault
from bot.worker import BATCH, FINDING, READY, Worker
from tests.dialogs.dialog import Dialog
from tests.simulation.couriers import Faulty

ONE = "Acme, Engineer, today 2pm-3pm with Grace"
LONGEST = timedelta(seconds=55)

Meanwhile = Callable[[], Awaitable[object]]


@dataclass
class Slow(Faulty):
    """Takes as long as it may; shortly before what goes out together is out, the other process has its turn."""

    longest: timedelta = LONGEST
    meanwhile: Meanwhile | None = None
    looks: timedelta = timedelta(0)
    """How long it takes to find something out."""
    started: list[str] = field(default_factory=list)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _reached: Instant = EPOCH

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        until = self.clock.now() + self.longest
        self.started.append(key)
        await self._until(until)
        return await super().deliver(to, card, key=key, replaces=replaces)

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        await self._until(self.clock.now() + self.looks)
        return await super().find(to, key=key, since=since)

    async def _until(self, until: Instant) -> None:
        # Whatever goes out together has begun by then.
        await asyncio.sleep(0)
        async with self._turn:
            if until <= self._reached:
                return
            self._reached = until
            self.clock.move_to(max(until, self.clock.now()))  # type: ignore[attr-defined]
            if self.meanwhile is not None:
                await self.meanwhile()


@pytest.fixture
async def elsewhere(stage: Dialog, database: str, vault: Vault) -> AsyncIterator[Store]:
    """The database as another process has it; SQLite has one process, and two workers in it."""
    if database == "sqlite":
        yield stage.bot.store
        return
    here = stage.bot.store._database
    assert isinstance(here, PostgresDatabase)
    other = await Store.open(here.url, vault, clock=stage.clock)
    yield other
    await other.close()


@pytest.fixture
async def slow(stage: Dialog, elsewhere: Store) -> Slow:
    """The courier of one of two processes that work on one queue, and reach the same platform."""
    courier = Slow(stage.clock)
    stage.bot.couriers["stage"] = courier
    theirs = Slow(stage.clock, accepted=courier.accepted, found=courier.found, started=courier.started)
    other = Worker(elsewhere, {"stage": theirs}, stage.clock, Apart(), DEFAULT)

    async def meanwhile() -> None:
        await asyncio.create_task(other.tick())

    courier.meanwhile = meanwhile
    return courier


class Apart(CountedIds):
    """Ids of another process."""

    def new(self, now) -> str:
        return f"o{super().new(now)[1:]}"


async def many(stage: Dialog, count: int) -> None:
    for number in range(count):
        await stage.actor(f"p{number}").types(f"/interview log {ONE}")


async def waiting(stage: Dialog) -> list[Nudge]:
    async with stage.bot.store.read(System("a test")) as tx:
        return [each for each in await nudges.everyone_coming(tx, 1_000) if each.next_at <= stage.clock.now()]


async def test_no_other_process_sends_what_a_slow_one_has_in_hand(stage: Dialog, slow: Slow):
    await many(stage, BATCH + 8)
    await stage.moves_to("2026-03-02", "15:25")
    assert sorted(each.to for each in slow.accepted) == sorted(f"p{number}" for number in range(BATCH + 8))
    assert sorted(set(slow.started)) == sorted(slow.started)
    assert slow.found == []


async def test_what_the_look_back_left_no_time_for_is_put_off_untried_and_sent_once(stage: Dialog, slow: Slow):
    await many(stage, 4)
    for name in ("q1", "q2"):
        await stage.actor(name).types("/interview log Acme, Engineer, today 2pm-3:02pm with Grace")
    slow.script.append("uncertain")
    other, slow.meanwhile = slow.meanwhile, None
    await stage.moves_to("2026-03-02", "15:15")
    # Others come due with the one in doubt, and finding out about that takes all the time that there is.
    sent, slow.looks, slow.meanwhile = len(slow.started), READY + timedelta(seconds=1), other
    stage.clock.move_to(stage.clock.now() + timedelta(minutes=2))
    await stage.bot.worker.tick()
    # Its lease does not outlast another send, so none was begun.
    assert len(slow.started) == sent
    left = await waiting(stage)
    assert {each.attempts for each in left} == {0, 1}
    assert {each.status for each in left} == {NudgeStatus.POSTPONED}
    slow.looks = timedelta(0)
    await stage.stage.settle()
    assert sorted(slow.keys()) == sorted(set(slow.keys()))
    assert {each.to for each in slow.accepted} == {"p0", "p1", "p2", "p3", "q1", "q2"}


async def test_a_courier_that_takes_longer_than_it_said_is_let_go_and_asked(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")

    class Hanging(Faulty):
        async def deliver(self, to, card, *, key, replaces=None):
            receipt = await super().deliver(to, card, key=key, replaces=replaces)
            await asyncio.Event().wait()
            return receipt

    courier = Hanging(stage.clock, stage.stage, longest=timedelta(milliseconds=1))
    stage.bot.couriers["stage"] = courier
    await stage.moves_to("2026-03-02", "15:20")
    assert len(courier.accepted) == 1
    assert courier.found == courier.keys()


async def test_a_look_back_that_hangs_is_let_go_and_tried_again(stage: Dialog, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.worker.FINDING", timedelta(milliseconds=1))
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")

    class Hanging(Faulty):
        async def find(self, to, *, key, since):
            if not self.found:
                self.found.append(key)
                await asyncio.Event().wait()
            return await super().find(to, key=key, since=since)

    courier = Hanging(stage.clock, stage.stage, ["lost"])
    stage.bot.couriers["stage"] = courier
    await stage.moves_to("2026-03-02", "15:30")
    assert len(courier.accepted) == 1
    assert courier.found == courier.keys() * 2


def test_a_lease_has_room_for_a_look_back_and_a_delivery():
    assert READY > FINDING
