"""What `afternote run` starts, and how it ends."""

import asyncio
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import aiohttp
import pytest
from pydantic import ValidationError
from pydantic_settings import BaseSettings

from adapters.cli import serve
from bot.app import Bot
from bot.errors import SettingsError
from bot.model.people import Address
from bot.ports import Receipt
from bot.settings import Settings

ACME = "/interview log Acme, Engineer, yesterday 3pm with Grace Hopper"


@dataclass
class Pigeon:
    """A platform that only says what was done with it."""

    name: str = "pigeon"
    label: str = "Pigeon Post"
    settings: type[BaseSettings] = BaseSettings
    told: list[str] = field(default_factory=list)
    ready: bool = True
    pace: float | None = None
    longest = timedelta(seconds=10)

    def configured(self, settings):
        return self.ready

    def render(self, shown, *, delivery=False, room=False):
        return {"pigeon": shown.title}

    async def connect(self, bot, settings, site):
        async def coop(request):
            return aiohttp.web.Response(text="coo")

        self.site = site
        site.mount("/pigeon", coop)
        self.courier = self
        self.told.append("connected")
        return self

    async def deliver(self, to, card, *, key, replaces=None):
        return Receipt(key, to)

    async def find(self, to, *, key, since):
        raise AssertionError

    async def changed(self, address: Address):
        self.told.append(f"changed {address.user}")

    async def upkeep(self):
        return None

    async def drain(self, within):
        self.told.append("drained")

    async def close(self):
        self.told.append("closed")


@pytest.fixture
def pigeon(monkeypatch):
    platform = Pigeon()
    monkeypatch.setattr(serve, "platforms", lambda: (platform,))
    monkeypatch.setattr(serve, "_DRAIN", 0.1)
    monkeypatch.setattr(serve, "start_logging", lambda *_, **__: None)
    return platform


def settings(tmp_path):
    return Settings(data=tmp_path / "data", port=0, database_url=None, keys=None, host="127.0.0.1")


@pytest.fixture
async def browser():
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


async def test_a_configured_platform_is_served_instead_of_the_playground(pigeon, tmp_path, browser):
    async with serve.serving(settings(tmp_path)) as running:
        assert running.platforms == ("Pigeon Post",)
        assert running.lines[:2] == ("connected", f"Web server: {running.address}")
        assert replace(running, told=()).lines[0] == "Connected to Pigeon Post."
        async with browser.get(f"{running.address}/pigeon") as coop:
            assert await coop.text() == "coo"
        async with browser.get(f"{running.address}/healthz") as health:
            assert health.status == 200
        async with browser.get(running.address) as page:
            assert page.status == 404
        assert pigeon.told == ["connected"]
    assert pigeon.told == ["connected", "drained", "closed"]


async def test_what_is_told_to_stop_before_a_platform_is_reached_lets_everything_go(pigeon, tmp_path, monkeypatch):
    stop, held, ended = asyncio.Event(), asyncio.Event(), []

    async def unreachable(bot, settings, site):
        held.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cut off")

    close = Bot.close

    async def closed(bot):
        await close(bot)
        ended.append("closed")

    monkeypatch.setattr(pigeon, "connect", unreachable)
    monkeypatch.setattr(Bot, "close", closed)
    before = asyncio.all_tasks()
    starting = asyncio.create_task(serve.serving(settings(tmp_path), stop).__aenter__())
    await held.wait()
    assert not starting.done()
    stop.set()
    with pytest.raises(serve.Stopped):
        await starting
    assert ended == ["cut off", "closed"]
    assert asyncio.all_tasks() == before
    assert pigeon.told == []


async def test_a_platform_that_refuses_is_heard_although_nothing_was_told_to_stop(pigeon, tmp_path, monkeypatch):
    async def refuses(bot, settings, site):
        raise SettingsError("The coop is shut.")

    monkeypatch.setattr(pigeon, "connect", refuses)
    before = asyncio.all_tasks()
    with pytest.raises(SettingsError, match="coop"):
        async with serve.serving(settings(tmp_path), asyncio.Event()):
            raise AssertionError
    assert asyncio.all_tasks() == before


async def test_a_platform_without_its_settings_leaves_the_playground(pigeon, tmp_path, browser):
    pigeon.ready = False
    async with serve.serving(settings(tmp_path)) as running:
        assert running.platforms == ()
        assert "playground" in running.lines[0]
        async with browser.get(running.address) as page:
            assert page.status == 200
    assert pigeon.told == []


async def test_the_playground_is_found_as_it_was_and_starts_over_when_asked(pigeon, tmp_path, browser):
    pigeon.ready = False

    async def page(address):
        async with browser.get(f"{address}/?as=ana") as shown:
            return await shown.text()

    async def does(address, path, **values):
        token = re.search(r'name="token" value="([^"]+)"', await page(address))[1]
        async with browser.post(f"{address}{path}", data={"as": "ana", "token": token, **values}) as done:
            assert done.status == 200, await done.text()

    async with serve.serving(settings(tmp_path)) as running:
        assert running.key_made
        assert any("600" in line for line in running.lines)
        await does(running.address, "/say", line=ACME)
        assert "Grace Hopper" in await page(running.address)
    async with serve.serving(settings(tmp_path)) as running:
        assert not running.key_made
        assert "Saved" in await page(running.address)
        await does(running.address, "/start-over")
        assert "Saved" not in await page(running.address)
        await does(running.address, "/say", line=ACME)
        assert "Saved" in await page(running.address)


@pytest.mark.parametrize("connected", [True, False])
async def test_the_house_is_kept_whatever_is_served_until_just_before_the_database_closes(
    pigeon, tmp_path, monkeypatch, connected
):
    pigeon.ready = connected
    told = []
    keep, close = Bot.housekeeping, Bot.close

    @asynccontextmanager
    async def kept(bot):
        async with keep(bot):
            told.append("kept")
            yield
        told.append("left")

    async def closed(bot):
        told.append("closed")
        await close(bot)

    monkeypatch.setattr(Bot, "housekeeping", kept)
    monkeypatch.setattr(Bot, "close", closed)
    async with serve.serving(settings(tmp_path)):
        # The worker's task begins at the loop's next turn.
        while not told:
            await asyncio.sleep(0)
    assert told == ["kept", "left", "closed"]


async def test_the_public_name_is_one_the_server_goes_by_and_what_platforms_say_is_told(pigeon, tmp_path, browser):
    public = settings(tmp_path).model_copy(update={"url": "https://Bot.example.com/"})
    async with serve.serving(public) as running:
        assert running.lines[0] == "connected"
        for host, status in (("bot.example.com", 200), ("bot.example.com:443", 200), ("evil.example", 421)):
            async with browser.get(f"{running.address}/pigeon", headers={"Host": host}) as coop:
                assert coop.status == status
    assert pigeon.site.url == "https://Bot.example.com"


@pytest.mark.parametrize("address", ["bot.example.com", "ftp://a.example", "https://", "https://a b", "https://a?b=c"])
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(ValidationError):
        Settings(url=address)


def test_a_database_server_is_named_without_its_password():
    from adapters.cli.configured import told

    address = "postgresql://afternote:hunter2@db.example:5432/afternote"
    assert told(Settings(database_url=address)) == "postgresql://db.example:5432/afternote"
