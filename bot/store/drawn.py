"""Cards drawn: in which messages the one card about something stands, for each member and platform."""

import json
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from bot.clock import Instant, instant, micros
from bot.model.people import Address
from bot.ports import Drawn
from bot.store import tables
from bot.store.private import opened, shut
from bot.store.rights import system
from bot.store.sql import Row, Value, number, parameter
from bot.store.tx import Tx

_rows = tables.drawn.c
_addresses = tables.addresses.c
_COLUMNS = (
    _rows.member_id, _rows.platform, _rows.about, _rows.tenant, _rows.room, _rows.messages, _rows.at, _rows.sealed,
)  # fmt: skip
_mine = (_rows.member_id == parameter("member"), _rows.platform == parameter("on"))

_OWNER = select(_addresses.member_id).where(
    _addresses.platform == parameter("on"),
    _addresses.tenant == parameter("within"),
    _addresses.account == parameter("who"),
)
_ONE = select(*_COLUMNS).where(*_mine, _rows.about == parameter("thing"))
_ALL = select(*_COLUMNS).where(*_mine)
_SINCE = (
    select(*_COLUMNS)
    .where(*_mine, _rows.at >= number("since"))
    .order_by(_rows.at.desc(), _rows.about)
    .limit(number("most"))
)
_written = insert(tables.drawn)
_PUT = _written.on_conflict_do_update(
    index_elements=[_rows.member_id, _rows.platform, _rows.about],
    set_={name: _written.excluded[name] for name in ("tenant", "room", "messages", "at", "sealed")},
)
_REMOVE = delete(tables.drawn).where(*_mine, _rows.about == parameter("thing"))
_OLD = delete(tables.drawn).where(_rows.at < number("before"))


async def get(tx: Tx, who: Address, about: str) -> Drawn | None:
    """Where the card about this stands for this person, or None.

    Raises NotYours for anybody but the bot itself.
    """
    member = await _member(tx, who)
    if member is None:
        return None
    found = await _opened(tx, await tx.rows(_ONE, member=member, on=who.platform, thing=about))
    return found[0] if found else None


async def of(tx: Tx, who: Address, *, since: Instant, most: int) -> tuple[Drawn, ...]:
    """What was drawn for this person since then, the newest first.

    Raises NotYours for anybody but the bot itself.
    """
    member = await _member(tx, who)
    if member is None:
        return ()
    return await _opened(tx, await tx.rows(_SINCE, member=member, on=who.platform, since=micros(since), most=most))


async def put(
    tx: Tx, who: Address, drawn: Drawn, *, instead_of: tuple[str, ...] | None = None
) -> tuple[Drawn, ...]:
    """What was kept about this before, and what the card's message was before; `drawn` takes the place of all.

    Without messages, or about nothing, it only takes away. Of somebody who is not known nothing is kept, and
    nothing where the card stands in other messages than `instead_of`.
    Raises NotYours for anybody but the bot itself.
    """
    member = await _member(tx, who)
    if member is None:
        return ()
    await tx.hold([member])
    every = await _opened(tx, await tx.rows(_ALL, member=member, on=who.platform))
    if instead_of is not None and instead_of not in (each.messages for each in every if each.about == drawn.about):
        return ()
    before = tuple(each for each in every if each.about == drawn.about or _same(each, drawn))
    for each in before:
        if each.about != drawn.about or not drawn.messages:
            await tx.rows(_REMOVE, member=member, on=who.platform, thing=each.about)
    if drawn.about and drawn.messages:
        await tx.many(_PUT, [await _values(tx, member, who.platform, drawn)])
    return before


async def purge(tx: Tx, before: Instant) -> None:
    """Forgets what was drawn before that moment."""
    await tx.rows(_OLD, before=micros(before))


def _same(one: Drawn, other: Drawn) -> bool:
    """Whether the card of the other stands in a message of this one."""
    card = next(iter(other.messages), "")
    return bool(card) and (one.tenant, one.room) == (other.tenant, other.room) and card in one.messages


async def _member(tx: Tx, who: Address) -> str | None:
    system(tx.asker)
    if who.user is None:
        return None
    found = await tx.first(_OWNER, on=who.platform, within=who.tenant, who=who.user)
    return None if found is None else str(found[0])


async def _values(tx: Tx, member: str, platform: str, drawn: Drawn) -> dict[str, Value]:
    homes = await tx.homes([member])
    sealed = shut(
        tx.vault, {"digest": drawn.digest}, table="drawn", row=f"{platform}/{drawn.about}", tenant=homes[member],
        owner=member,
    )  # fmt: skip
    return {
        "member_id": member,
        "platform": platform,
        "about": drawn.about,
        "tenant": drawn.tenant,
        "room": drawn.room,
        "messages": json.dumps(drawn.messages),
        "at": micros(drawn.at),
        "sealed": sealed,
    }


async def _opened(tx: Tx, rows: Sequence[Row]) -> tuple[Drawn, ...]:
    homes = await tx.homes({row[0] for row in rows})
    found = []
    for member, platform, about, tenant, room, messages, at, sealed in rows:
        place = f"{platform}/{about}"
        private = opened(tx.vault, sealed, table="drawn", row=place, tenant=homes[member], owner=member)
        found.append(Drawn(about, tenant, room, tuple(json.loads(messages)), instant(at), private["digest"]))
    return tuple(found)
