"""When Afternote speaks about an opportunity: a pure function of facts, policy and calendar."""

from bot.clock import Instant
from bot.model import ahead, following, owed, thanking
from bot.model.case import ASIDE, Case, addressee, generation, last_of, silent_spans
from bot.model.nudge import Nudge
from bot.model.planner import Planner
from bot.model.policy import Policy

__all__ = ["ASIDE", "Case", "addressee", "generation", "last_of", "plan", "silent_spans"]


def plan(case: Case, policy: Policy, now: Instant) -> tuple[Nudge, ...]:
    """Every nudge that shall be waiting or was delivered about this opportunity, earliest first.

    Nothing in the past, but what was planned before and waits; the same facts give the same plan in any order.
    """
    if case.member.zone is None:
        return ()
    planner = Planner(case, policy, now)
    found: list[Nudge] = []
    for contact in case.contacts:
        found.extend(thanking.about(planner, contact))
        found.extend(each for each in (ahead.evening_before(planner, contact), owed.warmth(planner, contact)) if each)
    found = following.beside(planner, found)
    found.extend(ahead.pledges(planner))
    found.extend(owed.owed(planner))
    return tuple(sorted(found, key=lambda nudge: (nudge.due_at, nudge.id)))
