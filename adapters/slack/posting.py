"""Posting what a person asked for: beside what they said by its response_url, or in their DM."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import structlog

from adapters.ground.drawn import STALE
from adapters.slack.calls import Calls
from adapters.slack.clients import BLOCKS_REFUSED, code, sorted_error
from adapters.slack.drawings import Drawings
from adapters.slack.files import Sleep, illustrated, share
from adapters.slack.people import People
from adapters.slack.render import Message, messages, messages_alone, plain_message
from bot.cards import doors
from bot.cards.nudges import neutral
from bot.chat.card import Card, Copy, File
from bot.errors import TryLater, Uncertain, traced
from bot.model.people import Address

log = structlog.get_logger("afternote.slack")

LONGEST = timedelta(seconds=30)
"""What is waited for when Slack asks to; somebody who waits longer asks again."""
_PATIENT = 3
DM_URL = "https://slack.com/app_redirect?channel={room}"
"""Opens a DM by its id."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: the response_url of what was said, while there is one, else the person's DM."""

    who: Address
    url: str | None
    dm: bool
    """Whether that is their own DM with the bot, where an answer stays."""
    pressed: tuple[str, str] | None = None
    """The channel and time of the message that was pressed, where it can be redrawn without the response_url."""
    away: bool = False
    """Whether all that is said goes to the DM, and here only where it is."""

    @property
    def response_type(self) -> str:
        """Seen by the asker alone, except in the DM, where nobody else is and it is to stay."""
        return "in_channel" if self.dm else "ephemeral"


