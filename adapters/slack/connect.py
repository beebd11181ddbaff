"""Connecting: the parts put together, and the connection that the core holds."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from adapters.ground.after import After
from adapters.slack import told
from adapters.slack.app import Listeners
from adapters.slack.calls import Calls
from adapters.slack.clients import Clients, code
from adapters.slack.courier import SlackCourier
from adapters.slack.departures import Departures
from adapters.slack.drawings import Drawings
from adapters.slack.events import Events
from adapters.slack.gate import Gate
from adapters.slack.home import Home
from adapters.slack.install import installing
from adapters.slack.manifest import EVENTS_PATH, SCOPES
from adapters.slack.pacing import Pace
from adapters.slack.people import People
from adapters.slack.posting import Posting
from adapters.slack.redrawing import Redrawing
from adapters.slack.replying import Replying
from adapters.slack.rotation import rotating
from adapters.slack.settings import SlackSettings
from adapters.slack.socket import Socket
from adapters.slack.turns import Turns
from adapters.slack.workspaces import Workspace, Workspaces
from bot.clock import Clock
from bot.errors import SettingsError
from bot.model.people import Address, Tenant
from bot.ports import Core, Courier, Site

log = structlog.get_logger("afternote.slack")

CLOCK = "the clock of this machine to be right: it is more than 5 minutes from Slack's (clock skew)"
"""What `/readyz` waits for where signed requests come with a time that is not ours."""
SOCKET = "the socket to Slack"
DRAINING = 20.0
"""Seconds that those who were let in have to be answered at the end."""
CLOSING = 3.0
"""Seconds for all that is left after that."""
_TRIES = (1.0, 2.0, 4.0, 8.0)
"""Seconds between the first attempts to reach Slack."""
_REFUSALS = frozenset({
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type",
    "org_login_required", "team_access_not_granted",
})  # fmt: skip


class SlackConnection:
    """Slack, connected; implements `bot.ports.Connection`."""

    def __init__(
        self, core: Core, clients: Clients, workspaces: Workspaces, *, oauth_flow: AsyncOAuthFlow | None = None
    ) -> None:
        self.clients = clients
        self.workspaces = workspaces
        self.after = After()
        """What runs after the acks."""
        self.pace = Pace()
        """The pace of every channel, for all who post there."""
        self.calls = calls = Calls(workspaces, clients, core.clock, self.pace)
        self.people = People(core, calls, self.after)
        self._home = Home(core, calls, self.people, self.after)
        drawings = Drawings(core, calls, self.after)
        self._cards = Redrawing(core, calls, drawings, self.after)
        posting = Posting(calls, self.people, drawings)
        turns = Turns(core, self.people, Replying(calls, posting, core.clock), posting, self.after)
        events = Events(core, workspaces, calls, self.people, turns, self._home, self.after)
        listeners = Listeners(core, workspaces, self.people, turns, events, self.after)
        self.app: AsyncApp = listeners.app(clients.sends(None), oauth_flow=oauth_flow)
        """The Bolt app, whichever way it is reached."""
        self._courier = SlackCourier(workspaces, clients, clock=core.clock, pace=self.pace, drawings=drawings)
        self.courier: Courier = self._courier
        self.socket: Socket | None = None
        self.gate: Gate | None = None
        departures = Departures(workspaces, clients, core.clock, self.after, forget=self.people.forget)
        clients.doubts = departures.doubted
        self._told: list[str] = []

    @property
    def told(self) -> tuple[str, ...]:
        """What the operator reads at the start."""
        return tuple(self._told)

    def tell(self, *lines: str) -> None:
        """Adds lines for the operator."""
        self._told.extend(lines)

    async def changed(self, address: Address) -> None:
        """Draws the person's home anew, soon, if they may be looking at it, and the cards in their DM."""
        self._home.changed(address)
        self._cards.changed(address)

    async def upkeep(self) -> None:
        """Renews the tokens that run out soon."""
        await self.workspaces.upkeep()

    async def settled(self) -> None:
        """Waits until all is done that follows the acks and the deliveries."""
        await self.after.settled()
        await self._courier.after.settled()
        await self.after.settled()

    async def drain(self, within: float = DRAINING) -> None:
        """Takes nothing more in, and lets what came in be answered, with all that follows, for that many seconds."""
        loop = asyncio.get_running_loop()
        until = loop.time() + within
        if self.socket is not None:
            await self.socket.drain(within)
        if self.gate is not None:
            await self.gate.close(within)
        await self.after.close(max(0.0, until - loop.time()))
        await self._renewals(max(0.0, until - loop.time()))

    async def close(self) -> None:
        """Takes nothing more in, and lets the connections go; what still runs has three seconds to finish."""
        loop = asyncio.get_running_loop()
        until = loop.time() + CLOSING
        try:
            await self.drain(CLOSING)
            if self.socket is not None:
                await self.socket.close(max(0.0, until - loop.time()))
            await self._courier.after.close(max(0.0, until - loop.time()))
            await self._renewals(max(0.0, until - loop.time()))
        finally:
            await self.clients.close()

    async def _renewals(self, within: float) -> None:
        """Waits for the tokens that are being renewed: a new one is saved, or lost for good."""
        over = asyncio.create_task(self.workspaces.close())
        await asyncio.wait({over}, timeout=within)
        over.cancel()
        await asyncio.gather(over, return_exceptions=True)


