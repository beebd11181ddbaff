"""Cohorts and the rooms they live in; name, zone, dates and everything a coach has set are sealed.

Whoever is no member of a cohort reaches none of it: `grants` says who may, and hands out what reads here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.cohort import CAPS, Cadence, Cohort, CohortStatus, Goal, GoalKind, Room, Tip
from bot.model.ids import CohortId, RoomId
from bot.model.people import Address, Tenant
from bot.model.policy import FridayLate
from bot.store import sql, tables
from bot.store.private import Json, back, opened, shut, when
from bot.store.rights import system
from bot.store.sql import Row, Value, parameter, text_of
from bot.store.tx import Tx, home

_cohorts = tables.cohorts.c
_rooms = tables.rooms.c
_given = sql.given("ids")
_wanted = select(text_of(_given, 0))

_MANY = select(tables.cohorts).where(_cohorts.id.in_(_wanted)).order_by(_cohorts.id)
_OPEN = select(tables.cohorts).where(_cohorts.status == sql.literal("open")).order_by(_cohorts.id)
_written = insert(tables.cohorts)
_PUT = _written.on_conflict_do_update(
    index_elements=[_cohorts.id],
    set_={name: _written.excluded[name] for name in ("status", "ended_at", "sealed")},
)
_room_columns = select(
    _rooms.id, _rooms.cohort_id, _rooms.platform, _rooms.tenant, _rooms.room, _rooms.gone, _rooms.opened_at,
    _rooms.sealed,
)  # fmt: skip
_ROOMS_OF = _room_columns.where(_rooms.cohort_id.in_(_wanted)).order_by(_rooms.opened_at, _rooms.id)
_ROOMS = _room_columns.where(_rooms.id.in_(_wanted)).order_by(_rooms.opened_at, _rooms.id)
_AT = _room_columns.where(
    _rooms.platform == parameter("on"), _rooms.tenant == parameter("within"), _rooms.room == parameter("place")
).order_by(_rooms.opened_at.desc(), _rooms.id.desc())
_room_written = insert(tables.rooms)
_PUT_ROOM = _room_written.on_conflict_do_update(
    index_elements=[_rooms.id],
    set_={name: _room_written.excluded[name] for name in ("gone", "sealed")},
)


def _private(row: Cohort) -> Json:
    cadence = {name: getattr(row.cadence, name) for name in CAPS}
    return {
        "name": row.name,
        "zone": row.zone,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "cadence": {**cadence, "friday_late": row.cadence.friday_late},
        "digest_weekday": row.digest_weekday,
        "digest_at": row.digest_at.isoformat(),
        "reading": row.reading,
        "tips": None if row.tips is None else [[tip.day, tip.text] for tip in row.tips],
        "goal": None if row.goal is None else [row.goal.kind.value, row.goal.target],
        "closing": None if row.closing is None else dict(row.closing),
        "invited": [micros(each) for each in row.invited],
    }


def _cadence(kept: Json) -> Cadence:
    friday = kept.get("friday_late")
    numbers = {name: kept.get(name) for name in CAPS}
    return Cadence(**numbers, friday_late=None if friday is None else FridayLate(friday))


def cohort_of(tx: Tx, row: Row) -> Cohort:
    """The cohort in a whole row of its table."""
    row_id, platform, tenant, created_at, status, ended_at, sealed = row
    kept = opened(tx.vault, sealed, table="cohorts", row=row_id, tenant=home(platform, tenant), owner=row_id)
    tips, goal = kept["tips"], kept["goal"]
    return Cohort(
        id=CohortId(row_id), home=Tenant(platform, tenant), created_at=instant(created_at), name=kept["name"],
        zone=kept["zone"], starts_on=date.fromisoformat(kept["starts_on"]),
        ends_on=date.fromisoformat(kept["ends_on"]), status=CohortStatus(status), ended_at=back(ended_at),
        cadence=_cadence(kept["cadence"]), digest_weekday=kept["digest_weekday"],
        digest_at=time.fromisoformat(kept["digest_at"]), reading=kept["reading"],
        tips=None if tips is None else tuple(Tip(day, text) for day, text in tips),
        goal=None if goal is None else Goal(GoalKind(goal[0]), goal[1]),
        closing=None if kept.get("closing") is None else tuple(kept["closing"].items()),
        invited=tuple(instant(each) for each in kept.get("invited", ())),
    )  # fmt: skip


async def get_many(tx: Tx, ids: Iterable[CohortId]) -> dict[CohortId, Cohort]:
    """Those of the cohorts that are there.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    return {CohortId(row[0]): cohort_of(tx, row) for row in await tx.rows(_MANY, ids=sql.ids(wanted))}


