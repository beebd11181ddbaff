"""Roles: who is coach, sponsor or member of a cohort, changed by its coaches; there is always one coach left."""

from dataclasses import replace
from enum import StrEnum

from bot.clock import Instant
from bot.model.cohort import Consent, Membership, Role
from bot.model.ids import CohortId, MemberId, MembershipId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Address
from bot.store import charters, cohorts, endings, grants, invited, members, memberships, nudges
from bot.store.grants import Grant
from bot.store.tx import Tx


class Changed(StrEnum):
    """What came of a change of somebody's role."""

    DONE = "done"
    ALREADY = "already"
    """It was so before."""
    LAST_COACH = "last coach"
    """Nothing changed: there would be no coach left."""
    NOBODY = "nobody"
    """There is no such person in this cohort, or none that the bot knows."""
    TOO_MANY = "too many"
    """As many people as a day has were brought in."""


async def whom(tx: Tx, cohort_id: CohortId, who: Address) -> tuple[Grant, MemberId | None] | None:
    """Of somebody a coach mentions: who they are. None for who is no coach.

    Nobody where the bot does not know them, and where they are in no place that the cohort lives in, unless the coach
    sees them by name.
    """
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    known = await members.by_address(grant.tx, who)
    if known is None:
        return grant, None
    near = invited.beside(grant.cohort, await charters.rooms_of(grant), who)
    return grant, known.id if near or await _seen(grant, known.id) is not None else None


async def seen(tx: Tx, cohort_id: CohortId, whom: MemberId) -> Membership | None:
    """Somebody whom a coach sees by name in their cohort; None for everybody else, whether or not they are in it."""
    grant = await grants.coach(tx, cohort_id)
    return None if grant is None else await _seen(grant, whom)


async def _seen(grant: Grant, whom: MemberId) -> Membership | None:
    known = await memberships.in_cohort(grant.tx, grant.cohort.id, whom)
    if known is None or (known.role is Role.MEMBER and not grants.named(grant.cohort, [known])):
        return None
    return known


async def by_name(tx: Tx, cohort_id: CohortId, name: str) -> tuple[Membership, ...]:
    """Whom a coach may mean by a name: coaches, sponsors and members who let themselves be named; nobody else."""
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return ()
    everybody = await charters.everybody(grant)
    seen = [*(each for each in everybody if each.role is not Role.MEMBER), *grants.named(grant.cohort, everybody)]
    wanted = " ".join(name.casefold().split()).removeprefix("@")
    exact = tuple(each for each in seen if " ".join(each.shown_as.casefold().split()) == wanted)
    return exact or tuple(each for each in seen if wanted and wanted in each.shown_as.casefold().split())


async def shown_as(tx: Tx, cohort_id: CohortId, whom: MemberId) -> str | None:
    """How the cohort knows this person, for its coaches; None for anybody else, and for who is not in it."""
    grant = await grants.coach(tx, cohort_id)
    known = None if grant is None else await memberships.in_cohort(grant.tx, cohort_id, whom)
    return None if known is None else known.shown_as


async def staff(tx: Tx, cohort_id: CohortId) -> tuple[Membership, ...] | None:
    """The cohort's coaches and sponsors, for whoever is in it; None for anybody else."""
    grant = await grants.anybody(tx, cohort_id)
    return None if grant is None else await memberships.staff(grant.tx, cohort_id)


async def given(
    tx: Tx, cohort_id: CohortId, whom: MemberId, role: Role, now: Instant, *, id: MembershipId, on: str = ""
) -> Changed | None:
    """Makes somebody a coach, a sponsor or a member; None for whoever is no coach of it, or once it is over.

    Who was not in the cohort comes in with this role and this `id`, under their name on the platform that it was said
    `on`; nobody is made a member who has not joined.
    They are told. Nothing of a member is seen by this: their own level stays what it is.
    """
    # Them first, as they hold themselves before they hold the cohort.
    await tx.hold([whom])
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None or not grant.cohort.open:
        return None
    known = await memberships.in_cohort(grant.tx, cohort_id, whom)
    if known is None:
        if role is Role.MEMBER:
            return Changed.NOBODY
        more = invited.one_more(grant.cohort, now)
        if more is None:
            return Changed.TOO_MANY
        person = (await members.get_many(grant.tx, [whom])).get(whom)
        if person is None:
            return Changed.NOBODY
        await cohorts.put(grant.tx, more)
        known = Membership(id, cohort_id, whom, Role.MEMBER, now, shown_as=person.called_at(on))
    elif known.role is role:
        return Changed.ALREADY
    if known.role is Role.COACH and not await others(grant, whom):
        return Changed.LAST_COACH
    changed = replace(known, role=role, tips=known.tips and role is Role.MEMBER)
    if role is not Role.MEMBER:
        # Who looks on is not in the totals, and shares nothing.
        changed = changed.at_level(Consent.PRIVATE, now)
        await endings.withdrawn(grant.tx, cohort_id, whom, now)
    await memberships.put(grant.tx, changed)
    if whom != grant.membership.member_id:
        await _told(grant, whom, f"role {role}", now)
    return Changed.DONE


async def removed(tx: Tx, cohort_id: CohortId, whom: MemberId, now: Instant) -> Changed | None:
    """Takes somebody out of the cohort; None for whoever is no coach of it. What they logged stays theirs."""
    await tx.hold([whom])
    await charters.locked(tx, cohort_id)
    grant = await grants.coach(tx, cohort_id)
    if grant is None:
        return None
    known = await memberships.in_cohort(grant.tx, cohort_id, whom)
    if known is None:
        return Changed.NOBODY
    if known.role is Role.COACH and not await others(grant, whom):
        return Changed.LAST_COACH
    await endings.withdrawn(grant.tx, cohort_id, whom, now)
    await memberships.remove(grant.tx, known.id)
    if whom != grant.membership.member_id:
        await _told(grant, whom, invited.LEFT, now)
    return Changed.DONE


async def may_leave(tx: Tx, cohort_id: CohortId) -> bool:
    """Whether the asker may go: not the last coach of a cohort that goes on. Held until the transaction ends."""
    await charters.locked(tx, cohort_id)
    grant = await grants.anybody(tx, cohort_id)
    if grant is None or grant.membership.role is not Role.COACH or not grant.cohort.open:
        return True
    return await others(grant, grant.membership.member_id)


async def others(grant: Grant, but: MemberId) -> bool:
    """Whether the cohort has another coach."""
    there = await memberships.staff(grant.tx, grant.cohort.id)
    return any(each.role is Role.COACH and each.member_id != but for each in there)


async def _told(grant: Grant, whom: MemberId, ordinal: str, now: Instant) -> None:
    """Has them told of what a coach has changed; the latest change is what counts as it is told."""
    kind = NudgeKind.CLOSING if ordinal == invited.LEFT else NudgeKind.COACHED
    nudge = Nudge(
        id=NudgeId(derived(whom, kind, grant.cohort.id, ordinal, now.isoformat())), to=whom, kind=kind,
        subject=grant.cohort.id, ordinal=ordinal, due_at=now, next_at=now, reason=Reason(Because.COHORT, now),
    )  # fmt: skip
    await nudges.add(grant.tx, nudge)
