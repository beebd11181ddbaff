"""How long a person's command takes to be acknowledged: the whole app, and Bolt alone with an empty handler."""

import asyncio
import itertools
import statistics
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiohttp import ClientSession, web
from pydantic import SecretStr
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.bench.loopback import SECRET, TEAM, Loopback, over_http
from adapters.slack.connect import SlackConnection, connect
from adapters.slack.settings import SlackSettings
from bot.app import Bot
from bot.chat.inbound import Command, Origin, Profile
from bot.clock import MovableClock, SystemClock, stopwatch
from bot.model.people import Address, Tenant
from bot.ports import Installation

_MEMBERS = 20
_WORKSPACES = 50
_ROUND = 20
"""Commands in a row before the next contestant's turn: all meet the same weather."""
_RATE = 50
"""Messages a second that are due while the worker delivers beside."""
_LINE = "Company {0}, Staff Engineer, yesterday 3:30pm with Jane Doe <jane@c{0}.example> and Bob Lee"

Send = Callable[[int], Awaitable[Any]]


@dataclass(slots=True)
class Rig:
    """A site of the measurement's own: what `connect` mounts, on a free port."""

    url: str | None = None
    checks: dict[str, Callable[[], Awaitable[bool]]] = field(default_factory=dict)
    app: web.Application = field(default_factory=web.Application)

    def mount(self, path: str, handler: Callable[[Any], Awaitable[Any]]) -> None:
        """Serves `path` with `handler`."""

        async def served(request: web.Request) -> web.StreamResponse:
            answer: web.StreamResponse = await handler(request)
            return answer

        if not path.endswith("/"):
            self.app.router.add_route("*", path, served)


async def acks(bot: Bot, clock: MovableClock, transport: str, count: int) -> dict[str, list[float]]:
    """Seconds to each ack by contestant, and the rate of what a worker delivered beside; the bot is fresh."""
    async with AsyncExitStack() as stack:
        slack = Loopback()
        api = await slack.start()
        stack.push_async_callback(slack.stop)
        session = await stack.enter_async_context(ClientSession())
        numbers = itertools.count()
        if transport == "http":
            contestants = _over_http(bot, clock, slack, api, session, numbers)
        else:
            contestants = _over_sockets(bot, slack, api, numbers)
        bare, ours, connection = await stack.enter_async_context(contestants)
        bot.connect("slack", connection)
        for who in range(_MEMBERS):
            await ours(who)
        await connection.after.settled()
        turn = _turn(bot, numbers)
        alone = await _taking_turns({"bare": bare, "app": ours, "turn": turn}, count)
        medians = statistics.median(alone["app"])
        await _arrivals(bot, clock, seconds=2 + 2 * count * medians)
        async with _delivering(bot, clock, slack) as rate:
            beside = await _taking_turns({"app_beside_deliveries": ours}, count)
            delivered = rate()
        await connection.after.settled()
        return {**alone, **beside, "delivered_per_second": [delivered]}


def _turn(bot: Bot, numbers: "itertools.count[int]") -> Send:
    """The same turn, without a platform in front."""

    async def send(who: int) -> object:
        number = next(numbers)
        address = Address("slack", TEAM, user=f"U{who:08}")
        origin = Origin(key=f"turn{number}", who=address, profile=Profile())
        return await bot.handle(Command(origin, "interview log", text=_LINE.format(number)))

    return send


