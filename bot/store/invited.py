"""Who was invited to a cohort, and whether that stands: a coach who takes somebody out takes it back with that."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select

from bot.clock import Instant, instant
from bot.model.cohort import Cohort, Room
from bot.model.ids import CohortId, MemberId
from bot.model.nudge import NudgeKind, NudgeStatus
from bot.model.people import Address
from bot.store import tables
from bot.store.rights import system
from bot.store.sql import literal, parameter
from bot.store.tx import Tx

A_DAY = timedelta(days=1)
MOST = 20
"""People whom the coaches of one cohort bring in within a day."""
AGAIN = timedelta(days=7)
"""How long after an invitation another comes to the same person."""
LEFT = "left"
"""The ordinal of what tells somebody that a coach took them out."""
_nudges = tables.nudges.c
_SAID = select(_nudges.kind, _nudges.status, _nudges.due_at).where(
    _nudges.member_id == parameter("member"),
    _nudges.subject == parameter("cohort"),
    (_nudges.kind == literal(NudgeKind.INVITED.value))
    | ((_nudges.kind == literal(NudgeKind.CLOSING.value)) & (_nudges.ordinal == literal(LEFT))),
)


@dataclass(frozen=True, slots=True)
class Invited:
    """What there is between somebody and a cohort's door."""

    at: Instant | None = None
    """When they were last invited, whether or not they were told."""
    stands: bool = False
    """Whether an invitation holds: it was not called off, and no coach took them out since."""


async def of(tx: Tx, member_id: MemberId, cohort_id: CohortId) -> Invited:
    """What there is between this member and this cohort's door.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    rows = [
        (kind, status, instant(at)) for kind, status, at in await tx.rows(_SAID, member=member_id, cohort=cohort_id)
    ]
    asked = [(at, status) for kind, status, at in rows if kind == NudgeKind.INVITED]
    out = max((at for kind, _, at in rows if kind == NudgeKind.CLOSING), default=None)
    holds = any(status != NudgeStatus.CANCELLED and (out is None or at > out) for at, status in asked)
    return Invited(max((at for at, _ in asked), default=None), holds)


def one_more(cohort: Cohort, now: Instant) -> Cohort | None:
    """The cohort after one more person was brought in; None where there were as many as a day has."""
    lately = tuple(each for each in cohort.invited if now - each < A_DAY)
    return replace(cohort, invited=(*lately, now)) if len(lately) < MOST else None


def beside(cohort: Cohort, rooms: Iterable[Room], who: Address) -> bool:
    """Whether somebody is where the cohort lives, as far as an address tells.

    Where a person is the same in every server of a platform, their tenant is the platform itself: its adapter names
    only those who are in the server where they are mentioned.
    """
    lives = {cohort.home, *(room.address.home for room in rooms if not room.gone)}
    if who.tenant == who.platform:
        return any(each.platform == who.platform for each in lives)
    return who.home in lives
