"""The way out to Discord: posts cards, and finds out what became of one whose answer was lost.

A notification shows nothing of a message made of components. So a delivery goes in two steps: words with the main
buttons, and the card drawn over them. If the second never comes, the words and the buttons stand.
"""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from typing import Any

import discord
import structlog

from adapters.discord import coding, faults
from adapters.discord.api import PAGE, Api
from adapters.discord.calls import CALL
from adapters.discord.drawings import Drawings
from adapters.discord.dressing import Dressed, Dressing, ids
from adapters.discord.pacing import PATIENCE
from adapters.discord.render import Message, messages, plain_message
from adapters.ground.after import After
from adapters.ground.drawn import STALE
from bot.chat.card import Card
from bot.clock import Instant
from bot.errors import Finality, TryLater, Uncertain, Undeliverable, traced
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable

log = structlog.get_logger("afternote.discord")

PREPARING = PATIENCE + CALL
"""Seconds until there is a room to post to."""
SENDING = PATIENCE + 2 * CALL
"""Seconds for the first message to be taken, whatever has to be tried for it."""
AGAIN = 0.5
"""Seconds before a call whose answer was lost is made again, with the same nonce."""
PAGES = 5
"""Pages of a room that are looked through for a message."""
APART = timedelta(minutes=2)
"""How far the clocks of two machines may be apart."""

Sleep = Callable[[float], Awaitable[object]]


