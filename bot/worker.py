"""The worker: claims what is due, runs its errand, delivers it, settles it; sleeps to the next due row."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time, timedelta

import structlog

from bot.chat.card import Card
from bot.clock import Clock, Instant
from bot.errors import TryLater, Uncertain, Undeliverable
from bot.handlers import dossier as dossiers
from bot.handlers import errands
from bot.handlers.errands import Errand
from bot.model.calendar import Quiet, on_the_line, wall
from bot.model.ids import MemberId, NudgeId, OpportunityId, derived
from bot.model.nudge import ASKED_FOR, Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.people import Member
from bot.model.policy import Policy
from bot.ports import Absent, Courier, Ids, Receipt
from bot.store import members, nudges
from bot.store.nudges import Claimed, Settlement
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

    async def run(self) -> None:
        """Works until it is stopped; what is in hand is finished first."""
        while not self._stopping.is_set():
            try:
                if await self.tick():
                    continue
                await self._store.woken(await self._pause())
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("tick failed")
                await self._store.woken(1.0)

    def stop(self) -> None:
        """Asks the loop to end after the batch in hand."""
        self._stopping.set()

    async def _pause(self) -> float:
        """Seconds until the next row is due, at most a nap."""
        async with self._store.read(System("worker")) as tx:
            due = await nudges.next_due(tx)
        if due is None:
            return NAP
        return min(NAP, max(0.0, (due - self._clock.now()).total_seconds()))

    async def tick(self) -> int:
        """How many due nudges were handled now: at most one batch."""
        now = self._clock.now()
        token = self._ids.new(now)
        async with self._store.begin(System("worker")) as tx:
            claimed = await nudges.claim(tx, now=now, limit=BATCH, lease=LEASE, token=token)
        if not claimed:
            return 0
        prepared = await self._prepare(claimed, now)
        settled = [each.unsent for each in prepared if each.unsent is not None]
        to_send = [each for each in prepared if each.unsent is None]
        limit = asyncio.Semaphore(IN_FLIGHT)
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self._send(each, limit)) for each in to_send]
        settled.extend(task.result() for task in tasks)
        async with self._store.begin(System("worker")) as tx:
            await nudges.settle(tx, settled)
            await self._unreachable(tx, to_send, settled)
        for one in settled:
            log.info("nudge", id=one.id, status=one.status.value)
        return len(claimed)

    # errands

    async def _prepare(self, claimed: Sequence[Claimed], now: Instant) -> list[Prepared]:
        """Runs the errands of a batch in one transaction; one that breaks is run apart from the others."""
        try:
            return await self._together(claimed, now)
        except Exception:
            if len(claimed) == 1:
                log.exception("errand failed", nudge=claimed[0].nudge.id)
                return [Prepared(claimed[0], unsent=self._broken(claimed[0], now))]
            log.warning("a batch broke; its nudges run one by one", size=len(claimed))
        return [one for each in claimed for one in await self._prepare([each], now)]

    async def _together(self, claimed: Sequence[Claimed], now: Instant) -> list[Prepared]:
        out: list[Prepared] = []
        async with self._store.begin(System("worker")) as tx:
            who = await members.get_many(tx, {each.nudge.to for each in claimed})
            midnight = {id: self._midnight(one, now) for id, one in who.items()}
            spoken = await nudges.unasked_since(tx, set(who), midnight)
            truth = await dossiers.read_many(tx, [each.nudge for each in claimed], who, self._policy)
            for each in claimed:
                member = who.get(each.nudge.to)
                if member is None:
                    out.append(Prepared(each, unsent=_settlement(each, NudgeStatus.CANCELLED)))
                    continue
                prepared = await self._one(tx, each, member, truth, spoken, now)
                out.append(prepared)
        return out

    async def _one(
        self,
        tx: Tx,
        claimed: Claimed,
        member: Member,
        truth: Mapping[OpportunityId, dossiers.Dossier],
        spoken: dict[MemberId, int],
        now: Instant,
    ) -> Prepared:
        nudge = claimed.nudge
        dossier = truth.get(nudge.opportunity_id) if nudge.opportunity_id is not None else None
        allowed = self._allowed(member, dossier, nudge, now)
        if allowed > now:
            return Prepared(claimed, unsent=_settlement(claimed, NudgeStatus.POSTPONED, next_at=allowed))
        unasked = nudge.kind not in ASKED_FOR
        full = spoken.get(member.id, 0) >= self._policy.unasked_a_day
        if unasked and full and nudge.kind is not NudgeKind.GATHERED:
            into = await self._gather(tx, member, dossier, now)
            return Prepared(claimed, unsent=_settlement(claimed, NudgeStatus.CANCELLED, into=into))
        errand = Errand(nudge, member, dossier, now, tx, self._policy)
        card = await errands.run(errand)
        if card is None:
            return Prepared(claimed, unsent=_settlement(claimed, NudgeStatus.CANCELLED))
        if unasked:
            spoken[member.id] = spoken.get(member.id, 0) + 1
        replaces = None
        if nudge.opportunity_id is not None:
            replaces = await nudges.last_receipt(tx, nudge.opportunity_id)
        return Prepared(claimed, member=member, card=card, replaces=replaces)

    def _midnight(self, member: Member, now: Instant) -> Instant:
        zone = member.zone or "UTC"
        return on_the_line(wall(now, zone).date(), time(0), zone).instant

    def _allowed(
        self, member: Member, dossier: dossiers.Dossier | None, nudge: Nudge, now: Instant
    ) -> Instant:
        """The first moment when this nudge may be sent; a time that the member chose is kept at night too."""
        if member.zone is None:
            return now
        busy = dossier.busy if dossier is not None else ()
        if nudge.kind in ASKED_FOR:
            chosen = Quiet(zone=member.zone, wakes=time.min, sleeps=time.max, until=member.paused_until, busy=busy)
            return chosen.first_allowed(now)
        return member.quiet(busy).first_allowed(now)

    async def _gather(
        self, tx: Tx, member: Member, dossier: dossiers.Dossier | None, now: Instant
    ) -> NudgeId:
        """Next morning's list, planned if it is not yet."""
        zone = member.zone or "UTC"
        day = wall(now, zone).date() + timedelta(days=1)
        ruled = on_the_line(day, self._policy.morning, zone).instant
        at = member.quiet(dossier.busy if dossier is not None else ()).first_allowed(ruled)
        id = NudgeId(derived(member.id, NudgeKind.GATHERED, day.isoformat()))
        await nudges.add(
            tx,
            Nudge(
                id=id, to=member.id, kind=NudgeKind.GATHERED, subject=day.isoformat(), due_at=at, next_at=at,
                reason=Reason(Because.DAY_WAS_FULL, ruled),
            ),
        )  # fmt: skip
        return id

    def _broken(self, claimed: Claimed, now: Instant) -> Settlement:
        tries = claimed.nudge.attempts
        if tries >= GIVE_UP:
            return _settlement(claimed, NudgeStatus.PARKED)
        return _settlement(claimed, NudgeStatus.POSTPONED, next_at=now + timedelta(seconds=30 * tries * tries))

    # delivery

    async def _send(self, prepared: Prepared, limit: asyncio.Semaphore) -> Settlement:
        """Delivers one card and says how it went."""
        claimed, member, card = prepared.claimed, prepared.member, prepared.card
        assert member is not None  # what is unsent never comes here
        assert card is not None
        nudge = claimed.nudge
        address = member.addresses[-1]
        courier = self._couriers.get(address.platform)
        now = self._clock.now()
        if courier is None:
            return _settlement(claimed, NudgeStatus.POSTPONED, next_at=now + timedelta(minutes=5))
        async with limit:
            try:
                if claimed.before in (NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN):
                    found = await courier.find(address, key=nudge.key, since=nudge.due_at)
                    if isinstance(found, Receipt):
                        return self._delivered(claimed, found)
                    if not isinstance(found, Absent) and nudge.attempts > 2:
                        return _settlement(claimed, NudgeStatus.PARKED)
                receipt = await courier.deliver(address, card, key=nudge.key, replaces=prepared.replaces)
            except TryLater as later:
                return _settlement(claimed, NudgeStatus.POSTPONED, next_at=self._clock.now() + later.after)
            except Uncertain:
                return _settlement(claimed, NudgeStatus.UNCERTAIN, next_at=self._clock.now() + UNCERTAIN_FOR)
            except Undeliverable as never:
                log.warning("undeliverable", nudge=nudge.id, why=never.why.value)
                return _settlement(claimed, NudgeStatus.PARKED)
            except Exception:
                log.exception("courier broke its promise", nudge=nudge.id)
                return self._broken(claimed, self._clock.now())
        return self._delivered(claimed, receipt)

    def _delivered(self, claimed: Claimed, receipt: Receipt) -> Settlement:
        return _settlement(
            claimed, NudgeStatus.DELIVERED, delivered_at=self._clock.now(), receipt=receipt
        )

    async def _unreachable(
        self, tx: Tx, sent: Sequence[Prepared], settled: Sequence[Settlement]
    ) -> None:
        """Marks whom a parked delivery did not reach, so that their next command says so."""
        parked = {one.id for one in settled if one.status is NudgeStatus.PARKED}
        for each in sent:
            if each.claimed.nudge.id in parked and each.member is not None:
                fresh = await members.get(tx, each.member.id)
                if fresh is not None and not fresh.unreachable:
                    await members.put(tx, replace(fresh, unreachable=True))


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
