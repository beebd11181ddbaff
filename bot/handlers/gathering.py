"""What a full day puts off: one list, the next morning."""

from datetime import date, timedelta

from bot.clock import Instant
from bot.model.calendar import on_the_line, wall
from bot.model.ids import MemberId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Member
from bot.model.policy import Policy
from bot.store import nudges
from bot.store.tx import Tx

Spans = tuple[tuple[Instant, Instant], ...]


def list_of(id: MemberId, day: date) -> NudgeId:
    """The id of the list of this morning."""
    return NudgeId(derived(id, NudgeKind.GATHERED, day.isoformat()))


def today(member: Member, now: Instant) -> date:
    """The day on the member's calendar."""
    return wall(now, member.zone or "UTC").date()


def morning_after(member: Member, busy: Spans, policy: Policy, now: Instant) -> Instant:
    """The first allowed moment from tomorrow morning on."""
    return _morning(member, busy, policy, today(member, now) + timedelta(days=1))


async def gather(tx: Tx, member: Member, busy: Spans, policy: Policy, now: Instant) -> NudgeId:
    """Next morning's list, planned if it is not yet."""
    day = today(member, now) + timedelta(days=1)
    known = await nudges.get(tx, list_of(member.id, day))
    while known is not None and not known.waiting:
        # That list is out already, as when the member moved to an earlier zone: the one after it.
        day += timedelta(days=1)
        known = await nudges.get(tx, list_of(member.id, day))
    id = list_of(member.id, day)
    if known is None:
        at = _morning(member, busy, policy, day)
        ruled = on_the_line(day, policy.morning, member.zone or "UTC").instant
        await nudges.add(
            tx,
            Nudge(
                id=id, to=member.id, kind=NudgeKind.GATHERED, subject=day.isoformat(), due_at=at, next_at=at,
                reason=Reason(Because.DAY_WAS_FULL, ruled),
            ),
        )  # fmt: skip
    return id


def _morning(member: Member, busy: Spans, policy: Policy, day: date) -> Instant:
    ruled = on_the_line(day, policy.morning, member.zone or "UTC").instant
    return member.quiet(busy).first_allowed(ruled)
