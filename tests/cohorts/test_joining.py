"""Making a group, joining it, choosing what is seen there, and leaving: as its coach and its members live it."""

from datetime import timedelta

import pytest

from bot.chat.inbound import RoomChange
from bot.model.cohort import Consent, Role
from bot.model.people import Address
from bot.stage.shown import Kind
from bot.store import endings
from tests.cohorts.spring import BOT, Gathered, created, crowd, gathered, joins
from tests.dialogs.dialog import Dialog, Person


def in_room(made: Gathered, containing: str = "Join in private") -> list[str]:
    return [
        each.words for each in made.stage.stage.log
        if each.kind is Kind.DELIVERY and each.place == f"#{made.room}" and containing in each.words
    ]  # fmt: skip


async def channel(made: Gathered, change: RoomChange, name: str = "") -> None:
    stage = made.stage.stage
    await made.stage.bot.room_changed(Address(stage.platform, "stage", room=f"#{made.room}"), change, name)
    made.stage._turns_page()
    await stage.settle()


async def closes(made: Gathered) -> None:
    async with made.stage.bot.store.begin(BOT) as tx:
        await endings.ended(tx, made.id, made.stage.clock.now())


async def test_a_coach_s_first_five_minutes(stage: Dialog):
    cleo = stage.actor("cleo", display="Cleo Park")
    await cleo.types("/cohort create Spring 26")
    cleo.sees("A group lives in a channel", "/cohort create")
    await cleo.types("/cohort create Spring 26", room="spring")
    cleo.sees("It starts today. Everything else has a default")
    assert [each.label for each in cleo.form.steps[0].fields] == ["Name of the group", "Its last day",
                                                                  "Weekly digest on", "At"]  # fmt: skip
    await cleo.fills(ends="in 12 weeks", weekday="Thursday", at="4:30 pm")
    cleo.sees("Spring 26 is set, until Mon 25 May. Digest: Thursday, 4:30 pm New York", "A welcome to post",
              "You will see", "You will never see", "Only you see this")  # fmt: skip
    await cleo.presses("A sample digest")
    cleo.sees("a sample week", "these figures are invented")
    await cleo.presses("Post the joining card")
    cleo.sees("on its way to the channel")
    await stage.stage.settle()
    ana = stage.actor("ana", display="Ana")
    assert ana.actor.sees()[-1].words.startswith("Spring 26\nCleo Park runs this group until Mon 25 May.")


async def test_the_zone_is_asked_where_nobody_knows_it(stage: Dialog):
    cleo = stage.actor("cleo", zone=None)
    await cleo.types("/cohort create", room="spring")
    await cleo.fills(name="Spring", ends="in 4 weeks", zone="Berlin")
    cleo.sees("15:00 Berlin")


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"name": "   "}, "This one is needed"),
        ({"name": "x" * 61}, "At most 60 characters"),
        ({"ends": "2026-03-01"}, "I need a day from Tue 3 Mar"),
        ({"ends": "2026-03-02"}, "I need a day from Tue 3 Mar"),
        ({"ends": "2027-03-10"}, "I need a day from Tue 3 Mar"),
        ({"ends": "some day"}, "\"some day\" is none"),
        ({"at": "when it suits"}, "when it suits"),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_made(stage: Dialog, filled, said):
    cleo = stage.actor("cleo")
    await cleo.types("/cohort create Spring", room="spring")
    await cleo.fills(**{"ends": "in 4 weeks", **filled})
    cleo.sees(said)
    await cleo.fills(name="Spring", ends="in 4 weeks", at="3 pm")
    cleo.sees("Spring is set")


async def test_h12_h13_a_name_is_text_whatever_it_looks_like(stage: Dialog):
    name = "@everyone <!channel> {0.__class__} %(x)s $HOME"
    made = await created(stage, name=name)
    assert (await made.cohort()).name == name
    (card,) = in_room(made)
    assert card.startswith(name)


async def test_a_channel_has_one_group_at_a_time_and_a_name_is_used_once(stage: Dialog):
    made = await created(stage)
    ben = stage.actor("ben")
    await ben.types("/cohort create Another", room="spring")
    ben.sees("Spring 26 goes on in this channel. Nothing was made")
    await made.coach.types("/cohort create spring 26", room="autumn")
    await made.coach.fills(ends="in 4 weeks")
    made.coach.sees("You are in a group named")
    await closes(made)
    await ben.types("/cohort create Another", room="spring")
    await ben.fills(ends="in 4 weeks")
    ben.sees("Another is set")


