"""Socket Mode as Slack speaks it: hello, envelopes, acks, and what happens to connections."""

import asyncio
import itertools
import json
from typing import Any

from aiohttp import WSMsgType, web

Json = dict[str, Any]


class Sockets:
    """The open sockets of the app; envelopes go to the newest."""

    def __init__(self) -> None:
        self.open: list[web.WebSocketResponse] = []
        self.opened = 0
        """How many were opened so far."""
        self.deaf = False
        """Whether new sockets are open but silent: no hello, no pong, nothing."""
        self.late: list[Json] = []
        """Acks of envelopes for which nobody waits any more."""
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._ids = itertools.count(1)
        self._changed = asyncio.Event()

    async def link(self, request: web.Request) -> web.StreamResponse:
        """One connection, from hello to its end."""
        socket = web.WebSocketResponse(autoping=not self.deaf)
        await socket.prepare(request)
        self.opened += 1
        if not self.deaf:
            await socket.send_json(
                {
                    "type": "hello", "num_connections": len(self.open) + 1, "connection_info": {"app_id": "A00000001"},
                    "debug_info": {"host": "loopback", "approximate_connection_time": 18060},
                }
            )  # fmt: skip
        self.open.append(socket)
        self._change()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._acked(json.loads(message.data))
        finally:
            if socket in self.open:
                self.open.remove(socket)
            self._change()
        return socket

    def _acked(self, ack: Json) -> None:
        waiting = self._waiting.pop(ack.get("envelope_id", ""), None)
        if waiting is None or waiting.done():
            self.late.append(ack)
        else:
            waiting.set_result(ack)

    def _change(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def connected(self, opened: int = 1) -> None:
        """Returns once that many sockets were opened and one is there."""
        while self.opened < opened or not self.open:
            await self._changed.wait()

    async def send(self, kind: str, payload: Json, *, responds: bool, envelope_id: str | None = None) -> Json:
        """Sends one envelope over the newest socket and answers its ack."""
        await self.connected()
        id = envelope_id or f"envelope-{next(self._ids)}"
        waiting = self._waiting[id] = asyncio.get_running_loop().create_future()
        envelope: Json = {"envelope_id": id, "type": kind, "payload": payload, "accepts_response_payload": responds}
        if kind == "events_api":
            envelope |= {"retry_attempt": 0, "retry_reason": ""}
        try:
            await self.open[-1].send_json(envelope)
            return await waiting
        finally:
            self._waiting.pop(id, None)

    async def refresh(self) -> None:
        """Tells the newest that it will be closed soon, and closes it, as Slack does every few hours."""
        told = {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "loopback"}}
        await self.open[-1].send_json(told)

    async def drop(self) -> None:
        """Breaks every connection without a word."""
        for socket in list(self.open):
            if (transport := socket._req.transport if socket._req is not None else None) is not None:
                transport.abort()

    async def close(self) -> None:
        """Closes every socket."""
        for socket in list(self.open):
            await socket.close()
