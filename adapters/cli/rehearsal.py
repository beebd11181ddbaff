"""A rehearsal: a script played against the real core, on a clock that moves and a database thrown away."""

import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import assert_never
from zoneinfo import ZoneInfo

from adapters.cli.script import (
    At,
    Check,
    Enters,
    Expect,
    ExpectNothing,
    Fills,
    Passes,
    Picks,
    Presses,
    Refuse,
    Script,
    Step,
    ToNextNudge,
    Types,
    people_of,
    rooms_of,
)
from bot.app import Bot
from bot.clock import MovableClock
from bot.model.calendar import on_the_line
from bot.model.ids import CountedIds
from bot.stage import Actor, Kind, Shown, Stage
from bot.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Did:
    """Something a person did."""

    at: datetime
    who: str
    words: str
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it was shown: `to` is a person or a room."""

    at: datetime
    to: str
    kind: Kind
    shown: Shown


@dataclass(frozen=True, slots=True)
class Stood:
    """The clock was asked to go to the next nudge, and there was none."""

    at: datetime


Event = Did | Heard | Stood


@dataclass(frozen=True, slots=True)
class Failure:
    """The step at which a rehearsal stopped, and what was seen instead."""

    step: Step
    why: str
    seen: tuple[Heard, ...] = ()
    since: int | None = None
    """The line after which the window begins; None: the whole rehearsal."""


@dataclass(slots=True)
class _Window:
    """What was shown to one person or room since their last run of expectations."""

    heard: list[Heard] = field(default_factory=list)
    since: int | None = None
    expected: int | None = None
    """The last `expect` line of that run."""

    def ends(self) -> None:
        """Ends the run: a run that held an `expect` closes the window."""
        if self.expected is not None:
            self.heard.clear()
            self.since = self.expected
            self.expected = None


class Rehearsal:
    """One script on one stage; every event goes to `tells` as it happens."""

    def __init__(self, script: Script, bot: Bot, clock: MovableClock, tells: Callable[[Event], None]) -> None:
        self.script = script
        self.clock = clock
        self.tells = tells
        self.stage = Stage(bot, clock)
        self.stage.heard = self._hears
        self.zone = "UTC"
        self.checks = 0
        """How many expectations were met."""
        self._people = people_of(script)
        self._rooms = rooms_of(script)
        self._windows: dict[str, _Window] = {}
        self._names: dict[str, str] = {}

    async def play(self) -> Failure | None:
        """Plays the script to its end, or to the first step that fails."""
        for step in self.script:
            failure = await self._step(step)
            if failure is not None:
                return failure
        return None

    async def _step(self, step: Step) -> Failure | None:
        act = step.act
        if isinstance(act, Expect | ExpectNothing | Refuse):
            return self._check(step, act)
        for window in self._windows.values():
            window.ends()
        match act:
            case At(wall, zone):
                return await self._at(step, on_the_line(wall.date(), wall.time(), zone).instant, zone)
            case Passes(days, rest):
                here = self.clock.now().astimezone(ZoneInfo(self.zone))
                day = on_the_line(here.date() + timedelta(days=days), here.time(), self.zone).instant
                await self.stage.moves_to((day if days else self.clock.now()) + rest)
            case ToNextNudge():
                if await self.stage.to_next_nudge() is None:
                    self.tells(Stood(self._here()))
            case Enters(who):
                self._actor(who, coach=True)
            case Types(who, text, room, coach):
                actor = self._actor(who, coach=coach)
                self._tell(actor, text, room=room)
                await actor.types(text, room=room)
                await self.stage.settle()
            case Fills() | Presses() | Picks():
                try:
                    await self._deed(act)
                except LookupError as problem:
                    # Only the stage's own words are an answer; a KeyError would be a fault of ours.
                    if type(problem) is not LookupError:
                        raise
                    return Failure(step, str(problem))
                await self.stage.settle()
            case _:
                assert_never(act)
        return None

    async def _deed(self, act: Fills | Presses | Picks) -> None:
        actor = self._actor(act.who)
        match act:
            case Fills(_, values):
                told = ", ".join(f"{name}: {value}" for name, value in values.items())
                self._tell(actor, f"(sends the form{'; ' if told else ''}{told})")
                await actor.fills(values)
            case Presses(_, label):
                self._tell(actor, f"[{label}]")
                await actor.presses(label)
            case Picks(_, label, answer):
                self._tell(actor, f"[{label} ▾ {answer}]")
                await actor.picks(label, answer)
            case _:
                assert_never(act)

    async def _at(self, step: Step, at: datetime, zone: str) -> Failure | None:
        self.zone = zone
        if step is self.script[0]:
            self.clock.move_to(at)
            return None
        if at < self.clock.now():
            now = self.clock.now().astimezone(ZoneInfo(zone))
            return Failure(step, f"the clock goes forward only, and it is {now:%Y-%m-%d %H:%M} already")
        await self.stage.moves_to(at)
        return None

    # expectations

    def _check(self, step: Step, act: Check) -> Failure | None:
        stranger = self._stranger(act.about)
        if stranger is not None:
            return Failure(step, stranger)
        window = self._window(act.about)
        seen = tuple(window.heard)
        match act:
            case Expect(about, text):
                window.expected = step.line
                met = any(holds(each.shown.words, text) for each in seen)
                why = f"nothing that {self._shown_to(about)} holds {text!r}"
            case ExpectNothing(about):
                window.expected = step.line
                met = not seen
                why = f"something {self._shown_to(about)}"
            case Refuse(about, text):
                seen = tuple(each for each in seen if holds(each.shown.words, text))
                met = not seen
                why = f"a message that {self._shown_to(about)} holds {text!r}"
            case _:
                assert_never(act)
        if not met:
            return Failure(step, why, seen, window.since)
        self.checks += 1
        return None

    def _stranger(self, about: str) -> str | None:
        """What is wrong with a name that nothing else in the script has: of such a one anything can be refused."""
        room = about.startswith("#")
        known = self._rooms if room else self._people
        if about.casefold() in {each.casefold() for each in known}:
            return None
        there = f"there {'is' if len(known) < 2 else 'are'} {', '.join(known) or ('none' if room else 'nobody')}"
        if room:
            return f"nobody types in a room called {about}; {there}"
        return f"nobody called {about} is on the stage; {there}"

    def _shown_to(self, about: str) -> str:
        return f"was shown in {about}" if about.startswith("#") else f"was shown to {self._known(about)}"

    def _window(self, about: str) -> _Window:
        return self._windows.setdefault(self._known(about), _Window())

    # who, and what is told

    def _known(self, name: str) -> str:
        """The name as it was first written: Ana and ana are one person."""
        return self._names.setdefault(name.casefold(), name)

    def _actor(self, who: str, *, coach: bool = False) -> Actor:
        return self.stage.actor(self._known(who), zone=self.zone, coach=coach)

    def _here(self) -> datetime:
        return self.clock.now().astimezone(ZoneInfo(self.zone))

    def _tell(self, actor: Actor, words: str, *, room: str | None = None) -> None:
        self.tells(Did(self._here(), actor.name, words, room))

    def _hears(self, shown: Shown) -> None:
        if shown.kind is Kind.TYPED or shown.retired:
            return
        heard = Heard(self._here(), shown.to or shown.place, shown.kind, shown)
        self._window(heard.to).heard.append(heard)
        self.tells(heard)


def holds(words: str, text: str) -> bool:
    """Whether the words hold the text, case and white space ignored."""
    return "".join(text.split()).casefold() in "".join(words.split()).casefold()


@asynccontextmanager
async def rehearsing(
    script: Script, tells: Callable[[Event], None], *, url: str | None = None
) -> AsyncIterator[Rehearsal]:
    """A rehearsal about to begin, on the database at `url`, else on one that is thrown away with its key."""
    first = script[0].act
    assert isinstance(first, At)
    clock = MovableClock(on_the_line(first.wall.date(), first.wall.time(), first.zone).instant)
    with tempfile.TemporaryDirectory(prefix="afternote-rehearsal-") as folder:
        vault, _ = Vault.from_file(Path(folder) / "afternote.key")
        bot = await Bot.open(
            url=url or f"sqlite:///{folder}/rehearsal.sqlite3", vault=vault, clock=clock, ids=CountedIds()
        )
        try:
            yield Rehearsal(script, bot, clock, tells)
        finally:
            await bot.close()
