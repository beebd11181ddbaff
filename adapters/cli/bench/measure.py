"""What the measurements share: spread, the cost of fsync, memory, the stall of the loop."""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import stopwatch


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile in milliseconds, and how many there were."""
    ordered = sorted(seconds)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return {
        "median_ms": round(statistics.median(ordered) * 1000, 4),
        "p99_ms": round(last * 1000, 4),
        "n": len(ordered),
    }


def fsync_ms(folder: Path, rounds: int = 30) -> float:
    """Median milliseconds of a 4 KB write that reaches the disk: runs that differ in it do not compare."""
    taken: list[float] = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(rounds):
            file.write(b"\0" * 4096)
            file.flush()
            started = stopwatch()
            os.fsync(file.fileno())
            taken.append(stopwatch() - started)
    return round(statistics.median(taken) * 1000, 3)


def resident_mb() -> float | None:
    """This process's resident memory in megabytes; None where the system does not say."""
    try:
        text = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return None
    line = next((line for line in text.splitlines() if line.startswith("VmRSS:")), None)
    return round(int(line.split()[1]) / 1024, 1) if line else None


@dataclass(slots=True)
class Measured:
    """One stretch of work: wall and processor seconds, and the longest the loop stood still."""

    wall: float = 0.0
    cpu: float = 0.0
    stall: float = 0.0

    def each(self, count: int) -> dict[str, float]:
        """Rate, processor time an item, and stall, for that many items."""
        return {
            "per_second": round(count / self.wall) if self.wall else 0,
            "cpu_us_per_item": round(self.cpu / count * 1e6, 1) if count else 0.0,
            "stall_ms": round(self.stall * 1000, 2),
        }


@asynccontextmanager
async def measured() -> AsyncIterator[Measured]:
    """Measures what runs inside, on every thread of the process."""
    figures = Measured()
    beat = asyncio.create_task(_heart(figures))
    await asyncio.sleep(0.005)
    figures.stall = 0.0
    cpu, wall = time.process_time(), stopwatch()
    try:
        yield figures
    finally:
        figures.wall, figures.cpu = stopwatch() - wall, time.process_time() - cpu
        # One more beat: a stall that lasted to the very end shows only after it.
        await asyncio.sleep(0.005)
        beat.cancel()


async def _heart(figures: Measured) -> None:
    while True:
        started = stopwatch()
        await asyncio.sleep(0.001)
        figures.stall = max(figures.stall, stopwatch() - started - 0.001)
