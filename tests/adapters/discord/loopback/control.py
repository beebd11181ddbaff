"""A loopback Discord in a process of its own, told by a few calls what people do and what goes wrong."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from bot.clock import MovableClock
from tests.adapters.discord.loopback import faults
from tests.adapters.discord.loopback.server import LoopbackDiscord
from tests.adapters.discord.loopback.things import Interaction, Json, Message

DEEDS = ("slash", "completes", "presses", "picks", "submits", "menu")


class Control:
    """The calls under `/control`; everything in and out is JSON."""

    def __init__(self, discord: LoopbackDiscord) -> None:
        self.discord = discord

    def routes(self) -> list[web.RouteDef]:
        """What the server adds to its own."""
        return [web.get("/control", self._world), web.post("/control", self._do)]

    async def _world(self, request: web.Request) -> web.Response:
        """Everything that a test may want to know."""
        discord = self.discord
        counts: dict[str, int] = {}
        for call in discord.calls:
            counts[call.route] = counts.get(call.route, 0) + 1
        return web.json_response({
            "messages": [_message(each) for each in discord.world.messages if not each.deleted],
            "calls": counts, "wrong": discord.wrong, "sessions": len(discord.gateway.live()),
            "identified": len(discord.gateway.identified), "resumed": len(discord.gateway.resumed),
            "commands": discord.world.commands, "now": discord.clock.now().isoformat(),
        })  # fmt: skip

    async def _do(self, request: web.Request) -> web.Response:
        asked: Json = await request.json()
        try:
            return web.json_response(await self._done(asked.pop("do"), asked))
        except (AssertionError, LookupError) as error:
            return web.json_response({"error": str(error)}, status=400)

    async def _done(self, what: str, asked: Json) -> Any:
        discord = self.discord
        match what:
            case "person":
                person = discord.person(asked.pop("name"), **asked)
                return {"id": person.id, "dm": person.dm.id}
            case "change":
                user = discord.person(asked.pop("name")).user
                for name, value in asked.items():
                    setattr(user, name, value)
                return {}
            case "fault":
                fault = getattr(faults, asked["kind"])(**asked.get("with", {}))
                put = discord.faults.always if asked.get("always") else discord.faults.add
                put(asked["route"], fault, of=asked.get("of"))
                return {}
            case "heal":
                discord.faults.clear()
                return {}
            case "clock":
                now = discord.clock.now() + timedelta(seconds=asked.get("ahead", 0))
                discord.clock.move_to(datetime.fromisoformat(asked["to"]) if "to" in asked else now)
                return {"now": discord.clock.now().isoformat()}
            case "gateway":
                await getattr(discord.gateway, asked["what"])()
                return {}
            case deed if deed in DEEDS:
                return await self._deed(deed, asked)
        raise LookupError(f"nobody can do {what!r} here")

    async def _deed(self, deed: str, asked: Json) -> Any:
        person = self.discord.person(asked.pop("name"))
        for key in ("on", "message"):
            if key in asked:
                asked[key] = next(each for each in person.sees if each.id == asked[key])
        if "channel" in asked:
            asked["channel"] = self.discord.world.channels[asked["channel"]]
        values = asked.pop("args", ())
        done = await getattr(person, deed)(*values, **asked)
        return _interaction(done) if isinstance(done, Interaction) else done


def _message(message: Message) -> Json:
    return {
        "id": message.id, "channel": message.channel, "to": message.to, "content": message.content,
        "words": message.words, "labels": message.labels, "components": message.components, "flags": message.flags,
        "nonce": message.nonce, "edited": message.edited, "author": message.author,
    }  # fmt: skip


def _interaction(done: Interaction) -> Json:
    return {
        "id": done.id, "answered": done.answered, "modal": done.modal, "choices": done.choices,
        "messages": [_message(each) for each in done.messages],
    }  # fmt: skip


class Far:
    """A loopback Discord in another process."""

    def __init__(self, session: aiohttp.ClientSession, told: Json, process: asyncio.subprocess.Process) -> None:
        self._session = session
        self.process = process
        self.api_url: str = told["api_url"]
        self.gateway_url: str = told["gateway_url"]
        self.token: str = told["token"]
        self._control: str = told["control"]

    async def world(self) -> Json:
        """Everything that is there now."""
        async with self._session.get(self._control) as got:
            return dict(await got.json())

    async def do(self, deed: str, /, **asked: Any) -> Any:
        """Has it done.

        Raises AssertionError when it cannot be.
        """
        async with self._session.post(self._control, json={"do": deed, **asked}) as got:
            answer = await got.json()
        assert got.status == 200, answer
        return answer


@asynccontextmanager
async def far(*, at: datetime | None = None) -> AsyncIterator[Far]:
    """A loopback Discord in a process of its own, until the block ends; `at`: the moment at which its clock stands."""
    more = ["--at", at.isoformat()] if at is not None else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.adapters.discord.loopback", "--tied", *more,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        told = json.loads(await process.stdout.readline())
        async with aiohttp.ClientSession() as session:
            yield Far(session, told, process)
    finally:
        process.terminate()
        await process.communicate()


async def serve(clock: Any, port: int = 0) -> None:
    """Prints where it listens as one line of JSON, and stays until it is ended."""
    discord = LoopbackDiscord(clock)
    discord.more = Control(discord).routes()
    await discord.start(port=port)
    address = discord.world.address
    told = {
        "port": int(address.rpartition(":")[2]), "api_url": discord.api_url, "gateway_url": discord.gateway_url,
        "token": discord.token, "control": f"{address}/control",
    }  # fmt: skip
    print(json.dumps(told), flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await discord.stop()


def standing(at: str) -> MovableClock:
    """A clock that stands at this moment until it is moved."""
    return MovableClock(datetime.fromisoformat(at))
