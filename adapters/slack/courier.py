"""The way out to Slack: posts cards, and finds out what became of one whose answer was lost."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from functools import partial

import structlog
from slack_sdk.errors import SlackApiError

from adapters.ground.after import After
from adapters.slack import coding
from adapters.slack.charts import charted
from adapters.slack.clients import BLOCKS_REFUSED, Clients, code, pointers
from adapters.slack.drawings import Drawings
from adapters.slack.expiry import Tokens
from adapters.slack.files import Sleep, illustrated, share
from adapters.slack.history import posted, strip
from adapters.slack.pacing import Pace, Turn
from adapters.slack.render import Message, messages, plain_message
from adapters.slack.ways import Way, Ways
from bot.chat.card import Card, File
from bot.clock import Clock, Instant
from bot.errors import DeliveryError, Finality, TryLater, Uncertain, Undeliverable, traced
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable

log = structlog.get_logger("afternote.slack")

PATIENCE = 12.0
"""Seconds until the first message has to be on its way."""
SENDING = 25.0
"""Seconds for the first message to be taken, whatever has to be tried for it: one call's own, and a little."""
CROWDED = timedelta(seconds=5)
"""When to come back to a channel that has too many messages waiting."""
REST = 15.0
"""Seconds for what follows the first message."""
SOON = timedelta(seconds=5)
"""The longest wait for a part of a card whose first message is out."""
_MAY_NOT_READ = frozenset({"missing_scope", "no_permission", "not_allowed_token_type", "not_in_channel"})
Shape = Message | Callable[[], Awaitable[Message]]
"""A message, or what makes it when it is its turn."""
_NAMES = uuid.UUID("6f0a5a8e-4f8e-5d7c-9a58-6d1f6c1b7a10")


