"""The playground's routes: a page drawn whole, a stream of what changes, and a POST for each deed."""

import hashlib
import mimetypes
from collections.abc import Iterable, Sequence
from pathlib import Path

from aiohttp import web

from adapters.web.coach.app import coach_page
from adapters.web.playground import completing, stream
from adapters.web.playground.deeds import DEEDS, Deed, Given
from adapters.web.playground.drawing import draw, payload, pretty
from adapters.web.playground.house import House, Start
from adapters.web.playground.pages import Page
from adapters.web.playground.seat import Proof, Seat, seat
from adapters.web.server import Handler, Server
from bot.chat.card import File
from bot.ports import Platform
from bot.stage import Stage

STATIC = Path(__file__).parent.parent / "static"


class Playground:
    """A house with a door to the browser."""

    def __init__(self, house: House, *, platforms: Sequence[Platform] = ()) -> None:
        self.house = house
        self.platforms = tuple(platforms)
        self.proof = Proof()
        self._static = {each.relative_to(STATIC).as_posix(): each for each in STATIC.rglob("*") if each.is_file()}
        self._version = _fingerprint(self._static.values())

    async def close(self) -> None:
        """Lets the streams end and keeps the stage; before the server stops."""
        async with self.house.turn:
            await self.house.close()

    def mount(self, site: Server) -> None:
        """Serves the playground on this server."""
        site.mount("/", self._page)
        site.mount("/stream", self._streamed)
        site.mount("/complete", self._completed)
        site.mount("/payload", self._payload)
        site.mount("/file", self._file)
        site.mount("/static/", self._static_file)
        for path, deed in DEEDS.items():
            site.mount(path, self._done(deed))
        site.farewells.append(lambda: self.house.ledger.end())

    def _seat(self, request: web.Request) -> Seat:
        return seat(self.house.stage, request.query)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        async with self.house.turn:
            page = Page(self.house, self._seat(request), self.proof.token)
            html = await page.whole(ask=request.query.get("ask", ""), version=self._version)
        response = _html(html)
        self.proof.give(request, response)
        return response

    async def _streamed(self, request: web.Request) -> web.StreamResponse:
        page, ledger = Page(self.house, self._seat(request), self.proof.token), self.house.ledger
        run, since = stream.seen(request.headers.get("Last-Event-ID") or request.query.get("since", ""))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        try:
            if run != ledger.run:
                await response.write(stream.event("", key=f"{ledger.run}-0", name="reload"))
                return response
            async for _ in ledger.changes(self._until_next_minute):
                async with self.house.turn:
                    if ledger.over:
                        break
                    count = ledger.revision
                    html = await page.since(since)
                    page.read()
                key = f"{ledger.run}-{count}"
                await response.write(stream.event(html, key=key) if html else b": still here\n\n")
                since = count
            if ledger is not self.house.ledger:
                await response.write(stream.event("", key=f"{ledger.run}-0", name="reload"))
        except ConnectionError:
            pass
        return response

    def _until_next_minute(self) -> float:
        now = self.house.stage.clock.now()
        return 60.2 - now.second - now.microsecond / 1e6

    async def _completed(self, request: web.Request) -> web.StreamResponse:
        here, stage = self._seat(request), self.house.stage
        offers = await completing.complete(
            request.query.get("line", "").lstrip(),
            stage.bot.routes.specs,
            here.actor.completes,
            [name for name in stage.people if name != here.actor.name],
        )
        return _html(draw("suggestions.html", offers=offers))

    async def _payload(self, request: web.Request) -> web.StreamResponse:
        shown = self._seat(request).message(self.house.stage.log, request.query.get("m", ""))
        about = None if shown is None else shown.card or shown.form
        if shown is None or about is None:
            raise web.HTTPNotFound(text="There is no such message.\n")
        ways = [(each.label, pretty(shown.payload(each))) for each in self.platforms]
        preview = shown.card.preview if shown.card is not None else None
        return _html(draw("payload.html", ways=ways, own=payload(about), preview=preview, id=shown.id))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        shown = self._seat(request).message(self.house.stage.log, request.query.get("m", ""))
        blocks = shown.card.blocks if shown is not None and shown.card is not None else ()
        files = [each for each in blocks if isinstance(each, File)]
        number = request.query.get("n", "")
        if not number.isdecimal() or int(number) >= len(files):
            raise web.HTTPNotFound(text="There is no such file.\n")
        file = files[int(number)]
        name = "".join(each if (each.isascii() and each.isalnum()) or each in "._-" else "_" for each in file.name)
        headers = {
            "Content-Type": "application/octet-stream",
            "Content-Disposition": f'attachment; filename="{name}"',
        }
        return web.Response(body=file.content, headers=headers)

    async def _static_file(self, request: web.Request) -> web.StreamResponse:
        path = self._static.get(request.path.removeprefix("/static/"))
        if path is None:
            raise web.HTTPNotFound(text="Nothing is served here.\n")
        kind = "font/woff2" if path.suffix == ".woff2" else mimetypes.guess_type(path.name)[0]
        lasting = request.query.get("v") == self._version or path.suffix == ".woff2"
        age = "max-age=31536000, immutable" if lasting else "no-cache"
        return web.FileResponse(path, headers={"Content-Type": kind or "text/plain", "Cache-Control": age})

    def _done(self, deed: Deed) -> Handler:
        """The handler of a POST: proven, one at a time, kept; answered by the stream, or by a redirect."""

        async def handler(request: web.Request) -> web.StreamResponse:
            if request.method != "POST":
                raise web.HTTPMethodNotAllowed(request.method, ["POST"])
            given = Given.of(await request.post())
            if not self.proof.holds(request, given):
                raise web.HTTPForbidden(text="This page is of an earlier run, or not ours. Open it again.\n")
            async with self.house.turn:
                here = seat(self.house.stage, given)
                there = await deed(self.house, here, given)
                await self.house.stage.keep()
            self.house.stir()
            goal = f"/?{(there or here).query}"
            if request.headers.get("HX-Request") is None:
                return web.Response(status=303, headers={"Location": goal})
            return web.Response(status=204, headers={"HX-Redirect": goal} if there is not None else {})

        return handler


async def playground(
    stage: Stage,
    server: Server,
    *,
    platforms: Sequence[Platform] = (),
    start_over: Start | None = None,
    zone: str | None = None,
) -> Playground:
    """The playground of this stage, open and mounted on the server; close it before the bot.

    `start_over` forgets everything and answers a fresh stage; without it the same stage is cleared.
    """
    house = House(stage, start_over=start_over, zone=zone)
    await house.open()
    made = Playground(house, platforms=platforms)
    made.mount(server)
    coach_page(lambda: house.stage.bot, server, own_address=True)
    return made


def _fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for each in sorted(files):
        digest.update(each.read_bytes())
    return digest.hexdigest()


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-store"})
