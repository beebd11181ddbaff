"""What members and coaches of a cohort are told: each errand re-reads the truth, and answers a card or nothing."""

from bot.chat.card import Card
from bot.handlers import cohort_ending, cohort_joining, cohorts, digests, review_errands, rooms_changed, tips
from bot.handlers.errand import Errand


async def invited(errand: Errand) -> Card | None:
    """The invitation of a coach, while the cohort can be joined."""
    return await cohort_joining.invited(errand)


async def tip(errand: Errand) -> Card | None:
    """The tip of this day of the cohort."""
    return await tips.errand(errand)


async def queue(errand: Errand) -> Card | None:
    """The drafts that wait for this coach."""
    return await review_errands.queue(errand)


async def read_soon(errand: Errand) -> Card | None:
    """One draft that is needed soon."""
    return await review_errands.read_soon(errand)


async def reviewed(errand: Errand) -> Card | None:
    """What a coach said of a draft."""
    return await review_errands.reviewed(errand)


async def may_i(errand: Errand) -> Card | None:
    """A coach asks whether they may read a draft."""
    return await review_errands.may_i(errand)


async def closing(errand: Errand) -> Card | None:
    """The closing page."""
    return await cohort_ending.closing(errand)


async def coached(errand: Errand) -> Card | None:
    """What is for a coach alone."""
    if errand.nudge.ordinal.startswith("role "):
        return await cohort_ending.told_role(errand)
    if errand.nudge.ordinal.split(" ")[0] in (rooms_changed.GONE, rooms_changed.UNINVITED):
        return await cohorts.told_gone(errand)
    return await digests.coached(errand)
