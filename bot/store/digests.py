"""Digests that were shown, and whom their figures counted: what later figures of a cohort are held against."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.cohort import Cohort, Role, Shown
from bot.model.ids import CohortId, MemberId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.store import charters, cohorts, grants, memberships, nudges, tables
from bot.store.private import opened, shut
from bot.store.rights import system
from bot.store.sql import parameter
from bot.store.tx import Tx, home

LOOKED = "looked"
"""After a week: whom a look at insights counted."""
GOING = "going"
"""After a week: what goes out to a room, or may have."""
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
    """What was shown of a cohort, each with what it is of: a week, or a look in one.

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
            cohort.id, date.fromisoformat(kept["week"]), instant(at), counted, kept["posted"], dict(kept["figures"]),
            frozenset(MemberId(id) for id in kept.get("longer", ())),
        )  # fmt: skip
        found.append((key, shown))
    return tuple(found)


async def posted(tx: Tx, cohort: Cohort) -> int:
    """How many weeks the cohort's channels were told of; looks of a coach are none.

    Raises NotYours for anybody but the bot itself.
    """
    return sum(key == shown.week.isoformat() for key, shown in await of(tx, cohort))


async def keep(tx: Tx, cohort: Cohort, key: str, shown: Shown) -> None:
    """Keeps what was shown; the first word stands, as where a cohort has two rooms.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    private = {
        "week": shown.week.isoformat(), "counted": sorted(shown.counted), "posted": shown.posted,
        "figures": shown.figures, "longer": sorted(shown.longer),
    }  # fmt: skip
    sealed = shut(
        tx.vault, private, table="digests", row=f"{cohort.id}/{key}",
        tenant=home(cohort.home.platform, cohort.home.tenant), owner=cohort.id,
    )  # fmt: skip
    await tx.many(
        _PUT, [{"cohort_id": cohort.id, "week": key, "shown_at": micros(shown.shown_at), "sealed": sealed}]
    )


async def looked(
    tx: Tx, cohort: Cohort, week: date, counted: frozenset[MemberId], before: Iterable[tuple[str, Shown]], now: Instant,
    *, longer: frozenset[MemberId] = frozenset(),
) -> None:  # fmt: skip
    """Keeps whom a look at this week's figures counted, unless that set was kept already."""
    here = [(key, each) for key, each in before if each.week == week]
    looks = sum(key.partition(" ")[2].startswith(LOOKED) for key, _ in here)
    if looks < LOOKS and all((each.counted, each.longer) != (counted, longer) for _, each in here):
        shown = Shown(cohort.id, week, now, counted, False, longer=longer)
        await keep(tx, cohort, f"{week.isoformat()} {LOOKED} {looks:02}", shown)


async def going(tx: Tx, cohort: Cohort, shown: Shown) -> None:
    """Keeps what a room is about to be shown: whether it arrived is known later, and who is counted may change.

    Raises NotYours for anybody but the bot itself.
    """
    before = _tries(shown.week, await of(tx, cohort))
    if not before or replace(before[-1], shown_at=shown.shown_at) != shown:
        await keep(tx, cohort, f"{shown.week.isoformat()} {GOING} {len(before):02}", shown)


async def went(tx: Tx, cohort: Cohort, week: date) -> Shown | None:
    """What a room was shown of this week last, as it went out; None where nothing did.

    Raises NotYours for anybody but the bot itself.
    """
    tries = _tries(week, await of(tx, cohort))
    return tries[-1] if tries else None


def _tries(week: date, known: Iterable[tuple[str, Shown]]) -> list[Shown]:
    here = [(len(key), key, each) for key, each in known if key.startswith(f"{week.isoformat()} {GOING} ")]
    return [each for _, _, each in sorted(here, key=lambda one: one[:2])]


async def post(tx: Tx, cohort_id: CohortId, week: date, now: Instant) -> bool | None:
    """Has this week's digest go to the cohort's rooms now, by a coach's word; False: it stands there already.

    None for anybody else, and of a cohort that is over.
    """
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    if any(key == week.isoformat() for key, _ in await of(grant.tx, grant.cohort)):
        return False
    day = (week + timedelta(days=7)).isoformat()
    rooms = [each for each in (await cohorts.rooms_of(grant.tx, [cohort_id]))[cohort_id] if not each.gone]
    await nudges.renew(grant.tx, [
        Nudge(
            id=NudgeId(derived(room.id, NudgeKind.DIGEST, cohort_id, day)), to=room.id, kind=NudgeKind.DIGEST,
            subject=cohort_id, ordinal=day, due_at=now, next_at=now, reason=Reason(Because.COHORT, now), in_room=True,
        )
        for room in rooms
    ])  # fmt: skip
    return True


async def tell_coaches(tx: Tx, cohort: Cohort, week: date, now: Instant) -> None:
    """Has every coach be told what the channel was not shown of this week, once.

    Raises NotYours for anybody but the bot itself.
    """
    ordinal = f"digest {week.isoformat()}"
    for each in await memberships.staff(tx, cohort.id):
        if each.role is Role.COACH:
            id = NudgeId(derived(each.member_id, NudgeKind.COACHED, cohort.id, ordinal))
            await nudges.add(tx, Nudge(
                id, each.member_id, NudgeKind.COACHED, cohort.id, now, now, Reason(Because.COHORT, now),
                ordinal=ordinal,
            ))  # fmt: skip
