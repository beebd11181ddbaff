"""Saying what a person asked for: in answer to their interaction, or in their DM where that takes nothing more."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import structlog

from adapters.discord.answering import Answering, Lost, lost
from adapters.discord.api import Api
from adapters.discord.beside import Beside, Posted, Standing
from adapters.discord.drawings import Drawings
from adapters.discord.faults import code
from adapters.discord.people import Person, room_of
from adapters.discord.render import Message, messages, plain_message
from adapters.discord.strokes import Stroke
from adapters.ground.after import After
from bot.cards import doors
from bot.chat.card import Card
from bot.ports import Core

log = structlog.get_logger("afternote.discord")

DM_URL = "https://discord.com/channels/@me/{room}"
"""Opens a DM by its id."""


class Posting:
    """Says a card once; what Discord surely did not take goes to the DM, and what is missing in the end is told."""

    def __init__(self, core: Core, api: Api, drawings: Drawings, after: After) -> None:
        self._core = core
        self._api = api
        self._drawings = drawings
        self._after = after
        self._beside = Beside(api, drawings)

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
        every = messages(card)
        # In the DM the texts to copy follow the card that stands there, and are drawn with it.
        shown = [each for each in every if each.components] if answering.dm else list(every)
        left_out = 0
        room = answering.room(redraws=redraw)
        if room is not None and len(shown) > room:
            if not answering.dm and await self._elsewhere(answering, person, card):
                return
            # One place is for what is said of the others.
            left_out = len(shown) - max(0, room - 1)
            shown = shown[: max(0, room - 1)]
        with self._stroke(answering, redraw) as stroke:
            ids = await self._several(answering, shown, card, person, redraw=redraw)
        if left_out and answering.goes_on:
            missing = doors.rest_is_missing(person.reader) if answering.dm else None
            await self._tell(answering, missing or doors.no_room_here(person.reader, left_out))
        id = ids[0] if ids else None
        stands = redraw or card.about or any(not each.components for each in every)
        if answering.dm and id is not None and person.who.room is not None and stands:
            stroke = stroke if id == answering.pressed else None
            standing = Standing(person.who.room, id, card, [each for each in ids[1:] if each], redraw, stroke)
            self._drawings.strokes.answered(id, stroke)
            self._after.start(self._texts(answering, person, standing), name="a card that was drawn")

    def _stroke(self, answering: Answering, redraw: bool) -> AbstractContextManager[Stroke | None]:
        """Held while the message that was pressed is drawn anew, where that may be."""
        id = answering.pressed if redraw else None
        return nullcontext() if id is None else self._drawings.strokes.answer(id)

    async def _several(
        self, answering: Answering, shown: Sequence[Message], card: Card, person: Person, *, redraw: bool
    ) -> list[str | None]:
        """The ids of those that were said; whatever was not is said in the DM, or told."""
        ids: list[str | None] = []
        for n, message in enumerate(shown):
            id, why = await self._one(answering, message, card if n == 0 else None, redraw=redraw and n == 0)
            if why in (Lost.OVER, Lost.NOT, Lost.FULL):
                # Nothing more is taken here.
                await self.in_dm(person, card)
                break
            if why is not None:
                if why is Lost.PERHAPS and answering.said:
                    await self._tell(answering, doors.rest_is_missing(person.reader))
                break
            ids.append(id)
        return ids

    async def _one(
        self, answering: Answering, message: Message, card: Card | None, *, redraw: bool
    ) -> tuple[str | None, Lost | None]:
        """One message; in plainer components where Discord refuses these. Its id where that is known, or why not."""
        if not answering.goes_on:
            return None, Lost.OVER if answering.is_over() else Lost.TAKEN
        try:
            return await (answering.redraw(message) if redraw else answering.say(message)), None
        except Exception as error:
            why = lost(error)
            if why is None:
                raise
            log.info("an answer was not taken", why=why.value, code=code(error), error=type(error).__name__)
            match why:
                case Lost.GONE if redraw:
                    answering.leave()
                    return await self._one(answering, message, card, redraw=False)
                case Lost.REFUSED if card is not None:
                    return await self._one(answering, plain_message(card), None, redraw=redraw)
                case Lost.REFUSED | Lost.GONE:
                    raise
                case Lost.PERHAPS if answering.said:
                    # Only the rest is in doubt, which can be told.
                    pass
                case _:
                    answering.lose(why)
            return None, why

    async def _tell(self, answering: Answering, card: Card) -> None:
        """Says what became of an answer, where that can be said."""
        try:
            await self._one(answering, messages(card)[0], card, redraw=False)
        except Exception as error:
            log.info("what is missing was not told", code=code(error), error=type(error).__name__)

    async def _texts(self, answering: Answering, person: Person, standing: Standing) -> None:
        if not await self._beside.texts(answering, person.who, standing) and answering.goes_on:
            await self._tell(answering, doors.rest_is_missing(person.reader))

    async def _elsewhere(self, answering: Answering, person: Person, card: Card) -> bool:
        """Whether it went to the DM, since this place takes no more; here it is said where, and how much of it."""
        if not answering.goes_on:
            return False
        await answering.defer()
        room = await self._room(person)
        posted = Posted.NOTHING if room is None else await self._beside.post(person.who, room, card)
        url = DM_URL.format(room=room)
        match posted:
            case Posted.NOTHING:
                return False
            case Posted.ALL:
                told = doors.in_our_dm(person.reader, url)
            case Posted.PART:
                told = doors.partly_in_our_dm(person.reader, url)
            case Posted.PERHAPS:
                told = doors.perhaps_in_our_dm(person.reader, url)
        await self._tell(answering, told)
        return True

    # the DM

    async def in_dm(self, person: Person, card: Card) -> None:
        """Says the card in the DM that is known; where none is, it is not said: they see it when they ask again."""
        room = await room_of(self._core, person.who)
        if room is None:
            log.info("an answer had no place to go")
            return
        if await self._beside.post(person.who, room, card) is Posted.PART:
            await self._beside.post(person.who, room, doors.rest_is_missing(person.reader))

    async def _room(self, person: Person) -> str | None:
        room = await room_of(self._core, person.who)
        if room is not None:
            return room
        try:
            return await self._api.open(person.who.user or "")
        except Exception as error:
            log.info("a DM was not opened", code=code(error), error=type(error).__name__)
            return None
