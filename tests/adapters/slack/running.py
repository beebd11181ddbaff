"""The real adapter, connected to the loopback Slack over one of its two ways in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp

from adapters.slack.connect import SlackConnection, connect
from adapters.slack.manifest import EVENTS_PATH
from adapters.slack.settings import SlackSettings
from adapters.web.server import Server
from bot.app import Bot
from bot.chat.inbound import Inbound, Lookup
from bot.chat.reply import Reply
from bot.clock import micros
from bot.model.people import Tenant
from bot.ports import Installation
from tests.adapters.slack.lines import HttpLine, SocketLine
from tests.adapters.slack.loopback import APP_TOKEN, SIGNING_SECRET, LoopbackSlack
from tests.adapters.slack.oauth import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.world import Token

WAYS = ("http", "socket")


class Overheard:
    """The core as the adapter holds it, and what it has answered: tests ask for its words, people see Slack's."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.inbounds: list[Inbound] = []
        self.replies: list[Reply] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)

    async def handle(self, inbound: Inbound) -> Reply:
        """The bot's own answer."""
        reply = await self._bot.handle(inbound)
        if not isinstance(inbound, Lookup):
            self.inbounds.append(inbound)
            self.replies.append(reply)
        return reply


@dataclass
class Running:
    """The adapter at work."""

    bot: Bot
    slack: LoopbackSlack
    connection: SlackConnection
    overheard: Overheard
    server: Server
    session: aiohttp.ClientSession

    @property
    def events_url(self) -> str:
        """Where Slack posts to."""
        return f"{self.server.address}{EVENTS_PATH}"

    @property
    def line(self) -> HttpLine:
        """The app's door, for what is no genuine payload."""
        return HttpLine(self.events_url, SIGNING_SECRET, self.slack.clock, self.session)

    async def settled(self) -> None:
        """Waits until the app has done all that follows its acks and deliveries."""
        await self.connection.settled()


@asynccontextmanager
async def running(
    bot: Bot, slack: LoopbackSlack, way: str = "http", *, oauth: bool = False, paced: bool = False,
    proxy: str | None = None,
) -> AsyncIterator[Running]:  # fmt: skip
    """The adapter, connected; `oauth`: for workspaces that install, else with the token of the first one.

    Unless it is `paced`, what is due at one moment is sent at that moment: the clock of most tests stands still.
    """
    token = next(iter(slack.world.tokens))
    credentials: dict[str, Any] = (
        {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET} if oauth else {"bot_token": token}
    )
    given = {"app_token": APP_TOKEN} if way == "socket" else {"signing_secret": SIGNING_SECRET}
    settings = SlackSettings(_env_file=None, api_url=slack.api_url, proxy=proxy, **credentials, **given)
    server, overheard = Server(), Overheard(bot)
    await server.start(port=0)
    connection = await connect(overheard, settings, server)
    if not paced:
        connection.courier.pace = None
        connection.pace._every = 0.0
    bot.connect("slack", connection)
    async with aiohttp.ClientSession() as session:
        here = Running(bot, slack, connection, overheard, server, session)
        slack.line = SocketLine(slack.sockets) if way == "socket" else here.line
        slack.settled = here.settled
        try:
            yield here
        finally:
            # In the order in which `afternote run` ends.
            await connection.drain()
            await connection.close()
            await server.stop()


async def installed(
    bot: Bot, slack: LoopbackSlack, team: str, *, rotates: bool = False, enterprise: str | None = None
) -> Token:
    """The bot taken in by this workspace, or by the whole `enterprise`, as the install pages do it; its token."""
    home = slack.world.team(team, enterprise=enterprise)
    token = slack.world.bot_token(home, org=enterprise is not None)
    details: dict[str, Any] = {
        "team_id": None if enterprise else home.id, "enterprise_id": enterprise,
        "is_enterprise_install": enterprise is not None, "team_name": home.name,
        "app_id": slack.api.app_id, "bot_id": token.bot_id, "bot_user_id": token.bot_user, "bot_token": token.value,
        "scopes": list(token.scopes), "installer": "U0", "installed_at": micros(slack.clock.now()),
    }  # fmt: skip
    if rotates:
        details["bot_refresh_token"] = slack.oauth.rotate(token)
    await bot.keeps.install(Installation(Tenant("slack", enterprise or home.id), details, token.expires_at))
    return token


async def delivers(here: Running, at: datetime) -> None:
    """Moves the clock to this moment, sending what is due on the way at its own time."""
    while (due := await here.bot.next_due()) is not None and due <= at:
        before = max(due, here.slack.clock.now())
        here.slack.clock.move_to(before)
        while await here.bot.worker.tick():
            continue
        await here.settled()
        if (again := await here.bot.next_due()) is not None and again <= before:
            break
    here.slack.clock.move_to(at)