async def test_two_forms_of_one_channel_make_one_group(stage: Dialog):
    cleo, ben = stage.actor("cleo"), stage.actor("ben")
    for who in (cleo, ben):
        await who.types(f"/cohort create Of {who.name}", room="spring")
    await cleo.fills(ends="in 4 weeks")
    await ben.fills(ends="in 4 weeks")
    ben.sees("Of cleo goes on in this channel. Nothing was made")


async def test_joining_is_private_until_something_else_is_picked(stage: Dialog):
    made = await created(stage)
    ana = await joins(made, "ana")
    ana.sees("You're in Spring 26, in private", "Only you see this")
    mine = await made.membership(ana)
    assert mine is not None
    assert (mine.consent, mine.counted_since, mine.shown_as, mine.tips) == (Consent.PRIVATE, None, "Ana", False)
    await ana.presses("Join")
    ana.sees("You're in Spring 26 at Private")
    assert len(await made.everybody()) == 2


async def test_a_level_holds_from_now_on_and_counts_anew_after_a_break(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.COUNTS})
    ana, since = made.people["ana"], stage.clock.now()
    await stage.passes(days=1)
    await ana.types("/cohort join progress")
    ana.sees("Progress, from now on: your coach sees company, stage, whether notes wait, by name")
    mine = await made.membership(ana)
    assert mine is not None
    assert (mine.consent, mine.counted_since) == (Consent.PROGRESS, since)
    await ana.types("/cohort join private")
    await made.coach.types("/cohort members")
    made.coach.misses("Ana")
    await ana.types("/cohort join counts")
    mine = await made.membership(ana)
    assert mine is not None
    assert mine.counted_since == since + timedelta(days=1)
    await ana.types("/cohort join everything")
    ana.sees("\"everything\" is no level", "Nothing changed")
    await ana.types("/cohort join Spring 26")
    ana.sees("You're in Spring 26 at Counts")


async def test_what_my_coach_would_see_is_what_the_coach_sees(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PROGRESS})
    ana = made.people["ana"]
    await ana.types("/interview log Northwind, Engineer, today 10am with Grace Hopper")
    await ana.types("/cohort join")
    await ana.presses("See what my coach would see")
    ana.sees("At Progress your coach sees this of you, right now", "Northwind")
    ana.misses("Grace")
    await made.coach.types("/cohort members")
    made.coach.sees("Ana", "Northwind")
    made.coach.misses("Grace")
    await ana.types("/cohort join private")
    await ana.presses("See what my coach would see")
    ana.sees("your coach sees nothing of you: no name, no number, not even the level")
    await ana.presses("And at Counts?")
    ana.sees("you are one of several in a total")


async def test_every_look_is_in_the_member_s_privacy_log(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PROGRESS, "ben": Consent.COUNTS})
    ana, ben = made.people["ana"], made.people["ben"]
    await ana.types("/afternote privacy")
    ana.sees("Spring 26: Progress", "Seen by a coach: nothing so far")
    for _ in range(3):
        await made.coach.types("/cohort members")
    await ana.types("/afternote privacy")
    ana.sees("Cleo Park saw how you stand, 3 times", "Private by default")
    await ben.types("/afternote privacy")
    ben.sees("Spring 26: Counts", "Seen by a coach: nothing so far")
    await ana.presses("What may be seen")
    ana.sees("You're in Spring 26 at Progress")


async def test_leaving_is_asked_first_holds_at_once_and_is_undone_by_joining(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PROGRESS})
    ana = made.people["ana"]
    await ana.types("/cohort leave")
    ana.sees("Leave Spring 26?", "drafts that wait for a coach come back", "What you logged stays yours")
    await ana.presses("Stay")
    assert await made.membership(ana) is not None
    await ana.types("/cohort leave")
    await ana.presses("Leave")
    ana.sees("You've left Spring 26")
    assert await made.membership(ana) is None
    await made.coach.types("/cohort members")
    made.coach.misses("Ana")
    await ana.types("/cohort leave")
    ana.misses("Leave Spring 26?")
    await ana.types("/cohort join", room="spring")
    again = await made.membership(ana)
    assert again is not None
    assert again.consent is Consent.PRIVATE


