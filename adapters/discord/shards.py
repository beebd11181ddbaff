"""One shard of the gateway: its socket, and what another socket needs to go on where it ended."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import yarl
from discord.gateway import DiscordWebSocket

LEAVING = 2.0
"""Seconds that a socket has to close: nothing comes after it."""


class Shard:
    """One shard: its socket, and the session that another socket may go on with."""

    def __init__(self, id: int, began: Callable[[], None]) -> None:
        """The shard of this number; `began` hears when a new session begins."""
        self.id = id
        self.kind = _kind(self, began)
        """Its sockets' class."""
        self.socket: DiscordWebSocket | None = None
        self.session: str | None = None
        self.sequence: int | None = None
        self.address: yarl.URL | None = None
        """Where Discord wants it resumed."""
        self.ready = asyncio.Event()
        self.since = 0.0
        """When it got ready."""

    @property
    def connected(self) -> bool:
        """Whether there is a socket, on which Discord has told what is there."""
        return self.ready.is_set() and self.socket is not None and self.socket.open

    def forget(self) -> None:
        """There is no session any more."""
        self.session = self.sequence = self.address = None

    async def let_go(self, code: int) -> None:
        """Closes the socket, and remembers how far its session was heard; what does not close is dropped."""
        self.ready.clear()
        socket, self.socket = self.socket, None
        if socket is None:
            return
        if socket.session_id is not None:
            self.session, self.sequence = socket.session_id, socket.sequence
        with contextlib.suppress(Exception):
            async with asyncio.timeout(LEAVING):
                await socket.close(code=code)


def _kind(shard: Shard, began: Callable[[], None]) -> type[DiscordWebSocket]:
    """The kit's socket, known to its shard from the first moment: one that never gets ready is closed too."""

    class Socket(DiscordWebSocket):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            shard.socket = self

        async def identify(self) -> None:
            began()
            await super().identify()

    return Socket
