"""One turn: what was heard goes to the core, and its reply to where it belongs, within the time that Discord gives."""

import asyncio
import secrets
from dataclasses import replace
from typing import Any

import structlog
from discord.app_commands import Choice

from adapters.discord import coding, dropped, limits, parse, wire
from adapters.discord.answering import Answering
from adapters.discord.faults import code
from adapters.discord.parse import Heard, Surface
from adapters.discord.people import People, speaking
from adapters.discord.replying import Replying
from adapters.discord.text import clip, units
from adapters.discord.wire import Asked
from adapters.ground.after import After
from bot.cards import afternote as cards
from bot.cards import doors
from bot.chat.inbound import Command, Inbound
from bot.chat.reply import Reply
from bot.errors import traced
from bot.ports import Core

log = structlog.get_logger("afternote.discord")

WITHIN = 2.0
"""Seconds that an answer may take before Discord is told that it takes longer: it gives three."""
CROWD = 40
"""Turns at once above which everybody is told at first that it takes a moment: the last of them would wait too long."""


class Turns:
    """Takes turns, each beside the others; nothing of one is kept after its answer."""

    def __init__(
        self, core: Core, people: People, replying: Replying, after: After, *, within: float = WITHIN,
        crowd: int = CROWD,
    ) -> None:  # fmt: skip
        self._core = core
        self._people = people
        self._replying = replying
        self._after = after
        self._within = within
        self._crowd = crowd
        self._open = 0

    def start(self, asked: Asked) -> None:
        """Takes it beside: it is waited for at the end, as all that follows answers."""
        self._after.start(self.interaction(asked), name="an interaction")

    def broke(self, asked: Asked, error: Exception) -> None:
        """Has it told beside that something broke before a turn was taken."""
        self._after.start(self.fault(Answering(asked, None), None, error), name="a fault")

    async def interaction(self, asked: Asked) -> None:
        """Answers whatever came in; what breaks is told with a reference, and nothing is raised."""
        heard: Heard | None = None
        answering = Answering(asked, None)
        self._open += 1
        try:
            told = wire.payload(asked)
            heard = parse.heard(told, self._core.specs, self._core.menus)
            answering = Answering(asked, heard)
            if heard is None:
                await self._unheard(answering, told)
            elif heard.surface is Surface.LOOKUP:
                await self._lookup(answering, heard)
            else:
                await self._turn(answering, heard)
        except Exception as error:
            await self.fault(answering, heard, error)
        finally:
            self._open -= 1

    async def _turn(self, answering: Answering, heard: Heard) -> None:
        origin = heard.inbound.origin
        if heard.file is not None:
            found = await self._with_file(answering, heard)
            if found is None:
                return
            heard = found
        reply = await self._in_time(answering, heard.inbound)
        await self._replying.answer(answering, heard, reply, speaking(origin))
        self._people.greet(origin)

    async def _in_time(self, answering: Answering, inbound: Inbound) -> Reply:
        """What the turn comes to; Discord is told in time that it takes longer."""
        if self._open > self._crowd:
            await answering.defer()
        if not answering.fresh:
            return await self._core.handle(inbound)
        taking = asyncio.ensure_future(self._core.handle(inbound))
        try:
            if not await self._is_done(taking):
                log.info("a turn takes long")
                await answering.defer()
            return await taking
        finally:
            taking.cancel()

    async def _is_done(self, taking: asyncio.Future[Any]) -> bool:
        """Whether it is done within the time that an answer may take."""
        done, _ = await asyncio.wait({taking}, timeout=self._within)
        return bool(done)

    async def _with_file(self, answering: Answering, heard: Heard) -> Heard | None:
        """The same with its file, where that may be read; None where it did not come, which then is said."""
        file, command = heard.file, heard.inbound
        assert file is not None
        assert isinstance(command, Command)
        content = dropped.UNREAD
        if dropped.may_be_read(file):
            await answering.defer()
            fetched = await dropped.fetched(answering.asked, file)
            if fetched is None:
                person = speaking(command.origin)
                await self._replying.say(answering, person, doors.file_did_not_come(person.reader))
                return None
            content = fetched
        given = {**command.given, file.option: dropped.file(file, content)}
        return replace(heard, inbound=replace(command, given=given))

    async def _lookup(self, answering: Answering, heard: Heard) -> None:
        """Completions of a line that is being typed; nothing that breaks there is seen by anybody."""
        found: Reply = ()
        try:
            async with asyncio.timeout(self._within):
                found = await self._core.handle(heard.inbound)
        except Exception as error:
            log.error("a completion failed", error=traced(error))
        choices: dict[str, Choice[str]] = {}
        for each in found if isinstance(found, tuple) else ():
            if each.label.strip() and 0 < units(each.value) <= limits.OPTION:
                name = f"{each.label}: {each.hint}" if each.hint else each.label
                choices.setdefault(each.value, Choice(name=clip(name, limits.OPTION), value=each.value))
        try:
            await answering.choices(list(choices.values())[: limits.OPTIONS])
        except Exception as error:
            # They have typed on: what comes late is for nobody.
            log.info("a completion was not taken", code=code(error), error=type(error).__name__)

    async def _unheard(self, answering: Answering, told: wire.Json) -> None:
        """What is nothing of ours, or of an age whose names are no longer known."""
        log.info("nobody listens to that", kind=told.get("type"))
        if told.get("type") == parse.LOOKUP:
            await answering.choices([])
            return
        speaker = parse.speaker(told)
        if speaker is None:
            await answering.defer()
            return
        person = speaking(speaker)
        if told.get("type") == parse.FORM:
            card = cards.form_is_gone(person.reader, coding.values(told["data"].get("components") or ()))
        else:
            card = cards.not_yours(person.reader)
        await self._replying.say(answering, person, card)

    async def fault(self, answering: Answering, heard: Heard | None, error: Exception) -> None:
        """Tells the person that something broke, with a reference that the log has too."""
        reference = secrets.token_hex(4)
        kind = None if heard is None else heard.surface.value
        log.error("an answer failed", kind=kind, reference=reference, error=traced(error))
        try:
            if heard is not None and heard.surface is Surface.LOOKUP:
                await answering.choices([])
                return
            origin = heard.inbound.origin if heard is not None else parse.speaker(wire.payload(answering.asked))
            if origin is not None:
                person = speaking(origin)
                await self._replying.say(answering, person, cards.our_fault(person.reader, reference))
        except Exception as again:
            log.error("a fault was not told", reference=reference, error=traced(again))
