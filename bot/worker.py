"""The worker: claims what is due, runs its errand, delivers it, settles it; sleeps to the next due row."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import timedelta
from functools import partial

import structlog

from bot.clock import Clock, Instant
from bot.drafting.spelling import Spelling
from bot.errors import Collided, StoreError, TryLater, Uncertain, Undeliverable, traced
from bot.handlers import errands, polishing, room_errands
from bot.handlers.batch import Prepared, prepare, settlement
from bot.handlers.batch_rooms import addresses, prepared_for_room
from bot.handlers.delivery import GIVE_UP as GIVE_UP
from bot.handlers.delivery import SPARE, Delivery
from bot.handlers.errand import Reworded
from bot.model.ids import MemberId, NudgeId
from bot.model.nudge import NudgeKind, NudgeStatus
from bot.model.pace import Lanes
from bot.model.people import Address
from bot.model.policy import Policy
from bot.ports import Absent, Courier, Ids, Receipt, Rewriter, Unknowable
from bot.store import cadences, members, pace, queue
from bot.store.queue import Claimed, Settlement
from bot.store.rights import System
from bot.store.store import Store
from bot.store.tx import Tx

log = structlog.get_logger("afternote.worker")

BATCH = 32
"""Rows claimed at once, and all of them in flight at once: their errands share one transaction, so it stays short."""
FINDING = timedelta(seconds=20)
"""The longest that is waited for what became of an earlier try."""
READY = timedelta(seconds=30)
"""From a claim to its delivery: what became of earlier tries, then the errands."""
PATIENCE = 1.0
"""Seconds that the loop waits for a batch before it takes up another beside it: one slow delivery holds up nobody."""
BATCHES = 8
"""How many batches may be in hand at once."""
SETTLES = 3
"""How often it is written down what became of a batch, where another transaction was in the way."""
NAP = 15.0
"""Seconds between two looks at the queue when nothing is due."""


class Worker:
    """Everything that Afternote does on its own."""

    def __init__(
        self, store: Store, couriers: Mapping[str, Courier], clock: Clock, ids: Ids, policy: Policy,
        *, rewriter: Rewriter | None = None, spelling: Spelling | None = None,
    ) -> None:  # fmt: skip
        self._store = store
        self._couriers = couriers
        self._clock = clock
        self._ids = ids
        self._policy = policy
        self._rewriter = rewriter
        self._spelling = spelling
        self._stopping = asyncio.Event()
        self._lanes = Lanes()
        self._out = Delivery(couriers, clock, self._lanes, self._shut)
        self.changed: Callable[[Address], Awaitable[None]] | None = None
        """Told whom a delivery has reached."""

    async def run(self) -> None:
        """Works until it is stopped; what is in hand is finished first."""
        slow: set[asyncio.Task[int]] = set()
        try:
            while not self._stopping.is_set():
                try:
                    if await self._ticked(slow):
                        continue
                    await self._sleep(await self._pause())
                except Exception as error:
                    log.error("tick failed", error=traced(error))
                    await self._sleep(1.0)
            if slow:
                await asyncio.wait(slow)
        finally:
            for task in slow:
                task.cancel()
            await asyncio.gather(*slow, return_exceptions=True)

    async def _ticked(self, slow: set["asyncio.Task[int]"]) -> bool:
        """Whether there may be more to do at once: a batch was handled, or is still in hand and joins the slow ones.

        Raises what a tick raises.
        """
        task = asyncio.create_task(self.tick())
        try:
            await asyncio.wait({task}, timeout=PATIENCE)
        except asyncio.CancelledError:
            slow.add(task)
            raise
        if task.done():
            return bool(task.result())
        slow.add(task)
        task.add_done_callback(partial(_over, slow))
        if len(slow) >= BATCHES:
            await asyncio.wait(slow, return_when=asyncio.FIRST_COMPLETED)
        return True

    def stop(self) -> None:
        """Asks the loop to end after the batch in hand."""
        self._stopping.set()

    async def _sleep(self, seconds: float) -> None:
        """Sleeps until the bell rings, the time is up or the loop is to end, whichever comes first."""
        bell = asyncio.create_task(self._store.woken(seconds))
        told = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({bell, told}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            bell.cancel()
            told.cancel()
            await asyncio.gather(bell, told, return_exceptions=True)

    async def _pause(self) -> float:
        """Seconds until the next row is due, at most a nap."""
        async with self._store.read(System("worker")) as tx:
            due = await queue.next_due(tx)
        if due is None:
            return NAP
        return min(NAP, max(0.0, (due - self._clock.now()).total_seconds()))

    async def tick(self) -> int:
        """How many due nudges were handled now: at most one batch."""
        now = self._clock.now()
        claimed = await self._claim(now)
        if not claimed:
            return 0
        settled, doubtful, fresh = await self._look_back(claimed)
        found = {one.id for one in settled if one.status is NudgeStatus.DELIVERED}
        out = [each for each in claimed if each.nudge.id in found]
        # A language model may take its seconds, and so may a large cohort's week: the rest is delivered meanwhile.
        rooms = [each for each in fresh if each.nudge.in_room]
        slow = [each for each in fresh if each.nudge.kind is NudgeKind.POLISH]
        quick = [each for each in fresh if each not in slow and each not in rooms]
        out = [each for each in out if not each.nudge.in_room]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._run(part, doubtful, out, now)) for part in (quick, slow) if part]
            tasks += [group.create_task(self._show(each, doubtful, now)) for each in rooms]
        for task in tasks:
            settled.extend(task.result())
        await self._written(claimed, settled)
        for one in settled:
            log.info("nudge", id=one.id, status=one.status.value)
        return len(claimed)

    async def _run(
        self, claimed: Sequence[Claimed], doubtful: Set[NudgeId], out: Sequence[Claimed], now: Instant
    ) -> list[Settlement]:
        """How each of these ended: their errands, then their deliveries."""
        reworded = await self._reword(claimed, now)
        prepared = await self._prepare(claimed, doubtful, out, now, reworded)
        settled = [each.unsent for each in prepared if each.unsent is not None]
        to_send = [each for each in prepared if each.card is not None]
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._out.send(each, doubtful)) for each in to_send]
        return [*settled, *(task.result() for task in tasks)]

    async def _show(self, claimed: Claimed, doubtful: Set[NudgeId], now: Instant) -> list[Settlement]:
        """How one that goes to a room ended; what it shows is read in a transaction of its own."""
        writes = claimed.nudge.kind in room_errands.WRITES
        opened = self._store.begin if writes else self._store.read
        try:
            async with opened(System("worker")) as tx:
                prepared = await prepared_for_room(tx, claimed, self._policy, now)
            if prepared.keeps:
                async with self._store.begin(System("worker")) as tx:
                    await room_errands.going(tx, prepared.keeps)
        except Exception as error:
            log.error("errand failed", nudge=claimed.nudge.id, error=traced(error))
            status = NudgeStatus.UNCERTAIN if claimed.nudge.id in doubtful else NudgeStatus.POSTPONED
            return [self._out.broken(claimed, now, status)]
        return [prepared.unsent or await self._out.send(prepared, doubtful)]

    async def _reword(self, claimed: Sequence[Claimed], now: Instant) -> Mapping[NudgeId, Reworded]:
        """What the language model makes of each draft that it is asked about, each by itself and outside any lock."""
        wanted = [each for each in claimed if each.nudge.kind is NudgeKind.POLISH]
        if self._rewriter is None or not wanted:
            return {}
        async with asyncio.TaskGroup() as group:
            tasks = {
                each.nudge.id: group.create_task(self._reworded(each, self._rewriter, now)) for each in wanted
            }
        results = {id: task.result() for id, task in tasks.items()}
        return {id: made for id, made in results.items() if made is not None}

    async def _reworded(self, claimed: Claimed, rewriter: Rewriter, now: Instant) -> Reworded | None:
        """What the model makes of one draft; None for whatever goes wrong, as the plain draft stands anyhow."""
        try:
            async with self._store.read(System("worker")) as tx:
                asked = await polishing.asked(tx, claimed.nudge, self._policy, now)
            if asked is None:
                return None
            made, why = await polishing.reworded(asked, rewriter, self._spelling)
        except Exception as error:
            log.error("rewording broke", nudge=claimed.nudge.id, error=traced(error))
            return None
        log.info("reworded", nudge=claimed.nudge.id, outcome=why)
        return made

    async def _claim(self, now: Instant) -> tuple[Claimed, ...]:
        """What this process alone works on for as long as the lease lasts, with what other processes know of lanes."""
        async with self._store.begin(System("worker")) as tx:
            claimed = await queue.claim(tx, now=now, limit=BATCH, lease=self._lease(), token=self._ids.new(now))
            kept = await pace.shut_lanes(tx, now) if claimed else {}
        for lane, until in kept.items():
            self._lanes.shut(lane, until)
        return claimed

    def _lease(self) -> timedelta:
        """Long enough for the look back, the errands and the slowest courier's longest delivery, one after another."""
        rewording = self._rewriter.longest if self._rewriter is not None else timedelta(0)
        return READY + rewording + max((each.longest for each in self._couriers.values()), default=timedelta(0)) + SPARE

    async def _shut(self, lane: str, until: Instant) -> None:
        """Nothing goes down this lane before then, from any process: one write for all that hear it."""
        if not self._lanes.shut(lane, until):
            return
        try:
            async with self._store.begin(System("worker")) as tx:
                await pace.shut(tx, lane, until)
        except StoreError as error:
            # It is obeyed all the same, for as long as this process lives.
            log.error("a shut lane was not kept", error=traced(error))

    async def _written(self, claimed: Sequence[Claimed], settled: Sequence[Settlement]) -> None:
        """Settles; again where another transaction and this one waited for each other: what was sent is to be known."""
        for _ in range(SETTLES - 1):
            try:
                return await self._settle(claimed, settled)
            except Collided:
                log.warning("settling collided and is done again")
        return await self._settle(claimed, settled)

    async def _settle(self, claimed: Sequence[Claimed], settled: Sequence[Settlement]) -> None:
        """Writes down what became of a batch, and what follows from what reached its member."""
        about = {each.nudge.id: each.nudge for each in claimed}
        outcome = {one.id: one.status for one in settled}
        ended = [about[one.id] for one in settled if one.status in (NudgeStatus.DELIVERED, NudgeStatus.PARKED)]
        after = {nudge.member for nudge in ended if not nudge.in_room}
        async with self._store.begin(System("worker")) as tx:
            await tx.hold(after)
            done = await queue.settle(tx, settled)
            policies = await cadences.policies(tx, after, self._policy)
            for one in settled:
                nudge = about[one.id]
                if one.id in done and one.status is NudgeStatus.DELIVERED:
                    policy = self._policy if nudge.in_room else policies[nudge.member]
                    await errands.delivered(tx, nudge, policy, self._clock.now())
            parked = [about[id] for id in sorted(done) if about[id] in ended and outcome[id] is NudgeStatus.PARKED]
            for nudge in parked:
                if nudge.in_room:
                    await room_errands.undelivered(tx, nudge, self._clock.now())
            missed = [each for each in parked if not each.in_room and each.id not in self._out.told]
            await self._unreachable(tx, Counter(each.member for each in missed))
            for id in sorted(done & self._out.closed.keys()):
                await self._elsewhere(tx, about[id].member, self._out.closed[id])
        self._out.told -= about.keys()
        for id in about:
            self._out.closed.pop(id, None)
        await self._tell(after)

    async def _tell(self, whom: Set[MemberId]) -> None:
        """Says that something these members may be looking at has changed."""
        if self.changed is None or not whom:
            return
        async with self._store.read(System("worker")) as tx:
            reached = await members.get_many(tx, whom)
        for member in reached.values():
            for address in member.addresses:
                await self.changed(address)

    # what may have been sent already

    async def _look_back(
        self, claimed: Sequence[Claimed]
    ) -> tuple[list[Settlement], frozenset[NudgeId], list[Claimed]]:
        """What is known to have been sent, settled; the ids still in doubt; and the rows to go on with.

        Asked first, before anything else is decided: what was sent is not to be put off, gathered or called off.
        """
        suspects = [each for each in claimed if each.before in (NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN)]
        if not suspects:
            return [], frozenset(), list(claimed)
        async with self._store.read(System("worker")) as tx:
            reached = await addresses(tx, [each.nudge for each in suspects])
        async with asyncio.TaskGroup() as group:
            tasks = {
                each.nudge.id: group.create_task(self._found(each, reached[each.nudge.to]))
                for each in suspects
                if each.nudge.to in reached
            }
        found = {id: task.result() for id, task in tasks.items()}
        settled = [one for one in found.values() if isinstance(one, Settlement)]
        doubtful = frozenset(id for id, one in found.items() if isinstance(one, Unknowable))
        sure = {one.id for one in settled}
        return settled, doubtful, [each for each in claimed if each.nudge.id not in sure]

    async def _found(self, claimed: Claimed, places: Sequence[Address]) -> Settlement | Absent | Unknowable:
        """How a nudge that may have been sent is to be settled, or that it is to be sent.

        It may have gone to any of the places where its member is: who was last here then may be there now.
        """
        answers = await asyncio.gather(*(self._found_at(claimed, place) for place in places))
        return max(answers, key=_weight)

    async def _found_at(self, claimed: Claimed, address: Address) -> Settlement | Absent | Unknowable:
        nudge = claimed.nudge
        courier = self._couriers.get(address.platform)
        if courier is None:
            return Unknowable()
        try:
            async with asyncio.timeout(FINDING.total_seconds()):
                found = await courier.find(address, key=nudge.key, since=nudge.due_at)
        except TryLater as later:
            return self._out.later(claimed, later, NudgeStatus.UNCERTAIN)
        except Undeliverable as never:
            log.warning("undeliverable", nudge=nudge.id, why=never.why.value)
            return settlement(claimed, NudgeStatus.PARKED)
        except (Uncertain, TimeoutError):
            return self._out.broken(claimed, self._clock.now(), NudgeStatus.UNCERTAIN)
        except Exception as error:
            log.error("courier broke its promise", nudge=nudge.id, error=traced(error))
            return self._out.broken(claimed, self._clock.now(), NudgeStatus.UNCERTAIN)
        if isinstance(found, Receipt):
            return self._out.delivered(claimed, found)
        if isinstance(found, Unknowable) and nudge.attempts > 2:
            # It was repeated once; a second repeat would be a nuisance.
            return settlement(claimed, NudgeStatus.PARKED)
        return found

    # errands

    async def _prepare(
        self, claimed: Sequence[Claimed], doubtful: Set[NudgeId], out: Sequence[Claimed], now: Instant,
        reworded: Mapping[NudgeId, Reworded],
    ) -> list[Prepared]:  # fmt: skip
        """Runs the errands of a batch in one transaction; one that breaks is run apart from the others."""
        try:
            return await self._together(claimed, doubtful, out, now, reworded)
        except Exception as error:
            if len(claimed) == 1:
                log.error("errand failed", nudge=claimed[0].nudge.id, error=traced(error))
                status = NudgeStatus.UNCERTAIN if claimed[0].nudge.id in doubtful else NudgeStatus.POSTPONED
                return [Prepared(claimed[0], unsent=self._out.broken(claimed[0], now, status))]
            log.warning("a batch broke; its nudges run one by one", size=len(claimed))
        return [one for each in claimed for one in await self._prepare([each], doubtful, out, now, reworded)]

    async def _together(
        self, claimed: Sequence[Claimed], doubtful: Set[NudgeId], out: Sequence[Claimed], now: Instant,
        reworded: Mapping[NudgeId, Reworded],
    ) -> list[Prepared]:  # fmt: skip
        async with self._store.begin(System("worker")) as tx:
            return await prepare(
                tx, claimed, doubtful=doubtful, out=out, policy=self._policy, now=now, reworded=reworded
            )

    async def _elsewhere(self, tx: Tx, id: MemberId, closed: Address) -> None:
        """Remembers that this member's DM is closed there: until they act there again, others come first."""
        member = await members.get(tx, id)
        if member is not None and member.addresses[-1] == closed:
            await members.put(tx, replace(member, addresses=(closed, *member.addresses[:-1])))

    async def _unreachable(self, tx: Tx, missed: Mapping[MemberId, int]) -> None:
        """Marks whom nudges did not reach, and how many, so that their next command says so."""
        for member in (await members.get_many(tx, missed.keys())).values():
            await members.put(tx, replace(member, unreachable=True, missed=member.missed + missed[member.id]))


def _weight(answer: Settlement | Absent | Unknowable) -> int:
    """Which of several answers counts: that it is there, or is asked later; then a doubt, then that it is not."""
    match answer:
        case Settlement(status=NudgeStatus.PARKED):
            return 0
        case Absent():
            return 1
        case Unknowable():
            return 2
        case Settlement(status=NudgeStatus.DELIVERED):
            return 4
        case Settlement():
            return 3


def _over(slow: "set[asyncio.Task[int]]", task: "asyncio.Task[int]") -> None:
    """A slow batch is over; what broke it is logged here, since nobody waits for it."""
    slow.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("tick failed", error=traced(error))
