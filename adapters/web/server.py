"""The process's one web server: what is mounted on it, health, and the rules that hold for every page."""

import errno
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Check = Callable[[], Awaitable[bool]]

PORT = 8765
BODY_CAP = 256 * 1024
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_TRIES = 20

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Server:
    """Serves what is mounted, to those who call it by a name it knows; implements `bot.ports.Site`."""

    def __init__(self, *, hosts: Iterable[str] = (), url: str | None = None) -> None:
        self.hosts = {host.casefold() for host in hosts}
        """Names it answers to, besides those of the loopback interface."""
        self.url = url.rstrip("/") if url is not None else None
        """The public address, without a slash at the end, where the operator has set one."""
        if self.url is not None and (name := urlsplit(self.url).hostname) is not None:
            self.hosts.add(name.casefold())
        self.checks: dict[str, Check] = {}
        """What must hold before `/readyz` says yes, by name."""
        self.farewells: list[Callable[[], None]] = []
        """Called before it stops, so that what streams can end by itself."""
        self.address = ""
        self._everywhere = False
        self._handlers: dict[str, Handler] = {}
        self._runner: web.AppRunner | None = None
        self.mount("/healthz", self._healthy)
        self.mount("/readyz", self._ready)

    def mount(self, path: str, handler: Handler) -> None:
        """Serves `path` with `handler`, and all below it when the path ends with a slash but is not `/`.

        Raises ValueError when the path is taken.
        """
        if path in self._handlers:
            raise ValueError(f"{path} is mounted already")
        self._handlers[path] = handler

    async def start(self, host: str = "127.0.0.1", port: int = PORT) -> str:
        """Listens, on the next free port when this one is taken; the address to open.

        Raises OSError when none of the next ports is free, or the host is not this machine's.
        """
        app = web.Application(client_max_size=BODY_CAP, middlewares=[self._guarded])
        app.on_response_prepare.append(_hardened)
        app.router.add_route("*", "/{path:.*}", self._dispatched)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        bound = _bound(host, port)
        await web.SockSite(self._runner, bound).start()
        self._everywhere = _is_wildcard(host)
        if not self._everywhere:
            self.hosts.add(host.casefold())
        name = "127.0.0.1" if _is_wildcard(host) else host
        shown = f"[{name}]" if ":" in name else name
        self.address = f"http://{shown}:{bound.getsockname()[1]}"
        return self.address

    async def stop(self) -> None:
        """Finishes what runs, for a second at most, and lets the port go."""
        for farewell in self.farewells:
            farewell()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def knows(self, host: str) -> bool:
        """Whether this Host header names this server: a page elsewhere may point its own name here.

        One that listens on every address goes by any address: only a name can be pointed.
        """
        name = host.casefold()
        if name.startswith("["):
            name = name[1:].split("]", 1)[0]
        elif name.count(":") == 1:
            name = name.split(":", 1)[0]
        return name in LOOPBACK or name in self.hosts or (self._everywhere and _is_address(name))

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        probe = request.path in ("/healthz", "/readyz")
        if not probe and not self.knows(request.headers.get("Host", "")):
            return web.Response(status=421, text="This server does not go by that name.\n")
        return await handler(request)

    async def _dispatched(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        handler = self._handlers.get(path)
        if handler is None:
            below = [each for each in self._handlers if each.endswith("/") and len(each) > 1]
            under = max((each for each in below if path.startswith(each)), key=len, default=None)
            if under is None:
                raise web.HTTPNotFound(text="Nothing is served here.\n")
            handler = self._handlers[under]
        return await handler(request)

    async def _healthy(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text="ok\n")

    async def _ready(self, request: web.Request) -> web.StreamResponse:
        missing = [name for name, check in self.checks.items() if not await check()]
        if missing:
            return web.Response(status=503, text="".join(f"waiting for {name}\n" for name in missing))
        return web.Response(text="ok\n")


async def _hardened(request: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_wildcard(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return host == ""


def _bound(host: str, port: int) -> socket.socket:
    """A listening socket on this port or one of the next; port 0: any."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for tried in range(port, port + (_TRIES if port else 1)):
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, tried))
            # Binding alone does not fail on a port that another socket listens on.
            bound.listen(128)
        except OSError as taken:
            bound.close()
            if taken.errno != errno.EADDRINUSE or tried == port + _TRIES - 1 or not port:
                raise
        else:
            bound.setblocking(False)
            return bound
    raise AssertionError("the last port is free or raises")
