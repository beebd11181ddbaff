"""The one card about something in a DM: where it stands, and what becomes of the one before it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence, Set
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from weakref import WeakValueDictionary

import structlog

from adapters.discord import faults
from adapters.discord.api import Api
from adapters.discord.render import Message, messages
from adapters.discord.strokes import Stroke, Strokes
from adapters.ground.after import After
from adapters.ground.drawn import STALE, digest
from bot.chat.card import Card
from bot.errors import TryLater, Uncertain, traced
from bot.model.people import Address
from bot.ports import Core, Drawn

log = structlog.get_logger("afternote.discord")

SOON = 60.0
"""Seconds that are waited at most before what could not be taken away is tried once more."""
_LATELY = timedelta(hours=1)
_MOST = 20
"""Cards that are looked through for the one of a message."""


class Drawings:
    """Remembers where each card stands; one that another has replaced is taken away with its texts."""

    def __init__(self, core: Core, api: Api, after: After) -> None:
        self._core = core
        self._api = api
        self.after = after
        """What runs beside, the deliveries' rest too."""
        self.look: Callable[[Address], None] = lambda who: None
        """Looks a little later whether what stands in a person's DM is still so."""
        self.strokes = Strokes()
        """What is being drawn in which message."""
        self._locks: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def alone(self, who: Address) -> AsyncIterator[None]:
        """Whoever draws for this person does so one after another, in the order they came."""
        lock = self._locks.setdefault(who, asyncio.Lock())
        async with lock:
            yield

    async def sign(self, who: Address, card: Card) -> str:
        """What a card that is drawn now says, and what it would say if it were drawn anew; empty if it never is."""
        try:
            present = await self._core.present(who, card.about) if card.about else None
        except Exception as error:
            log.error("a card's present state was not read", error=traced(error))
            return ""
        return "" if present is None else f"{digest(present)} {digest(card)}"

    async def of(self, who: Address, about: str) -> Drawn | None:
        """Where the card about this stands in this person's DM."""
        found = await self._core.keeps.drawn(who, about)
        return found if found is not None and found.tenant == who.tenant else None

    async def is_answer(self, who: Address, id: str) -> bool:
        """Whether somebody has drawn in this message, such as the answer to a press; another process may have, too."""
        if self.strokes.is_answer(id) or (who.user is not None and await self._holding(who, id) is not None):
            return True
        # Who answered while that was read counts too.
        return self.strokes.is_answer(id)

    async def _holding(self, who: Address, id: str) -> Drawn | None:
        """The card that was drawn lately in this message, as far as is known."""
        since = self._core.clock.now() - _LATELY
        try:
            every = await self._core.keeps.drawings(who, since=since, most=_MOST)
        except Exception as error:
            log.error("where cards stand was not read", error=traced(error))
            return None
        return next((each for each in every if each.tenant == who.tenant and id in each.messages), None)

    async def drew(
        self, who: Address, room: str, id: str, card: Card, *, sign: str | None = None, more: Sequence[str] = (),
        stroke: Stroke | None = None,
    ) -> None:  # fmt: skip
        """The card stands in this message now: its texts to copy follow, and what it stood in before is taken away.

        `more`: the ids of the card's other messages, where it took several; `stroke`: by which it was drawn over
        another, of which `crossed` says that something else may stand there. Raises nothing.
        """
        if not self.strokes.is_answer(id):
            self.strokes.answered(id, stroke)
        try:
            if sign is None:
                # What changes while this waits for others is not in the card.
                sign = await self.sign(who, card)
            async with self.alone(who):
                if stroke is not None and self.strokes.is_over(id, stroke):
                    # What was posted for a card that is there no more goes with it.
                    stands = await self.of(who, card.about) if card.about else None
                    for each in more:
                        if stands is None or each not in stands.messages:
                            await self._take_away(room, each)
                    return
                crossed = stroke is not None and stroke.crossed
                await self.follow(who, room, id, card, sign=STALE if crossed and sign else sign, more=more)
                if not card.about:
                    # What stood in this message before stands nowhere any more.
                    await self.keep(who, "", room, (id,))
                if stroke is not None:
                    stroke.followed = True
                    if crossed and not sign and self.strokes.is_last(id, stroke):
                        # Nobody else could draw it anew.
                        await self._api.edit(room, id, messages(card)[0])
            if crossed and sign:
                self.look(who)
        except Exception as error:
            log.error("what follows a card did not", error=traced(error))

    async def follow(
        self, who: Address, room: str, id: str, card: Card, *, sign: str | None = None, more: Sequence[str] = (),
        nonces: Sequence[str] = (),
    ) -> Set[str]:  # fmt: skip
        """As `drew`, for those who are alone already; answers the messages that were taken away.

        `nonces`: for the texts, where they may have been posted before.
        """
        texts = [each for each in messages(card) if not each.components]
        if not card.about:
            await self.texts(room, texts, over=(), nonces=nonces)
            return frozenset()
        if sign is None:
            sign = await self.sign(who, card)
        before = await self.of(who, card.about)
        here = before if before is not None and before.room == room and before.messages[:1] == (id,) else None
        over = here.messages[1 + len(more) :] if here is not None else ()
        drawn, whole = await self.texts(room, texts, over=over, nonces=nonces)
        kept = (id, *more, *drawn)
        if not whole:
            sign = STALE
            # A text to copy is never only taken away.
            kept = (*kept, *(each for each in (before.messages[1:] if before is not None else ()) if each not in kept))
        return await self.keep(who, card.about, room, kept, sign=sign)

    async def doubt(self, who: Address, id: str) -> None:
        """What stands in this message may not be what was drawn last: it is drawn anew at the next look."""
        stands = await self._holding(who, id)
        if stands is not None and stands.digest:
            await self.keep(who, stands.about, stands.room, stands.messages, sign=STALE, instead_of=stands.messages)

    async def keep(
        self, who: Address, about: str, room: str, messages: Sequence[str], *, sign: str = "",
        instead_of: Sequence[str] | None = None,
    ) -> Set[str]:  # fmt: skip
        """Remembers that the card about this stands in these messages; whatever it stood in before is taken away.

        Answers the messages that were. With `instead_of` nothing is done where another process drew it elsewhere.
        """
        try:
            before = await self._core.keeps.draw(who, about, room, messages, digest=sign, instead_of=instead_of)
        except Exception as error:
            log.error("where a card stands was not kept", error=traced(error))
            return frozenset()
        gone = [(each.room, id) for each in before for id in each.messages if id and id not in messages]
        for where, id in gone:
            await self._take_away(where, id)
        return {id for _, id in gone}

    async def texts(
        self, room: str, texts: Sequence[Message], *, over: Sequence[str], nonces: Sequence[str] = ()
    ) -> tuple[list[str], bool]:
        """The ids of the messages, each drawn over the one before it, and whether all are as they are to be.

        Where one could not be posted the one before it stays: a text to copy is never only taken away.
        """
        kept: list[str] = []
        whole = True
        for n, message in enumerate(texts):
            before = over[n] if n < len(over) else None
            nonce = nonces[n] if n < len(nonces) else None
            posted = await self._post(room, message, over=before, nonce=nonce)
            whole = whole and posted is not None
            kept += [each] if (each := posted or before) is not None else []
        return kept, whole

    async def _post(self, room: str, message: Message, *, over: str | None, nonce: str | None) -> str | None:
        """The id of the message, drawn `over` another where that is still there; None when it was not posted.

        Where Discord does not take what comes along with it, it goes without.
        """
        if over is not None:
            try:
                await self._api.edit(room, over, message)
                return over
            except Exception as error:
                log.info("a text was not redrawn", **faults.told(error))
                if isinstance(faults.sorted_error(error), Uncertain):
                    return over
        for again in (True, False):
            try:
                return await self._api.post(room, message, nonce=nonce)
            except Exception as error:
                log.warning("a text was not posted", **faults.told(error))
                if faults.unfit(error) and (message.pictures or message.files):
                    message = replace(message, pictures=(), files=())
                    continue
                # Only with a nonce is a second call sure not to be a second text.
                if not (again and nonce is not None and faults.lost(error)):
                    return None
        return None

    async def _take_away(self, room: str, id: str, *, again: bool = True) -> None:
        """Deletes a message that another has replaced; where Discord refuses, its controls go, or its words."""
        try:
            await self._api.delete(room, id)
            return
        except Exception as error:
            later = faults.sorted_error(error)
            log.info("a replaced message stays", **faults.told(error))
        if isinstance(later, TryLater | Uncertain):
            if again:
                wait = min(later.after.total_seconds(), SOON) if isinstance(later, TryLater) else 1.0
                self.after.later(wait, partial(self._take_away, room, id, again=False), name="taken away")
            return
        await self.strip(room, id)

    async def strip(self, room: str, id: str) -> None:
        """Takes the controls off a message, where Discord lets us; its words stay."""
        try:
            await self._api.strip(room, id)
        except Exception as error:
            log.info("controls stay on a replaced message", **faults.told(error))
