"""The groups that somebody is in: as their own page and settings name them, and which commands concern them there."""

from collections.abc import Sequence

from bot.chat.spec import CommandSpec
from bot.model.cohort import Role
from bot.model.sight import Place
from bot.store import grants, reading
from bot.store.tx import Tx

MOST = 5
"""Groups that one page names."""
OPENS = "cohort create"
"""The coaches' command that makes somebody a coach."""


async def mine(tx: Tx) -> tuple[Place, ...]:
    """The asker's groups that go on, the latest joined first; a coach's with the count of drafts that wait."""
    open_ = [(each, cohort) for each, cohort in await grants.places(tx) if cohort.open][:MOST]
    waits = {
        cohort.id: await reading.waits(tx, cohort.id) for each, cohort in open_ if each.role is Role.COACH
    }  # fmt: skip
    counts = {id: found.count for id, found in waits.items() if found is not None}
    return tuple(Place(cohort, each, counts.get(cohort.id, 0)) for each, cohort in open_)


async def concerning(tx: Tx, specs: Sequence[CommandSpec]) -> tuple[CommandSpec, ...]:
    """Those of these commands that concern the asker: a coach's own are for who coaches or sponsors a group."""
    looks_after = any(each.role is not Role.MEMBER for each, _ in await grants.places(tx))
    return tuple(spec for spec in specs if looks_after or not spec.coach or spec.path == OPENS)
