"""Who may post to the coach page, how often a secret may be wrong, and the cookie that its visitor holds."""

from datetime import timedelta
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import Instant
from bot.settings import is_loopback
from bot.store.sessions import LIVES

COOKIE = "__Host-afternote-coach"
"""The prefix has a browser refuse it without Secure, with a domain, or for less than the whole site."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Frame-Options": "DENY",
}
WRONG = 30
"""Wrong secrets in a minute after which that peer waits; ours cannot be guessed, this keeps the database quiet."""
_WINDOW = timedelta(minutes=1)
_MOST_PEERS = 1000


def trusted(address: str | None) -> str:
    """The same address where a browser keeps a secure cookie for it: https, or this very machine; else empty."""
    parts = urlsplit(address or "")
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    return (address or "").rstrip("/") if safe else ""


def ours(request: web.Request) -> bool:
    """Whether a page of this very address sent it: its browser says so in at least one way, and in none otherwise."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site != "same-origin":
        return False
    if origin is not None and origin != "null":
        return urlsplit(origin).netloc.casefold() == request.headers.get("Host", "").casefold()
    # A form of a page that sends no referrer has the origin "null": then the browser's own word counts.
    return site == "same-origin"


def token(request: web.Request) -> str:
    """What the visitor holds; empty: nothing."""
    return request.cookies.get(COOKIE, "")


def give(response: web.StreamResponse, held: str) -> None:
    """Has the browser hold it, where no script reads it and no other site sends it along."""
    response.set_cookie(
        COOKIE, held, max_age=int(LIVES.total_seconds()), path="/", secure=True, httponly=True, samesite="Strict"
    )


def take_back(response: web.StreamResponse) -> None:
    """Has the browser forget it."""
    response.set_cookie(COOKIE, "", max_age=0, path="/", secure=True, httponly=True, samesite="Strict")


class Patience:
    """How often each peer was wrong of late."""

    def __init__(self) -> None:
        self._wrong: dict[str, list[Instant]] = {}

    def over(self, peer: str, now: Instant) -> bool:
        """Whether this one is to wait."""
        return len(self._of(peer, now)) >= WRONG

    def was_wrong(self, peer: str, now: Instant) -> None:
        """Notes it."""
        if len(self._wrong) >= _MOST_PEERS:
            self._wrong = {each: at for each, at in self._wrong.items() if at[-1] > now - _WINDOW}
        self._wrong[peer] = [*self._of(peer, now), now][-WRONG:]

    def _of(self, peer: str, now: Instant) -> list[Instant]:
        # A clock that a playground moves back has nothing wait for what is to come.
        return [each for each in self._wrong.get(peer, ()) if now - _WINDOW < each <= now]
