"""`bench turn`: one line logged through the whole core on SQLite, from the inbound to the reply."""

import time

from adapters.cli.bench.core import core
from adapters.cli.bench.measure import fsync_ms, spread
from bot.chat.card import Card
from bot.clock import stopwatch

_MEMBERS = 20
_LINE = "Company {0}, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@c{0}.example> and Bob Lee"


async def turn(count: int) -> dict[str, object]:
    """The time of each turn; twenty members take turns, each met once before the measuring begins."""
    async with core() as here:
        for who in range(_MEMBERS):
            await here.logs(who, _LINE.format(f"Zero{who}"))
        seconds: list[float] = []
        cpu: list[float] = []
        saved = 0
        for number in range(count):
            before, started = time.process_time(), stopwatch()
            reply = await here.logs(number % _MEMBERS, _LINE.format(number))
            seconds.append(stopwatch() - started)
            cpu.append(time.process_time() - before)
            saved += isinstance(reply, Card)
        worked = spread(cpu)
        return {
            **spread(seconds),
            # A busy machine makes the wall's p99 jump; the processor's does not.
            "cpu_median_ms": worked["median_ms"],
            "cpu_p99_ms": worked["p99_ms"],
            "saved": saved,
            "fsync_ms": fsync_ms(here.folder),
        }
