"""`afternote run`: opens the database, starts what is configured, and stops cleanly when told to."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic_settings import BaseSettings

from adapters.cli.configured import configured, told, vault
from adapters.cli.logs import start_logging
from adapters.cli.platforms import platforms
from adapters.ground.rewriting import rewriter
from adapters.web.coach.app import coach_page
from adapters.web.server import LOOPBACK, Server
from bot.app import Bot
from bot.clock import AheadClock, SystemClock
from bot.model.ids import RandomIds
from bot.ports import Connection, Platform
from bot.settings import Settings, url
from bot.store.vault import Vault

_DRAIN = 20.0
"""Seconds that those inside and the batch in hand have to finish; what comes after takes less than five."""
_CUT_OFF = 1.0
"""Seconds that a platform has to cut off what has not finished by then."""

Ready = tuple[Platform, BaseSettings]


@dataclass(frozen=True, slots=True)
class Serving:
    """What runs, for the operator to read."""

    address: str
    database: str
    key: Path | None
    key_made: bool
    platforms: tuple[str, ...]
    """What they are called."""
    taken: int | None = None
    """The port that was asked for and is another's."""
    open_to_all: bool = False
    """Whether other machines reach the web server."""
    told: tuple[str, ...] = ()
    """What the platforms say: as whom they are connected, what is missing, what to try."""
    model: str = ""
    """Where the language model is that may reword drafts, if one is set."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Where everything is, and how to stop it."""
        if self.platforms:
            lines = [*(self.told or [f"Connected to {', '.join(self.platforms)}."]), f"Web server: {self.address}"]
        else:
            lines = [f"The playground is open: {self.address}"]
        if self.taken is not None:
            lines.append(f"Port {self.taken} was taken, so it is the next free one.")
        if self.open_to_all and not self.platforms:
            lines.append("Other machines can reach it, and it has no login: whoever opens it can be anybody.")
        if self.model:
            lines.append(f"Drafts may be reworded by the model at {self.model}, for members who switch that on.")
        lines.append(f"Database: {self.database}")
        if self.key_made:
            lines.append(
                f"Key file: {self.key} (made now, readable by you alone: mode 600). "
                "Keep a copy: nothing in the database can be read without it."
            )
        elif self.key is not None:
            lines.append(f"Key file: {self.key}")
        return (*lines, "Stop it with Ctrl-C; everything is kept.")


class Stopped(Exception):
    """It was told to stop before everything was running."""


async def serve() -> int:
    """Serves until SIGINT or SIGTERM; the exit status."""
    told = asyncio.Event()
    _listen_for_the_end(told)
    settings = configured(Settings)
    try:
        async with serving(settings, told) as running:
            print("\n".join(running.lines), flush=True)
            await told.wait()
            print("Stopping.", file=sys.stderr, flush=True)
    except Stopped:
        print("Stopped before everything was running.", file=sys.stderr, flush=True)
    return 0


@asynccontextmanager
async def serving(settings: Settings, stop: asyncio.Event | None = None) -> AsyncIterator[Serving]:
    """Everything the settings ask for, running; on the way out it is drained and closed.

    Raises Stopped when `stop` comes while a platform is being reached.
    """
    ready = _configured_platforms()
    start_logging(settings.log, quiet=not ready)
    ring, key, made = vault(settings)
    server = Server(url=settings.url)
    told_by: tuple[str, ...] = ()
    async with AsyncExitStack() as stack:
        if ready:
            told_by = await _platforms(stack, server, settings, ring, ready, stop or asyncio.Event())
        else:
            await _playground(stack, server, settings, ring)
        address = await server.start(settings.host, settings.port)
        port = urlsplit(address).port
        yield Serving(
            taken=settings.port if settings.port not in (0, port) else None,
            open_to_all=settings.host not in LOOPBACK,
            address=address,
            database=told(settings),
            key=key,
            key_made=made,
            platforms=tuple(platform.label for platform, _ in ready),
            told=told_by,
            model=host.host if (host := rewriter(settings)) is not None else "",
        )


def _configured_platforms() -> Sequence[Ready]:
    found = [(each, configured(each.settings)) for each in platforms()]
    return [(each, settings) for each, settings in found if each.configured(settings)]


async def _platforms(
    stack: AsyncExitStack, server: Server, settings: Settings, ring: Vault, ready: Sequence[Ready],
    stop: asyncio.Event,
) -> tuple[str, ...]:  # fmt: skip
    """Connects them; what they tell the operator.

    Raises Stopped when it is told to stop meanwhile.
    """
    bot = await Bot.open(
        url=url(settings), vault=ring, clock=SystemClock(), ids=RandomIds(),
        purge_after=timedelta(days=settings.purge_days), rewriter=rewriter(settings),
    )  # fmt: skip
    stack.push_async_callback(bot.close)
    # What is let go last is named first: whoever is inside is answered before the server stops.
    stack.push_async_callback(server.stop)
    told_by: list[str] = []
    connections: list[Connection] = []
    coach_page(lambda: bot, server)
    for platform, own in ready:
        connection = await _unless(stop, platform.connect(bot, own, server))
        bot.connect(platform.name, connection)
        stack.push_async_callback(connection.close)
        connections.append(connection)
        told_by.extend(connection.told)
    worker = asyncio.create_task(bot.run())
    stack.push_async_callback(drained, bot, worker, connections)
    return tuple(told_by)


async def _unless(stop: asyncio.Event, reaching: Coroutine[Any, Any, Connection]) -> Connection:
    """The connection; a platform that does not answer may take minutes, and its way is cut off when told to stop.

    Raises Stopped then, and what connecting raises.
    """
    reached, stopping = asyncio.create_task(reaching), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({reached, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if reached.done():
            return reached.result()
        raise Stopped
    finally:
        for each in (reached, stopping):
            each.cancel()
        await asyncio.gather(reached, stopping, return_exceptions=True)


async def drained(bot: Bot, worker: "asyncio.Task[None]", connections: Sequence[Connection]) -> None:
    """Lets nothing more in, and lets those inside and the worker's batch in hand finish, all in the same seconds.

    What hangs is cut off; the leases of a batch run out.
    """
    bot.worker.stop()
    ends = [asyncio.create_task(each.drain(_DRAIN)) for each in connections]
    await asyncio.wait({worker, *ends}, timeout=_DRAIN + _CUT_OFF)
    for each in (worker, *ends):
        each.cancel()
    await asyncio.gather(worker, *ends, return_exceptions=True)


async def _playground(stack: AsyncExitStack, server: Server, settings: Settings, ring: Vault) -> None:
    from adapters.web.playground.app import playground
    from bot.stage import Stage

    clock = AheadClock()
    bot = await Bot.open(url=url(settings), vault=ring, clock=clock, ids=RandomIds(), rewriter=rewriter(settings))
    stack.push_async_callback(bot.close)
    # What is due the house delivers itself, by the stage's clock: the worker's loop stays out of it.
    await stack.enter_async_context(bot.housekeeping())
    page = await playground(Stage(bot, clock, name="playground"), server, platforms=platforms())
    stack.push_async_callback(page.close)
    # Nobody presses on a stage that is put away.
    stack.push_async_callback(server.stop)


def _listen_for_the_end(told: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(signum, told.set)
        except NotImplementedError:  # Windows
            signal.signal(signum, lambda *_: loop.call_soon_threadsafe(told.set))
