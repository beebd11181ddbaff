"""Rooms of cohorts in the store: their nudges, and what goes with a place that lets the bot go."""

from datetime import date, timedelta

import pytest

from bot.errors import NotYours
from bot.model.cohort import Cohort, Membership, Role, Room
from bot.model.ids import CohortId, MembershipId, NudgeId, RoomId
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.people import Address, Tenant
from bot.store import cohorts, evictions, grants, members, memberships, nudges, queue
from bot.store.rights import AsMember
from bot.store.store import Store
from tests.store.makers import BOT, NOW, member

T1 = Tenant("slack", "T1")


def cohort(name: str, tenant: Tenant = T1) -> Cohort:
    return Cohort(
        id=CohortId(f"c-{name}"), home=tenant, created_at=NOW, name=name, zone="Europe/Berlin",
        starts_on=date(2026, 11, 26), ends_on=date(2026, 12, 24),
    )  # fmt: skip


def room(of: Cohort, tenant: Tenant = T1, place: str = "C1") -> Room:
    address = Address(tenant.platform, tenant.tenant, room=place)
    return Room(RoomId(f"r-{of.name}-{tenant.tenant}"), of.id, address, "spring", opened_at=NOW)


def digest(to: Room) -> Nudge:
    why = Reason(Because.COHORT, NOW)
    return Nudge(NudgeId(f"d-{to.id}"), to.id, NudgeKind.DIGEST, to.cohort_id, NOW, NOW, why, in_room=True)


async def kept(store: Store, of: Cohort, *rooms: Room) -> None:
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, of)
        for each in rooms:
            await cohorts.put_room(tx, each, NOW)


async def test_a_cohort_is_read_back_as_it_was_kept(store: Store) -> None:
    spring = cohort("spring")
    await kept(store, spring, room(spring))
    async with store.read(BOT) as tx:
        assert await cohorts.get(tx, spring.id) == spring
        assert await cohorts.rooms_at(tx, Address("slack", "T1", room="C1")) == (room(spring),)
        assert await cohorts.rooms_at(tx, Address("slack", "T2", room="C1")) == ()


async def test_a_nudge_to_a_room_is_claimed_and_settled_like_any_other(store: Store) -> None:
    spring = cohort("spring")
    await kept(store, spring, room(spring))
    async with store.begin(BOT) as tx:
        assert await nudges.add(tx, digest(room(spring)))
        (claimed,) = await queue.claim(tx, now=NOW, limit=5, lease=timedelta(minutes=1), token="t")
    assert (claimed.nudge.in_room, claimed.nudge.to, claimed.tenant) == (True, "r-spring-T1", "slack/T1")
    with pytest.raises(ValueError, match="goes to a room"):
        _ = claimed.nudge.member


async def test_a_nudge_of_a_room_is_no_members_to_see_or_to_make(store: Store) -> None:
    spring, ana = cohort("spring"), member("ana")
    await kept(store, spring, room(spring))
    async with store.begin(BOT) as tx:

        await members.put(tx, ana)
        await nudges.add(tx, digest(room(spring)))
    async with store.begin(AsMember(ana.id)) as tx:
        assert await nudges.get(tx, digest(room(spring)).id) is None
        with pytest.raises(NotYours):
            await nudges.add(tx, digest(room(spring)))
        with pytest.raises(NotYours):
            await cohorts.get(tx, spring.id)


async def test_what_waits_for_a_room_is_set_aside_while_its_place_is_gone(store: Store) -> None:
    spring = cohort("spring")
    await kept(store, spring, room(spring))
    until = NOW + timedelta(days=8)
    async with store.begin(BOT) as tx:
        await nudges.add(tx, digest(room(spring)))
        assert await queue.set_aside(tx, T1, until=until) == 1
        (aside,) = await nudges.of_rooms(tx, [room(spring).id])
        assert (aside.status, aside.next_at) == (NudgeStatus.POSTPONED, until)
        assert await queue.take_up(tx, T1) == 1
        (back,) = await nudges.of_rooms(tx, [room(spring).id])
    assert back.next_at == NOW


async def test_a_place_that_is_erased_takes_its_cohorts_and_rooms_and_nothing_else(store: Store) -> None:
    far = Tenant("discord", "discord")
    here, there = cohort("here"), cohort("there", far)
    await kept(store, here, room(here))
    await kept(store, there, room(there, far, "9"), room(there, T1, "C2"))
    async with store.begin(BOT) as tx:
        for each in (room(here), room(there, far), room(there, T1, "C2")):
            await nudges.add(tx, digest(each))
        await evictions.evict(tx, T1)
        assert set(await cohorts.get_many(tx, [here.id, there.id])) == {there.id}
        assert [each.id for each in (await cohorts.rooms_of(tx, [there.id]))[there.id]] == ["r-there-discord"]
        assert await nudges.of_rooms(tx, [room(here).id, room(there, T1).id]) == ()
        assert len(await nudges.of_rooms(tx, [room(there, far).id])) == 1


async def test_only_whoever_is_in_a_cohort_is_granted_anything_there(store: Store) -> None:
    spring, other = cohort("spring"), cohort("other")
    ana, maya = member("ana"), member("maya")
    await kept(store, spring)
    await kept(store, other)
    async with store.begin(BOT) as tx:
        for each in (ana, maya):
            await members.put(tx, each)
    async with store.begin(AsMember(maya.id)) as tx:
        with pytest.raises(NotYours):
            await memberships.put(tx, Membership(MembershipId("s-maya"), spring.id, maya.id, Role.COACH, NOW))
    for who, role in ((ana, Role.MEMBER), (maya, Role.COACH)):
        async with store.begin(BOT) as tx:
            await memberships.put(tx, Membership(MembershipId(f"s-{who.id}"), spring.id, who.id, role, NOW))
    async with store.read(AsMember(maya.id)) as tx:
        grant = await grants.coach(tx, spring.id)
        assert grant is not None
        assert {each.member_id for each in await memberships.of_cohort(grant.tx, spring.id)} == {ana.id, maya.id}
        assert await grants.coach(tx, other.id) is None
        assert await grants.member(tx, spring.id) is None
        assert await grants.coach(tx, CohortId("unknown")) is None
    async with store.read(AsMember(ana.id)) as tx:
        assert await grants.coach(tx, spring.id) is None
        assert await grants.looker(tx, spring.id) is None
        assert await grants.member(tx, spring.id) is not None
    async with store.begin(AsMember(maya.id)) as tx:
        await memberships.remove(tx, MembershipId(f"s-{maya.id}"))
        assert await grants.coach(tx, spring.id) is None
    async with store.read(BOT) as tx:
        assert await grants.coach(tx, spring.id) is None
