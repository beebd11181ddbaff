"""Who speaks, as Discord says with whatever they do; what the core knows of them is asked where it is needed."""

from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from adapters.ground.after import After
from bot.cards.words import Reader
from bot.chat.inbound import Origin
from bot.clock import Instant
from bot.errors import traced
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.discord")

FRESH = timedelta(days=1)
"""How long it is taken as known that somebody was welcomed."""
MOST = 20_000
"""People of whom that is remembered."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks."""

    who: Address
    """With their DM, where they speak there."""
    reader: Reader = field(default_factory=Reader)


def speaking(origin: Origin) -> Person:
    """The person, in the language that Discord says."""
    return Person(origin.who, Reader(locale=origin.profile.locale or "en"))


class People:
    """What is to be known of people beside what Discord says."""

    def __init__(self, core: Core, after: After) -> None:
        self._core = core
        self._after = after
        self._greeted: dict[Address, Instant] = {}

    def greet(self, origin: Origin) -> None:
        """Has them welcomed beside, once ever: the core knows whether they were, and is asked once in a while."""
        at = self._greeted.get(origin.who)
        if at is None or self._core.clock.now() - at >= FRESH:
            self._after.start(self._greet(origin), name="a welcome")

    async def _greet(self, origin: Origin) -> None:
        who = origin.who
        # Nobody whom the core has not met, or no longer knows, is made known by this.
        if await self._core.known(who) is None:
            return
        self._greeted.pop(who, None)
        self._greeted[who] = self._core.clock.now()
        while len(self._greeted) > MOST:
            del self._greeted[next(iter(self._greeted))]
        await self._core.greet(origin)


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
