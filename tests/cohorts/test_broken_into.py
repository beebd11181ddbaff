"""What somebody tries who is not entitled: old channels, old answers, and two things at once."""

import asyncio

import pytest

from bot.errors import Collided
from bot.model.cohort import Role, Room
from bot.model.ids import CohortId, MembershipId, RoomId
from bot.model.people import Address
from bot.model.review import Answer
from bot.stage.shown import PLATFORM, TENANT
from bot.store import cohorts, entering, founding, grants, reading, reviews, roles
from bot.store.founding import NotFounded
from bot.store.rights import AsMember
from bot.store.store import Store
from tests.cohorts.asked import asks, one
from tests.cohorts.kept import BOT, ROOM, SPRING, founded, known, room_gone, told
from tests.dialogs.dialog import Dialog, Person


async def test_nobody_joins_through_a_channel_that_the_group_has_left(stage: Dialog):
    kept = await founded(stage, "ana")
    eve = stage.actor("eve", display="Eve")
    await eve.types("/afternote help")
    await room_gone(kept)
    about = await known(stage, eve)
    where = Address(PLATFORM, TENANT, room=stage.stage.room("spring"))
    async with stage.bot.store.begin(AsMember(about.id)) as tx:
        entry = await entering.enter(
            tx, SPRING, where, stage.clock.now(), id=MembershipId("e" * 16), shown_as="Eve"
        )
    assert entry is None
    async with stage.bot.store.read(AsMember(about.id)) as tx:
        assert await grants.doors(tx, where) is None


async def test_a_group_without_a_channel_can_come_back_to_the_one_it_had(stage: Dialog):
    kept = await founded(stage, "ana")
    await room_gone(kept)
    await kept.coach.types("/cohort create", room="spring")
    kept.coach.misses("goes on in this channel")
    coach = await known(stage, kept.coach)
    where = Address(PLATFORM, TENANT, room=stage.stage.room("spring"))
    async with stage.bot.store.begin(AsMember(coach.id)) as tx:
        room = Room(RoomId("r" * 16), SPRING, where, "spring")
        moved = await founding.moved(tx, SPRING, room, stage.clock.now())
        assert not isinstance(moved, NotFounded)
        (room,) = (await cohorts.rooms_of(moved.tx, [SPRING]))[SPRING]
    assert (room.id, room.gone) == (ROOM, False)


async def test_one_channel_holds_one_group_though_two_move_in_at_once(stage: Dialog):
    first = await founded(stage)
    other = CohortId("autumn0000000001")
    second = await founded(stage, id=other, coach="dan", name="Autumn 26")
    await room_gone(first)
    await room_gone(second)
    where = Address(PLATFORM, TENANT, room=stage.stage.room("jobs"))

    async def moves(who: Person, id: CohortId, room: str) -> bool:
        about = await known(stage, who)
        async with stage.bot.store.begin(AsMember(about.id)) as tx:
            found = await founding.moved(tx, id, Room(RoomId(room * 16), id, where, "jobs"), stage.clock.now())
        return not isinstance(found, NotFounded)

    async with asyncio.TaskGroup() as group:
        both = [group.create_task(moves(first.coach, SPRING, "a")), group.create_task(moves(second.coach, other, "b"))]
    assert sorted(each.result() for each in both) == [False, True]


@pytest.mark.parametrize("how", ["leaves", "is taken out", "becomes a coach"])
async def test_what_a_coach_has_answered_is_shut_to_them_once_its_author_was_out(stage: Dialog, how: str):
    kept, ana = await one(stage)
    review = await asks(stage, ana)
    await told(kept.coach, "review.open", review.id)
    coach, author = await known(stage, kept.coach), await known(stage, ana)
    now = stage.clock.now()
    async with stage.bot.store.begin(AsMember(coach.id)) as tx:
        assert await reading.answer(tx, review.id, Answer(good=True), now) is not None
        assert await reading.read(tx, review.id, now) is not None
    match how:
        case "leaves":
            async with stage.bot.store.begin(AsMember(author.id)) as tx:
                await entering.leave(tx, SPRING, now)
        case "is taken out":
            async with stage.bot.store.begin(AsMember(coach.id)) as tx:
                await roles.removed(tx, SPRING, author.id, now)
        case _:
            async with stage.bot.store.begin(AsMember(coach.id)) as tx:
                id = MembershipId("m" * 16)
                await roles.given(tx, SPRING, author.id, Role.COACH, now, id=id)
                await roles.given(tx, SPRING, author.id, Role.MEMBER, now, id=id)
    if how != "becomes a coach":
        await kept.joins(ana, Role.MEMBER)
    async with stage.bot.store.begin(AsMember(coach.id)) as tx:
        assert await reading.read(tx, review.id, now) is None
    async with stage.bot.store.read(AsMember(author.id)) as tx:
        mine = await reviews.get(tx, review.id)
    assert mine is not None
    assert mine.answer is not None, "what was said of it stays the author's"


async def test_two_coaches_who_act_on_each_other_at_once_are_both_answered(
    stage: Dialog, monkeypatch: pytest.MonkeyPatch
):
    kept = await founded(stage, "ana")
    really, tries = roles.given, []

    async def given(*args: object, **named: object) -> object:
        tries.append(args)
        if len(tries) < 3:
            raise Collided("two transactions waited for each other")
        return await really(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(roles, "given", given)
    ana = await known(stage, kept.people["ana"])
    words = await told(kept.coach, "members.do", f"{SPRING} {ana.id} coach")
    assert "Ana" in words
    mine = await kept.membership(kept.people["ana"])
    assert mine is not None
    assert mine.role is Role.COACH
    assert len(tries) == 3


async def test_of_two_transactions_that_wait_for_each_other_one_is_given_up_as_such(store: Store, database: str):
    if database != "postgresql":
        pytest.skip("one writer at a time waits for nobody")
    both = asyncio.Barrier(2)

    async def holds(first: str, second: str) -> bool:
        try:
            async with store.begin(BOT) as tx:
                await tx.hold([first])
                await both.wait()
                await tx.hold([second])
        except Collided:
            return False
        return True

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(holds("a", "b")), group.create_task(holds("b", "a"))]
    assert sorted(each.result() for each in tasks) == [False, True]
