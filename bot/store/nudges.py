"""Nudges: planned, looked at, called off; `queue` claims and settles them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Text, literal_column, select, text, update
from sqlalchemy.dialects.postgresql import insert

from bot.clock import instant, micros
from bot.errors import NotYours
from bot.model.ids import MemberId, NudgeId, OpportunityId, RoomId
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason, Shift
from bot.model.people import Address
from bot.ports import Receipt
from bot.store import sql, tables
from bot.store.private import asked_by, back, when
from bot.store.rights import AsMember, own, sees
from bot.store.sql import Row, Value, literal, number, parameter, text_of
from bot.store.tx import Tx, home

_nudges = tables.nudges.c
WAITING = text(tables.WAITING)
_UNTOUCHED = frozenset({NudgeKind.SNOOZED, NudgeKind.ASKED, NudgeKind.GATHERED, NudgeKind.POLISH})
"""Kinds that no plan knows of, and so none cancels."""
WAITING_FOR = frozenset({NudgeStatus.DUE, NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN, NudgeStatus.POSTPONED})

COLUMNS = (
    _nudges.id,
    _nudges.member_id,
    _nudges.kind,
    _nudges.subject,
    _nudges.ordinal,
    _nudges.opportunity_id,
    _nudges.due_at,
    _nudges.next_at,
    _nudges.because,
    _nudges.ruled_at,
    _nudges.shift,
    _nudges.last,
    _nudges.status,
    _nudges.attempts,
    _nudges.token,
    _nudges.revision,
    _nudges.delivered_at,
    _nudges.into_id,
    _nudges.room_id,
)

_given = sql.given("ids")
_wanted = select(text_of(_given, 0))
_whole = select(*COLUMNS)
_MANY = _whole.where(_nudges.id.in_(_wanted))
_about = (_nudges.member_id == tables.opportunities.c.member_id) & (_nudges.opportunity_id == tables.opportunities.c.id)
"""By way of the opportunity, since the index begins with the member."""
_OF_OPPORTUNITIES = (
    _whole.join(tables.opportunities, _about)
    .where(tables.opportunities.c.id.in_(_wanted))
    .order_by(_nudges.due_at, _nudges.id)
)
_TAKEN_UP = _whole.where(_nudges.into_id == parameter("list")).order_by(_nudges.due_at, _nudges.id)
_COMING = (
    _whole.where(_nudges.member_id == parameter("member"), WAITING)
    .order_by(_nudges.next_at, _nudges.id)
    .limit(number("most"))
)
_EVERYONE_COMING = _whole.where(WAITING).order_by(_nudges.next_at, _nudges.id).limit(number("most"))
_OF_ROOMS = (
    _whole.where(_nudges.room_id.in_(_wanted), WAITING).order_by(_nudges.due_at, _nudges.id)
)
_ROOM_HOMES = select(tables.rooms.c.id, tables.rooms.c.platform, tables.rooms.c.tenant).where(
    tables.rooms.c.id.in_(_wanted)
)
_ADD = insert(tables.nudges).on_conflict_do_nothing(index_elements=[_nudges.id])
_ADD_ONE = _ADD.returning(_nudges.id)
_CANCEL = (
    update(tables.nudges)
    .where(_nudges.id.in_(_wanted), WAITING)
    .where((parameter("member") == literal("")) | (_nudges.member_id == parameter("member")))
    .values(status=literal("cancelled"), token=literal_column("NULL", Text))
    .returning(_nudges.id)
)
_LOCK_OPPORTUNITIES = (
    _whole.join(tables.opportunities, _about)
    .where(tables.opportunities.c.id.in_(_wanted))
    .order_by(_nudges.id)
    .with_for_update(of=tables.nudges)
)
_REASON = (
    update(tables.nudges)
    .where(_nudges.id == parameter("nudge"))
    .values(
        because=parameter("new_because"),
        ruled_at=number("new_ruled_at"),
        shift=parameter("new_shift"),
        last=number("new_last"),
    )
)
_MOVE = _REASON.values(
    due_at=number("new_due_at"),
    next_at=number("new_due_at"),
    status=literal("due"),
    before=literal("due"),
    token=literal_column("NULL", Text),
    attempts=literal_column("0"),
    revision=_nudges.revision + literal_column("1"),
)
_LAST_RECEIPT = (
    select(
        _nudges.member_id,
        _nudges.message,
        _nudges.message_platform,
        _nudges.message_tenant,
        _nudges.message_account,
        _nudges.message_room,
    )
    .join(tables.opportunities, _about)
    .where(
        tables.opportunities.c.id == parameter("opportunity"),
        (parameter("about") == literal("")) | (_nudges.subject == parameter("about")),
        _nudges.status == literal("delivered"),
        _nudges.message.is_not(None),
    )
    .order_by(_nudges.delivered_at.desc(), _nudges.id.desc())
    .limit(number("most"))
)
_KINDS = {kind.value: kind for kind in NudgeKind}
STATUSES = {status.value: status for status in NudgeStatus}
_BECAUSE = {because.value: because for because in Because}
_SHIFTS: dict[str | None, Shift | None] = {None: None, **{shift.value: shift for shift in Shift}}


def nudge_of(row: Row) -> Nudge:
    """The nudge in a row of `COLUMNS`."""
    (
        row_id,
        member_id,
        kind,
        subject,
        ordinal,
        opportunity_id,
        due_at,
        next_at,
        because,
        ruled_at,
        shift,
        last,
        status,
        attempts,
        token,
        revision,
        delivered_at,
        into_id,
        room_id,
    ) = row
    # By position and by table: this runs for every row of the queue.
    return Nudge(
        row_id,
        member_id or room_id,
        _KINDS[kind],
        subject,
        instant(due_at),
        instant(next_at),
        Reason(_BECAUSE[because], instant(ruled_at), _SHIFTS[shift]),
        opportunity_id,
        ordinal,
        last == 1,
        STATUSES[status],
        attempts,
        token,
        revision,
        back(delivered_at),
        into_id,
        room_id is not None,
    )


def _visible(tx: Tx, rows: Iterable[Row]) -> tuple[Nudge, ...]:
    # A room's nudge is nobody's: the bot itself sees it.
    return tuple(nudge_of(row) for row in rows if sees(tx.asker, row[1] or ""))


async def get(tx: Tx, id: NudgeId) -> Nudge | None:
    """The nudge, or None."""
    found = _visible(tx, await tx.rows(_MANY, ids=sql.ids([id])))
    return found[0] if found else None


async def get_many(tx: Tx, ids: Iterable[NudgeId]) -> dict[NudgeId, Nudge]:
    """Those of the nudges that are there."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    return {row.id: row for row in _visible(tx, await tx.rows(_MANY, ids=sql.ids(wanted)))}


