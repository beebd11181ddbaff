"""A turn is quick whatever is kept: what it asks of the database does not grow with the number of applications."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.model.nudge import NudgeKind
from bot.store.tx import Tx
from tests.dialogs.dialog import Dialog

ENOUGH = 40
"""Statements that a turn, or a tick of the worker, may take."""


class Counted:
    """The statements of each turn, by its name."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.turns: dict[str, int] = {}
        self._now = ""
        rows, many = Tx.rows, Tx.many

        async def counted_rows(tx, statement, **given):
            self._count()
            return await rows(tx, statement, **given)

        async def counted_many(tx, statement, given):
            if given:
                self._count()
            await many(tx, statement, given)

        monkeypatch.setattr(Tx, "rows", counted_rows)
        monkeypatch.setattr(Tx, "many", counted_many)

    def _count(self) -> None:
        self.turns[self._now] = self.turns.get(self._now, 0) + 1

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        self._now = name
        try:
            yield
        finally:
            self._now = ""


def applied(stage: Dialog, count: int) -> str:
    """A table of so many applications of yesterday."""
    day = stage.clock.now().date() - timedelta(days=1)
    return "\n".join(["Company,Job Position,Date Applied", *(f"C{n:03} Systems,Engineer,{day}" for n in range(count))])


async def lived(stage: Dialog, count: int, counted: Counted) -> dict[str, int]:
    """What the turns of a search with so many applications of one day take, to the week's list and beyond."""
    ana = stage.actor(f"with{count}")
    with counted.turn("read"):
        await ana.drops("applications.csv", applied(stage, count))
    with counted.turn("import"):
        await ana.presses("Import these")
    with counted.turn("pause"):
        await ana.types("/afternote pause 1 day")
    with counted.turn("resume"):
        await ana.types("/afternote resume")
    with counted.turn("another day"):
        await ana.sends(ana.action("round.day", picked="3"))
    (week,) = [each for each in await stage.bot.coming() if each.nudge.kind is NudgeKind.ROUND]
    stage.clock.move_to(week.at)
    ticks = 0
    while True:
        with counted.turn(f"tick {ticks}"):
            if await stage.bot.worker.tick() == 0:
                break
        ticks += 1
    assert ticks == count // 32 + 1
    ana.sees("This week's follow-ups.", f"{count - 5} more fell due")
    with counted.turn("let go"):
        await ana.presses("Let these go")
    ana.sees("are closed as unanswered")
    with counted.turn("take back"):
        await ana.presses("Undo")
    ana.sees("are open again")
    with counted.turn("log"):
        await ana.types("/followup add applied to Globex, Engineer, today")
    ana.sees("Globex")
    with counted.turn("outcome"):
        await ana.types("/interview outcome C000 rejected")
    with counted.turn("read again"):
        await ana.drops("applications.csv", applied(stage, count))
    await ana.types("/afternote pause 3 months")
    turns, counted.turns = counted.turns, {}
    longest = max(number for name, number in turns.items() if name.startswith("tick"))
    return {name: number for name, number in turns.items() if name and not name.startswith("tick")} | {"tick": longest}


async def test_what_a_turn_asks_of_the_database_does_not_grow_with_the_applications(stage: Dialog, monkeypatch):
    counted = Counted(monkeypatch)
    # With more than 25, so that what is said once about many is said to both.
    thirty = await lived(stage, 30, counted)
    await stage.moves_to("2026-03-30", "12:00")
    hundred = await lived(stage, 100, counted)
    assert {name: number for name, number in hundred.items() if number > thirty[name]} == {}
    assert {name: number for name, number in hundred.items() if number >= ENOUGH} == {}
