"""Two people at the same moment, through two processes on one database: one thing happens, and both are told it.

Both turns stand in open transactions before either goes on, so that neither is over as the other begins.
"""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.app import Bot
from bot.chat.form import Form
from bot.chat.inbound import Action, Submission
from bot.chat.reply import Reply
from bot.dispatch import Dispatch
from bot.drafting.spelling import Light
from bot.model.cohort import CohortStatus, Role
from bot.model.finding import fingerprint
from bot.model.ids import RandomIds
from bot.model.nudge import NudgeKind
from bot.model.policy import DEFAULT
from bot.store import memberships, reviews
from bot.store.rights import AsMember
from bot.store.store import Store
from bot.store.vault import Vault
from tests.abuse.test_rights import words
from tests.cohorts.asked import asks, note_of, one, review_of, second_coach
from tests.cohorts.kept import SPRING, Kept, founded, known
from tests.dialogs.dialog import Dialog, Person

pytestmark = pytest.mark.parametrize("database", ["postgresql"])
"""A file is written by one process."""
OURS = "broke on my side"


@pytest.fixture
async def other(stage: Dialog, store: Store, vault: Vault, spelling: Light) -> AsyncIterator[Bot]:
    """Another process on the same database, with a pool of its own."""
    second = await Store.open(store._database.url, vault)
    yield Bot(second, stage.clock, RandomIds(), DEFAULT, spelling)
    await second.close()


async def at_once(
    stage: Dialog, other: Bot, first: Action | Submission, second: Action | Submission, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str]:
    """What both are told, each in their own process; neither goes on before the other has begun."""
    met, left, looking = asyncio.Barrier(2), [2], Dispatch._looking

    async def together(self, *args, **given):
        # Held by their own member's lock alone; one that is run once more goes straight on.
        if left[0]:
            left[0] -= 1
            await met.wait()
        return await looking(self, *args, **given)

    monkeypatch.setattr(Dispatch, "_looking", together)
    replies: list[Reply] = await asyncio.gather(stage.bot.handle(first), other.handle(second))
    monkeypatch.setattr(Dispatch, "_looking", looking)
    assert left == [0]
    said = tuple(words(each) for each in replies)
    assert not any(OURS in each for each in said), said
    return said


async def asked(stage: Dialog) -> tuple[Kept, Person, Person, Person, str]:
    """Ana has asked; Cleo and Dan may both answer; and what their buttons say."""
    kept, ana = await one(stage)
    dan = await second_coach(kept)
    review = await asks(stage, ana)
    return kept, ana, kept.coach, dan, f"{review.id} {fingerprint((await note_of(stage, ana)).body)}"


@pytest.mark.parametrize("turned", [False, True])
async def test_of_two_coaches_who_answer_one_stands_and_the_other_is_told_whose(
    stage: Dialog, other: Bot, monkeypatch: pytest.MonkeyPatch, turned: bool
):
    _, ana, cleo, dan, value = await asked(stage)
    pair = [cleo, dan][:: -1 if turned else 1]
    said = await at_once(stage, other, *(each.action("review.good", value) for each in pair), monkeypatch)
    review = await review_of(stage, ana)
    assert review is not None
    assert review.answer is not None
    before = [each for each in said if "before you; their answer stands" in each]
    assert len(before) == 1, said
    assert review.coach_name in before[0]
    won = pair[1 - said.index(before[0])]
    assert review.answered_by == (await known(stage, won)).id
    await stage.passes(hours=1)
    told = [each for each in ana.deliveries() if review.coach_name in each.words]
    assert len(told) == 1, [each.words for each in ana.deliveries()]


async def test_of_two_comments_sent_at_once_the_second_coach_gets_their_own_words_back(
    stage: Dialog, other: Bot, monkeypatch: pytest.MonkeyPatch
):
    _, ana, cleo, dan, value = await asked(stage)
    sent = []
    for who in (cleo, dan):
        form = await who.sends(who.action("review.comment", value))
        assert isinstance(form, Form)
        sent.append(who.submission(form.id, {"tenacity": f"The words of {who.name}."}))
    said = await at_once(stage, other, sent[0], sent[1], monkeypatch)
    review = await review_of(stage, ana)
    assert review is not None
    assert review.answer is not None
    lost = next(n for n, each in enumerate(said) if "before you; their answer stands" in each)
    (won, second) = (dan, cleo) if lost == 0 else (cleo, dan)
    assert tuple(review.answer.comments.values()) == (f"The words of {won.name}.",)
    assert f"The words of {second.name}." in said[lost]
    assert f"The words of {won.name}." not in said[lost]


