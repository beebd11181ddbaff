"""Nights: whose night is kept where a member's own is not known, as with whoever a coach has invited."""

from collections.abc import Mapping, Sequence

from bot.model.ids import CohortId, NudgeId, ReviewId
from bot.model.nudge import Nudge, NudgeKind
from bot.store import cohorts, reviews
from bot.store.rights import system
from bot.store.tx import Tx

_OF_COHORT = frozenset({NudgeKind.INVITED, NudgeKind.QUEUE, NudgeKind.CLOSING, NudgeKind.COACHED, NudgeKind.TIP})
_OF_REVIEW = frozenset({NudgeKind.REVIEWED, NudgeKind.READ_SOON})


async def of(tx: Tx, due: Sequence[Nudge]) -> Mapping[NudgeId, str]:
    """The zone of the cohort that each of these is about; what is about none is left out.

    Raises NotYours for anybody but the bot itself.
    """
    system(tx.asker)
    shown = {nudge.id: ReviewId(nudge.subject) for nudge in due if nudge.kind in _OF_REVIEW}
    about = {nudge.id: CohortId(nudge.subject) for nudge in due if nudge.kind in _OF_COHORT}
    about |= {
        nudge.id: CohortId(nudge.ordinal.partition(" ")[0]) for nudge in due if nudge.kind is NudgeKind.MAY_I
    }
    if shown:
        known = {each.id: each for each in await reviews.table.get_many(tx, shown.values())}
        about |= {id: known[each].cohort_id for id, each in shown.items() if each in known}
    found = await cohorts.get_many(tx, set(about.values())) if about else {}
    return {id: found[each].zone for id, each in about.items() if each in found}
