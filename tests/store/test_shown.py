"""What the store keeps of figures that were shown, and of words that members shared; on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.errors import NotYours
from bot.model.cohort import Celebration, Cohort, CohortStatus, Consent, Membership, Role, Room, Shown
from bot.model.figures import Records
from bot.model.ids import CelebrationId, CohortId, MemberId, MembershipId, RoomId
from bot.model.people import Address, Tenant
from bot.store import celebrations, cohorts, digests, evictions, members, memberships, nudges, totals
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.tx import Tx
from tests.cohorts.coached import interview
from tests.store.makers import BOT, NOW, member

HERE, THERE = Tenant("slack", "T1"), Tenant("discord", "G1")
WEEK = date(2026, 11, 19)
SPRING = Cohort(CohortId("c-spring"), HERE, NOW, "Spring", "Europe/Berlin", date(2026, 10, 1), date(2026, 12, 24))
SHOWN = Shown(SPRING.id, WEEK, NOW, frozenset({MemberId("m-a"), MemberId("m-b")}), True, {"on_time": 75})


async def joined(tx: Tx, name: str, role: Role = Role.MEMBER, consent: Consent = Consent.COUNTS) -> MemberId:
    who = member(name)
    await members.put(tx, who)
    at = NOW - timedelta(days=40)
    since = at if consent.counted else None
    await memberships.put(
        tx, Membership(MembershipId(f"ms-{name}"), SPRING.id, who.id, role, at, consent, since, name)
    )
    return who.id


def word(id: str, who: MemberId, *, days: int = 0) -> Celebration:
    return Celebration(CelebrationId(id), who, SPRING.id, NOW - timedelta(days=days), "First panel done")


async def test_of_a_week_the_first_word_stands(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        await digests.keep(tx, SPRING, WEEK.isoformat(), SHOWN)
        await digests.keep(tx, SPRING, WEEK.isoformat(), replace(SHOWN, figures={"on_time": 20}))
        assert await digests.of(tx, SPRING) == ((WEEK.isoformat(), SHOWN),)


async def test_looks_keep_each_set_once_and_only_so_many(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        for n in [*range(digests.LOOKS + 5), 0]:
            known = await digests.of(tx, SPRING)
            await digests.looked(tx, SPRING, WEEK, frozenset({MemberId(f"m-{n}")}), known, NOW)
        assert len(await digests.of(tx, SPRING)) == digests.LOOKS


async def test_nobody_but_the_bot_reads_what_was_shown(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        ana = await joined(tx, "ana")
    async with store.read(AsMember(ana)) as tx:
        with pytest.raises(NotYours):
            await digests.of(tx, SPRING)
        with pytest.raises(NotYours):
            await totals.records(tx, SPRING)
        with pytest.raises(NotYours):
            await celebrations.waiting(tx, SPRING.id, NOW)


async def test_a_group_that_moves_home_keeps_what_it_was_shown(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        for home in (HERE, THERE):
            address = Address(home.platform, home.tenant, room="spring")
            await cohorts.put_room(tx, Room(RoomId(f"r-{home.tenant}"), SPRING.id, address, "spring"), NOW)
        await digests.keep(tx, SPRING, WEEK.isoformat(), SHOWN)
        await evictions.evict(tx, HERE)
        moved = await cohorts.get(tx, SPRING.id)
        assert moved is not None
        assert moved.home == THERE
        assert await digests.of(tx, moved) == ((WEEK.isoformat(), SHOWN),)


async def test_whoever_erases_themselves_stays_in_the_sets_that_were_shown_but_in_no_figure(store: Store):
    """Were they taken out of the sets, those who are left would be shown exactly, and the difference is they."""
    ended = NOW - timedelta(days=5)
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        who = [await joined(tx, f"x{n}") for n in range(7)]
        for each in who:
            await interview(tx, each, "Northwind", ended)
        week = await totals.week(tx, SPRING, WEEK)
        assert week.figures.interviews.value == 7
        await digests.looked(tx, SPRING, WEEK, week.counted, (), NOW)
        await members.remove(tx, who[0])
        again = await totals.week(tx, SPRING, WEEK)
        assert who[0] not in again.counted
        assert (again.figures.interviews.value, again.figures.interviews.about) == (5, True)


async def test_words_are_their_members_own_until_they_are_posted(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        ana, ben = await joined(tx, "ana"), await joined(tx, "ben")
    async with store.begin(AsMember(ana)) as tx:
        assert await celebrations.put(tx, word("w1", ana, days=1))
        assert await celebrations.put(tx, word("w2", ana, days=1))
        assert not await celebrations.put(tx, word("w3", ben))
    async with store.begin(AsMember(ben)) as tx:
        assert await celebrations.get(tx, CelebrationId("w1")) is None
        assert not await celebrations.take_back(tx, CelebrationId("w1"))
    async with store.begin(AsMember(ana)) as tx:
        assert await celebrations.take_back(tx, CelebrationId("w2"))
        assert [each.id for each in await celebrations.of(tx, ana)] == ["w1"]
    async with store.begin(BOT) as tx:
        await celebrations.shown(tx, await celebrations.waiting(tx, SPRING.id, NOW), NOW)
        assert await celebrations.waiting(tx, SPRING.id, NOW + timedelta(days=7)) == ()
    async with store.begin(AsMember(ana)) as tx:
        assert not await celebrations.take_back(tx, CelebrationId("w1"))


async def test_words_of_whoever_left_or_only_looks_on_are_in_no_digest(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        ana = await joined(tx, "ana")
        eve = await joined(tx, "eve", Role.SPONSOR, Consent.PRIVATE)
        assert not await celebrations.put(tx, word("w2", eve, days=1))
        assert await celebrations.put(tx, word("w1", ana, days=1))
        await memberships.remove(tx, MembershipId("ms-ana"))
        assert await celebrations.waiting(tx, SPRING.id, NOW) == ()


async def test_only_members_of_an_open_group_at_a_level_that_counts_are_in_its_figures(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        ana, ben = await joined(tx, "ana"), await joined(tx, "ben")
        # Whoever was counted, and became a sponsor or a coach, is counted no more.
        for name, role in (("eve", Role.SPONSOR), ("cleo", Role.COACH)):
            await joined(tx, name, role)
        await joined(tx, "dan", consent=Consent.PRIVATE)
        for each in (ana, ben):
            await interview(tx, each, "Northwind", NOW - timedelta(days=5))
        assert set((await totals.records(tx, SPRING)).since) == {ana, ben}
        for status in (CohortStatus.ENDED, CohortStatus.ARCHIVED):
            over = replace(SPRING, status=status)
            await cohorts.put(tx, over)
            assert await totals.records(tx, over) == Records()


async def test_older_weeks_are_rounded_once_five_have_left_though_the_whole_is_not(store: Store):
    """A set of five fewer is shown exactly; but in an older week only some of those five may have been counted."""
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        coach = await joined(tx, "cleo", Role.COACH, Consent.PRIVATE)
        who = [await joined(tx, f"x{n:02}") for n in range(13)]
        for each in who:
            for n in (1, 2):
                await interview(tx, each, "Northwind", NOW - timedelta(days=8 * n), n=n)
    async with store.begin(AsMember(coach)) as tx:
        before = await totals.insights(tx, SPRING.id, NOW)
        assert before is not None
        await totals.noted(tx, SPRING.id, before, NOW)
        assert sorted(each.figures.interviews.value or 0 for each in before.weeks)[-2:] == [13, 13]
    async with store.begin(BOT) as tx:
        for n in range(5):
            await memberships.remove(tx, MembershipId(f"ms-x{n:02}"))
    async with store.begin(AsMember(coach)) as tx:
        after = await totals.insights(tx, SPRING.id, NOW)
    assert after is not None
    assert (after.about, after.whole.interviews.value) == (False, 16)
    shown = [each.figures.interviews for each in after.weeks if not each.figures.interviews.hidden]
    assert [(each.value, each.about) for each in shown] == [(10, True), (10, True)]


async def test_what_was_shown_long_ago_is_still_held_against_who_is_counted_now(store: Store):
    """After weeks without a digest the last set that was shown is what is remembered, however old."""
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        who = [await joined(tx, f"x{n}") for n in range(7)]
        for each in who:
            await interview(tx, each, "Northwind", NOW - timedelta(days=5))
        long_ago = WEEK - timedelta(weeks=6)
        await digests.keep(tx, SPRING, long_ago.isoformat(), replace(SHOWN, week=long_ago, counted=frozenset(who)))
        assert (await totals.week(tx, SPRING, WEEK)).figures.interviews.value == 7
        await memberships.remove(tx, MembershipId("ms-x0"))
        found = (await totals.week(tx, SPRING, WEEK)).figures.interviews
        assert (found.value, found.about) == (5, True)


async def test_of_what_a_channel_was_not_shown_only_coaches_are_to_be_told_each_once(store: Store):
    async with store.begin(BOT) as tx:
        await cohorts.put(tx, SPRING)
        ana = await joined(tx, "ana")
        cleo, cora = [await joined(tx, name, Role.COACH, Consent.PRIVATE) for name in ("cleo", "cora")]
        eve = await joined(tx, "eve", Role.SPONSOR, Consent.PRIVATE)
        for _ in range(2):
            await digests.tell_coaches(tx, SPRING, WEEK, NOW)
        told = {id: len(await nudges.coming(tx, id, 9)) for id in (cleo, cora, eve, ana)}
    assert told == {cleo: 1, cora: 1, eve: 0, ana: 0}
