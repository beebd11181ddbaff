"""Digests that were shown, and whom their figures counted: what later figures of a cohort are held against."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.cohort import Cohort, Shown
from bot.model.ids import MemberId
from bot.store import tables
from bot.store.private import opened, shut
from bot.store.rights import system
from bot.store.sql import parameter
from bot.store.tx import Tx, home

CLOSING = "closing"
"""In the place of a week: what the cohort came to, kept as it ended."""
LOOKED = "looked"
"""After a week: whom a look at insights counted."""
LOOKS = 20
"""Sets that are kept of one week's looks; once there are so many, its figures stay blurred."""

_digests = tables.digests.c
_OF = (
    select(_digests.week, _digests.shown_at, _digests.sealed)
    .where(_digests.cohort_id == parameter("cohort"))
    .order_by(_digests.week)
)
_written = insert(tables.digests)
_PUT = _written.on_conflict_do_nothing(index_elements=[_digests.cohort_id, _digests.week])


async def of(tx: Tx, cohort: Cohort) -> tuple[tuple[str, Shown], ...]:
    """What was shown of a cohort, each with what it is of: a week, a look in one, or its end.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    found = []
    for key, at, sealed in await tx.rows(_OF, cohort=cohort.id):
        kept = opened(
            tx.vault, sealed, table="digests", row=f"{cohort.id}/{key}",
            tenant=home(cohort.home.platform, cohort.home.tenant), owner=cohort.id,
        )  # fmt: skip
        counted = frozenset(MemberId(id) for id in kept["counted"])
        shown = Shown(
            cohort.id, date.fromisoformat(kept["week"]), instant(at), counted, kept["posted"], dict(kept["figures"])
        )
        found.append((key, shown))
    return tuple(found)


async def keep(tx: Tx, cohort: Cohort, key: str, shown: Shown) -> None:
    """Keeps what was shown; the first word stands, as where a cohort has two rooms.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    private = {
        "week": shown.week.isoformat(), "counted": sorted(shown.counted), "posted": shown.posted,
        "figures": shown.figures,
    }  # fmt: skip
    sealed = shut(
        tx.vault, private, table="digests", row=f"{cohort.id}/{key}",
        tenant=home(cohort.home.platform, cohort.home.tenant), owner=cohort.id,
    )  # fmt: skip
    await tx.many(
        _PUT, [{"cohort_id": cohort.id, "week": key, "shown_at": micros(shown.shown_at), "sealed": sealed}]
    )


async def looked(
    tx: Tx, cohort: Cohort, week: date, counted: frozenset[MemberId], before: Iterable[tuple[str, Shown]], now: Instant
) -> None:
    """Keeps whom a look at this week's figures counted, unless that set was kept already."""
    here = [(key, each) for key, each in before if each.week == week]
    looks = sum(key.partition(" ")[2].startswith(LOOKED) for key, _ in here)
    if looks < LOOKS and all(each.counted != counted for _, each in here):
        await keep(tx, cohort, f"{week.isoformat()} {LOOKED} {looks:02}", Shown(cohort.id, week, now, counted, False))
