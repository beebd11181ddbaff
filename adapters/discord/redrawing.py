"""Cards that stand in a DM are drawn anew when something has changed that they show."""

from datetime import timedelta
from functools import partial

import structlog

from adapters.discord import faults
from adapters.discord.api import Api
from adapters.discord.drawings import Drawings
from adapters.discord.render import Message, messages, plain_message
from adapters.ground.after import After
from adapters.ground.drawn import STALE, digest, says
from bot.chat.card import Card
from bot.errors import TryLater, Undeliverable, traced
from bot.model.people import Address
from bot.ports import Core, Drawn

log = structlog.get_logger("afternote.discord")

REST = 1.5
"""Seconds from a change until the cards are looked at: the answer comes first, and what changes meanwhile with it."""
TRIES = 3
"""How often it is looked again by itself at what could not be drawn."""
AGAIN = timedelta(seconds=5)
"""The shortest wait until then."""
SOON = timedelta(seconds=60)
"""The longest; for what has to wait longer the next change is waited for."""
RECENT = timedelta(days=7)
"""How old a card may be that is still drawn anew."""
MOST = 5
"""How many are, the newest."""


class Redrawing:
    """Everybody's cards; where Discord does not take them soon, they stay as they are until the next change.

    Discord takes few edits of messages older than an hour: the newest card goes first, and the others wait.
    """

    def __init__(self, core: Core, api: Api, drawings: Drawings, after: After) -> None:
        self._core = core
        self._api = api
        self._drawings = drawings
        self._after = after
        self._waiting: set[Address] = set()
        self._again: set[Address] = set()
        drawings.look = self.changed

    def changed(self, who: Address) -> None:
        """Something of theirs has changed: it is looked at a little later, once for all changes until then."""
        if who.user is None or who in self._waiting:
            return
        self._waiting.add(who)
        self._after.later(REST, partial(self._changed, who), name="cards")

    async def _changed(self, who: Address) -> None:
        self._waiting.discard(who)
        await self._look(who, TRIES)

    async def _look_again(self, who: Address, tries: int) -> None:
        self._again.discard(who)
        await self._look(who, tries)

    async def _look(self, who: Address, tries: int) -> None:
        """Draws what has to be drawn; what is left then is looked at so many times more."""
        wait = await self._drawn(who)
        if wait is None or wait > SOON or not tries or who in self._again:
            return
        self._again.add(who)
        later = max(wait, AGAIN).total_seconds()
        self._after.later(later, partial(self._look_again, who, tries - 1), name="cards again")

    async def _drawn(self, who: Address) -> timedelta | None:
        """None when all is drawn as it is to be; else how long to wait before the next try."""
        left: timedelta | None = None
        since = self._core.clock.now() - RECENT
        for each in await self._core.keeps.drawings(who, since=since, most=MOST):
            if each.tenant != who.tenant or not each.digest:
                continue
            card = await self._core.present(who, each.about)
            if card is None or says(each, card):
                continue
            try:
                # It may take a while, and what is drawn is what is so then.
                await self._api.turn(each.room)
                whole = await self._redraw(who, each.about)
            except Exception as error:
                log.info("a card was not drawn anew", trace=traced(error), **faults.told(error))
                later = faults.sorted_error(error)
                if isinstance(later, TryLater):
                    return later.after
                whole = isinstance(later, Undeliverable)
            if not whole:
                left = AGAIN
        return left

    async def _redraw(self, who: Address, about: str) -> bool:
        """Draws the card as it is now, where it stands now; whether that is as it is to be.

        Raises what the API raises.
        """
        async with self._drawings.alone(who):
            stands = await self._drawings.of(who, about)
            if stands is None:
                return True
            main, *others = stands.messages
            with self._drawings.strokes.over(main) as stroke:
                card = await self._core.present(who, about)
                # Whoever drew before us may have drawn this.
                if card is None or says(stands, card):
                    return True
                first, *rest = messages(card)
                if main and not await self._updated(stands, card, first):
                    await self._drawings.keep(who, about, stands.room, (), instead_of=stands.messages)
                    return True
            drawn, whole = await self._drawings.texts(stands.room, rest, over=others)
            left = (main, *drawn) if main or drawn else ()
            # The answer to a press that was on its way too may stand there now, or we may have drawn over it.
            whole = whole and not (main and stroke.crossed)
            sign = digest(card) if whole else STALE
            await self._drawings.keep(who, about, stands.room, left, sign=sign, instead_of=stands.messages)
            return whole

    async def _updated(self, stands: Drawn, card: Card, message: Message) -> bool:
        """Whether the message was there to be drawn anew, in its turn."""
        shapes = [message, plain_message(card)]
        in_turn = True
        while True:
            try:
                await self._api.edit(stands.room, stands.messages[0], shapes.pop(0), in_turn=in_turn)
            except Exception as error:
                if faults.gone(error):
                    return False
                if not faults.unfit(error) or not shapes:
                    raise
                in_turn = False
                continue
            return True
