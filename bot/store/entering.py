"""Entering a cohort, choosing what is seen there, and leaving it; each by its member's own word alone."""

from dataclasses import dataclass
from enum import StrEnum

from bot.clock import Instant
from bot.model.cohort import Cohort, Consent, Membership, Role
from bot.model.ids import CohortId, MemberId, MembershipId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.people import Address
from bot.store import charters, cohorts, endings, grants, invited, memberships, nudges, roles
from bot.store.rights import AsMember
from bot.store.tx import Tx


class Entered(StrEnum):
    """What came of entering."""

    NEW = "new"
    ALREADY = "already"
    COACH = "coach"
    """They look after it, and are no member."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in a cohort, and how they came in."""

    cohort: Cohort
    membership: Membership
    how: Entered


async def enter(
    tx: Tx, cohort_id: CohortId, where: Address | None, now: Instant, *, id: MembershipId, shown_as: str
) -> Entry | None:
    """The asker in this cohort, privately at first; None for whoever stands before no such door."""
    found = await grants.door(tx, cohort_id, where)
    if found is None or not isinstance(tx.asker, AsMember):
        return None
    known = await memberships.in_cohort(tx, cohort_id, tx.asker.member_id)
    if known is not None:
        return Entry(found.cohort, known, Entered.ALREADY if known.role is Role.MEMBER else Entered.COACH)
    mine = Membership(
        id, cohort_id, tx.asker.member_id, Role.MEMBER, now, shown_as=shown_as,
        room_id=None if found.room is None else found.room.id,
    )  # fmt: skip
    await memberships.put(tx, mine)
    return Entry(found.cohort, mine, Entered.NEW)


async def at_level(tx: Tx, cohort_id: CohortId, consent: Consent, now: Instant) -> Entry | None:
    """The asker at this level, from their coach's next look on; None for who is no member of it, or once it is over."""
    grant = await grants.member(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    mine = grant.membership.at_level(consent, now)
    await memberships.put(tx, mine)
    return Entry(grant.cohort, mine, Entered.ALREADY)


async def leave(tx: Tx, cohort_id: CohortId, now: Instant) -> Cohort | roles.Changed | None:
    """The cohort that the asker has left: nothing of them is seen there from now on. None where they were in none.

    The last coach of one that goes on does not leave it: `LAST_COACH`, and nothing changed.
    """
    grant = await grants.anybody(tx, cohort_id)
    if grant is None:
        return None
    if grant.membership.role is Role.COACH and grant.cohort.open and not await roles.may_leave(tx, cohort_id):
        return roles.Changed.LAST_COACH
    await endings.withdrawn(grant.tx, cohort_id, grant.membership.member_id, now)
    await memberships.remove(tx, grant.membership.id)
    return grant.cohort


async def invite(tx: Tx, cohort_id: CohortId, whom: MemberId, now: Instant) -> roles.Changed | None:
    """Has a coach's invitation delivered, once a week to a person; None for anybody but a coach of one that goes on.

    The answer is the same whether or not they are in it: those are written down as asked, and not told.
    """
    # Them first, as they hold themselves before they hold the cohort.
    await tx.hold([whom])
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    before = await invited.of(grant.tx, whom, cohort_id)
    if before.at is not None and now - before.at < invited.AGAIN:
        return roles.Changed.DONE
    more = invited.one_more(grant.cohort, now)
    if more is None:
        return roles.Changed.TOO_MANY
    await cohorts.put(grant.tx, more)
    there = await memberships.in_cohort(grant.tx, cohort_id, whom) is not None
    ordinal = now.isoformat()
    await nudges.add(grant.tx, Nudge(
        NudgeId(derived(whom, NudgeKind.INVITED, cohort_id, ordinal)), whom, NudgeKind.INVITED, cohort_id, now, now,
        Reason(Because.COHORT, now), ordinal=ordinal, status=NudgeStatus.CANCELLED if there else NudgeStatus.DUE,
    ))  # fmt: skip
    return roles.Changed.DONE


async def invitation(tx: Tx, nudge: Nudge) -> tuple[Cohort, str] | None:
    """The cohort that a nudge invites to, and its first coach's name.

    None once it is over, they are in it, or a coach took them out since.

    Raises NotYours for anybody but the bot itself.
    """
    cohort = await cohorts.get(tx, CohortId(nudge.subject))
    if cohort is None or not cohort.open:
        return None
    if await memberships.in_cohort(tx, cohort.id, nudge.member) is not None:
        return None
    if not (await invited.of(tx, nudge.member, cohort.id)).stands:
        return None
    staff = await memberships.staff(tx, cohort.id)
    return cohort, next((each.shown_as for each in staff if each.role is Role.COACH), "")
