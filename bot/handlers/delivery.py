"""Delivery: one card on its way to whom it is for, and how that ended."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Set
from datetime import timedelta

import structlog

from bot.chat.card import Card
from bot.clock import Clock, Instant
from bot.errors import Finality, TryLater, Uncertain, Undeliverable, traced
from bot.handlers.batch import Prepared, settlement
from bot.model.ids import NudgeId
from bot.model.nudge import NudgeStatus
from bot.model.pace import Lanes
from bot.model.people import Address
from bot.ports import Courier, Receipt
from bot.store.queue import Claimed, Settlement
from bot.store.tx import home

log = structlog.get_logger("afternote.worker")

SPARE = timedelta(seconds=5)
"""What a lease has left when the longest delivery is over: the settling, and clocks that are apart."""
GIVE_UP = 6
"""Tries after which a nudge that breaks, or whose answer is lost each time, is parked."""


class Delivery:
    """The way out: through the couriers, each place at its pace."""

    def __init__(
        self, couriers: Mapping[str, Courier], clock: Clock, lanes: Lanes,
        shut: Callable[[str, Instant], Awaitable[None]],
    ) -> None:  # fmt: skip
        self._couriers = couriers
        self._clock = clock
        self._lanes = lanes
        self._shut = shut
        self.told: set[NudgeId] = set()
        """What did not reach anybody who was told so at once, some other way."""
        self.closed: dict[NudgeId, Address] = {}
        """What reached somebody elsewhere than where they were last: the place that turned out to be closed."""

    async def send(self, prepared: Prepared, doubtful: Set[NudgeId]) -> Settlement:
        """Delivers one card and says how it went; where a door is closed, the next of theirs is tried, once."""
        claimed, card = prepared.claimed, prepared.card
        assert prepared.to is not None  # what is unsent never comes here
        assert card is not None
        told = False
        for place in (prepared.to, prepared.instead):
            if place is None:
                continue
            try:
                settled = await self._at(place, claimed, card, prepared.replaces, doubtful, again=place != prepared.to)
            except Undeliverable as never:
                log.warning("undeliverable", nudge=claimed.nudge.id, why=never.why.value)
                told = told or never.told
                if never.why is Finality.REFUSED:
                    break
            else:
                if place != prepared.to and settled.status is NudgeStatus.DELIVERED:
                    self.closed[claimed.nudge.id] = prepared.to
                return settled
        self.told |= {claimed.nudge.id} if told else set()
        return settlement(claimed, NudgeStatus.PARKED)

    async def _at(
        self, address: Address, claimed: Claimed, card: Card, replaces: Receipt | None, doubtful: Set[NudgeId],
        *, again: bool,
    ) -> Settlement:  # fmt: skip
        """How one try at one address ended. Raises Undeliverable."""
        nudge = claimed.nudge
        courier = self._couriers.get(address.platform)
        # A doubt about an earlier try stays until that try is found or this one succeeds.
        later_as = NudgeStatus.UNCERTAIN if nudge.id in doubtful else NudgeStatus.POSTPONED
        if courier is None:
            later = self._clock.now() + timedelta(minutes=5)
            return settlement(claimed, later_as, next_at=later, untried=True)
        now = self._clock.now()
        # Until then the lease ends, and another process may take it up.
        if now + courier.longest + SPARE > nudge.next_at:
            return settlement(claimed, later_as, next_at=now, untried=not again)
        lane = home(address.platform, address.tenant)
        slot = self._lanes.slot(lane, nudge.id, now, courier.pace)
        if slot > now:
            return settlement(claimed, later_as, next_at=slot, untried=True)
        if replaces is not None and replaces.address.home != address.home:
            # What stands on another platform stays as it is.
            replaces = None
        try:
            async with asyncio.timeout(courier.longest.total_seconds()):
                receipt = await courier.deliver(address, card, key=nudge.key, replaces=replaces)
        except TryLater as later_on:
            if not later_on.alone:
                await self._shut(lane, self._clock.now() + later_on.after)
            return self.later(claimed, later_on, later_as)
        except Uncertain:
            # One that never is answered, and never found, ends as what breaks does.
            return self.broken(claimed, self._clock.now(), NudgeStatus.UNCERTAIN)
        except Undeliverable:
            raise
        except Exception as error:
            # Nobody knows how far it came.
            log.error("courier broke its promise", nudge=nudge.id, error=traced(error))
            return self.broken(claimed, self._clock.now(), NudgeStatus.UNCERTAIN)
        return self.delivered(claimed, receipt)

    def delivered(self, claimed: Claimed, receipt: Receipt) -> Settlement:
        """It is with whom it is for."""
        return settlement(claimed, NudgeStatus.DELIVERED, delivered_at=self._clock.now(), receipt=receipt)

    def broken(
        self, claimed: Claimed, now: Instant, status: NudgeStatus, after: timedelta = timedelta(0)
    ) -> Settlement:
        """Tried in vain: tried again after a while that grows, no sooner than `after`, and in the end given up."""
        tries = claimed.nudge.attempts
        if tries >= GIVE_UP:
            return settlement(claimed, NudgeStatus.PARKED)
        return settlement(claimed, status, next_at=now + max(after, timedelta(seconds=30 * tries * tries)))

    def later(self, claimed: Claimed, later: TryLater, status: NudgeStatus) -> Settlement:
        """Put off as the platform asks; what is wrong with one address counts as a try."""
        now = self._clock.now()
        if later.tried:
            return self.broken(claimed, now, status, later.after)
        return settlement(claimed, status, next_at=now + later.after, untried=True)
