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
from adapters.discord.lag import Lag
from adapters.discord.parse import Heard, Surface
from adapters.discord.people import People, Person
from adapters.discord.replying import Replying
from adapters.discord.wire import Asked
from adapters.ground.after import After
from adapters.ground.lengths import clip, units
from bot.cards import afternote as cards
from bot.cards import doors
from bot.chat.inbound import Command, Inbound, Submission
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
        self._lag = Lag(core.clock)
        self._open = 0

    def start(self, asked: Asked) -> None:
        """Takes it beside: it is waited for at the end, as all that follows answers."""
        self._after.start(self.interaction(asked), name="an interaction")

    def broke(self, asked: Asked, error: Exception) -> None:
        """Has it told beside that something broke before a turn was taken."""
        answering = Answering(asked, None, answered=asked.response.is_done())
        self._after.start(self.fault(answering, None, error), name="a fault")

    async def interaction(self, asked: Asked) -> None:
        """Answers whatever came in; what breaks is told with a reference, and nothing is raised."""
        heard: Heard | None = None
        answering = Answering(asked, None)
        within = self._within - self._lag.of(asked.id)
        try:
            told = wire.payload(asked)
            heard = parse.heard(told, self._core.specs, self._core.menus)
            answering = Answering(asked, heard)
            if heard is None:
                await self._unheard(answering, told)
            elif heard.surface is Surface.LOOKUP:
                await self._lookup(answering, heard, within)
            else:
                await self._counted(answering, heard, within)
        except Exception as error:
            await self.fault(answering, heard, error)

    async def _counted(self, answering: Answering, heard: Heard, within: float) -> None:
        self._open += 1
        try:
            await self._turn(answering, heard, within)
        finally:
            self._open -= 1

    async def _turn(self, answering: Answering, heard: Heard, within: float) -> None:
        origin = heard.inbound.origin
        if heard.file is not None:
            found = await self._with_file(answering, heard)
            if found is None:
                return
            heard = found
        reply = await self._in_time(answering, heard.inbound, within)
        person = await self._people.of(origin)
        await self._replying.answer(answering, heard, reply, person)
        self._people.look_after(origin.who)
        if self._people.greet(origin) and not heard.dm:
            self._people.newcomers.came(origin.who, person.reader, answering.asked)

    async def _in_time(self, answering: Answering, inbound: Inbound, within: float) -> Reply:
        """What the turn comes to; Discord is told in time that it takes longer."""
        if self._open > self._crowd:
            await answering.defer()
        if not answering.fresh:
            return await self._core.handle(inbound)
        taking = asyncio.ensure_future(self._core.handle(inbound))
        try:
            if not await self._is_done(taking, within):
                log.info("a turn takes long")
                await answering.defer()
            return await taking
        finally:
            taking.cancel()

    async def _is_done(self, taking: asyncio.Future[Any], within: float) -> bool:
        """Whether it is done within these seconds, which are what is left of the time that an answer may take."""
        done, _ = await asyncio.wait({taking}, timeout=max(0.0, within))
        return bool(done)

    async def _with_file(self, answering: Answering, heard: Heard) -> Heard | None:
        """The same with its file, where that may be read; None where it did not come, which then is said."""
        file, inbound = heard.file, heard.inbound
        assert file is not None
        content = dropped.UNREAD
        if dropped.may_be_read(file):
            await answering.defer()
            fetched = await dropped.fetched(answering.asked, file)
            if fetched is None:
                person = self._people.remembered(inbound.origin)
                await self._replying.say(answering, person, doors.file_did_not_come(person.reader))
                return None
            content = fetched
        whole = {file.option: dropped.file(file, content)}
        match inbound:
            case Command():
                return replace(heard, inbound=replace(inbound, given={**inbound.given, **whole}))
            case Submission():
                return replace(heard, inbound=replace(inbound, files=whole))
        raise AssertionError("nothing else takes a file along")

    async def _lookup(self, answering: Answering, heard: Heard, within: float) -> None:
        """Completions of a line that is being typed; nothing that breaks there is seen by anybody."""
        found: Reply = ()
        try:
            async with asyncio.timeout(max(0.0, within)):
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
        person = self._people.remembered(speaker)
        if told.get("type") == parse.FORM:
            card = cards.form_is_gone(person.reader, coding.values(told["data"].get("components") or ()))
        else:
            card = cards.not_yours(person.reader)
        await self._replying.say(answering, person, card)

    async def fault(self, answering: Answering, heard: Heard | None, error: Exception) -> None:
        """Tells the person that something broke, with a reference that the log has too.

        What broke once part of an answer was shown broke nothing of what they did: only the rest is missing.
        """
        reference = secrets.token_hex(4)
        kind = None if heard is None else heard.surface.value
        log.error("an answer failed", kind=kind, reference=reference, error=traced(error))
        try:
            if heard is not None and heard.surface is Surface.LOOKUP:
                await answering.choices([])
                return
            origin = heard.inbound.origin if heard is not None else parse.speaker(wire.payload(answering.asked))
            if origin is not None:
                reader = self._people.remembered(origin).reader
                told = doors.rest_is_missing(reader) if answering.said else cards.our_fault(reader, reference)
                await self._replying.say(answering, Person(origin.who, reader), told)
        except Exception as again:
            log.error("a fault was not told", reference=reference, error=traced(again))
