"""Who is what in a cohort: several coaches, sponsors who see totals alone, and always one coach left."""

import pytest

from bot.model.cohort import Consent, Role
from bot.model.ids import MembershipId
from bot.store import grants, roles
from bot.store.rights import AsMember
from bot.store.roles import Changed
from tests.cohorts.kept import SPRING, Kept, founded, known, told
from tests.dialogs.dialog import Dialog, Person


async def does(kept: Kept, who: Person, what: str):
    about = await known(kept.stage, who)
    return await told(kept.coach, "members.do", f"{SPRING} {about.id} {what}")


async def held(kept: Kept, who: Person):
    about = await known(kept.stage, who)
    async with kept.stage.bot.store.read(AsMember(about.id)) as tx:
        return await grants.coach(tx, SPRING), await grants.looker(tx, SPRING)


async def test_a_coach_names_another_who_is_told_what_they_will_never_see(stage: Dialog):
    kept = await founded(stage, "ben", consent=Consent.PROGRESS)
    ben = kept.people["ben"]
    await kept.coach.types("/cohort members Ben coach")
    kept.coach.sees("Ben is a coach of Spring 26 now")
    await stage.passes(minutes=5)
    ben.sees("You are a coach of Spring 26 now", "You will never see a note that its author did not send you")
    mine = await kept.membership(ben)
    assert mine is not None
    assert (mine.role, mine.consent, mine.counted_since) == (Role.COACH, Consent.PRIVATE, None)


async def test_a_sponsor_looks_on_and_is_no_coach(stage: Dialog):
    kept = await founded(stage, "ben")
    await does(kept, kept.people["ben"], "sponsor")
    coach, looker = await held(kept, kept.people["ben"])
    assert coach is None
    assert looker is not None
    await stage.passes(minutes=5)
    kept.people["ben"].sees("You will never see a person by name")


async def test_a_coach_who_was_taken_out_holds_nothing_with_their_next_request(stage: Dialog):
    kept = await founded(stage, "ben")
    ben = kept.people["ben"]
    await does(kept, ben, "coach")
    assert (await held(kept, ben))[0] is not None
    assert "Ben is out of Spring 26" in await does(kept, ben, "remove")
    assert await held(kept, ben) == (None, None)
    assert "That's gone" in await told(ben, "policy.change", SPRING)


async def test_whoever_is_taken_out_is_told_kindly_and_keeps_what_is_theirs(stage: Dialog):
    kept = await founded(stage, "ben", consent=Consent.DRAFTS)
    ben = kept.people["ben"]
    await ben.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await kept.coach.types("/cohort members Ben remove")
    kept.coach.sees("Take Ben out of Spring 26?")
    await kept.coach.presses("Take them out")
    assert await kept.membership(ben) is None
    await stage.passes(minutes=5)
    ben.sees("You are no longer in Spring 26", "Everything you logged stays yours")
    ben.misses("removed", "kicked", "Cleo")
    await ben.types("/note list")
    ben.sees("Grace")


async def test_the_last_coach_stays_until_another_is_named(stage: Dialog):
    kept = await founded(stage, "ben")
    me = await known(stage, kept.coach)
    for what in ("remove", "member", "sponsor"):
        assert "You are the last coach of Spring 26" in await does(kept, kept.coach, what)
    async with stage.bot.store.begin(AsMember(me.id)) as tx:
        assert not await roles.may_leave(tx, SPRING)
    await does(kept, kept.people["ben"], "coach")
    async with stage.bot.store.begin(AsMember(me.id)) as tx:
        assert await roles.may_leave(tx, SPRING)
    await does(kept, kept.coach, "member")
    mine = await kept.membership(kept.coach)
    assert mine is not None
    assert mine.role is Role.MEMBER


async def test_nobody_else_changes_a_role(stage: Dialog):
    kept = await founded(stage, "ana", "ben")
    ana, ben = kept.people["ana"], await known(stage, kept.people["ben"])
    async with stage.bot.store.begin(AsMember((await known(stage, ana)).id)) as tx:
        now = stage.clock.now()
        assert await roles.given(tx, SPRING, ben.id, Role.COACH, now, id=MembershipId("x")) is None
        assert await roles.removed(tx, SPRING, ben.id, now) is None
        assert await roles.by_name(tx, SPRING, "Ben") == ()
        assert await roles.whom(tx, SPRING, ben.addresses[-1]) is None
    await ana.types("/cohort members Ben remove")
    ana.sees("Coaches of this group change that")
    await ana.types("/cohort members")
    ana.sees("Cleo Park: coach", "Members are not listed to members")
    ana.misses("Ben")


@pytest.mark.parametrize("consent", [Consent.PRIVATE, Consent.COUNTS])
async def test_a_name_finds_nobody_who_does_not_let_their_name_be_seen(stage: Dialog, consent: Consent):
    kept = await founded(stage, "ben", consent=consent)
    await kept.coach.types("/cohort members Ben remove")
    kept.coach.sees("I know nobody by that name here")
    await kept.coach.types("/cohort members Nobody remove")
    kept.coach.sees("I know nobody by that name here")


async def test_who_is_a_coach_by_now_is_told_that_alone(stage: Dialog):
    kept = await founded(stage, "ben", consent=Consent.PROGRESS)
    await does(kept, kept.people["ben"], "sponsor")
    await does(kept, kept.people["ben"], "coach")
    await stage.passes(minutes=5)
    kept.people["ben"].sees("You are a coach")
    kept.people["ben"].misses("look on")


async def test_once_it_is_over_roles_stay_and_people_can_go(stage: Dialog):
    kept = await founded(stage, "ben")
    await kept.coach.sends(kept.coach.action("cohort.end_now", SPRING))
    me, ben = await known(stage, kept.coach), await known(stage, kept.people["ben"])
    async with stage.bot.store.begin(AsMember(me.id)) as tx:
        now = stage.clock.now()
        assert await roles.given(tx, SPRING, ben.id, Role.COACH, now, id=MembershipId("x")) is None
        assert await roles.may_leave(tx, SPRING)
        assert await roles.removed(tx, SPRING, ben.id, now) is Changed.DONE