class SlackCourier:
    """Posts to Slack; implements `bot.ports.Courier`."""

    pace: float | None = 4.0
    longest = timedelta(seconds=PATIENCE + SENDING + REST + 3)
    """Every part of a delivery at its end, and moments between them."""

    def __init__(
        self,
        workspaces: Tokens,
        clients: Clients,
        *,
        clock: Clock,
        pace: Pace | None = None,
        sleep: Sleep = asyncio.sleep,
        patience: float = PATIENCE,
        drawings: Drawings | None = None,
    ) -> None:
        self._ways = Ways(workspaces, clients, clock=clock)
        self._pace = pace or Pace()
        self._sleep = sleep
        self._patience = patience
        self._drawings = drawings
        self._draws_charts = True
        """Until Slack refuses a chart: then its picture is uploaded."""
        self.after = After()
        """What runs beside the deliveries: what was replaced is taken away, or its controls are."""

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        """Posts the card to the person's DM or the room, and after it what stands alone and the files.

        An earlier card about the same is taken away, and the message that it `replaces` loses its controls: a little
        later, and where Slack lets us.
        Raises TryLater: surely not sent; Uncertain: perhaps sent; Undeliverable: never will be; nothing else.
        """
        self._ways.check_open(to)
        (first, *alone), plain = _rendered(card, key)
        drawings = self._drawings if card.about and to.user is not None else None
        # Taken before it is sent: what changes meanwhile is seen to be new, and the card is drawn anew.
        sign = await drawings.sign(to, card) if drawings is not None else ""
        async with AsyncExitStack() as held:
            native = charted(first) if self._draws_charts else None
            way, drawn, turn = await self._prepared(to, first if native is None else native, held)
            shapes: list[Shape] = [drawn] if drawn is first or native is not None else [drawn, first]
            if native is not None:
                # The picture is drawn and uploaded where Slack does not draw the chart itself.
                shapes += [partial(self._as_picture, way, first), first]
            shapes.append(plain)
            try:
                async with asyncio.timeout(SENDING):
                    ts = await self._post(way, shapes, key)
            except TimeoutError:
                raise Uncertain from None
            texts = await self._rest(way, turn, alone, first.files, key=key)
        if drawings is not None:
            whole = len(texts) == len(alone)
            stands = self._stands(drawings, to, card.about, way.room, (ts, *texts), sign, whole, replaces)
            self.after.start(stands, name="stands")
        elif replaces is not None:
            self.after.start(strip(self._ways, replaces), name="strip")
        return Receipt(ts, replace(to, room=way.room))

    async def _stands(
        self, drawings: Drawings, to: Address, about: str, room: str, posted: Sequence[str], sign: str, whole: bool,
        replaces: Receipt | None,
    ) -> None:  # fmt: skip
        """Remembers where the card stands; what it stood in before goes."""
        async with drawings.alone(to):
            gone = await drawings.stands(to, about, room, posted, sign=sign, whole=whole)
        if replaces is not None and replaces.message not in gone:
            await strip(self._ways, replaces)

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        """Whether a message with this key was posted since then.

        Absent only when everything since then was read; Unknowable when it may not be read, or is too much.
        """
        self._ways.check_open(to)
        try:
            way = await self._ways.to(to)
            try:
                found = await posted(self._ways, way, key, since)
            except SlackApiError as error:
                if code(error) != "channel_not_found" or not await self._ways.reopened(way):
                    raise
                found = await posted(self._ways, way, key, since)
        except Exception as error:
            if code(error) in _MAY_NOT_READ:
                return Unknowable()
            # The limit of reading is another than that of posting.
            what = self._ways.sorted(error, to, shuts=False)
            if isinstance(what, Undeliverable) and what.why is Finality.REFUSED:
                return Unknowable()
            raise what from None
        return Receipt(found, replace(to, room=way.room)) if isinstance(found, str) else found

    async def close(self) -> None:
        """Lets what runs beside finish."""
        await self.after.close()

    async def _prepared(self, to: Address, message: Message, held: AsyncExitStack) -> tuple[Way, Message, Turn]:
        """The way, the message with its pictures, and the channel for oneself, when its turn has come.

        Raises DeliveryError, and never Uncertain: nothing was posted yet.
        """
        way = None
        try:
            async with asyncio.timeout(self._patience):
                way = await self._ways.toward(to)
                await self._ways.opened(way)
                clients = self._ways.clients
                drawn = await illustrated(
                    clients.sends(way.token), clients.reads(way.token), message, sleep=self._sleep
                )
                turn = await held.enter_async_context(self._pace.hold(to.tenant, way.room))
                await turn()
        except TimeoutError:
            # Until there is a token it is the workspace that keeps us waiting.
            raise TryLater(CROWDED, alone=way is not None) from None
        except Exception as error:
            raise self._ways.sorted(error, to, sent=False) from None
        self._ways.check_open(to)
        return way, drawn, turn

    async def _as_picture(self, way: Way, message: Message) -> Message:
        """The message with its charts as pictures; from now on no chart is tried here, as Slack has refused one."""
        self._draws_charts = False
        clients = self._ways.clients
        return await illustrated(clients.sends(way.token), clients.reads(way.token), message, sleep=self._sleep)

    async def _post(self, way: Way, shapes: Sequence[Shape], key: str) -> str:
        """The id of the message, posted in the first of these shapes that Slack takes.

        Raises DeliveryError.
        """
        for left, shape in zip(range(len(shapes) - 1, -1, -1), shapes, strict=True):
            try:
                made = shape if isinstance(shape, Message) else await shape()
                return await self._posted(way, made, key)
            except SlackApiError as error:
                if code(error) not in BLOCKS_REFUSED or not left:
                    raise self._ways.sorted(error, way.to) from None
                log.warning("blocks refused", code=code(error), where=pointers(error))
            except Exception as error:
                raise self._ways.sorted(error, way.to) from None
        raise AssertionError("the last shape is posted or refused")

    async def _posted(self, way: Way, message: Message, key: str) -> str:
        body = {**message.body(), "client_msg_id": str(uuid.uuid5(_NAMES, f"{way.to.tenant}/{key}"))}
        if not message.blocks:
            body["mrkdwn"] = False
        try:
            answer = await self._ways.call(way, lambda client: client.chat_postMessage(channel=way.room, **body))
        except SlackApiError as error:
            if code(error) != "channel_not_found" or not await self._ways.before(self._ways.reopened(way), way.to):
                raise
            answer = await self._ways.call(way, lambda client: client.chat_postMessage(channel=way.room, **body))
        ts = answer.get("ts")
        if not isinstance(ts, str) or not ts:
            raise Uncertain
        return ts

    async def _rest(
        self, way: Way, turn: Turn, alone: Sequence[Message], files: Sequence[File], *, key: str
    ) -> list[str]:
        """Posts what follows the first message, which is out: nothing that fails here makes it undelivered.

        Answers the ids of the texts that are out.
        """
        posted: list[str] = []

        async def copy(n: int, message: Message) -> None:
            posted.append(await self._post(way, [message, replace(message, blocks=())], f"{key}/{n}"))

        async def file(each: File) -> None:
            try:
                await share(self._ways.clients.sends(way.token), way.room, each)
            except Exception as error:
                raise self._ways.sorted(error, way.to) from None

        parts: list[Callable[[], Awaitable[None]]] = [partial(copy, n, each) for n, each in enumerate(alone, 1)]
        parts += [partial(file, each) for each in files]
        out = 0
        try:
            async with asyncio.timeout(REST):
                for part in parts:
                    await turn()
                    out += await self._follows(part)
        except TimeoutError:
            pass
        if out < len(parts):
            log.warning("the message is out, and not all that follows it", key=key, missing=len(parts) - out)
        return posted

    async def _follows(self, part: Callable[[], Awaitable[None]]) -> bool:
        """Whether a part is out; what surely was not sent is tried once more when Slack lets us soon."""
        for again in (True, False):
            try:
                await part()
                return True
            except TryLater as later:
                if not again or later.after > SOON:
                    return False
                await self._sleep(later.after.total_seconds())
            except DeliveryError:
                return False
        return False


def _rendered(card: Card, key: str) -> tuple[tuple[Message, ...], Message]:
    """The card's messages, and the plain one in place of the first; both can be found by the key.

    Raises Undeliverable for a card that can't be drawn, which it could not be later either.
    """
    try:
        plain = plain_message(card)
        first, *others = plain.blocks
        keyed = {**first, "block_id": coding.message_key(key)}
        return messages(card, key=key), replace(plain, blocks=(keyed, *others))
    except Exception as error:
        log.error("a card could not be drawn", error=traced(error))
        raise Undeliverable(Finality.REFUSED) from None
