"""Lists: what a full day puts off, the next morning; what falls due together, at once; and a week's follow-ups.

Each is a nudge of its own that took the others up (`into`): they count as given, and the list as one message. A
morning's list says so in its `because`, `day_was_full`; one of things that fell due together says `together`.
"""

from datetime import date, timedelta

from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import rounding
from bot.handlers.dossier import Dossier
from bot.model.calendar import on_the_line, wall
from bot.model.ids import MemberId, NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.opportunity import ContactKind
from bot.model.people import Member
from bot.model.policy import Policy
from bot.model.rounds import Weight
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


async def together(tx: Tx, member: Member, now: Instant) -> NudgeId:
    """A list of what falls due in this moment, planned for it."""
    number = 0
    while True:
        subject = f"{now.isoformat()}/{number}"
        id = NudgeId(derived(member.id, NudgeKind.GATHERED, subject))
        new = Nudge(
            id=id, to=member.id, kind=NudgeKind.GATHERED, subject=subject, due_at=now, next_at=now,
            reason=Reason(Because.TOGETHER, now),
        )  # fmt: skip
        if await nudges.add(tx, new):
            return id
        number += 1


async def week(
    tx: Tx, round: Nudge, member: Member, policy: Policy, now: Instant
) -> tuple[tuple[Nudge, Dossier], ...]:
    """The follow-ups of a week's list, each with its truth, the weightiest first; those answered meanwhile too.

    Weight: somebody to write to, a referral, a promised date or window; then whose own moment came first.
    """
    taken = [(each, each.opportunity_id) for each in await rounding.taken_up(tx, round, now) if each.opportunity_id]
    truth = await dossiers.read_many(tx, {id for _, id in taken}, {member.id: member}, policy)
    found = [(each, truth[id]) for each, id in taken if id in truth and truth[id].contacts]
    return tuple(sorted(found, key=lambda each: (weight(*each).rank, each[0].id)))


def weight(nudge: Nudge, dossier: Dossier) -> Weight:
    """What speaks for this follow-up."""
    opportunity = dossier.opportunity
    window = opportunity.posting is not None and opportunity.posting.window_ends is not None
    return Weight(
        at=nudge.reason.ruled_at,
        named=dossier.addressee is not None,
        referred=any(each.kind is ContactKind.REFERRAL for each in dossier.contacts),
        promised=opportunity.decides_by is not None or window,
    )
