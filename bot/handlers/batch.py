"""A batch: the claimed nudges that are due together, each run as an errand or put off, in one transaction.

What falls due together about several of a member's opportunities goes out as one list, and a week's follow-ups with
theirs: those are settled here at once, so that the list never is without what it took up.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from types import MappingProxyType

from bot.chat.card import Card
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import errands, gathering, rounding, spacing
from bot.handlers.errand import Errand, Reworded
from bot.handlers.gathering import Spans
from bot.model.calendar import on_the_line, wall
from bot.model.case import silent_spans
from bot.model.cohort import Shown
from bot.model.ids import MemberId, NudgeId, OpportunityId
from bot.model.nudge import ASKED_FOR, FOLLOWING, PROMPTS, REMINDERS, Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import Contact
from bot.model.people import Address, Member
from bot.model.policy import Policy
from bot.model.review import Coaching
from bot.ports import Receipt
from bot.store import cadences, contacts, measure, members, nights, nudges, queue, reviews
from bot.store.queue import Claimed, Settlement
from bot.store.tx import Tx

NOTHING_REWORDED: Mapping[NudgeId, Reworded] = MappingProxyType({})
TOGETHER = frozenset({NudgeKind.THANK, NudgeKind.FOLLOW_UP, NudgeKind.CLOSE, NudgeKind.OWED})
"""Kinds that come as one list when several opportunities have one due."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A claimed nudge after its errand: what to send, or how to settle it unsent."""

    claimed: Claimed
    to: Address | None = None
    card: Card | None = None
    replaces: Receipt | None = None
    unsent: Settlement | None = None
    instead: Address | None = None
    """Where else they are, should the door be closed there."""
    keeps: tuple[Shown, ...] = ()
    """What is to be written down before it goes out to a room."""


@dataclass(slots=True)
class Batch:
    """What the errands of one batch share: the truth they read, and what has been said so far."""

    who: dict[MemberId, Member]
    truth: Mapping[OpportunityId, dossiers.Dossier]
    busy: Mapping[MemberId, Spans]
    prompts: dict[MemberId, int]
    """Debrief prompts still to come this local day: their place among the day's messages is kept."""
    spoken: dict[MemberId, int]
    """Unasked messages of this local day, a morning list that is still to come among them."""
    lists: Mapping[NudgeId, NudgeId]
    """The week's list that takes each follow-up up which falls due with one."""
    said: dict[tuple[str, str], Claimed]
    """What went out about an interview's live card, or as a follow-up."""
    beside: dict[MemberId, list[Prepared]]
    """What is ready to go out, and may be one list: how many they are is known at the end."""
    taken: list[Settlement]
    """What lists took up, to be written down with them: a list may go out in the next moment."""
    policies: Mapping[MemberId, Policy] = field(default_factory=dict)
    """What holds for each: their cohort may have a cadence of its own."""
    coaching: Coaching = field(default_factory=Coaching)
    """Who has a coach to ask, and which drafts one was asked to read."""
    nights: Mapping[NudgeId, str] = field(default_factory=dict)
    """Of what a cohort has for whoever's zone is not known: the cohort's."""
    reworded: Mapping[NudgeId, Reworded] = field(default_factory=lambda: NOTHING_REWORDED)
    """What a language model made of drafts, before the transaction began."""


async def prepare(
    tx: Tx,
    claimed: Sequence[Claimed],
    *,
    doubtful: Set[NudgeId],
    out: Sequence[Claimed],
    policy: Policy,
    now: Instant,
    reworded: Mapping[NudgeId, Reworded] = NOTHING_REWORDED,
) -> list[Prepared]:
    """What to send of these, and how to settle the rest; those that somebody called off meanwhile are left out.

    `out` were found to be with their members already, and are yet to be settled.
    """
    # From here to the commit nobody else writes for these members: what is read is what counts.
    await tx.hold({each.nudge.to for each in claimed})
    claimed = await _still_ours(tx, claimed)
    batch = await _batch(tx, [each.nudge for each in claimed], policy, now)
    batch.reworded = reworded
    for each in out:
        if each.nudge.kind not in ASKED_FOR:
            batch.spoken[each.nudge.member] = batch.spoken.get(each.nudge.member, 0) + 1
        if each.nudge.about is not None:
            batch.said[each.nudge.about] = each
    ready: list[Prepared] = []
    for each in _in_order(claimed):
        member = batch.who.get(each.nudge.member)
        if member is None:
            ready.append(Prepared(each, unsent=settlement(each, NudgeStatus.CANCELLED)))
            continue
        sure = each.nudge.id not in doubtful
        prepared = await _one(tx, each, member, batch, batch.policies[member.id], now, sure=sure)
        if prepared is None:
            continue
        if prepared.unsent is not None and not sure:
            prepared = replace(prepared, unsent=still_doubtful(prepared.unsent))
        ready.append(prepared)
    for id, waiting in batch.beside.items():
        ready.extend(await _together(tx, waiting, batch.who[id], batch, batch.policies[id], now))
    await queue.settle(tx, batch.taken)
    return ready


