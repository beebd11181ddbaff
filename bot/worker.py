"""The worker: claims what is due, runs its errand, delivers it, settles it; sleeps to the next due row."""

import asyncio
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import time, timedelta

import structlog

from bot.chat.card import Card
from bot.clock import Clock, Instant
from bot.errors import TryLater, Uncertain, Undeliverable, traced
from bot.handlers import dossier as dossiers
from bot.handlers import errands, gathering
from bot.handlers.errands import Errand
from bot.handlers.gathering import Spans
from bot.model.cadence import silent_spans
from bot.model.calendar import Quiet, business_days_after, on_the_line, wall
from bot.model.ids import MemberId, NudgeId, OpportunityId
from bot.model.nudge import ASKED_FOR, FOLLOWING, PROMPTS, Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import Contact
from bot.model.pace import Lanes
from bot.model.people import Member
from bot.model.policy import Policy
from bot.ports import Absent, Courier, Ids, Receipt, Unknowable
from bot.store import contacts, members, nudges, queue
from bot.store.queue import Claimed, Settlement
from bot.store.rights import System
from bot.store.store import Store
from bot.store.tx import Tx

log = structlog.get_logger("afternote.worker")

LEASE = timedelta(seconds=60)
BATCH = 32
"""Rows claimed at once: a batch's errands share one transaction, so it stays short."""
IN_FLIGHT = 16
NAP = 15.0
"""Seconds between two looks at the queue when nothing is due."""
UNCERTAIN_FOR = timedelta(seconds=30)
GIVE_UP = 6
"""Tries after which a nudge that breaks or stays unknowable is parked."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A claimed nudge after its errand: what to send, or how to settle it unsent."""

    claimed: Claimed
    member: Member | None = None
    card: Card | None = None
    replaces: Receipt | None = None
    unsent: Settlement | None = None


@dataclass(slots=True)
class Batch:
    """What the errands of one batch share: the truth they read, and what has been said so far."""

    who: dict[MemberId, Member]
    truth: Mapping[OpportunityId, dossiers.Dossier]
    busy: Mapping[MemberId, Spans]
    spoken: dict[MemberId, int]
    """Unasked messages of this local day, a morning list that is still to come among them."""
    said: dict[tuple[str, str], Claimed]
    """What went out about an interview's live card, or as a follow-up."""


