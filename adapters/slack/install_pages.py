"""The pages around an installation: what is asked for, how it went; every value escaped, no script."""

import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from urllib.parse import quote

import structlog
from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from slack_bolt.adapter.aiohttp import to_bolt_request
from slack_bolt.oauth.async_callback_options import AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth import OAuthStateUtils

from adapters.slack.manifest import SCOPES
from bot.cards import installs
from bot.cards.installs import Went
from bot.cards.words import Reader, say
from bot.errors import traced

log = structlog.get_logger("afternote.slack")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Step = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]

TEAM = re.compile(r"[TE][A-Z0-9]{1,30}")
_PAGES = Path(__file__).parent / "pages"
_WORD = re.compile(r"[a-z][a-z_]{1,59}")
_CODE = re.compile(r"`([^`]+)`")
_LABEL = "Slack"
_READER = Reader()
"""Whoever opens a page: of what they read nothing is known."""
_WENT = {
    "access_denied": Went.DECLINED,
    "invalid_browser": Went.USED,
    "invalid_state": Went.USED,
    "missing_code": Went.NO_ANSWER,
    "invalid_code": Went.NOT_CONFIRMED,
    "storage_error": Went.NOT_SAVED,
}


class Pages:
    """What a browser is shown; `slack`: the origin of Slack's own pages."""

    def __init__(self, *, slack: str, cookie: OAuthStateUtils, purge_after: timedelta) -> None:
        self._slack = slack
        self._cookie = cookie
        self._purge_after = purge_after

    async def install(self, request: web.Request) -> web.StreamResponse:
        """What Afternote does, what it asks for and why, and the button."""
        team = request.query.get("team", "")
        text = _drawn(
            "install.html",
            page=installs.offered(_READER, _LABEL, purge_after=self._purge_after),
            asks=installs.asks(_READER),
            scopes=[(scope.name, say(_READER, scope.why)) for scope in SCOPES],
            team=team if TEAM.fullmatch(team) else "",
        )
        return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-cache"})

    async def style(self, request: web.Request) -> web.StreamResponse:
        """How all of them look."""
        return web.Response(text=_style(), content_type="text/css", headers={"Cache-Control": "max-age=300"})

    async def succeeded(self, args: AsyncSuccessArgs) -> BoltResponse:
        """It is installed; what to do next."""
        made = args.installation
        org = bool(made.is_enterprise_install)
        text = _drawn(
            "installed.html",
            page=installs.installed(
                _READER, _LABEL, name=(made.enterprise_name if org else made.team_name) or "", org=org
            ),
            link=self._link(made.app_id, None if org else made.team_id, made.enterprise_url if org else None),
        )
        return self._answer(200, text)

    async def failed(self, args: AsyncFailureArgs) -> BoltResponse:
        """It is not installed; what happened, and how to try again."""
        reason = args.reason
        log.info("not installed", reason=reason if _WORD.fullmatch(reason) else "?", status=args.suggested_status_code)
        # A link that only claims to come from Slack must not end what the browser has begun.
        return self._failure(reason, args.suggested_status_code, over="error" not in args.request.query)

    def broken(self) -> BoltResponse:
        """Our fault."""
        return self._failure("", 500, over=False)

    def _failure(self, reason: str, status: int, *, over: bool) -> BoltResponse:
        went = _WENT.get(reason) or (Went.REFUSED if reason else Went.BROKEN)
        text = _drawn(
            "failed.html",
            page=installs.not_installed(_READER, _LABEL, went),
            quietly=went in (Went.DECLINED, Went.USED),
            its_word=installs.its_word(_READER, _LABEL),
            word=reason if went is Went.REFUSED and _WORD.fullmatch(reason) else "",
        )
        return self._answer(status, text, over=over)

    def _answer(self, status: int, text: str, *, over: bool = True) -> BoltResponse:
        headers: dict[str, str | Sequence[str]] = {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "no-store",
        }
        if over:
            headers["Set-Cookie"] = [self._cookie.build_set_cookie_for_deletion()]
        return BoltResponse(status=status, body=text, headers=headers)

    def _link(self, app: str | None, team: str | None, grid: str | None) -> str:
        """Where to go in Slack: the app's own place, or where an organisation says which workspaces have it."""
        if not app:
            return ""
        if team:
            return f"{self._slack}/app_redirect?app={quote(app, safe='')}&team={quote(team, safe='')}"
        if grid and re.fullmatch(r"https://[A-Za-z0-9.-]+/", grid):
            return f"{grid}manage/organization/apps/profile/{quote(app, safe='')}/workspaces/add"
        return ""


def only_get(handler: Handler) -> Handler:
    """The same for GET and HEAD; 405 for everything else."""

    async def handled(request: web.Request) -> web.StreamResponse:
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=405, headers={"Allow": "GET, HEAD"}, text="Only GET is served here.\n")
        return await handler(request)

    return handled


def over_bolt(step: Step, pages: Pages) -> Handler:
    """A step of Bolt's flow as a handler; whatever breaks in it gets a page of its own."""

    async def handled(request: web.Request) -> web.StreamResponse:
        if request.method == "HEAD":
            # A look at the link must not begin or end anything.
            return web.Response(headers={"Cache-Control": "no-store"})
        try:
            answer = await step(await to_bolt_request(request))
        except Exception as error:
            log.error("an installation broke", error=traced(error))
            answer = pages.broken()
        made = web.Response(status=answer.status, body=answer.body.encode())
        made.headers.popall("Content-Type", None)
        for name, values in answer.headers.items():
            for value in [values] if isinstance(values, str) else values:
                made.headers.add(name, value)
        made.headers.setdefault("Cache-Control", "no-store")
        return made

    return handled


def worded(text: str) -> Markup:
    """The text, escaped, with what stands between backticks as code."""
    parts = _CODE.split(text)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else escape(part) for place, part in enumerate(parts)
    )


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters["worded"] = worded
    return made


def _drawn(template: str, **values: object) -> str:
    return _templates().get_template(template).render(**values)


@cache
def _style() -> str:
    return (_PAGES / "install.css").read_text("utf-8")
