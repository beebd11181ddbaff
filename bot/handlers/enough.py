"""Enough: many applications without a reply, said once and to the member alone."""

from dataclasses import replace
from datetime import timedelta

from bot.clock import Instant
from bot.handlers.turn import Turn
from bot.model.ids import OpportunityId
from bot.model.opportunity import SENT_IN, Contact, ContactKind, Outcome
from bot.model.people import Member
from bot.model.policy import Policy
from bot.store import contacts, members, opportunities
from bot.store.tx import Tx

SILENT = frozenset({Outcome.OPEN, Outcome.NO_ANSWER})


async def said_once(turn: Turn) -> int:
    """How many applications are without a reply, where that is to be said now; from then on nothing."""
    count = await to_be_said(turn.tx, turn.member, turn.policy, turn.now)
    if count:
        await members.put(turn.tx, replace(turn.member, enough_said=True))
    return count


async def to_be_said(tx: Tx, member: Member, policy: Policy, now: Instant) -> int:
    """How many applications are without a reply, where that is to be said and was not yet; else 0."""
    if member.enough_said:
        return 0
    count = await unanswered(tx, member, policy, now)
    return count if count >= policy.silent_applications else 0


async def unanswered(tx: Tx, member: Member, policy: Policy, now: Instant) -> int:
    """The positions where something was handed in and nobody wrote, each old enough to have been answered."""
    quiet = {
        one.id
        for one in await opportunities.of(tx, member.id)
        if one.outcome in SILENT and one.replied_at is None and not one.social
    }
    touches: dict[OpportunityId, list[Contact]] = {}
    for contact in await contacts.of(tx, member.id):
        touches.setdefault(contact.opportunity_id, []).append(contact)
    since = now - timedelta(days=policy.application_after)
    return sum(
        any(one.kind in SENT_IN and one.ended_at <= since for one in every)
        and not any(one.kind is ContactKind.INTERVIEW for one in every)
        for id, every in touches.items()
        if id in quiet
    )