async def _still_ours(tx: Tx, claimed: Sequence[Claimed]) -> list[Claimed]:
    """Those that nobody called off or moved since they were claimed."""
    rows = await nudges.get_many(tx, {each.nudge.id for each in claimed})
    held = {id for id, row in rows.items() if row.status is NudgeStatus.CLAIMED}
    return [each for each in claimed if each.nudge.id in held and rows[each.nudge.id].token == each.nudge.token]


async def _batch(tx: Tx, due: Sequence[Nudge], policy: Policy, now: Instant) -> Batch:
    who = await members.get_many(tx, {nudge.member for nudge in due})
    policies = await cadences.policies(tx, who, policy)
    midnight = {id: _midnight(one, now) for id, one in who.items()}
    spoken = await measure.unasked_since(tx, set(who), midnight)
    tomorrow = {id: _midnight(one, now + timedelta(days=1)) for id, one in who.items()}
    places = await measure.places_before(tx, set(who), tomorrow)
    prompts = {id: count for (id, kind), count in places.items() if kind is NudgeKind.DEBRIEF}
    for (id, kind), count in places.items():
        if kind is NudgeKind.GATHERED:
            # A list that is still to come this day, whichever day it was made for, has its place.
            spoken[id] = spoken.get(id, 0) + count
    token = next((nudge.token for nudge in due if nudge.token is not None), "")
    for id, count in (await measure.in_doubt(tx, set(who), token)).items():
        spoken[id] = spoken.get(id, 0) + count
    about = {nudge.opportunity_id for nudge in due if nudge.opportunity_id is not None}
    truth = await dossiers.read_many(tx, about, who, policies)
    busy = {each.opportunity.member_id: each.busy for each in truth.values()}
    met: dict[MemberId, list[Contact]] = {}
    if unread := who.keys() - busy.keys():
        for contact in await contacts.of_members(tx, unread):
            met.setdefault(contact.member_id, []).append(contact)
    busy |= {id: silent_spans(each, policies[id]) for id, each in met.items()}
    lists = await rounding.lists_of(tx, due, who)
    return Batch(
        who=who, truth=truth, busy=busy, prompts=prompts, spoken=spoken, lists=lists, said={}, beside={}, taken=[],
        policies=policies, coaching=await reviews.coaching(tx, who),
        nights=await nights.of(tx, [nudge for nudge in due if nudge.member in who and who[nudge.member].zone is None]),
    )  # fmt: skip


async def _one(
    tx: Tx, claimed: Claimed, member: Member, batch: Batch, policy: Policy, now: Instant, *, sure: bool
) -> Prepared | None:
    """A nudge after its errand; None when it is ready, and waits for what else is. `sure`: it was not sent before."""
    nudge = claimed.nudge
    dossier = batch.truth.get(nudge.opportunity_id) if nudge.opportunity_id is not None else None
    busy = batch.busy.get(member.id, ())
    allowed = spacing.allowed(member, busy, nudge, now, zone=batch.nights.get(nudge.id))
    with_list = batch.lists.get(nudge.id) if sure else None
    if dossier is not None and allowed <= now and with_list is None:
        allowed = spacing.apart(nudge, dossier, member, busy, policy, now)
    if allowed > now:
        # A language model that has answered is asked once: the next try comes without it.
        return _put_off(claimed, allowed, untried=nudge.id not in batch.reworded)
    if with_list is not None:
        return _taken_up(claimed, with_list, batch, now)
    about = nudge.about
    if dossier is not None and (over := spacing.overtaken(nudge, dossier)) is not None:
        return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED, into=over))
    if about is not None and (said := batch.said.get(about)) is not None:
        if nudge.kind in PROMPTS:
            return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED, into=said.nudge.id))
        return _put_off(claimed, spacing.next_step(member, busy, policy, now))
    if sure and nudge.kind in TOGETHER:
        prepared = await _run(tx, claimed, member, dossier, batch, policy, now)
        if prepared.unsent is not None:
            return prepared
        batch.beside.setdefault(member.id, []).append(prepared)
        return None
    if (full := await _if_full(tx, claimed, member, batch, policy, now)) is not None:
        return full
    prepared = await _run(tx, claimed, member, dossier, batch, policy, now)
    if prepared.unsent is None:
        _count(nudge, member, batch)
    return prepared


async def _together(
    tx: Tx, ready: Sequence[Prepared], member: Member, batch: Batch, policy: Policy, now: Instant
) -> list[Prepared]:
    """What is ready about one opportunity, each by itself; about several, one list that took them up."""
    if len({each.claimed.nudge.opportunity_id for each in ready}) > 1 and not _is_full(ready[0], member, batch, policy):
        into = await gathering.together(tx, member, now)
        batch.spoken[member.id] = batch.spoken.get(member.id, 0) + 1
        return [_taken_up(each.claimed, into, batch, now) for each in ready]
    found: list[Prepared] = []
    for each in ready:
        full = await _if_full(tx, each.claimed, member, batch, policy, now)
        if full is None:
            _count(each.claimed.nudge, member, batch)
        found.append(full or each)
    return found


