"""A browser before the page that installs the bot."""

import html
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from pydantic import SecretStr
from sqlalchemy import select

from adapters.slack.clients import Clients
from adapters.slack.install import Flow, installing
from adapters.slack.settings import SlackSettings
from adapters.slack.workspaces import Workspaces
from adapters.web.server import Server
from bot.clock import MovableClock
from bot.keeping import Keeping
from bot.model.people import Tenant
from bot.store import tables
from bot.store.rights import System
from bot.store.store import Store
from tests.adapters.slack.loopback import SIGNING_SECRET, LoopbackSlack
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.dialogs import dialog

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOT = System("a test")
store = dialog.store
"""One database for all, emptied: dear to make."""

@dataclass
class Seen:
    """A page as a browser has it."""

    status: int
    url: str
    text: str
    headers: Any

    @property
    def words(self) -> str:
        """What is read on it."""
        body = re.sub(r"<(title|svg).*?</\1>", " ", self.text, flags=re.DOTALL)
        return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.url).query)

class Browser:
    """Follows links and keeps cookies, as people's browsers do."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def goes(self, url: str, *, follows: bool = True, method: str = "GET") -> Seen:
        url = url if url.startswith("http") else self.address + url
        async with self.session.request(method, url, allow_redirects=follows) as answer:
            return Seen(answer.status, str(answer.url), await answer.text(), answer.headers)

    async def begins(self, query: str = "") -> Seen:
        """Presses the button, and stands before Slack's page."""
        seen = await self.goes(f"/slack/add{query}", follows=False)
        return Seen(seen.status, seen.headers["Location"], seen.text, seen.headers)

@dataclass
class Place:
    """A bot with its pages, and a Slack beside it."""

    slack: LoopbackSlack
    server: Server
    keeps: Keeping
    workspaces: Workspaces
    clock: MovableClock
    store: Store
    flow: Flow

    def consents(self, team: str = "acme", *, org: bool = False) -> Tenant:
        """Whoever is asked says yes; what is installed then."""
        home = self.slack.world.team(team, enterprise="E1" if org else None)
        self.slack.oauth.consents = lambda: (home, org, "U-installer")
        return Tenant("slack", "E1" if org else home.id)

    async def tickets(self) -> int:
        async with self.store.read(BOT) as tx:
            return len(await tx.rows(select(tables.tickets)))

@pytest.fixture
async def place(store: Store) -> AsyncIterator[Place]:
    clock = MovableClock(NOW)
    slack = await LoopbackSlack(clock).start()
    clients = Clients(slack.api_url)
    keeps = Keeping(store, clock, asker=BOT, purge_after=timedelta(days=7))
    workspaces = Workspaces(keeps, clock)
    server = Server()
    server.url = address = await server.start(port=0)  # type: ignore[attr-defined]
    settings = SlackSettings(
        _env_file=None, client_id=CLIENT_ID, client_secret=SecretStr(CLIENT_SECRET),
        signing_secret=SecretStr(SIGNING_SECRET), api_url=slack.api_url,
    )  # fmt: skip
    flow = installing(
        server, settings=settings, workspaces=workspaces, keeps=keeps, clients=clients, clock=clock
    )
    server.address = address
    yield Place(slack, server, keeps, workspaces, clock, store, flow)
    await workspaces.close()
    await clients.close()
    await server.stop()
    await slack.stop()

@pytest.fixture
async def browser(place: Place) -> AsyncIterator[Browser]:
    made = Browser(place.server.address)
    yield made
    await made.session.close()
