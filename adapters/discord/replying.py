"""Replies as Discord takes them: what answers an interaction, what redraws its message, what follows."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

import structlog

from adapters.discord.answering import Answering, Lost, lost
from adapters.discord.api import Api
from adapters.discord.drawings import Drawings
from adapters.discord.faults import code
from adapters.discord.forms import form_modal
from adapters.discord.parse import Heard, Surface
from adapters.discord.people import Person
from adapters.discord.posting import Posting
from adapters.ground.after import After
from bot.cards import afternote as cards
from bot.cards import doors
from bot.chat.card import Card
from bot.chat.form import Form
from bot.chat.inbound import Action, Submission
from bot.chat.reply import Amend, Invalid, Reply
from bot.errors import traced
from bot.ports import Core

log = structlog.get_logger("afternote.discord")


class Replying:
    """Puts replies where they belong: in the answer, in the message that was pressed, in a form, or in the DM."""

    def __init__(self, core: Core, api: Api, drawings: Drawings, after: After) -> None:
        self._core = core
        self._posting = Posting(core, api, drawings, after)

    async def answer(self, answering: Answering, heard: Heard, reply: Reply, person: Person) -> None:
        """Answers with this.

        Raises the kit's exception for what Discord does not take in any form.
        """
        match reply:
            case Form() if heard.surface is Surface.FORM:
                await self._in_place(answering, heard, self._next(heard, reply, person), person)
            case Form():
                await self._open(answering, reply, person)
            case Invalid(problems):
                card = await self._look_again(heard, problems, person)
                await self._in_place(answering, heard, card, person)
            case Amend(card, aside) if heard.redraws:
                await self._posting.redraw(answering, person, card, aside)
            case Amend(card, aside):
                await self._posting.say(answering, person, aside or card)
            case Card() if heard.surface is Surface.FORM:
                await self._in_place(answering, heard, reply, person)
            case Card():
                await self._posting.say(answering, person, reply)
            case tuple():
                await answering.defer()
            case _:
                assert_never(reply)

    async def say(self, answering: Answering, person: Person, card: Card) -> None:
        """Says something that no turn has said."""
        await self._posting.say(answering, person, card)

    async def _in_place(self, answering: Answering, heard: Heard, card: Card, person: Person) -> None:
        """What came of a form takes the place of the message that only said to open it."""
        if heard.door and heard.redraws:
            await self._posting.redraw(answering, person, card)
        else:
            await self._posting.say(answering, person, card)

    # forms

    async def _open(self, answering: Answering, form: Form, person: Person) -> None:
        """Opens the form where it may be opened; else it waits behind a button."""
        if answering.is_over():
            await self._posting.in_dm(person, doors.opened_too_late(person.reader, form))
            return
        if not answering.opens:
            await self._posting.say(answering, person, doors.waits(person.reader, form))
            return
        now = self._core.clock.now()
        try:
            await answering.open(form_modal(form, reader=person.reader, now=now))
        except Exception as error:
            why = lost(error)
            if why is None:
                raise
            log.info("a form did not open", why=why.value, code=code(error), error=type(error).__name__)
            if why is Lost.REFUSED:
                reference = secrets.token_hex(4)
                log.error("a form could not be shown", reference=reference, error=traced(error))
                await self._posting.say(answering, person, cards.our_fault(person.reader, reference))
                return
            answering.lose(why)
            if answering.is_over():
                await self._posting.in_dm(person, doors.opened_too_late(person.reader, form))

    def _next(self, heard: Heard, form: Form, person: Person) -> Card:
        """The way to another form, to the form's next step, or back to an earlier one that needs another look."""
        sent = heard.inbound
        assert isinstance(sent, Submission)
        if form.id != sent.form:
            # What was sent has led to another form.
            return doors.waits(person.reader, form)
        if form.step > sent.step:
            return doors.next_step(person.reader, form)
        return doors.look_again(person.reader, form, {"": form.intro} if form.intro else {})

    async def _look_again(self, heard: Heard, problems: Mapping[str, str], person: Person) -> Card:
        """What is wrong with a form that was sent, and the way back into it; what was typed is kept."""
        sent = heard.inbound
        assert isinstance(sent, Submission)
        origin = replace(sent.origin, key=f"{sent.origin.key}:again")
        form = await self._core.handle(Action(origin, "form.open", sent.form))
        if isinstance(form, Form):
            return doors.look_again(person.reader, form, problems)
        # It was sent by another press meanwhile.
        return form if isinstance(form, Card) else cards.already(person.reader)
