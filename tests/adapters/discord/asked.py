"""What the tests of the app ask for: it running in a simulated Discord, a core that says what it is told to, words."""

import logging
from collections.abc import AsyncIterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
import structlog
from simcord.builders import ChannelHandle

from bot.app import Bot
from bot.chat.card import Button, Card, Choice, Line, Option
from bot.chat.form import Field, FieldKind, Form, Step
from bot.clock import MovableClock
from bot.drafting.spelling import Light
from bot.model.ids import CountedIds
from bot.model.policy import DEFAULT
from bot.store.store import Store
from bot.store.vault import Vault
from tests.adapters.discord.people import DiscordPerson
from tests.adapters.discord.running import Running, running
from tests.adapters.discord.simulated import Message
from tests.databases import Files

CARD = Card("A card", (Line(("words",)),), (Button("Go", "go", "v1"), Choice("Which", "pick", "v2", (
    Option("First", "one"), Option("None", ""),
))))  # fmt: skip
FORM = Form(
    "form1", "A form", "x.y", "", (
        Step((Field("company", "Company", required=True), Field("when", "When", FieldKind.WHEN))),
        Step((Field("more", "More"),)),
    ), "Save",
)  # fmt: skip
ACME = {"details": "Acme, Staff Engineer, yesterday 3:30pm with Grace Hopper"}
PRIVATE = "canary-in-the-coal-mine"


@pytest.fixture
async def kept(files: Files, vault: Vault, tmp_path, clock: MovableClock) -> AsyncIterator[Store]:
    """An open store of this test alone."""
    store = await Store.open(files.fresh(tmp_path / "afternote.sqlite3"), vault, clock=clock)
    yield store
    await store.close()


@pytest.fixture
def bot(kept: Store, clock: MovableClock, spelling: Light) -> Bot:
    return Bot(kept, clock, CountedIds(), DEFAULT, spelling)


@pytest.fixture
async def rig(bot: Bot, clock: MovableClock) -> AsyncIterator[Running]:
    async with running(bot, clock) as rig:
        yield rig


class Says:
    """A core that answers what it is told to, and otherwise as it does."""

    def __init__(self, rig: Running) -> None:
        self._handle = rig.overheard.handle
        self.heard: list[Any] = []
        self.answers: list[Any] = []

    async def handle(self, inbound: Any) -> Any:
        self.heard.append(inbound)
        if not self.answers:
            return await self._handle(inbound)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
async def told(rig: Running, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The app with a core that says what a test wants; ana is known and has a zone."""
    core = Says(rig)
    ana = person(rig, "ana", zone="America/New_York")
    await ana.slash("afternote help", {})
    monkeypatch.setattr(rig.overheard, "handle", core.handle, raising=False)
    return SimpleNamespace(rig=rig, core=core, ana=ana, world=rig.world)


def person(
    rig: Running, name: str, *, display: str | None = None, zone: str | None = None, locale: str | None = None
) -> DiscordPerson:
    """Somebody at Discord, whose zone the core has heard where one is given."""
    made = DiscordPerson(rig.world, name)
    made.calls_themselves(display or name.capitalize(), locale=locale)
    rig.overheard.zones[str(made.user.id)] = zone
    return made


def room(rig: Running, name: str = "general") -> ChannelHandle:
    """A channel of a server of its own."""
    return rig.world.env.create_guild().create_text_channel(name)


def last(rig: Running, what: str | None = None) -> Message:
    """The message that was shown, redrawn or taken away the last."""
    return next(each.message for each in reversed(rig.world.news) if what is None or each.what == what)


def words(of: Any) -> str:
    """Everything that a message, a form or some components say."""
    if isinstance(of, Message):
        return f"{of.content}\n{words(of.components)}"
    if isinstance(of, Mapping):
        said = (each if name in _SAID and isinstance(each, str) else words(each) for name, each in of.items())
        return "\n".join(each for each in said if each)
    return "\n".join(map(words, of)) if isinstance(of, list | tuple) else ""


_SAID = frozenset({"content", "label", "title", "placeholder", "description"})


def button(on: Message, label: str) -> str:
    """The custom id of the button of this label.

    Raises AssertionError where there is none.
    """
    found = {str(each.get("label")): str(each["custom_id"]) for each in _every(on.components) if "custom_id" in each}
    assert label in found, f"no {label!r} among {', '.join(found)}"
    return found[label]


def _every(components: Any) -> list[Mapping[str, Any]]:
    return [one for each in components for one in (each, *_every(each.get("components", ())))]


def calls(rig: Running) -> list[str]:
    """The methods of all that was asked of Discord."""
    return [each.method for each in rig.world.env.http_requests]


async def clicked(who: DiscordPerson, on: Message, custom_id: str) -> Any:
    """A press whose answer may take its time: simcord calls it put off for ever."""
    return await who._here(on).click(who._live(on), custom_id=custom_id)


def puts(rig: Running, on: Message, custom_id: str) -> None:
    """Another button on a message that stands."""
    stored = rig.world.env.backend.get_message(on.channel, on.id)
    old = {"type": 2, "id": 902, "style": 2, "label": "Old", "custom_id": custom_id}
    stored.components = [*stored.components, {"type": 1, "id": 901, "components": [old]}]


def ids(components: Any) -> list[str]:
    """The custom ids of all that may be pressed or picked."""
    return [str(each["custom_id"]) for each in _every(components) if "custom_id" in each]


@pytest.fixture
def slow(told: SimpleNamespace) -> SimpleNamespace:
    """Every turn takes longer than an answer may, unless it is `quick`."""
    taking = told.rig.connection.turns
    in_time = taking._is_done

    async def late(*_):
        return False

    def quick(is_quick=True):
        taking._is_done = in_time if is_quick else late

    told.quick = quick
    quick(False)
    return told


def as_guests(rig: Running) -> None:
    """From now on the bot is a guest wherever it is asked: only the person who asks has added it."""
    whole = rig.world._whole
    rig.world._whole = lambda payload: {  # type: ignore[method-assign]
        **whole(payload),
        "authorizing_integration_owners": {"1": (payload.get("user") or payload["member"]["user"])["id"]},
    }


async def unseen(who: DiscordPerson, path: str, here: ChannelHandle | None) -> None:
    """A command of which nothing may come back."""
    if here is None:
        await who.user.slash(path)
    else:
        await who.member(here.guild).slash(here, path)


@pytest.fixture
def logged(caplog, capsys):
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        yield lambda: repr(lines) + caplog.text + "".join(capsys.readouterr())


__all__ = [
    "ACME", "CARD", "FORM", "PRIVATE", "as_guests", "bot", "button", "calls", "clicked", "ids", "kept", "last",
    "logged", "person", "puts", "rig", "room", "slow", "told", "unseen", "words",
]  # fmt: skip
