"""`bench delivery`: one drain of what is due, by the queue alone and by the whole pipeline, beside two peers."""

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from adapters.cli.bench.core import MONDAY, PLATFORM, Tally, core
from adapters.cli.bench.measure import fsync_ms, measured
from adapters.cli.bench.peer import peer
from bot.chat.card import Card
from bot.clock import Instant
from bot.model.ids import MemberId, NudgeId, OpportunityId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.people import Address, Member
from bot.store import members, nudges, queue
from bot.store.queue import Settlement
from bot.store.rights import System
from bot.store.store import Store
from bot.store.vault import Vault

BATCH = 200
PENDING = 10
"""How many rows lie ahead for each that is due."""

_ONE_ROW = (
    "Python's sqlite3 alone on a queue of eight columns, WAL and synchronous=FULL: each row is claimed in one"
    " transaction and settled in another; no fairness, sealing or errand"
)
_BATCHED = f"the same sqlite3 loop, {BATCH} rows a transaction as in the engine: what SQLite itself takes"

_BENCH = System("a measurement")
_LEASE = timedelta(minutes=2)
_TENANTS = 50
_LINE = "Company {0}, Staff Engineer, today 1pm with Jane Doe <jane@c{0}.example> and Bob Lee"

Figures = dict[str, float]


async def delivery(count: int, passes: int) -> dict[str, object]:
    """Each pass measures every contestant on the same disk; ratios are medians over the passes."""
    few = max(1, count // 10)
    runs: dict[str, list[Figures]] = {"engine": [], "pipeline": [], "batched": [], "single": []}
    with tempfile.TemporaryDirectory(prefix="afternote-bench-") as name:
        folder = Path(name)
        disk = [fsync_ms(folder)]
        for number in range(passes):
            runs["engine"].append(await _engine(folder / f"engine-{number}.sqlite3", count))
            runs["batched"].append(await peer(folder / f"batched-{number}.sqlite3", count, batch=BATCH))
            # A row a transaction is slow, and its rate shows on fewer rows; so does the pipeline's.
            runs["single"].append(await peer(folder / f"single-{number}.sqlite3", few, batch=1))
            runs["pipeline"].append(await _pipeline(few))
            disk.append(fsync_ms(folder))
    return {
        "passes": passes,
        "engine": _median(runs["engine"]),
        "pipeline": _median(runs["pipeline"]),
        "peer_one_row_a_transaction": {"is": _ONE_ROW, **_median(runs["single"])},
        "peer_batched_sqlite3": {"is": _BATCHED, **_median(runs["batched"])},
        "engine_over_one_row": _ratio(runs["engine"], runs["single"]),
        "engine_over_batched": _ratio(runs["engine"], runs["batched"]),
        "pipeline_over_one_row": _ratio(runs["pipeline"], runs["single"]),
        "fsync_ms": round(statistics.median(disk), 3),
        "fsync_range_ms": [min(disk), max(disk)],
    }


async def _engine(file: Path, count: int) -> Figures:
    """Claim and settle alone: a courier that does nothing, and no errand."""
    vault, _ = Vault.from_file(file.with_suffix(".key"))
    store = await Store.open(f"sqlite:///{file}", vault)
    try:
        await _seed(store, count)
        courier = Tally()
        async with measured() as figures:
            await _drain(store, courier)
        return {"n": count, **figures.each(count), **courier.lost_and_dups(count)}
    finally:
        await store.close()


async def _drain(store: Store, courier: Tally) -> None:
    to, card = Address(PLATFORM, "t0", user="u0"), Card("")
    batch = 0
    while True:
        batch += 1
        async with store.begin(_BENCH) as tx:
            claimed = await queue.claim(tx, now=MONDAY, limit=BATCH, lease=_LEASE, token=f"token{batch}")
        if not claimed:
            return
        settled: list[Settlement] = []
        for each in claimed:
            receipt = await courier.deliver(to, card, key=each.nudge.key)
            settled.append(
                Settlement(
                    each.nudge.id, f"token{batch}", NudgeStatus.DELIVERED, delivered_at=MONDAY, receipt=receipt
                )
            )
        async with store.begin(_BENCH) as tx:
            await queue.settle(tx, settled)


async def _seed(store: Store, count: int) -> None:
    """Members of fifty workspaces, what is due for them, and ten times as much that is not."""
    everyone = [
        Member(
            id=MemberId(derived("member", number)),
            home=Address(PLATFORM, f"t{number}", user=f"u{number}").home,
            addresses=(Address(PLATFORM, f"t{number}", user=f"u{number}"),),
            created_at=MONDAY,
        )
        for number in range(_TENANTS)
    ]
    async with store.begin(_BENCH) as tx:
        for one in everyone:
            await members.put(tx, one)
    rows = list(_rows(everyone, count))
    for start in range(0, len(rows), 5000):
        async with store.begin(_BENCH) as tx:
            await nudges.plan(tx, OpportunityId(""), rows[start : start + 5000])


def _rows(everyone: Sequence[Member], count: int) -> Iterator[Nudge]:
    for number in range(count * (1 + PENDING)):
        late = timedelta(seconds=number % 3600)
        due: Instant = MONDAY - late if number < count else MONDAY + timedelta(hours=1) + late
        yield Nudge(
            id=NudgeId(derived("nudge", number)),
            to=everyone[number % len(everyone)].id,
            kind=NudgeKind.DEBRIEF,
            subject="",
            due_at=due,
            next_at=due,
            reason=Reason(Because.AFTER_THE_END, due),
        )


async def _pipeline(count: int) -> Figures:
    """Debrief prompts of as many real interviews, through the worker: claim, errand, courier, settle."""
    async with core() as here:
        for who in range(count):
            await here.logs(who, _LINE.format(who), tenants=_TENANTS)
        due = await here.bot.next_due()
        assert due is not None
        here.clock.move_to(due)
        async with measured() as figures:
            while await here.bot.worker.tick():
                continue
        return {"n": count, **figures.each(count), **here.courier.lost_and_dups(count)}


def _median(runs: Sequence[Figures]) -> Figures:
    """The median of each figure; of what was lost or doubled, the sum."""
    return {
        name: (sum if name in ("lost", "dups") else statistics.median)([run[name] for run in runs])
        for name in runs[0]
    }


def _ratio(ours: Sequence[Figures], theirs: Sequence[Figures]) -> dict[str, float]:
    """How many times as fast, and in how much processor time: medians of same-pass ratios, and their range."""
    wall = [mine["per_second"] / other["per_second"] for mine, other in zip(ours, theirs, strict=True)]
    cpu = [other["cpu_us_per_item"] / mine["cpu_us_per_item"] for mine, other in zip(ours, theirs, strict=True)]
    return {
        "wall": round(statistics.median(wall), 2),
        "least": round(min(wall), 2),
        "most": round(max(wall), 2),
        "cpu": round(statistics.median(cpu), 2),
    }
