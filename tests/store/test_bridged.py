"""A cohort in two places outlives the one that it was made in."""

from datetime import date, timedelta

from bot.model.cohort import Cohort, Consent, Membership, Role, Room, Template
from bot.model.ids import CohortId, MembershipId, RoomId, TemplateId
from bot.model.people import Address, Tenant
from bot.store import cohorts, evictions, memberships, templates
from bot.store.rights import AsMember
from bot.store.store import Store
from tests.store.makers import BOT, NOW, member, with_members

SPRING = CohortId("spring")
T1, FAR = Tenant("slack", "T1"), Tenant("discord", "discord")


async def bridged(store: Store, *, gone: bool = False) -> None:
    """A cohort that was made at Slack and spans a channel of Discord, with its coach there and a template."""
    coach = member("coach", tenant="discord", platform="discord")
    await with_members(store, coach)
    async with store.begin(BOT) as tx:
        group = Cohort(SPRING, T1, NOW, "Spring", "Europe/Berlin", date(2026, 11, 1), date(2027, 2, 1))
        await cohorts.put(tx, group)
        await cohorts.put_room(tx, Room(RoomId("r1"), SPRING, Address("slack", "T1", room="C1"), "spring"), NOW)
        there = Address("discord", "discord", room="9")
        later = NOW + timedelta(days=1)
        await cohorts.put_room(tx, Room(RoomId("r2"), SPRING, there, "jobs", gone=gone), later)
        mine = Membership(MembershipId("m"), SPRING, coach.id, Role.COACH, NOW, Consent.PRIVATE, shown_as="Cora")
        await memberships.put(tx, mine)
    async with store.begin(AsMember(coach.id)) as tx:
        kept = Template(TemplateId("t"), SPRING, NOW, "Short", "Thanks, {first_name}.")
        assert await templates.put(tx, kept) is not None


async def test_a_cohort_that_spans_two_places_goes_on_in_the_one_that_is_left(store: Store) -> None:
    await bridged(store)
    async with store.begin(BOT) as tx:
        await evictions.evict(tx, T1)
        group = await cohorts.get(tx, SPRING)
        assert group is not None
        assert (group.home, group.name) == (FAR, "Spring")
        rooms = (await cohorts.rooms_of(tx, [SPRING]))[SPRING]
        assert [(each.address.platform, each.name) for each in rooms] == [("discord", "jobs")]
    coach = member("coach", tenant="discord", platform="discord")
    async with store.read(AsMember(coach.id)) as tx:
        found = await templates.of(tx, SPRING)
    assert found is not None
    assert [each.body for each in found] == ["Thanks, {first_name}."]


async def test_a_cohort_whose_other_channel_is_gone_goes_with_its_place(store: Store) -> None:
    await bridged(store, gone=True)
    async with store.begin(BOT) as tx:
        await evictions.evict(tx, T1)
        assert await cohorts.get(tx, SPRING) is None
