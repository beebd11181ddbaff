"""The process that the kill loop kills: it writes rows, and claims, delivers and settles, as fast as it can.

    python -m tests.simulation.victim URL KEY PLATFORM GENERATION history|plain go|finish

Each acknowledged write is a line on stdout. The platform is a file of delivered keys, each one synced; time stands
still within a generation, and between two of them passes by more than a lease.
"""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

from bot.clock import Instant
from bot.model.ids import NudgeId, OpportunityId, RandomIds
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.opportunity import Opportunity
from bot.ports import Receipt
from bot.store import members, nudges, opportunities, queue
from bot.store.queue import Claimed, Settlement
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.vault import Vault
from tests.store.makers import BOT, NOW, member

ANA = member("ana")
LEASE = timedelta(minutes=1)
IN_FLIGHT = 16
AT_ONCE = 4
BURST = 40
"""How far writing may run ahead of delivering."""


class Platform:
    """Delivers by appending the key to a file; knows its history."""

    def __init__(self, path: Path, *, history: bool) -> None:
        self._path = path
        self._history = history
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def deliver(self, key: str) -> Receipt:
        os.write(self._file, f"{key}\n".encode())
        os.fsync(self._file)
        return Receipt(key, ANA.addresses[0])

    def find(self, key: str) -> Receipt | None:
        if self._history and key in self._path.read_text().split():
            return Receipt(key, ANA.addresses[0])
        return None


async def write(store: Store, now: Instant, room: asyncio.Semaphore) -> None:
    ids = RandomIds()
    while True:
        for _ in range(AT_ONCE):
            await room.acquire()
        wanted = Opportunity(OpportunityId(ids.new(now)), ANA.id, "Acme", "Engineer", now)
        planned = [
            Nudge(NudgeId(ids.new(now)), ANA.id, NudgeKind.THANK, "c", NOW, NOW, Reason(Because.CHOSEN, NOW), wanted.id)
            for _ in range(AT_ONCE)
        ]
        async with store.begin(AsMember(ANA.id)) as tx:
            await opportunities.put(tx, wanted)
            await nudges.plan(tx, wanted.id, planned, now)
        print("saved", wanted.id, *(nudge.id for nudge in planned), flush=True)


async def work(store: Store, platform: Platform, now: Instant, room: asyncio.Semaphore, *, finish: bool) -> None:
    token = f"{os.getpid()}"
    while True:
        async with store.read(BOT) as tx:
            due = await queue.next_due(tx)
        if due is None and finish:
            return
        if due is None or due > now:
            await store.woken(30)
            continue
        async with store.begin(BOT) as tx:
            batch = await queue.claim(tx, now=now, limit=IN_FLIGHT, lease=LEASE, token=token)
        done = [await send(platform, each, token, now) for each in batch]
        async with store.begin(BOT) as tx:
            await queue.settle(tx, done)
        for _ in batch:
            room.release()


async def send(platform: Platform, claimed: Claimed, token: str, now: Instant) -> Settlement:
    key = claimed.nudge.key
    in_doubt = claimed.before in (NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN)
    receipt = platform.find(key) if in_doubt else None
    if receipt is None:
        receipt = platform.deliver(key)
    # A moment like any other for the kill, and for the writer to go on.
    print("sent", flush=True)
    await asyncio.sleep(0)
    return Settlement(claimed.nudge.id, token, NudgeStatus.DELIVERED, delivered_at=now, receipt=receipt)


async def main(url: str, key: str, path: str, generation: str, history: str, end: str) -> None:
    store = await Store.open(url, Vault.from_keys(key))
    now = NOW + int(generation) * 2 * LEASE
    platform = Platform(Path(path), history=history == "history")
    room = asyncio.Semaphore(BURST)
    async with store.begin(BOT) as tx:
        await members.put(tx, ANA)
    print("ready", flush=True)
    if end == "finish":
        await work(store, platform, now, room, finish=True)
        await store.close()
        return
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(write(store, now, room))
        tasks.create_task(work(store, platform, now, room, finish=False))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
