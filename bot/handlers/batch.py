"""A batch: the claimed nudges that are due together, each run as an errand or put off, in one transaction."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import time, timedelta

from bot.chat.card import Card
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers import errands, gathering
from bot.handlers.errand import Errand
from bot.handlers.gathering import Spans
from bot.model.cadence import silent_spans
from bot.model.calendar import Quiet, business_days_after, on_the_line, wall
from bot.model.ids import MemberId, NudgeId, OpportunityId
from bot.model.nudge import ASKED_FOR, FOLLOWING, PROMPTS, REMINDERS, Nudge, NudgeKind, NudgeStatus
from bot.model.opportunity import Contact
from bot.model.people import Member
from bot.model.policy import Policy
from bot.ports import Receipt
from bot.store import contacts, members, nudges
from bot.store.queue import Claimed, Settlement
from bot.store.tx import Tx


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
    prompts: dict[MemberId, int]
    """Debrief prompts still to come this local day: their place among the day's messages is kept."""
    spoken: dict[MemberId, int]
    """Unasked messages of this local day, a morning list that is still to come among them."""
    said: dict[tuple[str, str], Claimed]
    """What went out about an interview's live card, or as a follow-up."""


async def prepare(
    tx: Tx,
    claimed: Sequence[Claimed],
    *,
    doubtful: Set[NudgeId],
    out: Sequence[Claimed],
    policy: Policy,
    now: Instant,
) -> list[Prepared]:
    """What to send of these, and how to settle the rest; those that somebody called off meanwhile are left out.

    `out` were found to be with their members already, and are yet to be settled.
    """
    # From here to the commit nobody else writes for these members: what is read is what counts.
    await tx.hold({each.nudge.to for each in claimed})
    claimed = await _still_ours(tx, claimed)
    batch = await _batch(tx, [each.nudge for each in claimed], policy, now)
    for each in out:
        if each.nudge.kind not in ASKED_FOR:
            batch.spoken[each.nudge.to] = batch.spoken.get(each.nudge.to, 0) + 1
        if each.nudge.about is not None:
            batch.said[each.nudge.about] = each
    ready: list[Prepared] = []
    for each in _in_order(claimed):
        member = batch.who.get(each.nudge.to)
        if member is None:
            ready.append(Prepared(each, unsent=settlement(each, NudgeStatus.CANCELLED)))
            continue
        prepared = await _one(tx, each, member, batch, policy, now)
        if prepared.unsent is not None and each.nudge.id in doubtful:
            prepared = replace(prepared, unsent=still_doubtful(prepared.unsent))
        ready.append(prepared)
    return ready


async def _still_ours(tx: Tx, claimed: Sequence[Claimed]) -> list[Claimed]:
    """Those that nobody called off or moved since they were claimed."""
    rows = await nudges.get_many(tx, {each.nudge.id for each in claimed})
    held = {id for id, row in rows.items() if row.status is NudgeStatus.CLAIMED}
    return [each for each in claimed if each.nudge.id in held and rows[each.nudge.id].token == each.nudge.token]


async def _batch(tx: Tx, due: Sequence[Nudge], policy: Policy, now: Instant) -> Batch:
    who = await members.get_many(tx, {nudge.to for nudge in due})
    midnight = {id: _midnight(one, now) for id, one in who.items()}
    spoken = await nudges.unasked_since(tx, set(who), midnight)
    tomorrow = {id: _midnight(one, now + timedelta(days=1)) for id, one in who.items()}
    places = await nudges.places_before(tx, set(who), tomorrow)
    prompts = {id: count for (id, kind), count in places.items() if kind is NudgeKind.DEBRIEF}
    for (id, kind), count in places.items():
        if kind is NudgeKind.GATHERED:
            # A list that is still to come this day, whichever day it was made for, has its place.
            spoken[id] = spoken.get(id, 0) + count
    token = next((nudge.token for nudge in due if nudge.token is not None), "")
    for id, count in (await nudges.in_doubt(tx, set(who), token)).items():
        spoken[id] = spoken.get(id, 0) + count
    truth = await dossiers.read_many(tx, due, who, policy)
    busy = {each.opportunity.member_id: each.busy for each in truth.values()}
    met: dict[MemberId, list[Contact]] = {}
    if unread := who.keys() - busy.keys():
        for contact in await contacts.of_members(tx, unread):
            met.setdefault(contact.member_id, []).append(contact)
    busy |= {id: silent_spans(each, policy) for id, each in met.items()}
    return Batch(who=who, truth=truth, busy=busy, prompts=prompts, spoken=spoken, said={})


