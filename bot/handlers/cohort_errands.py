"""News of a cohort for one person: the nudge's ordinal says of what."""

from bot.chat.card import Card
from bot.handlers import cohort_ending, cohorts, digests, rooms_changed
from bot.handlers.errand import Errand


async def coached(errand: Errand) -> Card | None:
    """What somebody is there now, that a channel is gone, or a rate that the channel was not shown."""
    if errand.nudge.ordinal.startswith("role "):
        return await cohort_ending.told_role(errand)
    if errand.nudge.ordinal.split(" ")[0] in (rooms_changed.GONE, rooms_changed.UNINVITED):
        return await cohorts.told_gone(errand)
    return await digests.coached(errand)
