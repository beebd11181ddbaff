"""The sweep: what is kept for a day only."""

from datetime import timedelta

from bot.clock import Instant
from bot.store import forms, turns
from bot.store.tx import Tx

KEPT = timedelta(hours=24)


async def sweep(tx: Tx, now: Instant) -> None:
    """Removes expired forms and turns older than 24 h; harmless as often as it is called."""
    await forms.purge(tx, now)
    await turns.purge(tx, now - KEPT)