class DiscordCourier:
    """Posts to Discord; implements `bot.ports.Courier`."""

    pace: float | None = 20.0
    """Each is two calls, of the 45 that may be made in a second; what follows and what people do takes the rest."""
    longest = timedelta(seconds=PREPARING + SENDING + 2)
    """Every part of a delivery at its end, and moments between them."""

    def __init__(
        self, api: Api, drawings: Drawings, *, after: After | None = None, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._api = api
        self._drawings = drawings
        self._dressing = Dressing(api, drawings, sleep=sleep)
        self.after = after or drawings.after
        """What runs beside the deliveries: the card is drawn over its words, and what belongs to it follows."""
        self._sleep = sleep

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        """Posts words and buttons to the person's DM or the room; the card, and what stands alone, come beside.

        An earlier card about the same is taken away, and the message that it `replaces` loses its controls.
        Raises TryLater: surely not sent; Uncertain: perhaps sent; Undeliverable: never will be; nothing else.
        """
        self._api.pace.check()
        every, plain = _rendered(card, key, room=to.user is None)
        # Taken before it is sent: what changes meanwhile is seen to be new, and the card is drawn anew.
        sign = await self._drawings.sign(to, card) if to.user is not None else ""
        try:
            async with asyncio.timeout(PREPARING):
                room = to.room or await self._api.open(str(to.user))
        except TimeoutError:
            raise TryLater(faults.BACK_OFF, alone=True) from None
        except Exception as error:
            raise _sorted(error, sent=False) from None
        try:
            async with asyncio.timeout(SENDING):
                room, id = await self._out(to, room, every[0], plain, key)
        except TimeoutError:
            raise Uncertain from None
        done = replace(to, room=room)
        self.after.start(self._follow(done, id, card, every, plain, key, sign, replaces), name="a delivery's rest")
        return Receipt(id, done)

    # the first message

    async def _out(self, to: Address, room: str, message: Message, plain: Message, key: str) -> tuple[str, str]:
        """The room and the id of the message, posted in the first shape that Discord takes.

        What is lost on the way is asked for once more: the nonce tells Discord what it has taken already.
        Raises DeliveryError.
        """
        # Without words there would be nothing to post first.
        two_steps = bool(message.words)
        if two_steps:
            shapes = [message, replace(message, rows=())] if message.rows else [message]
        else:
            shapes = [message, plain]
        once: str | None = nonce(key)
        opened = doubt = False
        while True:
            try:
                return room, await self._api.post(room, shapes[0], nonce=once, first_step=two_steps)
            except Exception as error:
                code, why = faults.code(error), _sorted(error)
                if code == faults.UNKNOWN_MESSAGE and once is not None:
                    # It was posted and taken away since; with this nonce nothing would be posted any more.
                    once = None
                elif code == faults.UNKNOWN_CHANNEL and to.user is not None and not (opened or doubt):
                    opened, before = True, room
                    room = await self._reopened(to)
                    if room == before:
                        raise why from None
                elif _plainer(error, two_steps) and code not in faults.GONE and len(shapes) > 1:
                    log.warning("buttons refused", **faults.told(error))
                    del shapes[0]
                elif faults.lost(error) and once is not None and not doubt:
                    log.info("an answer was lost", **faults.told(error))
                    doubt = True
                    await self._sleep(AGAIN)
                elif doubt and isinstance(why, TryLater):
                    # This try was not taken, and the one before may have been.
                    raise Uncertain from None
                else:
                    raise why from None

    async def _reopened(self, to: Address) -> str:
        """The DM as it is now, where the one that was remembered is none any more.

        Raises DeliveryError, and never Uncertain: nothing was posted.
        """
        try:
            self._api.forget(str(to.user))
            return await self._api.open(str(to.user))
        except Exception as error:
            raise _sorted(error, sent=False) from None

    # what follows

    async def _follow(
        self, to: Address, id: str, card: Card, every: Sequence[Message], plain: Message, key: str, sign: str,
        replaces: Receipt | None,
    ) -> None:  # fmt: skip
        """Draws the card over its words, posts what belongs to it, and lets go of what it replaces."""
        room = str(to.room)
        mains = [each for each in every[1:] if each.components]
        texts = [each for each in every[1:] if not each.components]
        gone: Set[str] = frozenset()
        dressed = await self._dressing.draw(to, id, every[0], plain, key=key)
        if dressed is not Dressed.NOT_OURS:
            nonces = [nonce(f"{key}/{n}") for n in range(1, len(mains) + len(texts) + 1)]
            if to.user is None:
                await self._drawings.texts(room, [*mains, *texts], over=(), nonces=nonces)
            else:
                sign = sign if dressed is Dressed.DRAWN else STALE
                gone = await self._stands(to, id, card, mains, nonces, sign)
        if replaces is not None and replaces.message not in gone and replaces.address.room is not None:
            await self._drawings.strip(replaces.address.room, replaces.message)

    async def _stands(
        self, to: Address, id: str, card: Card, mains: Sequence[Message], nonces: Sequence[str], sign: str
    ) -> Set[str]:
        """Posts the rest of a person's card, and remembers where it stands; what it stood in before goes."""
        async with self._drawings.alone(to):
            if await self._drawings.is_answer(to, id):
                if not self._drawings.strokes.is_answer(id):
                    # Another process answered in it, and we may have drawn over that.
                    await self._drawings.doubt(to, id)
                gone: Set[str] = frozenset()
            else:
                more, _ = await self._drawings.texts(str(to.room), mains, over=(), nonces=nonces)
                texts = nonces[len(mains) :]
                gone = await self._drawings.follow(to, str(to.room), id, card, sign=sign, more=more, nonces=texts)
        if card.about:
            # What changed while it was on its way is not in it.
            self._drawings.look(to)
        return gone

    # finding

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        """Whether a message with this key was posted since then.

        Absent only when everything since then was read; Unknowable when it may not be read, or is too much, or a
        message stands there that bears no key.
        """
        try:
            room = to.room or await self._api.open(str(to.user))
            try:
                found = await self._found(room, key, since, dm=to.user is not None)
            except discord.NotFound as error:
                if error.code != faults.UNKNOWN_CHANNEL or to.user is None:
                    raise
                other = await self._reopened(to)
                found = Absent() if other == room else await self._found(other, key, since, dm=True)
                room = other
        except discord.Forbidden as error:
            # Writing may be allowed where reading is not.
            log.info("a room was not read", **faults.told(error))
            return Unknowable()
        except Exception as error:
            what = _sorted(error)
            if isinstance(what, Undeliverable) and what.why is Finality.REFUSED:
                return Unknowable()
            raise what from None
        return Receipt(found, replace(to, room=room)) if isinstance(found, str) else found

    async def _found(self, room: str, key: str, since: Instant, *, dm: bool) -> str | Absent | Unknowable:
        mark, after = coding.mark(key), since - APART
        last: str | None = None
        bare = False
        for _ in range(PAGES):
            page = await self._api.since(room, last or after)
            if not page and last is None and not dm and not await self._api.since(room, "0"):
                # Whoever may not read what was said in a room is told that nothing was.
                return Unknowable()
            for each in page:
                if mark in ids(each.get("components")):
                    return str(each["id"])
                bare = bare or self._is_bare(each)
            if len(page) < PAGE:
                return Unknowable() if bare else Absent()
            last = str(page[-1]["id"])
        return Unknowable()

    def _is_bare(self, message: Mapping[str, Any]) -> bool:
        """Whether it is a first step without buttons, which nothing tells from another."""
        author = message.get("author") or {}
        silent = int(message.get("flags") or 0) & (1 << 12)
        return str(author.get("id")) == self._api.me and not message.get("components") and not silent

    async def close(self) -> None:
        """Lets what runs beside finish, and the connections go, which are the client's."""
        await self.after.close()
        self._api.close()


def _rendered(card: Card, key: str, *, room: bool) -> tuple[tuple[Message, ...], Message]:
    """The card's messages, and the plain one in place of the first; both can be found by the key.

    Raises Undeliverable for a card that can't be drawn, which it could not be later either.
    """
    try:
        return messages(card, key=key, room=room), plain_message(card, key=key)
    except Exception as error:
        log.error("a card could not be drawn", error=traced(error))
        raise Undeliverable(Finality.REFUSED) from None


def nonce(step: str) -> str:
    """What tells Discord that a message is the one it was given before; the same for every try."""
    return base64.b32encode(blake2b(step.encode(), digest_size=15).digest()).decode().lower()


def _plainer(error: Exception, two_steps: bool) -> bool:
    """Whether another shape may be taken; nothing comes along with mere words and buttons."""
    return faults.refused(error) if two_steps else faults.unfit(error)


def _sorted(error: Exception, *, sent: bool = True) -> Exception:
    found = faults.sorted_error(error, sent=sent)
    if not isinstance(error, discord.HTTPException) and not isinstance(error, type(found)):
        log.warning("a call failed", error=traced(error), means=type(found).__name__)
    return found