def _taken_up(claimed: Claimed, into: NudgeId, batch: Batch, now: Instant) -> Prepared:
    """A nudge that comes with a list."""
    taken = settlement(claimed, NudgeStatus.CANCELLED, into=into, delivered_at=now)
    batch.taken.append(taken)
    return Prepared(claimed, unsent=taken)


async def _if_full(
    tx: Tx, claimed: Claimed, member: Member, batch: Batch, policy: Policy, now: Instant
) -> Prepared | None:
    """What becomes of a nudge on a day that brought enough: put off, or taken up by the next morning's list."""
    if not _is_full(Prepared(claimed), member, batch, policy):
        return None
    nudge, busy = claimed.nudge, batch.busy.get(member.id, ())
    if nudge.opportunity_id is None:
        # A list, or what is about no opportunity, is no row of another list.
        return _put_off(claimed, gathering.morning_after(member, busy, policy, now))
    into = await gathering.gather(tx, member, busy, policy, now)
    if nudge.about is not None:
        batch.said[nudge.about] = claimed
    return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED, into=into))


def _is_full(prepared: Prepared, member: Member, batch: Batch, policy: Policy) -> bool:
    nudge = prepared.claimed.nudge
    kept = 0 if nudge.kind is NudgeKind.DEBRIEF else batch.prompts.get(member.id, 0)
    return nudge.kind not in ASKED_FOR and _full(nudge, policy, batch.spoken.get(member.id, 0) + kept)


def _count(nudge: Nudge, member: Member, batch: Batch) -> None:
    """Counts what goes out among the day's messages."""
    if nudge.kind is NudgeKind.DEBRIEF:
        batch.prompts[member.id] = max(0, batch.prompts.get(member.id, 0) - 1)
    if nudge.kind not in ASKED_FOR and nudge.kind is not NudgeKind.GATHERED:
        batch.spoken[member.id] = batch.spoken.get(member.id, 0) + 1


def _put_off(claimed: Claimed, until: Instant, *, untried: bool = True) -> Prepared:
    return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.POSTPONED, next_at=until, untried=untried))


async def _run(
    tx: Tx,
    claimed: Claimed,
    member: Member,
    dossier: dossiers.Dossier | None,
    batch: Batch,
    policy: Policy,
    now: Instant,
) -> Prepared:
    """What the errand of a nudge comes to: a card to send, or nothing any more."""
    nudge = claimed.nudge
    about = Errand(nudge, batch.who[member.id], dossier, now, tx, policy, batch.reworded.get(nudge.id), batch.coaching)
    card = await errands.run(about)
    if card is None:
        return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED))
    if nudge.kind in REMINDERS:
        # What is said once is not to be said by the next errand of this batch too.
        batch.who[member.id] = replace(batch.who[member.id], country_said=True)
    if nudge.about is not None:
        batch.said[nudge.about] = claimed
    replaces = None
    if nudge.opportunity_id is not None:
        # A follow-up takes the place of whatever came last; another round keeps its own live card.
        subject = "" if nudge.kind in FOLLOWING else nudge.subject
        replaces = await nudges.last_receipt(tx, nudge.opportunity_id, subject=subject)
    *others, last = member.addresses
    return Prepared(claimed, to=last, card=card, replaces=replaces, instead=others[-1] if others else None)


def _full(nudge: Nudge, policy: Policy, spoken: int) -> bool:
    """Whether the day has brought what a day may bring; a list of this morning has its place kept."""
    if nudge.kind is NudgeKind.GATHERED:
        return spoken > policy.unasked_a_day
    return spoken >= policy.unasked_a_day


def _midnight(member: Member, now: Instant) -> Instant:
    zone = member.zone or "UTC"
    return on_the_line(wall(now, zone).date(), time(0), zone).instant


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


def still_doubtful(unsent: Settlement) -> Settlement:
    """The same, but for a nudge that an earlier try may have delivered: put off, it is asked after again."""
    if unsent.status is NudgeStatus.POSTPONED:
        return replace(unsent, status=NudgeStatus.UNCERTAIN)
    return unsent


def settlement(
    claimed: Claimed,
    status: NudgeStatus,
    *,
    next_at: Instant | None = None,
    delivered_at: Instant | None = None,
    receipt: Receipt | None = None,
    into: NudgeId | None = None,
    untried: bool = False,
) -> Settlement:
    """What becomes of a claimed nudge."""
    return Settlement(
        id=claimed.nudge.id, token=claimed.nudge.token or "", status=status, next_at=next_at,
        delivered_at=delivered_at, receipt=receipt, into=into, untried=untried,
    )  # fmt: skip
