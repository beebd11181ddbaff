"""The process that the kill loop kills: the real bot, with members who log as fast as it answers.

    python -m tests.simulation.victim URL KEY_FILE PLATFORM GENERATION NOW history|plain go|finish [AGAIN,...]

Its lines on stdout: `up` at once; `doubt KEY...` what the generation before may have sent; `typing PRESS` and, once
`handle` has answered, `saved PRESS`; `sent KEY` once the platform has it. AGAIN are presses that nobody answered:
typed once more, as by a platform that tries again. The platform is a file of `GENERATION KEY` lines, each one synced.
Time runs as on the machine, from NOW (micros); `finish` types nothing, delivers what is due and prints `done NOW`.
"""

import asyncio
import itertools
import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from adapters.cli.logs import start_logging
from bot.app import Bot
from bot.chat.card import Card
from bot.chat.inbound import Command, Origin, Profile
from bot.clock import AheadClock, Instant, instant, micros
from bot.model.ids import RandomIds
from bot.model.nudge import NudgeStatus
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable
from bot.store import nudges
from bot.store.vault import Vault
from tests.store.makers import BOT

PLATFORM = "file"
EACH = 4
"""Interviews a member logs: one more than a day may bring messages, so that the last goes on a list."""
WRITERS = 2
SOON = timedelta(milliseconds=80)
AT_MOST = timedelta(hours=1)
"""How far `finish` lets the clock run."""


def member_of(press: str) -> str:
    """Who types this press."""
    generation, number = press.split("-")
    return f"m{generation}-{int(number) // EACH}"


def company_of(press: str) -> str:
    """The company that this press logs."""
    return f"Company {press}"


def address_of(member: str) -> Address:
    return Address(PLATFORM, "T1", user=member, room=f"d-{member}")


class Platform:
    """Delivers by appending the key to a file; with `history`, it can be asked what it has."""

    pace: float | None = None
    longest = timedelta(seconds=10)

    def __init__(self, path: Path, generation: str, *, history: bool) -> None:
        self._path = path
        self._generation = generation
        self._history = history
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        os.write(self._file, f"{self._generation} {key}\n".encode())
        os.fsync(self._file)
        print("sent", key, flush=True)
        # A moment like any other for the kill: out, and not yet written down.
        await asyncio.sleep(0)
        return Receipt(key, to)

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        await asyncio.sleep(0)
        if not self._history:
            return Unknowable()
        return Receipt(key, to) if key in self._path.read_text().split() else Absent()


async def types(bot: Bot, press: str) -> None:
    """One member logs one interview: of most a draft is due in a moment, of some a debrief in a quarter of an hour."""
    who = member_of(press)
    now = bot.clock.now()
    ago = timedelta(hours=1) if int(who.split("-")[1]) % 3 == 0 else timedelta(hours=2)
    origin = Origin(press, address_of(who), profile=Profile("Member", zone="America/New_York", locale="en-US"))
    details = f"{company_of(press)}, Engineer, with Grace Hopper"
    print("typing", press, flush=True)
    given = {"details": details, "when": now - ago + SOON}
    reply = await bot.handle(Command(origin, "interview log", given=given))
    assert isinstance(reply, Card), reply
    assert company_of(press) in repr(reply), reply
    print("saved", press, flush=True)


async def keeps_typing(bot: Bot, presses: Iterator[str]) -> None:
    for press in presses:
        await types(bot, press)


async def finish(bot: Bot) -> None:
    """Delivers whatever is due, or comes due within the hour."""
    end = bot.clock.now() + AT_MOST
    while True:
        if await bot.worker.tick():
            continue
        due = await bot.next_due()
        if due is None or due > end:
            break
        if due > bot.clock.now():
            bot.clock.move_to(due)
    print("done", micros(bot.clock.now()), flush=True)


async def main(url: str, key: str, path: str, generation: str, now: str, mode: str, end: str, again: str = "") -> None:
    print("up", flush=True)
    start_logging("plain", quiet=True)
    clock = AheadClock()
    clock.move_to(instant(int(now)))
    vault, _ = Vault.from_file(Path(key))
    bot = await Bot.open(url=url, vault=vault, clock=clock, ids=RandomIds())
    bot.couriers[PLATFORM] = Platform(Path(path), generation, history=mode == "history")
    async with bot.store.read(BOT) as tx:
        waiting = await nudges.everyone_coming(tx, 1_000_000)
    doubtful = (NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN)
    print("doubt", *(nudge.key for nudge in waiting if nudge.status in doubtful), flush=True)
    if end == "finish":
        for press in filter(None, again.split(",")):
            await types(bot, press)
        await finish(bot)
        await bot.close()
        return
    fresh = (f"{generation}-{number}" for number in itertools.count())
    presses = itertools.chain(filter(None, again.split(",")), fresh)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(bot.run())
        for _ in range(WRITERS):
            tasks.create_task(keeps_typing(bot, presses))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
