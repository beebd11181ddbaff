"""Reviews in the store: read by the coaches whom the author asked, by nobody else, and only while they are shown."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

from bot.model.cohort import Cohort, Consent, Membership, Role
from bot.model.ids import CohortId, MembershipId, NoteId, ReviewId
from bot.model.note import NoteStatus
from bot.model.people import Member, Tenant
from bot.model.review import ENOUGH, Answer, Quality, Review, ReviewStatus
from bot.store import cohorts, contacts, memberships, notes, reading, reviews
from bot.store.rights import AsMember
from bot.store.store import Store
from tests.store.makers import BOT, NOW, World, member, stored, with_members, world

R = ReviewId("r-1")
SPRING = CohortId("c-spring")


def cohort(name: str) -> Cohort:
    return Cohort(
        id=CohortId(f"c-{name}"), home=Tenant("slack", "T1"), created_at=NOW, name=name, zone="Europe/Berlin",
        starts_on=date(2026, 11, 26), ends_on=date(2026, 12, 24),
    )  # fmt: skip


def joined(of: Cohort, who: Member, role: Role) -> Membership:
    return Membership(MembershipId(f"{of.name}-{who.id}"), of.id, who.id, role, NOW, Consent.PRIVATE, None, who.name)


async def spring(store: Store) -> World:
    """Ana, who has a draft; Cleo and Dan, her coaches; Eve, who coaches others; Sam, a sponsor; Ben, a member."""
    ana = world("ana")
    ana = replace(ana, note=replace(ana.note, status=NoteStatus.DRAFTED))
    here, there = cohort("spring"), cohort("autumn")
    roles = {"cleo": Role.COACH, "dan": Role.COACH, "sam": Role.SPONSOR, "ben": Role.MEMBER}
    await stored(store, ana)
    await with_members(store, *(member(name) for name in (*roles, "eve")))
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, here)
        await cohorts.put(tx, there)
        for name, role in roles.items():
            await memberships.put(tx, joined(here, member(name), role))
        await memberships.put(tx, joined(here, ana.member, Role.MEMBER))
        await memberships.put(tx, joined(there, member("eve"), Role.COACH))
    return ana


async def ask(store: Store, ana: World, id: ReviewId = R) -> None:
    async with store.begin(AsMember(ana.member.id)) as tx:
        assert await reviews.ask(tx, SPRING, ana.note, id, NOW, question="too warm?") is not None


def as_one(name: str) -> AsMember:
    return AsMember(member(name).id)


async def reads(store: Store, name: str, id: ReviewId = R) -> bool:
    """Whether they may read it; who may not can say nothing of it either, nor learn that it waits."""
    async with store.begin(as_one(name)) as tx:
        found = await reading.read(tx, id, NOW)
        if found is None:
            assert await reading.waiting(tx, id) is None
            assert await reading.answer(tx, id, Answer(good=True), NOW) is None
    return found is not None


async def test_its_coaches_read_it_and_nobody_else(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)
    every = ("cleo", "dan", "eve", "sam", "ben", "ana")
    assert [name for name in every if await reads(store, name)] == ["cleo", "dan"]


async def test_a_withdrawn_review_is_read_by_nobody_and_only_its_author_withdraws_it(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)
    async with store.begin(as_one("cleo")) as tx:
        assert await reviews.withdraw(tx, R) is None
    async with store.begin(AsMember(ana.member.id)) as tx:
        assert await reviews.withdraw(tx, R) is not None
        assert await reviews.withdraw(tx, R) is None
    assert not await reads(store, "cleo")
    async with store.begin(as_one("cleo")) as tx:
        waits, queued = await reading.waits(tx, SPRING), await reading.queue(tx, SPRING, NOW)
        assert waits is not None
        assert queued is not None
        assert (waits.count, queued.waiting) == (0, ())
        assert await reading.over(tx, R) == SPRING
    async with store.begin(as_one("eve")) as tx:
        assert await reading.over(tx, R) is None
        assert await reading.queue(tx, SPRING, NOW) is None


async def test_of_two_coaches_the_first_answer_stands(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)
    first = Answer(comments={Quality.TENACITY: "Ask for the next step."}, of_body="as read")
    async with store.begin(as_one("cleo")) as tx:
        said = await reading.answer(tx, R, first, NOW)
    async with store.begin(as_one("dan")) as tx:
        second = await reading.answer(tx, R, Answer(good=True), NOW + timedelta(hours=4))
    assert said is not None
    assert second == said
    assert (second.coach_name, second.answer, second.answered_at) == (member("cleo").name, first, NOW)
    async with store.read(AsMember(ana.member.id)) as tx:
        assert await reviews.get(tx, R) == said


async def test_of_two_coaches_at_the_same_moment_one_is_first_for_both(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)

    async def answers(name: str) -> Review | None:
        async with store.begin(as_one(name)) as tx:
            return await reading.answer(tx, R, Answer(comments={Quality.PERSONALITY: name}), NOW)

    one, other = await asyncio.gather(answers("cleo"), answers("dan"))
    assert one is not None
    assert one == other
    async with store.read(AsMember(ana.member.id)) as tx:
        assert await reviews.get(tx, R) == one


async def test_a_coach_who_was_removed_reads_nothing_with_their_next_request(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)
    assert await reads(store, "dan")
    async with store.begin(BOT) as tx:
        assert await memberships.remove(tx, joined(cohort("spring"), member("dan"), Role.COACH).id)
    assert not await reads(store, "dan")
    assert await reads(store, "cleo")


async def test_sending_closes_it_and_taking_sent_back_does_not_open_it(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)
    async with store.begin(AsMember(ana.member.id)) as tx:
        await notes.put(tx, ana.note.sent(NOW))
    assert not await reads(store, "cleo")
    async with store.begin(AsMember(ana.member.id)) as tx:
        await notes.put(tx, ana.note)
        kept = await reviews.get(tx, R)
    assert kept is not None
    assert kept.status is ReviewStatus.CLOSED
    assert not await reads(store, "cleo")


async def test_an_erased_interview_takes_what_was_said_of_its_notes_along(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)
    async with store.begin(as_one("ben")) as tx:
        assert not await contacts.remove(tx, ana.contact.id)
    assert await reads(store, "cleo")
    async with store.begin(AsMember(ana.member.id)) as tx:
        assert await contacts.remove(tx, ana.contact.id)
        assert await reviews.get(tx, R) is None
    async with store.begin(as_one("cleo")) as tx:
        assert await reading.over(tx, R) is None


async def test_who_has_a_coach_and_what_waits_is_told_of_those_whom_one_may_see(store: Store) -> None:
    ana = await spring(store)
    await ask(store, ana)
    everybody = [ana.member.id, *(member(name).id for name in ("ben", "cleo", "eve"))]
    async with store.read(BOT) as tx:
        found = await reviews.coaching(tx, everybody)
    assert found.coached == {ana.member.id, member("ben").id}
    assert (found.shown, found.unread) == ({ana.note.id}, {ana.note.id})
    async with store.begin(as_one("cleo")) as tx:
        await reading.answer(tx, R, Answer(good=True), NOW)
    async with store.read(BOT) as tx:
        found = await reviews.coaching(tx, everybody)
    assert (found.shown, found.unread) == ({ana.note.id}, frozenset())
    async with store.read(as_one("ben")) as tx:
        assert (await reviews.coaching(tx, everybody)).coached == {member("ben").id}


async def test_how_long_an_answer_takes_is_told_from_three_on(store: Store) -> None:
    ana = await spring(store)
    for n in range(ENOUGH + 1):
        async with store.begin(AsMember(ana.member.id)) as tx:
            asked = await reviews.asking(tx, SPRING)
            assert asked is not None
            one = replace(ana.note, id=NoteId(f"n-{n}"), ordinal=n + 2)
            await notes.put(tx, one)
        assert asked.hours == (2.0 if n == ENOUGH else None)
        await ask(store, replace(ana, note=one), ReviewId(f"r-{n}"))
        async with store.begin(as_one("cleo")) as tx:
            await reading.answer(tx, ReviewId(f"r-{n}"), Answer(good=True), NOW + timedelta(hours=n + 1))
