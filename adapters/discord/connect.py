"""Connecting: the parts put together, and the connection that the core holds."""

import asyncio
from collections.abc import Awaitable, Callable

import discord
import structlog
from discord.http import Route

from adapters.discord import faults, told
from adapters.discord.api import Api
from adapters.discord.calls import Calls
from adapters.discord.client import Door
from adapters.discord.drawings import Drawings
from adapters.discord.gateway import Gateway
from adapters.discord.guilds import GuildWatch
from adapters.discord.pacing import Pace
from adapters.discord.people import People
from adapters.discord.quiet import quiet
from adapters.discord.redrawing import Redrawing
from adapters.discord.replying import Replying
from adapters.discord.settings import DiscordSettings
from adapters.discord.telling import TellingCourier
from adapters.discord.told import Commands, Ours
from adapters.discord.tree import sync
from adapters.discord.turns import Turns
from adapters.ground.after import After
from bot.errors import SettingsError, traced
from bot.model.people import Address
from bot.ports import Core, Courier, Site

log = structlog.get_logger("afternote.discord")

GATEWAY = "the gateway to Discord"
"""What `/readyz` waits for where the gateway is not there."""
TRUST = "Discord to take DISCORD_TOKEN"
"""The same where it was refused."""
DRAINING = 20.0
"""Seconds that those who were let in have to be answered at the end."""
CLOSING = 3.0
"""Seconds for all that is left after that."""
PUTTING_UP = 30.0
"""Seconds that the commands may take to be put up."""
LOGIN = 20.0
"""Seconds that one attempt to log in may take."""
_TRIES = (1.0, 2.0, 4.0, 8.0)
"""Seconds between the first attempts to reach Discord."""

Sleep = Callable[[float], Awaitable[object]]


class DiscordConnection:
    """Discord, connected; implements `bot.ports.Connection`."""

    def __init__(self, core: Core, client: Door) -> None:
        self.client = client
        self._core = core
        self.after = After()
        """What runs beside the answers."""
        self.pace = Pace(core.clock)
        """The pace of all calls, for all who call."""
        self.api = Api(client, self.pace)
        self.people = People(core, self.after)
        self.guilds = GuildWatch(core.keeps)
        self._drawings = Drawings(core, self.api, self.after)
        self._cards = Redrawing(core, self.api, self._drawings, self.after)
        replying = Replying(core, self.api, self._drawings, self.after)
        self.turns = Turns(core, self.people, replying, self.after)
        client.turns = self.turns
        client.guilds_watch = self.guilds
        client.room_changed = core.room_changed
        # Of its own: what is due is still delivered while those who were let in are answered.
        self._courier = TellingCourier(self.api, self._drawings, after=After())
        self._courier.newcomers = self.people.newcomers
        self.courier: Courier = self._courier
        self.gateway: Gateway | None = None
        self._put = Calls(client, total=PUTTING_UP)
        self.commands = Commands.REFUSED
        """How the commands stand at Discord, as far as is known."""
        self._told: list[str] = []

    @property
    def told(self) -> tuple[str, ...]:
        """What the operator reads at the start."""
        return tuple(self._told)

    def tell(self, *lines: str) -> None:
        """Adds lines for the operator."""
        self._told.extend(lines)

    async def changed(self, address: Address) -> None:
        """Draws the cards in the person's DM anew, soon."""
        self._cards.changed(address)

    async def upkeep(self) -> None:
        """Puts the commands up where they changed, and keeps the servers as they are; what fails is tried again."""
        if self.gateway is None:
            return
        await self.put_up()
        await self.guilds.look()

    async def put_up(self) -> bool:
        """Whether the commands stand at Discord as they are declared, as far as is known; puts them up if not."""
        self.commands = Commands.REFUSED
        try:
            async with asyncio.timeout(PUTTING_UP):
                self.commands = await sync(self.client, self._put, self._core.keeps, self._core.clock)
        except Exception as error:
            log.error("the commands were not put up", **faults.told(error), traced=traced(error))
            if faults.everywhere(error):
                self.pace.rest(faults.wait(error))
        return self.commands is Commands.UP

    async def trusted(self) -> bool:
        """Whether Discord takes our token, as far as is known."""
        return self.api.trusted

    async def settled(self) -> None:
        """Waits until all is done that follows the answers and the deliveries."""
        await self.after.settled()
        await self._courier.after.settled()
        await self.after.settled()

    async def drain(self, within: float = DRAINING) -> None:
        """Takes nothing more in, and lets what came in be answered, with all that follows, for that many seconds."""
        loop = asyncio.get_running_loop()
        until = loop.time() + within
        if self.gateway is not None:
            await self.gateway.close()
        await self.after.close(max(0.0, until - loop.time()))

    async def close(self) -> None:
        """Takes nothing more in, and lets the connections go; what still runs has three seconds to finish."""
        loop = asyncio.get_running_loop()
        until = loop.time() + CLOSING
        try:
            await self.drain(CLOSING)
            await self._courier.after.close(max(0.0, until - loop.time()))
        finally:
            await self.client.close()