async def get(tx: Tx, id: CohortId) -> Cohort | None:
    """The cohort, or None.

    Raises NotYours for anybody but the bot itself.
    """
    return (await get_many(tx, [id])).get(id)


async def all_open(tx: Tx) -> tuple[Cohort, ...]:
    """Every cohort that goes on.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    return tuple(cohort_of(tx, row) for row in await tx.rows(_OPEN))


async def put(tx: Tx, cohort: Cohort) -> None:
    """Inserts or updates it; its home stays what it was at first.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    sealed = shut(
        tx.vault, _private(cohort), table="cohorts", row=cohort.id,
        tenant=home(cohort.home.platform, cohort.home.tenant), owner=cohort.id,
    )  # fmt: skip
    values: dict[str, Value] = {
        "id": cohort.id, "platform": cohort.home.platform, "tenant": cohort.home.tenant,
        "created_at": micros(cohort.created_at), "status": cohort.status.value, "ended_at": when(cohort.ended_at),
        "sealed": sealed,
    }  # fmt: skip
    await tx.many(_PUT, [values])


def _room(tx: Tx, row: Row) -> Room:
    row_id, cohort_id, platform, tenant, room, gone, opened_at, sealed = row
    kept = opened(tx.vault, sealed, table="rooms", row=row_id, tenant=home(platform, tenant), owner=cohort_id)
    return Room(
        id=RoomId(row_id), cohort_id=CohortId(cohort_id), address=Address(platform, tenant, room=room),
        name=kept["name"], gone=gone == 1, opened_at=instant(opened_at),
    )  # fmt: skip


async def rooms_of(tx: Tx, ids: Iterable[CohortId]) -> dict[CohortId, tuple[Room, ...]]:
    """The rooms of these cohorts, the first opened first.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    wanted = sorted(set(ids))
    found: dict[CohortId, tuple[Room, ...]] = dict.fromkeys(wanted, ())
    for row in await tx.rows(_ROOMS_OF, ids=sql.ids(wanted)) if wanted else ():
        room = _room(tx, row)
        found[room.cohort_id] = (*found[room.cohort_id], room)
    return found


async def rooms(tx: Tx, ids: Iterable[RoomId]) -> Mapping[RoomId, Room]:
    """Those of the rooms that are there.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    wanted = sorted(set(ids))
    rows: Sequence[Row] = await tx.rows(_ROOMS, ids=sql.ids(wanted)) if wanted else ()
    return {room.id: room for room in (_room(tx, row) for row in rows)}


async def rooms_at(tx: Tx, address: Address) -> tuple[Room, ...]:
    """The rooms that this channel is or was, the newest first: cohorts follow one another in it.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    if address.room is None:
        return ()
    rows = await tx.rows(_AT, on=address.platform, within=address.tenant, place=address.room)
    return tuple(_room(tx, row) for row in rows)


async def put_room(tx: Tx, room: Room, now: Instant) -> None:
    """Inserts or updates it; where it is stays.

    Raises NotYours for anybody but the bot itself, ValueError for an address that is no room.
    """
    system(tx.asker)
    place = room.address
    if place.room is None:
        raise ValueError("a cohort lives in a room")
    sealed = shut(
        tx.vault, {"name": room.name}, table="rooms", row=room.id, tenant=home(place.platform, place.tenant),
        owner=room.cohort_id,
    )  # fmt: skip
    values: dict[str, Value] = {
        "id": room.id, "cohort_id": room.cohort_id, "platform": place.platform, "tenant": place.tenant,
        "room": place.room, "gone": int(room.gone), "opened_at": micros(room.opened_at or now), "sealed": sealed,
    }  # fmt: skip
    await tx.many(_PUT_ROOM, [values])
