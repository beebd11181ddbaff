"""The one card about something in a DM: where it stands, and what becomes of the one before it."""

import asyncio
from collections.abc import AsyncIterator, Sequence, Set
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from weakref import WeakValueDictionary

import structlog

from adapters.ground.after import After
from adapters.ground.drawn import STALE, digest
from adapters.slack.calls import Calls
from adapters.slack.clients import code, sorted_error
from adapters.slack.history import without_controls
from adapters.slack.render import Message
from bot.chat.card import Card
from bot.errors import TryLater, Uncertain, traced
from bot.model.people import Address
from bot.ports import Core, Drawn

log = structlog.get_logger("afternote.slack")

SOON = timedelta(seconds=60)
"""The longest wait before what could not be taken away is tried once more."""
GONE = frozenset({"message_not_found", "channel_not_found"})
"""Errors that say that there is no such message."""


class Drawings:
    """Remembers where each card stands; one that another has replaced is taken away with its texts."""

    def __init__(self, core: Core, calls: Calls, after: After) -> None:
        self._core = core
        self._calls = calls
        self._after = after
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
            present = await self._core.present(who, card.about)
        except Exception as error:
            log.error("a card's present state was not read", error=traced(error))
            return ""
        return "" if present is None else f"{digest(present)} {digest(card)}"

    async def of(self, who: Address, about: str) -> Drawn | None:
        """Where the card about this stands in this person's DM."""
        found = await self._core.keeps.drawn(who, about)
        return found if found is not None and found.tenant == who.tenant else None

    async def holding(self, who: Address, room: str, ts: str) -> Drawn | None:
        """What is known of the card that this message belongs to."""
        every = await self._core.keeps.drawings(who, since=self._core.clock.now() - _KNOWN, most=_MOST)
        here = (each for each in every if (each.tenant, each.room) == (who.tenant, room))
        return next((each for each in here if ts in each.messages), None)

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
        gone = [(each, ts) for each in before for ts in each.messages if ts and ts not in messages]
        for each, ts in gone:
            await self._take_away(each.tenant, each.room, ts)
        return {ts for _, ts in gone}

    async def post(self, who: Address, room: str, message: Message, *, over: str | None) -> str | None:
        """The id of the message, drawn `over` another where that is still there; None when it was not posted."""
        body = message.body()
        if over is not None:
            try:
                await self._calls.send(
                    who.tenant,
                    lambda slack: slack.chat_update(channel=room, ts=over, text=body["text"], blocks=body["blocks"]),
                )
                return over
            except Exception as error:
                log.info("a text was not redrawn", code=code(error), error=type(error).__name__)
                if isinstance(sorted_error(error), Uncertain):
                    return over
        try:
            answer = await self._calls.post(who.tenant, room, body)
        except Exception as error:
            log.warning("a text was not posted", code=code(error), error=traced(error))
            return None
        return str(answer.get("ts") or "") or None

    async def stands(
        self, who: Address, about: str, room: str, messages: Sequence[str], *, sign: str, whole: bool
    ) -> Set[str]:
        """Remembers a card that was posted anew, as `keep` does; one that is not whole keeps the texts before it."""
        if not whole:
            before = await self.of(who, about)
            sign, messages = STALE, (*messages, *(before.messages[1:] if before is not None else ()))
        return await self.keep(who, about, room, messages, sign=sign)

    async def texts(
        self, who: Address, room: str, texts: Sequence[Message], *, over: Sequence[str]
    ) -> tuple[list[str], bool]:
        """The ids of the texts, each drawn over the one before it, and whether all are as they are to be.

        Where one could not be posted the one before it stays: a text to copy is never only taken away.
        """
        kept: list[str] = []
        whole = True
        for n, message in enumerate(texts):
            before = over[n] if n < len(over) else None
            posted = await self.post(who, room, message, over=before)
            whole = whole and posted is not None
            kept += [each] if (each := posted or before) is not None else []
        return kept, whole

    async def _take_away(self, tenant: str, room: str, ts: str, *, again: bool = True) -> None:
        """Deletes a message that another has replaced; where Slack refuses, its controls go, or its words."""
        try:
            await self._calls.send(tenant, lambda slack: slack.chat_delete(channel=room, ts=ts))
            return
        except Exception as error:
            later = sorted_error(error)
            if code(error) in GONE:
                return
            log.info("a replaced message stays", code=code(error), error=type(error).__name__)
        if isinstance(later, TryLater) and again:
            wait = min(later.after, SOON).total_seconds()
            self._after.later(wait, partial(self._take_away, tenant, room, ts, again=False), name="taken away")
            return
        await self._strip(tenant, room, ts)

    async def _strip(self, tenant: str, room: str, ts: str) -> None:
        try:
            answer = await self._calls.read(tenant, lambda slack: slack.conversations_history(
                channel=room, oldest=ts, latest=ts, inclusive=True, limit=1
            ))  # fmt: skip
            found = next((each for each in answer.get("messages") or () if each.get("ts") == ts), None)
            blocks = (found.get("blocks") or []) if found is not None else []
            left = without_controls(blocks)
            if found is None or not left or left == blocks:
                return
            text = str(found.get("text") or "")
            await self._calls.send(
                tenant, lambda slack: slack.chat_update(channel=room, ts=ts, text=text, blocks=left)
            )
        except Exception as error:
            log.info("controls stay on a replaced message", code=code(error), error=type(error).__name__)


_KNOWN = timedelta(days=60)
_MOST = 50
"""Cards that are looked through for the one that was pressed."""
