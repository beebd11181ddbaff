"""Pacing: so many calls a second in all, far fewer first messages, and every wait that Discord asks for."""

import asyncio
import heapq
import itertools
import random
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.clock import Clock, Instant
from bot.errors import TryLater

PER_SECOND = 45
"""Calls in any one second, of the 50 that Discord lets a bot make."""
EVERY = 3.0
"""Seconds between two DMs that are opened for the first time."""
UNEVEN = 0.4
"""How much of that each is late, by chance: what goes like clockwork looks like a machine."""
BURST = 10
"""DMs that may be opened together when none was before."""
PATIENCE = 5.0
"""Seconds that a call waits for its turn; what would wait longer is for later."""
TOO_FAST = timedelta(minutes=10)
"""How long no DM is opened after Discord said that we do so too fast."""
WINDOW = timedelta(minutes=10)
"""In this time Discord takes 10,000 calls that it has to refuse, and then shuts out the machine."""
REFUSALS = 2_000
"""Refused calls in that time after which nothing more is tried in it."""
_KEPT = 10_000

Random = Callable[[], float]
"""A number from 0 to 1."""
Now = Callable[[], float]
Sleep = Callable[[float], Awaitable[object]]


class Limiter:
    """So many calls in any one second; those that people wait for go before the others, each in the order they came."""

    def __init__(
        self, per_second: int = PER_SECOND, *, now: Now | None = None, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._sleep = sleep
        self._made: deque[float] = deque(maxlen=per_second)
        self._waiting: list[tuple[bool, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()
        self._pump: asyncio.Task[None] | None = None

    def ahead(self, *, urgent: bool = True) -> float:
        """Seconds until the next would have its turn, about."""
        before = sum(not (urgent and later) and not done.done() for later, _, done in self._waiting)
        return self._wait() + before / (self._made.maxlen or 1)

    async def turn(self, *, urgent: bool = True) -> None:
        """Waits until the next call may go."""
        if not self._waiting and self._wait() <= 0:
            self._made.append(self._now())
            return
        done = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (not urgent, next(self._numbers), done))
        if self._pump is None or self._pump.done():
            self._pump = asyncio.get_running_loop().create_task(self._run(), name="turns")
        await done

    def _wait(self) -> float:
        """Seconds until there is room for one more."""
        if len(self._made) < (self._made.maxlen or 1):
            return 0.0
        return max(0.0, self._made[0] + 1.0 - self._now())

    async def _run(self) -> None:
        while self._waiting:
            wait = self._wait()
            if wait > 0:
                await self._sleep(wait)
                continue
            _, _, done = heapq.heappop(self._waiting)
            if not done.done():
                self._made.append(self._now())
                done.set_result(None)


class Openings:
    """When a DM may be opened that never was: a place in a slow lane is kept for each who has to wait."""

    def __init__(self, clock: Clock, chance: Random = random.random) -> None:
        self._clock = clock
        self._chance = chance
        self._last: Instant | None = None
        self._rests: Instant | None = None
        self._places: dict[str, Instant] = {}

    def check(self, user: str) -> None:
        """Takes this user's turn.

        Raises TryLater when it has not come; it is kept for them.
        """
        now = self._clock.now()
        place = self._places.get(user)
        if place is None:
            place = self._place(now)
            if place > now:
                while len(self._places) >= _KEPT:
                    del self._places[next(iter(self._places))]
                self._places[user] = place
        if place > now:
            raise TryLater(place - now, alone=True, tried=False)
        self._places.pop(user, None)

    def _place(self, now: Instant) -> Instant:
        every = timedelta(seconds=EVERY)
        last = max(self._last or now, now)
        # A clock that was set back leaves no gap that nobody waits for.
        last = min(last, max(now, self._rests or now) + every * (BURST + len(self._places)))
        self._last = last + every
        place = last - every * (BURST - 1)
        return place + every * UNEVEN * self._chance() if place > now else now

    def rest(self, how_long: timedelta = TOO_FAST) -> None:
        """No DM is opened for so long, and then one after another."""
        self._rests = self._clock.now() + how_long
        # As if as many as may go together had gone then.
        self._last = self._rests + timedelta(seconds=EVERY) * (BURST - 1)
        waited = [user for user, place in self._places.items() if place < self._rests]
        for user in waited:
            del self._places[user]


class Pace:
    """When the next call may be made; one for all of a process."""

    def __init__(
        self,
        clock: Clock,
        *,
        per_second: int = PER_SECOND,
        now: Now | None = None,
        sleep: Sleep = asyncio.sleep,
        chance: Random = random.random,
        patience: float = PATIENCE,
    ) -> None:
        self._clock = clock
        self._limiter = Limiter(per_second, now=now, sleep=sleep)
        self._sleep = sleep
        self._patience = patience
        self._shut: Instant | None = None
        self._places: dict[str, Instant] = {}
        self._refusals: list[Instant] = []
        self.openings = Openings(clock, chance)

    def check(self, place: str = "") -> None:
        """Raises TryLater while Discord asked for quiet, in all or at this place."""
        left = self._left(self._shut)
        if left > timedelta(0):
            raise TryLater(left)
        left = self._left(self._places.get(place))
        if left > timedelta(seconds=self._patience):
            raise TryLater(left, alone=True, tried=False)

    async def turn(self, place: str, *, urgent: bool = True, patience: float | None = None) -> None:
        """Waits until a call may be made at this place.

        `urgent`: somebody waits for it, and it goes first. Raises TryLater for a wait beyond the patience, which
        what is not urgent has without end unless one is given.
        """
        self.check(place)
        left = max(0.0, self._left(self._places.get(place)).total_seconds())
        ahead = self._limiter.ahead(urgent=urgent)
        if patience is None and urgent:
            patience = self._patience
        if patience is not None and left + ahead > patience:
            raise TryLater(timedelta(seconds=left + ahead), alone=True, tried=False)
        if left > 0:
            await self._sleep(left)
        await self._limiter.turn(urgent=urgent)
        # What Discord said meanwhile holds for those who waited, too.
        self.check(place)

    def rest(self, how_long: timedelta, place: str = "") -> None:
        """Nothing goes for so long, at this place or, without one, at all."""
        until = self._clock.now() + how_long
        if not place:
            self._shut = max(self._shut or until, until)
            return
        if len(self._places) >= _KEPT:
            now = self._clock.now()
            self._places = {name: each for name, each in self._places.items() if each > now}
        self._places[place] = max(self._places.get(place, until), until)

    def refused(self) -> None:
        """Discord had to refuse a call; where that becomes many, nothing goes for a while."""
        now = self._clock.now()
        self._refusals.append(now)
        if len(self._refusals) < REFUSALS:
            return
        self._refusals = [each for each in self._refusals if now - each < WINDOW]
        if len(self._refusals) >= REFUSALS:
            self.rest(WINDOW - (now - self._refusals[0]))

    def _left(self, until: Instant | None) -> timedelta:
        return until - self._clock.now() if until is not None else timedelta(0)