class Worker:
    """Everything that Afternote does on its own."""

    def __init__(
        self, store: Store, couriers: Mapping[str, Courier], clock: Clock, ids: Ids, policy: Policy
    ) -> None:
        self._store = store
        self._couriers = couriers
        self._clock = clock
        self._ids = ids
        self._policy = policy
        self._stopping = asyncio.Event()
        self._lanes = Lanes()

    async def run(self) -> None:
        """Works until it is stopped; what is in hand is finished first."""
        while not self._stopping.is_set():
            try:
                if await self.tick():
                    continue
                await self._sleep(await self._pause())
            except Exception as error:
                log.error("tick failed", error=traced(error))
                await self._sleep(1.0)

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
        token = self._ids.new(now)
        async with self._store.begin(System("worker")) as tx:
            claimed = await queue.claim(tx, now=now, limit=BATCH, lease=LEASE, token=token)
        if not claimed:
            return 0
        settled, doubtful, fresh = await self._look_back(claimed)
        prepared = await self._prepare(fresh, doubtful, now) if fresh else []
        settled.extend(each.unsent for each in prepared if each.unsent is not None)
        to_send = [each for each in prepared if each.unsent is None]
        limit = asyncio.Semaphore(IN_FLIGHT)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._send(each, limit, doubtful)) for each in to_send]
        settled.extend(task.result() for task in tasks)
        async with self._store.begin(System("worker")) as tx:
            done = await queue.settle(tx, settled)
            await self._unreachable(tx, claimed, [each for each in settled if each.id in done])
        for one in settled:
            log.info("nudge", id=one.id, status=one.status.value)
        return len(claimed)

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
            reached = await members.get_many(tx, {each.nudge.to for each in suspects})
        limit = asyncio.Semaphore(IN_FLIGHT)
        async with asyncio.TaskGroup() as group:
            tasks = {
                each.nudge.id: group.create_task(self._found(each, reached[each.nudge.to], limit))
                for each in suspects
                if each.nudge.to in reached
            }
        found = {id: task.result() for id, task in tasks.items()}
        settled = [one for one in found.values() if isinstance(one, Settlement)]
        doubtful = frozenset(id for id, one in found.items() if isinstance(one, Unknowable))
        sure = {one.id for one in settled}
        return settled, doubtful, [each for each in claimed if each.nudge.id not in sure]

    async def _found(
        self, claimed: Claimed, member: Member, limit: asyncio.Semaphore
    ) -> Settlement | Absent | Unknowable:
        """How a nudge that may have been sent is to be settled, or that it is to be sent."""
        nudge, address = claimed.nudge, member.addresses[-1]
        courier = self._couriers.get(address.platform)
        if courier is None:
            return Unknowable()
        try:
            async with limit:
                found = await courier.find(address, key=nudge.key, since=nudge.due_at)
        except TryLater as later:
            return _settlement(claimed, NudgeStatus.UNCERTAIN, next_at=self._clock.now() + later.after)
        except Undeliverable as never:
            log.warning("undeliverable", nudge=nudge.id, why=never.why.value)
            return _settlement(claimed, NudgeStatus.PARKED)
        except Uncertain:
            return self._broken(claimed, self._clock.now(), NudgeStatus.UNCERTAIN)
        except Exception as error:
            log.error("courier broke its promise", nudge=nudge.id, error=traced(error))
            return self._broken(claimed, self._clock.now(), NudgeStatus.UNCERTAIN)
        if isinstance(found, Receipt):
            return self._delivered(claimed, found)
        if isinstance(found, Unknowable) and nudge.attempts > 2:
            # It was repeated once; a second repeat would be a nuisance.
            return _settlement(claimed, NudgeStatus.PARKED)
        return found

    # errands

    async def _prepare(self, claimed: Sequence[Claimed], doubtful: Set[NudgeId], now: Instant) -> list[Prepared]:
        """Runs the errands of a batch in one transaction; one that breaks is run apart from the others."""
        try:
            return await self._together(claimed, doubtful, now)
        except Exception as error:
            if len(claimed) == 1:
                log.error("errand failed", nudge=claimed[0].nudge.id, error=traced(error))
                status = NudgeStatus.UNCERTAIN if claimed[0].nudge.id in doubtful else NudgeStatus.POSTPONED
                return [Prepared(claimed[0], unsent=self._broken(claimed[0], now, status))]
            log.warning("a batch broke; its nudges run one by one", size=len(claimed))
        return [one for each in claimed for one in await self._prepare([each], doubtful, now)]

    async def _together(self, claimed: Sequence[Claimed], doubtful: Set[NudgeId], now: Instant) -> list[Prepared]:
        out: list[Prepared] = []
        async with self._store.begin(System("worker")) as tx:
            batch = await self._batch(tx, [each.nudge for each in claimed], now)
            for each in _in_order(claimed):
                member = batch.who.get(each.nudge.to)
                if member is None:
                    out.append(Prepared(each, unsent=_settlement(each, NudgeStatus.CANCELLED)))
                    continue
                prepared = await self._one(tx, each, member, batch, now)
                if prepared.unsent is not None and each.nudge.id in doubtful:
                    prepared = replace(prepared, unsent=_still_doubtful(prepared.unsent))
                out.append(prepared)
        return out

    async def _batch(self, tx: Tx, due: Sequence[Nudge], now: Instant) -> Batch:
        who = await members.get_many(tx, {nudge.to for nudge in due})
        midnight = {id: self._midnight(one, now) for id, one in who.items()}
        spoken = await nudges.unasked_since(tx, set(who), midnight)
        lists = {gathering.list_of(id, gathering.today(one, now)): id for id, one in who.items()}
        for list_id, nudge in (await nudges.get_many(tx, lists)).items():
            if nudge.waiting:
                spoken[lists[list_id]] = spoken.get(lists[list_id], 0) + 1
        for id, count in (await nudges.in_doubt(tx, set(who))).items():
            spoken[id] = spoken.get(id, 0) + count
        truth = await dossiers.read_many(tx, due, who, self._policy)
        busy = {each.opportunity.member_id: each.busy for each in truth.values()}
        met: dict[MemberId, list[Contact]] = {}
        if unread := who.keys() - busy.keys():
            for contact in await contacts.of_members(tx, unread):
                met.setdefault(contact.member_id, []).append(contact)
        busy |= {id: silent_spans(each, self._policy) for id, each in met.items()}
        return Batch(who=who, truth=truth, busy=busy, spoken=spoken, said={})

    async def _one(self, tx: Tx, claimed: Claimed, member: Member, batch: Batch, now: Instant) -> Prepared:
        nudge = claimed.nudge
        dossier = batch.truth.get(nudge.opportunity_id) if nudge.opportunity_id is not None else None
        busy = batch.busy.get(member.id, ())
        allowed = self._allowed(member, busy, nudge, now)
        if allowed > now:
            return Prepared(claimed, unsent=_settlement(claimed, NudgeStatus.POSTPONED, next_at=allowed))
        about = nudge.about
        if about is not None and (said := batch.said.get(about)) is not None:
            return Prepared(claimed, unsent=self._beside(claimed, said, member, busy, now))
        unasked = nudge.kind not in ASKED_FOR
        if unasked and self._full(nudge, batch.spoken.get(member.id, 0)):
            if nudge.kind is NudgeKind.GATHERED:
                next_at = gathering.morning_after(member, busy, self._policy, now)
                return Prepared(claimed, unsent=_settlement(claimed, NudgeStatus.POSTPONED, next_at=next_at))
            into = await gathering.gather(tx, member, busy, self._policy, now)
            if about is not None:
                batch.said[about] = claimed
            return Prepared(claimed, unsent=_settlement(claimed, NudgeStatus.CANCELLED, into=into))
        errand = Errand(nudge, member, dossier, now, tx, self._policy)
        card = await errands.run(errand)
        if not member.country_said:
            # What is said once is not to be said by the next errand of this batch too.
            batch.who[member.id] = await members.get(tx, member.id) or member
        if card is None:
            return Prepared(claimed, unsent=_settlement(claimed, NudgeStatus.CANCELLED))
        if unasked and nudge.kind is not NudgeKind.GATHERED:
            batch.spoken[member.id] = batch.spoken.get(member.id, 0) + 1
        if about is not None:
            batch.said[about] = claimed
        replaces = None
        if nudge.opportunity_id is not None:
            # A follow-up takes the place of whatever came last; another round keeps its own live card.
            subject = "" if nudge.kind in FOLLOWING else nudge.subject
            replaces = await nudges.last_receipt(tx, nudge.opportunity_id, subject=subject)
        return Prepared(claimed, member=member, card=card, replaces=replaces)

    def _full(self, nudge: Nudge, spoken: int) -> bool:
        """Whether the day has brought what a day may bring; a list of this morning has its place kept."""
        if nudge.kind is NudgeKind.GATHERED:
            return spoken > self._policy.unasked_a_day
        return spoken >= self._policy.unasked_a_day

    def _beside(self, claimed: Claimed, said: Claimed, member: Member, busy: Spans, now: Instant) -> Settlement:
        """What becomes of a nudge that is due in the same moment as another about the same."""
        if claimed.nudge.kind in PROMPTS:
            return _settlement(claimed, NudgeStatus.CANCELLED, into=said.nudge.id)
        zone = member.zone or "UTC"
        day = business_days_after(wall(now, zone).date(), self._policy.status_after)
        later = member.quiet(busy).first_allowed(on_the_line(day, self._policy.morning, zone).instant)
        return _settlement(claimed, NudgeStatus.POSTPONED, next_at=later)

    def _midnight(self, member: Member, now: Instant) -> Instant:
        zone = member.zone or "UTC"
        return on_the_line(wall(now, zone).date(), time(0), zone).instant

    def _allowed(self, member: Member, busy: Spans, nudge: Nudge, now: Instant) -> Instant:
        """The first moment when this nudge may be sent; a time that the member chose is kept at night too."""
        if member.zone is None:
            return now
        if nudge.kind in ASKED_FOR:
            chosen = Quiet(zone=member.zone, wakes=time.min, sleeps=time.max, until=member.paused_until, busy=busy)
            return chosen.first_allowed(now)
        return member.quiet(busy).first_allowed(now)

    def _broken(self, claimed: Claimed, now: Instant, status: NudgeStatus) -> Settlement:
        tries = claimed.nudge.attempts
        if tries >= GIVE_UP:
            return _settlement(claimed, NudgeStatus.PARKED)
        return _settlement(claimed, status, next_at=now + timedelta(seconds=30 * tries * tries))

    # delivery

    async def _send(self, prepared: Prepared, limit: asyncio.Semaphore, doubtful: Set[NudgeId]) -> Settlement:
        """Delivers one card and says how it went."""
        claimed, member, card = prepared.claimed, prepared.member, prepared.card
        assert member is not None  # what is unsent never comes here
        assert card is not None
        nudge = claimed.nudge
        address = member.addresses[-1]
        courier = self._couriers.get(address.platform)
        # A doubt about an earlier try stays until that try is found or this one succeeds.
        later_as = NudgeStatus.UNCERTAIN if nudge.id in doubtful else NudgeStatus.POSTPONED
        if courier is None:
            return _settlement(claimed, later_as, next_at=self._clock.now() + timedelta(minutes=5))
        async with limit:
            now = self._clock.now()
            slot = self._lanes.slot(claimed.tenant, nudge.id, now, courier.pace)
            if slot > now:
                return _settlement(claimed, later_as, next_at=slot)
            try:
                receipt = await courier.deliver(address, card, key=nudge.key, replaces=prepared.replaces)
            except TryLater as later:
                until = self._clock.now() + later.after
                self._lanes.shut(claimed.tenant, until)
                return _settlement(claimed, later_as, next_at=until)
            except Uncertain:
                return _settlement(claimed, NudgeStatus.UNCERTAIN, next_at=self._clock.now() + UNCERTAIN_FOR)
            except Undeliverable as never:
                log.warning("undeliverable", nudge=nudge.id, why=never.why.value)
                return _settlement(claimed, NudgeStatus.PARKED)
            except Exception as error:
                # Nobody knows how far it came.
                log.error("courier broke its promise", nudge=nudge.id, error=traced(error))
                return self._broken(claimed, self._clock.now(), NudgeStatus.UNCERTAIN)
        return self._delivered(claimed, receipt)

    def _delivered(self, claimed: Claimed, receipt: Receipt) -> Settlement:
        return _settlement(
            claimed, NudgeStatus.DELIVERED, delivered_at=self._clock.now(), receipt=receipt
        )

    async def _unreachable(self, tx: Tx, claimed: Sequence[Claimed], settled: Sequence[Settlement]) -> None:
        """Marks whom a parked nudge did not reach, so that their next command says so."""
        to = {each.nudge.id: each.nudge.to for each in claimed}
        missed = {to[one.id] for one in settled if one.status is NudgeStatus.PARKED}
        for member in (await members.get_many(tx, missed)).values():
            if not member.unreachable:
                await members.put(tx, replace(member, unreachable=True))


