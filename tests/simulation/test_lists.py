"""What falls due together goes out as one list: what it takes up, what it counts as, and that nothing gets lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.ids import NudgeId
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.store import contacts, members, nudges, opportunities
from bot.store.rights import System
from tests.dialogs.dialog import Dialog, Person
from tests.simulation.couriers import Faulty


async def same_evening(stage: Dialog, count: int) -> Person:
    """A member with that many interviews whose first reminders fall on 6:30 this evening."""
    ana = stage.actor("ana")
    for n in range(count):
        await ana.types(f"/interview log C{n} Inc, Engineer, today 9am-10am with Grace{n} Hopper")
    return ana


async def every(stage: Dialog) -> tuple[Nudge, ...]:
    async with stage.bot.store.read(System("a test")) as tx:
        (only,) = await members.everyone(tx)
        return await nudges.coming(tx, only, 1000)


async def lists_of(stage: Dialog, taken: NudgeKind) -> dict[str, list[Nudge]]:
    """What each list took up, of this kind."""
    found: dict[str, list[Nudge]] = {}
    async with stage.bot.store.read(System("a test")) as tx:
        (only,) = await members.everyone(tx)
        for opportunity in await opportunities.of(tx, only):
            for each in await nudges.of_opportunity(tx, opportunity.id):
                if each.into is not None and each.kind is taken:
                    found.setdefault(each.into, []).append(each)
    return found


async def test_several_that_fall_due_in_one_moment_are_one_message_with_a_button_each(stage: Dialog):
    ana = await same_evening(stage, 5)
    await stage.moves_to("2026-03-02", "18:30")
    (only,) = ana.deliveries()
    assert only.words.startswith("5 things are due now:")
    for n in range(5):
        assert f"C{n} Inc: Grace{n}'s note is ready. [Open notes]" in only.words
    ((_, taken),) = (await lists_of(stage, NudgeKind.THANK)).items()
    assert {each.delivered_at for each in taken} == {taken[0].due_at}
    assert all(each.given for each in taken)


async def test_a_list_is_one_of_the_three_of_its_day(stage: Dialog):
    ana = await same_evening(stage, 3)
    for n, hour in enumerate((12, 13, 14)):
        await ana.types(f"/interview log D{n}, Engineer, today {hour}:15-{hour}:45 with Lin")
    # Three debrief prompts in the afternoon, and more than one thing in the evening.
    await stage.moves_to("2026-03-02", "23:00")
    assert len(ana.deliveries()) == 3
    await stage.moves_to("2026-03-03", "09:30")
    assert "From yesterday" in " ".join(each.words for each in ana.deliveries()[3:])


async def test_one_opportunity_alone_is_its_own_card(stage: Dialog):
    ana = await same_evening(stage, 1)
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("Grace0 still has a note ready")


async def test_of_a_list_that_could_not_go_out_what_is_left_when_it_does_is_its_own_card(stage: Dialog):
    ana = await same_evening(stage, 2)
    courier = Faulty(stage.clock, stage.stage, ["down"], [])
    stage.bot.couriers["stage"] = courier
    await stage.moves_to("2026-03-02", "18:30")
    assert courier.accepted == []
    await ana.types("/note sent Grace0")
    await stage.moves_to("2026-03-02", "20:00")
    ana.sees("Grace1 still has a note ready")
    ana.misses("Grace0", "things are due now")


async def test_a_list_that_another_worker_sends_at_once_has_all_that_it_took_up(stage: Dialog):
    ana = await same_evening(stage, 3)
    worker, settle = stage.bot.worker, stage.bot.worker._settle

    async def after_another(*given):
        worker._settle = settle
        assert await worker.tick() == 1
        await settle(*given)

    worker._settle = after_another
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("3 things are due now:")
    assert len(ana.deliveries()) == 1


async def test_a_list_with_nothing_left_says_nothing(stage: Dialog):
    ana = await same_evening(stage, 2)
    courier = Faulty(stage.clock, stage.stage, ["down"], [])
    stage.bot.couriers["stage"] = courier
    await stage.moves_to("2026-03-02", "18:30")
    await ana.types("/note sent Grace0")
    await ana.types("/note skip Grace1")
    await stage.moves_to("2026-03-02", "20:00")
    assert courier.accepted == []
    assert not [each for each in await every(stage) if each.kind is NudgeKind.GATHERED]


async def test_what_a_list_said_counts_and_the_next_comes_after_it(stage: Dialog):
    ana = await same_evening(stage, 2)
    await stage.moves_to("2026-03-02", "18:30")
    coming = [each for each in await every(stage) if each.kind is NudgeKind.THANK]
    # The first of the two was said in the list; the last of each comes at forty hours.
    assert [each.reason.because for each in coming] == [Because.FORTY_HOURS] * 2
    await stage.moves_to("2026-03-04", "08:00")
    assert len(ana.deliveries()) == 2


async def beside(
    stage: Dialog, company: str, kind: NudgeKind, subject: str = "", status: NudgeStatus = NudgeStatus.UNCERTAIN
) -> None:
    """Another nudge of this company's that has been due a while and waits: it may have been sent, or is put off."""
    now = stage.clock.now()
    async with stage.bot.store.begin(System("a test")) as tx:
        (only,) = await members.everyone(tx)
        about = next(each for each in await opportunities.of(tx, only) if each.company == company)
        (contact,) = await contacts.of_opportunities(tx, [about.id])
        await nudges.add(
            tx,
            Nudge(
                NudgeId("beside"), only, kind, subject or contact.id, now, now + timedelta(days=2),
                Reason(Because.CHOSEN, now), about.id, "beside", status=status,
            ),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "subject"),
    [(NudgeKind.POLISH, "a note"), (NudgeKind.OWED, "a note"), (NudgeKind.THANK, "another"), (NudgeKind.SNOOZED, "")],
)
async def test_a_reminder_keeps_its_row_beside_other_nudges_of_its_opportunity(stage: Dialog, kind, subject):
    ana = await same_evening(stage, 2)
    await beside(stage, "C0 Inc", kind, subject)
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("2 things are due now:", "C0 Inc: Grace0's note is ready", "C1 Inc: Grace1's note is ready")


