"""One cohort over two channels: made by its coach and by nobody else, and one group in both."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.chat.words import shown_words
from bot.model.cohort import Cohort, CohortStatus, Membership, Role, Room
from bot.model.ids import CohortId, LinkId, MembershipId, RoomId
from bot.model.nudge import NudgeKind
from bot.model.people import Address, Tenant
from bot.stage import TENANT
from bot.store import charters, cohorts, links, members, memberships, nudges
from bot.store.rights import AsMember, System
from tests.dialogs.dialog import ZONE, Dialog, Person

BOT = System("a test")
SPRING = CohortId("spring0000000000")
HERE = Address("stage", TENANT, room="#spring")
THERE = Address("discord", TENANT, room="#jobs")


@pytest.fixture
def discord(stage: Dialog) -> Dialog:
    """A second platform around the same bot."""
    return Dialog(stage.bot, stage.clock, stage.database, platform="discord")


async def coach_of_a_group(stage: Dialog, name: str = "cora") -> Person:
    """A coach whose group of four weeks has one channel here."""
    coach = stage.actor(name)
    await coach.types("/afternote help")
    now = stage.clock.now()
    async with stage.bot.store.begin(BOT) as tx:
        member = await members.by_address(tx, coach.actor.address)
        assert member is not None
        group = Cohort(SPRING, Tenant("stage", TENANT), now, "Spring", ZONE, date(2026, 3, 2), date(2026, 3, 29))
        await cohorts.put(tx, group)
        room = Room(RoomId("room000000000001"), SPRING, HERE, "spring", opened_at=now)
        await cohorts.put_room(tx, room, now)
        await charters.plan(tx, group, [room], now)
        mine = Membership(MembershipId("ms"), SPRING, member.id, Role.COACH, now, shown_as=name.capitalize())
        await memberships.put(tx, mine)
    await stage.passes(minutes=1)
    return coach


async def code_of(coach: Person) -> str:
    reply = await coach.sends(coach.action("bridge.code", SPRING))
    found = re.search(r"([2-9A-Z]{4}-[2-9A-Z]{4})", shown_words(reply))  # type: ignore[arg-type]
    assert found is not None
    return found.group(1)


async def typed(discord: Dialog, person: Person, code: str, id: str = "link000000000001") -> LinkId:
    """The code, typed by this person in a channel there: they have agreed by that, and its coach is asked."""
    await person.types("/afternote help")
    async with discord.bot.store.begin(BOT) as tx:
        member = await members.by_address(tx, person.actor.address)
        assert member is not None
        mine = tx.narrowed(AsMember(member.id))
        link = await links.typed(mine, code, LinkId(id), discord.clock.now(), room=THERE, room_name="jobs")
        assert link is not None
        await links.agree(mine, link, discord.clock.now())
        return link.id


async def rooms(stage: Dialog) -> list[tuple[str, bool]]:
    async with stage.bot.store.read(BOT) as tx:
        found = (await cohorts.rooms_of(tx, [SPRING])).get(SPRING, ())
        return [(each.address.platform, each.gone) for each in found]


async def digests(stage: Dialog) -> dict[str, int]:
    async with stage.bot.store.read(BOT) as tx:
        found = (await cohorts.rooms_of(tx, [SPRING])).get(SPRING, ())
        waiting = await nudges.of_rooms(tx, [each.id for each in found])
        return {
            each.address.platform: sum(one.kind is NudgeKind.DIGEST and one.to == each.id for one in waiting)
            for each in found
        }


async def test_a_group_gets_one_more_channel_by_its_coachs_yes(stage: Dialog, discord: Dialog) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    await typed(discord, ben, await code_of(coach))
    assert await rooms(stage) == [("stage", False)]
    await stage.stage.settle()
    coach.sees("Ben typed your code in #jobs on Discord", "Shall Spring be there too?")
    await coach.presses("Yes, there too")
    coach.sees("Spring is in #jobs on Discord too now")
    assert await rooms(stage) == [("stage", False), ("discord", False)]
    planned = await digests(stage)
    assert planned["stage"] == planned["discord"] > 0
    async with stage.bot.store.read(BOT) as tx:
        staff = await memberships.staff(tx, SPRING)
    assert len(staff) == 1, "whoever typed it is what they were"


async def test_a_code_that_was_overheard_brings_a_group_nowhere(stage: Dialog, discord: Dialog) -> None:
    coach, thief = await coach_of_a_group(stage), discord.actor("mallory")
    link = await typed(discord, thief, await code_of(coach))
    for action in ("bridge.open", "link.join", "link.agree"):
        await thief.sends(thief.action(action, link))
    await stage.stage.settle()
    await coach.presses("No")
    assert await rooms(stage) == [("stage", False)]
    await thief.sends(thief.action("bridge.open", link))
    assert await rooms(stage) == [("stage", False)]


async def test_a_coach_who_is_none_any_more_opens_nothing(stage: Dialog, discord: Dialog) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    link = await typed(discord, ben, await code_of(coach))
    async with stage.bot.store.begin(BOT) as tx:
        (mine,) = await memberships.staff(tx, SPRING)
        await memberships.put(tx, replace(mine, role=Role.MEMBER))
    await stage.stage.settle()
    coach.misses("typed your code")
    await coach.sends(coach.action("bridge.open", link))
    await coach.sends(coach.action("bridge.code", SPRING))
    assert await rooms(stage) == [("stage", False)]


async def test_a_group_that_is_over_gets_no_channel(stage: Dialog, discord: Dialog) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    link = await typed(discord, ben, await code_of(coach))
    async with stage.bot.store.begin(BOT) as tx:
        group = await cohorts.get(tx, SPRING)
        assert group is not None
        await cohorts.put(tx, replace(group, status=CohortStatus.ENDED, ended_at=stage.clock.now()))
    await coach.sends(coach.action("bridge.open", link))
    assert await rooms(stage) == [("stage", False)]


async def test_a_channel_is_left_and_taken_again(stage: Dialog, discord: Dialog) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    await typed(discord, ben, await code_of(coach))
    await stage.stage.settle()
    await coach.presses("Yes, there too")
    reply = await coach.sends(coach.action("bridge.show", SPRING))
    assert "#jobs on Discord" in shown_words(reply)  # type: ignore[arg-type]
    async with stage.bot.store.read(BOT) as tx:
        there = (await cohorts.rooms_of(tx, [SPRING]))[SPRING][1]
    value = f"{SPRING} {there.id}"
    asks = await coach.sends(coach.action("bridge.leaving", value))
    assert "Whoever joined there stays" in shown_words(asks)  # type: ignore[arg-type]
    await coach.sends(coach.action("bridge.close", value))
    assert await rooms(stage) == [("stage", False), ("discord", True)]
    assert (await digests(stage))["discord"] == 0
    alone = f"{SPRING} room000000000001"
    await coach.sends(coach.action("bridge.close", alone))
    assert await rooms(stage) == [("stage", False), ("discord", True)], "a group has one channel at least"
    await typed(discord, ben, await code_of(coach), "link000000000002")
    await stage.stage.settle()
    await coach.presses("Yes, there too")
    assert await rooms(stage) == [("stage", False), ("discord", False)]
    planned = await digests(stage)
    assert planned["stage"] == planned["discord"] > 0


async def test_two_groups_do_not_share_a_channel(stage: Dialog, discord: Dialog) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    now = stage.clock.now()
    async with stage.bot.store.begin(BOT) as tx:
        other = CohortId("autumn")
        await cohorts.put(
            tx, Cohort(other, Tenant("discord", TENANT), now, "Autumn", ZONE, date(2026, 3, 2), date(2026, 3, 29))
        )
        await cohorts.put_room(tx, Room(RoomId("ra"), other, THERE, "jobs", opened_at=now), now)
    await typed(discord, ben, await code_of(coach))
    await stage.stage.settle()
    await coach.presses("Yes, there too")
    coach.sees("Another group goes on in that channel")
    assert await rooms(stage) == [("stage", False)]
