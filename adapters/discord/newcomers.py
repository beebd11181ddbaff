"""Where somebody new has first spoken: as long as that may be answered, it is where they are told what DMs cannot."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import discord
import structlog

from adapters.discord import wire
from adapters.discord.faults import code
from adapters.discord.render import messages
from adapters.discord.uploads import Uploads
from adapters.discord.wire import Asked
from bot.cards import doors
from bot.cards.words import Reader
from bot.clock import Clock, Instant
from bot.model.people import Address

log = structlog.get_logger("afternote.discord")

OPEN = timedelta(minutes=14)
"""How long something may be said by an interaction, with a minute to spare."""
MOST = 2_000
"""People of whom an interaction is kept."""
TELLING = 3.0
"""Seconds that it may take to say it."""


@dataclass(slots=True)
class _Came:
    at: Instant
    reader: Reader
    followup: discord.Webhook | None = field(repr=False)
    """None once something was said there."""
    told: bool = False


class Newcomers:
    """The first interaction of everybody who has come lately, outside of their DM; in memory alone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._came: dict[Address, _Came] = {}

    def came(self, who: Address, reader: Reader, asked: Asked) -> None:
        """They have spoken for the first time, and were answered."""
        if self._fresh(who) is not None:
            return
        self._came[who] = _Came(self._clock.now(), reader, asked.followup)
        while len(self._came) > MOST:
            del self._came[next(iter(self._came))]

    async def told(self, who: Address) -> bool:
        """Whether they know that their DMs are closed: told there now, once, or lately."""
        came = self._fresh(who)
        if came is None:
            return False
        followup, came.followup = came.followup, None
        if followup is not None:
            message = messages(doors.dms_are_closed(came.reader))[0]
            try:
                async with asyncio.timeout(TELLING):
                    await followup.send(**wire.fresh(message, Uploads(message.body())), ephemeral=True, wait=True)
                came.told = True
            except Exception as error:
                # Their next command says it.
                log.info("closed DMs were not told of", code=code(error), error=type(error).__name__)
        return came.told

    def _fresh(self, who: Address) -> _Came | None:
        """The interaction, where something may still be said by it; who came too long ago is let go."""
        since = self._clock.now() - OPEN
        while self._came and (oldest := next(iter(self._came.values()))).at <= since:
            oldest.followup = None
            del self._came[next(iter(self._came))]
        return self._came.get(who)
