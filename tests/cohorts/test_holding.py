"""What holds at this very moment: of figures that went out, of a group that is over, of a place that let the bot go."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.errors import Collided
from bot.handlers import coach_page, digests, room_errands
from bot.handlers.room_errand import RoomErrand
from bot.model.cohort import Consent, Shown
from bot.model.figures import Figure, Figures, Records, kept_before
from bot.model.ids import MemberId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.sight import CohortPage
from bot.store import charters, codes, cohorts, members, memberships, nights, nudges, reviews, totals
from bot.store import digests as digest_store
from bot.store.rights import AsMember
from tests.cohorts.asked import asks, one, review_of
from tests.cohorts.coached import person
from tests.cohorts.kept import BOT, SPRING, Kept, founded, known, told
from tests.cohorts.test_differencing import unshares
from tests.cohorts.test_digests import interviewed, kept_digests, settled, spring
from tests.cohorts.test_policy import changes, thanks
from tests.contract.exhibited_cohorts_kept import cohort_of
from tests.dialogs.dialog import Dialog, Person


async def test_a_digest_is_kept_as_it_went_out_whoever_unshares_meanwhile(stage: Dialog):
    kept, people = await spring(stage, 7)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13", "14:00")
    (nudge, *_), cohort = await kept.in_rooms("digest"), await kept.cohort()
    async with stage.bot.store.read(BOT) as tx:
        room = (await cohorts.rooms_of(tx, [SPRING]))[SPRING][0]
        errand = RoomErrand(nudge, room, cohort, stage.clock.now(), tx)
        assert await digests.errand(errand) is not None
    async with stage.bot.store.begin(BOT) as tx:
        await room_errands.going(tx, errand.keeps)
    await unshares(kept, people[0])
    async with stage.bot.store.begin(BOT) as tx:
        await digests.delivered(tx, nudge, stage.clock.now())
    found = (await kept_digests(kept))["2026-03-06"]
    assert found.counted == {each.id for each in people}
    assert found.figures["notes"] == 7


async def test_the_worker_writes_down_what_it_is_about_to_show(stage: Dialog):
    kept, people = await spring(stage, 7)
    await settled(stage, "2026-03-06")
    await interviewed(kept, people, stage.clock.now() + timedelta(days=1))
    await settled(stage, "2026-03-13")
    cohort = await kept.cohort()
    async with stage.bot.store.read(BOT) as tx:
        went = await digest_store.went(tx, cohort, date(2026, 3, 6))
    assert went is not None
    assert went.counted == {each.id for each in people}


async def test_a_second_try_with_other_people_is_kept_beside_the_first(stage: Dialog):
    kept = await founded(stage)
    cohort, now = await kept.cohort(), stage.clock.now()
    one = Shown(SPRING, date(2026, 3, 6), now, frozenset({MemberId("a"), MemberId("b")}), True, {"notes": 7})
    two = replace(one, counted=frozenset({MemberId("a")}), shown_at=now + timedelta(minutes=1))
    for each in (one, one, two, two, one):
        async with stage.bot.store.begin(BOT) as tx:
            await digest_store.going(tx, cohort, each)
    async with stage.bot.store.read(BOT) as tx:
        assert [each.counted for _, each in await digest_store.of(tx, cohort)] == [
            one.counted, two.counted, one.counted,
        ]  # fmt: skip


def test_figures_over_several_weeks_are_held_against_those_that_were_shown(monkeypatch: pytest.MonkeyPatch):
    cohort = cohort_of("Spring")
    week = cohort.starts_on + timedelta(weeks=8)
    people = [MemberId(f"m{n}") for n in range(8)]
    since = {id: cohort.at(cohort.starts_on, cohort.digest_at) for id in people}
    rolls = Figures(on_time=Figure(82, weeks=4), any=True)

    def shown(*_: object, about: bool) -> Figures:
        return replace(rolls, on_time=replace(rolls.on_time, about=about))

    monkeypatch.setattr(totals.figures, "shown", shown)
    monkeypatch.setattr(totals.figures, "exact", lambda *_: {})
    found = Records({id: person(id, id, since[id]) for id in people}, since)
    before = Shown(cohort.id, week - timedelta(weeks=1), since[people[0]], frozenset(people), longer=frozenset(people))
    for left, about in ((people, False), (people[1:], True), (people[5:], False)):
        was = replace(before, longer=frozenset(left))
        made = totals._week(cohort, week, found, [(was.week.isoformat(), was)])
        assert made.longer == set(people)
        assert made.figures.on_time.about is about


async def test_the_sets_behind_figures_over_weeks_are_kept_and_read_again(stage: Dialog):
    kept = await founded(stage)
    cohort, longer = await kept.cohort(), frozenset({MemberId("m-a"), MemberId("m-b")})
    async with stage.bot.store.begin(BOT) as tx:
        await digest_store.looked(tx, cohort, date(2026, 3, 6), longer, (), stage.clock.now(), longer=longer)
    async with stage.bot.store.read(BOT) as tx:
        ((_, found),) = await digest_store.of(tx, cohort)
    assert found.longer == longer
    assert not kept_before({}).rolling


async def test_after_a_long_pause_the_queue_comes_as_one_message(stage: Dialog):
    kept, ana = await _asked(stage)
    coach = await known(stage, kept.coach)
    cohort, now = await kept.cohort(), stage.clock.now()
    async with stage.bot.store.begin(BOT) as tx:
        await members.put(tx, coach.paused(now, now + timedelta(days=5)))
        for n in range(4):
            await nudges.add(tx, reviews.queue_nudge(cohort, coach.id, now + timedelta(days=n)))
    before = len(kept.coach.deliveries())
    await stage.passes(days=6)
    said = [each.words for each in kept.coach.deliveries()[before:] if "to be read in Spring 26" in each.words]
    assert 1 <= len(said) <= 2, said
    at = [each.at for each in kept.coach.deliveries()[before:] if "to be read in Spring 26" in each.words]
    assert len({each.date() for each in at}) == len(at), "one a day"
    assert ana


async def _asked(stage: Dialog) -> tuple[Kept, Person]:
    kept, ana = await one(stage)
    await asks(stage, ana)
    return kept, ana


async def test_whoever_was_in_it_is_back_on_their_own_before_the_closing_page(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await changes(kept, {"nudges": "0"}, {}, {})
    await stage.passes(minutes=5)
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await stage.moves_to("2026-03-02", "22:30")
    assert not await thanks(kept, ana)
    await told(kept.coach, "cohort.end_now", SPRING)
    await stage.passes(minutes=5)
    assert await kept.waiting(ana, "closing"), "it waits for the morning"
    assert await thanks(kept, ana)


@pytest.mark.parametrize("gone", [False, True])
async def test_a_coach_page_is_shut_once_its_place_let_the_bot_go(stage: Dialog, gone: bool):
    kept = await founded(stage, "ana")
    coach = await known(stage, kept.coach)
    async with stage.bot.store.begin(AsMember(coach.id)) as tx:
        secret = await codes.make(tx, codes.Purpose.PAGE, stage.clock.now(), cohort_id=SPRING)
    token = await stage.bot.visits.open(secret)
    assert token is not None
    assert await stage.bot.visits.of(token) is not None
    if gone:
        await stage.bot.keeps.uninstall((await kept.cohort()).home)
    assert (await stage.bot.visits.of(token) is None) is gone
    async with stage.bot.store.begin(AsMember(coach.id)) as tx:
        late = await codes.make(tx, codes.Purpose.PAGE, stage.clock.now(), cohort_id=SPRING)
    assert (await stage.bot.visits.open(late) is None) is gone


async def test_a_look_that_waited_for_another_is_written_down_in_the_end(
    stage: Dialog, monkeypatch: pytest.MonkeyPatch
):
    kept = await founded(stage, "ana", consent=Consent.PROGRESS)
    coach = await known(stage, kept.coach)
    really: Callable[..., Awaitable[None]] = coach_page.noted
    tries: list[object] = []

    async def noted(*args: object) -> None:
        tries.append(args)
        if len(tries) < 3:
            raise Collided("two transactions waited for each other")
        await really(*args)

    monkeypatch.setattr(coach_page, "noted", noted)
    assert await stage.bot.look(AsMember(coach.id), CohortPage(SPRING)) is not None
    assert len(tries) == 3


async def test_a_part_of_the_members_is_found_without_opening_anybodys_row(
    stage: Dialog, monkeypatch: pytest.MonkeyPatch
):
    kept, people = await spring(stage, 7)
    monkeypatch.setattr(charters, "AT_ONCE", 3)
    ids = sorted([*(each.id for each in people), (await known(stage, kept.people["ana"])).id])
    monkeypatch.setattr(memberships, "of_cohort", None)
    async with stage.bot.store.read(BOT) as tx:
        assert list(await charters.next_members(tx, SPRING, "")) == ids[:3]
        assert list(await charters.next_members(tx, SPRING, ids[5])) == ids[6:]


async def test_at_night_in_the_group_nobody_hears_of_it_whose_own_night_is_not_known(stage: Dialog):
    await founded(stage)
    zoe = stage.actor("zoe", display="Zoe")
    await zoe.types("/afternote help")
    about = await known(stage, zoe)
    await stage.moves_to("2026-03-04", "23:30")
    now = stage.clock.now()
    async with stage.bot.store.begin(BOT) as tx:
        await members.put(tx, replace(about, zone=None))
        await nudges.add(tx, Nudge(
            NudgeId(derived(about.id, NudgeKind.INVITED, SPRING, "x")), about.id, NudgeKind.INVITED, SPRING, now, now,
            Reason(Because.COHORT, now), ordinal="x",
        ))  # fmt: skip
    await stage.passes(hours=8)
    assert not any("invites you" in each.words for each in zoe.deliveries())
    await stage.passes(hours=1)
    assert any("invites you" in each.words for each in zoe.deliveries())


async def test_a_review_is_kept_for_the_morning_of_its_group(stage: Dialog):
    kept, ana = await _asked(stage)
    review = await review_of(stage, ana)
    assert review is not None
    now, zone = stage.clock.now(), (await kept.cohort()).zone
    about = Nudge(NudgeId("n"), review.member_id, NudgeKind.REVIEWED, review.id, now, now, Reason(Because.COHORT, now))
    async with stage.bot.store.read(BOT) as tx:
        assert await nights.of(tx, [about]) == {"n": zone}
        assert await nights.of(tx, [replace(about, kind=NudgeKind.THANK)]) == {}
