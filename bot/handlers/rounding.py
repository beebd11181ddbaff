"""The week's list of follow-ups: made when something is planned, filled when it comes.

A follow-up on something handed in that is crowded waits for its list's moment, by the rule `weekly_round`, with its
own moment kept as `ruled_at`; one ROUND nudge waits for the same moment, named by its day. Every planning makes the
lists anew from what waits, so that a note sent, a reply, a pause or a crash leaves nothing behind. When the moment
comes, the worker takes the follow-ups up into the ROUND (`into`, given from then on) before the ROUND's errand reads
them; a follow-up whose list is gone goes out by itself. What the member then snoozes is a nudge of its own.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.clock import Instant
from bot.model.calendar import Quiet, wall
from bot.model.case import last_of
from bot.model.ids import MemberId, NudgeId, OpportunityId
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.opportunity import Contact
from bot.model.people import Member
from bot.model.planner import nudge_id
from bot.model.policy import Policy
from bot.model.rounds import due_of, in_lists, rounds
from bot.store import nudges
from bot.store.tx import Tx

MANY = 10_000
"""More nudges than wait for anybody."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists as they shall be: which follow-up comes with which, whose plans change by it, and what waits now."""

    moments: Mapping[NudgeId, Instant]
    changed: frozenset[OpportunityId]
    waiting: tuple[Nudge, ...]
    """The ROUND nudges that wait."""


def list_id(member: Member, day: date) -> NudgeId:
    """The id of the list of this day."""
    return nudge_id(member.id, NudgeKind.ROUND, day.isoformat(), "1")


def handed_in(contacts: Iterable[Contact]) -> frozenset[OpportunityId]:
    """Those of a member's opportunities that stand at something handed in, whose follow-ups may share a list."""
    by: dict[OpportunityId, list[Contact]] = {}
    for each in contacts:
        by.setdefault(each.opportunity_id, []).append(each)
    lasts = {id: last_of(those) for id, those in by.items()}
    return frozenset(id for id, last in lasts.items() if in_lists(last))


async def drawn(
    tx: Tx, member: Member, about: Collection[OpportunityId], quiet: Quiet, policy: Policy, now: Instant
) -> Lists:
    """The lists made from every follow-up about these opportunities that waits; writes nothing."""
    coming = await nudges.coming(tx, member.id, MANY)
    asked = [
        each
        for each in coming
        if each.kind is NudgeKind.FOLLOW_UP and each.opportunity_id in about and not _on_its_way(each)
    ]
    moments = rounds([due_of(each) for each in asked], member, quiet, policy, now)
    changed = frozenset(
        OpportunityId(each.opportunity_id)
        for each in asked
        if each.opportunity_id is not None and due_of(each).listed != moments.get(each.id)
    )
    return Lists(moments, changed, tuple(each for each in coming if each.kind is NudgeKind.ROUND))


def _on_its_way(nudge: Nudge) -> bool:
    """Whether a follow-up that comes by itself may be with its member already."""
    alone = nudge.reason.because is not Because.WEEKLY_ROUND
    return alone and nudge.status in (NudgeStatus.CLAIMED, NudgeStatus.UNCERTAIN)


async def write(tx: Tx, member: Member, lists: Lists, now: Instant) -> None:
    """Sees to it that a ROUND waits for each list that is ahead, and for no other; one that is due stays."""
    zone = member.zone or "UTC"
    ahead = {wall(at, zone).date(): at for at in lists.moments.values() if at > now}
    gone = [each.id for each in lists.waiting if each.due_at > now and date.fromisoformat(each.subject) not in ahead]
    await nudges.cancel(tx, gone)
    wanted = [
        Nudge(
            id=list_id(member, day), to=member.id, kind=NudgeKind.ROUND, subject=day.isoformat(), due_at=at, next_at=at,
            reason=Reason(Because.WEEKLY_ROUND, at),
        )
        for day, at in ahead.items()
    ]  # fmt: skip
    await nudges.renew(tx, wanted)


def listed(nudge: Nudge) -> bool:
    """Whether this follow-up comes with a list."""
    return nudge.kind is NudgeKind.FOLLOW_UP and nudge.reason.because is Because.WEEKLY_ROUND


async def lists_of(tx: Tx, due: Iterable[Nudge], who: Mapping[MemberId, Member]) -> dict[NudgeId, NudgeId]:
    """The list that takes each of these follow-ups up as it falls due; one whose list is gone comes by itself."""
    meant = [(each, _list_of(each, who[each.member])) for each in due if listed(each) and each.to in who]
    found = await nudges.get_many(tx, {id for _, id in meant})
    return {each.id: id for each, id in meant if id in found and _takes(found[id], each)}


def _list_of(nudge: Nudge, member: Member) -> NudgeId:
    return list_id(member, wall(nudge.due_at, member.zone or "UTC").date())


def _takes(round: Nudge, nudge: Nudge) -> bool:
    """Whether this list is still to come, or went out with this follow-up in it before a crash."""
    out = round.delivered_at is not None and round.delivered_at >= nudge.due_at
    return round.waiting or out


async def taken_up(tx: Tx, round: Nudge, now: Instant) -> tuple[Nudge, ...]:
    """The follow-ups of this list, by when each would have come by itself: also those not yet settled into it."""
    settled = await nudges.taken_up(tx, round.id)
    still = [
        each
        for each in await nudges.coming(tx, round.member, MANY)
        if listed(each) and each.due_at == round.due_at and each.due_at <= now
    ]
    known = {each.id for each in settled}
    every: Sequence[Nudge] = [*settled, *(each for each in still if each.id not in known)]
    return tuple(sorted(every, key=lambda each: (each.reason.ruled_at, each.id)))