async def _taking_turns(contestants: dict[str, Send], count: int) -> dict[str, list[float]]:
    """Each sends as many, a round at a time, one command after the other."""
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(max(1, count // _ROUND)):
        for name, send in contestants.items():
            for number in range(min(count, _ROUND)):
                started = stopwatch()
                await send(number % _MEMBERS)
                seconds[name].append(stopwatch() - started)
    return seconds


def _bare(client: AsyncWebClient) -> AsyncApp:
    """Bolt with one handler that does nothing but acknowledge."""

    async def authorize(**_: Any) -> AuthorizeResult:
        token = "xoxb-bench"  # noqa: S105
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_token=token, bot_id="B", bot_user_id="U")

    app = AsyncApp(client=client, authorize=authorize, signing_secret=SECRET, process_before_response=True)

    async def empty(ack: AsyncAck) -> None:
        await ack()

    app.command("/interview")(empty)
    return app


@asynccontextmanager
async def _over_http(
    bot: Bot, clock: MovableClock, slack: Loopback, api: str, session: ClientSession,
    numbers: "itertools.count[int]",
) -> AsyncIterator[tuple[Send, Send, SlackConnection]]:  # fmt: skip
    """Both on aiohttp servers of their own; Bolt alone checks the signature by the machine's clock."""
    settings = SlackSettings(
        bot_token=SecretStr("xoxb-bench"), app_token=None, signing_secret=SecretStr(SECRET), client_id=None,
        client_secret=None, api_url=api,
    )  # fmt: skip
    site = Rig()
    connection = await connect(bot, settings, site)
    client = AsyncWebClient(token="xoxb-bench", base_url=api)  # noqa: S106
    bare_app = _bare(client).web_app(path="/slack/events")
    try:
        async with _served(site.app) as ours_at, _served(bare_app) as bare_at:

            async def bare(who: int) -> Any:
                now = int(SystemClock().now().timestamp())
                payload = slack.command(f"U{who:08}", f"log {_LINE.format(next(numbers))}")
                return await over_http(session, f"{bare_at}/slack/events", payload, now)

            async def ours(who: int) -> Any:
                payload = slack.command(f"U{who:08}", f"log {_LINE.format(next(numbers))}")
                return await over_http(session, f"{ours_at}/slack/events", payload, int(clock.now().timestamp()))

            yield bare, ours, connection
    finally:
        await connection.close()


@asynccontextmanager
async def _over_sockets(
    bot: Bot, slack: Loopback, api: str, numbers: "itertools.count[int]"
) -> AsyncIterator[tuple[Send, Send, SlackConnection]]:
    """Both on sockets of their own to the same Slack."""
    settings = SlackSettings(
        bot_token=SecretStr("xoxb-bench"), app_token=SecretStr("xapp-bench"), signing_secret=None, client_id=None,
        client_secret=None, api_url=api,
    )  # fmt: skip
    connection = await connect(bot, settings, Rig())
    ours_at = await slack.connected.get()
    client = AsyncWebClient(token="xoxb-bench", base_url=api)  # noqa: S106
    handler = AsyncSocketModeHandler(_bare(client), "xapp-bench", web_client=client)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    bare_at = await slack.connected.get()
    try:

        async def bare(who: int) -> Any:
            return await over_socket_of(bare_at, who)

        async def ours(who: int) -> Any:
            return await over_socket_of(ours_at, who)

        async def over_socket_of(socket: web.WebSocketResponse, who: int) -> Any:
            payload = slack.command(f"U{who:08}", f"log {_LINE.format(next(numbers))}")
            return await slack.over_socket(socket, payload)

        yield bare, ours, connection
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]
        await connection.close()


@asynccontextmanager
async def _served(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


async def _arrivals(bot: Bot, clock: MovableClock, *, seconds: float) -> None:
    """People of fifty workspaces open the bot for the first time; fifty a second are to be welcomed from now on."""
    for number in range(_WORKSPACES):
        await bot.keeps.install(_installation(number))
    now = clock.now()
    for number in range(int(seconds * _RATE)):
        clock.move_to(now + timedelta(seconds=number / _RATE))
        team = f"T{number % _WORKSPACES + 1:08}"
        who = Address("slack", team, user=f"W{number:08}", room=f"D{number:08}")
        await bot.greet(Origin(key=f"arrival{number}", who=who, profile=Profile(zone="America/New_York")))
    clock.move_to(now)


@asynccontextmanager
async def _delivering(bot: Bot, clock: MovableClock, slack: Loopback) -> AsyncIterator[Callable[[], float]]:
    """A worker that delivers what is due, by a clock that goes as the machine's does."""
    before, started = slack.calls["chat.postMessage"], stopwatch()
    tasks = [asyncio.create_task(bot.worker.run()), asyncio.create_task(_ticking(clock))]
    try:
        yield lambda: round((slack.calls["chat.postMessage"] - before) / (stopwatch() - started), 1)
    finally:
        bot.worker.stop()
        tasks[1].cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _ticking(clock: MovableClock) -> None:
    now, started = clock.now(), stopwatch()
    while True:
        clock.move_to(now + timedelta(seconds=stopwatch() - started))
        await asyncio.sleep(0.002)


def _installation(number: int) -> Installation:
    team = f"T{number + 1:08}"
    return Installation(
        tenant=Tenant("slack", team),
        details={
            "team_id": team, "enterprise_id": None, "is_enterprise_install": False, "team_name": team, "app_id": "A0",
            "bot_id": "B0BOT", "bot_user_id": "U0BOT", "bot_token": f"xoxb-{team}", "scopes": [], "installer": "U0",
        },
    )  # fmt: skip
