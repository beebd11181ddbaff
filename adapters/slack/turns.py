"""One turn: what was heard goes to the core, and its reply to where it belongs."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import structlog

from adapters.ground.after import After
from adapters.slack import coding, parse
from adapters.slack.coding import Behind
from adapters.slack.parse import Heard, Speaker
from adapters.slack.people import People, Person
from adapters.slack.posting import Place, Posting
from adapters.slack.render import card_view
from adapters.slack.replying import Answer, Replying
from bot.cards import afternote as cards
from bot.chat.card import Card
from bot.errors import traced
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.slack")


class Turns:
    """Takes turns, and does what comes after them."""

    def __init__(self, core: Core, people: People, replying: Replying, posting: Posting, after: After) -> None:
        self._core = core
        self._people = people
        self._replying = replying
        self._posting = posting
        self._after = after

    async def turn(self, heard: Heard, person: Person) -> Answer:
        """The answer to somebody who is known: nothing before it but the turn itself."""
        reply = await self._core.handle(heard.inbound)
        return self._replying.answer(heard, reply, person)

    def afterwards(self, answer: Answer, person: Person) -> None:
        """Starts what follows an ack: the rest of the answer, and a look at who spoke."""
        if answer.then is not None:
            self._after.start(self._then(answer, person), name="the rest of an answer")
        self._people.look_after(person)

    async def first(self, who: Address, hear: Callable[[Speaker], Heard | None], url: str | None) -> None:
        """The turn of somebody who was acked already: Slack is asked for their zone and language, then it is taken.

        Where a form will be the answer, a view is opened at once and filled when that is known: a trigger waits for
        nobody.
        """
        place = Place(who, url, dm=False)
        early, begun = hear(Speaker(who)), None
        if early is not None and parse.takes_a_form(early):
            reader = self._people.remembered(who).reader
            begun = asyncio.create_task(self._replying.begin(early, reader))
        try:
            person = await self._people.asked(who)
            place = Place(person.speaker.who, url, dm=False)
            heard = hear(person.speaker)
            if heard is None:
                return
            reply = await self._core.handle(heard.inbound)
            if begun is not None:
                heard = replace(heard, opened=await begun)
            answer = self._replying.answer(heard, reply, person, acked=True)
            if answer.then is not None:
                await answer.then()
        except Exception as error:
            card = await self.at_fault(place, error)
            if early is not None and begun is not None:
                await self._replying.show(replace(early, opened=await begun), card)
        await self._people.checked(who)

    async def say(self, place: Place, card: Card) -> None:
        """Says something that no turn has said."""
        await self._posting.say(place, card)

    async def say_at(self, url: str | None, card: Card) -> None:
        """Says something to somebody of whom nothing is known but the address that Slack gave with the press."""
        if url is not None:
            await self._posting.say_at(url, card)

    def form_is_gone(self, view: Mapping[str, Any], person: Person) -> Mapping[str, Any]:
        """The ack for a form of which is not known any more what it asked; what was typed is handed back."""
        typed = coding.values((view.get("state") or {}).get("values") or {})
        card = cards.form_is_gone(person.reader, typed)
        return {"response_action": "update", "view": card_view(card, behind=Behind(), reader=person.reader)}

    async def _then(self, answer: Answer, person: Person) -> None:
        if answer.then is None:
            return
        try:
            await answer.then()
        except Exception as error:
            await self.at_fault(Place(person.speaker.who, None, dm=True), error)

    async def at_fault(self, place: Place, error: Exception) -> Card:
        """Tells the person that something broke, with a reference that the log has too; what they are told."""
        reference = secrets.token_hex(4)
        log.error("an answer failed", reference=reference, error=traced(error))
        reader = self._people.remembered(place.who).reader
        card = cards.our_fault(reader, reference)
        await self._posting.say(place, card)
        return card
