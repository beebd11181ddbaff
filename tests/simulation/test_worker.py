"""The worker: what it sends, defers, gathers, asks after and gives up, whatever the courier does."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.handlers import errands
from bot.model.nudge import Nudge, NudgeKind, NudgeStatus
from bot.store import members, nudges, opportunities
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person, folded
from tests.simulation.couriers import Faulty

ONE = "Acme, Engineer, today 2pm-3pm with Grace"


async def every_nudge(stage: Dialog, of: Person) -> list[Nudge]:
    """All nudges of a person in any state."""
    async with stage.bot.store.read(System("a test")) as tx:
        member = await members.by_address(tx, of.actor.address)
        assert member is not None
        found = [each.id for each in await opportunities.of(tx, member.id)]
        waiting = await nudges.coming(tx, member.id, 500)
        about = await nudges.of_opportunities(tx, found)
        # A list that took some up is about no opportunity.
        lists = (await nudges.get_many(tx, {each.into for each in about if each.into is not None})).values()
        return list({each.id: each for each in (*about, *waiting, *lists)}.values())


def faulty(stage: Dialog, *script: str, finds: tuple[str, ...] = ()) -> Faulty:
    courier = Faulty(stage.clock, stage.stage, list(script), list(finds))
    stage.bot.couriers["stage"] = courier
    return courier


async def one_by_one(stage: Dialog, count: int, name: str = "ana") -> Person:
    """A member with that many interviews whose reminders fall due tomorrow from nine on, five minutes apart."""
    person = stage.actor(name)
    for n in range(count):
        when = f"yesterday 4:{5 * n:02}pm-5:{5 * n:02}pm"
        await person.types(f"/interview log C{n} Inc, Engineer, {when} with Grace{n} Hopper")
    return person


# three a day


async def test_three_a_day_then_one_list_next_morning_nothing_dropped_nothing_doubled(stage: Dialog):
    ana = await one_by_one(stage, 7)
    await stage.moves_to("2026-03-03", "23:00")
    assert len(ana.deliveries()) == 3
    # Whatever plans again, what the list took up stays with it.
    await ana.types("/afternote settings")
    await ana.presses("Change")
    await ana.fills()
    await ana.fills()
    await ana.fills()
    await stage.moves_to("2026-03-04", "09:30")
    ana.sees("From yesterday, as you'd had three messages from me:")
    assert ana.told().count("'s note is ready.") == 4
    firsts = " ".join(each.words for each in ana.deliveries())
    for n in range(7):
        # Each first reminder once: by itself, or in the list.
        alone, listed = (folded(firsts).count(words) for words in (f"grace{n} still has", f"c{n} inc: grace{n}'s note"))
        assert alone + listed == 1
    assert len(ana.deliveries()) == 4


async def test_what_was_settled_meanwhile_is_not_on_the_list(stage: Dialog):
    ana = await one_by_one(stage, 5)
    await stage.moves_to("2026-03-03", "09:30")
    told = " ".join(each.words for each in ana.deliveries())
    left = [n for n in range(5) if f"Grace{n}" not in told]
    assert len(left) == 2
    await ana.types(f"/note sent Grace{left[0]}")
    await stage.moves_to("2026-03-04", "09:30")
    ana.sees(f"C{left[1]} Inc: Grace{left[1]}'s note is ready")
    ana.misses(f"C{left[0]} Inc")


async def test_the_list_has_its_place_among_the_three_of_its_day(stage: Dialog):
    ana = await one_by_one(stage, 6)
    await ana.types("/interview log D1, Engineer, 4 march 8:15am-8:30am with Lin")
    await ana.types("/interview log D2, Engineer, 4 march 8:30am-8:45am with Lin")
    await ana.types("/interview log D3, Engineer, 4 march 8:45am-9am with Lin")
    await stage.moves_to("2026-03-04", "22:00")
    per_day: dict[str, int] = {}
    for each in ana.deliveries():
        per_day[f"{each.at:%d}"] = per_day.get(f"{each.at:%d}", 0) + 1
    assert max(per_day.values()) <= 3
    assert sum("From yesterday" in each.words for each in ana.deliveries()) == 1


async def test_a_snooze_does_not_count_among_the_three(stage: Dialog):
    ana = await one_by_one(stage, 4)
    await ana.types("/note show Grace0")
    await ana.picks("Snooze", "Tomorrow 9am")
    await stage.moves_to("2026-03-03", "23:00")
    assert len(ana.deliveries()) == 4
    await stage.moves_to("2026-03-04", "12:00")
    assert not any("From yesterday" in each.words for each in ana.deliveries())


async def test_a_list_respects_an_interview_of_that_morning(stage: Dialog):
    ana = await one_by_one(stage, 5)
    await ana.types("/interview log E1, Engineer, 4 march 9am-11am with Lin")
    await stage.moves_to("2026-03-04", "08:44")
    await stage.moves_to("2026-03-04", "11:14")
    ana.sees_nothing()
    await stage.moves_to("2026-03-04", "11:15")
    ana.sees("From yesterday")


# quiet


async def test_quiet_hours_are_read_again_at_delivery(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 7pm-8:30pm with Grace")
    courier = faulty(stage, *["down"] * 200)
    await stage.moves_to("2026-03-02", "21:30")
    assert len(courier.tries) == 1
    courier.script.clear()
    await stage.moves_to("2026-03-03", "07:59")
    assert courier.accepted == []
    await stage.moves_to("2026-03-03", "08:00")
    assert len(courier.accepted) == 1


async def test_an_interview_logged_later_silences_the_others(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    await ana.types("/interview log Globex, Engineer, today 6pm-7pm with Lin")
    await stage.moves_to("2026-03-02", "19:14")
    ana.sees_nothing()
    await stage.moves_to("2026-03-02", "19:15")
    ana.sees("Grace still has a note ready", "Your Globex interview should be over")


async def test_a_snooze_is_silent_during_an_interview_too(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 10am with Grace")
    await ana.types("/note show Grace")
    await ana.picks("Snooze", "1 hour")
    await ana.types("/interview log Globex, Engineer, today 1pm-1:30pm with Lin")
    await stage.moves_to("2026-03-02", "13:44")
    ana.sees_nothing()
    await stage.moves_to("2026-03-02", "13:45")
    ana.sees("Grace still has a note ready")


# one live card


async def test_a_nudge_replaces_the_card_before_it(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage)
    await stage.moves_to("2026-03-03", "09:30")
    first, second, third = courier.accepted
    assert first.replaces is None
    assert second.replaces is not None
    assert third.replaces is not None
    assert [each.retired for each in ana.deliveries()] == [True, True, False]
    with pytest.raises(LookupError):
        await ana.presses("Still going")


async def test_another_round_keeps_its_own_live_card(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 9am-10am with Grace")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Alan")
    await stage.moves_to("2026-03-02", "18:30")
    live = {name: not each.retired for each in ana.deliveries() for name in ("Grace", "Alan") if name in each.words}
    assert live == {"Grace": True, "Alan": True}


async def test_after_a_day_without_the_worker_one_card_says_it_all(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    stage.clock.move_to(stage.clock.now().replace(day=3, hour=15))
    await stage.stage.settle()
    assert len(ana.deliveries()) == 1
    assert "Grace still has a note ready" in ana.deliveries()[0].words
    gone = {each.kind: each for each in await every_nudge(stage, ana) if each.into is not None}
    assert set(gone) == {NudgeKind.DEBRIEF, NudgeKind.DRAFT}


async def test_after_weeks_without_the_worker_the_follow_ups_keep_their_distance(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    stage.clock.move_to(stage.clock.now().replace(month=4, day=10))
    await stage.stage.settle()
    assert sum("Heard anything" in each.words for each in ana.deliveries()) == 1
    await stage.passes(days=40)
    days = [each.at.date() for each in ana.deliveries() if "Heard anything" in each.words or "everything" in each.words]
    assert len(days) == 3
    assert all((later - before).days >= 5 for before, later in itertools.pairwise(days))


# couriers


async def test_h25_try_later_waits_as_long_as_it_is_asked_to(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage, "later", "later")
    await stage.moves_to("2026-03-02", "15:15")
    assert courier.accepted == []
    await stage.passes(minutes=1)
    assert len(courier.accepted) == 1
    assert len(courier.tries) == 3


async def test_a_tenant_gets_no_more_a_second_than_its_platform_allows(stage: Dialog):
    for name in ("ana", "ben", "eve"):
        await stage.actor(name).types(f"/interview log {ONE}")
    courier = faulty(stage)
    courier.pace = 0.5
    await stage.moves_to("2026-03-02", "15:16")
    sent = sorted(each.at for each in courier.accepted)
    assert [(at - sent[0]).total_seconds() for at in sent] == [0, 2, 4]


async def test_h25_while_a_platform_asks_to_wait_nothing_else_is_tried_there(stage: Dialog):
    for name in ("ana", "ben", "eve"):
        await stage.actor(name).types(f"/interview log {ONE}")
    courier = faulty(stage, "down")
    await stage.moves_to("2026-03-02", "15:34")
    assert len(courier.tries) == 1
    await stage.moves_to("2026-03-02", "15:36")
    assert sorted(each.to for each in courier.accepted) == ["ana", "ben", "eve"]


@pytest.mark.parametrize("fault", ["lost", "broken"])
async def test_h24_what_was_sent_though_the_answer_was_lost_is_found_and_not_sent_again(stage: Dialog, fault):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage, fault)
    await stage.moves_to("2026-03-02", "15:20")
    assert len(courier.accepted) == 1
    assert courier.found == courier.keys()
    assert [each.status for each in await every_nudge(stage, ana) if each.kind is NudgeKind.DEBRIEF] == [
        NudgeStatus.DELIVERED
    ]


async def test_what_was_not_sent_is_looked_for_and_sent(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage, "uncertain", "raises", "uncertain")
    await stage.moves_to("2026-03-02", "15:30")
    assert len(courier.accepted) == 1
    assert len(courier.found) == 3


async def test_a_doubt_that_runs_into_the_night_is_asked_after_not_sent_again(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 7pm-8:44:00pm with Grace")
    await ana.types("/interview log Acme, Engineer, today 7pm-8:44pm with Grace")
    courier = faulty(stage, "lost", finds=("later", "later", "later"))
    await stage.moves_to("2026-03-02", "20:59")
    assert len(courier.accepted) == 1
    courier.finds[:] = ["later"] * 30
    await stage.moves_to("2026-03-03", "08:30")
    debriefs = [each for each in courier.accepted if "should be over" in (each.card.preview or "")]
    assert len(debriefs) == 1


async def test_unknowable_allows_one_repeat_and_then_the_member_is_told(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage, "lost", "lost", "lost", "lost", finds=("unknowable",) * 9)
    await stage.moves_to("2026-03-02", "15:45")
    assert len(courier.accepted) == 2
    await ana.types("/note list")
    ana.sees("may not have reached you by DM")


async def test_h26_closed_dms_are_tried_once_and_said_at_the_next_command(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage)
    courier.closed.add("ana")
    await stage.moves_to("2026-03-02", "15:50")
    assert len(courier.tries) == 1
    await ana.types("/note list")
    ana.sees("may not have reached you by DM")
    await ana.types("/note list")
    ana.misses("may not have reached you by DM")
    courier.closed.clear()
    await stage.moves_to("2026-03-02", "16:00")
    assert len(courier.accepted) == 1


async def test_a_courier_that_never_works_is_given_up_and_the_member_told(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage, *["raises"] * 40)
    await stage.moves_to("2026-03-02", "15:59")
    assert len(courier.tries) <= 6
    await ana.types("/note list")
    ana.sees("may not have reached you by DM")


async def test_without_a_courier_nothing_is_lost(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    away = stage.bot.couriers.pop("stage")
    await stage.moves_to("2026-03-02", "15:40")
    stage.bot.couriers["stage"] = away
    await stage.passes(minutes=6)
    ana.sees("Your Acme interview should be over")


async def test_h27_a_poison_nudge_does_not_delay_the_others_and_is_given_up(stage: Dialog, monkeypatch):
    people = [stage.actor(f"p{n}") for n in range(12)]
    for person in people:
        await person.types(f"/interview log {ONE}")
    real = errands._HANDLERS[NudgeKind.DEBRIEF]
    victim = (await every_nudge(stage, people[0]))[0].to

    async def poisoned(errand):
        if errand.member.id == victim:
            raise RuntimeError("cannot be drawn")
        return await real(errand)

    monkeypatch.setitem(errands._HANDLERS, NudgeKind.DEBRIEF, poisoned)
    await stage.moves_to("2026-03-02", "15:15")
    assert [len(person.deliveries()) for person in people] == [0] + [1] * 11
    await stage.moves_to("2026-03-02", "15:59")
    bad = [each for each in await every_nudge(stage, people[0]) if each.kind is NudgeKind.DEBRIEF]
    assert [each.status for each in bad] == [NudgeStatus.PARKED]
    await people[0].types("/note list")
    people[0].sees("may not have reached you by DM")


async def test_what_is_said_once_is_said_once_in_a_batch_too(stage: Dialog):
    ana = stage.actor("ana")
    # Two rounds with one company: two cards in one moment.
    for hour, who in ((8, "Grace"), (10, "Lin")):
        await ana.types(f"/interview log Acme, Engineer, today {hour}am-{hour + 1}am with {who}")
    await stage.moves_to("2026-03-02", "18:30")
    assert len(ana.deliveries()) == 2
    assert " ".join(each.words for each in ana.deliveries()).count("I take your search to be in the US") == 1


async def test_two_members_do_not_share_their_three(stage: Dialog):
    ana, bea = await one_by_one(stage, 4), await one_by_one(stage, 3, "bea")
    await stage.moves_to("2026-03-03", "23:00")
    assert (len(ana.deliveries()), len(bea.deliveries())) == (3, 3)


async def test_h21_promises_keep_their_wall_time_when_the_clocks_change(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace")
    await stage.moves_to("2026-03-09", "09:29")
    ana.misses("Heard anything")
    await stage.moves_to("2026-03-09", "09:30")
    ana.sees("Heard anything from Acme?")


async def test_p14_a_clock_that_jumps_back_sends_nothing_twice(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {ONE}")
    courier = faulty(stage)
    await stage.moves_to("2026-03-03", "09:30")
    before = len(courier.accepted)
    stage.clock.move_to(stage.clock.now().replace(day=2))
    await stage.stage.settle()
    await stage.moves_to("2026-03-03", "09:31")
    assert len(courier.accepted) == before
    assert len(set(courier.keys())) == before


async def test_what_a_list_took_up_is_not_revived_by_a_plan_that_names_it(stage: Dialog):
    ana = await one_by_one(stage, 4)
    await stage.moves_to("2026-03-03", "09:30")
    taken = [each for each in await every_nudge(stage, ana) if each.into is not None]
    assert len(taken) == 1
    about = taken[0].opportunity_id
    assert about is not None
    async with stage.bot.store.begin(System("a test")) as tx:
        again = replace(taken[0], status=NudgeStatus.DUE, due_at=stage.clock.now() + timedelta(minutes=5), into=None)
        await nudges.plan(tx, about, [again])
        after = await nudges.get(tx, taken[0].id)
    assert after == taken[0]


async def test_a_doubt_that_nobody_can_settle_is_kept_over_the_night(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 7pm-8:44pm with Grace")
    courier = faulty(stage, "lost", finds=("unknowable",))
    stage.clock.move_to(stage.clock.now() + timedelta(hours=8, minutes=59, seconds=45))
    await stage.stage.settle()
    assert len(courier.accepted) == 1
    await stage.moves_to("2026-03-02", "21:05")
    assert len(courier.found) == 1
    assert [each.status for each in await every_nudge(stage, ana) if each.kind is NudgeKind.DEBRIEF] == [
        NudgeStatus.UNCERTAIN
    ]
    await stage.moves_to("2026-03-03", "08:00")
    debriefs = [each for each in courier.accepted if "should be over" in (each.card.preview or "")]
    assert len(debriefs) == 1
