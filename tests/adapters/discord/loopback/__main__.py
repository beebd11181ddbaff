"""`python -m tests.adapters.discord.loopback [--port N] [--at MOMENT] [--tied]`: a Discord in its own process."""

import argparse
import asyncio
import os
import signal
import sys
from datetime import timedelta

from bot.clock import AheadClock
from tests.adapters.discord.loopback.control import serve, standing


async def main() -> None:
    """Serves until it is told to end."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--port", type=int, default=0)
    asked.add_argument("--at", help="the moment at which its clock stands; otherwise it goes with the machine's")
    asked.add_argument("--tied", action="store_true", help="ends when its standard input does")
    given = asked.parse_args()
    clock = standing(given.at) if given.at else AheadClock(timedelta(0))
    serving = asyncio.ensure_future(serve(clock, given.port))
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, serving.cancel)
    if given.tied:
        loop.add_reader(sys.stdin.fileno(), lambda: os.read(sys.stdin.fileno(), 4096) or serving.cancel())
    await asyncio.wait([serving])


if __name__ == "__main__":
    asyncio.run(main())
