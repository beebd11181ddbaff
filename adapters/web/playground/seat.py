"""A seat: who looks, and at what; and the proof that a POST comes from a page of this run."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from aiohttp import web

from bot.stage import BOT, Actor, Kind, Shown, Stage

MOST_PEOPLE = 24


@dataclass(frozen=True, slots=True)
class Seat:
    """One person reading one place; `room` None: their DM."""

    actor: Actor
    room: str | None

    @property
    def place(self) -> str:
        """The place as the stage names it."""
        return self.room or self.actor.name

    @property
    def query(self) -> str:
        """The part of an address that leads here."""
        return urlencode({"as": self.actor.name} | ({"in": self.room} if self.room else {}))

    def reads(self, log: list[Shown]) -> list[Shown]:
        """The messages of this place that this person can see."""
        return [each for each in log if each.place == self.place and self.actor.can_see(each)]

    def message(self, log: list[Shown], number: str) -> Shown | None:
        """The message of this number, when this person can see it."""
        found = next((each for each in log if str(each.id) == number), None)
        return found if found is not None and self.actor.can_see(found) else None


def seat(stage: Stage, given: Mapping[str, object]) -> Seat:
    """The seat that these values name; the first person's DM when they name none."""
    name, room = given.get("as"), given.get("in")
    actor = stage.people.get(str(name)) or next(iter(stage.people.values()))
    return Seat(actor, str(room) if room in stage.rooms else None)


class Reading:
    """How far each person has read each place."""

    def __init__(self, log: list[Shown]) -> None:
        self._start = max((each.id for each in log), default=0)
        self._read: dict[tuple[str, str], int] = {}

    def upto(self, actor: Actor, place: str, log: list[Shown]) -> bool:
        """This person has read all of this place; whether any of it was new to them."""
        fresh = self.unread(actor, place, log) > 0
        self._read[actor.name, place] = max((each.id for each in log), default=0)
        return fresh

    def unread(self, actor: Actor, place: str, log: list[Shown]) -> int:
        """How many messages came there unasked since they read it."""
        since = self._read.get((actor.name, place), self._start)
        fresh = [each for each in log if each.id > since and each.place == place]
        return sum(1 for each in fresh if each.kind is Kind.DELIVERY and actor.can_see(each))


class Proof:
    """Ties a POST to a page that this run drew: a cookie of the same site, and a token in the page."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)
        self._cookie = secrets.token_urlsafe(24)

    def give(self, request: web.Request, response: web.StreamResponse) -> None:
        """Sets the cookie; other sites' pages neither read it nor send it along."""
        response.set_cookie(_name(request), self._cookie, httponly=True, samesite="Strict", path="/")

    def holds(self, request: web.Request, given: Mapping[str, object]) -> bool:
        """Whether cookie, token and, where sent, the origin are ours."""
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("Host"):
            return False
        token = str(given.get("token", ""))
        cookie = request.cookies.get(_name(request), "")
        return hmac.compare_digest(token.encode(), self.token.encode()) and hmac.compare_digest(
            cookie.encode(), self._cookie.encode()
        )


def _name(request: web.Request) -> str:
    # Cookies know no ports: two playgrounds on one machine must not take each other's.
    return f"afternote_{request.url.port}"


def key_for(name: str, taken: Mapping[str, object]) -> str:
    """A key for a new person: the first word of the name, with a number when it is taken."""
    word = "".join(each for each in (name.split() or [""])[0].casefold() if each.isalnum())[:20]
    word = word or "person"
    key, count = word, 1
    while key in taken or key == BOT:
        count += 1
        key = f"{word}{count}"
    return key
