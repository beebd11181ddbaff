"""A stage on both databases, worded so that tests read as dialogs."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete

from bot.app import Bot
from bot.chat.card import Button, Choice, File
from bot.chat.form import Form
from bot.chat.inbound import Action, Command, Inbound, Submission
from bot.chat.reply import Reply
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.stage import PLATFORM, Actor, Kind, Shown, Stage, controls
from bot.store import tables
from bot.store.rights import System
from bot.store.store import Store
from bot.store.vault import Vault
from tests.databases import Files, Postgres

ZONE = "America/New_York"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
"""Monday, 2 March 2026, noon in New York."""


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


@dataclass
class Person:
    """One actor, and what was shown to them since they last did something."""

    dialog: "Dialog"
    actor: Actor
    since: int = field(default=0)

    @property
    def name(self) -> str:
        return self.actor.name

    @property
    def form(self) -> Form:
        assert self.actor.form is not None, self.told()
        return self.actor.form

    def fresh(self) -> list[Shown]:
        """What they were shown since they last did something or time last passed; not what lost its buttons."""
        return [each for each in self.dialog.shown[self.since :] if self.actor.can_see(each) and not each.retired]

    def told(self) -> str:
        """The words of all that, but for what they typed."""
        return "\n".join(each.words for each in self.fresh() if each.kind is not Kind.TYPED)

    def previews(self) -> list[str]:
        return [each.card.preview or "" for each in self.fresh() if each.kind is Kind.DELIVERY and each.card]

    def deliveries(self) -> list[Shown]:
        """Every DM that came unasked, from the beginning."""
        return [
            each for each in self.dialog.stage.log if each.kind is Kind.DELIVERY and each.place == self.name
        ]

    def sees(self, *texts: str) -> None:
        for text in texts:
            assert folded(text) in folded(self.told()), f"{text!r} is not in:\n{self.told()}"

    def misses(self, *texts: str) -> None:
        for text in texts:
            assert folded(text) not in folded(self.told()), f"{text!r} is in:\n{self.told()}"

    def sees_nothing(self) -> None:
        assert not self.told(), self.told()

    def offered(self) -> list[str]:
        """The labels of every control of the newest card."""
        last = next(each for each in reversed(self.fresh()) if each.card is not None)
        assert last.card is not None
        return [each.label for each in controls(last.card)]

    def control(self, label: str) -> Button | Choice:
        """The newest control with this label."""
        for kind in (Button, Choice):
            try:
                return self.actor._newest(label, kind)[1]
            except LookupError:
                continue
        raise LookupError(label)

    def _acts(self) -> None:
        self.since = len(self.dialog.shown)

    async def types(self, text: str, *, room: str | None = None) -> Reply | None:
        self._acts()
        return await self.actor.types(text, room=room)

    async def gives(self, path: str, **given: str) -> Reply:
        """A command with typed options."""
        self._acts()
        return await self.dialog.stage.commanded(self.actor, path, given)

    async def drops(self, name: str, content: str | bytes, kind: str = "") -> Reply:
        self._acts()
        whole = content.encode() if isinstance(content, str) else content
        return await self.actor.drops(File(name, kind, whole))

    async def presses(self, label: str) -> Reply:
        self._acts()
        return await self.actor.presses(label)

    async def picks(self, label: str, answer: str) -> Reply:
        self._acts()
        return await self.actor.picks(label, answer)

    async def fills(self, **values: str | File) -> Reply:
        self._acts()
        return await self.actor.fills(values)

    async def sends(self, inbound: Inbound) -> Reply:
        """Straight through the door, as an adapter would."""
        self._acts()
        return await self.dialog.stage.bot.handle(inbound)

    def action(self, action: str, value: str = "", picked: str | None = None) -> Action:
        return Action(self.dialog.stage.origin(self.actor, None), action, value, picked)

    def submission(self, form: str, values: dict[str, str], step: int = 0) -> Submission:
        return Submission(self.dialog.stage.origin(self.actor, None), form, values, step)

    def command(self, path: str, text: str) -> Command:
        return Command(self.dialog.stage.origin(self.actor, None), path, text=text)


class Dialog:
    """A stage whose every showing is kept, redrawn cards too; several around one bot are several platforms."""

    def __init__(self, bot: Bot, clock: MovableClock, database: str, *, platform: str = PLATFORM) -> None:
        self.bot = bot
        self.clock = clock
        self.database = database
        self.stage = Stage(bot, clock, platform=platform)
        self.shown: list[Shown] = []
        self.stage.heard = self.shown.append
        self.people: dict[str, Person] = {}

    def actor(self, name: str, *, zone: str | None = ZONE, display: str = "", locale: str = "en-US") -> Person:
        if name not in self.people:
            self.people[name] = Person(self, self.stage.actor(name, zone=zone, display=display, locale=locale))
        return self.people[name]

    def _turns_page(self) -> None:
        for person in self.people.values():
            person.since = len(self.shown)

    async def passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        self._turns_page()
        await self.stage.passes(days=days, hours=hours, minutes=minutes)

    async def to_next_nudge(self) -> datetime | None:
        self._turns_page()
        return await self.stage.to_next_nudge()

    async def moves_to(self, day: str, time: str, zone: str = ZONE) -> None:
        """To a wall time: "2026-03-03", "09:30"."""
        self._turns_page()
        await self.stage.moves_to(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone)))

    def wall(self, zone: str = ZONE) -> str:
        return f"{self.clock.now().astimezone(ZoneInfo(zone)):%a %d %b %H:%M}"


@pytest.fixture(scope="session")
def spelling() -> Light:
    return Light.load()




@pytest.fixture(scope="session")
async def shared(postgres_or_not: Postgres | str, vault: Vault) -> AsyncIterator[Store | None]:
    """The server's database that tests take turns with: dear to make, cheap to empty."""
    if isinstance(postgres_or_not, str):
        yield None
        return
    name = postgres_or_not.fresh()
    store = await Store.open(postgres_or_not.url(name), vault)
    yield store
    await store.close()
    postgres_or_not.drop(name)


@pytest.fixture
async def store(
    database: str, request: pytest.FixtureRequest, tmp_path: Path, vault: Vault, shared: Store | None
) -> AsyncIterator[Store]:
    """An open store with no row but its own: a file of this test alone, or the server's database, emptied."""
    if database == "sqlite":
        files: Files = request.getfixturevalue("files")
        store = await Store.open(files.fresh(tmp_path / "afternote.sqlite3"), vault)
        yield store
        await store.close()
        return
    request.getfixturevalue("postgres")  # fails or skips where there is none
    assert shared is not None
    async with shared.begin(System("an empty database")) as tx:
        for table in reversed(tables.metadata.sorted_tables):
            if table is not tables.meta:
                await tx.rows(delete(table))
    yield shared


@pytest.fixture
async def stage(store: Store, spelling: Light, database: str) -> Dialog:
    """A bot on a real database at noon of Monday, 2 March 2026, New York."""
    clock = MovableClock(NOON)
    return Dialog(Bot(store, clock, CountedIds(), DEFAULT, spelling), clock, database)


__all__ = ["NOON", "ZONE", "Dialog", "Person", "folded", "shared", "spelling", "stage", "store"]
