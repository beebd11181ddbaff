"""The weekly message: what was opted into and is about no contact; Monday morning, none in an empty week."""

from dataclasses import replace
from datetime import timedelta

from bot.cards import goals as goal_cards
from bot.cards import weekly as cards
from bot.cards.words import reader_for
from bot.chat.card import Card
from bot.chat.reply import ToAction
from bot.clock import Instant
from bot.handlers import dripping, goals, pledges
from bot.handlers.errand import Errand
from bot.handlers.routes import Routes
from bot.handlers.turn import Turn
from bot.model.calendar import on_the_line, wall
from bot.model.ids import NudgeId, derived
from bot.model.note import DONE
from bot.model.nudge import Because, Nudge, NudgeKind, NudgeStatus, Reason
from bot.model.opportunity import Contact
from bot.model.people import Member
from bot.model.policy import Policy
from bot.store import contacts, members, notes, nudges
from bot.store.tx import Tx

WEEK = timedelta(days=7)
_ALL = 500


AFTER_THE_REST = timedelta(minutes=30)
"""How long after the morning's own messages it comes: it tells how things stand once they are out."""


def monday(zone: str, policy: Policy, now: Instant) -> Instant:
    """The next Monday morning on the member's calendar, later than now."""
    today = wall(now, zone).date()
    day = today - timedelta(days=today.weekday())
    at = on_the_line(day, policy.morning, zone).instant + AFTER_THE_REST
    while at <= now:
        day += WEEK
        at = on_the_line(day, policy.morning, zone).instant + AFTER_THE_REST
    return at


async def keep(tx: Tx, member: Member, policy: Policy, now: Instant, *, seed: str) -> None:
    """Plans the next weekly message by the settings as they are, or calls it off; `seed` is new for each call.

    A cohort's tips are planned with it: together they are one message a week.

    One that is due already and waits, as in a pause, stays what it is, and plans the one after it as it goes out.
    """
    await dripping.keep(tx, member, now)
    waiting = [each for each in await nudges.coming(tx, member.id, _ALL) if each.kind is NudgeKind.WEEKLY]
    if not member.weekly or member.zone is None:
        await nudges.cancel(tx, [each.id for each in waiting])
        return
    at = monday(member.zone, policy, now)
    moved = [each for each in waiting if each.due_at > now and each.due_at != at]
    await nudges.cancel(tx, [each.id for each in moved])
    if moved or not waiting:
        await nudges.add(tx, _nudge(member, at, NudgeId(derived(member.id, NudgeKind.WEEKLY, seed))))


def _nudge(member: Member, at: Instant, id: NudgeId) -> Nudge:
    return Nudge(
        id=id, to=member.id, kind=NudgeKind.WEEKLY, subject=member.id, due_at=at, next_at=at,
        reason=Reason(Because.OPTED_IN, at),
    )  # fmt: skip


async def errand(errand: Errand) -> Card | None:
    """The message; nothing in a week in which nothing was logged, written or ahead. The next is planned either way."""
    member, now = errand.member, errand.now
    if not member.weekly or member.zone is None:
        return None
    # Its id comes of this one's: an errand that is run again plans no second.
    at = monday(member.zone, errand.policy, now)
    await nudges.add(errand.tx, _nudge(member, at, NudgeId(derived(errand.nudge.id, "next"))))
    coming = await nudges.coming(errand.tx, member.id, _ALL)
    if any(each.kind is NudgeKind.TIP and each.due_at < now + WEEK for each in coming):
        # One message a week: what this one holds comes with the tip.
        return None
    found = await week(errand.tx, member, now)
    return None if found is None else cards.weekly(errand.reader, found, discreet=errand.member.discreet)


async def week(tx: Tx, member: Member, now: Instant) -> cards.Week | None:
    """What the member's week comes to; None of one in which nothing was logged, written or ahead."""
    written, every = await notes.of(tx, member.id), await contacts.of(tx, member.id)
    over = {each.id for each in every if each.ended_at <= now}
    # What is being closed at this moment waits no more.
    closing = {
        each.opportunity_id
        for each in await nudges.coming(tx, member.id, _ALL)
        if each.kind is NudgeKind.CLOSE and (each.status is NudgeStatus.CLAIMED or each.next_at <= now)
    }
    waiting = sum(
        each.open and each.contact_id in over and each.opportunity_id not in closing for each in written
    )
    done = any(each.status in DONE and each.done_at is not None and each.done_at > now - WEEK for each in written)
    if not (waiting or done or _busy(every, now)):
        return None
    lines = goal_cards.weekly_lines(reader_for(member), await goals.mine(tx, member, now))
    return cards.Week(
        number=wall(now, member.zone or "UTC").isocalendar().week,
        record=await pledges.report(tx, member, now),
        waiting=waiting,
        goal=lines,
    )


def _busy(every: tuple[Contact, ...], now: Instant) -> bool:
    """Whether something was held or logged in the week behind, or lies in the one ahead."""
    return any(
        now - WEEK < each.starts_at < now + WEEK or now - WEEK < each.logged_at <= now for each in every
    )


async def set_weekly(turn: Turn, *, yes: bool) -> Turn:
    """The turn after the member chose."""
    member = replace(turn.member, weekly=yes)
    await members.put(turn.tx, member)
    await keep(turn.tx, member, turn.policy, turn.now, seed=turn.new_id())
    turn.leaves("settings.show", "")
    return turn.as_member(member, turn.reader)


async def off(turn: Turn, value: str, picked: str | None) -> ToAction:
    """No more weekly messages."""
    return cards.off((await set_weekly(turn, yes=False)).reader)


async def on(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One a week again."""
    return cards.on((await set_weekly(turn, yes=True)).reader)


ROUTES = Routes(actions={"weekly.off": off, "weekly.on": on})
