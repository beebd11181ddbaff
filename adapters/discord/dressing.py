"""The second step of a delivery: the card is drawn over its words."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

import structlog

from adapters.discord import coding, faults
from adapters.discord.api import Api
from adapters.discord.drawings import Drawings
from adapters.discord.render import COMPONENTS_V2, Message
from bot.errors import TryLater, Undeliverable
from bot.model.people import Address

log = structlog.get_logger("afternote.discord")

WAITS = (0.0, 2.0, 30.0)
"""Seconds before each try to draw the card over its words."""
SOON = timedelta(seconds=60)
"""The longest wait that is waited for between them."""

Sleep = Callable[[float], Awaitable[object]]


class Dressed(StrEnum):
    """What became of a card that was to be drawn over its words."""

    DRAWN = "drawn"
    NOT_DRAWN = "not drawn"
    """The words and the buttons stand, and nobody has drawn there as far as is known."""
    NOT_OURS = "not ours"
    """The message is gone, or says something else now, such as the answer to a button that was pressed at once."""


class Dressing:
    """Draws cards over their words; what somebody has drawn there since is never drawn over."""

    def __init__(self, api: Api, drawings: Drawings, *, sleep: Sleep = asyncio.sleep) -> None:
        self._api = api
        self._drawings = drawings
        self._sleep = sleep

    async def draw(self, to: Address, id: str, card: Message, plain: Message, *, key: str) -> Dressed:
        """Draws the card over its words in this message, whatever has to be tried for it; raises nothing."""
        if not card.words:
            # It was posted as it is.
            return Dressed.DRAWN
        room = str(to.room)
        shapes = [card, plain]
        if card.pictures or card.files:
            shapes.insert(1, replace(card, pictures=(), files=()))
        for wait in WAITS:
            if wait:
                await self._sleep(wait)
            try:
                if wait and (found := await self._found(room, id, key)) is not None:
                    return found
                # Asked before its turn has come: what has its turn goes at once, or too many go together.
                if await self._drawings.is_answer(to, id):
                    return Dressed.NOT_OURS
                await self._api.turn(room)
                async with self._drawings.alone(to):
                    return await self._drawn(room, id, shapes)
            except Exception as error:
                if faults.gone(error):
                    return Dressed.NOT_OURS
                why = faults.sorted_error(error)
                log.info("a card was not drawn over its words", **faults.told(error))
            if isinstance(why, Undeliverable) or (isinstance(why, TryLater) and why.after > SOON):
                break
            if isinstance(why, TryLater):
                await self._sleep(why.after.total_seconds())
        return Dressed.NOT_DRAWN

    async def _found(self, room: str, id: str, key: str) -> Dressed | None:
        """What stands there after a try that was lost, or since another process answered a press.

        None: the words, as far as may be read. Raises what the API raises for a message that is gone.
        """
        try:
            found = await self._api.look(room, id)
        except Exception as error:
            if faults.gone(error):
                raise
            log.info("a message was not read", **faults.told(error))
            return None
        if not int(found.get("flags") or 0) & COMPONENTS_V2:
            return None
        return Dressed.DRAWN if coding.mark(key) in ids(found.get("components")) else Dressed.NOT_OURS

    async def _drawn(self, room: str, id: str, shapes: Sequence[Message]) -> Dressed:
        """Draws the first shape that Discord takes.

        Raises what the API raises.
        """
        left = list(shapes)
        in_turn = True
        while True:
            if self._drawings.strokes.is_answer(id):
                return Dressed.NOT_OURS
            try:
                with self._drawings.strokes.over(id):
                    await self._api.edit(room, id, left.pop(0), in_turn=in_turn)
                return Dressed.DRAWN
            except Exception as error:
                if not faults.unfit(error) or not left:
                    raise
                log.warning("components refused", **faults.told(error))
            in_turn = False


def ids(components: Any) -> set[int]:
    """The ids of all components, the inner ones too."""
    found: set[int] = set()
    for each in components if isinstance(components, list) else ():
        if isinstance(each, dict):
            found |= {each["id"]} if isinstance(each.get("id"), int) else set()
            found |= ids(each.get("components"))
    return found