def _in_order(claimed: Sequence[Claimed]) -> list[Claimed]:
    """By the promised time; of one interview's prompts the last first, as it takes the others' place."""
    last: dict[tuple[str, str], Instant] = {}
    for each in claimed:
        if (about := each.nudge.about) is not None and each.nudge.kind in PROMPTS:
            last[about] = max(last.get(about, each.nudge.due_at), each.nudge.due_at)

    def rank(each: Claimed) -> tuple[Instant, float, NudgeId]:
        about, due = each.nudge.about, each.nudge.due_at
        if about is None or each.nudge.kind not in PROMPTS:
            return due, 0.0, each.nudge.id
        return last[about], -due.timestamp(), each.nudge.id

    return sorted(claimed, key=rank)


def _still_doubtful(unsent: Settlement) -> Settlement:
    """The same, but for a nudge that an earlier try may have delivered: put off, it is asked after again."""
    if unsent.status is NudgeStatus.POSTPONED:
        return replace(unsent, status=NudgeStatus.UNCERTAIN)
    return unsent


def _settlement(
    claimed: Claimed,
    status: NudgeStatus,
    *,
    next_at: Instant | None = None,
    delivered_at: Instant | None = None,
    receipt: Receipt | None = None,
    into: NudgeId | None = None,
) -> Settlement:
    return Settlement(
        id=claimed.nudge.id, token=claimed.nudge.token or "", status=status, next_at=next_at,
        delivered_at=delivered_at, receipt=receipt, into=into,
    )  # fmt: skip