async def of_opportunity(tx: Tx, id: OpportunityId) -> tuple[Nudge, ...]:
    """All nudges of the opportunity in any state, by the promised time."""
    return await of_opportunities(tx, [id])


async def of_opportunities(tx: Tx, ids: Iterable[OpportunityId]) -> tuple[Nudge, ...]:
    """All nudges of these opportunities in any state, by the promised time."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    return _visible(tx, await tx.rows(_OF_OPPORTUNITIES, ids=sql.ids(wanted)))


async def taken_up(tx: Tx, gathered_id: NudgeId) -> tuple[Nudge, ...]:
    """What this gathered list took up, by the promised time."""
    return _visible(tx, await tx.rows(_TAKEN_UP, list=gathered_id))


async def coming(tx: Tx, member_id: MemberId, limit: int = 50) -> tuple[Nudge, ...]:
    """What waits for this member, the next first."""
    if not sees(tx.asker, member_id):
        return ()
    return _visible(tx, await tx.rows(_COMING, member=member_id, most=limit))


async def of_rooms(tx: Tx, room_ids: Iterable[RoomId]) -> tuple[Nudge, ...]:
    """What waits for these rooms, by the promised time; the bot itself asks."""
    wanted = sorted(set(room_ids))
    return _visible(tx, await tx.rows(_OF_ROOMS, ids=sql.ids(wanted))) if wanted else ()


async def everyone_coming(tx: Tx, limit: int = 50) -> tuple[Nudge, ...]:
    """What waits for anybody, the next first; a member who asks gets their own."""
    if isinstance(tx.asker, AsMember):
        return await coming(tx, tx.asker.member_id, limit)
    return _visible(tx, await tx.rows(_EVERYONE_COMING, most=limit))


async def last_receipt(tx: Tx, opportunity_id: OpportunityId, *, subject: str = "") -> Receipt | None:
    """Where the last delivery about this opportunity, or about this subject within it, ended up."""
    found = await tx.first(_LAST_RECEIPT, opportunity=opportunity_id, about=subject, most=1)
    if found is None or not sees(tx.asker, found[0]):
        return None
    _, message, platform, tenant, account, room = found
    return Receipt(message, Address(platform, tenant, account, room))


async def add(tx: Tx, nudge: Nudge) -> bool:
    """Whether it is new; one that is there stays as it is.

    Raises NotYours when it is for another member.
    """
    (values,) = await _values(tx, [nudge])
    if await tx.first(_ADD_ONE, **values) is None:
        return False
    tx.stirs(micros(nudge.next_at))
    return True


async def renew(tx: Tx, wanted: Sequence[Nudge]) -> None:
    """Sees to it that each of these waits, for the time it has: added, taken up again, or moved.

    What is on its way, was delivered or was taken up by a list stays as it is.

    Raises NotYours when one is for another member.
    """
    for nudge in wanted:
        own(tx.asker, nudge.to)
    known = await get_many(tx, [nudge.id for nudge in wanted])
    moved: list[dict[str, Value]] = []
    new: list[Nudge] = []
    for nudge in sorted(wanted, key=lambda each: each.id):
        before = known.get(nudge.id)
        if before is None:
            new.append(nudge)
            continue
        waits = before.status in (NudgeStatus.DUE, NudgeStatus.POSTPONED) and before.due_at != nudge.due_at
        if waits or (before.status is NudgeStatus.CANCELLED and before.into is None):
            moved.append(_change(nudge) | {"new_due_at": micros(nudge.due_at)})
            tx.stirs(micros(nudge.due_at))
    await tx.many(_MOVE, moved)
    await _add_many(tx, new)


async def _add_many(tx: Tx, new: Sequence[Nudge]) -> None:
    await tx.many(_ADD, await _values(tx, new))
    for nudge in new:
        tx.stirs(micros(nudge.next_at))


async def cancel(tx: Tx, ids: Iterable[NudgeId]) -> int:
    """How many of them were waiting; they will not be delivered."""
    wanted = sorted(set(ids))
    if not wanted:
        return 0
    return len(await tx.rows(_CANCEL, ids=sql.ids(wanted), member=asked_by(tx) or ""))


async def plan(tx: Tx, opportunity_id: OpportunityId, planned: Sequence[Nudge]) -> tuple[Nudge, ...]:
    """The same as `plan_many` for one opportunity: all the nudges it has now, in every state.

    Raises NotYours when one is for another member.
    """
    return (await plan_many(tx, {opportunity_id: planned}))[opportunity_id]


async def plan_many(
    tx: Tx, plans: Mapping[OpportunityId, Sequence[Nudge]]
) -> dict[OpportunityId, tuple[Nudge, ...]]:
    """Makes the waiting nudges of each opportunity those that are planned, and answers all it has now, in every state.

    The same plan twice writes nothing; so many opportunities take as few statements as one.

    What is snoozed or gathered, delivered or parked stays, and so does what a gathered list took up. One that is
    planned for another time, or again after it was cancelled, is a new promise: a new revision, due.

    Raises NotYours when one is for another member.
    """
    planned = [nudge for each in plans.values() for nudge in each]
    for nudge in planned:
        own(tx.asker, nudge.to)
    if not plans:
        return {}
    rows = await tx.rows(_LOCK_OPPORTUNITIES, ids=sql.ids(sorted(plans)))
    stored = {nudge.id: nudge for nudge in _visible(tx, rows)}
    wanted = {nudge.id: nudge for nudge in planned}
    gone = [
        nudge.id
        for nudge in stored.values()
        if nudge.status in WAITING_FOR and nudge.kind not in _UNTOUCHED and nudge.id not in wanted
    ]
    await cancel(tx, gone)
    after = stored | {id: replace(stored[id], status=NudgeStatus.CANCELLED) for id in gone}
    moved: list[dict[str, Value]] = []
    explained: list[dict[str, Value]] = []
    for nudge in sorted(wanted.values(), key=lambda each: each.id):
        known = stored.get(nudge.id)
        if known is None or known.into is not None:
            continue
        change = _change(nudge)
        if known.status is NudgeStatus.CANCELLED or (known.status in WAITING_FOR and known.due_at != nudge.due_at):
            moved.append({**change, "new_due_at": micros(nudge.due_at)})
            after[nudge.id] = replace(nudge, revision=known.revision + 1)
            tx.stirs(micros(nudge.due_at))
        elif known.status in WAITING_FOR and (known.reason, known.last) != (nudge.reason, nudge.last):
            # One that is just being sent goes on: the same promise, explained otherwise.
            explained.append(change)
            after[nudge.id] = replace(known, reason=nudge.reason, last=nudge.last)
    await tx.many(_MOVE, moved)
    await tx.many(_REASON, explained)
    new = [nudge for nudge in planned if nudge.id not in stored]
    await _add_many(tx, new)
    after |= {nudge.id: nudge for nudge in new}
    about = {nudge.id: id for id, each in plans.items() for nudge in each}
    found: dict[OpportunityId, list[Nudge]] = {id: [] for id in plans}
    for nudge in sorted(after.values(), key=lambda each: (each.due_at, each.id)):
        of = about.get(nudge.id, nudge.opportunity_id)
        if of is not None:
            found[of].append(nudge)
    return {id: tuple(each) for id, each in found.items()}


def _change(nudge: Nudge) -> dict[str, Value]:
    return {
        "nudge": nudge.id,
        "new_because": nudge.reason.because.value,
        "new_ruled_at": micros(nudge.reason.ruled_at),
        "new_shift": nudge.reason.shift,
        "new_last": int(nudge.last),
    }


async def _values(tx: Tx, nudges: Sequence[Nudge]) -> list[dict[str, Value]]:
    """New rows, which must be for members or rooms that are there."""
    for nudge in nudges:
        own(tx.asker, nudge.to)
    homes: dict[str, str] = dict(await tx.homes({nudge.to for nudge in nudges if not nudge.in_room}))
    if rooms := sorted({nudge.to for nudge in nudges if nudge.in_room}):
        for room_id, platform, tenant in await tx.rows(_ROOM_HOMES, ids=sql.ids(rooms)):
            homes[room_id] = home(platform, tenant)
    return [
        {
            "id": nudge.id,
            "member_id": None if nudge.in_room else nudge.to,
            "room_id": nudge.to if nudge.in_room else None,
            "tenant": _home(homes, nudge.to),
            "kind": nudge.kind.value,
            "subject": nudge.subject,
            "ordinal": nudge.ordinal,
            "opportunity_id": nudge.opportunity_id,
            "due_at": micros(nudge.due_at),
            "next_at": micros(nudge.next_at),
            "because": nudge.reason.because.value,
            "ruled_at": micros(nudge.reason.ruled_at),
            "shift": nudge.reason.shift,
            "last": int(nudge.last),
            "status": nudge.status.value,
            "before": nudge.status.value,
            "attempts": nudge.attempts,
            "token": nudge.token,
            "revision": nudge.revision,
            "delivered_at": when(nudge.delivered_at),
            "into_id": nudge.into,
            "message": None,
            "message_platform": None,
            "message_tenant": None,
            "message_account": None,
            "message_room": None,
        }
        for nudge in sorted(nudges, key=lambda each: each.id)
    ]


def _home(homes: Mapping[str, str], to: str) -> str:
    found = homes.get(to)
    if found is None:
        raise NotYours("there is no such member or room")
    return found
