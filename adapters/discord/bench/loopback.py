"""The least of a Discord that a measurement needs: it answers calls at once, and sends what a person does."""

import asyncio
import base64
import itertools
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

Json = dict[str, Any]

GUILD = "300000000000000001"
CHANNEL = "300000000000000002"
PATIENCE = 30.0
"""Seconds that an answer is waited for."""


def token(application: str) -> str:
    """A token of this application, as Discord makes them."""
    return f"{base64.b64encode(application.encode()).decode().rstrip('=')}.bench.bench"


@dataclass
class Loopback:
    """A REST API that says yes, and a gateway."""

    calls: Counter[str] = field(default_factory=Counter)
    connected: "asyncio.Queue[web.WebSocketResponse]" = field(default_factory=asyncio.Queue)
    address: str = ""
    _answers: dict[str, "asyncio.Future[Json]"] = field(default_factory=dict)
    _runner: web.AppRunner | None = None
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(400000000000000000))

    async def start(self) -> str:
        """Listens on a free port; the base address of the REST API."""
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        return f"{self.address}/api/v10"

    async def stop(self) -> None:
        """Lets the port go."""
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def gateway_url(self) -> str:
        """Where the gateway is."""
        return f"{self.address.replace('http', 'ws', 1)}/gateway"

    def command(self, user: int, path: str, options: Mapping[str, str]) -> Json:
        """What Discord sends for this command of a member in a channel."""
        given = [{"type": 3, "name": name, "value": value} for name, value in options.items()]
        return self._interaction(user, 2, path, given)

    def typing(self, user: int, path: str, option: str, typed: str) -> Json:
        """What Discord sends while a member types this option."""
        return self._interaction(user, 4, path, [{"type": 3, "name": option, "value": typed, "focused": True}])

    async def send(self, socket: web.WebSocketResponse, interaction: Json) -> Json:
        """Sends it; the answer to it.

        Raises TimeoutError when none comes.
        """
        waiting = self._answers[interaction["id"]] = asyncio.get_running_loop().create_future()
        number = next(self._numbers)
        await socket.send_str(json.dumps({"op": 0, "t": "INTERACTION_CREATE", "s": number, "d": interaction}))
        try:
            return await asyncio.wait_for(waiting, PATIENCE)
        finally:
            del self._answers[interaction["id"]]

    def _interaction(self, user: int, kind: int, path: str, given: list[Json]) -> Json:
        group, _, name = path.partition(" ")
        who = {"id": str(user), "username": f"m{user}", "discriminator": "0", "avatar": None, "global_name": "Mo"}
        member = {
            "user": who, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "permissions": "0", "deaf": False,
            "mute": False, "flags": 0,
        }  # fmt: skip
        return {
            "id": str(next(self._numbers)), "application_id": "1", "type": kind, "token": "bench", "version": 1,
            "channel_id": CHANNEL, "channel": _CHANNEL,
            "guild_id": GUILD, "guild": {"id": GUILD, "locale": "en-US", "features": []}, "member": member,
            "locale": "en-US", "guild_locale": "en-US", "entitlements": [], "app_permissions": "0", "context": 0,
            "authorizing_integration_owners": {"0": GUILD}, "attachment_size_limit": 10_000_000,
            "data": {
                "id": "5", "name": group, "type": 1, "guild_id": None,
                "options": [{"type": 1, "name": name, "options": given}],
            },
        }  # fmt: skip

    async def _rest(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        parts = path.split("/")
        self.calls[f"{request.method} {parts[0]}"] += 1
        body = await request.json() if request.content_type == "application/json" and request.can_read_body else {}
        if parts[0] == "interactions":
            waiting = self._answers.get(parts[1])
            if waiting is not None and not waiting.done():
                waiting.set_result(body)
            found = {"interaction": {"id": parts[1], "type": 2}}
            return _json(found | {"resource": {"type": 4, "message": self._message(CHANNEL)}})
        return _json(self._answer(request.method, parts, body))

    def _answer(self, method: str, parts: list[str], body: Any) -> Any:
        match method, parts:
            case "GET", ["users", "@me"]:
                return _BOT
            case "GET", ["oauth2", "applications", "@me"] | ["applications", "@me"]:
                return _APPLICATION
            case "GET", ["gateway", "bot"]:
                limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
                return {"url": self.gateway_url, "shards": 1, "session_start_limit": limit}
            case "POST", ["users", "@me", "channels"]:
                return {"id": str(next(self._numbers)), "type": 1, "last_message_id": None, "recipients": [_BOT]}
            case "PUT", ["applications", _, "commands"]:
                return []
            case ("POST" | "PATCH"), ["channels", room, "messages", *_]:
                return self._message(room)
            case "GET", ["channels", _, "messages"]:
                return []
            case _:
                return self._message(CHANNEL)

    def _message(self, room: str) -> Json:
        return {
            "id": str(next(self._numbers)), "channel_id": room, "author": _BOT, "content": "", "components": [],
            "timestamp": "2026-03-02T15:00:00+00:00", "edited_timestamp": None, "tts": False, "type": 0, "flags": 0,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": False,
        }  # fmt: skip

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for message in socket:
            frame = json.loads(message.data) if message.type == WSMsgType.TEXT else {}
            if frame.get("op") == 1:
                await socket.send_json({"op": 11})
            elif frame.get("op") == 2:
                ready = {
                    "v": 10, "user": _BOT, "guilds": [], "session_id": "bench", "resume_gateway_url": self.gateway_url,
                    "application": {"id": "1", "flags": 0}, "shard": [0, 1],
                }  # fmt: skip
                await socket.send_json({"op": 0, "s": 1, "t": "READY", "d": ready})
                self.connected.put_nowait(socket)
        return socket


_CHANNEL = {
    "id": CHANNEL, "type": 0, "name": "bench", "permissions": "0", "position": 0, "flags": 0, "guild_id": GUILD,
    "nsfw": False, "parent_id": None, "rate_limit_per_user": 0, "topic": None, "last_message_id": None,
}  # fmt: skip
_BOT = {"id": "1", "username": "afternote", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
_APPLICATION: Json = {
    "id": "1", "name": "afternote", "icon": None, "description": "", "bot_public": True, "verify_key": "0",
    "bot_require_code_grant": False, "rpc_origins": [], "flags": 0, "owner": {**_BOT, "id": "5"},
}  # fmt: skip


def _json(found: Any) -> web.Response:
    return web.Response(body=json.dumps(found).encode(), headers={"Content-Type": "application/json"})
