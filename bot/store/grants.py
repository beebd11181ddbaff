"""Grants: the one place that says what somebody may do in a cohort, at this moment and in this transaction.

Everything else in the store answers a member for their own rows alone. What a coach may see or do beyond that begins
here: whoever holds a grant holds the cohort as it is now, and a transaction that reads and writes as the bot itself,
for the modules of the store only. A grant is asked for at each use and kept nowhere: who is no coach any more, or
has left, has none with their next request.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.model.cohort import Cohort, Consent, Membership, Role, Room
from bot.model.ids import CohortId, MemberId
from bot.model.people import Address
from bot.store import cohorts, invited, memberships
from bot.store.rights import AsMember, System
from bot.store.tx import Tx

_STAFF = frozenset({Role.COACH})
_LOOKERS = frozenset({Role.COACH, Role.SPONSOR})
_MEMBERS = frozenset({Role.MEMBER})
_ANYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Grant:
    """What somebody holds who may do something in a cohort."""

    cohort: Cohort
    membership: Membership
    """Of whoever asks."""
    tx: Tx
    """The same transaction as the bot itself; for the modules of the store alone."""


async def coach(tx: Tx, cohort_id: CohortId) -> Grant | None:
    """For a coach of this cohort; None for anybody else, as for an unknown id."""
    return await _granted(tx, cohort_id, _STAFF)


async def looker(tx: Tx, cohort_id: CohortId) -> Grant | None:
    """For whoever may see what the cohort adds up to: its coaches and sponsors."""
    return await _granted(tx, cohort_id, _LOOKERS)


async def member(tx: Tx, cohort_id: CohortId) -> Grant | None:
    """For a member of this cohort, coaches not among them."""
    return await _granted(tx, cohort_id, _MEMBERS)


async def anybody(tx: Tx, cohort_id: CohortId) -> Grant | None:
    """For whoever is in this cohort, whatever they are."""
    return await _granted(tx, cohort_id, _ANYBODY)


async def _granted(tx: Tx, cohort_id: CohortId, roles: frozenset[Role]) -> Grant | None:
    if not isinstance(tx.asker, AsMember):
        return None
    mine = await memberships.in_cohort(tx, cohort_id, tx.asker.member_id)
    if mine is None or mine.role not in roles:
        return None
    wide = tx.narrowed(System("granted in a cohort"))
    cohort = await cohorts.get(wide, cohort_id)
    return None if cohort is None else Grant(cohort, mine, wide)


def counts(cohort: Cohort, role: Role, consent: Consent) -> bool:
    """Whether somebody in this role, at this level, is in the totals now."""
    return cohort.open and role is Role.MEMBER and consent.counted


def named(cohort: Cohort, everybody: Iterable[Membership]) -> tuple[Membership, ...]:
    """Of these, the members whom the coach sees by name now; none once the cohort is over."""
    return tuple(each for each in everybody if cohort.open and each.role is Role.MEMBER and each.consent.named)


def may_be_asked(cohort: Cohort, membership: Membership | None) -> bool:
    """Whether the coach may ask this member to read a draft that has waited."""
    return (
        cohort.open and membership is not None and membership.role is Role.MEMBER
        and membership.consent is Consent.DRAFTS
    )  # fmt: skip


async def places(tx: Tx) -> tuple[tuple[Membership, Cohort], ...]:
    """The asker's own memberships with their cohorts, those that go on first, then the latest joined."""
    if not isinstance(tx.asker, AsMember):
        return ()
    return await places_of(tx, tx.asker.member_id)


async def places_of(tx: Tx, member_id: MemberId) -> tuple[tuple[Membership, Cohort], ...]:
    """A member's memberships with their cohorts, as far as the asker may see them; those that go on first."""
    mine = await memberships.of(tx, member_id)
    if not mine:
        return ()
    found = await cohorts.get_many(tx.narrowed(System("granted in a cohort")), {each.cohort_id for each in mine})
    pairs = [(each, found[each.cohort_id]) for each in mine if each.cohort_id in found]
    return tuple(sorted(pairs, key=lambda pair: (not pair[1].open, -pair[0].joined_at.timestamp())))


async def here(tx: Tx, where: Address) -> frozenset[CohortId]:
    """The cohorts that live or lived in this channel, of those that the asker is in."""
    mine = {cohort.id for _, cohort in await places(tx)}
    if not mine:
        return frozenset()
    rooms = await cohorts.rooms_at(tx.narrowed(System("granted in a cohort")), where)
    return frozenset(room.cohort_id for room in rooms) & mine


@dataclass(frozen=True, slots=True)
class Door:
    """What somebody holds who stands before a cohort that goes on: they may come in, and see its name."""

    cohort: Cohort
    room: Room | None
    """Where they stand; None: they were invited."""
    tx: Tx
    """The same transaction as the bot itself; for the modules of the store alone."""


async def door(tx: Tx, cohort_id: CohortId, where: Address | None) -> Door | None:
    """For whoever is in one of its channels, or was invited by a coach; None for anybody else, and once it is over.

    A channel that it has left is no door any more, nor an invitation once a coach took them out.
    """
    if not isinstance(tx.asker, AsMember):
        return None
    wide = tx.narrowed(System("before a cohort"))
    cohort = await cohorts.get(wide, cohort_id)
    if cohort is None or not cohort.open:
        return None
    rooms = (await cohorts.rooms_of(wide, [cohort_id]))[cohort_id]
    here = next((room for room in rooms if where is not None and room.address == where and not room.gone), None)
    if here is not None:
        return Door(cohort, here, wide)
    asked = await invited.of(wide, tx.asker.member_id, cohort_id)
    return Door(cohort, None, wide) if asked.stands else None


async def doors(tx: Tx, where: Address) -> Door | None:
    """The cohort that goes on in this channel, for whoever is there."""
    if not isinstance(tx.asker, AsMember):
        return None
    rooms = await cohorts.rooms_at(tx.narrowed(System("before a cohort")), where)
    for room in rooms:
        if (found := await door(tx, room.cohort_id, where)) is not None:
            return found
    return None


def before_a_review(tx: Tx) -> Tx | None:
    """What finds the cohort that a review is for, before it is known whether the asker coaches it; None for the bot
    itself. For `reading` alone.
    """
    return tx.narrowed(System("which cohort a review is for")) if isinstance(tx.asker, AsMember) else None


async def over(tx: Tx, cohort_id: CohortId, where: Address | None) -> Cohort | None:
    """This cohort, where it has ended and the asker stands in a channel that it lived in; None otherwise."""
    if where is None or not isinstance(tx.asker, AsMember):
        return None
    wide = tx.narrowed(System("before a cohort"))
    if not any(room.cohort_id == cohort_id for room in await cohorts.rooms_at(wide, where)):
        return None
    cohort = await cohorts.get(wide, cohort_id)
    return None if cohort is None or cohort.open else cohort


def founder(tx: Tx) -> Tx | None:
    """What a member holds who makes a cohort of their own; None for anybody else."""
    return tx.narrowed(System("a cohort is made")) if isinstance(tx.asker, AsMember) else None
