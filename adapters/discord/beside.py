"""What belongs to an answer and stands beside it in the DM: texts to copy, and the whole where it goes there alone."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import structlog

from adapters.discord import faults
from adapters.discord.answering import Answering, Lost, lost
from adapters.discord.api import Api
from adapters.discord.drawings import Drawings
from adapters.discord.render import Message, messages
from adapters.discord.strokes import Stroke
from adapters.ground.drawn import STALE
from bot.chat.card import Card, Copy
from bot.errors import Uncertain
from bot.model.people import Address

log = structlog.get_logger("afternote.discord")


class Posted(StrEnum):
    """How much of a card was posted."""

    ALL = "all"
    PART = "part"
    PERHAPS = "perhaps"
    """Nobody knows."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Standing:
    """A card that has been shown in a DM: in which message, and in which others where it took several."""

    room: str
    id: str
    card: Card
    more: Sequence[str] = ()
    redrawn: bool = False
    """Whether that message stood there before."""
    stroke: Stroke | None = None


class Beside:
    """Posts to DMs what belongs to answers, and has it remembered where it stands."""

    def __init__(self, api: Api, drawings: Drawings) -> None:
        self._api = api
        self._drawings = drawings

    async def texts(self, answering: Answering, who: Address, standing: Standing) -> bool:
        """Whether the card's texts to copy stand after it, as far as is known; where it stands is remembered.

        They are said by the interaction, which may do so where the bot may not write; else they are posted.
        """
        card, room = standing.card, standing.room
        sign = await self._drawings.sign(who, card)
        before = await self._before(who, card)
        stands = standing.redrawn and before[:1] == (standing.id,)
        over = before[1 + len(standing.more) :] if stands else ()
        kept: list[str] = []
        missing = False
        for n, message in enumerate(each for each in messages(card) if not each.components):
            id = await self._text(answering, room, message, over[n] if n < len(over) else None)
            missing = missing or id is None
            kept += [id] if id is not None else []
        if missing:
            # A text to copy is never only taken away; and it is tried again when the card is looked at.
            kept += [each for each in before[1:] if each not in kept and each not in standing.more]
            sign = STALE if sign else sign
        await self._drawings.drew(
            who, room, standing.id, _alone(card), sign=sign, more=(*standing.more, *kept), stroke=standing.stroke
        )
        return not missing

    async def _before(self, who: Address, card: Card) -> tuple[str, ...]:
        """The messages in which the card stood until now."""
        try:
            found = await self._drawings.of(who, card.about) if card.about else None
        except Exception as error:
            log.warning("where a card stands was not read", error=type(error).__name__)
            return ()
        return () if found is None else tuple(found.messages)

    async def _text(self, answering: Answering, room: str, message: Message, over: str | None) -> str | None:
        """The id of the message with this text; None where it may not be there."""
        if over is not None:
            try:
                await self._api.edit(room, over, message)
                return over
            except Exception as error:
                log.info("a text was not redrawn", **faults.told(error))
                if isinstance(faults.sorted_error(error), Uncertain):
                    return over
        if answering.goes_on and answering.room() != 0:
            try:
                if (said := await answering.say(message)) is not None:
                    return said
            except Exception as error:
                why = lost(error)
                log.info("a text was not said", **faults.told(error))
                if why is Lost.PERHAPS:
                    return None
                if why is Lost.FULL:
                    answering.lose(why)
        return (await self._post(room, message))[0]

    async def post(self, who: Address, room: str, card: Card) -> Posted:
        """How much of the card was posted to this DM, its texts to copy too; where it stands is remembered."""
        ids: list[str] = []
        every = messages(card)
        for message in every:
            id, doubt = await self._post(room, message)
            if id is None:
                if not ids:
                    return Posted.PERHAPS if doubt else Posted.NOTHING
                break
            ids.append(id)
        whole = len(ids) == len(every)
        if card.about:
            await self._drawings.drew(who, room, ids[0], _alone(card), sign=None if whole else STALE, more=ids[1:])
        return Posted.ALL if whole else Posted.PART

    async def _post(self, room: str, message: Message) -> tuple[str | None, bool]:
        """The id of the message, and whether it may be there all the same when it has none."""
        nonce = secrets.token_hex(12)
        for again in (True, False):
            try:
                return await self._api.post(room, message, nonce=nonce), False
            except Exception as error:
                log.warning("an answer was not posted", **faults.told(error))
                # With its nonce a second call is sure not to be a second message.
                if not faults.lost(error) or not again:
                    return None, faults.lost(error) or isinstance(faults.sorted_error(error), Uncertain)
        raise AssertionError("the second try returns")


def _alone(card: Card) -> Card:
    """The card without the texts that stand by themselves."""
    return replace(card, blocks=tuple(each for each in card.blocks if not (isinstance(each, Copy) and each.alone)))
