"""What happens between a claim and its delivery, between a try and the next, between an outage and its end."""

import asyncio
from datetime import timedelta

from bot.chat.inbound import Command, Origin, Profile
from bot.model.opportunity import Outcome
from bot.model.people import Address
from bot.store import members, opportunities
from bot.store.rights import System
from tests.dialogs.dialog import Dialog
from tests.simulation.couriers import Faulty

MORNING = "Acme, Engineer, today 9am-10am with Grace"


def faulty(stage: Dialog, *script: str) -> Faulty:
    courier = Faulty(stage.clock, stage.stage, list(script), [])
    stage.bot.couriers["stage"] = courier
    return courier


async def outcomes(stage: Dialog) -> set[Outcome]:
    async with stage.bot.store.read(System("a test")) as tx:
        every = await members.everyone(tx)
        return {each.outcome for one in every for each in await opportunities.of(tx, one)}


async def to_the_last_word(stage: Dialog) -> None:
    """Everything up to the moment before the last word, nothing answered."""
    await stage.moves_to("2026-03-23", "09:29")


async def test_the_last_word_comes_though_its_first_try_fails_and_closes_only_then(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {MORNING}")
    await to_the_last_word(stage)
    courier = faulty(stage, "down")
    await stage.moves_to("2026-03-23", "09:31")
    assert courier.accepted == []
    assert await outcomes(stage) == {Outcome.OPEN}
    await stage.moves_to("2026-03-23", "10:00")
    ana.sees("That's everything for Acme")
    assert await outcomes(stage) == {Outcome.NO_ANSWER}


async def test_what_was_snoozed_after_the_claim_is_not_sent(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types(f"/interview log {MORNING}")
    await ana.types("/note show Grace")
    worker, claimed = stage.bot.worker, stage.bot.worker._prepare

    async def later(*given):
        worker._prepare = claimed
        await ana.picks("Snooze", "1 hour")
        return await claimed(*given)

    worker._prepare = later
    await stage.moves_to("2026-03-02", "18:31")
    assert len(ana.deliveries()) == 0
    await stage.moves_to("2026-03-02", "19:30")
    assert len(ana.deliveries()) == 1


async def test_a_word_given_after_the_claim_is_not_overwritten(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace and Alan")
    worker, claimed = stage.bot.worker, stage.bot.worker._prepare

    async def sent_first(*given):
        worker._prepare = claimed
        await ana.types("/note sent Grace LinkedIn")
        return await claimed(*given)

    await stage.moves_to("2026-03-02", "15:59")
    worker._prepare = sent_first
    await stage.moves_to("2026-03-02", "16:00")
    await ana.types("/interview show Acme")
    ana.sees("Note to Grace: sent")


async def test_after_an_outage_no_interview_brings_two_reminders_at_once(stage: Dialog):
    people = [stage.actor(f"p{number}") for number in range(20)]
    for person in people:
        await person.types(f"/interview log {MORNING}")
    # Nobody works from Monday to Wednesday morning: 20 first and 20 last reminders are due.
    stage.clock.move_to(stage.clock.now() + timedelta(days=1, hours=21))
    await stage.stage.settle()
    for person in people:
        assert sum("note ready" in each.words or "last reminder" in each.words for each in person.deliveries()) == 1


async def test_what_is_put_off_often_and_breaks_once_is_still_delivered(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, today 2pm-3pm with Grace")
    courier = faulty(stage, *["later"] * 9, "raises")
    courier.finds.extend(["absent"] * 3)
    await stage.moves_to("2026-03-02", "15:50")
    assert len(courier.accepted) == 1


async def test_first_contacts_at_the_same_moment_make_one_member(stage: Dialog):
    who = Address("stage", "stage", user="new", room="dm-new")

    async def speaks(number: int) -> None:
        origin = Origin(f"first-{number}", who, None, Profile("New Person", "America/New_York", "en-US"))
        await stage.bot.handle(Command(origin, "afternote help"))

    await asyncio.gather(*(speaks(number) for number in range(6)))
    async with stage.bot.store.read(System("a test")) as tx:
        assert len(await members.everyone(tx)) == 1


async def test_what_a_list_leaves_out_is_not_counted_as_said(stage: Dialog):
    ana = stage.actor("ana")
    for number in range(5):
        await ana.types(f"/interview log C{number} Inc, Engineer, today 9am-10am with Grace{number} Hopper")
    faulty(stage, *["closed"] * 3)
    # The three that would have said it reach nobody; the list of the next morning has no room for it.
    await stage.moves_to("2026-03-03", "09:31")
    async with stage.bot.store.read(System("a test")) as tx:
        (only,) = await members.everyone(tx)
        member = await members.get(tx, only)
    assert member is not None
    assert not member.country_said
