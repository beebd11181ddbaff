"""The coach page's routes: a door that holds nothing, the exchange of a secret, the page, its CSV, and the way out.

A GET changes nothing and shows nothing to whoever holds no cookie: a crawler that follows the link finds the door,
and the secret, which is in the fragment, never reaches it or any log.
"""

import hashlib
import json
import mimetypes
from collections.abc import Callable, Iterable
from pathlib import Path

import structlog
from aiohttp import web

from adapters.web.coach import guard
from adapters.web.coach.drawing import draw
from adapters.web.server import Server
from bot.app import Bot
from bot.cards import coach_sheet
from bot.cards.words import Reader, reader_for
from bot.handlers.coach_page import figures_csv
from bot.model.sight import CohortPage
from bot.model.standing import Order
from bot.store.rights import AsMember
from bot.visits import Visit

PATH = "/coach"
_STATIC = Path(__file__).parent.parent / "static"
_SERVED = ("coach.css", "coach.js", "icon.svg")
_SECRET_CAP = 1024
_LAST_PAGE = 10_000

log = structlog.get_logger("afternote.coach")


class CoachPage:
    """The page of this bot's cohorts, mounted on the one server."""

    def __init__(self, bot: Callable[[], Bot]) -> None:
        self._bot = bot
        self._patience = guard.Patience()
        fonts = (_STATIC / "fonts").glob("*.woff2")
        self._files = {each: _STATIC / each for each in _SERVED} | {f"fonts/{each.name}": each for each in fonts}
        self._version = _fingerprint(self._files[name] for name in _SERVED)

    def mount(self, site: Server) -> None:
        """Serves it on this server."""
        site.mount(PATH, self._page)
        site.mount(f"{PATH}/figures.csv", self._figures)
        site.mount(f"{PATH}/open", self._opened)
        site.mount(f"{PATH}/leave", self._left)
        site.mount(f"{PATH}/static/", self._static)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        if request.method == "HEAD":
            return self._door(request)
        if request.method != "GET":
            raise _not_allowed(request, "GET, HEAD")
        visit = await self._bot().visits.of(guard.token(request))
        if visit is None:
            return self._door(request)
        seen = await self._bot().look(AsMember(visit.member_id), _wanted(visit, request))
        if seen is None:
            return self._door(request)
        words = coach_sheet.sheet(reader_for(seen.member), seen)
        return _html(draw("page.html", sheet=words, version=self._version))

    def _door(self, request: web.Request) -> web.StreamResponse:
        """What holds nothing; to whoever brings a cookie that no longer opens anything, with a no."""
        stale = bool(guard.token(request))
        words = coach_sheet.door(_stranger(request))
        response = _html(draw("door.html", door=words, version=self._version), status=403 if stale else 200)
        if stale:
            guard.take_back(response)
        return response

    async def _figures(self, request: web.Request) -> web.StreamResponse:
        if request.method not in ("GET", "HEAD"):
            raise _not_allowed(request, "GET, HEAD")
        visit = await self._bot().visits.of(guard.token(request)) if request.method == "GET" else None
        if visit is None:
            return _plain(403, "Nothing is open here.\n")
        seen = await self._bot().look(AsMember(visit.member_id), CohortPage(visit.cohort_id, named=False))
        if seen is None:
            return _plain(403, "Nothing is open here.\n")
        headers = {**guard.HEADERS, "Content-Disposition": 'attachment; filename="figures.csv"'}
        table = figures_csv(reader_for(seen.member), seen)
        return web.Response(body=table, content_type="text/csv", charset="utf-8", headers=headers)

    async def _opened(self, request: web.Request) -> web.StreamResponse:
        if request.method != "POST":
            raise _not_allowed(request, "POST")
        if not guard.ours(request) or request.content_type != "application/json":
            return _plain(403, "This was not sent by the page itself.\n")
        peer = request.remote or ""
        if self._patience.over(peer, self._bot().clock.now()):
            return _plain(429, "Too many links that open nothing. Wait a minute.\n", {"Retry-After": "60"})
        secret = await _secret(request)
        held = await self._bot().visits.open(secret) if secret else None
        if held is None:
            self._patience.was_wrong(peer, self._bot().clock.now())
            log.info("a page was not opened")
            return _plain(403, "This link opens nothing.\n")
        log.info("a page was opened")
        response = web.Response(status=204, headers=guard.HEADERS)
        guard.give(response, held)
        return response

    async def _left(self, request: web.Request) -> web.StreamResponse:
        if request.method != "POST":
            raise _not_allowed(request, "POST")
        if not guard.ours(request):
            return _plain(403, "This was not sent by the page itself.\n")
        await self._bot().visits.end(guard.token(request))
        response = web.Response(status=303, headers={**guard.HEADERS, "Location": "../coach"})
        guard.take_back(response)
        return response

    async def _static(self, request: web.Request) -> web.StreamResponse:
        if request.method not in ("GET", "HEAD"):
            raise _not_allowed(request, "GET, HEAD")
        path = self._files.get(request.path.removeprefix(f"{PATH}/static/"))
        if path is None:
            raise web.HTTPNotFound(text="Nothing is served here.\n")
        kind = "font/woff2" if path.suffix == ".woff2" else mimetypes.guess_type(path.name)[0]
        lasting = path.suffix == ".woff2" or request.query.get("v") == self._version
        age = "max-age=31536000, immutable" if lasting else "no-cache"
        return web.FileResponse(path, headers={"Content-Type": kind or "text/plain", "Cache-Control": age})


def _wanted(visit: Visit, request: web.Request) -> CohortPage:
    """What the address asks for; what it asks wrongly is as if it did not ask."""
    number, order = request.query.get("page", ""), request.query.get("by", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
    return CohortPage(
        visit.cohort_id,
        page=min(max(1, page), _LAST_PAGE),
        order=Order(order) if order in set(Order) else Order.STUCK,
    )


async def _secret(request: web.Request) -> str:
    """The secret in the body; empty where there is none."""
    raw = await request.content.read(_SECRET_CAP + 1)
    if len(raw) > _SECRET_CAP:
        return ""
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        return ""
    secret = given.get("secret") if isinstance(given, dict) else None
    return secret if isinstance(secret, str) else ""


def _stranger(request: web.Request) -> Reader:
    """Whoever stands at the door, by the language that their browser asks for first."""
    first = request.headers.get("Accept-Language", "").partition(",")[0].partition(";")[0].strip()
    return Reader(locale="es" if first.casefold().partition("-")[0] == "es" else "en")


def _html(text: str, *, status: int = 200) -> web.Response:
    return web.Response(text=text, content_type="text/html", status=status, headers=guard.HEADERS)


def _plain(status: int, text: str, more: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, text=text, headers={**guard.HEADERS, **(more or {})})


def _not_allowed(request: web.Request, allowed: str) -> web.HTTPMethodNotAllowed:
    return web.HTTPMethodNotAllowed(request.method, allowed.split(", "), headers=guard.HEADERS)


def _fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for each in files:
        digest.update(each.read_bytes())
    return digest.hexdigest()


def coach_page(bot: Callable[[], Bot], server: Server, *, own_address: bool = False) -> CoachPage:
    """The coach page of whichever bot is at work, mounted on the server and known to it.

    `own_address`: where no public one is set, the one that it listens on will do.
    """
    made = CoachPage(bot)
    made.mount(server)
    bot().found_at(lambda: guard.trusted(server.url or (server.address if own_address else "")))
    return made
