"""The gateway as Discord speaks it: hello, identify, ready, resume, events, and what happens to sockets."""

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord.loopback.shown import shown_guild, shown_user
from tests.adapters.discord.loopback.world import Guild, Json, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
NO_TOKEN, NO_INTENTS, BAD_SHARD = 4004, 4014, 4010


@dataclass(eq=False)
class Session:
    """What one IDENTIFY began; it outlives its socket, and is resumed by a later one."""

    id: str
    shard: int
    count: int
    intents: int
    identify: Json
    socket: web.WebSocketResponse | None = None
    sent: list[Json] = field(default_factory=list)
    """Every event in order; its place is its sequence number less one."""
    resumed: int = 0
    over: bool = False

    def holds(self, shard_of: int | None) -> bool:
        """Whether events of this guild come here; None: of no guild, which are those of shard 0."""
        return self.shard == (0 if shard_of is None else (shard_of >> 22) % self.count)


class Gateway:
    """The sessions of the app, and the ways in which they break."""

    def __init__(self, world: World, knows: Callable[[str], bool]) -> None:
        self.world = world
        self.address = ""
        self.sessions: list[Session] = []
        self.opened = 0
        """How many sockets were opened so far."""
        self.identified: list[Json] = []
        """The data of every IDENTIFY."""
        self.resumed: list[Json] = []
        """The data of every RESUME."""
        self.shards = 1
        """How many shards /gateway/bot advises."""
        self.remaining = 1000
        """How many IDENTIFYs are left of the day."""
        self.granted = 0
        """The privileged intents that the app has."""
        self.refuse = 0
        """How many of the next connections are refused with 503; -1: every one."""
        self.deaf = False
        """Whether new sockets are open but silent."""
        self.invalidate = 0
        """How many of the next IDENTIFYs and RESUMEs are answered with an invalid session."""
        self.interval = 41_250
        self._knows = knows
        self._ids = itertools.count(1)
        self._changed = asyncio.Event()
        self._sockets: set[web.WebSocketResponse] = set()
        self._ours: set[web.WebSocketResponse] = set()
        """The sockets that we closed: what is told of how they closed is then our own word."""

    def advice(self) -> Json:
        """What /gateway/bot answers."""
        return {
            "url": self.address, "shards": self.shards,
            "session_start_limit": {
                "total": 1000, "remaining": self.remaining, "reset_after": 3_600_000, "max_concurrency": 1,
            },
        }  # fmt: skip

    # one socket

    async def link(self, request: web.Request) -> web.StreamResponse:
        """One connection, from hello to its end."""
        if self.refuse:
            self.refuse -= self.refuse > 0
            return web.Response(status=503, text="upstream connect error")
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        self.opened += 1
        self._sockets.add(socket)
        self._change()
        session: Session | None = None
        try:
            if not self.deaf:
                await self._say(socket, {"op": HELLO, "d": {"heartbeat_interval": self.interval}, "s": None, "t": None})
            async for message in socket:
                if message.type is WSMsgType.TEXT and not self.deaf:
                    session = await self._heard(socket, session, json.loads(message.data))
        finally:
            self._sockets.discard(socket)
            if session is not None and session.socket is socket:
                session.socket = None
                if socket.close_code in (1000, 1001) and socket not in self._ours:
                    # A client that closes so gives its session up.
                    session.over = True
            self._ours.discard(socket)
            self._change()
        return socket

    async def _heard(self, socket: web.WebSocketResponse, session: Session | None, said: Json) -> Session | None:
        match said["op"]:
            case 1:
                await self._say(socket, {"op": ACK, "d": None, "s": None, "t": None})
            case 2:
                return await self._identify(socket, said["d"])
            case 6:
                return await self._resume(socket, said["d"])
        return session

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        self.identified.append(data)
        self.remaining -= 1
        shard, count = data.get("shard") or (0, 1)
        if not self._knows(data.get("token", "")):
            await socket.close(code=NO_TOKEN, message=b"Authentication failed.")
            return None
        if data["intents"] & PRIVILEGED & ~self.granted:
            await socket.close(code=NO_INTENTS, message=b"Disallowed intent(s).")
            return None
        if not 0 <= shard < count:
            await socket.close(code=BAD_SHARD, message=b"Invalid shard.")
            return None
        if self.invalidate:
            self.invalidate -= 1
            await self._say(socket, {"op": INVALID, "d": False, "s": None, "t": None})
            return None
        session = Session(f"session-{next(self._ids)}", shard, count, data["intents"], data, socket)
        self.sessions.append(session)
        guilds = [each for each in self.world.guilds.values() if each.bot and session.holds(int(each.id))]
        ready: Json = {
            "v": 10, "user": shown_user(self.world.bot) | {"mfa_enabled": True, "verified": True, "email": None},
            "guilds": [{"id": each.id, "unavailable": True} for each in guilds], "session_id": session.id,
            "resume_gateway_url": self.address, "application": {"id": self.world.application, "flags": 0},
            "session_type": "normal", "private_channels": [], "_trace": [],
        }  # fmt: skip
        if "shard" in data:
            ready["shard"] = [shard, count]
        await self._tell(session, "READY", ready)
        for guild in guilds:
            if not guild.unavailable:
                await self._tell(session, "GUILD_CREATE", shown_guild(self.world, guild))
        self._change()
        return session

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        self.resumed.append(data)
        if not self._knows(data.get("token", "")):
            await socket.close(code=NO_TOKEN, message=b"Authentication failed.")
            return None
        found = next((each for each in self.sessions if each.id == data["session_id"] and not each.over), None)
        if found is None or self.invalidate:
            self.invalidate -= self.invalidate > 0
            await self._say(socket, {"op": INVALID, "d": False, "s": None, "t": None})
            return None
        missed = found.sent[data["seq"] :]
        found.socket = socket
        found.resumed += 1
        for each in missed:
            await self._say(socket, each)
        await self._tell(found, "RESUMED", {"_trace": []})
        self._change()
        return found

    # events

    async def _say(self, socket: web.WebSocketResponse, frame: Json) -> None:
        try:
            await socket.send_str(json.dumps(frame, ensure_ascii=False))
        except (ConnectionError, RuntimeError):
            pass  # It broke on the way: what was an event waits for a RESUME.

    async def _tell(self, session: Session, name: str, data: Json) -> None:
        frame = {"op": DISPATCH, "t": name, "s": len(session.sent) + 1, "d": data}
        session.sent.append(frame)
        if session.socket is not None and not session.socket.closed:
            await self._say(session.socket, frame)

    async def tells(self, name: str, data: Json, *, guild: str | None = None) -> int:
        """An event to every session that holds this guild, or to shard 0; returns how many there are."""
        there = [each for each in self.sessions if not each.over and each.holds(int(guild) if guild else None)]
        for session in there:
            await self._tell(session, name, data)
        return len(there)

    # guilds

    async def joins(self, guild: Guild) -> None:
        """The bot is added to a guild, or the guild is back after an outage."""
        back, guild.bot, guild.unavailable = guild.unavailable, True, False
        data = shown_guild(self.world, guild)
        if not back:
            del data["unavailable"]
        await self.tells("GUILD_CREATE", data, guild=guild.id)

    async def leaves(self, guild: Guild) -> None:
        """The bot is removed from a guild."""
        guild.bot = False
        await self.tells("GUILD_DELETE", {"id": guild.id}, guild=guild.id)

    def left(self, guild: Guild) -> None:
        """The bot went by itself."""
        guild.bot = False
        self._later = asyncio.ensure_future(self.leaves(guild))

    async def fails(self, guild: Guild) -> None:
        """An outage: the guild is there, and nobody can say what is in it."""
        guild.unavailable = True
        await self.tells("GUILD_DELETE", {"id": guild.id, "unavailable": True}, guild=guild.id)

    # what happens to sockets

    def live(self) -> list[Session]:
        """The sessions with an open socket."""
        return [each for each in self.sessions if each.socket is not None and not each.socket.closed]

    async def reconnect(self) -> None:
        """Asks every client to come again (op 7), as Discord does every few hours."""
        for session in self.live():
            if session.socket is not None:
                await self._say(session.socket, {"op": RECONNECT, "d": None, "s": None, "t": None})

    async def invalid(self, *, resumable: bool) -> None:
        """Tells every client that its session is invalid (op 9)."""
        for session in self.live():
            session.over = session.over or not resumable
            if session.socket is not None:
                await self._say(session.socket, {"op": INVALID, "d": resumable, "s": None, "t": None})

    async def hang_up(self, code: int = 4000, *shards: int) -> None:
        """Closes the sockets of these shards, or of all, with this code; their sessions stand."""
        for session in self.live():
            if session.socket is not None and (not shards or session.shard in shards):
                await self._shut(session.socket, code)

    async def drop(self) -> None:
        """Breaks every connection without a word."""
        for socket in list(self._sockets):
            if (transport := socket._req.transport if socket._req is not None else None) is not None:
                transport.abort()

    async def close(self) -> None:
        """Closes every socket."""
        for socket in list(self._sockets):
            await self._shut(socket, 1001)

    async def _shut(self, socket: web.WebSocketResponse, code: int) -> None:
        self._ours.add(socket)
        await socket.close(code=code)

    # waiting

    def _change(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, holds: Callable[["Gateway"], Any]) -> None:
        """Returns once this is so."""
        while not holds(self):
            await self._changed.wait()

    async def ready(self, sessions: int = 1) -> None:
        """Returns once that many sessions are there with an open socket."""
        await self.until(lambda gateway: len(gateway.live()) >= sessions)
