"""Who speaks: their zone, language, name and DM, asked once a day and remembered."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any

import structlog

from adapters.ground.after import After
from adapters.slack import parse
from adapters.slack.calls import Calls
from adapters.slack.clients import code
from adapters.slack.parse import Speaker
from bot.cards.words import Reader
from bot.chat.inbound import Origin, Profile
from bot.clock import Instant
from bot.model.people import Address
from bot.ports import Core

log = structlog.get_logger("afternote.slack")

FRESH = timedelta(hours=24)
"""How long a profile is taken as it was told."""
REST = 2.0
"""Seconds after a turn until it is looked at what has changed."""
MOST = 20_000
"""People who are remembered."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has spoken to the bot, as far as it is known without asking."""

    speaker: Speaker
    zone: str | None
    locale: str
    asked_at: Instant | None = None
    greeted: bool = False
    discreet: bool = False
    """Whether notification lines are to name nothing and nobody."""
    reader: Reader = field(init=False)
    usual: Speaker = field(init=False)
    """The same with their name alone, for everyday turns: a profile that another process has seen change stays so."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reader", Reader(locale=self.locale, zone=self.zone))
        object.__setattr__(self, "usual", Speaker(self.speaker.who, Profile(name=self.speaker.profile.name)))

    @property
    def unasked(self) -> bool:
        """Whether nothing can be planned for them, and Slack was not asked for their zone."""
        return self.zone is None and self.asked_at is None


class People:
    """Everybody who speaks; what the core knows wins, what Slack says is asked for within two seconds."""

    def __init__(self, core: Core, calls: Calls, after: After, *, within: float = 2.0) -> None:
        self._core = core
        self._calls = calls
        self._after = after
        self._within = within
        self._known: dict[Address, Person] = {}
        self._looked_at: set[Address] = set()

    async def of(self, who: Address) -> Person | None:
        """The person; None before their first contact."""
        person = self._known.get(who)
        return person if person is not None else await self.checked(who)

    async def checked(self, who: Address) -> Person | None:
        """The person as the core knows them now."""
        known = await self._core.known(who)
        if known is None:
            self._known.pop(who, None)
            return None
        before = self._known.get(who)
        speaker = before.speaker if before is not None else Speaker(who)
        room = known.room or who.room or speaker.who.room
        person = Person(
            replace(speaker, who=replace(who, room=room)), known.zone, known.locale,
            before.asked_at if before is not None else None, before.greeted if before is not None else False,
            known.discreet,
        )  # fmt: skip
        return self._remember(person)

    def stranger(self, who: Address) -> Person:
        """Somebody of whom nothing is known."""
        return Person(Speaker(who), None, "en")

    def remembered(self, who: Address) -> Person:
        """The person as far as they are remembered, without asking anybody."""
        return self._known.get(who) or self.stranger(who)

    def met(self, who: Address) -> Person | None:
        """The person, if they are remembered."""
        return self._known.get(who)

    def is_fresh(self, person: Person) -> bool:
        """Whether their profile was asked for within a day."""
        return person.asked_at is not None and self._core.clock.now() - person.asked_at < FRESH

    async def asked(self, who: Address) -> Person:
        """The person, with what Slack says of them and their DM; what it does not say in time is left out."""
        profile = asyncio.create_task(self._profile(who))
        room = asyncio.create_task(self._room(who))
        done, late = await asyncio.wait({profile, room}, timeout=self._within)
        for each in late:
            log.warning("a profile took too long")
            each.cancel()
        return self._took_in(
            who, profile.result() if profile in done else None, room.result() if room in done else who.room
        )

    def told(self, who: Address, user: Mapping[str, Any]) -> Person:
        """The person, with what an event says of them; what it leaves out stays."""
        profile = parse.profile(user)
        before = self._known.get(who)
        if before is not None and profile.locale is None:
            profile = replace(profile, locale=before.speaker.profile.locale)
        return self._took_in(who, profile, who.room)

    def says(self, person: Person, user: Mapping[str, Any]) -> bool:
        """Whether an event says of this person what Slack has said of them before."""
        said, before = parse.profile(user), person.speaker.profile
        return said.name == before.name and said.zone == before.zone and said.locale in (None, before.locale)

    def look_after(self, person: Person) -> None:
        """Looks a little later at what a turn may have changed, once for all turns until then.

        A profile that was asked for long ago is asked for again, and followed.
        """
        who = person.speaker.who
        if who not in self._looked_at:
            self._looked_at.add(who)
            self._after.later(REST, partial(self._look, who), name="a profile")

    async def _look(self, who: Address) -> None:
        self._looked_at.discard(who)
        person = await self.checked(who)
        if person is None:
            return
        if not self.is_fresh(person):
            person = await self.asked(who)
        elif person.zone is not None or person.speaker.profile.zone is None:
            return
        if person.asked_at is not None:
            await self.follow(person)

    async def follow(self, person: Person) -> None:
        """Has the core take in what Slack said of them."""
        who = person.speaker.who
        await self._core.met(Origin(key="", who=who, profile=person.speaker.profile))
        await self.checked(who)

    def greeted(self, person: Person) -> None:
        """Remembers that they were welcomed, so that the core is not asked again."""
        self._remember(replace(person, greeted=True))

    def forget(self, tenant: str) -> None:
        """Everybody of a workspace that left."""
        self._known = {who: each for who, each in self._known.items() if who.tenant != tenant}

    def _took_in(self, who: Address, profile: Profile | None, room: str | None) -> Person:
        before = self._known.get(who)
        if profile is None:
            asked_at, profile = None, before.speaker.profile if before is not None else Profile()
        else:
            asked_at = self._core.clock.now()
        room = room or who.room or (before.speaker.who.room if before is not None else None)
        zone, locale = (before.zone, before.locale) if before is not None else (None, "")
        person = Person(
            Speaker(replace(who, room=room), profile), zone or profile.zone, locale or profile.locale or "en", asked_at,
            before.greeted if before is not None else False, before.discreet if before is not None else False,
        )  # fmt: skip
        return self._remember(person)

    def _remember(self, person: Person) -> Person:
        who = person.speaker.who
        # Popped first, so that the longest silent stand at the beginning, and the key has the room that is known.
        self._known.pop(who, None)
        self._known[who] = person
        while len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        return person

    async def _profile(self, who: Address) -> Profile | None:
        user = who.user or ""
        try:
            told = await self._calls.read(who.tenant, lambda client: client.users_info(user=user, include_locale=True))
        except Exception as error:
            log.warning("a profile was not told", code=code(error), error=type(error).__name__)
            return None
        found = told.get("user")
        return parse.profile(found) if isinstance(found, Mapping) else None

    async def _room(self, who: Address) -> str | None:
        if who.room is not None:
            return who.room
        try:
            opened = await self._calls.read(who.tenant, lambda client: client.conversations_open(users=who.user or ""))
        except Exception as error:
            log.warning("a DM was not opened", code=code(error), error=type(error).__name__)
            return None
        channel = opened.get("channel")
        return str(channel["id"]) if isinstance(channel, Mapping) and channel.get("id") else None

    async def room(self, who: Address) -> str | None:
        """Their DM with the bot, opened when it is not remembered."""
        known = self._known.get(who)
        room = who.room or (known.speaker.who.room if known is not None else None) or await self._room(who)
        if room is not None and known is not None and known.speaker.who.room is None:
            self._remember(replace(known, speaker=replace(known.speaker, who=replace(who, room=room))))
        return room