async def test_what_another_nudge_about_the_very_same_says_has_no_row(stage: Dialog):
    ana = await same_evening(stage, 3)
    await beside(stage, "C0 Inc", NudgeKind.DRAFT)
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("2 things are due now:", "C1 Inc", "C2 Inc")
    ana.misses("C0 Inc")


async def test_what_is_put_off_to_another_day_takes_no_row_away(stage: Dialog):
    ana = await same_evening(stage, 2)
    await beside(stage, "C0 Inc", NudgeKind.DRAFT, status=NudgeStatus.POSTPONED)
    await stage.moves_to("2026-03-02", "18:30")
    ana.sees("2 things are due now:", "C0 Inc: Grace0's note is ready")


async def test_last_words_in_a_list_close_what_they_are_about(stage: Dialog):
    ana = await same_evening(stage, 2)
    await stage.moves_to("2026-03-23", "09:30")
    ana.sees("C0 Inc: nothing more to do.", "C1 Inc: nothing more to do.")
    await ana.types("/interview list")
    assert not await every(stage)


async def test_a_pause_that_comes_between_puts_the_list_off_and_loses_nothing(stage: Dialog):
    ana = await same_evening(stage, 3)
    courier = Faulty(stage.clock, stage.stage, ["down"], [])
    stage.bot.couriers["stage"] = courier
    await stage.moves_to("2026-03-02", "18:30")
    async with stage.bot.store.begin(System("a test")) as tx:
        (only,) = await members.everyone(tx)
        member = await members.get(tx, only)
        assert member is not None
        await members.put(tx, replace(member, paused_until=stage.clock.now() + timedelta(days=1)))
    await stage.moves_to("2026-03-03", "18:29")
    assert courier.accepted == []
    await stage.moves_to("2026-03-03", "18:31")
    ana.sees("3 things are due now:")
    assert {each.status for each in await every(stage)} <= {NudgeStatus.DUE, NudgeStatus.POSTPONED}
