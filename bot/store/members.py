"""Members and the addresses they are reached at; name, signature and habits are sealed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import instant, micros
from bot.errors import NotYours
from bot.model.goal import Goal, GoalKind
from bot.model.ids import MemberId
from bot.model.people import Address, MailProgram, Member, Signature, Tenant, Tone
from bot.store import sql, tables
from bot.store.private import Json, back, opened, shut, when
from bot.store.rights import AsMember, own, sees
from bot.store.sql import Row, Value, parameter, text_of
from bot.store.tx import Tx, home

_members = tables.members.c
_addresses = tables.addresses.c
_given = sql.given("ids")
_wanted = select(text_of(_given, 0))

_BY_ADDRESS = select(_addresses.member_id).where(
    _addresses.platform == parameter("on"),
    _addresses.tenant == parameter("within"),
    _addresses.account == parameter("who"),
)
_MANY = select(tables.members).where(_members.id.in_(_wanted))
_ADDRESSES = (
    select(_addresses.member_id, _addresses.platform, _addresses.tenant, _addresses.account, _addresses.room)
    .where(_addresses.member_id.in_(_wanted))
    .order_by(_addresses.member_id, _addresses.place)
)
_EVERYONE = select(_members.id).order_by(_members.id)
_written = insert(tables.members)
_PUT = _written.on_conflict_do_update(
    index_elements=[_members.id],
    set_={
        column.name: _written.excluded[column.name]
        for column in tables.members.columns
        if column.name not in ("id", "created_at")
    },
    where=(_members.platform == _written.excluded.platform) & (_members.tenant == _written.excluded.tenant),
).returning(_members.id)
_reached = insert(tables.addresses)
_PUT_ADDRESS = _reached.on_conflict_do_update(
    index_elements=[_addresses.platform, _addresses.tenant, _addresses.account],
    set_={"room": _reached.excluded.room, "place": _reached.excluded.place},
    where=_addresses.member_id == _reached.excluded.member_id,
).returning(_addresses.account)
_DROP_ADDRESS = delete(tables.addresses).where(
    _addresses.platform == parameter("on"),
    _addresses.tenant == parameter("within"),
    _addresses.account == parameter("who"),
    _addresses.member_id == parameter("member"),
)
_REMOVE = delete(tables.members).where(_members.id == parameter("member")).returning(_members.id)


def _private(row: Member) -> Json:
    return {
        "name": row.name,
        "names": [list(each) for each in row.names],
        "wakes": row.wakes.isoformat(),
        "sleeps": row.sleeps.isoformat(),
        "weekends": row.weekends,
        "nudges": row.nudges,
        "signature": [row.signature.name, row.signature.email, row.signature.phone, row.signature.link],
        "tone": row.tone.value,
        "country": row.country,
        "clock24": row.clock24,
        "discreet": row.discreet,
        "discreet_asked": row.discreet_asked,
        "country_said": row.country_said,
        "first_sent": row.first_sent,
        "unreachable": row.unreachable,
        "missed": row.missed,
        "zone_chosen": row.zone_chosen,
        "zone_moved": row.zone_moved,
        "language": row.language,
        "before": row.before,
        "weekly": row.weekly,
        "pauses": [[micros(since), micros(until)] for since, until in row.pauses],
        "goal": None if row.goal is None else [row.goal.kind.value, row.goal.target],
        "polish": row.polish,
        "enough_said": row.enough_said,
        "round_weekday": row.round_weekday,
        "mails_with": row.mails_with.value,
    }


def _member(row: Row, private: Json, addresses: Sequence[Address]) -> Member:
    row_id, platform, tenant, created_at, zone, locale, paused_until, _sealed = row
    return Member(
        id=MemberId(row_id),
        home=Tenant(platform, tenant),
        addresses=tuple(addresses),
        created_at=instant(created_at),
        name=private["name"],
        names=tuple((platform, name) for platform, name in private.get("names", ())),
        zone=zone,
        wakes=time.fromisoformat(private["wakes"]),
        sleeps=time.fromisoformat(private["sleeps"]),
        weekends=private["weekends"],
        paused_until=back(paused_until),
        nudges=private["nudges"],
        signature=Signature(*private["signature"]),
        tone=Tone(private["tone"]),
        country=private["country"],
        locale=locale,
        clock24=private["clock24"],
        discreet=private["discreet"],
        discreet_asked=private["discreet_asked"],
        country_said=private["country_said"],
        first_sent=private["first_sent"],
        unreachable=private["unreachable"],
        missed=private.get("missed", 0),
        # Rows from before zones were followed may hold one that was named: it stays.
        zone_chosen=private.get("zone_chosen", zone is not None),
        zone_moved=private.get("zone_moved", False),
        language=private.get("language", ""),
        before=private.get("before"),
        weekly=private.get("weekly", False),
        goal=_goal(private.get("goal")),
        pauses=tuple((instant(since), instant(until)) for since, until in private.get("pauses", ())),
        polish=private.get("polish", False),
        enough_said=private.get("enough_said", False),
        round_weekday=private.get("round_weekday"),
        mails_with=MailProgram(private.get("mails_with", MailProgram.DEVICE)),
    )


def _goal(kept: list[Any] | None) -> Goal | None:
    return None if kept is None else Goal(GoalKind(kept[0]), kept[1])


async def by_address(tx: Tx, address: Address) -> Member | None:
    """Who is reached at this address, whatever room it remembers."""
    if address.user is None:
        return None
    found = await tx.first(_BY_ADDRESS, on=address.platform, within=address.tenant, who=address.user)
    return None if found is None else await get(tx, MemberId(found[0]))


async def get(tx: Tx, id: MemberId) -> Member | None:
    """The member, or None."""
    return (await get_many(tx, [id])).get(id)


async def get_many(tx: Tx, ids: Iterable[MemberId], *, reached_at: bool = True) -> dict[MemberId, Member]:
    """Those of the members who are there; without their addresses where nobody is to be reached."""
    wanted = sorted({id for id in ids if sees(tx.asker, id)})
    if not wanted:
        return {}
    reached: dict[str, list[Address]] = {id: [] for id in wanted}
    found = await tx.rows(_ADDRESSES, ids=sql.ids(wanted)) if reached_at else ()
    for member_id, platform, tenant, account, room in found:
        reached[member_id].append(Address(platform, tenant, account, room))
    out = {}
    for row in await tx.rows(_MANY, ids=sql.ids(wanted)):
        row_id, platform, tenant = row[0], row[1], row[2]
        tx.settled_in(row_id, platform, tenant)
        private = opened(tx.vault, row[7], table="members", row=row_id, tenant=home(platform, tenant), owner=row_id)
        out[MemberId(row_id)] = _member(row, private, reached[row_id])
    return out


async def put(tx: Tx, member: Member) -> None:
    """Inserts or updates the member and their addresses; the home stays what it was at first.

    Raises NotYours for another member, for one whose home would change, and for an address of somebody else.
    """
    own(tx.asker, member.id)
    people = {address: place for place, address in enumerate(member.addresses) if address.user is not None}
    known: dict[Address, str] = {}
    for address in people:
        found = await tx.first(_BY_ADDRESS, **_key(address))
        if found is not None:
            known[address] = found[0]
    if any(owner != member.id for owner in known.values()):
        raise NotYours("the address belongs to another member")
    written = await tx.first(
        _PUT,
        id=member.id,
        platform=member.home.platform,
        tenant=member.home.tenant,
        created_at=micros(member.created_at),
        zone=member.zone,
        locale=member.locale,
        paused_until=when(member.paused_until),
        sealed=shut(
            tx.vault,
            _private(member),
            table="members",
            row=member.id,
            tenant=home(member.home.platform, member.home.tenant),
            owner=member.id,
        ),
    )
    if written is None:
        raise NotYours("a member's home is what their rows are sealed to; it does not change")
    tx.settled_in(member.id, member.home.platform, member.home.tenant)
    before = await tx.rows(_ADDRESSES, ids=sql.ids([member.id]))
    gone = [
        address
        for _, platform, tenant, account, room in before
        if (address := Address(platform, tenant, account, room)) not in people
    ]
    await tx.many(_DROP_ADDRESS, [{**_key(address), "member": member.id} for address in gone])
    stored = {Address(p, t, account): (room, place) for place, (_, p, t, account, room) in enumerate(before)}
    for address, place in people.items():
        if stored.get(address) == (address.room, place):
            continue
        reached = await tx.first(
            _PUT_ADDRESS,
            platform=address.platform,
            tenant=address.tenant,
            account=address.user,
            room=address.room,
            place=place,
            member_id=member.id,
        )
        if reached is None:
            # Somebody else's first contact from the same address was committed a moment ago.
            raise NotYours("the address belongs to another member")


async def everyone(tx: Tx) -> tuple[MemberId, ...]:
    """The id of every member; a member who asks gets their own."""
    if isinstance(tx.asker, AsMember):
        return (tx.asker.member_id,)
    return tuple(MemberId(row[0]) for row in await tx.rows(_EVERYONE))


async def remove(tx: Tx, id: MemberId) -> bool:
    """Whether there was such a member; all their rows are gone, everywhere."""
    if not sees(tx.asker, id):
        return False
    tx.forgotten(id)
    return await tx.first(_REMOVE, member=id) is not None


def _key(address: Address) -> Mapping[str, Value]:
    return {"on": address.platform, "within": address.tenant, "who": address.user}
