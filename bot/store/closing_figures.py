"""Closing figures: what a cohort came to, made once as it ends, and always blurred, so that nobody is given away
when they are held beside a digest.
"""

from dataclasses import replace

from bot.clock import Instant
from bot.model.cohort import Cohort, CohortStatus
from bot.model.figures import NAMES, RATES, blurred, exact
from bot.model.ids import CohortId
from bot.store import charters, cohorts, totals
from bot.store.rights import system
from bot.store.tx import Tx


async def made(tx: Tx, cohort_id: CohortId, now: Instant) -> Cohort | None:
    """The cohort with its closing figures, of those who let themselves be counted as it ended; made once.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await charters.locked(tx, cohort_id)
    cohort = await cohorts.get(tx, cohort_id)
    if cohort is None or cohort.open or cohort.closing is not None:
        return cohort
    # Of those who were in its totals as it went on: now that it is over nobody is.
    records = await totals.records(tx, replace(cohort, status=CohortStatus.OPEN))
    begins, ends = charters.begins_at(cohort), cohort.ended_at or now
    found = exact(records, records.people.keys(), begins, ends, own=True)
    shown = {name: blurred(found[name], rate=name in RATES, about=True).value for name in NAMES}
    kept = tuple((name, value) for name, value in shown.items() if value is not None)
    over = replace(cohort, closing=kept)
    await cohorts.put(tx, over)
    return over
