"""The drip: the next tip of a cohort waits for whoever wants tips, at their own 9:30, and moves with their zone."""

from bot.cards import tips as cards
from bot.cards.words import reader_for
from bot.clock import Instant
from bot.handlers import dossier as dossiers
from bot.handlers.turn import Turn
from bot.model import drip
from bot.model.cohort import Cohort, Role
from bot.model.ids import NudgeId, derived
from bot.model.nudge import Because, Nudge, NudgeKind, Reason
from bot.model.people import Member
from bot.model.policy import DEFAULT
from bot.store import cadences, grants, nudges
from bot.store.tx import Tx

_ALL = 500


async def of_member(tx: Tx, member: Member) -> Cohort | None:
    """The cohort whose tips they get: the one they joined last of those that go on, where they want them."""
    for mine, cohort in await grants.places_of(tx, member.id):
        if cohort.open and mine.role is Role.MEMBER:
            return cohort if mine.tips else None
    return None


async def keep(tx: Tx, member: Member, now: Instant) -> Instant | None:
    """When the next tip comes, which alone waits; None where none does.

    One that is due already and waits, as in a pause, stays what it is.
    """
    cohort = await of_member(tx, member) if member.zone is not None else None
    wanted = _next(cohort, member, now)
    coming = [each for each in await nudges.coming(tx, member.id, _ALL) if each.kind is NudgeKind.TIP]
    stays = {wanted.id} if wanted is not None else set()
    if cohort is not None:
        stays |= {each.id for each in coming if each.due_at <= now and each.subject == cohort.id}
    await nudges.cancel(tx, [each.id for each in coming if each.id not in stays])
    if wanted is not None:
        await nudges.renew(tx, [wanted])
    return None if wanted is None else wanted.due_at


def _next(cohort: Cohort | None, member: Member, now: Instant) -> Nudge | None:
    if cohort is None or member.zone is None:
        return None
    found = drip.coming(cohort, cards.texts(reader_for(member), cohort), member.zone, now)
    if found is None:
        return None
    tip, at = found
    return Nudge(
        id=NudgeId(derived(member.id, NudgeKind.TIP, cohort.id, tip.day)), to=member.id, kind=NudgeKind.TIP,
        subject=cohort.id, ordinal=str(tip.day), due_at=at, next_at=at, reason=Reason(Because.COHORT, at),
    )  # fmt: skip


async def anew(turn: Turn) -> None:
    """What holds for a member who has joined a cohort or left one: reminders by its policy, or by the usual one again,
    and its tips.
    """
    policy = await cadences.policy_of(turn.tx, turn.member.id, DEFAULT)
    if turn.zone is not None:
        await dossiers.replan_everything(turn.tx, turn.member, policy, turn.now)
    await keep(turn.tx, turn.member, turn.now)
