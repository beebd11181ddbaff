"""`bench NAME` of a platform: a command from the wire to its ack, beside the bare framework in the same run."""

import statistics
from collections.abc import Mapping, Sequence
from typing import Protocol, cast, runtime_checkable

from adapters.cli.bench.core import core
from adapters.cli.bench.measure import fsync_ms, spread
from adapters.cli.platforms import platforms
from bot.app import Bot
from bot.clock import MovableClock

_AIM_MS = 0.5
"""What may come on top of the bare framework and the turn itself, at the median."""


@runtime_checkable
class Measurable(Protocol):
    """A platform that can be measured on the loopback interface."""

    name: str
    transports: tuple[str, ...]

    async def measure(self, bot: Bot, clock: MovableClock, transport: str, count: int) -> Mapping[str, list[float]]:
        """Seconds of each try, by contestant: `bare`, `app`, `turn` and others."""
        ...


def _figures(contestant: str, seconds: Sequence[float]) -> dict[str, float]:
    """The spread; of what came all at once also the last: no platform waits for longer than three seconds."""
    last = {"last_ms": round(max(seconds) * 1000, 4)} if contestant.startswith("burst") else {}
    return spread(seconds) | last


def measurable() -> tuple[str, ...]:
    """The names of the platforms that can be measured."""
    return tuple(each.name for each in platforms() if isinstance(each, Measurable))


async def acks(name: str, count: int) -> dict[str, object]:
    """Each transport on a fresh core."""
    platform = cast(Measurable, next(each for each in platforms() if each.name == name))
    figures: dict[str, object] = {}
    for transport in platform.transports:
        async with core() as here:
            seconds = dict(await platform.measure(here.bot, here.clock, transport, count))
            rate = seconds.pop("delivered_per_second", [])
            medians = {each: statistics.median(taken) * 1000 for each, taken in seconds.items()}
            figures[transport] = {
                **{each: _figures(each, taken) for each, taken in seconds.items()},
                "app_over_bare": round(medians["app"] / medians["bare"], 2),
                "over_bare_and_turn_ms": round(medians["app"] - medians["bare"] - medians["turn"], 3),
                "aim_ms": _AIM_MS,
                "delivered_per_second": rate[0] if rate else None,
                "fsync_ms": fsync_ms(here.folder),
            }
    return figures
