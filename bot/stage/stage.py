"""The stage itself: people, rooms, the courier to them, and the clock they share."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.app import Bot
from bot.chat.card import Button, Card, Choice, File
from bot.chat.form import Field, Form
from bot.chat.inbound import Action, Command, Inbound, Origin, Profile, Submission
from bot.chat.reply import Amend, Invalid, Reply
from bot.clock import AheadClock, Instant, MovableClock
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable
from bot.stage.actor import Actor
from bot.stage.shown import BOT, PLATFORM, TENANT, Kind, Shown, packed, unpacked


class Stage:
    """People and rooms around one bot, and the clock they share; also the courier to them."""

    def __init__(
        self, bot: Bot, clock: MovableClock | AheadClock, *, name: str | None = None, platform: str = PLATFORM
    ) -> None:
        self.bot = bot
        self.platform = platform
        """What it is called among platforms: several stages around one bot are several platforms."""
        self.clock = clock
        self.pace: float | None = None
        self.longest = timedelta(seconds=10)
        self.name = name
        self.attaches = False
        """Whether its commands and forms take a file along."""
        self.people: dict[str, Actor] = {}
        self.rooms: list[str] = []
        self.log: list[Shown] = []
        self.open_forms: dict[str, Shown] = {}
        self.watchers: list[Callable[[Shown | None], None]] = []
        """Called with each message shown or redrawn; None: something else changed."""
        self.heard: Callable[[Shown], None] | None = None
        self._presses = 0
        self._ids = 0
        self._session = 0
        self._turn = asyncio.Lock()
        self._behind_form: dict[str, Shown | None] = {}
        self._kept: dict[int, Shown] = {}
        self._rows: dict[int, int] = {}
        bot.couriers[platform] = self

    # who and where

    def actor(
        self,
        name: str,
        *,
        display: str = "",
        zone: str | None = None,
        locale: str | None = "en-US",
        coach: bool = False,
    ) -> Actor:
        """The person of this name, brought on at first use."""
        if name not in self.people:
            profile = Profile(name=display or name.capitalize(), zone=zone, locale=locale)
            self.people[name] = Actor(self, name, profile, coach=coach)
        return self.people[name]

    def room(self, name: str) -> str:
        """The room of this name, `#` in front, opened at first use."""
        name = name if name.startswith("#") else f"#{name}"
        if name not in self.rooms:
            self.rooms.append(name)
        return name

    def origin(self, actor: Actor, room: str | None) -> Origin:
        """Who speaks, where, and a key for this very press."""
        self._presses += 1
        where = Address(self.platform, TENANT, room=room) if room else None
        key = f"{self._session}-{self._presses}"
        return Origin(
            key=key, who=actor.address, where=where, profile=actor.profile, attaches=self.attaches,
            where_name=(room or "").removeprefix("#"),
        )  # fmt: skip

    # what people do

    async def typed(self, actor: Actor, text: str, room: str | None) -> Reply | None:
        """A line typed in the DM or in a room: a command when it starts with a slash."""
        place = self.room(room) if room else actor.name
        private = actor.name if text.startswith("/") else None
        self._show(place=place, by=actor.name, kind=Kind.TYPED, to=private, text=text)
        if not text.startswith("/"):
            if room:
                return None
            return await self._turned(actor, place, self.bot.said(self.origin(actor, None), text))
        path, rest = self.bot.routes.path(text)
        here = self.origin(actor, place if room else None)
        words = [word for word in rest.split() if word.startswith("@") and word[1:] in self.people]
        named = {word: self.people[word[1:]].address for word in words}
        return await self._turned(actor, place, Command(here, path, text=rest, mentions=named))

    async def commanded(
        self, actor: Actor, path: str, given: Mapping[str, str], *, room: str | None = None
    ) -> Reply:
        """A command with typed options, as on platforms that have them."""
        place = self.room(room) if room else actor.name
        shown = " ".join([f"/{path}", *(f"{name}: {value}" for name, value in given.items())])
        self._show(place=place, by=actor.name, kind=Kind.TYPED, to=actor.name, text=shown)
        here = self.origin(actor, place if room else None)
        return await self._turned(actor, place, Command(here, path, given=dict(given)))

    async def dropped(self, actor: Actor, file: File) -> Reply:
        """A file dropped in the DM."""
        self._show(place=actor.name, by=actor.name, kind=Kind.TYPED, text=file.name)
        given = {"file": file}
        return await self._turned(actor, actor.name, Command(self.origin(actor, None), "interview import", given=given))

    async def acted(
        self, actor: Actor, shown: Shown, control: Button | Choice, picked: str | None
    ) -> Reply:
        """A press on a control of a message."""
        room = shown.place if shown.place.startswith("#") else None
        inbound = Action(self.origin(actor, room), control.action, control.value, picked)
        return await self._turned(actor, shown.place, inbound, on=shown)

    async def filled(self, actor: Actor, values: Mapping[str, str | File]) -> Reply:
        """The open form, submitted.

        Raises LookupError when no form is open or a field does not exist.
        """
        shown = self.open_forms.get(actor.name)
        if shown is None or shown.form is None:
            raise LookupError(f"{actor.name} has no form open")
        form = shown.form
        step = form.steps[form.step]
        given = {each.name: form.filled.get(each.name, "") for each in step.fields}
        files: dict[str, File] = {}
        for name, value in values.items():
            each = form.field(name)
            if each is None or each.name not in given:
                there = ", ".join(one.name for one in step.fields)
                raise LookupError(f"the form has no field {name!r}; there are {there}")
            if isinstance(value, File):
                files[each.name] = value
            else:
                given[each.name] = _answer(each, value)
        room = shown.place if shown.place.startswith("#") else None
        inbound = Submission(self.origin(actor, room), form.id, given, step=form.step, files=files)
        return await self._turned(actor, shown.place, inbound, on=shown)

    def dismissed(self, actor: Actor) -> None:
        """The open form, closed without sending it."""
        self.open_forms.pop(actor.name, None)
        self._changed(None)

    async def _turned(
        self, actor: Actor, place: str, inbound: Inbound | Card, *, on: Shown | None = None
    ) -> Reply:
        reply = inbound if isinstance(inbound, Card) else await self.bot.handle(inbound)
        match reply:
            case Card():
                self.open_forms.pop(actor.name, None)
                self._show(place=place, by=BOT, kind=Kind.REPLY, to=actor.name, card=reply)
            case Form():
                shown = self._show(place=place, by=BOT, kind=Kind.FORM, to=actor.name, form=reply)
                if not isinstance(inbound, Submission):
                    # A form opened from a card may redraw that card when it is sent.
                    self._behind_form[actor.name] = on if on is not None and on.card is not None else None
                self.open_forms[actor.name] = shown
            case Amend():
                target = on if on is not None and on.card is not None else self._behind(actor)
                if target is not None and target.to is None and target.place.startswith("#"):
                    # What everybody in a room reads is not redrawn with what is one person's.
                    target = None
                self.open_forms.pop(actor.name, None)
                if target is not None:
                    self._redraw(target, reply.card)
                alone = reply.card if target is None and (reply.aside is None or place.startswith("#")) else None
                for card in (alone, reply.aside):
                    if card is not None:
                        self._show(place=place, by=BOT, kind=Kind.REPLY, to=actor.name, card=card)
            case Invalid():
                form = self.open_forms.get(actor.name)
                if form is not None and form.form is not None and isinstance(inbound, Submission):
                    filled = {**form.form.filled, **inbound.values}
                    again = replace(form.form, filled=filled)
                    self.open_forms[actor.name] = self._show(
                        place=place, by=BOT, kind=Kind.INVALID, to=actor.name, form=again,
                        problems=reply.problems,
                    )  # fmt: skip
            case tuple():
                pass
        self._changed(None)
        return reply

    def _behind(self, actor: Actor) -> Shown | None:
        shown = self._behind_form.get(actor.name)
        return next((each for each in self.log if shown is not None and each.id == shown.id), None)

    # what people are shown

    def _show(self, *, place: str, by: str, kind: Kind, to: str | None = None, text: str = "",
              card: Card | None = None, form: Form | None = None,
              problems: Mapping[str, str] | None = None, key: str | None = None) -> Shown:  # fmt: skip
        self._ids += 1
        shown = Shown(
            id=self._ids, at=self.clock.now(), place=place, by=by, kind=kind, to=to, text=text, card=card,
            form=form, problems=problems, key=key,
        )  # fmt: skip
        self.log.append(shown)
        self._changed(shown)
        return shown

    def _redraw(self, shown: Shown, card: Card, *, retired: bool = False) -> None:
        for index, each in enumerate(self.log):
            if each.id == shown.id:
                again = replace(each, card=card, redrawn=each.redrawn + 1, retired=retired)
                self.log[index] = again
                self._changed(again, amend=not retired)

    def _changed(self, shown: Shown | None, *, amend: bool = False) -> None:
        for watcher in self.watchers:
            watcher(shown)
        if shown is not None and self.heard is not None:
            self.heard(replace(shown, kind=Kind.AMEND) if amend else shown)

    # the courier

    async def deliver(
        self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None
    ) -> Receipt:
        """Shows the card to a person or in a room, once for each key."""
        known = next((each for each in self.log if each.key == key), None)
        if known is None:
            if replaces is not None:
                self._retire(replaces)
            place = to.user or to.room or ""
            known = self._show(place=place, by=BOT, kind=Kind.DELIVERY, card=card, key=key)
        return Receipt(message=str(known.id), address=to)

    def _retire(self, receipt: Receipt) -> None:
        for each in self.log:
            if str(each.id) == receipt.message and each.card is not None and not each.retired:
                self._redraw(each, each.card, retired=True)
                return

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        """Whether a message with this key was shown."""
        known = next((each for each in self.log if each.key == key), None)
        return Receipt(message=str(known.id), address=to) if known else Absent()

    # the clock

    async def settle(self) -> None:
        """Delivers what is due now."""
        async with self._turn:
            while await self.bot.worker.tick():
                continue

    async def passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        """Moves the clock on, delivering everything due on the way at its own time."""
        await self.moves_to(self.clock.now() + timedelta(days=days, hours=hours, minutes=minutes))

    async def moves_to(self, at: Instant) -> None:
        """Moves the clock to `at`, delivering everything due on the way at its own time."""
        await self.settle()
        while (due := await self.bot.next_due()) is not None and due <= at:
            if due > self.clock.now():
                self.clock.move_to(due)
            before = self.clock.now()
            await self.settle()
            if (again := await self.bot.next_due()) is not None and again <= before:
                break
        if at > self.clock.now() or isinstance(self.clock, AheadClock):
            self.clock.move_to(at)
        self._changed(None)

    async def to_next_nudge(self) -> Instant | None:
        """Moves the clock to the next nudge and delivers it; None when nothing is planned."""
        await self.settle()
        due = await self.bot.next_due()
        if due is not None:
            await self.moves_to(due)
        return due

    # keeping

    async def keep(self) -> None:
        """Writes down who is here, the transcript and the clock, when the stage has a name."""
        if self.name is None:
            return
        ahead = self.clock.ahead.total_seconds() if isinstance(self.clock, AheadClock) else 0.0
        state = {
            "people": [
                {"name": one.name, "display": one.profile.name, "zone": one.profile.zone,
                 "locale": one.profile.locale, "coach": one.coach, "closed": one.closed}
                for one in self.people.values()
            ],
            "rooms": self.rooms,
            "forms": {
                name: {"form": shown.id, "behind": getattr(self._behind_form.get(name), "id", None)}
                for name, shown in self.open_forms.items()
            },
            "ahead": ahead,
            "session": self._session,
            "ids": self._ids,
        }  # fmt: skip
        fresh = [each for each in self.log if self._kept.get(each.id) != each]
        entries = [(self._rows.get(one.id), packed(one)) for one in fresh]
        rows = await self.bot.keep_stage(self.name, json.dumps(state), entries)
        self._kept.update({each.id: each for each in fresh})
        self._rows.update(zip((each.id for each in fresh), rows, strict=True))

    async def clear(self) -> None:
        """Starts over: nobody here, nothing shown, nothing kept, the clock as the machine has it."""
        self.people.clear()
        self.rooms.clear()
        self.log.clear()
        self.open_forms.clear()
        self._behind_form.clear()
        self._kept.clear()
        self._rows.clear()
        self._session += 1
        if isinstance(self.clock, AheadClock):
            self.clock.ahead = timedelta(0)
        if self.name is not None:
            await self.bot.clear_stage(self.name)
        self._changed(None)

    async def resume(self) -> bool:
        """Finds the stage as it was kept; False when there is none."""
        if self.name is None:
            return False
        found = await self.bot.kept_stage(self.name)
        if found is None:
            return False
        text, rows = found
        state = json.loads(text)
        for one in state["people"]:
            actor = self.actor(one["name"], display=one["display"], zone=one["zone"], locale=one["locale"],
                               coach=one["coach"])  # fmt: skip
            actor.closed = one.get("closed", False)
        for name in state["rooms"]:
            self.room(name)
        if isinstance(self.clock, AheadClock):
            self.clock.ahead = timedelta(seconds=state["ahead"])
        self._ids = state["ids"]
        self._session = state["session"] + 1
        for row, payload in rows:
            shown = unpacked(payload)
            self.log.append(shown)
            self._kept[shown.id] = shown
            self._rows[shown.id] = row
        self.log.sort(key=lambda each: each.id)
        self._ids = max([self._ids, *(each.id for each in self.log)])
        before = {each.id: each for each in self.log}
        for name, kept in state.get("forms", {}).items():
            if (form := before.get(kept["form"])) is not None:
                self.open_forms[name] = form
                self._behind_form[name] = before.get(kept["behind"])
        return True


def _answer(each: Field, value: str) -> str:
    """The value of the option that this answer names, or the answer as it is."""
    wanted = value.casefold()
    for option in each.options:
        if wanted in (option.label.casefold(), option.value.casefold()):
            return option.value
    return value
