"""The sweep: what is kept for a day only, what has expired, and what tenants that left leave behind."""

from datetime import timedelta

from bot.clock import Instant
from bot.store import (
    asked,
    audit,
    codes,
    departures,
    drawn,
    endings,
    evictions,
    forms,
    installations,
    links,
    members,
    merging,
    pace,
    sessions,
    tickets,
    turns,
    views,
)
from bot.store.tx import Tx, home

KEPT = timedelta(hours=24)
AUDITED = timedelta(days=90)
"""How long it is kept who reached for what is not theirs."""
SEEN = timedelta(days=365)
"""How long members can read what coaches saw of them."""
DRAWN = timedelta(days=60)
"""How long it is remembered where a card stands."""
AT_ONCE = 20
"""Members erased in one transaction: short enough that a turn can wait for it."""


async def sweep(tx: Tx, now: Instant) -> None:
    """Removes what has expired, and what was kept for its time only; harmless however often."""
    await forms.purge(tx, now)
    await turns.purge(tx, now - KEPT)
    await tickets.purge(tx, now)
    await pace.purge(tx, now)
    await drawn.purge(tx, now - DRAWN)
    await asked.purge(tx, now - KEPT)
    await audit.purge(tx, now - AUDITED)
    await codes.purge(tx, now)
    await sessions.purge(tx, now)
    await links.purge(tx, now)
    await views.purge(tx, now - SEEN)
    await endings.without_coach(tx, now)
    await endings.run_out(tx, now)


async def purge(tx: Tx, now: Instant, *, most: int = AT_ONCE) -> bool:
    """Whether there was a tenant whose time had come; up to `most` of its members are erased with everything.

    Whoever has linked an account elsewhere lives there from then on, with all that is theirs: one of two doors to it
    is shut, and it is still one person's. Once nobody has their home there, its addresses are dropped from everybody
    else, and the rest is forgotten. Each call is a step of its own: whatever interrupts, the next one goes on.
    """
    tenant = await departures.due(tx, now)
    if tenant is None:
        return False
    here = await departures.at_home(tx, tenant, most)
    await tx.hold(here)
    elsewhere = await departures.elsewhere(tx, tenant, here)
    for id in here:
        if id in elsewhere:
            await merging.rehome(tx, id, elsewhere[id])
        else:
            await members.remove(tx, id)
    if len(here) < most:
        for id in await departures.drop_addresses(tx, tenant):
            await members.remove(tx, id)
        await evictions.evict(tx, tenant)
        await installations.remove(tx, tenant)
        await pace.open_lane(tx, home(tenant.platform, tenant.tenant))
        await departures.forget(tx, tenant)
    return True
