"""The loopback Slack: one server at 127.0.0.1 that speaks the Web API, Socket Mode, OAuth, files and response urls."""

import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.clock import MovableClock
from tests.adapters.slack.blockkit import problems_of_message
from tests.adapters.slack.faults import Fault, Faults
from tests.adapters.slack.lines import Line
from tests.adapters.slack.oauth import Oauth
from tests.adapters.slack.payloads import Payloads
from tests.adapters.slack.people import SlackPerson
from tests.adapters.slack.sockets import Sockets
from tests.adapters.slack.views_api import Refused
from tests.adapters.slack.web_api import Call, WebApi
from tests.adapters.slack.world import RESPONSE_URL, RESPONSES, Json, Message, Token, World

APP_TOKEN = "xapp-1-loopback"
SIGNING_SECRET = "signing secret of the loopback"


class LoopbackSlack:
    """All of Slack that the tests need; `world` is its state, `api` its methods, `faults` what goes wrong."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.world = World(clock)
        self.api = WebApi(self.world, lambda: self.address)
        self.oauth = Oauth(self.world, self.api)
        self.faults = Faults()
        self.sockets = Sockets()
        self.payloads = Payloads(self.world, self.api.app_id, lambda id: f"{self.address}/response/{id}")
        self.line: Line | None = None
        """The way to the app, for people who have none of their own."""
        self.people: dict[str, SlackPerson] = {}
        self.address = ""
        self.calls: list[Call] = []
        self.connections: set[tuple[str, int]] = set()
        """Every client address that has connected to the Web API."""
        self.settled: Callable[[], Awaitable[None]] | None = None
        """Waits until the app under test has done what follows an ack."""
        self._runner: web.AppRunner | None = None

    # up and down

    async def start(self) -> "LoopbackSlack":
        """Listens on a free port."""
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_get("/link", self.sockets.link)
        app.router.add_post("/response/{id}", self._respond)
        app.router.add_get("/oauth/v2/authorize", self.oauth.authorize)
        app.router.add_post("/upload/{id}", self._upload)
        app.router.add_get("/files/{id}/{name}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.address = f"http://{host}:{port}"
        return self

    async def stop(self) -> None:
        """Ends every socket and lets the port go."""
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """What the app is told to call."""
        return f"{self.address}/api/"

    def person(self, name: str, *, team: str = "acme", **facts: Any) -> SlackPerson:
        """The person of this name in a workspace, made at first use; `facts`: tz, locale, real_name, id, ..."""
        home = self.world.team(team)
        key = f"{home.id}/{name}"
        if key not in self.people:
            self.people[key] = SlackPerson(self, self.world.user(name, home.id, **facts))
        return self.people[key]

    def count(self, method: str, *, team: str | None = None) -> int:
        """How often this method was called."""
        return sum(call.method == method and team in (None, call.team) for call in self.calls)

    # the web api

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        args = await _arguments(request)
        given = _token(request, args)
        token = self.world.tokens.get(given) if given is not None else None
        team = token.team or token.enterprise if token is not None else None
        if request.transport is not None:
            self.connections.add(tuple(request.transport.get_extra_info("peername")[:2]))
        self.calls.append(Call(method, args, given, team, self.clock.now()))
        return await self._faulty(request, method, team, lambda: self._done(method, given, token, args))

    async def _faulty(
        self, request: web.Request, method: str, team: str | None, do: Callable[[], Json]
    ) -> web.StreamResponse:
        fault = self.faults.take(method, team)
        if fault is None:
            token = self.world.tokens.get(self.calls[-1].token or "")
            return _json(do(), headers={"x-oauth-scopes": ",".join(token.scopes)} if token is not None else {})
        body = do() if fault.accepted else {"ok": False, "error": fault.error or "fatal_error", **fault.more}
        if fault.held is not None:
            await fault.held.wait()
        return self._broken(request, fault, body)

    def _broken(self, request: web.Request, fault: Fault, body: Json) -> web.StreamResponse:
        if fault.reset:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.raw is not None:
            return web.Response(status=fault.status, headers=fault.headers, text=fault.raw, content_type=fault.kind)
        return _json(body, status=fault.status, headers=fault.headers)

    def _done(self, method: str, given: str | None, token: Token | None, args: Json) -> Json:
        try:
            if method == "oauth.v2.access":
                return self.oauth.access(args)
            if method == "apps.connections.open":
                if given != APP_TOKEN:
                    raise Refused("invalid_auth")
                return {"ok": True, "url": f"{self.address.replace('http', 'ws', 1)}/link?ticket={self.world.new('k')}"}
            if method == "api.test":
                return {"ok": True}
            if given is None:
                raise Refused("not_authed")
            if token is None:
                raise Refused("invalid_auth")
            if token.refused is not None:
                raise Refused(token.refused)
            if token.expires_at is not None and token.expires_at <= self.clock.now():
                raise Refused("token_expired")
            if not self.api.answers(method):
                raise Refused("unknown_method", req_method=method)
            return self.api.call(method, token, args)
        except Refused as refused:
            return refused.body

    # response urls

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        id = request.match_info["id"]
        args = await _arguments(request)
        found = self.world.response_urls.get(id)
        team = found.team if found is not None else None
        self.calls.append(Call("response_url", args, None, team, self.clock.now()))

        def do() -> Json:
            if found is None:
                return {"ok": False, "error": "invalid_url"}
            if self.clock.now() - found.at > RESPONSE_URL:
                return {"ok": False, "error": "expired_url"}
            if found.used >= RESPONSES:
                return {"ok": False, "error": "used_url"}
            found.used += 1
            return self.answered(
                found.team, found.user, found.channel, args, original=found.original, by="response_url"
            )

        if (fault := self.faults.take("response_url", team)) is not None:
            body = do() if fault.accepted else {"ok": False, "error": fault.error or "fatal_error"}
            if fault.held is not None:
                await fault.held.wait()
            return self._broken(request, fault, body)
        body = do()
        if body["ok"]:
            return web.Response(text="ok")
        return _json(body, status=404 if body["error"].endswith("_url") else 400)

    def answered(self, team: str, user: str, channel: str, args: Json, *, original: Message | None, by: str) -> Json:
        """What an ack body or a response url shows: a message to one or all, or another in the original's place."""
        if args.get("delete_original"):
            if original is not None:
                self.world.delete(original, by=by)
            return {"ok": True}
        text, blocks = str(args.get("text") or ""), args.get("blocks") or []
        if problems := problems_of_message({"text": text, **({"blocks": blocks} if blocks else {})}):
            return {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": problems}}
        if args.get("replace_original") and original is not None and not original.deleted:
            self.world.change(original, text, blocks, by=by)
            return {"ok": True}
        token = next(each for each in self.world.tokens.values() if each.team in (team, None) and each.kind == "bot")
        self.world.post(
            Message(
                ts=self.world.ts(), team=team, channel=channel, user=token.bot_user, bot_id=token.bot_id, text=text,
                blocks=blocks, to=None if args.get("response_type") == "in_channel" else user,
                unfurl=(args.get("unfurl_links", True), args.get("unfurl_media", True)),
            ), by=by,
        )  # fmt: skip
        return {"ok": True}

    # files

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        id = request.match_info["id"]
        if request.content_type == "multipart/form-data":
            form = await request.post()
            part = next(iter(form.values()))
            content = part if isinstance(part, str) else part.file.read()
        else:
            content = await request.read()
        self.calls.append(Call("upload", {"file": id, "size": len(content)}, None, None, self.clock.now()))
        if (fault := self.faults.take("upload", None)) is not None:
            return self._broken(request, fault, {"ok": False})
        if id not in self.world.files:
            return web.Response(status=404)
        self.world.contents[id] = content.encode() if isinstance(content, str) else content
        return web.Response(text=f"OK - {len(content)}")

    async def _download(self, request: web.Request) -> web.StreamResponse:
        id = request.match_info["id"]
        given = _token(request, {})
        token = self.world.tokens.get(given or "")
        self.calls.append(Call("download", {"file": id}, given, token.team if token else None, self.clock.now()))
        if (fault := self.faults.take("download", None)) is not None:
            return self._broken(request, fault, {"ok": False})
        if token is None or token.refused is not None or id not in self.world.contents:
            # The real one sends those without a right to a page where they may sign in.
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        return web.Response(body=self.world.contents[id], content_type="application/octet-stream")


def _json(body: Json, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.Response(
        status=status, headers=headers, text=json.dumps(body, ensure_ascii=False), content_type="application/json"
    )


async def _arguments(request: web.Request) -> Json:
    """Everything that was said: query, form or JSON; what is JSON in a form is read."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        args |= json.loads(await request.text() or "{}")
    else:
        args |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    if request.headers.get("Authorization", "").startswith("Basic "):
        basic = base64.b64decode(request.headers["Authorization"][6:]).decode()
        args["client_id"], _, args["client_secret"] = basic.partition(":")
    for name in ("blocks", "view", "metadata", "attachments"):
        if isinstance(args.get(name), str):
            args[name] = json.loads(args[name])
    return {name: _flag(value) for name, value in args.items() if value is not None}


def _flag(value: Any) -> Any:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _token(request: web.Request, args: Json) -> str | None:
    given = args.pop("token", None)
    if given is not None:
        return str(given)
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ") if header.startswith("Bearer ") else None
