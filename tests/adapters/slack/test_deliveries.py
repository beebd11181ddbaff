"""The engine and the courier together, while Slack fails in every way: what is due is posted, and posted once."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

import pytest

from adapters.slack.clients import Clients
from adapters.slack.courier import SlackCourier
from adapters.slack.pacing import Pace
from bot.chat.card import Card
from bot.clock import Instant
from bot.model.nudge import Nudge, NudgeKind, NudgeStatus
from bot.model.people import Address
from bot.ports import Absent, Receipt, Unknowable
from tests.adapters.slack import faults
from tests.adapters.slack.couriers import Time, Workspaces
from tests.adapters.slack.faults import Fault
from tests.adapters.slack.loopback import LoopbackSlack
from tests.databases import DEEP
from tests.dialogs.dialog import Dialog, stage, store
from tests.simulation.test_worker import every_nudge

__all__ = ["stage", "store"]

SEEDS = range(60 if DEEP else 4)
POSTING = (
    # An answer that is lost is the worst there is, so it comes most often.
    *[faults.reset(accepted=True)] * 6, faults.reset(), faults.broken(500), faults.broken(502, accepted=True),
    faults.garbled(accepted=True), faults.a_page(), faults.too_many(30), faults.too_many(None),
    faults.says("internal_error"), faults.says("invalid_blocks"), faults.says("token_expired"),
    faults.Fault(accepted=True, raw="ok", kind="text/plain"),
)  # fmt: skip
READING = (faults.broken(503), faults.too_many(60), faults.garbled(), faults.says("fatal_error"), faults.a_page())


@dataclass
class Through:
    """The people of a stage, reached at Slack."""

    slack: LoopbackSlack
    courier: SlackCourier
    team: str
    pace: float | None = SlackCourier.pace
    longest: timedelta = SlackCourier.longest

    def at_slack(self, to: Address) -> Address:
        users = {user.name: user.id for user in self.slack.world.users.values()}
        room = to.room if to.room in self.slack.world.channels else None
        return Address("slack", self.team, users[to.user or ""], room)

    async def deliver(self, to: Address, card: Card, *, key: str, replaces: Receipt | None = None) -> Receipt:
        old = None if replaces is None else Receipt(replaces.message, self.at_slack(replaces.address))
        receipt = await self.courier.deliver(self.at_slack(to), card, key=key, replaces=old)
        return Receipt(receipt.message, replace(to, room=receipt.address.room))

    async def find(self, to: Address, *, key: str, since: Instant) -> Receipt | Absent | Unknowable:
        found = await self.courier.find(self.at_slack(to), key=key, since=since)
        if not isinstance(found, Receipt):
            return found
        return Receipt(found.message, replace(to, room=found.address.room))

    def posted(self) -> Counter[str]:
        """How often each key was posted."""
        ids = [each.blocks[0].get("block_id", "") for each in self.slack.world.messages if each.blocks]
        return Counter(id.removeprefix("k:") for id in ids if id.startswith("k:"))


@pytest.fixture
async def through(stage: Dialog):
    slack = await LoopbackSlack(stage.clock).start()
    team = slack.world.team("acme")
    workspaces = Workspaces({team.id: slack.world.bot_token(team).value})
    clients, time = Clients(slack.api_url), Time()
    pace = Pace(now=time, sleep=time.sleep)
    courier = SlackCourier(workspaces, clients, clock=stage.clock, pace=pace, sleep=time.sleep)
    for name in ("ana", "bob"):
        person = stage.actor(name)
        slack.world.user(person.actor.address.user or name, team.id)
    through = Through(slack, courier, team.id)
    stage.bot.couriers["stage"] = through
    yield through
    await courier.close()
    await clients.close()
    await slack.stop()


async def logs_some(stage: Dialog) -> None:
    for name in ("ana", "bob"):
        person = stage.actor(name)
        for n in range(3):
            await person.types(f"/interview log C{n} Inc, Engineer, today {n + 1}pm with Grace{n} Hopper")


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_fails_nothing_is_posted_twice_and_nothing_is_lost(stage: Dialog, through: Through, seed: int):
    random, slack = Random(seed), through.slack
    real = slack.faults.take

    def take(method: str, team: str | None) -> Fault | None:
        if method == "chat.postMessage" and random.random() < 0.5:
            return random.choice(POSTING)
        if method in ("conversations.history", "conversations.open") and random.random() < 0.2:
            return random.choice(READING)
        return real(method, team)

    slack.faults.take = take  # type: ignore[method-assign]
    await logs_some(stage)
    await stage.moves_to("2026-03-02", "20:00")
    slack.faults.take = real  # type: ignore[method-assign]
    await stage.moves_to("2026-03-03", "20:00")
    posted = through.posted()
    assert posted
    assert {key: count for key, count in posted.items() if count > 1} == {}
    assert set(posted) == await keys(stage, NudgeStatus.DELIVERED)
    assert await keys(stage, NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN, NudgeStatus.PARKED) == set()


async def test_h24_a_process_that_ends_between_the_post_and_its_commit_posts_once(stage: Dialog, through: Through):
    await logs_some(stage)
    settle, lost = stage.bot.worker._settle, []

    async def killed(claimed, settled):
        lost.extend(settled)

    stage.bot.worker._settle = killed  # type: ignore[method-assign]
    await stage.moves_to("2026-03-02", "15:00")
    assert lost
    stage.bot.worker._settle = settle  # type: ignore[method-assign]
    await stage.moves_to("2026-03-02", "20:00")
    assert set(through.posted().values()) == {1}
    assert set(through.posted()) == await keys(stage, NudgeStatus.DELIVERED)


@pytest.mark.parametrize("fault", [faults.says("internal_error"), faults.broken(503), faults.reset()],
                         ids=["error", "503", "reset"])  # fmt: skip
async def test_one_whose_dm_cannot_be_opened_keeps_no_other_waiting_and_is_told_at_last(
    stage: Dialog, through: Through, fault: Fault
):
    slack = through.slack
    for name in ("ana", "bob"):
        await stage.actor(name).types("/interview log Acme, Engineer, today 1pm-2pm with Grace Hopper")
    # Bob's DM is known, and every other has to be asked for in vain.
    await through.deliver(stage.actor("bob").actor.address, Card("Hello"), key="hello.1")
    slack.faults.always("conversations.open", fault)
    due = (await debriefs(stage, "bob"))[0].due_at
    stage.clock.move_to(due)
    await stage.stage.settle()
    assert (await debriefs(stage, "bob"))[0].delivered_at == due
    assert (await debriefs(stage, "ana"))[0].status is NudgeStatus.POSTPONED
    await stage.moves_to("2026-03-02", "20:00")
    assert [each.status for each in await debriefs(stage, "ana")] == [NudgeStatus.PARKED]
    ana = stage.actor("ana")
    await ana.types("/note list")
    ana.sees("may not have reached you by DM")


async def debriefs(stage: Dialog, name: str) -> list[Nudge]:
    """The prompts after each interview of somebody, first to last."""
    every = await every_nudge(stage, stage.actor(name))
    return sorted((each for each in every if each.kind is NudgeKind.DEBRIEF), key=lambda each: each.due_at)


async def keys(stage: Dialog, *statuses: NudgeStatus) -> set[str]:
    """The keys of everybody's nudges in these states; what a list took up has no message of its own."""
    every = [each for person in stage.people.values() for each in await every_nudge(stage, person)]
    return {each.key for each in every if each.status in statuses and each.into is None}
