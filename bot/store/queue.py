"""The queue: what is due is claimed under a lease, and settled by whoever holds the claim's token."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import CTE, Select, Text, case, exists, func, literal_column, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.clock import Instant, instant, micros
from bot.model.ids import NudgeId
from bot.model.nudge import Nudge, NudgeStatus
from bot.model.people import Tenant
from bot.ports import Receipt
from bot.store import sql, tables
from bot.store.nudges import COLUMNS, STATUSES, WAITING, WAITING_FOR, nudge_of
from bot.store.private import when
from bot.store.rights import System, system
from bot.store.sql import Value, literal, number, number_of, parameter, text_of
from bot.store.tx import Tx

_nudges = tables.nudges.c
_WIDTH = len(COLUMNS)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claimed nudge; `before` is what it was: claimed or uncertain means that it may have been sent."""

    nudge: Nudge
    before: NudgeStatus
    tenant: str
    """The home of the member or the room as one text: a lane to pace by."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a claimed nudge; None leaves the column as it is."""

    id: NudgeId
    token: str
    status: NudgeStatus
    next_at: Instant | None = None
    delivered_at: Instant | None = None
    receipt: Receipt | None = None
    into: NudgeId | None = None
    untried: bool = False
    """Put off before anything was tried: the claim does not count as an attempt."""


_NEXT_DUE = select(_nudges.next_at).where(WAITING).order_by(_nudges.next_at, _nudges.id).limit(number("most"))

_picked = (
    select(_nudges.id)
    .where(WAITING, _nudges.next_at <= number("now"))
    .order_by(_nudges.next_at, _nudges.id)
    .limit(number("most"))
    .with_for_update(skip_locked=True)
    .cte("picked")
    .prefix_with("MATERIALIZED")
)
_CLAIM = (
    update(tables.nudges)
    .where(_nudges.id == _picked.c.id)
    .values(
        status=literal("claimed"),
        before=_nudges.status,
        token=parameter("fence"),
        attempts=_nudges.attempts + literal_column("1"),
        next_at=number("lease_ends"),
    )
    .returning(*COLUMNS, _nudges.before, _nudges.tenant)
)

_settled = sql.given("settlements")
_outcome = (
    select(
        text_of(_settled, 0).label("id"),
        text_of(_settled, 1).label("token"),
        text_of(_settled, 2).label("status"),
        number_of(_settled, 3).label("next_at"),
        number_of(_settled, 4).label("delivered_at"),
        text_of(_settled, 5).label("into_id"),
        text_of(_settled, 6).label("message"),
        text_of(_settled, 7).label("platform"),
        text_of(_settled, 8).label("tenant"),
        text_of(_settled, 9).label("account"),
        text_of(_settled, 10).label("room"),
        number_of(_settled, 11).label("untried"),
    )
    .cte("outcome")
    .prefix_with("MATERIALIZED")
)
_SETTLE = (
    update(tables.nudges)
    .where(
        _nudges.id == _outcome.c.id,
        _nudges.token == _outcome.c.token,
        _nudges.status == literal("claimed"),
    )
    .values(
        status=_outcome.c.status,
        token=literal_column("NULL", Text),
        attempts=_nudges.attempts - _outcome.c.untried,
        next_at=func.coalesce(_outcome.c.next_at, _nudges.next_at),
        delivered_at=func.coalesce(_outcome.c.delivered_at, _nudges.delivered_at),
        into_id=func.coalesce(_outcome.c.into_id, _nudges.into_id),
        message=func.coalesce(_outcome.c.message, _nudges.message),
        message_platform=func.coalesce(_outcome.c.platform, _nudges.message_platform),
        message_tenant=func.coalesce(_outcome.c.tenant, _nudges.message_tenant),
        message_account=func.coalesce(_outcome.c.account, _nudges.message_account),
        message_room=func.coalesce(_outcome.c.room, _nudges.message_room),
    )
    .returning(_nudges.id)
)


_members = tables.members.c
_rooms = tables.rooms.c
_addresses = tables.addresses.c
_of_people = select(_nudges.id).join(tables.members, _members.id == _nudges.member_id).where(
    _members.platform == parameter("on"),
    _members.tenant == parameter("within"),
    WAITING,
    # Whoever is somewhere else too is reached there, and loses nothing.
    ~exists().where(
        _addresses.member_id == _members.id,
        (_addresses.platform != parameter("on")) | (_addresses.tenant != parameter("within")),
    ),
)
_of_rooms = select(_nudges.id).join(tables.rooms, _rooms.id == _nudges.room_id).where(
    _rooms.platform == parameter("on"), _rooms.tenant == parameter("within"), WAITING
)


