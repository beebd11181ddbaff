"""Views: what a coach has seen of whom, on which day and how often; the member reads it, and nobody else."""

from collections.abc import Iterable
from datetime import UTC, date

from sqlalchemy import delete, literal_column, select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.cohort import Sighting
from bot.model.ids import CohortId, MemberId
from bot.store import tables
from bot.store.grants import Grant
from bot.store.private import opened, shut
from bot.store.rights import sees, system
from bot.store.sql import Value, number, parameter
from bot.store.tx import Tx

QUEUE = "queue"
"""What a view of who waits for a coach is called, in chat and on the page."""
_views = tables.views.c
_written = insert(tables.views)
_WRITE = _written.on_conflict_do_update(
    index_elements=[_views.member_id, _views.cohort_id, _views.coach_id, _views.what, _views.day],
    set_={
        "times": _views.times + literal_column("1"),
        "last_at": _written.excluded.last_at,
        "sealed": _written.excluded.sealed,
    },
)
_OF = (
    select(tables.views)
    .where(_views.member_id == parameter("member"))
    .order_by(_views.last_at.desc(), _views.cohort_id, _views.coach_id, _views.what)
    .limit(number("most"))
)
_OLD = delete(tables.views).where(_views.last_at < number("before"))


async def note(grant: Grant, member_ids: Iterable[MemberId], what: str, now: Instant) -> None:
    """Writes down that whoever holds the grant has seen this of these members: "progress", "note", ... ."""
    whom = sorted(set(member_ids) - {grant.membership.member_id})
    # Sealed to where each is at home, which nobody moves from here to the commit.
    await grant.tx.hold(whom)
    for member_id in whom:
        grant.tx.forgotten(member_id)
    homes = await grant.tx.homes(whom)
    day, mine = now.astimezone(UTC).date().isoformat(), grant.membership
    rows: list[dict[str, Value]] = []
    for member_id in whom:
        if member_id not in homes:
            continue
        key = f"{member_id} {mine.cohort_id} {mine.member_id} {what} {day}"
        sealed = shut(
            grant.tx.vault, {"name": mine.shown_as}, table="views", row=key, tenant=homes[member_id], owner=member_id
        )
        rows.append({
            "member_id": member_id, "cohort_id": mine.cohort_id, "coach_id": mine.member_id, "what": what,
            "day": day, "times": 1, "last_at": micros(now), "sealed": sealed,
        })  # fmt: skip
    await grant.tx.many(_WRITE, rows)


async def of(tx: Tx, member_id: MemberId, *, most: int = 50) -> tuple[Sighting, ...]:
    """What was seen of this member, the newest first."""
    if not sees(tx.asker, member_id):
        return ()
    home = (await tx.homes([member_id])).get(member_id, "")
    found = []
    for owner, cohort_id, coach_id, what, day, times, last_at, sealed in await tx.rows(
        _OF, member=member_id, most=most
    ):
        key = f"{owner} {cohort_id} {coach_id} {what} {day}"
        kept = opened(tx.vault, sealed, table="views", row=key, tenant=home, owner=owner)
        seen = Sighting(
            cohort_id=CohortId(cohort_id), member_id=MemberId(owner), coach_id=MemberId(coach_id),
            coach_name=kept["name"], what=what, day=date.fromisoformat(day), times=times, last_at=instant(last_at),
        )  # fmt: skip
        found.append(seen)
    return tuple(found)


async def purge(tx: Tx, before: Instant) -> None:
    """Forgets what was last seen before that moment.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    await tx.rows(_OLD, before=micros(before))
