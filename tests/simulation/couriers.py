"""Couriers that fail in every way a platform can, around the stage's own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from bot.chat.card import Card
from bot.clock import Clock, Instant
from bot.errors import Finality, TryLater, Uncertain, Undeliverable
from bot.model.people import Address
from bot.ports import Absent, Courier, Receipt, Unknowable


@dataclass(frozen=True)
class Accepted:
    """One message that the platform took, whether or not it said so."""

    key: str
    to: str
    at: Instant
    card: Card
    replaces: Receipt | None


Fault = Callable[[], None]
LOST = "the message is out, the answer is lost"
BROKEN = "the message is out, and the courier breaks its promise"


@dataclass
class Faulty:
    """Does what `script` says for each delivery in turn, then delivers; keeps what was accepted, repeats included.

    Unlike the stage it does not drop a repeat of a key: whoever sends twice is seen to.
    """

    clock: Clock
    inner: Courier | None = None
    script: list[str] = field(default_factory=list)
    finds: list[str] = field(default_factory=list)
    random: Random | None = None
    rate: float = 0.0
    pace: float | None = None
    longest: timedelta = timedelta(seconds=30)
    accepted: list[Accepted] = field(default_factory=list)
    tries: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    """Whom nothing reaches, now or later."""

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        self.tries.append(key)
        fault = self._next(self.script, ("later", "uncertain", "lost", "broken", "raises"))
        if (to.user or "") in self.closed:
            raise Undeliverable(Finality.CLOSED)
        if (to.user or "") in self.stuck:
            raise TryLater(timedelta(seconds=5), alone=True)
        match fault:
            case "busy":
                raise TryLater(timedelta(minutes=3), alone=True)
            case "queued":
                raise TryLater(timedelta(minutes=3), alone=True, tried=False)
            case "later":
                raise TryLater(timedelta(seconds=30))
            case "down":
                raise TryLater(timedelta(minutes=20))
            case "uncertain":
                raise Uncertain
            case "closed":
                raise Undeliverable(Finality.CLOSED)
            case "raises":
                raise RuntimeError("out of order")
        self.accepted.append(Accepted(key, to.user or "", self.clock.now(), card, replaces))
        receipt = Receipt(key, to)
        if self.inner is not None:
            receipt = await self.inner.deliver(to, card, key=key, replaces=replaces)
        if fault == "lost":
            raise Uncertain
        if fault == "broken":
            raise RuntimeError("broke after sending")
        return receipt

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        self.found.append(key)
        match self._next(self.finds, ("later", "uncertain", "raises")):
            case "busy":
                raise TryLater(timedelta(seconds=5), alone=True)
            case "later":
                raise TryLater(timedelta(seconds=30))
            case "uncertain":
                raise Uncertain
            case "raises":
                raise RuntimeError("out of order")
            case "unknowable":
                return Unknowable()
        if any(each.key == key for each in self.accepted):
            if self.inner is not None:
                return await self.inner.find(to, key=key, since=since)
            return Receipt(key, to)
        return Absent()

    def _next(self, script: list[str], kinds: tuple[str, ...]) -> str:
        if script:
            return script.pop(0)
        if self.random is not None and self.random.random() < self.rate:
            return self.random.choice(kinds)
        return ""

    def keys(self) -> list[str]:
        return [each.key for each in self.accepted]
