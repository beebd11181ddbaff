"""Who is brought into a group by its coaches: invited once a week, few a day, from their own place; and what is said of
it, which is the same of whoever is in it without a name and of whoever is not.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards.cohorts import called
from bot.model.cohort import Consent, Role
from bot.model.ids import MemberId, MembershipId
from bot.model.people import Address, Tenant
from bot.store import entering, grants, invited, members, memberships, roles
from bot.store.rights import AsMember
from bot.store.roles import Changed
from tests.cohorts.coached import person
from tests.cohorts.kept import BOT, SPRING, Kept, founded, known, mention, told
from tests.contract.exhibited_cohorts_kept import cohort_of
from tests.dialogs.dialog import Dialog, Person


async def invites(kept: Kept, whom: MemberId) -> Changed | None:
    coach = await known(kept.stage, kept.coach)
    async with kept.stage.bot.store.begin(AsMember(coach.id)) as tx:
        return await entering.invite(tx, SPRING, whom, kept.stage.clock.now())


async def door(kept: Kept, who: Person) -> bool:
    about = await known(kept.stage, who)
    async with kept.stage.bot.store.read(AsMember(about.id)) as tx:
        return await grants.door(tx, SPRING, None) is not None


async def user(stage: Dialog, name: str) -> Person:
    who = stage.actor(name, display=name.capitalize())
    await who.types("/afternote help")
    return who


def invitations(who: Person) -> int:
    return sum("invites you to Spring 26" in each.words for each in who.deliveries())


async def test_whoever_left_is_invited_anew_and_at_most_once_a_week(stage: Dialog):
    kept = await founded(stage)
    ana = await user(stage, "ana")
    about = await known(stage, ana)
    await invites(kept, about.id)
    await stage.passes(minutes=5)
    assert invitations(ana) == 1
    await told(ana, "cohort.join", SPRING)
    await told(ana, "cohort.left", SPRING)
    await invites(kept, about.id)
    await stage.passes(minutes=5)
    assert invitations(ana) == 1
    await stage.passes(days=7)
    assert await invites(kept, about.id) is Changed.DONE
    await stage.passes(minutes=5)
    assert invitations(ana) == 2


async def test_an_invitation_opens_nothing_once_a_coach_has_taken_them_out(stage: Dialog):
    kept = await founded(stage)
    ana = await user(stage, "ana")
    about = await known(stage, ana)
    await invites(kept, about.id)
    await stage.passes(minutes=5)
    assert await door(kept, ana)
    await told(ana, "cohort.join", SPRING)
    await stage.passes(minutes=5)
    await told(kept.coach, "members.do", f"{SPRING} {about.id} remove")
    assert not await door(kept, ana)
    assert await kept.membership(ana) is None
    await told(ana, "cohort.join", SPRING)
    assert await kept.membership(ana) is None
    await stage.passes(days=7)
    await invites(kept, about.id)
    assert await door(kept, ana)


@pytest.mark.parametrize("consent", [Consent.PRIVATE, Consent.COUNTS])
@pytest.mark.parametrize("do", ["", " member", " invite", " remove"])
async def test_a_mention_is_answered_the_same_of_who_is_in_it_unnamed_and_of_who_is_not(
    stage: Dialog, consent: Consent, do: str
):
    kept = await founded(stage, "ben", consent=consent)
    await user(stage, "dan")
    said = []
    for name in ("ben", "dan"):
        await kept.coach.types(f"/cohort members @{name}{do}")
        words = [kept.coach.told()]
        if do == " remove":
            await kept.coach.presses("Take them out")
            words.append(kept.coach.told())
        said.append([each.replace(name.capitalize(), "NAME").replace(f"@{name}", "NAME") for each in words])
    assert said[0] == said[1]
    assert not {"Ben", "Dan"} & set(" ".join(said[0] + said[1]).split())


async def test_a_day_brings_twenty_in_whether_or_not_they_were_there(stage: Dialog):
    kept = await founded(stage, "ben")
    now, people = stage.clock.now(), []
    async with stage.bot.store.begin(BOT) as tx:
        for n in range(invited.MOST):
            about = replace(person(f"y{n}", f"Yves {n}", now), addresses=())
            await members.put(tx, about)
            people.append(about)
    ben = await known(stage, kept.people["ben"])
    assert await invites(kept, ben.id) is Changed.DONE
    for each in people[1:]:
        assert await invites(kept, each.id) is Changed.DONE
    assert await invites(kept, people[0].id) is Changed.TOO_MANY
    coach = await known(stage, kept.coach)
    async with stage.bot.store.begin(AsMember(coach.id)) as tx:
        id = MembershipId("one-more")
        assert await roles.given(tx, SPRING, people[0].id, Role.COACH, now, id=id) is Changed.TOO_MANY
    await kept.coach.types(f"/cohort members @{(await user(stage, 'dan')).name} invite")
    kept.coach.sees("Twenty people were asked in within a day")
    stage.clock.move_to(stage.clock.now() + timedelta(days=1))
    assert await invites(kept, people[0].id) is Changed.DONE


async def test_somebody_of_another_place_is_not_brought_in(stage: Dialog):
    kept = await founded(stage, "ben")
    away = Address(mention(await known(stage, kept.coach)).platform, "elsewhere", user="zoe", room="dm-zoe")
    async with stage.bot.store.begin(BOT) as tx:
        about = replace(person("zoe", "Zoe", stage.clock.now()), addresses=(away,))
        await members.put(tx, about)
    coach, ben = await known(stage, kept.coach), mention(await known(stage, kept.people["ben"]))
    async with stage.bot.store.read(AsMember(coach.id)) as tx:
        found = await roles.whom(tx, SPRING, away)
        assert found is not None
        assert found[1] is None
        near = await roles.whom(tx, SPRING, ben)
        assert near is not None
        assert near[1] is not None
        assert await memberships.in_cohort(tx, SPRING, about.id) is None


def test_a_name_that_strangers_read_is_short_and_holds_no_address():
    assert called("Win now https://evil.example/x today") == "Win now … today"
    assert called("see www.evil.example\n\nnow") == "see … now"
    assert called("Spring 26, v1.2") == "Spring 26, v1.2"
    assert len(called("x" * 500)) <= 60


def test_where_a_person_is_the_same_in_every_server_the_platform_itself_is_their_tenant():
    cohort = replace(cohort_of("Spring"), home=Tenant("discord", "4711"))
    assert invited.beside(cohort, (), Address("discord", "discord", user="8"))
    assert not invited.beside(cohort, (), Address("slack", "T1", user="8"))
    assert not invited.beside(cohort, (), Address("discord", "4712", user="8"))
