"""A stage: people, rooms, what each was shown, and a clock that can be moved.

The playground, rehearsals and tests are its faces. It is a chat platform of its own, kept in memory and, when
it has a name, in the database too, so that a restart finds it as it was.
"""

from bot.stage.actor import Actor
from bot.stage.shown import BOT, PLATFORM, TENANT, Kind, Shown, controls
from bot.stage.stage import Stage

__all__ = ["BOT", "PLATFORM", "TENANT", "Actor", "Kind", "Shown", "Stage", "controls"]
