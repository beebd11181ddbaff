"""Who speaks: as Discord says with whatever they do, and as the core knows them, which is asked once and remembered."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import TypeVar

import structlog

from adapters.discord.newcomers import Newcomers
from adapters.ground.after import After
from bot.cards.words import Reader
from bot.chat.inbound import Origin
from bot.clock import Instant
from bot.errors import traced
from bot.model.people import Address
from bot.ports import Core, Known

log = structlog.get_logger("afternote.discord")

FRESH = timedelta(days=1)
"""How long it is taken as known that somebody was welcomed."""
UNKNOWN = timedelta(minutes=1)
"""The same of somebody whom the core has not met."""
REST = 2.0
"""Seconds after a turn until it is looked at what has changed."""
SOON = 0.5
"""Seconds that an answer waits to know whom it is for."""
MOST = 20_000
"""People of whom that is remembered."""
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    who: Address
    """With their DM, where they speak there."""
    reader: Reader = field(default_factory=Reader)


def speaking(origin: Origin) -> Person:
    """The person, in the language that Discord says."""
    return Person(origin.who, _typing(origin, Reader(locale=origin.profile.locale or "en")))


class People:
    """What is to be known of people beside what Discord says."""

    def __init__(self, core: Core, after: After) -> None:
        self._core = core
        self._after = after
        self._readers: dict[Address, Reader] = {}
        self._greeted: dict[Address, Instant] = {}
        self._unknown: dict[Address, Instant] = {}
        self._looked_at: set[Address] = set()
        self.newcomers = Newcomers(core.clock)
        """Who has come lately."""

    # how they read

    async def of(self, origin: Origin) -> Person:
        """The person, as the core knows them where it does; it is asked once."""
        if origin.who not in self._readers:
            try:
                async with asyncio.timeout(SOON):
                    await self._look(origin.who)
            except Exception as error:
                log.warning("nobody could be looked up", error=traced(error))
        return self.remembered(origin)

    def remembered(self, origin: Origin) -> Person:
        """The person as far as they are remembered, without asking anybody."""
        known = self._readers.get(origin.who)
        return speaking(origin) if known is None else Person(origin.who, _typing(origin, known))

    def look_after(self, who: Address) -> None:
        """Looks a little later at what a turn may have changed, once for all turns until then."""
        if who not in self._looked_at:
            self._looked_at.add(who)
            self._after.later(REST, partial(self._look_again, who), name="a reader")

    async def _look_again(self, who: Address) -> None:
        self._looked_at.discard(who)
        await self._look(who)

    async def _look(self, who: Address) -> Known | None:
        """What the core knows of them, and is remembered from now on; None of somebody unknown."""
        at = self._unknown.get(who)
        if at is not None and self._core.clock.now() - at < UNKNOWN:
            return None
        known = await self._core.known(who)
        if known is None:
            self._readers.pop(who, None)
            _remember(self._unknown, who, self._core.clock.now())
        else:
            self._unknown.pop(who, None)
            reader = Reader(locale=known.locale, zone=known.zone, clock24=known.clock24, country=known.country)
            _remember(self._readers, who, reader)
        return known

    # welcomes

    def greet(self, origin: Origin) -> bool:
        """Has them welcomed beside, once ever: the core knows whether they were, and is asked once in a while.

        Answers whether it is asked now.
        """
        at = self._greeted.get(origin.who)
        if at is not None and self._core.clock.now() - at < FRESH:
            return False
        self._after.start(self._greet(origin), name="a welcome")
        return True

    async def _greet(self, origin: Origin) -> None:
        who = origin.who
        # Nobody whom the core has not met, or no longer knows, is made known by this.
        if await self._look(who) is None:
            return
        _remember(self._greeted, who, self._core.clock.now())
        await self._core.greet(origin)


def _typing(origin: Origin, reader: Reader) -> Reader:
    return replace(reader, typed_options=origin.typed_options)


def _remember(there: dict[Address, _Kept], who: Address, what: _Kept) -> None:
    """Keeps it as the newest; the longest silent are let go."""
    there.pop(who, None)
    there[who] = what
    while len(there) > MOST:
        del there[next(iter(there))]


async def room_of(core: Core, who: Address) -> str | None:
    """Their DM with the bot, as it is remembered; None where it is not."""
    if who.room is not None:
        return who.room
    try:
        known = await core.known(who)
    except Exception as error:
        log.warning("nobody could be looked up", error=traced(error))
        return None
    return None if known is None else known.room
