"""Keeping: what platforms keep in the database, and what follows when a tenant comes or goes."""

from collections.abc import Sequence
from datetime import timedelta

from bot.clock import Clock, Instant
from bot.model.people import Address, Tenant
from bot.ports import Drawn, Installation
from bot.store import departures, drawn, installations, pace, queue, sweep, tickets
from bot.store.rights import Asker
from bot.store.store import Store
from bot.store.tx import home

_AFTER_THE_PURGE = timedelta(days=1)
"""Room for the sweep: what is set aside does not fall due just before it is erased."""


class Keeping:
    """Implements `bot.ports.Keeps` over the store."""

    def __init__(self, store: Store, clock: Clock, *, asker: Asker, purge_after: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._asker = asker
        self._purge_after = purge_after

    async def installed(self, tenant: Tenant) -> Installation | None:
        """The installation of this tenant."""
        async with self._store.read(self._asker) as tx:
            return await installations.get(tx, tenant)

    @property
    def purge_after(self) -> timedelta:
        """How long what is left of a tenant that went is kept."""
        return self._purge_after

    async def installations(
        self, platform: str, *, expiring_before: Instant | None = None
    ) -> tuple[Installation, ...]:
        """Every installation on this platform, or only those whose token runs out before then."""
        async with self._store.read(self._asker) as tx:
            return await installations.of_platform(tx, platform, expiring_before=expiring_before)

    async def install(self, installation: Installation) -> None:
        """Keeps it, in the place of an earlier one; a tenant that had left is back, with all that was not purged."""
        async with self._store.begin(self._asker) as tx:
            # First, since it waits for a purge that is at work.
            back = await departures.forget(tx, installation.tenant)
            await installations.put(tx, installation)
            if back:
                await queue.take_up(tx, installation.tenant)

    async def renew(self, installation: Installation) -> bool:
        """Whether the tenant is still installed; this is its installation now, and whoever left stays away."""
        async with self._store.begin(self._asker) as tx:
            return await installations.renew(tx, installation)

    async def lease(self, tenant: Tenant, *, until: Instant) -> bool:
        """Whether the caller alone, of all processes, may renew this tenant's token before `until`."""
        async with self._store.begin(self._asker) as tx:
            return await installations.lease(tx, tenant, now=self._clock.now(), until=until)

    async def uninstall(self, tenant: Tenant) -> None:
        """Forgets the installation, stops everything for that tenant, and has it purged by policy; once or often."""
        now = self._clock.now()
        async with self._store.begin(self._asker) as tx:
            purge_at = await departures.record(tx, tenant, left_at=now, purge_at=now + self._purge_after)
            await installations.remove(tx, tenant)
            await pace.open_lane(tx, home(tenant.platform, tenant.tenant))
            await queue.set_aside(tx, tenant, until=purge_at + _AFTER_THE_PURGE)
            await departures.last_resort(tx, tenant)
        if purge_at <= now:
            await self.purge()

    async def take_ticket(self, platform: str, ticket: str, *, expires_at: Instant) -> bool:
        """Whether this secret was never taken before; its hash is kept until then, and by then it has to be void."""
        async with self._store.begin(self._asker) as tx:
            return await tickets.take(tx, platform, ticket, expires_at=expires_at)

    async def drawn(self, who: Address, about: str) -> Drawn | None:
        """Where the card about this stands in this person's DM."""
        async with self._store.read(self._asker) as tx:
            return await drawn.get(tx, who, about)

    async def drawings(self, who: Address, *, since: Instant, most: int) -> tuple[Drawn, ...]:
        """The cards that were drawn for this person since then, the newest first."""
        async with self._store.read(self._asker) as tx:
            return await drawn.of(tx, who, since=since, most=most)

    async def draw(
        self, who: Address, about: str, room: str, messages: Sequence[str], *, digest: str = "",
        instead_of: Sequence[str] | None = None,
    ) -> tuple[Drawn, ...]:  # fmt: skip
        """Keeps where the card about this stands now; without messages it stands nowhere any more.

        With `instead_of` only while it stands in those messages: who drew it elsewhere meanwhile is left alone.

        Answers what was kept of it before, and what the same message was before. Nothing is kept of a stranger.
        """
        now = self._clock.now()
        async with self._store.begin(self._asker) as tx:
            fresh = Drawn(about, who.tenant, room, tuple(messages), now, digest)
            return await drawn.put(tx, who, fresh, instead_of=None if instead_of is None else tuple(instead_of))

    async def purge(self) -> None:
        """Erases what is left of tenants whose time has come, a few members a transaction."""
        more = True
        while more:
            async with self._store.begin(self._asker) as tx:
                more = await sweep.purge(tx, self._clock.now())
