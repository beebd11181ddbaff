"""A day's measure: how much a member was sent of what nobody asked for, and what may still come of it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import and_, func, select

from bot.clock import Instant, micros
from bot.model.ids import MemberId
from bot.model.nudge import ASKED_FOR, NudgeKind
from bot.store import sql, tables
from bot.store.nudges import WAITING
from bot.store.rights import sees
from bot.store.sql import literal, number_of, parameter, text_of
from bot.store.tx import Tx

_nudges = tables.nudges.c
_given = sql.given("ids")
_wanted = select(text_of(_given, 0))
_IS_UNASKED = and_(*(_nudges.kind != literal(kind.value) for kind in sorted(ASKED_FOR)))
_asked = sql.given("since")
_UNASKED = (
    select(_nudges.member_id, func.count())
    .select_from(
        _asked.join(
            tables.nudges,
            (_nudges.member_id == text_of(_asked, 0)) & (_nudges.delivered_at >= number_of(_asked, 1)),
        )
    )
    .where(
        _nudges.status == literal("delivered"),
        _IS_UNASKED,
        # What a gathered list took up was not sent by itself: the list counts.
        _nudges.into_id.is_(None),
    )
    .group_by(_nudges.member_id)
)
_PLACES = (
    select(_nudges.member_id, _nudges.kind, func.count())
    .select_from(
        _asked.join(
            tables.nudges,
            (_nudges.member_id == text_of(_asked, 0)) & (_nudges.next_at < number_of(_asked, 1)),
        )
    )
    .where(WAITING, (_nudges.kind == literal("debrief")) | (_nudges.kind == literal("gathered")))
    .group_by(_nudges.member_id, _nudges.kind)
)
_IN_DOUBT = (
    select(_nudges.member_id, func.count())
    .where(
        _nudges.member_id.in_(_wanted),
        WAITING,
        (_nudges.status == literal("uncertain"))
        | ((_nudges.status == literal("claimed")) & (_nudges.token != parameter("fence"))),
        _IS_UNASKED,
    )
    .group_by(_nudges.member_id)
)


async def unasked_since(
    tx: Tx, member_ids: Iterable[MemberId], since: Mapping[MemberId, Instant]
) -> dict[MemberId, int]:
    """How many nudges that nobody asked for each member was sent since their moment."""
    counts = {member_id: 0 for member_id in member_ids if member_id in since and sees(tx.asker, member_id)}
    if not counts:
        return {}
    asked = sql.array([member_id, micros(since[member_id])] for member_id in sorted(counts))
    for member_id, count in await tx.rows(_UNASKED, since=asked):
        counts[MemberId(member_id)] = count
    return counts


async def places_before(
    tx: Tx, member_ids: Iterable[MemberId], until: Mapping[MemberId, Instant]
) -> dict[tuple[MemberId, NudgeKind], int]:
    """How many debrief prompts and morning lists are still to come for each member before their moment."""
    wanted = sorted({each for each in member_ids if each in until and sees(tx.asker, each)})
    if not wanted:
        return {}
    asked = sql.array([member_id, micros(until[member_id])] for member_id in wanted)
    rows = await tx.rows(_PLACES, since=asked)
    return {(MemberId(member_id), NudgeKind(kind)): count for member_id, kind, count in rows}


async def in_doubt(tx: Tx, member_ids: Iterable[MemberId], token: str) -> dict[MemberId, int]:
    """How many nudges that nobody asked for may have been sent to each of these members, without our knowing.

    Those are what is uncertain, and what another claim than the one with this token has in hand.
    """
    wanted = sorted({member_id for member_id in member_ids if sees(tx.asker, member_id)})
    rows = await tx.rows(_IN_DOUBT, ids=sql.ids(wanted), fence=token) if wanted else ()
    return {MemberId(member_id): count for member_id, count in rows}
