"""A playground of its own for each test, and a headless Chromium for those that look at it."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession, CookieJar
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from adapters.web.playground.app import Playground, playground
from adapters.web.server import Server
from bot.app import Bot
from bot.clock import MovableClock
from bot.model.ids import CountedIds
from bot.model.people import Address
from bot.stage import PLATFORM, TENANT, Stage
from tests.databases import STRICT

TUESDAY = datetime(2026, 3, 3, 19, 10, tzinfo=UTC)
"""2:10 pm in New York."""
ZONE = "America/New_York"
AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
MISSING = "no Chromium here: install it (Debian: apt-get install chromium) or set AFTERNOTE_TEST_CHROMIUM"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Site:
    """A running playground."""

    def __init__(self, url: str, made: Playground, server: Server) -> None:
        self.url = url
        self.playground = made
        self.server = server

    @property
    def stage(self) -> Stage:
        return self.playground.house.stage

    async def deliver(self, to, card, key="k1"):
        """Has Afternote show this card to a person or in a room."""
        user, room = (None, to) if to.startswith("#") else (to, None)
        return await self.stage.deliver(Address(PLATFORM, TENANT, user=user, room=room), card, key=key)


Opens = Callable[..., Awaitable[Site]]


@pytest.fixture
async def opens(files, vault, tmp_path: Path) -> AsyncIterator[Opens]:
    """Opens a playground on this test's database; again: finds it as it was."""
    url = files.fresh(tmp_path / "afternote.sqlite3")
    running: list[tuple[Playground, Server, Bot]] = []

    async def close() -> None:
        while running:
            made, server, bot = running.pop()
            await made.close()
            await server.stop()
            await bot.close()

    async def opened(at: datetime = TUESDAY, port: int = 0, **options) -> Site:
        await close()
        clock = MovableClock(at)
        bot = await Bot.open(url=url, vault=vault, clock=clock, ids=CountedIds())
        server = Server()
        made = await playground(Stage(bot, clock, name="playground"), server, zone=ZONE, **options)
        address = await server.start(port=port)
        running.append((made, server, bot))
        return Site(address, made, server)

    yield opened
    await close()


@pytest.fixture
async def site(opens: Opens) -> Site:
    return await opens()


@pytest.fixture
async def client() -> AsyncIterator[ClientSession]:
    """A browser without a screen: it keeps cookies and follows nothing."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("AFTERNOTE_TEST_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        if STRICT:
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    async with async_playwright() as driver:
        chromium = await driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        await chromium.close()


class Window:
    """A browser window on the playground."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.log = page.locator("#messages")
        self.line = page.locator("#line")
        self.form = page.locator("dialog:modal")

    async def goes(self, query: str = "") -> None:
        await self.page.goto(f"{self.url}/{query}")
        await self.page.locator("html[data-live]").wait_for(state="attached")

    async def types(self, text: str) -> None:
        await self.line.fill(text)
        await self.line.press("Enter")
        await expect(self.line).to_have_value("")

    async def presses(self, label: str) -> None:
        """The newest button of this label."""
        await self.log.get_by_role("button", name=label, exact=True).last.click()

    async def picks(self, label: str, answer: str) -> None:
        menu = self.log.locator("details.menu", has=self.page.locator("summary", has_text=label)).last
        await menu.locator("summary").click()
        await menu.get_by_role("button", name=answer, exact=True).click()

    async def sees(self, words: str) -> None:
        """Waits until a message has these words."""
        await self.log.get_by_text(words).last.wait_for()

    async def to_the_next_nudge(self) -> None:
        now = self.page.locator("#now time")
        before = await now.get_attribute("datetime")
        await self.page.locator("#to-next").click()
        await expect(now).not_to_have_attribute("datetime", before)

    async def violations(self) -> list[str]:
        """What axe-core finds wrong, one line each."""
        await self.page.evaluate("Promise.all(document.getAnimations().map(each => each.finished.catch(() => 0)))")
        await self.page.evaluate(AXE)
        found = await self.page.evaluate("axe.run()")
        return [
            f"{each['id']}: {node['html'][:200]}: {node['failureSummary']}"
            for each in found["violations"]
            for node in each["nodes"]
        ]

    async def focused(self) -> str:
        return await self.page.evaluate("document.activeElement.id")


Looks = Callable[..., Awaitable[Window]]


@pytest.fixture
async def looks(browser: Browser, site: Site) -> AsyncIterator[Looks]:
    """Opens windows on the playground; whatever a page complains of fails the test."""
    contexts, complaints = [], []

    def heard(message: ConsoleMessage) -> None:
        # A stream that finds nobody tries again; that is no fault of the page.
        if message.type in ("error", "warning") and "net::ERR_" not in message.text:
            complaints.append(message.text)

    async def opened(query: str = "", *, width: int = 1440, height: int = 900, scheme: str = "light", **options):
        context = await browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(15000)
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        window = Window(page, site.url)
        await window.goes(query)
        return window

    yield opened
    for context in contexts:
        await context.close()
    assert complaints == []
