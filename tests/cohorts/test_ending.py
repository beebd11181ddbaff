"""The end of a cohort: by itself at its own midnight, by a coach's word, or because no coach is left."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.model.cohort import CohortStatus, Consent, Role
from bot.store import charters, grants
from bot.store.rights import AsMember
from tests.cohorts.kept import BOT, SPRING, founded, known, room_gone, told
from tests.dialogs.dialog import Dialog


async def test_it_ends_by_itself_at_its_midnight_after_the_last_day(stage: Dialog):
    kept = await founded(stage, "ana", ends_on=date(2026, 3, 6))
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await stage.moves_to("2026-03-06", "23:59")
    assert (await kept.cohort()).open
    await stage.moves_to("2026-03-07", "00:00")
    over = await kept.cohort()
    assert over.status is CohortStatus.ENDED
    await stage.moves_to("2026-03-07", "10:00")
    told = "\n".join(each.words for each in ana.deliveries())
    assert "Spring 26 is over" in told
    assert "Interviews held: 1" in told
    assert "Acme" in told
    await stage.moves_to("2026-03-07", "15:30")
    assert sum("Spring 26 is over" in each for each in posted(stage)) == 1
    assert not await kept.in_rooms("digest")


def posted(stage: Dialog) -> list[str]:
    """What stands in the cohort's channel."""
    return [each.words for each in stage.stage.log if each.place == "#spring"]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata"])
