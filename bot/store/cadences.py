"""Cadences: the policy of each member, as the cohort that they joined last has it while it goes on."""

from collections.abc import Iterable
from types import MappingProxyType

from sqlalchemy import select

from bot.model.cohort import Cohort
from bot.model.ids import MemberId
from bot.model.policy import Policy
from bot.store import sql, tables
from bot.store.cohorts import cohort_of
from bot.store.rights import sees
from bot.store.sql import literal, text_of
from bot.store.tx import Tx

_memberships = tables.memberships.c
_cohorts = tables.cohorts.c
_given = sql.given("ids")
_wanted = select(text_of(_given, 0))
_OF = (
    select(_memberships.member_id, *tables.cohorts.c)
    .join(tables.cohorts, _cohorts.id == _memberships.cohort_id)
    .where(
        _memberships.member_id.in_(_wanted),
        _memberships.role == literal("member"),
        _cohorts.status == literal("open"),
    )
    .order_by(_memberships.joined_at, _memberships.id)
)


async def policy_of(tx: Tx, member_id: MemberId, otherwise: Policy) -> Policy:
    """The policy that holds for this member."""
    return (await policies(tx, [member_id], otherwise))[member_id]


async def policies(tx: Tx, member_ids: Iterable[MemberId], otherwise: Policy) -> MappingProxyType[MemberId, Policy]:
    """The policy that holds for each of these members, with one statement; who is in no cohort has the other."""
    wanted = sorted({each for each in member_ids if sees(tx.asker, each)})
    found = dict.fromkeys(wanted, otherwise)
    known: dict[str, Cohort] = {}
    for member_id, *row in await tx.rows(_OF, ids=sql.ids(wanted)) if wanted else ():
        if row[0] not in known:
            known[row[0]] = cohort_of(tx, row)
        # The latest joined comes last.
        found[member_id] = known[row[0]].cadence.on(otherwise)
    return MappingProxyType(found)