async def test_of_two_coaches_who_end_it_one_ends_it_and_both_read_that_it_is_over(
    stage: Dialog, other: Bot, monkeypatch: pytest.MonkeyPatch
):
    kept = await founded(stage, "ana")
    dan = await second_coach(kept)
    pressed = (each.action("cohort.end_now", SPRING) for each in (kept.coach, dan))
    said = await at_once(stage, other, *pressed, monkeypatch)
    assert all("Closing pages are on their way" in each for each in said), said
    assert (await kept.cohort()).status is CohortStatus.ENDED
    await stage.passes(hours=1)
    for each in (kept.coach, dan, kept.people["ana"]):
        assert sum("Closing page" in one.words for one in each.deliveries()) == 1, each.name
    assert sum("Spring 26 is over" in one.words for one in stage.stage.log if one.place == "#spring") == 1


async def test_two_members_who_join_are_both_in_it_once(
    stage: Dialog, other: Bot, monkeypatch: pytest.MonkeyPatch
):
    kept = await founded(stage)
    ben, cyd = (stage.actor(name) for name in ("ben", "cyd"))
    for each in (ben, cyd):
        await each.types("/afternote help")
    pressed = [
        Action(stage.stage.origin(each.actor, stage.stage.room("spring")), "cohort.join", SPRING) for each in (ben, cyd)
    ]
    said = await at_once(stage, other, *pressed, monkeypatch)
    assert all("Spring 26" in each for each in said), said
    for each in (ben, cyd):
        mine = await kept.membership(each)
        assert mine is not None
        assert mine.role is Role.MEMBER


async def test_one_member_who_presses_join_twice_at_once_is_in_it_once(stage: Dialog, other: Bot):
    await founded(stage)
    ben = stage.actor("ben")
    await ben.types("/afternote help")
    here = [stage.stage.origin(ben.actor, stage.stage.room("spring")) for _ in range(2)]
    said = await asyncio.gather(
        stage.bot.handle(Action(here[0], "cohort.join", SPRING)), other.handle(Action(here[1], "cohort.join", SPRING))
    )
    assert not any(OURS in words(each) for each in said)
    id = (await known(stage, ben)).id
    async with stage.bot.store.read(AsMember(id)) as tx:
        assert [each.cohort_id for each in await memberships.of(tx, id)] == [SPRING]


@pytest.mark.parametrize("turned", [False, True])
async def test_a_coach_who_is_taken_out_as_they_answer_has_answered_or_sees_nothing(
    stage: Dialog, other: Bot, monkeypatch: pytest.MonkeyPatch, turned: bool
):
    kept, ana, cleo, dan, value = await asked(stage)
    gone = cleo.action("members.do", f"{SPRING} {(await known(stage, dan)).id} remove")
    answers = dan.action("review.good", value)
    pair = (answers, gone) if turned else (gone, answers)
    said = await at_once(stage, other, *pair, monkeypatch)
    assert await kept.membership(dan) is None
    review = await review_of(stage, ana)
    assert review is not None
    if review.answer is None:
        assert "That's gone" in said[0 if turned else 1]
    else:
        assert review.coach_name in ("Dan Reed", "Dan")
    again = words(await dan.sends(dan.action("review.good", value)))
    assert "That's gone" in again
    assert "Grace" not in again


async def test_a_level_that_is_lowered_as_the_cohort_ends_is_lowered_or_it_is_over(
    stage: Dialog, other: Bot, monkeypatch: pytest.MonkeyPatch
):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    pressed = (ana.action("cohort.level", SPRING, "progress"), kept.coach.action("cohort.end_now", SPRING))
    await at_once(stage, other, *pressed, monkeypatch)
    assert not (await kept.cohort()).open
    member = await known(stage, ana)
    async with stage.bot.store.read(AsMember(member.id)) as tx:
        assert await reviews.coached(tx) == ()
    assert len(await kept.waiting(ana, NudgeKind.CLOSING)) == 1