def _held(waiting: "Select[tuple[str]]") -> CTE:
    # One order for everybody, so that two transactions never wait for each other.
    locked = waiting.order_by(_nudges.id).with_for_update(of=tables.nudges)
    return locked.cte("there").prefix_with("MATERIALIZED")


def _set_aside(there: CTE) -> ReturningUpdate[tuple[str]]:
    return (
        update(tables.nudges)
        .where(_nudges.id == there.c.id)
        .values(
            # What may be with its member already is asked after when the tenant is back.
            status=case(
                (_nudges.status == literal("claimed"), literal("uncertain")),
                (_nudges.status == literal("uncertain"), literal("uncertain")),
                else_=literal("postponed"),
            ),
            next_at=number("aside_until"),
            token=literal_column("NULL", Text),
        )
        .returning(_nudges.id)
    )


def _take_up(there: CTE) -> ReturningUpdate[tuple[int]]:
    return (
        update(tables.nudges)
        .where(_nudges.id == there.c.id, _nudges.status != literal("claimed"))
        .values(next_at=_nudges.due_at)
        .returning(_nudges.due_at)
    )


_SET_ASIDE = [_set_aside(_held(each)) for each in (_of_people, _of_rooms)]
_TAKE_UP = [_take_up(_held(each)) for each in (_of_people, _of_rooms)]


async def next_due(tx: Tx) -> Instant | None:
    """When the next row is to be looked at; from now on, anything earlier rings the bell."""
    if not isinstance(tx.asker, System):
        return None
    tx.wake.looking()
    found = await tx.first(_NEXT_DUE, most=1)
    tx.wake.seen(None if found is None else found[0])
    return None if found is None else instant(found[0])


async def claim(tx: Tx, *, now: Instant, limit: int, lease: timedelta, token: str) -> tuple[Claimed, ...]:
    """Up to `limit` of what is due, in due order, held until the lease ends; no two workers get the same row.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    rows = await tx.rows(_CLAIM, now=micros(now), most=limit, lease_ends=micros(now + lease), fence=token)
    in_order = sorted(rows, key=lambda row: (row[6], row[0]))
    return tuple(Claimed(nudge_of(row[:_WIDTH]), STATUSES[row[_WIDTH]], row[_WIDTH + 1]) for row in in_order)


async def settle(tx: Tx, settlements: Sequence[Settlement]) -> frozenset[NudgeId]:
    """The ids that were settled: those still claimed with that token.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    if not settlements:
        return frozenset()
    given = sql.array(_settlement(each) for each in sorted(settlements, key=lambda each: each.id))
    done = frozenset(NudgeId(row[0]) for row in await tx.rows(_SETTLE, settlements=given))
    for each in settlements:
        if each.next_at is not None and each.status in WAITING_FOR and each.id in done:
            tx.stirs(micros(each.next_at))
    return done


async def set_aside(tx: Tx, tenant: Tenant, *, until: Instant) -> int:
    """How many nudges wait for members at home there, and for rooms there.

    None is claimed before then, and claims in flight are void.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    given: dict[str, Value] = {"on": tenant.platform, "within": tenant.tenant, "aside_until": micros(until)}
    return sum([len(await tx.rows(each, **given)) for each in _SET_ASIDE])


async def take_up(tx: Tx, tenant: Tenant) -> int:
    """How many nudges wait for members at home there, and for rooms there; each is looked at at its promised time.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    rows = [row for each in _TAKE_UP for row in await tx.rows(each, on=tenant.platform, within=tenant.tenant)]
    for row in rows:
        tx.stirs(row[0])
    return len(rows)


def _settlement(each: Settlement) -> list[str | int | None]:
    receipt = each.receipt
    address = None if receipt is None else receipt.address
    return [
        each.id,
        each.token,
        each.status.value,
        when(each.next_at),
        when(each.delivered_at),
        each.into,
        None if receipt is None else receipt.message,
        None if address is None else address.platform,
        None if address is None else address.tenant,
        None if address is None else address.user,
        None if address is None else address.room,
        int(each.untried),
    ]
