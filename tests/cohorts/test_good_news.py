"""Good news that members share: offered at its moments, in their words, theirs until it is posted, in a fair order."""

import json
from datetime import date, timedelta

from bot.chat.card import Card, File
from bot.model.cohort import Celebration
from bot.model.digest import MOST_CELEBRATED, digest
from bot.model.figures import Figures
from bot.model.ids import CelebrationId, MemberId
from tests.cohorts.kept import founded
from tests.contract.exhibited_cohorts_kept import cohort_of
from tests.dialogs.dialog import Dialog, Person

WEEK = date(2026, 3, 20)


async def shares(who: Person, words: str) -> None:
    """Good news about an interview whose every note is sent."""
    await who.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await who.types("/note sent Grace")
    await who.presses("Share with the group")
    await who.fills(words=words)


def in_room(stage: Dialog) -> list[list[str]]:
    """The lines of each digest that the room was shown."""
    return [each.words.splitlines() for each in stage.stage.log if each.place == "#spring" and each.card is not None]


def of(name: str, number: int = 0) -> Celebration:
    cohort = cohort_of("Spring")
    return Celebration(CelebrationId(f"{name}{number:03}"), MemberId(name), cohort.id, cohort.created_at, f"by {name}")


async def test_another_round_is_offered_to_share_and_the_first_interview_is_not(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    ana.misses("Share with the group")
    await stage.passes(days=2)
    await ana.types("/interview log Acme, Engineer, today 11am with Lin Chen")
    ana.sees("Acme")
    assert "Share with the group" in ana.offered()
    await ana.presses("Share with the group")
    assert ana.form.filled["words"] == "I'm through to another round."
    await ana.fills()
    ana.sees("I'm through to another round.", "take back until it is posted")


async def test_another_position_is_no_next_round(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await stage.passes(days=2)
    await ana.types("/interview log Globex, Engineer, today 11am with Lin Chen")
    ana.sees("Globex")
    assert "Share with the group" not in ana.offered()


async def test_a_coach_is_offered_nothing_to_share(stage: Dialog):
    kept = await founded(stage)
    await kept.coach.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await kept.coach.types("/note sent Grace")
    assert "Share with the group" not in kept.coach.offered()


async def test_of_a_panel_the_last_note_that_is_sent_is_the_moment(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper, Lin Chen")
    await ana.types("/note sent Grace")
    assert "Share with the group" not in ana.offered()
    await ana.types("/note sent Lin")
    assert "Share with the group" in ana.offered()


async def test_what_was_shared_is_in_ones_own_export_and_in_nobody_elses(stage: Dialog):
    kept = await founded(stage, "ana", "ben")
    await shares(kept.people["ana"], "First panel done")
    held = {}
    for name, who in kept.people.items():
        reply = await who.types("/afternote export")
        assert isinstance(reply, Card)
        (file,) = [each for each in reply.blocks if isinstance(each, File) and each.name == "afternote.json"]
        held[name] = json.loads(file.content)["shared_with_groups"]
    assert [each["words"] for each in held["ana"]] == ["First panel done"]
    assert held["ben"] == []


async def test_what_a_coach_has_seen_in_a_preview_can_still_be_taken_back(stage: Dialog):
    kept = await founded(stage, "ana", "ben")
    ana, ben = kept.people["ana"], kept.people["ben"]
    await shares(ana, "First panel done")
    await shares(ben, "A second try went well")
    await stage.moves_to("2026-03-06", "09:00")
    await kept.coach.types("/cohort digest")
    kept.coach.sees("First panel done", "A second try went well")
    await ana.presses("Take it back")
    await kept.coach.types("/cohort digest")
    kept.coach.misses("First panel done")
    await stage.moves_to("2026-03-06", "15:10")
    (posted,) = in_room(stage)
    assert not any("First panel done" in line for line in posted)
    assert any("A second try went well" in line for line in posted)
    assert not any("Ben" in line for line in posted)


async def test_three_stand_in_a_digest_and_the_others_wait_for_the_next(stage: Dialog):
    kept = await founded(stage, "ana", "ben", "chi", "dan", "eva")
    words = [f"Good news of number {n}" for n in range(5)]
    for who, each in zip(kept.people.values(), words, strict=True):
        await shares(who, each)
    await stage.moves_to("2026-03-20", "15:10")
    first, second = ([each for each in words if any(each in line for line in lines)] for lines in in_room(stage))
    assert (len(first), len(second)) == (MOST_CELEBRATED, 2)
    assert sorted(first + second) == words


def test_the_words_of_each_of_five_come_first_in_some_week():
    every = [of(name) for name in ("ana", "ben", "chi", "dan", "eva")]
    weeks = [digest(cohort_of("Spring"), WEEK + timedelta(weeks=n), Figures(), (), every) for n in range(60)]
    assert {each.celebrations[0].member_id for each in weeks} == {each.member_id for each in every}
    assert {one.member_id for each in weeks for one in each.celebrations[2:]} == {each.member_id for each in every}


def test_nobodys_second_comes_before_everybodys_first():
    many = [of("ana", n) for n in range(20)]
    for n in range(30):
        week = WEEK + timedelta(weeks=n)
        found = digest(cohort_of("Spring"), week, Figures(), (), [*many, of("ben"), of("chi")]).celebrations
        assert {each.member_id for each in found} == {"ana", "ben", "chi"}
        assert len(digest(cohort_of("Spring"), week, Figures(), (), many).celebrations) == MOST_CELEBRATED
