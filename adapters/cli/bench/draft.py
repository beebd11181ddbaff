"""`bench draft`: notes of every kind composed and checked in a second, spelling included."""

import time
from itertools import cycle, islice

from adapters.cli.bench.craft_material import contacts
from adapters.cli.bench.measure import spread
from bot.clock import stopwatch
from bot.drafting.checks import check
from bot.drafting.compose import compose
from bot.drafting.spelling import Light

WARM_UP = 20
"""Notes that are composed before the clock runs."""


def draft(count: int) -> dict[str, object]:
    """The time of each compose and check, warm; the notes of one panel share what was taken."""
    started = stopwatch()
    spelling = Light.load()
    warm = stopwatch() - started
    seconds: list[float] = []
    cpu = 0.0
    taken: list[str] = []
    siblings: list[str] = []
    every = [(brief, place) for briefs in contacts(100) for place, brief in enumerate(briefs)]
    for number, (brief, place) in enumerate(islice(cycle(every), count + WARM_UP)):
        if place == 0:
            taken, siblings = [], []
        before, clock = time.process_time(), stopwatch()
        made = compose(brief, taken=taken, siblings=siblings)
        check(made.subject, made.body, brief, siblings=siblings, spelling=spelling)
        if number >= WARM_UP:
            seconds.append(stopwatch() - clock)
            cpu += time.process_time() - before
        taken.extend(made.frames)
        siblings.append(made.body)
    total = sum(seconds)
    return {
        **spread(seconds),
        "notes_per_second": round(len(seconds) / total) if total else 0,
        "cpu_us_per_item": round(cpu / len(seconds) * 1e6, 1),
        "spelling_load_ms": round(warm * 1000, 1),
    }
