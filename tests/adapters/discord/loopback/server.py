"""The loopback Discord: one server at 127.0.0.1 that speaks the REST API and the gateway."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.clock import MovableClock
from tests.adapters.discord import payload_checks as checks
from tests.adapters.discord.loopback.calls import UNAUTHORISED, Call, heard, routed
from tests.adapters.discord.loopback.channels_api import ChannelsApi
from tests.adapters.discord.loopback.faults import Fault, Faults
from tests.adapters.discord.loopback.gateway import Gateway
from tests.adapters.discord.loopback.interactions_api import InteractionsApi
from tests.adapters.discord.loopback.people import DiscordPerson
from tests.adapters.discord.loopback.refusals import Refused, malformed, unauthorized
from tests.adapters.discord.loopback.shown import shown_application
from tests.adapters.discord.loopback.world import Json, User, World

TOKEN = "MQ.loopback.token"


class LoopbackDiscord:
    """All of Discord that the tests need; `world` is its state, `gateway` its sockets, `faults` what goes wrong."""

    def __init__(self, clock: MovableClock, *, token: str = TOKEN) -> None:
        self.clock = clock
        self.token = token
        self.token_refused = False
        """Whether the operator has reset the token: every call is 401, every identify closed with 4004."""
        self.world = World(clock)
        self.channels = ChannelsApi(self.world)
        self.interactions = InteractionsApi(self.world)
        self.faults = Faults()
        self.gateway = Gateway(self.world, lambda given: given == self.token and not self.token_refused)
        self.people: dict[str, DiscordPerson] = {}
        self.calls: list[Call] = []
        self.wrong: list[str] = []
        """Every body that Discord would have refused, as `route pointer: what is wrong`; empty at the end of a test."""
        self.connections: set[tuple[str, int]] = set()
        """Every client address that has called."""
        self.buckets = False
        """Whether answers tell of rate limits in their headers."""
        self.settled: Callable[[], Awaitable[None]] | None = None
        """Waits until the app under test has done what follows an answer."""
        self.patience = 10.0
        """Real seconds that a person waits for the app, before the test is told that nothing came."""
        self.more: list[web.RouteDef] = []
        """What the server answers besides."""
        self._moved = asyncio.Event()
        self._runner: web.AppRunner | None = None

    # up and down

    async def start(self, *, port: int = 0) -> "LoopbackDiscord":
        """Listens on a free port, or on this one."""
        app = web.Application(client_max_size=32 * 1024 * 1024)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        app.router.add_get("/gateway", self.gateway.link)
        app.router.add_get("/gateway/", self.gateway.link)
        app.router.add_get("/files/{id}/{name}", self._download)
        app.add_routes(self.more)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.world.address = f"http://{host}:{port}"
        self.gateway.address = self.gateway_url
        return self

    async def stop(self) -> None:
        """Ends every socket and lets the port go."""
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """What `discord.http.Route.BASE` is set to."""
        return f"{self.world.address}/api/v10"

    @property
    def gateway_url(self) -> str:
        """What `DiscordWebSocket.DEFAULT_GATEWAY` is set to."""
        return f"{self.world.address.replace('http', 'ws', 1)}/gateway"

    def person(self, name: str, *, guild: str | None = "spring", **facts: Any) -> DiscordPerson:
        """The person of this name, made at first use and a member of this guild; `facts`: locale, installed, id, ..."""
        if name not in self.people:
            user = self.world.user(name, **facts)
            if guild is not None:
                self.world.join(user, self.world.guild(guild))
            self.people[name] = DiscordPerson(self, user)
        return self.people[name]

    def of(self, user: User) -> DiscordPerson:
        """The handle of somebody who is in the world already."""
        return self.people.setdefault(user.name, DiscordPerson(self, user))

    def count(self, route: str, *, of: str | None = None) -> int:
        """How often this route was called."""
        return sum(call.route == route and of in (None, call.of) for call in self.calls)

    async def until(self, holds: Callable[[], Any]) -> None:
        """Returns once this is so, as seen after each call that was answered."""
        while not holds():
            await self._moved.wait()

    # the API

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        if request.transport is not None:
            self.connections.add(tuple(request.transport.get_extra_info("peername")[:2]))
        found = routed(request.method, request.match_info["path"])
        body, files = await heard(request)
        if found is None:
            name = f"{request.method} {request.match_info['path']}"
            self.calls.append(Call("unknown", request.method, request.path, body, None, {}, self.clock.now()))
            self.wrong.append(f"{name} is no route of the loopback")
            return _json({"message": "404: Not Found", "code": 0}, status=404)
        route, ids = found
        of = ids[-1] if route == "callback" else ids[0] if ids else None
        if route == "dm.open" and isinstance(body, dict):
            of = str(body.get("recipient_id"))
        call = Call(
            route, request.method, request.match_info["path"], body, of, dict(request.query), self.clock.now(), ids,
            files, request.headers.get("Authorization"),
        )  # fmt: skip
        self.calls.append(call)
        asyncio.get_running_loop().call_soon(self._move)
        fault = self.faults.take(route, of)
        if fault is None:
            return self._answered(call)
        answer = self._answered(call) if fault.accepted else None
        if fault.held is not None:
            await fault.held.wait()
        return self._broken(request, fault, answer)

    def _move(self) -> None:
        self._moved.set()
        self._moved = asyncio.Event()

    def _broken(self, request: web.Request, fault: Fault, answer: web.Response | None) -> web.StreamResponse:
        if fault.reset:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.raw is not None:
            return web.Response(status=fault.status, headers=fault.headers, text=fault.raw, content_type=fault.kind)
        if fault.body is None and answer is not None:
            return answer
        return _json(fault.body or {}, status=fault.status, headers=fault.headers)

    def _answered(self, call: Call) -> web.Response:
        headers = {}
        if self.buckets:
            headers = {
                "X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "4", "X-RateLimit-Reset-After": "1.000",
                "X-RateLimit-Reset": str(self.clock.now().timestamp() + 1), "X-RateLimit-Bucket": f"b-{call.route}",
            }  # fmt: skip
        try:
            if call.route not in UNAUTHORISED and (self.token_refused or call.authorised != f"Bot {self.token}"):
                raise unauthorized()
            self._checked(call)
            body = self._done(call)
        except Refused as refused:
            self.wrong += [f"{call.route} {each}" for each in refused.problems]
            return _json(refused.body, status=refused.status, headers=refused.headers)
        if body is None:
            return web.Response(status=204, headers=headers)
        return _json(body, headers=headers)

    def _checked(self, call: Call) -> None:
        problems = checks.problems_of_files({file.name: len(file.content) for file in call.files.values()})
        names, over = {file.name for file in call.files.values()}, self._over(call)
        match call.route:
            case "message.post":
                problems += checks.problems_of_message(call.body, files=names)
            case "message.edit" | "webhook.edit":
                problems += checks.problems_of_message(call.body, edit=True, v2=over, files=names)
            case "followup":
                problems += checks.problems_of_message(call.body, answer=True, files=names)
            case "callback":
                problems += checks.problems_of_callback(call.body, v2=over, files=names)
            case "commands.put" | "guild_commands.put":
                problems += checks.problems_of_commands(call.body)
        if problems:
            raise malformed(problems)

    def _over(self, call: Call) -> bool:
        """Whether what is to be drawn over is made of components."""
        match call.route:
            case "message.edit":
                message = self.world.find(*call.ids)
            case "webhook.edit":
                message = self.interactions.message(*call.ids)
            case "callback":
                interaction = self.world.interactions.get(call.ids[0])
                message = interaction.message if interaction is not None else None
            case _:
                return False
        return message is not None and message.v2

    def _done(self, call: Call) -> Any:
        body, files, ids = call.body, call.files, call.ids
        channels, interactions, world = self.channels, self.interactions, self.world
        match call.route:
            case "me" | "user":
                return channels.user(ids[0])
            case "application":
                return shown_application(world)
            case "gateway":
                return {"url": self.gateway_url}
            case "gateway.bot":
                return self.gateway.advice()
            case "commands.get":
                return world.commands
            case "commands.put":
                world.commands = self._uploaded(body, world.commands)
                return world.commands
            case "guild_commands.get":
                return world.guild_commands.get(ids[1], [])
            case "guild_commands.put":
                world.guild_commands[ids[1]] = self._uploaded(body, world.guild_commands.get(ids[1], []))
                return world.guild_commands[ids[1]]
            case "guilds":
                return channels.guilds(call.query)
            case "guild":
                return channels.guild(ids[0])
            case "guild.leave":
                self.gateway.left(world.guilds[ids[0]])
                return None
            case "dm.open":
                return channels.open(body)
            case "channel":
                return channels.look(ids[0])
            case "message.post":
                return channels.post(ids[0], body, files)
            case "history":
                return channels.history(ids[0], call.query)
            case "message.get":
                return channels.get(*ids)
            case "message.edit":
                return channels.edit(*ids, body, files)
            case "message.delete":
                return channels.delete(*ids)
            case "callback":
                wanted = call.query.get("with_response") in ("true", "True", "1")
                return interactions.callback(*ids, body, files, with_response=wanted)
            case "followup":
                return interactions.followup(ids[0], body, files)
            case "webhook.get":
                return interactions.get(*ids)
            case "webhook.edit":
                return interactions.edit(*ids, body, files)
            case "webhook.delete":
                return interactions.delete(*ids)
        raise AssertionError(call.route)

    def _uploaded(self, body: list[Json], before: list[Json]) -> list[Json]:
        """The commands with their ids: one of a name that was there keeps its own."""
        known = {(each["name"], each["type"]): each["id"] for each in before}
        made = []
        for each in body:
            kind = each.get("type", 1)
            id = known.get((each["name"], kind)) or self.world.new()
            made.append({
                "description": "", "options": [], "default_member_permissions": None, "nsfw": False, "contexts": None,
                "integration_types": [0], **each, "type": kind, "id": id, "application_id": self.world.application,
                "version": self.world.new(),
            })  # fmt: skip
        return made

    async def _download(self, request: web.Request) -> web.StreamResponse:
        id = request.match_info["id"]
        self.calls.append(Call("download", "GET", request.path, None, id, {}, self.clock.now()))
        if (fault := self.faults.take("download", id)) is not None:
            if fault.held is not None:
                await fault.held.wait()
            return self._broken(request, fault, None)
        content = self.world.files.get(id)
        return web.Response(status=404) if content is None else web.Response(body=content)


def _json(body: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # The kit reads JSON only where the type is exactly this.
    return web.Response(
        status=status, body=json.dumps(body, ensure_ascii=False).encode(),
        headers={"content-type": "application/json", **(headers or {})},
    )  # fmt: skip
