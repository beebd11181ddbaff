"""The least of a Slack that a measurement needs: it answers calls at once, and sends what a person does."""

import asyncio
import hashlib
import hmac
import itertools
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientSession, WSMsgType, web

SECRET = "a signing secret of a measurement"  # noqa: S105
TEAM = "T00000000"
CHANNEL = "C00000000"


@dataclass
class Loopback:
    """A Web API that says yes, and one end of Socket Mode."""

    calls: Counter[str] = field(default_factory=Counter)
    acked: dict[str, "asyncio.Future[Any]"] = field(default_factory=dict)
    connected: "asyncio.Queue[web.WebSocketResponse]" = field(default_factory=asyncio.Queue)
    address: str = ""
    _runner: web.AppRunner | None = None
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def start(self) -> str:
        """Listens on a free port; the base address of the Web API."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/hook", self._hook)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        return f"{self.address}/api/"

    async def stop(self) -> None:
        """Lets the port go."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls[method] += 1
        body = dict(request.query) | (
            await request.json() if request.content_type == "application/json" else dict(await request.post())
        )
        return web.json_response({"ok": True, **self._answer(method, body)})

    def _answer(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "auth.test":
                return {"team_id": TEAM, "team": "Bench", "user_id": "U0BOT", "bot_id": "B0BOT", "user": "afternote",
                        "url": "https://bench.example/"}  # fmt: skip
            case "apps.connections.open":
                return {"url": f"{self.address.replace('http', 'ws', 1)}/link"}
            case "conversations.open":
                return {"channel": {"id": f"D{body.get('users', '')}"}}
            case "users.info":
                user = {"id": body.get("user"), "tz": "America/New_York", "locale": "en-US", "real_name": "Member",
                        "profile": {"real_name": "Member"}}  # fmt: skip
                return {"user": user}
            case "chat.postMessage":
                return {"ts": f"1700000000.{next(self._numbers):06}", "channel": body.get("channel")}
            case _:
                return {"view": {"id": "V0", "hash": "1"}}

    async def _hook(self, request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.connected.put_nowait(socket)
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                frame = json.loads(message.data)
                waiting = self.acked.get(frame.get("envelope_id", ""))
                if waiting is not None and not waiting.done():
                    waiting.set_result(frame.get("payload"))
        return socket

    def command(self, user: str, text: str, *, team: str = TEAM) -> dict[str, Any]:
        """What Slack sends for `/interview` and this text."""
        number = next(self._numbers)
        return {
            "token": "legacy", "team_id": team, "team_domain": "bench", "channel_id": CHANNEL,
            "channel_name": "general", "user_id": user, "user_name": user, "command": "/interview", "text": text,
            "api_app_id": "A0", "is_enterprise_install": "false", "response_url": f"{self.address}/hook",
            "trigger_id": f"{number}.{number}.bench",
        }  # fmt: skip

    async def over_socket(self, socket: web.WebSocketResponse, payload: dict[str, Any]) -> Any:
        """Sends an envelope; what its ack carries."""
        envelope = f"e{next(self._numbers)}"
        waiting = self.acked[envelope] = asyncio.get_running_loop().create_future()
        frame = {"envelope_id": envelope, "type": "slash_commands", "accepts_response_payload": True}
        await socket.send_json({**frame, "payload": payload})
        try:
            return await asyncio.wait_for(waiting, 10)
        finally:
            del self.acked[envelope]


async def over_http(session: ClientSession, url: str, payload: dict[str, Any], now: int) -> Any:
    """Posts a signed request; what its answer carries."""
    body = urlencode(payload)
    signature = hmac.new(SECRET.encode(), f"v0:{now}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": str(now),
        "X-Slack-Signature": f"v0={signature}",
    }
    async with session.post(url, data=body, headers=headers) as answer:
        text = await answer.text()
        if answer.status != 200:
            raise RuntimeError(f"the ack came with status {answer.status}")
        return json.loads(text) if text.startswith("{") else text
