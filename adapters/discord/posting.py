"""Saying what a person asked for: in answer to their interaction, or in their DM where that takes nothing more."""

from collections.abc import Sequence

import structlog

from adapters.discord.answering import Answering, Lost, lost
from adapters.discord.api import Api
from adapters.discord.drawings import Drawings
from adapters.discord.faults import code
from adapters.discord.people import Person, room_of
from adapters.discord.render import Message, messages, plain_message
from adapters.ground.after import After
from bot.cards import doors
from bot.chat.card import Card
from bot.errors import traced
from bot.ports import Core

log = structlog.get_logger("afternote.discord")

DM_URL = "https://discord.com/channels/@me/{room}"
"""Opens a DM by its id."""


class Posting:
    """Says a card once; what Discord surely did not take goes to the DM, where there is one."""

    def __init__(self, core: Core, api: Api, drawings: Drawings, after: After) -> None:
        self._core = core
        self._api = api
        self._drawings = drawings
        self._after = after

    async def say(self, answering: Answering, person: Person, card: Card) -> None:
        """Says the card with all that belongs to it; in the DM it takes the place of an earlier one about the same.

        Raises the kit's exception for what Discord does not take in any form.
        """
        await self._put(answering, person, card, redraw=False)

    async def redraw(self, answering: Answering, person: Person, card: Card, aside: Card | None = None) -> None:
        """Puts the card in the place of the message that was pressed, and says the rest below it.

        Raises the kit's exception for what Discord does not take in any form.
        """
        await self._put(answering, person, card, redraw=True)
        if aside is not None:
            await self._put(answering, person, aside, redraw=False)

    async def _put(self, answering: Answering, person: Person, card: Card, *, redraw: bool) -> None:
        every = messages(card, reader=person.reader)
        # In the DM the texts to copy follow the card that stands there, and are drawn with it.
        shown = [each for each in every if each.components] if answering.dm else list(every)
        shown = shown or list(every)
        if not answering.room_for(len(shown)) and await self._elsewhere(answering, person, card):
            return
        id = None if answering.is_over() else await self._one(answering, shown[0], card, person, redraw=redraw)
        if answering.is_over():
            await self.in_dm(person, card)
            return
        more = [await self._one(answering, each, None, person, redraw=False) for each in shown[1:]]
        if answering.dm and id is not None:
            self._stands(person, person.who.room, id, card, every, more, redrawn=redraw)

    async def _one(
        self, answering: Answering, message: Message, card: Card | None, person: Person, *, redraw: bool
    ) -> str | None:
        """One message; in plainer components where Discord refuses these. Its id, where that is known."""
        try:
            return await (answering.redraw(message) if redraw else answering.say(message))
        except Exception as error:
            why = lost(error)
            if why is None:
                raise
            log.info("an answer was not taken", why=why.value, code=code(error), error=type(error).__name__)
            match why:
                case Lost.GONE if redraw:
                    answering.leave()
                    return await self._one(answering, message, card, person, redraw=False)
                case Lost.REFUSED if card is not None:
                    return await self._one(answering, plain_message(card), None, person, redraw=redraw)
                case Lost.REFUSED | Lost.GONE:
                    raise
                case _:
                    answering.lose(why)
            return None

    async def _elsewhere(self, answering: Answering, person: Person, card: Card) -> bool:
        """Whether all of it went to the DM, since this place takes no more; here it is said where."""
        if answering.is_over():
            return False
        await answering.defer()
        room = await self._room(person)
        if room is None or not await self._post(person, room, card):
            return False
        told = doors.in_our_dm(person.reader, DM_URL.format(room=room))
        await self._one(answering, messages(told, reader=person.reader)[0], told, person, redraw=False)
        return True

    # the DM

    async def in_dm(self, person: Person, card: Card) -> None:
        """Says the card in the DM that is known; where none is, it is not said: they see it when they ask again."""
        room = await room_of(self._core, person.who)
        if room is None:
            log.info("an answer had no place to go")
            return
        await self._post(person, room, card)

    async def _post(self, person: Person, room: str, card: Card) -> bool:
        every = messages(card, reader=person.reader)
        posted: list[str | None] = []
        for each in [each for each in every if each.components] or every:
            try:
                posted.append(await self._api.post(room, each))
            except Exception as error:
                log.warning("an answer was not posted", code=code(error), error=traced(error))
                break
        if posted and posted[0] is not None:
            self._stands(person, room, posted[0], card, every, posted[1:])
        return bool(posted)

    async def _room(self, person: Person) -> str | None:
        room = await room_of(self._core, person.who)
        if room is not None:
            return room
        try:
            return await self._api.open(person.who.user or "")
        except Exception as error:
            log.info("a DM was not opened", code=code(error), error=type(error).__name__)
            return None

    def _stands(
        self, person: Person, room: str | None, id: str, card: Card, every: Sequence[Message],
        more: Sequence[str | None], *, redrawn: bool = False,
    ) -> None:  # fmt: skip
        """Remembers where the card stands, and posts its texts to copy after it."""
        if room is not None and (redrawn or card.about or any(not each.components for each in every)):
            others = [each for each in more if each is not None]
            drew = self._drawings.drew(person.who, room, id, card, more=others)
            self._after.start(drew, name="a card that was drawn")
