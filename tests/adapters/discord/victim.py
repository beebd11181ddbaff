"""The process that is killed: the real core and the real way out, to a Discord in another process.

    python -m tests.adapters.discord.victim URL KEY_FILE API_URL TOKEN USER ROOM NOW post|deliver|edit|finish

But for `finish` it logs an interview, prints `due MOMENT`, reads a line from stdin and delivers what is due then; when
the call of that name was answered it prints `there` and does nothing more. `finish` delivers what is due now, and
prints `done`.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import discord
from discord.http import Route

from adapters.cli.logs import start_logging
from adapters.discord.parse import HOME
from bot.app import Bot
from bot.chat.inbound import Command, Origin, Profile
from bot.clock import MovableClock
from bot.model.ids import RandomIds
from bot.model.people import Address
from bot.store.vault import Vault
from tests.adapters.discord.delivering import Out, Time
from tests.dialogs.dialog import ZONE

METHODS = {"post": "POST", "edit": "PATCH"}


def stopping(call: Callable[..., Awaitable[Any]], method: str | None) -> Callable[..., Awaitable[Any]]:
    """The call, and nothing after its answer; of this HTTP method only, where one is named."""

    async def stopped(*args: Any, **given: Any) -> Any:
        answer = await call(*args, **given)
        if method is None or args[0].method == method:
            print("there", flush=True)
            await asyncio.Event().wait()
        return answer

    return stopped


async def main(url: str, key: str, api: str, token: str, user: str, room: str, now: str, until: str) -> None:
    start_logging("plain", quiet=True)
    Route.BASE = api
    clock = MovableClock(datetime.fromisoformat(now))
    vault, _ = Vault.from_file(Path(key))
    bot = await Bot.open(url=url, vault=vault, clock=clock, ids=RandomIds())
    client = discord.Client(intents=discord.Intents(guilds=True))
    await client.login(token)
    out = Out(None, client, bot, Time())  # type: ignore[arg-type]
    if until == "finish":
        while await bot.worker.tick():
            await out.settled()
        print("done", flush=True)
        await out.close()
        await client.close()
        await bot.close()
        return
    origin = Origin("k1", Address("discord", HOME, user, room), profile=Profile("Ana", zone=ZONE))
    await bot.handle(Command(origin, "interview log", text="Acme, Engineer, today 10am-11am with Grace Hopper"))
    due = await bot.next_due()
    assert due is not None
    print("due", due.isoformat(), flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    clock.move_to(due)
    if until == "deliver":
        out.courier.deliver = stopping(out.courier.deliver, None)  # type: ignore[method-assign]
    else:
        out.api._call = stopping(out.api._call, METHODS[until])  # type: ignore[assignment]
    await bot.worker.tick()
    await out.settled()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
