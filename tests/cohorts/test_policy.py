"""A cohort's policy: in plain words, within hard caps, in effect on what waits, and nothing twice or in the past."""

from datetime import date

from bot.model.cohort import CAPS, Cadence, Role
from bot.model.nudge import NudgeKind, NudgeStatus
from bot.store import charters, nudges, opportunities
from tests.cohorts.kept import BOT, SPRING, Kept, founded, known, told
from tests.dialogs.dialog import Dialog, Person


async def changes(kept: Kept, first: dict[str, str], second: dict[str, str], third: dict[str, str]) -> None:
    await kept.coach.types("/cohort policy")
    await kept.coach.presses("Change")
    for values in (first, second, third):
        await kept.coach.fills(**values)


async def thanks(kept: Kept, who: Person):
    return await kept.waiting(who, NudgeKind.THANK)


async def test_everybody_in_it_reads_it_and_coaches_alone_change_it(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/cohort policy")
    ana.sees("2 reminders at most", "5 business days", "Friday, 3 pm New York", "Your own settings win")
    assert "Change" not in ana.offered()
    assert "That's gone" in await told(ana, "policy.change", SPRING)


async def test_a_number_outside_its_cap_is_refused_with_the_range(stage: Dialog):
    kept = await founded(stage)
    await kept.coach.types("/cohort policy")
    await kept.coach.presses("Change")
    await kept.coach.fills(status_after="11")
    kept.coach.sees("From 3 to 10")
    form = kept.coach.form.id
    values = {"nudges": "3", "follow_ups": "9", "promised_plus": "0", "status_after": "99"}
    await kept.coach.sends(kept.coach.submission(form, values))
    assert (await kept.cohort()).cadence == Cadence()


async def test_saved_names_a_day_on_which_a_digest_of_a_full_week_can_come(stage: Dialog):
    kept = await founded(stage)
    await changes(kept, {}, {}, {})
    # Made on a Monday: the week that ends with its first Friday began without it.
    kept.coach.sees("The next digest comes Fri 13 Mar")
    await stage.moves_to("2026-03-13", "16:00")
    await changes(kept, {}, {}, {})
    kept.coach.sees("The next digest comes Fri 20 Mar")


async def test_a_changed_policy_moves_what_waits_and_nothing_comes_twice(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    before = await thanks(kept, ana)
    assert len(before) == 2
    await changes(kept, {"nudges": "1"}, {}, {})
    kept.coach.sees("Reminders that wait are moving to it")
    await stage.passes(minutes=1)
    after = await thanks(kept, ana)
    assert len(after) == 1
    assert all(each.due_at > stage.clock.now() for each in after)
    await stage.passes(days=4)
    told = [each for each in ana.deliveries() if "Grace" in each.words]
    assert len([each for each in told if "Snooze" in each.words or "reminder" in each.words]) <= 1


async def test_a_members_own_fewer_always_wins(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/afternote settings")
    await ana.sends(ana.action("settings.fewer"))
    own = len(await thanks(kept, ana))
    await changes(kept, {"nudges": "2", "status_after": "4"}, {}, {})
    await stage.passes(minutes=1)
    assert len(await thanks(kept, ana)) == own


async def test_the_policy_goes_round_a_part_of_the_members_a_time(stage: Dialog, monkeypatch):
    monkeypatch.setattr(charters, "AT_ONCE", 2)
    names = [f"p{n}" for n in range(5)]
    kept = await founded(stage, *names)
    for name in names:
        await kept.people[name].types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await changes(kept, {"nudges": "0"}, {}, {})
    await stage.passes(minutes=2)
    for name in names:
        assert not await thanks(kept, kept.people[name]), name
    async with stage.bot.store.read(BOT) as tx:
        assert not [each for each in await nudges.everyone_coming(tx, 500) if each.kind is NudgeKind.CADENCE]


async def test_the_digest_moves_with_its_day_and_time(stage: Dialog):
    kept = await founded(stage)
    before = await kept.in_rooms("digest")
    await changes(kept, {}, {"digest_weekday": "0", "digest_at": "9:30"}, {})
    kept.coach.sees("The next digest comes Mon 16 Mar, 9:30 am New York")
    after = await kept.in_rooms("digest")
    assert {each.ordinal for each in after}.isdisjoint({each.ordinal for each in before})
    cohort = await kept.cohort()
    assert sorted(each.due_at for each in after) == [cohort.at(day, cohort.digest_at) for day in cohort.digest_days]


async def test_two_coaches_at_once_do_not_undo_each_other(stage: Dialog):
    kept = await founded(stage, "ben")
    ben = kept.people["ben"]
    await kept.joins(ben, Role.COACH)
    await kept.coach.types("/cohort policy")
    await kept.coach.presses("Change")
    await ben.types("/cohort goal")
    await ben.presses("The group's goal")
    await ben.fills(kind="notes", target="20")
    await kept.coach.fills(nudges="1")
    await kept.coach.fills()
    await kept.coach.fills(reading="weekdays until 6 pm")
    cohort = await kept.cohort()
    assert cohort.goal is not None
    assert (cohort.cadence.nudges, cohort.reading) == (1, "weekdays until 6 pm")


async def test_an_end_that_is_no_day_or_too_far_away_is_refused(stage: Dialog):
    kept = await founded(stage)
    for typed in ("2026-03-01", "2028-01-01", "soonish"):
        await changes(kept, {}, {}, {"ends_on": typed})
        kept.coach.sees("A day from Mon 2 Mar")
    assert (await kept.cohort()).ends_on.isoformat() == "2026-04-26"


async def test_why_says_that_it_is_the_groups_rule(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await changes(kept, {"status_after": "7"}, {}, {})
    await stage.passes(minutes=1)
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/note sent Grace")
    await ana.types("/interview show Acme")
    ana.misses("five business days")
    ana.sees("your group's rule")


def test_every_cap_is_named_in_the_form():
    from bot.cards.cohort_policy import form
    from bot.cards.words import Reader
    from bot.model.policy import DEFAULT
    from tests.contract.exhibited_cohorts_kept import cohort_of

    made = form(Reader(), cohort_of("Spring"), DEFAULT)
    for name in CAPS:
        assert made.field(name) is not None, name


async def test_a_policy_that_changes_again_and_again_gives_nobody_a_reminder_twice_or_in_the_past(stage: Dialog):
    kept = await founded(stage, "ana", ends_on=date(2026, 4, 26))
    ana = kept.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/followup add application to Globex, Analyst, today")
    for n, days in enumerate((0, 1, 2, 4, 6, 9)):
        await stage.moves_to(f"2026-03-{2 + days:02}", "12:30")
        await changes(kept, {"nudges": str(n % 3), "status_after": str(3 + n)}, {"application_after": str(5 + n)}, {})
        now = stage.clock.now()
        await stage.passes(minutes=1)
        member = await kept.member(ana)
        async with stage.bot.store.read(BOT) as tx:
            coming = await nudges.coming(tx, member.id, 500)
        assert all(each.due_at > now for each in coming), [(each.kind, each.due_at) for each in coming]
    await stage.passes(days=40)
    told = [(each.kind, each.subject, each.ordinal) for each in await given_to(stage, ana)]
    assert len(told) == len(set(told))
    thanked = [each for each in told if each[0] is NudgeKind.THANK]
    assert len(thanked) <= 2


async def given_to(stage: Dialog, who: Person):
    member = await known(stage, who)
    async with stage.bot.store.read(BOT) as tx:
        every = await opportunities.of(tx, member.id)
        found = await nudges.of_opportunities(tx, [each.id for each in every])
    return [each for each in found if each.status is NudgeStatus.DELIVERED]


async def test_off_a_policy_whoever_leaves_is_back_on_the_usual_cadence(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await changes(kept, {"nudges": "0"}, {}, {})
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    assert not await thanks(kept, ana)
    member = await kept.member(ana)
    await told(kept.coach, "members.do", f"{SPRING} {member.id} remove")
    await stage.passes(minutes=5)
    assert len(await thanks(kept, ana)) == 2


async def test_once_it_is_over_the_usual_cadence_holds_again(stage: Dialog):
    kept = await founded(stage, "ana")
    ana = kept.people["ana"]
    await changes(kept, {"nudges": "0"}, {}, {})
    await stage.passes(minutes=5)
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    assert not await thanks(kept, ana)
    await told(kept.coach, "cohort.end_now", SPRING)
    await stage.passes(minutes=5)
    assert len(await thanks(kept, ana)) == 2


async def test_who_joins_and_who_leaves_has_the_cadence_that_holds_then(stage: Dialog):
    kept = await founded(stage)
    ana = stage.actor("ana", display="Ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    assert len(await thanks(kept, ana)) == 2
    await changes(kept, {"nudges": "1"}, {}, {})
    await stage.passes(minutes=5)
    await stage.stage.typed(ana.actor, "/cohort join", "spring")
    assert len(await thanks(kept, ana)) == 1
    await told(ana, "cohort.left", SPRING)
    assert len(await thanks(kept, ana)) == 2
