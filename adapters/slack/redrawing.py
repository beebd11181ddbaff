"""Cards that stand in a DM are drawn anew when something has changed that they show."""

from datetime import timedelta
from functools import partial

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.ground.after import After
from adapters.ground.drawn import STALE, digest, says
from adapters.slack.calls import Calls
from adapters.slack.clients import BLOCKS_REFUSED, code, sorted_error
from adapters.slack.drawings import GONE, Drawings
from adapters.slack.render import Message, messages, plain_message
from bot.chat.card import Card
from bot.errors import TryLater, traced
from bot.model.people import Address
from bot.ports import Core, Drawn

log = structlog.get_logger("afternote.slack")

REST = 1.5
"""Seconds from a change until the cards are looked at: the answer comes first, and what changes meanwhile with it."""
RECENT = timedelta(days=7)
"""How old a card may be that is still drawn anew."""
MOST = 5
"""How many are, the newest."""


class Redrawing:
    """Everybody's cards; a limit of Slack's lets them stay as they are until the next change."""

    def __init__(self, core: Core, calls: Calls, drawings: Drawings, after: After) -> None:
        self._core = core
        self._calls = calls
        self._drawings = drawings
        self._after = after
        self._waiting: set[Address] = set()

    def changed(self, who: Address) -> None:
        """Something of theirs has changed: it is looked at a little later, once for all changes until then."""
        if who.user is None or who in self._waiting:
            return
        self._waiting.add(who)
        self._after.later(REST, partial(self._look, who), name="cards")

    async def _look(self, who: Address) -> None:
        self._waiting.discard(who)
        since = self._core.clock.now() - RECENT
        for each in await self._core.keeps.drawings(who, since=since, most=MOST):
            if each.tenant != who.tenant or not each.digest:
                continue
            card = await self._core.present(who, each.about)
            if card is None or says(each, card):
                continue
            try:
                await self._redraw(who, each.about)
            except Exception as error:
                log.info("a card was not drawn anew", code=code(error), error=traced(error))
                if isinstance(sorted_error(error), TryLater):
                    return

    async def _redraw(self, who: Address, about: str) -> None:
        """Draws the card as it is now, where it stands now.

        Raises what the client raises.
        """
        async with self._drawings.alone(who):
            stands = await self._drawings.of(who, about)
            card = await self._core.present(who, about)
            # Whoever drew before us may have drawn this.
            if stands is None or card is None or says(stands, card):
                return
            first, *rest = messages(card)
            main, *texts = stands.messages
            if main and not await self._updated(stands, card, first):
                await self._drawings.keep(who, about, stands.room, (), instead_of=stands.messages)
                return
            drawn, whole = await self._drawings.texts(who, stands.room, rest, over=texts)
            left = (main, *drawn) if main or drawn else ()
            sign = digest(card) if whole else STALE
            await self._drawings.keep(who, about, stands.room, left, sign=sign, instead_of=stands.messages)

    async def _updated(self, stands: Drawn, card: Card, message: Message) -> bool:
        """Whether the message was there to be drawn anew."""
        shapes = [message, plain_message(card)]
        while True:
            try:
                await self._calls.send(stands.tenant, partial(_update, stands, shapes.pop(0)))
            except Exception as error:
                if code(error) in GONE:
                    return False
                if code(error) not in BLOCKS_REFUSED or not shapes:
                    raise
                continue
            return True


async def _update(stands: Drawn, message: Message, slack: AsyncWebClient) -> None:
    body = message.body()
    await slack.chat_update(channel=stands.room, ts=stands.messages[0], text=body["text"], blocks=body["blocks"])