async def connect(
    bot: Core, settings: SlackSettings, site: Site, *, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> SlackConnection:
    """Starts listening, over the socket or at the site's door.

    Raises SettingsError when Slack refuses what the operator has given, or cannot be reached at all.
    """
    clients = Clients(settings.api_url, proxy=settings.proxy)
    try:
        connection = await _connected(bot, settings, site, clients, sleep)
    except BaseException:
        await clients.close()
        raise
    return connection


async def _connected(
    bot: Core, settings: SlackSettings, site: Site, clients: Clients, sleep: Callable[[float], Awaitable[object]]
) -> SlackConnection:
    fixed = None
    if settings.bot_token is not None:
        fixed = await _ours(clients, settings.bot_token.get_secret_value(), bot.clock, sleep)
    rotate = None
    if settings.client_id is not None and settings.client_secret is not None:
        rotate = rotating(clients.sends(None), settings.client_id, settings.client_secret.get_secret_value())
    workspaces = Workspaces(bot.keeps, bot.clock, fixed=fixed, rotate=rotate)
    if fixed is not None:
        await workspaces.arrived()
    flow = None
    if settings.oauth and not settings.socket:
        flow = installing(
            site, settings=settings, workspaces=workspaces, keeps=bot.keeps, clients=clients, clock=bot.clock
        )
    connection = SlackConnection(bot, clients, workspaces, oauth_flow=flow)
    if settings.app_token is not None and fixed is not None:
        why = await _by_socket(connection, settings.app_token.get_secret_value(), site)
        connection.tell(*told.by_socket(fixed, why))
    else:
        _by_http(connection, settings, bot.clock, site)
        there = () if flow is None else await workspaces.everywhere()
        connection.tell(*told.by_http(fixed, site.url, oauth=flow is not None, there=there))
    install = None if flow is None or site.url is None else f"{site.url}{told.INSTALL_PATH}"
    connection.tell(*await workspaces.lacking([each.name for each in SCOPES], install_url=install))
    return connection


async def _by_socket(connection: SlackConnection, app_token: str, site: Site) -> str | None:
    socket = Socket(connection.app, app_token, connection.clients.sends(None))
    why = await socket.start()
    connection.socket = socket
    site.checks[SOCKET] = socket.connected
    return why


def _by_http(connection: SlackConnection, settings: SlackSettings, clock: Clock, site: Site) -> None:
    if settings.signing_secret is None:
        raise SettingsError("SLACK_SIGNING_SECRET is missing: Slack's calls cannot be told from anybody's.")
    gate = Gate(settings.signing_secret.get_secret_value(), clock, connection.app.async_dispatch)
    connection.gate = gate
    site.mount(EVENTS_PATH, gate)
    site.checks[CLOCK] = gate.clock_is_right


async def _ours(
    clients: Clients, token: str, clock: Clock, sleep: Callable[[float], Awaitable[object]]
) -> Workspace:
    """The workspace of the token that the operator set."""
    client = clients.reads(token)
    for wait in (*_TRIES, None):
        try:
            found = await client.auth_test()
        except Exception as error:
            said = code(error)
            if said in _REFUSALS:
                raise SettingsError(
                    f"Slack refuses SLACK_BOT_TOKEN: {said}. Copy it anew from OAuth & Permissions of your app, or "
                    "unset it where workspaces install by themselves."
                ) from None
            log.warning("Slack was not reached", why=said or type(error).__name__)
            if wait is None:
                raise SettingsError(
                    f"Slack cannot be reached at {clients.api_url} ({said or type(error).__name__}). "
                    "Check the network, SLACK_API_URL and SLACK_PROXY, then start again."
                ) from None
            await sleep(wait)
            continue
        org = bool(found.get("is_enterprise_install"))
        team, enterprise = found.get("team_id"), found.get("enterprise_id")
        scopes = next((value for name, value in found.headers.items() if name.lower() == "x-oauth-scopes"), "")
        return Workspace(
            tenant=Tenant("slack", str(enterprise if org else team)),
            team_id=team,
            enterprise_id=enterprise,
            is_enterprise_install=org,
            bot_id=found.get("bot_id"),
            bot_user_id=found.get("user_id"),
            name=str(found.get("team") or ""),
            token=token,
            scopes=tuple(each.strip() for each in str(scopes).split(",") if each.strip()),
            called=str(found.get("user") or ""),
        )
    raise AssertionError("the last attempt returns or raises")
