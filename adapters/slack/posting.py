"""Posting what a person asked for: beside what they said by its response_url, or in their DM."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.calls import Calls
from adapters.slack.clients import BLOCKS_REFUSED, code, sorted_error
from adapters.slack.files import Sleep, illustrated, share
from adapters.slack.people import People
from adapters.slack.render import Message, messages, plain_message
from bot.chat.card import Card, File
from bot.errors import TryLater, Uncertain, traced
from bot.model.people import Address

log = structlog.get_logger("afternote.slack")

LONGEST = timedelta(seconds=30)
"""What is waited for when Slack asks to; somebody who waits longer asks again."""
_PATIENT = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: the response_url of what was said, while there is one, else the person's DM."""

    who: Address
    url: str | None
    dm: bool
    """Whether that is their own DM with the bot, where an answer stays."""
    pressed: tuple[str, str] | None = None
    """The channel and time of the message that was pressed, where it can be redrawn without the response_url."""

    @property
    def response_type(self) -> str:
        """Seen by the asker alone, except in the DM, where nobody else is and it is to stay."""
        return "in_channel" if self.dm else "ephemeral"


class Posting:
    """Posts once; what Slack surely did not take goes to the DM instead."""

    def __init__(self, calls: Calls, people: People, *, sleep: Sleep = asyncio.sleep) -> None:
        self._calls = calls
        self._people = people
        self._sleep = sleep

    async def say(self, place: Place, card: Card) -> None:
        """Posts the card, with all that belongs to it."""
        first, *rest = messages(card)
        first = await self._drawn(place, first)
        await self._post(place, first, card)
        await self.add(place, replace(first, pictures=()), rest)

    async def say_at(self, url: str, card: Card) -> None:
        """Posts the card at this response_url, for somebody whose workspace gives us no token."""
        await self._by_url(url, messages(card)[0], response_type="ephemeral", replaces=False)

    async def redraw(self, place: Place, card: Card, aside: Card | None) -> None:
        """Puts the card in the place of the message that was pressed, and says the rest below it."""
        first, *rest = messages(card)
        first = await self._drawn(place, first)
        await self._post(place, first, card, replaces=True)
        if aside is not None:
            await self.say(place, aside)
        await self.add(place, replace(first, pictures=()), rest)

    async def add(self, place: Place, first: Message, rest: Sequence[Message]) -> None:
        """What follows the first message: its pictures and files, and the texts to be copied alone."""
        if first.pictures:
            drawn = await self._drawn(place, first)
            images = tuple(each for each in drawn.blocks if each.get("type") == "image")
            if images:
                alt = " ".join(str(each.get("alt_text", "")) for each in images)
                await self._post(place, Message(text=alt, blocks=images), None)
        for each in rest:
            await self._post(place, each, None)
        for file in first.files:
            await self._share(place, file)

    async def _drawn(self, place: Place, message: Message) -> Message:
        if not message.pictures:
            return message
        try:
            token = await self._calls.token(place.who.tenant)
        except Exception as error:
            log.warning("a picture was not uploaded", error=traced(error))
            return replace(message, pictures=())
        clients = self._calls.clients
        return await illustrated(clients.sends(token), clients.reads(token), message)

    async def _share(self, place: Place, file: File) -> None:
        """A file goes to the DM: beside an answer in a room it would be everybody's."""
        room = await self._people.room(place.who)
        if room is None:
            return
        try:
            await self._calls.send(place.who.tenant, lambda slack: share(slack, room, file))
        except Exception as error:
            log.warning("a file was not handed over", code=code(error), error=traced(error))

    async def _post(self, place: Place, message: Message, card: Card | None, *, replaces: bool = False) -> None:
        """One message, once; in plainer blocks where Slack refuses these."""
        if place.url is not None:
            done = await self._by_url(place.url, message, response_type=place.response_type, replaces=replaces)
            if done == "refused" and card is not None:
                plainer = plain_message(card)
                done = await self._by_url(place.url, plainer, response_type=place.response_type, replaces=replaces)
            if done in ("posted", "perhaps"):
                return
        if replaces and place.pressed is not None and await self._updated(place, *place.pressed, message):
            return
        await self._by_dm(place, message, card)

    async def _updated(self, place: Place, channel: str, ts: str, message: Message) -> bool:
        body = message.body()
        try:
            await self._calls.send(
                place.who.tenant,
                lambda slack: slack.chat_update(channel=channel, ts=ts, text=body["text"], blocks=body["blocks"]),
            )
        except Exception as error:
            log.warning("a message was not redrawn", code=code(error), error=traced(error))
            return isinstance(sorted_error(error), Uncertain)
        return True

    async def _by_url(self, url: str, message: Message, *, response_type: str, replaces: bool) -> str:
        """Posted, perhaps, refused (these blocks), or closed (this address)."""
        body: dict[str, Any] = {
            **message.body(),
            "response_type": response_type,
            "replace_original": replaces,
        }
        try:
            answer = await self._calls.clients.hook(url).send_dict(body)
        except Exception as error:
            lost = isinstance(sorted_error(error), Uncertain)
            log.warning("an answer was not taken", lost=lost, error=traced(error))
            # Whether it was posted is not known: saying it twice is worse than asking again.
            return "perhaps" if lost else "closed"
        if answer.status_code == 200 and '"ok":false' not in answer.body.replace(" ", ""):
            return "posted"
        refused = any(each in answer.body for each in BLOCKS_REFUSED)
        log.warning("an answer was not taken", status=answer.status_code, refused=refused)
        if refused:
            return "refused"
        return "perhaps" if answer.status_code >= 500 else "closed"

    async def _by_dm(self, place: Place, message: Message, card: Card | None) -> None:
        room = await self._people.room(place.who)
        if room is None:
            log.warning("an answer had no place to go")
            return
        for waited in range(_PATIENT + 1):
            try:
                await self._calls.send(place.who.tenant, partial(_into, room, message))
                return
            except Exception as error:
                log.warning("an answer was not posted", code=code(error), error=traced(error))
                if code(error) in BLOCKS_REFUSED and card is not None:
                    message, card = plain_message(card), None
                    continue
                later = sorted_error(error)
                if not isinstance(later, TryLater) or waited == _PATIENT or later.after > LONGEST:
                    return
                await self._sleep(later.after.total_seconds())


async def _into(room: str, message: Message, slack: AsyncWebClient) -> None:
    await slack.chat_postMessage(channel=room, **message.body())
