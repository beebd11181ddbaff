"""The coach page of a seeded cohort, over HTTP on loopback, and a visitor without a screen."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, DummyCookieJar

from adapters.web.coach.app import coach_page
from adapters.web.coach.guard import COOKIE
from adapters.web.server import Server
from bot.app import Bot
from bot.chat.card import Card, Link
from bot.chat.inbound import Action, Origin
from bot.clock import MovableClock
from bot.model.ids import CohortId, CountedIds
from tests.cohorts.coached import Spring, person, spring
from tests.dialogs.dialog import NOON


class Visitor:
    """Somebody with a browser: keeps the one cookie by hand, and sends what a browser sends."""

    def __init__(self, session: ClientSession, address: str) -> None:
        self.session = session
        self.address = address
        self.held = ""

    async def asks(self, method: str, path: str, *, as_page: bool = False, headers=None, **given):
        sent = {"Cookie": f"{COOKIE}={self.held}"} if self.held else {}
        if as_page:
            sent |= {"Origin": self.address, "Sec-Fetch-Site": "same-origin"}
        sent |= headers or {}
        async with self.session.request(
            method, self.address + path, headers=sent, allow_redirects=False, **given
        ) as answer:
            text = await answer.text()
            for line in answer.headers.getall("Set-Cookie", []):
                self.held = re.match(rf"{COOKIE}=\"?([^;\"]*)", line)[1]
            return answer, text

    async def opens(self, secret: str, **how):
        answer, _ = await self.asks("POST", "/coach/open", as_page=True, json={"secret": secret}, **how)
        return answer.status

    async def looks(self, query: str = ""):
        answer, text = await self.asks("GET", f"/coach{query}")
        return answer.status, text


class Desk:
    """What runs: the bot, its server, and its cohort."""

    def __init__(self, bot: Bot, clock: MovableClock, server: Server, made: Spring, session: ClientSession) -> None:
        self.bot = bot
        self.clock = clock
        self.server = server
        self.made = made
        self.session = session
        self._presses = 0

    @property
    def store(self):
        return self.bot.store

    def visitor(self) -> Visitor:
        return Visitor(self.session, self.server.address)

    async def presses(self, who: str = "cleo", cohort: CohortId | None = None) -> Card:
        """What "Open the page" answers to this person."""
        self._presses += 1
        origin = Origin(key=f"k{self._presses}", who=person(who, who, NOON).addresses[0])
        reply = await self.bot.handle(Action(origin, "page.open", cohort or self.made.cohort.id))
        assert isinstance(reply, Card)
        return reply

    async def secret(self, who: str = "cleo", cohort: CohortId | None = None) -> str:
        card = await self.presses(who, cohort)
        (link,) = [each for each in card.controls if isinstance(each, Link)]
        address, _, secret = link.url.partition("#")
        assert address == f"{self.server.address}/coach"
        return secret

    async def open(self) -> Visitor:
        """A visitor who has the page open."""
        visitor = self.visitor()
        assert await visitor.opens(await self.secret()) == 204
        return visitor


@pytest.fixture
async def desk(files, vault, tmp_path: Path) -> AsyncIterator[Desk]:
    clock = MovableClock(NOON)
    bot = await Bot.open(url=files.fresh(tmp_path / "a.sqlite3"), vault=vault, clock=clock, ids=CountedIds())
    server = Server()
    coach_page(lambda: bot, server, own_address=True)
    made = await spring(bot.store, NOON)
    await server.start(port=0)
    async with ClientSession(cookie_jar=DummyCookieJar()) as session:
        yield Desk(bot, clock, server, made, session)
    await server.stop()
    await bot.close()