class Posting:
    """Posts once; what Slack surely did not take goes to the DM instead."""

    def __init__(
        self, calls: Calls, people: People, drawings: Drawings, *, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._calls = calls
        self._people = people
        self._drawings = drawings
        self._sleep = sleep

    async def say(self, place: Place, card: Card) -> None:
        """Posts the card, with all that belongs to it; in the DM it takes the place of an earlier one about the same.

        What is to be copied goes to the DM whatever the place: what is seen once in a room does not stay there.
        """
        card = self._discreet(place, card)
        if self.goes_to_dm(place, card):
            await self.say(Place(place.who, None, dm=True), card)
            await self._point(place)
        elif place.dm and card.about:
            async with self._drawings.alone(place.who):
                await self._stand(place, card)
        else:
            await self._say(place, card)

    async def _say(self, place: Place, card: Card) -> None:
        first, *rest = messages(card)
        first = await self._drawn(place, first)
        await self._post(place, first, card)
        await self.add(place, replace(first, pictures=()), rest)

    def goes_to_dm(self, place: Place, card: Card) -> bool:
        """Whether the card is for the DM, and the place is another."""
        return not place.dm and (place.away or has_text_alone(card))

    def pointer(self, who: Address) -> Card:
        """What is said in a room where the answer itself goes to the DM."""
        person = self._people.remembered(who)
        room = who.room or person.speaker.who.room
        return doors.in_our_dm(person.reader, None if room is None else DM_URL.format(room=room))

    async def _point(self, place: Place, *, replaces: bool = False) -> None:
        """Says where the answer is; in the DM itself nobody has to be told."""
        if place.url is not None:
            message = messages(self.pointer(place.who))[0]
            await self._by_url(place.url, message, response_type="ephemeral", replaces=replaces)

    def _discreet(self, place: Place, card: Card) -> Card:
        """The card, with a notification line that names nothing where the person wants it so."""
        person = self._people.remembered(place.who)
        if not person.discreet or card.preview is not None:
            return card
        return replace(card, preview=neutral(person.reader))

    # the one card about something

    async def _stand(self, place: Place, card: Card) -> None:
        """Posts the card where its time is known, and takes the earlier one away."""
        room = await self._people.room(place.who)
        if room is None:
            await self._say(place, card)
            return
        sign = await self._drawings.sign(place.who, card)
        first, *rest = messages(card)
        first = await self._drawn(place, first)
        ts = await self._into_dm(place, room, first, card)
        if ts is None:
            if place.url is not None:
                await self._say(place, card)
            return
        drawn, whole = await self._drawings.texts(place.who, room, rest, over=())
        if ts:
            await self._drawings.stands(place.who, card.about, room, (ts, *drawn), sign=sign, whole=whole)
        await self.add(place, replace(first, pictures=()), ())

    async def redraw_in_dm(self, place: Place, room: str, ts: str, card: Card) -> None:
        """Puts the card in the place of the message that was pressed, and its texts in that of the texts after it."""
        before = await self._drawings.holding(place.who, room, ts)
        if before is not None and ts in before.messages[1:] and before.messages[0]:
            # A card of several messages, pressed in a further one: it is drawn anew from its beginning.
            ts = before.messages[0]
            place = replace(place, url=None, pressed=(room, ts))
        first, *rest = messages(card)
        sign = await self._drawings.sign(place.who, card) if card.about else ""
        first = await self._drawn(place, first)
        ts = await self._post(place, first, card, replaces=True) or ""
        texts: tuple[str, ...] = ()
        if before is not None and ts in before.messages:
            texts = before.messages[before.messages.index(ts) + 1 :]
        drawn, whole = await self._drawings.texts(place.who, room, rest, over=texts)
        if ts and (card.about or before is not None):
            await self._drawings.keep(place.who, card.about, room, (ts, *drawn), sign=sign if whole else STALE)
        await self.add(place, replace(first, pictures=()), ())

    async def add_alone(self, place: Place, card: Card, *, anew: bool) -> None:
        """The texts and files of a card that a view shows; texts stand as the card about the same has them in the DM.

        `anew`: the texts stand at the end of the DM.
        """
        await self._add_texts(place, self._discreet(place, card), anew=anew)
        for each in card.blocks:
            if isinstance(each, File):
                await self._share(place, each)

    async def _add_texts(self, place: Place, card: Card, *, anew: bool) -> None:
        texts = messages_alone(card)
        if not card.about:
            await self.add(place, Message("", ()), texts)
            return
        who = place.who
        async with self._drawings.alone(who):
            stands = await self._drawings.of(who, card.about)
            room = stands.room if stands is not None else await self._people.room(who)
            if room is None or not (texts or (stands is not None and stands.messages[1:])):
                return
            main, *before = stands.messages if stands is not None else ("",)
            sign = stands.digest if stands is not None else await self._drawings.sign(who, card)
            drawn, whole = await self._drawings.texts(who, room, texts, over=() if anew else before)
            if not whole:
                sign, drawn = STALE, list(dict.fromkeys([*drawn, *before]))
            await self._drawings.keep(who, card.about, room, (main, *drawn) if main or drawn else (), sign=sign)

    async def say_at(self, url: str, card: Card) -> None:
        """Posts the card at this response_url, for somebody whose workspace gives us no token."""
        await self._by_url(url, messages(card)[0], response_type="ephemeral", replaces=False)

    async def redraw(self, place: Place, card: Card, aside: Card | None) -> None:
        """Puts the card in the place of the message that was pressed, and says the rest below it."""
        card = self._discreet(place, card)
        if self.goes_to_dm(place, card):
            await self.say(Place(place.who, None, dm=True), card)
            await self._point(place, replaces=True)
        elif place.dm and place.pressed is not None:
            async with self._drawings.alone(place.who):
                await self.redraw_in_dm(place, *place.pressed, card)
        else:
            first, *rest = messages(card)
            first = await self._drawn(place, first)
            await self._post(place, first, card, replaces=True)
            await self.add(place, replace(first, pictures=()), rest)
        if aside is not None:
            await self.say(place, aside)

    async def add(self, place: Place, first: Message, rest: Sequence[Message]) -> None:
        """What follows the first message: its pictures and files, and the texts to be copied alone."""
        if first.pictures:
            drawn = await self._drawn(place, first)
            images = tuple(each for each in drawn.blocks if each.get("type") == "image")
            if images:
                person = self._people.remembered(place.who)
                alt = " ".join(str(each.get("alt_text", "")) for each in images)
                told = neutral(person.reader) if person.discreet else alt
                await self._post(place, Message(text=told, blocks=images), None)
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

    async def _post(
        self, place: Place, message: Message, card: Card | None, *, replaces: bool = False
    ) -> str | None:
        """One message, once; in plainer blocks where Slack refuses these. Its time in the DM, where that is known."""
        there = place.pressed[1] if replaces and place.pressed is not None else None
        if place.url is not None:
            done = await self._by_url(place.url, message, response_type=place.response_type, replaces=replaces)
            if done == "refused" and card is not None:
                plainer = plain_message(card)
                done = await self._by_url(place.url, plainer, response_type=place.response_type, replaces=replaces)
            if done in ("posted", "perhaps"):
                return there
        if replaces and place.pressed is not None and await self._updated(place, *place.pressed, message):
            return there
        return await self._by_dm(place, message, card)

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

    async def _by_dm(self, place: Place, message: Message, card: Card | None) -> str | None:
        room = await self._people.room(place.who)
        if room is None:
            log.warning("an answer had no place to go")
            return None
        return await self._into_dm(place, room, message, card)

    async def _into_dm(self, place: Place, room: str, message: Message, card: Card | None) -> str | None:
        """The time of the message in the DM, empty where it is not known; None when it surely was not posted."""
        for waited in range(_PATIENT + 1):
            try:
                answer = await self._calls.post(place.who.tenant, room, message.body())
                return str(answer.get("ts") or "")
            except Exception as error:
                log.warning("an answer was not posted", code=code(error), error=traced(error))
                if code(error) in BLOCKS_REFUSED and card is not None:
                    message, card = plain_message(card), None
                    continue
                later = sorted_error(error)
                if not isinstance(later, TryLater) or waited == _PATIENT or later.after > LONGEST:
                    return "" if isinstance(later, Uncertain) else None
                await self._sleep(later.after.total_seconds())
        return None


def has_text_alone(card: Card) -> bool:
    """Whether it holds a text that is to be copied alone."""
    return any(isinstance(each, Copy) and each.alone for each in card.blocks)