async def test_a_coach_who_presses_join_reads_what_they_are(stage: Dialog):
    made = await created(stage)
    await made.coach.presses("Join")
    made.coach.sees("You look after Spring 26, so nothing of yours is counted or seen there")
    (mine,) = await made.everybody()
    assert mine.role is Role.COACH


async def test_a_group_of_one_and_a_coach_alone(stage: Dialog):
    made = await created(stage)
    await made.coach.types("/cohort members")
    made.coach.misses("broke on my side")
    await joins(made, "ana", Consent.PROGRESS)
    await made.coach.types("/cohort members")
    made.coach.sees("Ana")
    await made.coach.types("/cohort leave")
    await made.coach.presses("Leave")
    assert any(each.role is Role.COACH for each in await made.everybody())


async def test_nobody_joins_what_is_over_or_what_they_do_not_stand_before(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PROGRESS})
    stranger: Person = stage.actor("eve")
    await stranger.sends(stranger.action("cohort.join", made.id))
    assert await made.membership(stranger) is None
    await stranger.types("/cohort join")
    stranger.sees("No group goes on here")
    await closes(made)
    await stranger.presses("Join")
    stranger.sees("Spring 26 is over, so nobody joins it any more")
    await made.people["ana"].types("/cohort join drafts")
    made.people["ana"].sees("No group goes on here")


async def test_an_invitation_is_a_question_and_the_door_opens_with_it(stage: Dialog):
    made = await created(stage)
    ana = stage.actor("ana", display="Ana")
    await ana.types("/afternote help")
    await made.coach.types("/cohort members @ana invite")
    made.coach.sees("They get an invitation to Spring 26")
    stage._turns_page()
    await stage.stage.settle()
    ana.sees("Cleo Park invites you to Spring 26", "Joining shares nothing until you choose")
    await ana.presses("Join")
    ana.sees("You're in Spring 26, in private")


async def test_in_a_dm_with_several_groups_a_level_asks_which(stage: Dialog):
    first = await gathered(stage, {"ana": Consent.PRIVATE})
    second = await created(stage, coach="dora", room="autumn", name="Autumn")
    ana = first.people["ana"]
    await ana.types("/cohort join", room="autumn")
    await ana.types("/cohort join counts")
    ana.sees("In which group: Counts?")
    await ana.picks("Group", "Autumn")
    there, here = await second.membership(ana), await first.membership(ana)
    assert there is not None
    assert here is not None
    assert (there.consent, here.consent) == (Consent.COUNTS, Consent.PRIVATE)


async def test_a_channel_that_is_gone_is_told_once_and_the_group_moves(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.COUNTS})
    for _ in range(2):
        await channel(made, RoomChange.GONE)
    told = [each for each in made.coach.deliveries() if "can't post in Spring 26" in each.words]
    assert len(told) == 1
    assert "Nobody's data is lost" in told[0].words
    await made.coach.types("/cohort create", room="meadow")
    made.coach.sees("Spring 26 has no channel any more")
    await made.coach.presses("Move it here")
    made.coach.sees("Spring 26 lives here now. Everybody is still in it")
    made.room = "meadow"
    await made.coach.presses("Post the joining card")
    await stage.stage.settle()
    assert len(in_room(made)) == 1
    assert len(await made.everybody()) == 2


async def test_a_channel_that_is_back_works_again_and_a_new_name_is_kept(stage: Dialog):
    made = await created(stage)
    await channel(made, RoomChange.ARCHIVED)
    await channel(made, RoomChange.BACK, "spring-again")
    await joins(made, "ana")
    await made.coach.types("/cohort create", room="meadow")
    made.coach.sees("A new group")
    async with stage.bot.store.read(BOT) as tx:
        from bot.store import cohorts

        (room,) = (await cohorts.rooms_of(tx, [made.id]))[made.id]
    assert (room.gone, room.name) == (False, "spring-again")


async def test_whoever_erases_everything_is_gone_from_the_group(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PROGRESS})
    await made.coach.types("/cohort members")
    await made.people["ana"].types("/afternote forget")
    await made.people["ana"].presses("Erase everything")
    assert [each.role for each in await made.everybody()] == [Role.COACH]


async def test_many_are_in_it(stage: Dialog):
    made = await created(stage)
    await crowd(made, 60, Consent.PROGRESS)
    await made.coach.types("/cohort members")
    made.coach.sees("Crowd")
    assert len(await made.everybody()) == 61