async def _one(tx: Tx, claimed: Claimed, member: Member, batch: Batch, policy: Policy, now: Instant) -> Prepared:
    nudge = claimed.nudge
    dossier = batch.truth.get(nudge.opportunity_id) if nudge.opportunity_id is not None else None
    busy = batch.busy.get(member.id, ())
    allowed = _allowed(member, busy, nudge, now)
    if dossier is not None and allowed <= now:
        allowed = _apart(nudge, dossier, member, busy, policy, now)
    if allowed > now:
        put_off = settlement(claimed, NudgeStatus.POSTPONED, next_at=allowed, untried=True)
        return Prepared(claimed, unsent=put_off)
    about = nudge.about
    if dossier is not None and (over := _overtaken(nudge, dossier)) is not None:
        return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED, into=over))
    if about is not None and (said := batch.said.get(about)) is not None:
        return Prepared(claimed, unsent=_beside(claimed, said, member, busy, policy, now))
    unasked = nudge.kind not in ASKED_FOR
    kept = 0 if nudge.kind is NudgeKind.DEBRIEF else batch.prompts.get(member.id, 0)
    if unasked and _full(nudge, policy, batch.spoken.get(member.id, 0) + kept):
        if nudge.kind is NudgeKind.GATHERED:
            next_at = gathering.morning_after(member, busy, policy, now)
            put_off = settlement(claimed, NudgeStatus.POSTPONED, next_at=next_at, untried=True)
            return Prepared(claimed, unsent=put_off)
        into = await gathering.gather(tx, member, busy, policy, now)
        if about is not None:
            batch.said[about] = claimed
        return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED, into=into))
    errand = Errand(nudge, member, dossier, now, tx, policy)
    card = await errands.run(errand)
    if card is None:
        return Prepared(claimed, unsent=settlement(claimed, NudgeStatus.CANCELLED))
    if nudge.kind in REMINDERS:
        # What is said once is not to be said by the next errand of this batch too.
        batch.who[member.id] = replace(member, country_said=True)
    if nudge.kind is NudgeKind.DEBRIEF:
        batch.prompts[member.id] = max(0, batch.prompts.get(member.id, 0) - 1)
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


def _full(nudge: Nudge, policy: Policy, spoken: int) -> bool:
    """Whether the day has brought what a day may bring; a list of this morning has its place kept."""
    if nudge.kind is NudgeKind.GATHERED:
        return spoken > policy.unasked_a_day
    return spoken >= policy.unasked_a_day


def _beside(
    claimed: Claimed, said: Claimed, member: Member, busy: Spans, policy: Policy, now: Instant
) -> Settlement:
    """What becomes of a nudge that is due in the same moment as another about the same."""
    if claimed.nudge.kind in PROMPTS:
        return settlement(claimed, NudgeStatus.CANCELLED, into=said.nudge.id)
    zone = member.zone or "UTC"
    day = business_days_after(wall(now, zone).date(), policy.status_after)
    later = member.quiet(busy).first_allowed(on_the_line(day, policy.morning, zone).instant)
    return settlement(claimed, NudgeStatus.POSTPONED, next_at=later, untried=True)


def _apart(
    nudge: Nudge, dossier: dossiers.Dossier, member: Member, busy: Spans, policy: Policy, now: Instant
) -> Instant:
    """The first moment that keeps its distance from the one before it, which may have been late."""
    before = [each for each in dossier.nudges if each.delivered_at is not None and each.id != nudge.id]
    quiet = member.quiet(busy)
    if nudge.kind in PROMPTS:
        about = [each for each in before if each.subject == nudge.subject]
        steps = [each.delivered_at for each in about if each.kind in PROMPTS and each.delivered_at is not None]
        earliest = max((at + policy.draft_after - policy.debrief_after for at in steps), default=now)
        reminded = [each.delivered_at for each in about if each.kind in REMINDERS and each.delivered_at is not None]
        if nudge.kind is NudgeKind.THANK and reminded:
            earliest = max(earliest, max(reminded) + policy.apart)
        return quiet.first_allowed(max(now, earliest))
    if nudge.kind in FOLLOWING:
        asked = [each for each in before if each.kind is NudgeKind.FOLLOW_UP and each.round == nudge.round]
        last = max((each.delivered_at for each in asked if each.delivered_at is not None), default=None)
        if last is not None:
            day = business_days_after(wall(last, quiet.zone).date(), policy.status_after)
            return quiet.first_allowed(max(now, on_the_line(day, policy.morning, quiet.zone).instant))
    return now


def _overtaken(nudge: Nudge, dossier: dossiers.Dossier) -> NudgeId | None:
    """The later state of the live card that went out instead of this earlier one, which was late."""
    later = {NudgeKind.DEBRIEF: (NudgeKind.DRAFT, NudgeKind.THANK), NudgeKind.DRAFT: (NudgeKind.THANK,)}
    for each in dossier.nudges:
        about = each.subject == nudge.subject and each.kind in later.get(nudge.kind, ())
        if about and each.delivered_at is not None and each.delivered_at >= nudge.due_at:
            return each.id
    return None


def _midnight(member: Member, now: Instant) -> Instant:
    zone = member.zone or "UTC"
    return on_the_line(wall(now, zone).date(), time(0), zone).instant


def _allowed(member: Member, busy: Spans, nudge: Nudge, now: Instant) -> Instant:
    """The first moment when this nudge may be sent; a time that the member chose is kept at night too."""
    if member.zone is None or nudge.kind is NudgeKind.WELCOME:
        # They are here this very moment.
        return now
    if nudge.kind in ASKED_FOR:
        chosen = Quiet(zone=member.zone, wakes=time.min, sleeps=time.max, until=member.paused_until, busy=busy)
        return chosen.first_allowed(now)
    return member.quiet(busy).first_allowed(now)


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