async def connect(
    bot: Core, settings: DiscordSettings, site: Site, *, sleep: Sleep = asyncio.sleep
) -> DiscordConnection:
    """Logs in, puts the commands up, and listens at the gateway unless this process only sends.

    Raises SettingsError when Discord refuses what the operator has given, or cannot be reached at all.
    """
    Route.BASE = settings.api_url.rstrip("/")
    quiet()
    connection = await _logged_in(bot, settings, sleep)
    try:
        await _listening(connection, settings, site, sleep)
    except BaseException:
        await connection.close()
        raise
    return connection


async def _logged_in(bot: Core, settings: DiscordSettings, sleep: Sleep) -> DiscordConnection:
    """The parts over a client that is logged in: a new one each time, since none logs in twice."""
    assert settings.token is not None
    for wait in (*_TRIES, None):
        client = Door(bot, shard_count=settings.shard_count, proxy=settings.proxy)
        connection = DiscordConnection(bot, client)
        try:
            async with asyncio.timeout(LOGIN):
                await client.login(settings.token.get_secret_value())
        except BaseException as error:
            await connection.close()
            if not isinstance(error, Exception):
                raise
            if isinstance(error, discord.LoginFailure):
                raise SettingsError(
                    "Discord refuses DISCORD_TOKEN. Make a new one on your application's page, Bot, Reset Token, and "
                    "put it in the place of the old one."
                ) from None
            why = f"{error.status}" if isinstance(error, discord.HTTPException) else type(error).__name__
            log.warning("Discord was not reached", why=why)
            if wait is None:
                raise SettingsError(
                    f"Discord cannot be reached at {settings.api_url} ({why}). "
                    "Check the network, DISCORD_API_URL and DISCORD_PROXY, then start again."
                ) from None
            await sleep(wait)
            continue
        return connection
    raise AssertionError("the last attempt returns or raises")


async def _listening(connection: DiscordConnection, settings: DiscordSettings, site: Site, sleep: Sleep) -> None:
    client = connection.client
    ours = _ours(client)
    site.checks[TRUST] = connection.trusted
    if settings.shard_ids == ():
        connection.tell(*told.only_sending(ours))
        return
    await connection.put_up()
    gateway = Gateway(
        client, connection.guilds.sharded, address=settings.gateway_url, shards=settings.shard_ids,
        count=settings.shard_count, sleep=sleep,
    )  # fmt: skip
    connection.gateway = gateway
    site.checks[GATEWAY] = gateway.connected
    why = await gateway.start()
    connection.tell(*told.by_gateway(ours, why, commands=connection.commands))


def _ours(client: Door) -> Ours:
    found = client.application
    assert found is not None
    return Ours(
        id=str(found.id), called=client.user.name if client.user is not None else "",
        servers=found.approximate_guild_count, public=found.bot_public, code_grant=found.bot_require_code_grant,
        endpoint=bool(found.interactions_endpoint_url),
    )  # fmt: skip
