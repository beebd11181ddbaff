"""The audit: who reached for what is not theirs, how often and when; no word of what it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, cast, delete, func, literal_column, select, union_all
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.ids import MemberId
from bot.store import sql, tables
from bot.store.rights import system
from bot.store.sql import Value, number, parameter, text_of
from bot.store.tx import Tx

_audit = tables.audit.c
_OWNED = (
    tables.opportunities, tables.people, tables.contacts, tables.notes, tables.nudges, tables.forms, tables.asked,
    tables.memberships, tables.reviews, tables.celebrations,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reached:
    """One thing that somebody reached for in vain; `theirs` says that it is there, and belongs to somebody else."""

    member_id: MemberId
    action: str
    thing: str
    theirs: bool
    times: int
    first_at: Instant
    last_at: Instant


_wanted = select(text_of(sql.given("ids"), 0))
_SOMEBODYS = union_all(
    *(
        select(table.c.id).where(table.c.id.in_(_wanted), table.c.member_id != parameter("member"))
        for table in _OWNED
    ),
    select(tables.members.c.id).where(
        tables.members.c.id.in_(_wanted), tables.members.c.id != parameter("member")
    ),
)
_THERE = select(tables.members.c.id).where(tables.members.c.id == parameter("member"))
_written = insert(tables.audit)
_WRITE = _written.on_conflict_do_update(
    index_elements=[_audit.member_id, _audit.action, _audit.thing],
    set_={
        "times": _audit.times + literal_column("1"),
        "theirs": _written.excluded.theirs,
        "last_at": _written.excluded.last_at,
    },
)
_EVERY = select(
    _audit.member_id, _audit.action, _audit.thing, _audit.theirs, _audit.times, _audit.first_at, _audit.last_at
).order_by(_audit.last_at.desc(), _audit.member_id, _audit.action, _audit.thing).limit(number("most"))
_TRIES = select(cast(func.coalesce(func.sum(_audit.times), literal_column("0")), Integer)).where(
    _audit.member_id == parameter("member"), _audit.action == parameter("reached_by"), _audit.last_at > number("since")
)
_OLD = delete(tables.audit).where(_audit.last_at < number("before"))


async def write(tx: Tx, member: MemberId, action: str, things: Sequence[str], now: Instant) -> bool:
    """Whether one of these ids is somebody else's; that it was reached for is written down either way.

    The same is done for what is there and for what never was, so that the time it takes tells nothing.
    Of a member who is gone nothing is kept. Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    found = {row[0] for row in await tx.rows(_SOMEBODYS, ids=sql.ids(things), member=member)}
    if await tx.first(_THERE, member=member) is None:
        return bool(found)
    at = micros(now)
    thing = next((each for each in things if each in found), next(iter(things), ""))
    row: dict[str, Value] = {
        "member_id": member, "action": action, "thing": thing, "theirs": int(bool(found)), "times": 1,
        "first_at": at, "last_at": at,
    }  # fmt: skip
    await tx.many(_WRITE, [row])
    return bool(found)


async def tries(tx: Tx, member: MemberId, action: str, since: Instant) -> int:
    """How often this member reached in vain for what each time was another thing, since then.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    found = await tx.first(_TRIES, member=member, reached_by=action, since=micros(since))
    return 0 if found is None else int(found[0])


async def every(tx: Tx, *, most: int = 100) -> tuple[Reached, ...]:
    """What was reached for in vain, the newest first.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return tuple(
        Reached(MemberId(member), action, thing, theirs == 1, times, instant(first_at), instant(last_at))
        for member, action, thing, theirs, times, first_at, last_at in await tx.rows(_EVERY, most=most)
    )


async def purge(tx: Tx, before: Instant) -> None:
    """Forgets what was not reached for since that moment."""
    await tx.rows(_OLD, before=micros(before))
