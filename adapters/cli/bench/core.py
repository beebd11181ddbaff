"""A core to measure: the real bot on an SQLite file that is thrown away, and a courier that only counts."""

import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import Bot
from bot.chat.card import Card
from bot.chat.inbound import Command, Origin, Profile
from bot.chat.reply import Reply
from bot.clock import Instant, MovableClock
from bot.model.ids import RandomIds
from bot.model.people import Address
from bot.ports import Absent, Receipt
from bot.store.vault import Vault

PLATFORM = "bench"
MONDAY = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
"""Ten in the morning in New York."""


@dataclass(slots=True)
class Tally:
    """A courier that delivers nowhere, at once, and counts."""

    delivered: Counter[str] = field(default_factory=Counter)
    pace: float | None = None
    longest: timedelta = timedelta(seconds=10)

    async def deliver(
        self, to: Address, card: Card | None, *, key: str, replaces: Receipt | None = None
    ) -> Receipt:
        """Counts the key."""
        self.delivered[key] += 1
        return Receipt(message=key, address=to)

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent:
        """Whether the key was counted."""
        return Receipt(message=key, address=to) if self.delivered[key] else Absent()

    def lost_and_dups(self, expected: int) -> dict[str, int]:
        """How many of those expected never came, and how many came once too often."""
        return {
            "lost": max(0, expected - len(self.delivered)),
            "dups": sum(self.delivered.values()) - len(self.delivered),
        }


@dataclass(slots=True)
class Core:
    """The bot and what surrounds it."""

    bot: Bot
    clock: MovableClock
    courier: Tally
    folder: Path
    presses: int = 0

    async def logs(self, who: int, line: str, *, tenants: int = 1) -> Reply:
        """One member logs one interview."""
        self.presses += 1
        origin = Origin(
            key=f"k{self.presses}",
            who=Address(PLATFORM, f"t{who % tenants}", user=f"u{who}", room=f"d{who}"),
            profile=Profile(name=f"Member {who}", zone="America/New_York", locale="en-US"),
        )
        return await self.bot.handle(Command(origin, "interview log", text=line))


@asynccontextmanager
async def core() -> AsyncIterator[Core]:
    """A fresh core on a Monday morning."""
    with tempfile.TemporaryDirectory(prefix="afternote-bench-") as folder:
        vault, _ = Vault.from_file(Path(folder) / "afternote.key")
        clock = MovableClock(MONDAY)
        bot = await Bot.open(url=f"sqlite:///{folder}/bench.sqlite3", vault=vault, clock=clock, ids=RandomIds())
        courier = Tally()
        bot.couriers[PLATFORM] = courier
        try:
            yield Core(bot, clock, courier, Path(folder))
        finally:
            await bot.close()
