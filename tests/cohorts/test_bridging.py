"""One cohort over two channels: made by its coach and by nobody else, and one group in both."""

import re
from dataclasses import replace
from datetime import date

from bot.chat.words import shown_words
from bot.handlers.bridging import is_code
from bot.model.cohort import Cohort, CohortStatus, Consent, Membership, Role, Room
from bot.model.ids import CohortId, LinkId, MembershipId, RoomId
from bot.model.nudge import NudgeKind
from bot.model.people import Address, Tenant
from bot.stage import TENANT
from bot.store import charters, cohorts, links, members, memberships, nudges
from bot.store.codes import _short
from bot.store.rights import AsMember, System
from tests.cohorts.test_linking import discord, linked
from tests.dialogs.dialog import ZONE, Dialog, Person

__all__ = ["discord"]
BOT = System("a test")
SPRING = CohortId("spring0000000000")
HERE = Address("stage", TENANT, room="#spring")
THERE = Address("discord", TENANT, room="#jobs")


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


async def joined_as(discord: Dialog) -> list[str]:
    async with discord.bot.store.read(BOT) as tx:
        return [each.shown_as for each in await memberships.of_cohort(tx, SPRING) if each.role is Role.MEMBER]


async def test_a_linked_coach_types_the_code_and_the_group_is_in_both_at_once(stage: Dialog, discord: Dialog) -> None:
    coach, again = await coach_of_a_group(stage), discord.actor("cora_c")
    await linked(coach, again)
    code = await code_of(coach)
    await again.types(f"/cohort create {code}", room="jobs")
    again.sees("Spring is in #jobs on Discord too now")
    await stage.passes(minutes=1)
    joining = [each for each in discord.stage.log if each.place == "#jobs" and each.card and each.to is None]
    assert len(joining) == 1
    assert "Spring" in joining[0].words


async def test_somebody_else_types_the_code_and_the_coach_is_asked_first(stage: Dialog, discord: Dialog) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    await ben.types(f"/cohort create {await code_of(coach)}", room="jobs")
    ben.sees("I've asked its coach")
    ben.misses("Cora", "Spring")
    await ben.types("/cohort create AAAA-2222", room="jobs")
    ben.sees("mistyped, expired or used")
    await ben.types(f"/cohort create {await code_of(coach)}")
    ben.sees("for a channel")
    await stage.stage.settle()
    await coach.presses("Yes, there too")
    assert await rooms(stage) == [("stage", False), ("discord", False)]


async def test_a_linked_member_is_one_in_both_channels_and_goes_by_the_name_of_one(
    stage: Dialog, discord: Dialog
) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    await typed(discord, ben, await code_of(coach))
    await stage.stage.settle()
    await coach.presses("Yes, there too")
    here, there = stage.actor("ana", display="Ana Silva"), discord.actor("ana_k", display="moth")
    await linked(here, there)
    await there.types("/cohort join", room="jobs")
    assert await joined_as(discord) == ["moth"]
    await here.types("/cohort join", room="spring")
    assert await joined_as(discord) == ["moth"], "one person, and by the name of the place that they joined from"


async def test_two_accounts_that_joined_apart_are_one_member_once_they_are_linked(
    stage: Dialog, discord: Dialog
) -> None:
    coach, ben = await coach_of_a_group(stage), discord.actor("ben")
    await typed(discord, ben, await code_of(coach))
    await stage.stage.settle()
    await coach.presses("Yes, there too")
    here, there = stage.actor("ana", display="Ana Silva"), discord.actor("ana_k", display="moth")
    await there.types("/cohort join drafts", room="jobs")
    await stage.passes(minutes=1)
    await here.types("/cohort join counts", room="spring")
    assert sorted(await joined_as(discord)) == ["Ana Silva", "moth"]
    await linked(here, there)
    here.sees("In Spring the lower of your two levels holds")
    assert await joined_as(discord) == ["moth"]
    async with stage.bot.store.read(BOT) as tx:
        (one,) = [each for each in await memberships.of_cohort(tx, SPRING) if each.role is Role.MEMBER]
    assert one.consent is Consent.COUNTS


async def test_who_types_a_code_is_known_by_the_account_of_that_channel_alone(stage: Dialog, discord: Dialog) -> None:
    coach = await coach_of_a_group(stage)
    here, there = stage.actor("ana", display="Ana Silva"), discord.actor("ana_k", display="moth")
    await linked(here, there)
    await there.types(f"/cohort create {await code_of(coach)}", room="jobs")
    await stage.stage.settle()
    coach.sees("moth typed your code")
    coach.misses("Ana", "Stage")


def test_a_code_is_told_from_the_name_of_a_group() -> None:
    codes = [_short() for _ in range(2000)]
    assert all(is_code(each) and is_code(each.lower()) and is_code(each.replace("-", "")) for each in codes)
    for name in ("Spring", "Spring 26", "Real-Jobs", "SPRG-CHRT", "Summer 2026", "", "K7PM", "K7PM-3XQD and more"):
        assert not is_code(name), name
