"""Renewal: a token gets a successor once, however many ask, in this process and in others."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from adapters.slack.installed import PLATFORM, Workspace, with_token, workspace
from adapters.slack.rotation import RefreshRefused, Rotate
from bot.clock import Clock, Instant
from bot.errors import DeliveryError, Finality, TryLater, Undeliverable, traced
from bot.model.people import Tenant
from bot.ports import Installation, Keeps

log = structlog.get_logger("afternote.slack")

EARLY = timedelta(hours=2)
"""How long before its end a token is renewed."""
LEASE = timedelta(seconds=45)
"""How long one process has for renewing: longer than the call may take."""
REST = timedelta(minutes=10)
"""How long a refused refresh token is left alone."""
JUST_NOW = timedelta(seconds=60)
"""How long after a renewal somebody may still complain of the token before it."""
PATIENCE = 5.0
"""Seconds that anybody waits for the next token while the old one is good."""
_LOOKS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.0, 3.0)
"""Seconds between looks at what another process makes of the token."""


@dataclass(frozen=True, slots=True)
class _Rest:
    """A token that could not be renewed: until when nobody asks, and what its end is met with."""

    token: str = field(repr=False)
    until: Instant
    error: DeliveryError


class Renewal:
    """Renews tokens; `changed` hears of every workspace whose kept token is another now, or gone."""

    def __init__(
        self,
        keeps: Keeps,
        clock: Clock,
        rotate: Rotate | None,
        *,
        changed: Callable[[str], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._keeps = keeps
        self._clock = clock
        self._rotate = rotate
        self._changed = changed
        self._sleep = sleep
        self._rests: dict[str, _Rest] = {}
        self._done: dict[str, Instant] = {}
        self._running: dict[str, asyncio.Task[Workspace]] = {}

    def due(self, found: Workspace) -> bool:
        """Whether less than two hours of its token are left, and nothing forbids to ask for the next."""
        ends = found.expires_at
        return ends is not None and ends - self._clock.now() < EARLY and self._resting(found) is None

    async def usable(self, found: Workspace) -> Workspace:
        """The workspace with a token that is good: a new one when there is one to be had, else the old.

        Raises Undeliverable(REVOKED) or TryLater when the old one is past its end too.
        """
        if self.due(found):
            return await self._renewed(found)
        rest = self._resting(found)
        if rest is not None and self._over(found):
            raise _anew(rest.error)
        return found

    async def replaced(self, found: Workspace) -> None:
        """Sees to it that this token, which Slack calls expired, is not the kept one any longer.

        Raises Undeliverable(REVOKED) when there is no other to be had, TryLater when not now.
        """
        key = found.tenant.tenant
        at = self._done.get(key)
        if at is not None and timedelta(0) <= self._clock.now() - at < JUST_NOW:
            return
        if self._resting(found) is None:
            new = await self._renewed(found)
            if new.token != found.token:
                return
        rest = self._rests.get(key)
        raise Undeliverable(Finality.REVOKED) if rest is None else _anew(rest.error)

    def start(self, found: Workspace) -> "asyncio.Task[Workspace]":
        """The renewal of this token: one that runs already, or one that begins."""
        key = found.tenant.tenant
        task = self._running.get(key)
        if task is None:
            task = asyncio.create_task(self._alone(key, found.token), name="renew a token")
            self._running[key] = task

            def over(done: "asyncio.Task[Workspace]") -> None:
                self._running.pop(key, None)
                error = None if done.cancelled() else done.exception()
                if error is not None and not isinstance(error, DeliveryError):
                    log.error("a token was not renewed", tenant=key, error=traced(error))

            task.add_done_callback(over)
        return task

    def forget(self, key: str) -> None:
        """Knows nothing of what was tried for this workspace."""
        self._rests.pop(key, None)
        self._done.pop(key, None)

    async def close(self) -> None:
        """Waits for the renewals in hand: a new token is saved, or lost for good."""
        if self._running:
            await asyncio.wait(list(self._running.values()))

    async def _renewed(self, found: Workspace) -> Workspace:
        task = self.start(found)
        if not self._over(found):
            # The old token is good: nobody has to wait long for the next.
            await asyncio.wait({task}, timeout=PATIENCE)
            if not task.done():
                return found
        # Goes on when the caller gives up: a refresh token that was spent is worth nothing without its answer.
        return await asyncio.shield(task)

    async def _alone(self, key: str, stale: str) -> Workspace:
        """The only one of this process for this workspace; the lease keeps the other processes out."""
        found = await self._kept(key)
        for pause in _LOOKS:
            if found[1].token != stale:
                return self._new(found[1])
            if await self._keeps.lease(found[1].tenant, until=self._clock.now() + LEASE):
                found = await self._kept(key)
                # Whoever had the lease before may have renewed it a moment ago.
                return self._new(found[1]) if found[1].token != stale else await self._exchanged(*found)
            await self._sleep(pause)
            found = await self._kept(key)
        if found[1].token != stale:
            return self._new(found[1])
        return self._as_it_is(found[1], timedelta(seconds=5), TryLater(timedelta(seconds=5)))

    async def _exchanged(self, kept: Installation, old: Workspace) -> Workspace:
        key = old.tenant.tenant
        if self._rotate is None or old.refresh_token is None:
            log.error("a token runs out and cannot be renewed", tenant=key)
            return self._as_it_is(old, REST, Undeliverable(Finality.REVOKED))
        try:
            renewed = await self._rotate(old.refresh_token)
        except RefreshRefused as refused:
            # It may have been spent by a process whose lease had run out.
            _, again = await self._kept(key)
            if again.token != old.token:
                return self._new(again)
            log.error("a refresh token was refused", tenant=key, code=refused.code)
            return self._as_it_is(old, REST, Undeliverable(Finality.REVOKED))
        except TryLater as later:
            return self._as_it_is(old, later.after, later)
        new = with_token(kept, renewed, self._clock.now())
        # Saved before it is used: one that nobody has written down is lost with this process.
        if not await self._keeps.renew(new):
            self._changed(key)
            raise Undeliverable(Finality.REVOKED)
        found = workspace(new)
        assert found is not None
        log.info("renewed a token", tenant=key)
        return self._new(found)

    async def _kept(self, key: str) -> tuple[Installation, Workspace]:
        kept = await self._keeps.installed(Tenant(PLATFORM, key))
        found = None if kept is None else workspace(kept)
        if kept is None or found is None:
            self._changed(key)
            raise Undeliverable(Finality.REVOKED)
        return kept, found

    def _new(self, found: Workspace) -> Workspace:
        key = found.tenant.tenant
        self._done[key] = self._clock.now()
        self._rests.pop(key, None)
        self._changed(key)
        return found

    def _as_it_is(self, old: Workspace, rest: timedelta, error: DeliveryError) -> Workspace:
        """The old token while it is good; nobody asks for another before the rest is over."""
        self._rests[old.tenant.tenant] = _Rest(old.token, self._clock.now() + rest, error)
        if self._over(old):
            raise _anew(error)
        return old

    def _over(self, found: Workspace) -> bool:
        return found.expires_at is not None and found.expires_at <= self._clock.now()

    def _resting(self, found: Workspace) -> _Rest | None:
        """Why this token is not to be renewed just now, if so."""
        rest = self._rests.get(found.tenant.tenant)
        if rest is None or rest.token != found.token or rest.until <= self._clock.now():
            return None
        return rest


def _anew(error: DeliveryError) -> DeliveryError:
    """The same, for another who asks: an error that is raised twice carries both ways it went."""
    match error:
        case TryLater():
            return TryLater(error.after)
        case Undeliverable():
            return Undeliverable(error.why)
        case _:
            return error