async def test_the_channel_is_told_by_daylight_at_the_time_of_its_digest(stage: Dialog, zone: str):
    kept = await founded(stage, "ana", ends_on=date(2026, 3, 6), zone=zone)
    cohort = await kept.cohort()
    await stage.passes(minutes=int((charters.ends_at(cohort) - stage.clock.now()).total_seconds() // 60))
    assert not (await kept.cohort()).open, "sharing stops at midnight"
    said_at = cohort.at(date(2026, 3, 7), cohort.digest_at)
    await stage.passes(minutes=int((said_at - stage.clock.now()).total_seconds() // 60) - 1)
    assert not any("Spring 26 is over" in each for each in posted(stage))
    await stage.passes(minutes=1)
    assert sum("Spring 26 is over" in each for each in posted(stage)) == 1
    await stage.passes(hours=48)
    assert sum("Spring 26 is over" in each for each in posted(stage)) == 1


async def test_a_coachs_end_now_is_told_at_once_and_once(stage: Dialog):
    await (kept := await founded(stage, "ana")).coach.sends(kept.coach.action("cohort.end_now", SPRING))
    await stage.passes(minutes=1)
    assert sum("Spring 26 is over" in each for each in posted(stage)) == 1
    assert not await kept.in_rooms("digest"), "weeks of digests were ahead, and are called off"
    await stage.passes(hours=48)
    assert sum("Spring 26 is over" in each for each in posted(stage)) == 1


async def test_each_member_gets_one_page_and_each_coach_one(stage: Dialog):
    kept = await founded(stage, "ana", "ben")
    await kept.coach.types("/cohort policy")
    await kept.coach.presses("End now")
    kept.coach.sees("Sharing stops at once")
    await kept.coach.presses("End now")
    kept.coach.sees("Closing pages are on their way")
    await stage.passes(hours=1)
    for each in (*kept.people.values(), kept.coach):
        pages = [one for one in each.deliveries() if "Closing page" in one.words]
        assert len(pages) == 1, each.name
    ana = kept.people["ana"]
    ana.since = 0
    await ana.presses("Keep going alone")
    ana.sees("Everything goes on as before")
    await kept.coach.presses("Archive")
    assert (await kept.cohort()).status is CohortStatus.ARCHIVED


async def test_ended_twice_it_ended_once(stage: Dialog):
    kept = await founded(stage, "ana")
    await kept.joins(stage.actor("ana"), Role.COACH)
    first = kept.coach.action("cohort.end_now", SPRING)
    await kept.coach.sends(first)
    ended_at = (await kept.cohort()).ended_at
    await stage.passes(hours=3)
    await kept.coach.sends(kept.coach.action("cohort.end_now", SPRING))
    assert (await kept.cohort()).ended_at == ended_at
    await stage.passes(hours=3)
    assert len([one for one in kept.coach.deliveries() if "Closing page" in one.words]) == 1


async def test_without_its_room_it_ends_all_the_same(stage: Dialog):
    kept = await founded(stage, "ana", ends_on=date(2026, 3, 6))
    await room_gone(kept)
    await stage.moves_to("2026-03-07", "09:30")
    assert (await kept.cohort()).status is CohortStatus.ENDED
    assert any("Closing page" in each.words for each in kept.people["ana"].deliveries())
    assert not [each for each in stage.stage.log if each.place == "#spring" and each.kind.value == "delivery"]


async def test_nothing_is_granted_by_consent_once_it_is_over(stage: Dialog):
    kept = await founded(stage, "ana")
    coach = await known(stage, kept.coach)
    await kept.coach.sends(kept.coach.action("cohort.end_now", SPRING))
    async with stage.bot.store.read(AsMember(coach.id)) as tx:
        grant = await grants.coach(tx, SPRING)
        assert grant is not None
        assert not grant.cohort.open


async def test_a_later_last_day_moves_the_end(stage: Dialog):
    kept = await founded(stage, "ana", ends_on=date(2026, 3, 6))
    await kept.coach.types("/cohort policy")
    await kept.coach.presses("Change")
    await kept.coach.fills()
    await kept.coach.fills()
    await kept.coach.fills(ends_on="2026-03-13")
    await stage.moves_to("2026-03-07", "12:00")
    assert (await kept.cohort()).open
    await stage.moves_to("2026-03-14", "00:00")
    assert not (await kept.cohort()).open


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Australia/Sydney"])
async def test_h21_a_cohort_over_a_change_of_clocks_keeps_its_wall_times(stage: Dialog, zone: str):
    kept = await founded(stage, ends_on=date(2026, 4, 12), zone=zone)
    cohort = await kept.cohort()
    planned = sorted(each.due_at for each in await kept.in_rooms("digest"))
    assert [cohort.at(day, cohort.digest_at) for day in cohort.digest_days] == planned
    hours = {(later - earlier) for earlier, later in pairwise(planned)}
    # One of the weeks is an hour longer or shorter, as clocks change in it.
    assert len(hours) == 2
    assert all(abs(each - timedelta(days=7)) <= timedelta(hours=1) for each in hours)


async def test_a_coach_who_erases_everything_leaves_it_ended_kindly_or_to_the_others(stage: Dialog):
    kept = await founded(stage, "ana", "ben")
    await kept.joins(kept.people["ben"], Role.COACH)
    await kept.coach.sends(kept.coach.action("forget.erase", (await known(stage, kept.coach)).id))
    assert (await kept.cohort()).open
    ben = kept.people["ben"]
    await ben.sends(ben.action("forget.erase", (await known(stage, ben)).id))
    assert (await kept.cohort()).status is CohortStatus.ENDED
    await stage.passes(hours=1)
    assert any("Closing page" in each.words for each in kept.people["ana"].deliveries())


async def test_a_coach_whose_account_went_is_found_out_by_the_sweep(stage: Dialog):
    from bot.store import members

    kept = await founded(stage, "ana")
    coach = await known(stage, kept.coach)
    async with stage.bot.store.begin(BOT) as tx:
        await members.remove(tx, coach.id)
    await stage.bot.sweep()
    assert (await kept.cohort()).status is CohortStatus.ENDED


async def test_coaches_get_figures_of_five_and_more_who_are_counted_blurred_and_nobody_by_name(stage: Dialog):
    names = [f"pia{n}" for n in range(6)]
    kept = await founded(stage, *names, consent=Consent.COUNTS)
    quiet = stage.actor("quinn", display="Quinn")
    await quiet.types("/afternote help")
    await kept.joins(quiet, Role.MEMBER)
    await stage.moves_to("2026-03-03", "12:00")
    for each in (*kept.people.values(), quiet):
        await each.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    for name in names:
        await kept.people[name].types("/note sent Grace")
    await stage.passes(minutes=1)
    await told(kept.coach, "cohort.end_now", SPRING)
    await stage.passes(hours=1)
    (page,) = [each.words for each in kept.coach.deliveries() if "Closing page" in each.words]
    # Six interviews of those who are counted, told in fives; the seventh is nobody's to see.
    assert "Interviews held: about 5" in page
    assert "Notes sent: about 5" in page
    for word in ("Acme", "Grace", "Pia", "Quinn"):
        assert word not in page


async def test_a_coachs_page_says_what_is_known_where_too_few_are_counted_at_the_end(stage: Dialog):
    names = [f"pia{n}" for n in range(6)]
    kept = await founded(stage, *names, consent=Consent.COUNTS, ends_on=date(2026, 3, 20))
    # A full week of which the channel is told, and after which most of them are not counted any more.
    await stage.moves_to("2026-03-09", "12:00")
    for name in names:
        await kept.people[name].types("/interview log Acme, Engineer, today 9am with Grace Hopper")
        await kept.people[name].types("/note sent Grace")
    await stage.moves_to("2026-03-13", "16:00")
    for name in names[:3]:
        await kept.people[name].types("/cohort join private")
    await stage.moves_to("2026-03-21", "12:00")
    (page,) = [each.words for each in kept.coach.deliveries() if "Closing page" in each.words]
    told = sum("the week of" in each for each in posted(stage))
    assert told > 0
    assert f"Digests posted: {told}" in page
    assert "Weeks it ran: 3" in page
    assert "Interviews held" not in page
    assert "Figures are shown where five people or more were counted to the end" in page


async def test_fewer_than_five_who_are_counted_are_no_figure(stage: Dialog):
    kept = await founded(stage, "ana", "ben", "cyd", "dan", consent=Consent.COUNTS)
    for each in kept.people.values():
        await each.types("/interview log Acme, Engineer, today 9am with Grace Hopper")
    await told(kept.coach, "cohort.end_now", SPRING)
    await stage.passes(hours=1)
    (page,) = [each.words for each in kept.coach.deliveries() if "Closing page" in each.words]
    assert "Interviews held" not in page
    assert "five people or more" in page
